"""The writer in the card of the article's facts (its day, its writer, its topics) that some themes set in the sidebar,
where otherwise only the site's own boxes stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.headings import HEADINGS
from scraper.document.lines import pieces_of
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_full
from scraper.fields.names.parse import parse_names
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

OUT, MOST = 4, 30
"""How many elements around the one that marks the author the card may be, and how many lines it may have."""
TITLE = 4
"""A text with so many spaces is a title: no day and no topic has as many."""
MAX_DAY, MAX_BOX = 60, 250
"""Characters of a line with the day; and of the writer's box: a longer one tells of the writer."""
_AUTHOR = re.compile(r"(?:^|[\s_-])authors?(?:[\s_-]|$)")
"""The word by itself: "post-author", not "authorship"."""


def carded(clues: Clues) -> Iterator[Reading]:
    """Full names in the one card near the text."""
    named = [e for e in clues.named("author") if _AUTHOR.search(e.names)]
    owners = [e for e in named if _is_in_sidebar(clues, e)][:MOST]
    cards = {card.index: (card, owner) for owner in reversed(owners) if (card := _card_around(clues, owner))}
    inner = [owner for card, owner in cards.values() if not any([_holds(card, c) for c, _ in cards.values()])]
    if len(inner) == 1:
        text = pieces_of(inner[0])
        people = parse_names(text, strict=True) if 0 < len(text) <= MAX_BOX else []
        if are_full(people):
            yield Reading("class_above", people, text, distance=1, signs=True)


def _is_in_sidebar(clues: Clues, element: Element) -> bool:
    """Whether a class around it says sidebar, and none says comment: comments have writers and days, too. A "sidebar"
    that holds the text is only named after one ("right-sidebar").
    """
    around = element.upwards()
    if any(["comment" in one.names for one in around]):
        return False
    return any(["sidebar" in one.names and not clues.begins_in(one) for one in around])


def _holds(card: Element, other: Element) -> bool:
    return card.index < other.index and other.first_leaf < card.last_leaf


def _card_around(clues: Clues, element: Element) -> Element | None:
    """The nearest element around it that also tells a day; None if another story's title stands before that, or right
    after.
    """
    for around in element.ancestors(OUT):
        if around.tag in ("a", "article", "body") or around.leaf_count > MOST:
            return None
        if (day := _day(clues, around)) is not None:
            last = max(day + 1, element.first_leaf)
            facts = [e for e in clues.doc.scan.elements_in(around) if e.first_leaf <= last]
            return None if any([_is_title(clues, fact) for fact in facts]) else around
    return None


def _day(clues: Clues, element: Element) -> int | None:
    """The first line within that tells a day."""
    leaves = clues.doc.scan.leaves_in(element)
    days = (leaf.index for leaf in leaves if len(leaf.text) < MAX_DAY and find_date(leaf.text) is not None)
    return next(days, None)


def _is_title(clues: Clues, element: Element) -> bool:
    return (element.tag == "a" or element.tag in HEADINGS) and clues.text_of(element).count(" ") >= TITLE
