"""Which of a page's embeds are the article's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

OUTSIDE_TAGS = frozenset("aside nav footer form dialog".split())
OUTSIDE = re.compile(
    r"(?:^|[\s_-])(?:side-?bar|related\w*|recommend\w*|recirc\w*|newsletter\w*|comments?|respond|disqus\w*|footer|"
    r"foot|nav|navbar|menu|promo\w*|popup|pop-up|modal|advert\w*|ads?|banner|widgets?-area|most-?read|popular|trending|"
    r"share|sharing|social-links|follow\w*|subscribe|subscription|signup|outbrain|taboola|read-?also|more-?from|"
    r"mehr-zum-thema|teaser\w*|latest\w*|upnext|up-next|tts|text-?to-?speech|speech|read-?aloud|audionative)(?=$|[\s_-])"
)
MAX_LEAD = 25
"""Leaves above the body among which a lead player may stand."""


def choose_embeds(doc: Document, start: int, end: int) -> list[Leaf]:
    """The embed leaves that belong to the article whose body is `doc.scan.leaves[start:end]`, in order, each once."""
    leaves = doc.scan.leaves
    chosen, seen = [], set()
    body = _common(leaves[start].element, leaves[end - 1].element) if start < end <= len(leaves) else None
    for leaf in leaves[_lead_start(leaves, start) : _tail_end(leaves, end, body)]:
        if leaf.embed is None or (leaf.embed.provider, leaf.embed.key) in seen:
            continue
        if _is_outside(leaf.element, body):
            continue
        seen.add((leaf.embed.provider, leaf.embed.key))
        chosen.append(leaf)
    return chosen


def _lead_start(leaves: list[Leaf], start: int) -> int:
    """The leaf after the headline nearest above the body."""
    for index in range(min(start, len(leaves)) - 1, max(start - MAX_LEAD, 0) - 1, -1):
        if leaves[index].element.tag == "h1":
            return index
    return max(start - MAX_LEAD, 0)


def _tail_end(leaves: list[Leaf], end: int, body: Element | None) -> int:
    """After the embeds that follow the last paragraph at once, in the body's own element."""
    while end < len(leaves) and leaves[end].kind != "text" and body in leaves[end].element.ancestors():
        end += 1
    return end


def _common(one: Element, other: Element) -> Element:
    """The innermost element around both."""
    around = {id(element) for element in (one, *one.ancestors())}
    return next(element for element in (other, *other.ancestors()) if id(element) in around)


def _is_outside(element: Element, body: Element | None) -> bool:
    """Whether, on the way up to the body's element, something names itself as no part of the article."""
    walker: Element | None = element
    while walker is not None and walker is not body:
        if walker.tag in OUTSIDE_TAGS or (walker.names and OUTSIDE.search(walker.names)):
            return True
        walker = walker.parent
    return False
