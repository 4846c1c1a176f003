"""Lists above the text that hold its day, stand among buttons or in a byline: who wrote it and when, sizes of letters.

Newsrooms set a byline as a list, an item for each of these ("Role, Correspondent"); where every class is a hash nothing
else tells such items from the points of a summary.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scraper.body.refine.edges import YEAR_CHARS, gives_day
from scraper.body.refine.wholes import LISTS
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

MOST_TIMES = 20
"""Times that are looked at; those of the head come first."""
REACH = 3
"""Elements above a `<time>` that may be such a list."""
MOST_BUTTONS, LEAST_BUTTONS, TOOL_CHARS = 200, 2, 400
"""Buttons that are looked at, how many stand in a box of tools, and all the text in it."""
BYLINE = re.compile(r"(?<![^\s_-])by-?lines?(?=$|[\s_-])")
UNSURE = 0.75
"""An item that is likelier is the article's, and running text that is likelier begins it."""


def drop_datelines(table: LeafTable, kept: Flags) -> Flags:
    """Drops the leaves of lists with a `<time>`, or an item that is a day, above the first running text, and of lists
    in a byline."""
    end = next(iter(rows_of(kept & table.running)), 0)
    if not kept[:end].any():
        return kept
    left, start = kept.copy(), int(table.index[end])
    for time in table.doc.scan.by_tag.get("time", ())[:MOST_TIMES]:
        for box in time.ancestors(REACH) if time.first_leaf < start else ():
            if box.last_leaf <= start and box.tag in LISTS:
                left &= ~table.inside(box)
    boxes = [_box_of(leaf) for leaf in table.leaves[:end] if leaf.element.tag == "li"]
    for box in {one.index: one for one in boxes if one is not None}.values():
        if box.last_leaf <= start:
            left &= ~table.inside(box)
    return left


def _box_of(item: Leaf) -> Element | None:
    """The list around it, if the item is a day; in a byline also with a line above it that is all there is beside."""
    items = item.element.parent
    if items is None or not any(BYLINE.search(one.names) for one in items.upwards(REACH - 1)):
        return items if _is_day(item.text) else None
    around = items.parent
    return around if around is not None and around.leaf_count == items.leaf_count + 1 else items


def _is_day(text: str) -> bool:
    """Whether it is no more than a day, with its year and perhaps a time: "13 ноября 2026, 08:07"."""
    return len(text) < YEAR_CHARS and gives_day(text)


def drop_tools(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops the unsure items of lists above the text that share a small box with several buttons, or are all that is
    written in a list of signs."""
    end = next(iter(rows_of(kept & table.running & (probability >= UNSURE))), 0)
    unsure = rows_of(kept[:end] & ~table.running[:end] & (probability[:end] < UNSURE))
    rows = [row for row in unsure if table.leaves[row].element.tag == "li"]
    if not rows:
        return kept
    buttons = table.doc.scan.by_tag.get("button", ())
    around = Counter(one.index for each in buttons[:MOST_BUTTONS] for one in each.ancestors(REACH + 1))
    left = kept.copy()
    for row in rows:
        item = table.leaves[row].element
        left[row] = not (_is_among_buttons(table, item, around) or _is_among_signs(item))
    return left


def _is_among_signs(item: Element) -> bool:
    """Whether it alone of several items of its list has a text: the others are signs to share at."""
    items = item.parent
    return items is not None and items.leaf_count == 1 and len(items.node.css("li")) > 1


def _is_among_buttons(table: LeafTable, item: Element, around: Counter[int]) -> bool:
    box = next((one for one in item.ancestors(REACH) if around[one.index] >= LEAST_BUTTONS), None)
    return box is not None and table.chars_in(box) < TOOL_CHARS
