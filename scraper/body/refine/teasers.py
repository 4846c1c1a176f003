"""Teasers of other stories amid or below the text: a box with a heading that is a link, and a line or two.

A heading that is a link, and was not taken itself, has its text in the same small box. In listicles, whose items look
the same, the headings are taken; where most of what was taken stands in such boxes, they are what the page is about.
In boxes made alike, three or more side by side, a line that is all link is a heading, whatever its tag.
The box with the page's own title is none: a linked heading in it is its writer's name, and the text its standfirst.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.links import stays_at_home
from scraper.body.refine.edges import SENTENCE_ENDS
from scraper.body.refine.headings import heads_dropped
from scraper.body.table import LEAST_HEAD, rows_of
from scraper.document.headings import SUBHEADINGS, is_linked_heading

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Document, Element, Leaf

NEAR = 4
"""Leaves between the heading and its text at most: a kicker, a writer, a day."""
MAX_CHARS = 350
"""Characters of a teaser's line."""
BOX = 10
"""Leaves in a box at most."""
MOST_BESIDE = 400
"""Elements that are looked through for boxes made alike."""
HEAD = 6
"""Leaves between the title and the text below it at most."""
LEAST_OTHERS = LEAST_BOXES = 3
LEAST = 0.5
"""Of the characters kept, what must stand outside of such boxes."""


def drop_teasers(table: LeafTable, kept: Flags) -> Flags:
    """Drops the leaves in such boxes."""
    rows, taken = rows_of(kept), set(table.index[kept].tolist())
    heads = [table.leaves[row] for row in rows if table.heading[row]]
    linked = [head for head in heads if _leads_elsewhere(table.doc, head)]
    if linked and _is_below_others(table, linked[0], rows):
        taken = {index for index in taken if index < linked[0].index}
        linked = []
    makes = {head.element.make for head in linked}
    own = taken if table.title is None else taken | {int(table.index[table.title])}
    rows = [row for row in rows if _is_teaser(table.doc, table.leaves[row], own, makes)]
    if not rows:
        return kept
    left = kept.copy()
    left[rows] = False
    _drop_titles(table, left, kept)
    if _is_below_title(table, left, rows[0]):
        return left
    return table.left_if_enough(left, kept, LEAST * float(table.chars[kept].sum()))


def _is_below_others(table: LeafTable, head: Leaf, rows: list[int]) -> bool:
    """Whether a list of other stories, of which none was taken, stands between the text and this linked heading: what
    begins there is more of them."""
    above = [row for row in rows if table.index[row] < head.index and table.running[row]]
    between = table.doc.scan.leaves[int(table.index[above[-1]]) + 1 : head.index] if above else ()
    titles = [one for one in between if one.kind == "text" and one.element.tag in SUBHEADINGS]
    return sum(_leads_elsewhere(table.doc, one) for one in titles) >= LEAST_OTHERS


def _is_below_title(table: LeafTable, left: Flags, first: int) -> bool:
    """Whether a text stands between the title and the first of them: that is the article, however short."""
    running = left[:first] & table.running[:first]
    if table.title is None or float(table.chars[:first][running].sum()) < LEAST_HEAD:
        return False
    return 0 < int(np.argmax(running)) - table.title <= HEAD


def _drop_titles(table: LeafTable, left: Flags, kept: Flags) -> None:
    """Drops the heading over such boxes ("Read also"), of which nothing is left in its own element."""
    for row, below in pairwise(rows_of(kept)):
        if left[row] and not left[below] and table.leaves[row].element.tag in SUBHEADINGS:
            left[row] = False
            left[row] = table.texts[row][-1] in SENTENCE_ENDS or not heads_dropped(table, left, row)


def _is_teaser(doc: Document, leaf: Leaf, taken: set[int], makes: set[tuple[str, str]]) -> bool:
    """`taken`: the body, and the page's title; `makes`: of the linked headings taken; one made alike is of the list."""
    if len(leaf.text) > MAX_CHARS or leaf.element.tag in SUBHEADINGS:
        return False
    for heading in reversed(doc.scan.leaves[max(leaf.index - NEAR, 0) : leaf.index]):
        if heading.element.tag == "h1" and heading.index in taken:
            return False  # the page's title: a linked heading above it is its section
        if heading.element.tag in SUBHEADINGS:
            of_list = heading.index in taken or heading.element.make in makes
            is_others = not of_list and _leads_elsewhere(doc, heading)
            return is_others and _box_around(doc.scan.leaves, heading, leaf, taken) is not None
        if (
            0 < len(heading.text) <= heading.link_chars
            and heading.index not in taken
            and stays_at_home(doc, heading)
        ):
            box = _box_around(doc.scan.leaves, heading, leaf, taken)
            return box is not None and _is_alone(box, taken) and _is_of_many(doc, box)
    return False


def _is_alone(box: Element, taken: set[int]) -> bool:
    """Whether one line alone in a small box was taken."""
    inside = range(box.first_leaf, box.last_leaf)
    return len(inside) <= NEAR and sum([index in taken for index in inside]) == 1


def _is_of_many(doc: Document, box: Element) -> bool:
    """Whether boxes of its make stand beside it."""
    if box.parent is None or box.tag in ("ul", "ol") or not box.names.strip():
        return False
    beside = doc.scan.elements_in(box.parent, MOST_BESIDE)
    return sum([one.parent is box.parent and one.make == box.make for one in beside]) >= LEAST_BOXES


def _leads_elsewhere(doc: Document, heading: Leaf) -> bool:
    """To another page of the site: what listicles tell of has its own."""
    return is_linked_heading(heading) and stays_at_home(doc, heading)


def _box_around(leaves: list[Leaf], heading: Leaf, leaf: Leaf, taken: set[int]) -> Element | None:
    """The smallest element around both, if it is no larger than a card, has none of the text above the heading, and no
    more of it below than a line or two: a piece of the article may begin with a card.
    """
    box = heading.element.parent
    while box is not None and box.last_leaf <= leaf.index:
        box = box.parent
    if box is None or box.leaf_count > BOX:
        return None
    below = [one for one in leaves[heading.index + 1 : box.last_leaf] if one.index in taken]
    more = any(one.element.tag in SUBHEADINGS or len(one.text) > MAX_CHARS for one in below)
    return box if not more and taken.isdisjoint(range(box.first_leaf, heading.index)) else None
