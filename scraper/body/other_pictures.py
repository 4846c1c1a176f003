"""Pictures of something else than the article: another story's, its writer's, those of a card; and unseen ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.links import stays_at_home
from scraper.document.attributes import is_undisplayed
from scraper.document.picture_names import PICTURES, file_name

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

FRAME = re.compile(r"(?:^|[\s_-])(?:image|img|photo|picture|media|bild|foto|figure|caption)(?=$|[\s_-])")
LINK_LEVELS = 5
"""Elements around a picture of which one may be a link."""
WRITER = re.compile(r"(?<![^\s_-])(?:authors?|avatars?|bylines?|bio)(?=$|[\s_-]|box|info|card)")
PORTRAIT_LEVELS, PORTRAIT_LEAVES = 4, 8
"""Elements around a picture of which one may be its writer's box, and leaves that one holds."""
CARD_LEVELS, CARD_LEAVES, LEAST_TITLE = 5, 6, 8
"""Elements around a picture of which one is its box, leaves in that, and linked characters that may be a title."""


def is_unseen(element: Element) -> bool:
    """Whether an element is not shown; `aria-hidden`, which `Element.hidden` tells too, hides no picture."""
    return element.hidden and any(is_undisplayed(one.attrs) for one in element.upwards())


def is_teaser(leaf: Leaf) -> bool:
    """Whether a picture is that of a link to another page: words in the link, or a linked title beside it.

    One that links to itself, larger, or to nothing, is none.
    """
    figure = None
    for around in leaf.element.ancestors(LINK_LEVELS):
        if around.tag == "a":
            has_words = around.leaf_count > (1 if figure is None else figure.leaf_count)
            is_card = has_words or (figure is None and not _is_framed(around))
            return is_card and _leads_elsewhere(around, leaf.element)
        if around.tag == "figure":
            figure = around
    return False


def _leads_elsewhere(link: Element, picture: Element) -> bool:
    href = link.attrs.get("href") or ""
    if not href or href.startswith("#") or leads_to_picture(link):
        return False
    return not _asks_for_picture(href, picture)


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
