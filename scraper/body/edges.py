"""Where the article ends: before a second one begins, and not before its own last lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import Array, Columns, LeafTable

LEAST_FIRST = 400
"""Characters that must be kept of the first article before a second one is believed."""
LAST_LINES, LAST_CHARS = 2, 60
"""Lines in italics at the very end ("Additional reporting by ..."): how many, and how long each at most."""


def cut_stream(columns: Columns, chars: Array, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drops all from the heading, made like the title, with which another `<article>` begins."""
    again = np.diff(columns["rep"], prepend=0) > 0
    for row in np.nonzero(again & (columns["inart"] < 0))[0].tolist():
        if float(chars[:row][kept[:row]].sum()) >= LEAST_FIRST:
            kept = kept.copy()
            kept[row:] = False
            break
    return kept


def add_last_lines(table: LeafTable, columns: Columns, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Adds the short paragraphs wholly in italics that follow the last one kept, under the same parent."""
    rows = np.nonzero(kept)[0]
    if not len(rows):
        return kept
    last = int(rows[-1])
    for row in range(last + 1, min(last + 1 + LAST_LINES, table.size)):
        if not _goes_on(table, columns, row):
            break
        kept = kept.copy()
        kept[row] = True
    return kept


def _goes_on(table: LeafTable, columns: Columns, row: int) -> bool:
    here, before = table.leaves[row], table.leaves[row - 1]
    return bool(
        here.index == before.index + 1
        and here.element.tag == before.element.tag == "p"
        and here.element.parent is before.element.parent
        and not here.element.names.strip()
        and columns["em"][row] > 0.95
        and not here.link_chars
        and len(here.text) < LAST_CHARS
    )
