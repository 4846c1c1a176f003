"""Where on the page things stand: the element around the body, and what is no part of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Element, Leaf

OUTSIDE_TAGS = frozenset("aside nav footer form dialog".split())
STRICT = (
    r"side-?bar\w*|related\w*|recommend\w*|recirc\w*|newsletter\w*|comments?|respond|disqus\w*|footer|"
    r"foot|nav|navbar|menu|popup|pop-up|modal|lightbox(?![_-]?(?:grid|gallery|items?|list))|advert\w*|ads?|widgets?-area|most-?read|popular|"
    r"trending|(?<!image-)share(?!able)\w*|sharing|social-links|follow\w*|subscribe|subscription|signup|outbrain|"
    r"taboola|read-?also|more-?from|latest\w*|upnext|up-next|tts|text-?to-?speech|speech|read-?aloud|"
    r"audionative|seealso|see-also|qr-?codes?"
)
RAIL = r"(?<!\S)(?:right|left|side)[-_]?(?:rail|content|col(?:umn)?)(?=$|\s)"
STRICTLY_OUTSIDE = re.compile(rf"(?<![^\s_-])(?:(?:{STRICT})(?=$|[\s_-])|{RAIL})")
OUTSIDE = re.compile(
    rf"(?<![^\s_-])(?:(?:{STRICT}|promo\w*|(?<!consent-)(?<!cookie-)banner|teaser\w*)(?=$|[\s_-])|{RAIL})"
)
"""In classes and ids. The words in `STRICT` tell even of an element that holds nothing but an embed.

That no letter stands before a word is a look back: a group for the start or a hyphen takes half as long again.
"""
ENLARGING = re.compile(r"(?<![^\s_-])(?:lightbox|pop-?up)(?=$|[\s_-])")
"""In the names of a link, a figure or a custom element around a picture: by these scripts know that it can be shown
in full."""
GENERATED = re.compile(r"(?:[a-z]{1,2} ){2,}[a-z]{1,2}")
"""Classes counted through in letters (`ab ac ad`, Medium's): what reads as a word among them is none."""
ALONE = 2
"""Leaves that an element may hold and still be no more than the setting of one embed: it, and a caption."""
MAIN_SHARE = 0.7
"""Of the body's text, how much the element must hold that counts as the body's own."""


def common_element(one: Element, other: Element) -> Element:
    """The innermost element around both."""
    while one is not other:
        if one.depth >= other.depth:
            one = one.parent or one
        else:
            other = other.parent or other
    return one


def are_named_alike(one: Element, other: Element) -> bool:
    """By most of their classes: builders number the rows of a text (`et_pb_section_1`), or give each a hash."""
    here, there = set(one.names.split()), set(other.names.split())
    return one.tag == other.tag and 2 * len(here & there) > max(len(here), len(there))


def main_element(texts: Sequence[Leaf]) -> Element | None:
    """The innermost element around most of these texts, in order, whatever strays elsewhere; None for no text.

    An element that holds most of a text holds its middle, so that one climb from there meets it.
    """
    before = [0, *accumulate(len(leaf.text) for leaf in texts)]
    wanted = MAIN_SHARE * before[-1]
    indices = [leaf.index for leaf in texts]
    walker = texts[bisect_left(before, before[-1] / 2) - 1].element if wanted else None
    while walker is not None:
        start, end = bisect_left(indices, walker.first_leaf), bisect_left(indices, walker.last_leaf)
        if before[end] - before[start] >= wanted:
            break
        walker = walker.parent
    return walker


def is_outside(element: Element, body: Element | None, *, alone: bool) -> bool:
    """Whether, on the way up to where it meets the body, something names itself as no part of the article.

    `alone`: an `aside` or "teaser" with nothing else in it does not count as such: some pages set embeds that way.
    """
    end = common_element(element, body) if body is not None else None
    for one in element.below(end):
        is_setting = alone and one.leaf_count <= ALONE
        if one.tag in (OUTSIDE_TAGS - {"aside"} if is_setting else OUTSIDE_TAGS):
            return True
        enlarges = one.tag in ("a", "figure") or "-" in one.tag
        names = ENLARGING.sub("", one.names) if enlarges else one.names
        if names and _names_outside(names, strictly=is_setting):
            return True
    return False


@lru_cache(maxsize=4096)
def _names_outside(names: str, *, strictly: bool) -> bool:
    """Asked for the same elements again and again: of each picture, embed and line of the body."""
    pattern = STRICTLY_OUTSIDE if strictly else OUTSIDE
    return pattern.search(names) is not None and not GENERATED.fullmatch(names)
