"""The way to the article as its breadcrumb shows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from scraper.fields.folders import is_part
from scraper.fields.section_links import INSIDE
from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scraper.fields.clues import Clues

MOST = 8
"""So many links a breadcrumb has at most: a menu has more."""
_first_leaf = attrgetter("first_leaf")
_CRUMBS = re.compile(
    r"bread-?_?crumb|(?:^|[\s_-])(?:crumbs?|bread|ariane|kruimelpad|brotkrumen|migas?|briciole|rootline)(?:[\s_-]|$)"
    r"|topic-?path|pan-?kuzu"
)
_CRUMB_WORDS = "crumb topic kuzu bread ariane kruimel krumen miga briciole rootline".split()
"""What a breadcrumb is called, in Japan too, and what is in all these words."""
_CRUMB_LABELS = "breadcrumb", "ariane", "brotkrumen", "pfadnavigation", "kruimelpad", "migas", "briciole"
"""What those are told whom a page is read to."""


def breadcrumb(clues: Clues) -> list[str]:
    """The texts of the links in the page's breadcrumb, without those to the front page and to the page itself."""
    elements = clues.doc.scan.elements
    read: set[int] = set()
    end = bisect_left(elements, clues.first_leaf + INSIDE, key=_first_leaf) if clues.first_leaf >= 0 else 0
    for element in elements[:end]:
        attrs = element.attrs
        if (element.names and _names_crumbs(element.names)) or (
            "aria-label" in attrs and has_sign((attrs["aria-label"] or "").lower(), _CRUMB_LABELS)
        ):
            whole = element.parent if element.tag == "a" and element.parent else element
            links = [] if whole.index in read else whole.node.css("a")
            read.add(whole.index)
            if 0 < len(links) <= MOST:
                told = [(a.attributes.get("href"), a.text()) for a in links if _leads(a.attributes)]
                parts = [(href, text) for href, text in told if is_part(clues, href, told[0][0])]
                return _first_of_each(parts)
    return []


def _leads(attrs: Mapping[str, str | None]) -> bool:
    """Whether a link leads somewhere, and does not run a script on a click; some have lost their addresses."""
    return bool(attrs.get("href")) or "onclick" not in attrs


def _first_of_each(parts: list[tuple[str | None, str]]) -> list[str]:
    """The texts by their addresses: what leads to a part again is a way back to it."""
    return list({href or text: text for href, text in reversed(parts) if text.strip()}.values())[::-1]


@lru_cache(maxsize=8192)
def _names_crumbs(names: str) -> bool:
    return has_sign(names, _CRUMB_WORDS) and _CRUMBS.search(names) is not None
