"""What class, id and tag of a leaf's element, and of those around it, say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.names import GROUPS

if TYPE_CHECKING:
    from scraper.body.names import NameReader
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

_ANYWHERE, _NEARBY = ["ga_" + group for group in ANYWHERE], ["gn_" + group for group in NEARBY]
_TAGS = ["in_" + tag for tag in TAGS]
_ANYWHERE_BITS = np.array([[1 << GROUP_BITS[group]] for group in ANYWHERE])
_NEARBY_BITS = np.array([[1 << GROUP_BITS[group]] for group in NEARBY])
_TAGS_BITS = np.array([[TAG_BITS[tag]] for tag in TAGS])

Inherited = tuple[int, int, int, float, float, float]
"""Tag bits and group mask of the element and all above it; its own mask; lowest, highest, summed weight."""
ROOT: Inherited = (0, 0, 0, 0.0, 0.0, 0.0)


class _Heritage:
    """What elements hand down to those below them, worked out once an element."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.known: dict[int, Inherited] = {-1: ROOT}

    def of(self, element: Element) -> Inherited:
        """Works out the element and all above it."""
        known = self.known
        if element.index in known:
            return known[element.index]
        chain: list[Element] = []
        above: Element | None = element
        while above is not None and above.index not in known:
            chain.append(above)
            above = above.parent
        found = known[above.index] if above is not None else ROOT
        for one in reversed(chain):
            bits, mask, _, low, high, total = found
            own = 0
            if one.attrs:
                own, lowest, highest, summed = self.names.read(described(one))
                if lowest < low:
                    low = lowest
                if highest > high:
                    high = highest
                total += summed
            found = known[one.index] = (bits | TAG_BITS.get(one.tag, 0), mask | own, own, low, high, total)
        return found


def described(element: Element) -> str:
    """Class and id, with role and itemprop as further names where there are any."""
    names, attrs = element.names, element.attrs
    if "role" in attrs:
        names += f" role-{attrs['role']}"
    if "itemprop" in attrs:
        names += f" ip-{attrs['itemprop']}".lower()
    return names


def name_columns(table: LeafTable, names: NameReader) -> Columns:
    """What class, id and tag of the leaf's element and of those around it say."""
    heritage, leaves = _Heritage(names), table.leaves
    inner = [heritage.of(leaf.inner) for leaf in leaves]
    block = [heritage.of(leaf.element) for leaf in leaves]
    known = heritage.known
    above = [known[leaf.element.parent.index if leaf.element.parent else -1] for leaf in leaves]
    bits = np.array([a[0] for a in block], np.int64)
    whole = np.array([a[1] for a in inner], np.int64)
    near = np.array([a[2] | b[2] | c[2] for a, b, c in zip(inner, block, above, strict=True)], np.int64)
    columns: Columns = {
        "itmin": np.array([a[3] for a in inner], np.float32),
        "tmin": np.array([a[3] for a in block], np.float32),
        "tmax": np.array([a[4] for a in block], np.float32),
        "tsum": np.array([a[5] for a in block], np.float32),
        "own": np.array([names.read(leaf.element.names)[3] for leaf in leaves], np.float32),
        "par": np.array(
            [names.read(p.names)[3] if (p := a.element.parent) else 0 for a in leaves], np.float32
        ),
    }
    columns |= zip(_ANYWHERE, (whole & _ANYWHERE_BITS > 0).astype(np.float32), strict=True)
    columns |= zip(_NEARBY, (near & _NEARBY_BITS > 0).astype(np.float32), strict=True)
    columns |= zip(_TAGS, (bits & _TAGS_BITS > 0).astype(np.float32), strict=True)
    return columns
