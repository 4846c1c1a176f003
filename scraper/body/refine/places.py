"""The place from which an article is told, set before its first paragraph, not in it: `<b>Bandung</b> - <p>...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable

DASHES = frozenset("-–—")
MAX_CHARS = 40


def add_place(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Adds the bare text right above the first paragraph, in the element that holds it, if it ends with a dash."""
    rows = np.nonzero(kept)[0]
    above = int(rows[0]) - 1 if len(rows) else -1
    if above < 0 or len(text := table.texts[above]) > MAX_CHARS or text[-1] not in DASHES:
        return kept
    here, first = table.leaves[above], table.leaves[above + 1]
    if first.element.parent is not here.element or here.link_chars or not text[0].isalpha():
        return kept
    added = kept.copy()
    added[above] = True
    return added
