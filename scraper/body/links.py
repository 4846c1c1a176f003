"""Where the links of a leaf lead: to their own place in the page, to other pages of the site, or out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from scraper.document import Document, Leaf

LINKED = 0.7
"""The share of a text that is link where the text is but a link."""


def leads_away(leaf: Leaf) -> bool:
    """Whether it has a link to another page: one to its own place, for readers to copy, leads nowhere."""
    return bool(leaf.link_chars) and any(not href.startswith("#") for href in leaf.hrefs)


def stays_at_home(doc: Document, leaf: Leaf) -> bool:
    """Whether all its links lead to pages of the site."""
    hosts = {urlsplit(doc.absolute(href) or "").netloc for href in leaf.hrefs}
    return hosts <= {urlsplit(doc.url).netloc, ""}


def is_link(leaf: Leaf) -> bool:
    """Whether hardly anything of its text is no link."""
    return leaf.link_chars > LINKED * len(leaf.text)


def is_link_into_site(doc: Document, leaf: Leaf) -> bool:
    """Whether it is but a link to another page of the site: another story's title."""
    return is_link(leaf) and leads_away(leaf) and stays_at_home(doc, leaf)
