"""Where a text is cut for those who have not paid, the offer that stands in the place of the rest, or amid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.barrier import asks_to_pay
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Element

MOST = 900
"""Characters kept from the line on that asks to subscribe and read on: an offer's conditions take less, a text that
goes on below a prompt more."""
SHARE = 0.5
"""Of all that is kept."""
HEADED = 2
"""Lines above the terms of an offer, in one box with them."""
BOXES = frozenset(("div", "section", "aside"))
"""A line that is such an element itself is the whole offer."""


def cut_offer(table: LeafTable, kept: Flags) -> Flags:
    """Drops what stands from such a line on, if that is little: so only the last lines are asked. Where the text goes
    on below the offer, it is kept."""
    rows = rows_of(kept)
    if not rows:
        return kept
    chars = np.where(kept, table.chars, 0)
    below = chars[::-1].cumsum()[::-1]
    little = below <= min(MOST, SHARE * float(below[0]))
    places = range(max(int(little.argmax()), rows[0] + 1), rows[-1] + 1)
    asking = [row for row in places if little[row] and asks_to_pay(table.leaves[row])]
    if not asking:
        return kept
    left = kept.copy()
    left[asking[0] : _resumes(table, rows, asking[-1])] = False
    return left


def drop_terms(table: LeafTable, kept: Flags) -> Flags:
    """Drops the lists in a box that begins with such a line, if that was not taken: what one gets for it."""
    items = [table.leaves[row].element for row in rows_of(kept)]
    lists = {one.parent.index: one.parent for one in items if one.tag == "li" and one.parent is not None}
    left = kept.copy()
    for terms in lists.values():
        if _is_offer(table, kept, terms):
            left[table.rows_in(terms)] = False
    return left


def _is_offer(table: LeafTable, kept: Flags, terms: Element) -> bool:
    """Whether one of the lines above the list, in one box with it, asks to subscribe and read on, and none is kept."""
    box = terms.parent
    if box is None or terms.first_leaf - box.first_leaf > HEADED or kept[table.row_at(box.first_leaf)]:
        return False
    return any(asks_to_pay(leaf) for leaf in table.doc.scan.leaves[box.first_leaf : terms.first_leaf])


def _resumes(table: LeafTable, rows: list[int], line: int) -> int:
    """Where text goes on below the box that holds the line, beside paragraphs of those above; the end if nowhere."""
    paragraphs = [row for row in rows if table.running[row] and table.leaves[row].element.tag == "p"]
    within = {id(table.leaves[row].element.parent) for row in paragraphs if row < line}
    if (asking := table.leaves[line].element).tag not in BOXES:
        within.discard(id(asking.parent))  # conditions beside the line are the offer's
    below = (row for row in paragraphs if row > line and id(table.leaves[row].element.parent) in within)
    end = next(below, table.size)
    while end < table.size and table.heading[end - 1]:
        end -= 1
    return end
