"""The standfirst: the sentence below the title that says what the article is about.

Sites set it in a style of its own, and the model, which knows of labels at odds on it, drops half of them. One that
its class names so, or that is a heading beside the title, is the article's. On labelled pages, cross-validated, of 24
bodies that change by the names six become word-perfect and three cease to be: of sites that never count it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.typed_lines import is_caption
from scraper.body.table import rows_of
from scraper.document.standfirst_names import MAX_NAMES, NAME, NAME_IN_HEAD, NAMED_LAST

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Element

YEAR = re.compile(r"(?:19|20)\d\d")
"""In a line that is no sentence, but says when, by whom and from where, and how often it was read."""
DIGIT = re.compile(r"\d")
REACH = 5
"""Leaves below the title among which it stands: a kicker, a date or a byline may come first."""
LEAST_CHARS, LEAST_WORDS = 40, 7
LEAST_NAMED = 4
"""Words of a shorter one that its class names so: fewer are a kicker."""
MOST_IN_BOX = 3
"""Leaves of a box that is called so, and in which each stands."""
TAGS = frozenset("p h2 h3 h4 div span".split())
BESIDE_TITLE = frozenset(("h2", "h3", "h4"))
"""Beside an `<h1>`, below it, such a sentence needs no name: on labelled pages all seven that were added were the
article's; two of three in the boxes around were not."""


def add_standfirst(table: LeafTable, kept: Flags) -> Flags:
    """Adds it, where nothing is kept between it and the title."""
    rows = rows_of(kept)
    if table.title is None or not rows:
        return kept
    for row in range(table.title + 1, min(table.title + 1 + REACH, rows[0])):
        long = _is_sentence(table, row) and not is_caption(table.texts[row])
        if long or _is_short_one(table, row):
            found = _standfirst(table, row, table.leaves[table.title].element)
            if found.any() or (long and not YEAR.search(table.texts[row])):
                return kept | found
    return kept


def _is_short_one(table: LeafTable, row: int) -> bool:
    """Whether it may be one of a few words, since its class says so: no heading, and without a figure."""
    leaf = table.leaves[row]
    few = float(table.words[row]) >= LEAST_NAMED and not leaf.link_chars and not DIGIT.search(leaf.text)
    if not few or leaf.element.tag not in TAGS - BESIDE_TITLE:
        return False
    around = leaf.element.upwards(1)
    return any(NAMED_LAST.search(one.names[:MAX_NAMES]) for one in around)


def _standfirst(table: LeafTable, row: int, title: Element) -> Flags:
    """The leaf, or all of the small box that it stands in, if it is called so; else none."""
    found = np.zeros(table.size, bool)
    leaf = table.leaves[row]
    # In the box of the title itself, an inline element is all that is called so.
    element = leaf.inner if leaf.element is title.parent else leaf.element
    if _is_standfirst(element, title):
        found[row] = True
    elif (box := element.parent) is not None and box.leaf_count <= MOST_IN_BOX and _is_standfirst(box, title):
        found = table.inside(box)
    return found


def _is_sentence(table: LeafTable, row: int) -> bool:
    leaf = table.leaves[row]
    long = len(leaf.text) >= LEAST_CHARS or float(table.words[row]) >= LEAST_WORDS
    return long and not leaf.link_chars and leaf.element.tag in TAGS


def _is_standfirst(element: Element, title: Element) -> bool:
    parent = element.parent
    if parent is title.parent and title.tag == "h1" and element.tag in BESIDE_TITLE:
        return True
    in_head = parent in (title.parent, _around_box(title)) or (parent is not None and parent.tag == "header")
    names = element.names[:MAX_NAMES]
    return NAME.search(names) is not None or (in_head and NAME_IN_HEAD.search(names) is not None)


def _around_box(title: Element) -> Element | None:
    """What is around the title's own box, or boxes (a builder's widget is two), if it has any."""
    box = title.parent
    while box is not None and box.leaf_count == 1:
        box = box.parent
    return box
