"""The standfirst: the sentence below the title that says what the article is about.

Sites set it in a style of its own, and the model, which knows of labels at odds on it, drops half of them. One that
its class names so is the article's. On labelled pages, cross-validated, of 24 bodies that
change six become word-perfect and three cease to be: of sites that never count it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from scraper.document.headings import HEADINGS
from scraper.entities import unescape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable
    from scraper.document import Document, Element, Leaf

REACH = 5
"""Leaves below the title among which it stands: a kicker, a date or a byline may come first."""
LEAST_CHARS, LEAST_WORDS, MAX_NAMES = 40, 7, 500
HEAD_LEVELS = 6
NEAR = 12
"""Leaves between it and the text, where no name tells: share buttons, and not a sidebar."""
MOST_IN_BOX = 3
"""Leaves of a box that is called so, and in which each stands."""
TAGS = frozenset("p h2 h3 h4 div span".split())
SURE = (
    r"sub-?(?:title|head|headline|heading|line|hed)|stand-?first|strap-?line|\w{0,40}dek|deck|lede|ingress|vorspann"
    r"|chapo|chapeau|entradilla|bajada|sommario|sapo"
)
NAME = re.compile(rf"(?<![^\s_-])(?:{SURE})(?=$|[\s_-])")
"""In class or id, in the words of newsrooms in several languages."""
NAME_IN_HEAD = re.compile(r"(?<![^\s_-])(?:lead|intro|summary|excerpt|abstract|teaser)(?=$|[\s_-])")
"""Names that things elsewhere have, too: they must stand beside the title, or in its `<header>`."""


def add_standfirst(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Adds it, where nothing is kept between it and the title."""
    rows = np.nonzero(kept)[0]
    if table.title is None or not len(rows):
        return kept
    title = table.leaves[table.title]
    told = _descriptions(table.doc) if title.element.tag in HEADINGS else ()
    for row in range(table.title + 1, min(table.title + 1 + REACH, int(rows[0]))):
        near = rows[0] - row <= NEAR
        if near and table.texts[row] in told and _is_in_head(table.leaves[row], title):
            return kept | (np.arange(table.size) == row)
        if _is_sentence(table, row):
            return kept | _standfirst(table, row, title.element)
    return kept


def _is_in_head(leaf: Leaf, title: Leaf) -> bool:
    """Whether it stands right below the title, or in a `<header>`, or is a component's slot called so."""
    element = leaf.element
    if leaf.index == title.index + 1 and element.parent is title.element.parent:
        return True
    slot = element.attrs.get("data-slot")
    return slot == "description" or any(one.tag == "header" for one in element.ancestors(HEAD_LEVELS))


def _descriptions(doc: Document) -> set[str]:
    """What the page says of itself: the line in its head that says the same was written for readers, too.

    On labelled pages three bodies become word-perfect, and two cease to be; wherever it stands, four.
    """
    return {
        " ".join(unescape(text).split())
        for text in doc.meta.all("description", "og:description")
        if " " in text
    }


def _standfirst(table: LeafTable, row: int, title: Element) -> NDArray[np.bool_]:
    """The leaf, or all of the small box that it stands in, if it is called so; else none."""
    found = np.zeros(table.size, bool)
    element = table.leaves[row].element
    if _is_standfirst(element, title):
        found[row] = True
    elif (box := element.parent) is not None and _is_small(box) and _is_standfirst(box, title):
        found = table.inside(box)
    return found


def _is_sentence(table: LeafTable, row: int) -> bool:
    leaf = table.leaves[row]
    long = len(leaf.text) >= LEAST_CHARS or float(table.words[row]) >= LEAST_WORDS
    return long and not leaf.link_chars and leaf.element.tag in TAGS


def _is_small(box: Element) -> bool:
    return box.last_leaf - box.first_leaf <= MOST_IN_BOX


def _is_standfirst(element: Element, title: Element) -> bool:
    parent = element.parent
    in_head = parent is title.parent or (parent is not None and parent.tag == "header")
    names = element.names[:MAX_NAMES]
    return NAME.search(names) is not None or (in_head and NAME_IN_HEAD.search(names) is not None)
