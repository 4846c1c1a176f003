"""The card of facts about the article (its day, its writer, its topics) that some themes set in the sidebar, where
otherwise only the site's own boxes stand. It holds no other story's title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.headings import HEADINGS
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

OUT, MOST = 4, 30
"""How many elements around the one that marks the author the card may be, and how many lines it may have."""
TITLE = 4
"""A text with so many spaces is a title: no day and no topic has as many."""
_AUTHOR = re.compile(r"(?:^|[\s_-])authors?(?:[\s_-]|$)")
"""The word by itself: "post-author", not "authorship"."""


def find_card(clues: Clues, *, near: bool) -> tuple[Element, Element] | None:
    """The element that marks the author in a sidebar, and the card around it, if the page has exactly one such card.
    `near`: only what stands near the text is looked at.
    """
    if not near and "sidebar" not in clues.doc.html:
        return None
    elements = clues.named("author") if near else clues.doc.scan.elements
    named = [e for e in elements if "author" in e.names]
    found: dict[int, tuple[Element, Element]] = {}
    for element in [e for e in named if _AUTHOR.search(e.names) and _is_in_sidebar(clues, e)][:MOST]:
        card = _card_around(clues, element)
        if card is not None and not any([_holds(card, other) for _, other in found.values()]):
            found.setdefault(card.index, (element, card))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_in_sidebar(clues: Clues, element: Element) -> bool:
    """Whether a class around it says sidebar, and none says comment: comments have writers and days, too. A "sidebar"
    that holds the text is only named after one ("right-sidebar").
    """
    at: Element | None = element
    sidebar = False
    while at is not None and "comment" not in at.names:
        sidebar = sidebar or ("sidebar" in at.names and not clues.begins_in(at))
        at = at.parent
    return sidebar and at is None


def _holds(card: Element, other: Element) -> bool:
    return card is not other and card.first_leaf <= other.first_leaf < card.last_leaf


def _card_around(clues: Clues, element: Element) -> Element | None:
    """The nearest element around it that also tells a day; None if another story's title stands before that, or right
    after."""
    at = element.parent
    for _ in range(OUT):
        if at is None or at.tag in ("a", "article", "body") or at.leaf_count > MOST:
            return None
        if (day := _day(clues, at)) is not None:
            facts = [
                e for e in clues.doc.scan.elements_in(at) if e.first_leaf <= max(day + 1, element.first_leaf)
            ]
            return None if any([_is_title(clues, fact) for fact in facts]) else at
        at = at.parent
    return None


def _day(clues: Clues, element: Element) -> int | None:
    """The first line within that tells a day."""
    leaves = clues.doc.scan.leaves_in(element)
    days = [leaf.index for leaf in leaves if len(leaf.text) < MOST * 2 and find_date(leaf.text) is not None]
    return days[0] if days else None


def _is_title(clues: Clues, element: Element) -> bool:
    if element.tag != "a" and element.tag not in HEADINGS:
        return False
    return clues.text_of(element).count(" ") >= TITLE
