"""What class, id and tag of a leaf's element, and of those around it, say of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.model.names import GROUPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.model.names import NameReader
    from scraper.body.table import Columns, LeafTable
    from scraper.document import Element

TAG_BITS = {
    tag: 1 << bit
    for bit, tag in enumerate(
        "article main aside nav footer header form figure figcaption table ul blockquote section button".split()
    )
}
GROUP_BITS = {group: bit for bit, group in enumerate(GROUPS)}
ANYWHERE = "article comment related list meta dek highlight author side dialog signup body".split()
NEARBY = "caption comment highlight side shop dek title author legal".split()
"""Groups looked for anywhere above the leaf, and no more than two elements up."""
TAGS = "table ul figure figcaption section button blockquote".split()

FLAGS = [
    *(("ga_" + group, 0, 1 << GROUP_BITS[group]) for group in ANYWHERE),
    *(("gn_" + group, 1, 1 << GROUP_BITS[group]) for group in NEARBY),
    *(("in_" + tag, 2, TAG_BITS[tag]) for tag in TAGS),
]
"""Columns of which each is one bit: its name, whether it is of the groups anywhere, of those nearby, or of the tags,
and the bit."""
_FLAGS = [name for name, _, _ in FLAGS]
_MASKS = np.array([mask for _, mask, _ in FLAGS])
_FLAG_BITS = np.array([[bit] for _, _, bit in FLAGS])

_WEIGHTS = ("itmin", "tmin", "tmax", "tsum", "own", "par")

Inherited = tuple[int, int, float, float, float, int, float]
"""Tag bits and group mask of the element and all above it; lowest, highest, summed weight of the same; then its
own group mask, and the summed weight of its class and id alone."""
ROOT: Inherited = (0, 0, 0.0, 0.0, 0.0, 0, 0.0)
_BITS, _MASK, _LOW, _HIGH, _TOTAL, _OWN, _SUM = range(7)


def name_columns(table: LeafTable, names: NameReader) -> Columns:
    """What class, id and tag of the leaf's element and of those around it say."""
    rows = _inherited(table, names)
    row_of = table.row_of
    inner = rows.take([row_of[leaf.inner.index] for leaf in table.leaves], axis=1)
    block = rows.take(table.own, axis=1)
    above = rows.take(np.where(table.own > 0, table.up[1], len(row_of)), axis=1)
    weights = [inner[_LOW], block[_LOW], block[_HIGH], block[_TOTAL], block[_SUM], above[_SUM]]
    masks = np.array([inner[_MASK], inner[_OWN], block[_BITS], block[_OWN], above[_OWN]]).astype(np.int64)
    masks[1] |= masks[3] | masks[4]
    flags = masks.take(_MASKS, axis=0) & _FLAG_BITS > 0
    columns: Columns = dict(zip(_WEIGHTS, np.array(weights, np.float32), strict=True))
    columns |= zip(_FLAGS, flags.astype(np.float32), strict=True)
    return columns


def _inherited(table: LeafTable, reader: NameReader) -> NDArray[np.float64]:
    """What elements hand down to those below them: a row for each of `Inherited`, a column for each element, and
    at the end one for what stands above all."""
    read, bit_of = reader.read, TAG_BITS.get
    known: list[Inherited] = []
    for element, parent in zip(table.elements, table.parents, strict=True):
        bits, mask, low, high, total, _, _ = known[parent] if known else ROOT
        own, alone, attrs, names = 0, 0.0, element.attrs, element.names
        if names or "role" in attrs or "itemprop" in attrs:
            own, lowest, highest, summed = read(names)
            alone = summed
            if "role" in attrs or "itemprop" in attrs:
                own, lowest, highest, summed = read(described(element))
            if lowest < low:
                low = lowest
            if highest > high:
                high = highest
            total += summed
            mask |= own
        known.append((bits | bit_of(element.tag, 0), mask, low, high, total, own, alone))
    known.append(ROOT)
    flat = np.fromiter(chain.from_iterable(known), np.float64, len(known) * len(ROOT))
    return np.ascontiguousarray(flat.reshape(-1, len(ROOT)).T)


def described(element: Element) -> str:
    """Class and id, with role and itemprop as further names where there are any."""
    names, attrs = element.names, element.attrs
    if "role" in attrs:
        names += f" role-{attrs['role']}"
    if "itemprop" in attrs:
        names += f" ip-{attrs['itemprop']}".lower()
    return names
