"""The place from which an article is told, set before its first paragraph, not in it: `<b>Bandung</b> - <p>...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable

DASHES = frozenset("-–—")
MAX_CHARS = 40


def add_place(table: LeafTable, kept: Flags) -> Flags:
    """Adds the bare text right above the first paragraph, in the element that holds it, if it ends with a dash."""
    rows = rows_of(kept)
    above = rows[0] - 1 if rows else -1
    if above < 0 or len(text := table.texts[above]) > MAX_CHARS or text[-1] not in DASHES:
        return kept
    here, first = table.leaves[above], table.leaves[above + 1]
    if first.element.parent is not here.element:
        return kept
    added = kept.copy()
    added[above] = True
    return added
