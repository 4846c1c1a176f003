"""Headings within the article that were judged less likely than their likes, or than the text that they head."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.links import leads_away
from scraper.body.refine.apart import is_apart_name
from scraper.body.surroundings import common_element
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Leaf

LIKELY_ALIKE, LIKELY_LEADING = 0.2, 0.15
"""How likely a heading must be that is made like those kept, and one that running text follows."""
LIKELY_TOGGLE = 0.05
"""And one that is a link to its own place, which shows its text: the model takes links for other stories' titles."""
LEAST_ALIKE = 2
REACH = 3
"""Leaves below a heading among which its text begins: time, name and buttons of an entry may stand between."""
LIKELY_TITLE, LIKELY_LINE, TITLE_CHARS, MOST_IN_BOX = 0.1, 0.28, 90, 25
"""How likely the title of a box must be, if it is a heading and if it is none; how long it is, and how many texts stand
below it."""


def add_headings(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the headings within, if several are made like them that are kept, or that head a kept text of their own."""
    rows = rows_of(kept)
    if not rows:
        return kept
    made = {row: table.leaves[row].element.make for row in rows_of(table.heading)}
    known = Counter(make for row, make in made.items() if kept[row])
    within = [row for row in made if rows[0] < row < rows[-1] and not leads_away(table.leaves[row])]
    likely = [row for row in within if probability[row] > LIKELY_ALIKE]
    wanted = {row for row in likely if known[made[row]] >= LEAST_ALIKE}
    wanted.update(_leading(table, probability, kept, within, made))
    wanted.update(_listed(table, [row for row in within if row not in wanted and not kept[row]]))
    added = kept.copy()
    for row in wanted:
        added[row] = kept[row] or not heads_dropped(table, kept, row)
    for row in likely:
        added[row] |= known[made[row]] > 0 and _is_over_kept_list(table, kept, row)
    added = _add_box_titles(table, probability, added, rows[0], rows[-1])
    for row in rows_of(added & ~kept):
        added[row] = not _is_apart(table, kept, row)
    return added


def _is_apart(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether an element around it that holds none of the text below names itself as no part of the article: the title
    of a prompt, the word over a banner. A heading's own id is made of its words."""
    below = table.leaves[row + 1 + int(np.argmax(kept[row + 1 :]))].element
    here = table.leaves[row].element
    alone = here.below(common_element(here, below))
    return any(is_apart_name(one.names) for one in alone if one.tag not in HEADINGS)


def _leading(
    table: LeafTable, probability: Array, kept: Flags, within: list[int], made: dict[int, tuple[str, str]]
) -> list[int]:
    """The likely ones of those that head a kept text of their own, if several are made alike."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, make in made.items():
        places[make].append(int(table.index[row]))
    leading = [row for row in within if _is_leading(table, kept, row, places[made[row]])]
    several = Counter(made[row] for row in leading)
    least = {row: LIKELY_TOGGLE if table.leaves[row].link_chars else LIKELY_LEADING for row in leading}
    return [row for row in leading if several[made[row]] >= LEAST_ALIKE and probability[row] > least[row]]


def _listed(table: LeafTable, rows: list[int]) -> list[int]:
    """Those that a table of contents on the page lists: by links to places in this page, named as these."""
    listed = {leaf.text for leaf in table.doc.scan.leaves if _is_entry(leaf)} if rows else ()
    return [row for row in rows if table.texts[row] in listed]


def _is_over_kept_list(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether a list that is kept stands right below it."""
    heading, below = table.leaves[row].element, table.leaves[row + 1].element
    item = below.closest("li", 2) if kept[row + 1] else None
    return item is not None and item.parent is not None and item.parent.parent is heading.parent


def _is_entry(leaf: Leaf) -> bool:
    """Whether the line is a link to a place in this page."""
    if not leaf.link_chars or leaf.link_chars < len(leaf.text) or leaf.element.tag in HEADINGS:
        return False
    return any(href.startswith("#") for href in leaf.hrefs)


def _add_box_titles(table: LeafTable, probability: Array, kept: Flags, first: int, last: int) -> Flags:
    """Adds the heading with which a box amid the article begins of which all the rest is kept: a fact box's title."""
    added = kept.copy()
    likely_rows = rows_of(~kept & (probability > LIKELY_TITLE))
    for row in likely_rows[bisect_left(likely_rows, first) : bisect_left(likely_rows, last)]:
        leaf = table.leaves[row]
        if len(leaf.text) < TITLE_CHARS and leaf.text[0].isalpha() and not leaf.link_chars:
            likely = probability[row] > LIKELY_LINE or table.heading[row] or _is_over_list(table, leaf)
            added[row] = likely and _heads_box(table, kept, row)
    return added


def _is_over_list(table: LeafTable, leaf: Leaf) -> bool:
    """Whether all that follows it in its box is one list: "Pros" in a line of its own."""
    box = leaf.element.parent
    below = leaf.index + 1
    if box is None or box.first_leaf != leaf.index or below >= box.last_leaf:
        return False
    first = table.doc.scan.leaves[below]
    item = first.element.closest("li", 1)
    if item is None or item.parent is None or first.link_chars:
        return False
    return item.parent.last_leaf == box.last_leaf


def _heads_box(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether the innermost element that begins with the line and goes on is kept but for it, and for buttons."""
    leaf = table.leaves[row]
    box = leaf.element
    while box.last_leaf - leaf.index == 1 and box.parent is not None and box.parent.first_leaf == leaf.index:
        box = box.parent
    end = table.row_at(box.last_leaf)
    rest = [bool(kept[at]) for at in range(row + 1, end) if table.leaves[at].element.tag != "button"]
    return 1 <= len(rest) <= MOST_IN_BOX and all(rest)


def heads_dropped(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether its element holds running text, and nothing of that is kept: a prompt's title is made like the text's."""
    box = table.leaves[row].element.parent
    if box is None:
        return False
    rows = table.rows_in(box)
    return bool(table.running[rows].any()) and not kept[rows].any()


def _is_leading(table: LeafTable, kept: Flags, row: int, alike: list[int]) -> bool:
    """Whether running text that is kept stands right below it, or shortly below in a box that has no other heading
    made like it; `alike` tells where those are."""
    below = [other for other in range(row + 1, min(row + 1 + REACH, table.size)) if kept[other]]
    if not below or not table.running[below[0]]:
        return False
    if below[0] == row + 1 or (below[0] == row + 2 and _is_entry(table.leaves[row + 1])):
        return True
    box = common_element(table.leaves[row].element, table.leaves[below[0]].element)
    return bisect_left(alike, box.last_leaf) - bisect_left(alike, box.first_leaf) == 1
