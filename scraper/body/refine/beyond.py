"""What stands below the article's own box, beyond lines that are no part of it: who wrote it, what others say, what to
read next. The model takes it where the article is short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.refine.stretch import is_next_piece
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element

UNSURE = 0.75
"""How likely these lines are at most: what is likelier is the article's, whatever parts it."""
LEAST_TEXTS = 2
"""Paragraphs side by side in the article's own box."""
LEAST_SHARE, MOST_CHARS = 0.5, 700
"""Of what was kept, how much must stand in and above it, and how many characters may go: more is a next part."""


def drop_beyond(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops such lines, if all of them are unsure."""
    rows = kept.nonzero()[0]
    if len(rows) <= LEAST_TEXTS or probability[rows[-1]] >= UNSURE:
        return kept
    box = _own_box(table, kept)
    tail = rows[table.index[rows] >= box.last_leaf] if box is not None else rows[:0]
    if box is None or not len(tail) or len(tail) == len(rows) or probability[tail].max() >= UNSURE:
        return kept
    last = rows[len(rows) - len(tail) - 1]
    if table.index[tail[0]] - table.index[last] < 2 or _goes_on(table, box, tail.tolist()):
        return kept
    gone, whole = float(table.chars[tail].sum()), float(table.chars[rows].sum())
    if gone > min(MOST_CHARS, (1 - LEAST_SHARE) * whole):
        return kept
    left = kept.copy()
    left[tail] = False
    return left


def _goes_on(table: LeafTable, box: Element, tail: list[int]) -> bool:
    """Whether it is the next piece of a text in pieces, or has running text in a box made like the article's."""
    around = [table.leaves[row].element.parent for row in tail if table.running[row]]
    return is_next_piece(table, box, tail[0]) or any(
        one is not None and one.make == box.make for one in around
    )


def _own_box(table: LeafTable, kept: Flags) -> Element | None:
    """The element with most of the running text right within it, if there are several paragraphs."""
    found: dict[int, list[int]] = {}
    for row in rows_of(kept & table.running):
        element = table.leaves[row].element
        if element.tag not in HEADINGS and element.parent is not None:
            found.setdefault(element.parent.index, []).append(row)
    best = max(found.values(), key=lambda rows: float(table.chars[rows].sum()), default=[])
    return table.leaves[best[0]].element.parent if len(best) >= LEAST_TEXTS else None
