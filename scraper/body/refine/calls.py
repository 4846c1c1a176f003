"""Small boxes that call on readers: to say what they think, by one of several buttons, or to follow the link that ends
the box below its title. No name is needed to tell them, nor a word of any language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element

MOST_BUTTONS, LEAST_BUTTONS = 200, 2
"""Of a page that are looked at; and of a box, side by side."""
MOST_OFFERS = 4
"""Of a page: where there are more, the article is a list of them."""
MOST_LEAVES, MOST_CHARS = 6, 250
"""Lines and characters of such a box, its buttons among them."""
UNSURE = 0.75
"""Lines that are likelier than this are the article's own."""
LEAST_LEFT = 400
"""Characters of the body that must be left, if what goes is not the least part of it."""


def drop_calls(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops the lines of such boxes, if the model was sure of none, and enough of the body is left."""
    unsure = kept & (probability < UNSURE) & (table.chars < MOST_CHARS)
    running = rows_of(kept & table.running)
    unsure[: running[0] + 1 if running else table.size] = False  # buttons stand beside a standfirst, too
    if not unsure.any():
        return kept
    left = kept.copy()
    for box in (*_votes(table, unsure), *_offers(table, kept, unsure)):
        inside = table.inside(box)
        if not (kept & inside & ~unsure).any() and float(table.chars[inside].sum()) < MOST_CHARS:
            left &= ~inside
    return table.left_if_enough(left, kept, LEAST_LEFT)


def _votes(table: LeafTable, unsure: Flags) -> Iterator[Element]:
    """The boxes of several buttons with a line of their own."""
    buttons = table.doc.scan.by_tag.get("button", ())[:MOST_BUTTONS]
    parents = [button.parent for button in buttons if button.parent is not None]
    several = Counter(parent.index for parent in parents)
    for box in {one.index: one for one in parents if several[one.index] >= LEAST_BUTTONS}.values():
        around = box if (unsure & table.inside(box)).any() else box.parent
        if around is not None and around.leaf_count <= MOST_LEAVES:
            yield around


def _offers(table: LeafTable, kept: Flags, unsure: Flags) -> Iterator[Element]:
    """The boxes amid the text of a title, a line or two, and a link that was not kept."""
    last = rows_of(kept)[-1]
    rows = rows_of(unsure[:last])
    boxes = [
        box
        for row in rows
        if (element := table.leaves[row].element).tag in HEADINGS
        and (box := element.parent) is not None
        and _is_offer(table, kept, row, box)
    ]
    yield from boxes if len(boxes) <= MOST_OFFERS else ()


def _is_offer(table: LeafTable, kept: Flags, row: int, box: Element) -> bool:
    end = table.row_at(box.last_leaf)
    if box.first_leaf != table.index[row] or not row + 1 < end - 1 < row + MOST_LEAVES:
        return False
    return not kept[end - 1] and bool(table.link[end - 1] == 1)
