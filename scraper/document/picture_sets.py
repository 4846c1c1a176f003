"""The sets of addresses that a picture comes in (`srcset`), and the largest of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.picture_names import told_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document.elements import Element
    from scraper.embeds.found import Attrs

SETS = ("srcset", "data-srcset", "data-lazy-srcset")
PARTING = re.compile(r",\s+|,(?=https?:|//)|(?<=\d[wx]),(?=/)")
"""Between the addresses of a set, which may have commas too."""
DESCRIBED = re.compile(r"\s\d{1,6}(?:\.\d{1,4})?[wx]\s*(?:,|$)")
SIZE = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
MODERN = re.compile(r"webp|avif")
"""In addresses of what not all can show."""
MAX_SOURCES = 16
MAX_SET = 8_000


def own_sets(attrs: Attrs) -> list[str]:
    return [value for name in SETS if (value := attrs.get(name))]


def sets_around(element: Element) -> list[str]:
    """The sets of the `source`s beside an `img` in a `picture`, and of its copy for browsers without scripts."""
    if element.parent is not None and element.parent.tag == "picture":
        sources = (source.attributes for source in element.parent.node.css("source")[:MAX_SOURCES])
        return [value for attrs in sources if (value := attrs.get("srcset") or attrs.get("data-srcset"))]
    after = element.node.next
    if after is None or after.tag != "noscript" or (copy := after.css_first("img")) is None:
        return []
    return own_sets(copy.attributes)


def has_sizes(srcset: str) -> bool:
    """Whether it tells addresses apart by width or density."""
    return DESCRIBED.search(srcset) is not None


def widest(*srcsets: str, source: str = "", width: float = 0) -> str | None:
    """The address with the largest width in these sets, by what they or the addresses tell, or else the largest
    density; of several as large one that all can show, be it the picture's `source` of this `width`.

    >>> widest("a.jpg 320w, b.jpg 1200w, c,d.jpg 640w")
    'b.jpg'
    >>> widest("/w_400/a.jpg 1x, /w_800/a.jpg 2x", "/w_600/a.jpg 1x, /w_1200/a.jpg 2x")
    '/w_1200/a.jpg'
    >>> widest("/w_400/low", "/w_800/low")
    '/w_800/low'
    >>> widest("a.avif 400w, b.avif 900w", source="a.jpg", width=900)
    'a.jpg'
    """
    found = [one for srcset in srcsets for one in _addresses(srcset)]
    best = max(found, key=lambda one: one[1:], default=(None, 0.0, 0.0, True))
    is_source = source and not best[3] and 0 < best[1] <= width
    return source if is_source else best[0]


def _addresses(srcset: str) -> Iterator[tuple[str, float, float, bool]]:
    """Each with its width, its density, and whether all can show it."""
    for part in PARTING.split(srcset[:MAX_SET]):
        words = part.split()
        if words:
            address, told = words[0].strip(","), words[-1] if len(words) > 1 else ""
            value = float(told[:-1]) if told[-1:] in ("w", "x") and SIZE.fullmatch(told[:-1]) else 0.0
            is_width = told[-1:] == "w"
            width = value if is_width else told_width(address)
            yield address, width, 0.0 if is_width else value, MODERN.search(address) is None
