"""Cards amid the text: titles made alike, each over a price or a mark, and nothing else: goods, and what a reviewer
gave. A heading of the article has text below it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scraper.body.refine.signatures import DIGIT
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable

LEAST = 3
MARK_CHARS = 20


def drop_cards(table: LeafTable, kept: Flags) -> Flags:
    """Drops such titles, and the heading over them."""
    rows = rows_of(kept)
    heads = rows_of(kept & table.heading)
    if len(heads) < LEAST or not any(_is_marked(table, kept, row) for row in heads):
        return kept
    left, over = kept.copy(), -1
    for make, group in groupby(rows, lambda row: _make(table, kept, row)):
        run = list(group)
        if make and len(run) >= LEAST:
            left[run] = False
            if over >= 0 and table.heading[over]:
                left[over] = False
        over = run[-1]
    return left


def _make(table: LeafTable, kept: Flags, row: int) -> tuple[str, str] | None:
    """How it is made, if it is such a title."""
    return table.leaves[row].element.make if table.heading[row] and _is_marked(table, kept, row) else None


def _is_marked(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether a figure, that was not taken, stands right below it."""
    below = row + 1
    if below >= table.size or kept[below]:
        return False
    text = table.texts[below]
    return len(text) <= MARK_CHARS and DIGIT.search(text) is not None
