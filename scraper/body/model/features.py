"""What the model knows of each text leaf: features by name, one value a leaf.

Everything comes from the scan's lists; the DOM is not touched again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.model.container_features import container_columns
from scraper.body.model.name_features import name_columns
from scraper.body.model.title_features import title_columns

if TYPE_CHECKING:
    from scraper.body.model.names import NameReader
    from scraper.body.model.weights import TextWeights
    from scraper.body.table import Array, Columns, LeafTable
    from scraper.document import Leaf

TAG_CODES = {
    tag: code
    for code, tag in enumerate(
        "p div span li td h1 h2 h3 h4 h5 h6 a blockquote figcaption article section body center pre dd dt th "
        "address summary label button cite main header footer aside".split(),
        start=1,
    )
}
"""Roughly from most to least likely to be body, so that a split on the code makes sense."""


def leaf_features(table: LeafTable, names: NameReader, words: TextWeights) -> Columns:
    """All features by name, each an array with one value a leaf."""
    columns = text_columns(table, words)
    columns |= name_columns(table, names)
    columns |= container_columns(table, columns)
    columns |= title_columns(table)
    columns |= neighbour_columns(table, columns)
    return columns


def text_columns(table: LeafTable, words: TextWeights) -> Columns:
    """What the leaf's own text looks like."""
    texts, leaves, chars = table.texts, table.leaves, table.chars
    copies: dict[str, int] = {}
    for text in texts:
        copies[text] = copies.get(text, 0) + 1
    return {
        "len": np.log1p(chars),
        "size": np.log1p(table.words),
        "link": table.link,
        "hid": (~table.shown).astype(np.float32),
        "endp": table.ended.astype(np.float32),
        "good": table.good,
        "strong": np.minimum(np.array([leaf.strong_chars for leaf in leaves], np.float32) / chars, 1),
        "em": np.array([_emphasis(leaf) if leaf.spans else 0.0 for leaf in leaves], np.float32),
        "commas": np.array([t.count(",") + t.count("、") + t.count("،") for t in texts], np.float32),
        "pcolon": np.array(
            [2 * leaf.link_chars > len(leaf.text) and ":" in leaf.text[:30] for leaf in leaves], np.float32
        ),
        "tag": np.array([TAG_CODES.get(leaf.element.tag, 0) for leaf in leaves], np.float32),
        "dup": np.array([copies[text] for text in texts], np.float32),
        "tw": np.array([words.read(text) for text in texts], np.float32),
        "inl": np.array([leaf.inner is not leaf.element for leaf in leaves], np.float32),
    }


def _emphasis(leaf: Leaf) -> float:
    chars = 0
    for start, end, kind, _ in leaf.spans:
        if kind == "emphasis":
            chars += end - start
    return min(1.0, chars / len(leaf.text)) if chars else 0.0


SHIFTED = {"len": 0.0, "link": 1.0, "tag": 0.0, "tw": 0.0, "tsum": 0.0, "endp": 0.0}
"""Features that a leaf also has of its neighbours, and what stands for one beyond the page's ends."""
BEYOND = np.array(list(SHIFTED.values()), np.float32)[:, None]
NEIGHBOURS = {step: [f"{name}{step}" for name in SHIFTED] for step in (1, 2, -1, -2)}
"""By how far above the leaf a neighbour stands, what its features are called."""


def neighbour_columns(table: LeafTable, columns: Columns) -> Columns:
    """The two leaves before and the two after, and how much running text is around."""
    size = table.size
    padded = np.empty((len(SHIFTED), size + 4), np.float32)
    padded[:] = BEYOND
    padded[:, 2 : size + 2] = [columns[name] for name in SHIFTED]
    found: Columns = {}
    for step, names in NEIGHBOURS.items():
        found |= zip(names, padded[:, 2 - step : 2 - step + size], strict=True)
    running: Array = np.zeros(size + 1, np.float32)
    table.good.cumsum(out=running[1:])
    rows = np.arange(size)
    for reach in (4, 10):
        low, high = np.maximum(rows - reach, 0), np.minimum(rows + reach + 1, size)
        judged: Array = (high - low).astype(np.float32)
        found[f"gd{reach}"] = (running[high] - running[low]) / judged
    found["ga4"] = running[np.minimum(rows + 5, size)] - running[1:]
    return found
