"""Titles that markup marks beside h1: itemprop, a title's class, and h2 just above the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.choice import Reading
from scraper.fields.headings import heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

ABOVE = 15
"""How far above the body, in leaves, such a title may stand."""
MAX_MARKED, MAX_NAMED = 3, 40
MAX_LEAVES = 2
SUBTITLE = re.compile(r"(?:sub|unter|sous|onder|under)[-_]?tit")
TITLE = re.compile(r"tit|headline")
"""In the class of a headline, once what names a line below it is left out."""

DAY = re.compile(r"(?:^|[\s_-])date")
"""In the class of a heading over a day's stories (Blogger)."""


def marked_titles(clues: Clues) -> Iterator[Reading]:
    """The readings of such titles."""
    for element in clues.itemprop.get("headline", [])[:MAX_MARKED]:
        if not clues.is_aside(element):
            text = element.attrs.get("content") or heading_text(clues.doc.scan, element)
            yield Reading("itemprop", text, text)
    for element in clues.named("title")[:MAX_NAMED]:
        if _may_be_title(element) and is_near(clues, element, ABOVE):
            text = heading_text(clues.doc.scan, element)
            yield Reading("class_title", text, text)
    for element, text in clues.h2_texts:
        if is_near(clues, element, ABOVE) and not DAY.search(element.names):
            yield Reading("h2", text, text)


def _may_be_title(element: Element) -> bool:
    """Whether it is short, neither read as a heading anyway nor a link to another page, and no subtitle."""
    if element.tag in ("h1", "a") or not 0 < element.leaf_count <= MAX_LEAVES:
        return False
    return bool(TITLE.search(SUBTITLE.sub("", element.names)))


def is_near(clues: Clues, element: Element, above: int) -> bool:
    """Whether it stands at most so many leaves above the body, or is its first line; and in no aside."""
    place = clues.place(element)
    return place.where != "below" and place.within(above, 1) and not clues.is_aside(element)
