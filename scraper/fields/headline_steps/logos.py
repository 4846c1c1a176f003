"""Headings that are the site's name: a link, and not to the page that they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.headline_steps.lines import rest_of_title
from scraper.fields.names.compare import fold
from scraper.fields.site_names import host_of

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

WITHIN = 8
"""How many elements into the heading the link may be."""


def names_site(clues: Clues, heading: Element, *, alone: bool) -> bool:
    """Whether an h1 is all link, and leads to the front page (or to that of a blog, which the title names before the
    headline); or to any other page, where it is not the only one and none before it was plain: the headline follows.
    A headline leads to its own page, if to any.
    """
    href = _href_of_all(clues, heading)
    target = clues.doc.absolute(href) if href and not href.startswith("#") else None
    if target is None:
        return False
    page = clues.doc.url
    path = _path(target)
    if not path:
        return host_of(target) == host_of(page) and bool(_path(page))
    if _path(page).startswith(f"{path}/") and _is_before_headline(clues, heading):
        return True
    return (
        not alone and not any([_path(own) == path for own in _own(clues)]) and _precedes_plain(clues, heading)
    )


def _is_before_headline(clues: Clues, heading: Element) -> bool:
    """Whether the title has the heading's text before a colon, and the headline after it."""
    name = clues.title.partition(": ")[0]
    return fold(name) == fold(clues.text_of(heading)) and bool(rest_of_title(clues))


def _href_of_all(clues: Clues, heading: Element) -> str | None:
    """The address to which all of the heading's text leads."""
    inner = clues.doc.scan.elements_in(heading, WITHIN)
    link = next((element for element in inner if element.tag == "a"), heading.parent)
    if link is None or link.tag != "a" or fold(clues.text_of(link)) != fold(clues.text_of(heading)):
        return None
    return link.attrs.get("href")


def _precedes_plain(clues: Clues, heading: Element) -> bool:
    """Whether an h1 that is no link follows, and stands before the text's end."""
    later = [h1 for h1 in clues.h1s if h1.index > heading.index and h1.first_leaf < clues.last_leaf]
    return any([_href_of_all(clues, h1) is None for h1 in later])


def _own(clues: Clues) -> list[str]:
    """The page's own addresses."""
    return [clues.doc.url, *clues.doc.meta.all("og:url", "canonical")]


def _path(url: str) -> str:
    return url.partition("//")[2].partition("/")[2].partition("#")[0].rstrip("/")
