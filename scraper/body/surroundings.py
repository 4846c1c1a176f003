"""Where on the page things stand: the element around the body, and what is no part of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from scraper.body.links import stays_at_home
from scraper.document.picture_names import PICTURES, file_name
from scraper.document.scan import is_undisplayed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Element, Leaf

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
FRAME = re.compile(r"(?:^|[\s_-])(?:image|img|photo|picture|media|bild|foto|figure|caption)(?=$|[\s_-])")
WRITER = re.compile(r"(?<![^\s_-])(?:authors?|avatars?|bylines?|bio)(?=$|[\s_-]|box|info|card)")
PORTRAIT_LEVELS, PORTRAIT_LEAVES = 4, 8
"""Elements around a picture of which one may be its writer's box, and leaves that one holds."""
CARD_LEVELS, CARD_LEAVES, LEAST_TITLE = 5, 6, 8
"""Elements around a picture of which one is its box, leaves in that, and linked characters that may be a title."""
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


def is_outside(element: Element, body: Element | None, *, alone: bool = False) -> bool:
    """Whether, on the way up to where it meets the body, something names itself as no part of the article.

    `alone`: an `aside` or "teaser" with nothing else in it does not count as such: some pages set embeds that way.
    """
    end = common_element(element, body) if body is not None else None
    walker: Element | None = element
    while walker is not None and walker is not end:
        is_setting = alone and walker.leaf_count <= ALONE
        if walker.tag in (OUTSIDE_TAGS - {"aside"} if is_setting else OUTSIDE_TAGS):
            return True
        enlarges = walker.tag in ("a", "figure") or "-" in walker.tag
        names = ENLARGING.sub("", walker.names) if enlarges else walker.names
        if names and _names_outside(names, strictly=is_setting):
            return True
        walker = walker.parent
    return False


@lru_cache(maxsize=4096)
def _names_outside(names: str, *, strictly: bool) -> bool:
    """Asked for the same elements again and again: of each picture, embed and line of the body."""
    pattern = STRICTLY_OUTSIDE if strictly else OUTSIDE
    return pattern.search(names) is not None and not GENERATED.fullmatch(names)


def is_unseen(element: Element) -> bool:
    """Whether an element is not shown; `aria-hidden`, which `Element.hidden` tells too, hides no picture."""
    return element.hidden and any(is_undisplayed(one.attrs) for one in element.upwards())


def is_teaser(leaf: Leaf) -> bool:
    """Whether a picture is that of a link to another page: words in the link, or a linked title beside it.

    One that links to itself, larger, or to nothing, is none.
    """
    walker, figure = leaf.element.parent, None
    for _ in range(5):
        if walker is None:
            return False
        if walker.tag == "a":
            href = walker.attrs.get("href") or ""
            is_link = bool(href) and not href.startswith("#") and not leads_to_picture(walker)
            is_link = is_link and not _asks_for_picture(href, leaf.element)
            inside = 1 if figure is None else figure.leaf_count
            return is_link and (walker.leaf_count > inside or not (figure or _is_framed(walker)))
        if walker.tag == "figure":
            figure = walker
        walker = walker.parent
    return False


def _asks_for_picture(href: str, picture: Element) -> bool:
    """Whether a link names the picture's file as the one to show there: "/photos#quay-in-fog"."""
    asked = href[href.find("?") :] if "?" in href else href.partition("#")[2]
    name = file_name(picture.attrs.get("src") or "").partition(".")[0] if asked else ""
    return len(name) >= LEAST_TITLE and name in asked


def leads_to_picture(link: Element) -> bool:
    href = (link.attrs.get("href") or "").lower().partition("?")[0]
    return href.endswith(PICTURES) or "/@@images/" in href  # Plone's, in whatever size


def is_portrait(leaf: Leaf, texts: frozenset[int]) -> bool:
    """Whether a picture stands in a small box that is called its writer's, and holds nothing of these texts."""
    for around in leaf.element.ancestors(PORTRAIT_LEVELS):
        if around.leaf_count > PORTRAIT_LEAVES:
            return False
        if WRITER.search(around.names) or WRITER.search(around.attrs.get("aria-labelledby") or ""):
            return texts.isdisjoint(range(around.first_leaf, around.last_leaf))
    return False


def is_of_card(doc: Document, leaf: Leaf, texts: frozenset[int]) -> bool:
    """Whether the box around it, or it and other pictures, holds a link into the site besides, and nothing of these
    texts; one that leads to itself, larger, is of none."""
    around = [one for one in leaf.element.ancestors(CARD_LEVELS) if one.leaf_count <= CARD_LEAVES]
    if any(one.tag == "a" and leads_to_picture(one) for one in around):
        return False
    boxes = (doc.scan.leaves_in(one) for one in around if one.leaf_count > 1)
    inside = next((box for box in boxes if any(one.kind == "text" for one in box)), [])
    taken = any(one.index in texts for one in inside)
    return not taken and any(one.link_chars >= LEAST_TITLE and stays_at_home(doc, one) for one in inside)


def _is_framed(link: Element) -> bool:
    """Whether what is right around a linked picture says that it sets a picture, as opposed to a card."""
    parents = link.ancestors(2)
    return any(element.tag == "figure" or FRAME.search(element.names) for element in parents)
