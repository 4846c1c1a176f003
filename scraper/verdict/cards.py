"""Teasers without a linked heading: cards that are a link as a whole, and boxes with an empty link laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Document, Element

MOST_LINKS = 500
"""Links of a page that are looked at."""
MOST_LEAVES = 10
"""Leaves of a card: a picture, a topic, a title, a line or two, a writer, a day."""


def card_heads(doc: Document) -> set[int]:
    """The leaves, by index, that are the titles of such cards and boxes."""
    heads = {_head(doc, box) for box in _boxes(doc)}
    return {head for head in heads if head is not None}


def _boxes(doc: Document) -> Iterator[Element]:
    """Links around several leaves, and the elements around an empty link."""
    for link in doc.scan.by_tag.get("a", ())[:MOST_LINKS]:
        size = link.leaf_count
        box = link if size else link.parent
        if size == 1 or box is None or not 1 < box.leaf_count <= MOST_LEAVES:
            continue
        if _leads_within(doc, link.attrs.get("href")):
            yield box


def _head(doc: Document, box: Element) -> int | None:
    """Its heading, else its first text; none where the heading is the page's first."""
    texts = [leaf for leaf in doc.scan.leaves_in(box) if leaf.kind == "text"]
    headings = [leaf for leaf in texts if leaf.element.tag in HEADINGS]
    if any(leaf.element.tag == "h1" for leaf in headings):
        return None
    return next((leaf.index for leaf in headings or texts), None)


def _leads_within(doc: Document, href: str | None) -> bool:
    """To another page of the site."""
    if not href or href[0] == "#":
        return False
    if href[0] == "/" and href[:2] != "//":
        return True
    return urlsplit(doc.absolute(href) or "").netloc in ("", urlsplit(doc.url).netloc)
