"""The addresses of a picture: the best that its element gives."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scraper.document.picture_names import (
    FILE,
    MAX_URL,
    PICTURES,
    SIZED,
    SMALL,
    base_name,
    file_name,
    innermost,
    told_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document.document import Document
    from scraper.document.elements import Element

PLAIN_SOURCE = re.compile(
    r"^data-(?=[\w-]*+$)(?!(?:\w+-)*(?:set|srcset|width))[\w-]*?(?:src|original|lazy|(url)|image|pin-media)"
)
"""Attributes that lazy loaders keep a picture's address in; they win over `src`, which may hold a dummy.

The name's signs are looked at before its words: the other way round, they would be after each of these. What is called
a mere URL, and names no file, may be the page's (Pinterest's `data-pin-url`, share buttons'): it comes after `src`.
"""
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
PARTING = re.compile(r",\s+|,(?=https?:|//)|(?<=\d[wx]),(?=/)")
"""Between the addresses of a set, which may have commas too."""
DESCRIBED = re.compile(r"\s\d{1,6}(?:\.\d{1,4})?[wx]\s*(?:,|$)")
SIZE = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
ICON = re.compile(r"(?<![a-z\d])(?:w_|width=|w=)[1-8]\d(?![\dx%])|(?<!\d)([1-8]\d)x\1(?![a-z\d])")
FULL = re.compile(r"(?<![a-z])(?:full|large|big|orig)")
ADDRESS = re.compile(r'"((?:https?:)?//[^"\s]{4,400})"')
LINK_LEVELS = 4
"""Elements around a picture of which one may be the link that shows it in full: `<a><picture><img>`."""
MAX_SOURCES = 8
MAX_SET = 8_000


def picture_url(doc: Document, element: Element) -> str | None:
    """The widest of its sets, else the first real address; a `data:` picture is a lazy loader's dummy. Where it is a
    link to a file of its name, that is the picture in full.

    What stands behind a `#` is for the system that made the page: it names the same file.
    """
    for candidate in _candidates(element):
        address = (candidate or "").partition("#")[0]
        if address and not address.startswith("data:") and (url := doc.absolute(address)):
            return _in_full(doc, element, url)
    return None


def _in_full(doc: Document, element: Element, url: str) -> str:
    source = doc.absolute(element.attrs.get("src") or "")
    if source and source != url and _is_at_least(source, url):
        url = source
    around = takewhile(lambda one: one.leaf_count <= 1, element.ancestors(LINK_LEVELS))
    link = next((one for one in around if one.tag == "a"), None)
    href = (link.attrs.get("href") or "") if link is not None else ""
    is_file = href.partition("?")[0].lower().endswith(PICTURES) and not _is_smaller(href, url)
    return (doc.absolute(href) or url) if is_file and file_name(href) == file_name(url) else url


def _is_at_least(source: str, url: str) -> bool:
    """Whether it is the file itself of an address that scales it, or as wide as what is in a format that not all can
    show."""
    if innermost(url) == source:
        return len(source) < len(unquote(url))
    if "webp" not in url or "webp" in source:
        return False
    return url.partition("?")[0] == f"{source.partition('?')[0]}.webp" or 0 < told_width(url) <= told_width(
        source
    )


def _is_smaller(href: str, url: str) -> bool:
    """Whether what a link leads to is told to be small, or not as large as what is shown."""
    if SIZED.search(href) or SMALL.search(base_name(href).lower()):
        return True
    there = told_width(href)
    return there > 0 and there < (told_width(url) or there + 1)


def _candidates(element: Element) -> Iterator[str | None]:
    attrs = element.attrs
    for name in SETS:
        if value := attrs.get(name):
            yield widest(value)
    sets = _picture_sources(element)
    if any(has_sizes(one) for one in sets):
        yield widest(", ".join(sets))
    pages: list[str] = []
    for name, value in _lazy(attrs):
        if (named := PLAIN_SOURCE.match(name)) and _is_address(value):
            if named[1] is None or FILE.search(value, 0, MAX_URL):
                yield value
            else:
                pages.append(value)
    yield attrs.get("src")
    yield from pages
    yield from map(widest, sets)


def _lazy(attrs: dict[str, str | None]) -> list[tuple[str, str]]:
    """The attributes that may hold an address for a script, those that say that it is of a small picture last."""
    found = [(name, value) for name, value in attrs.items() if value and name[:5] == "data-"]
    if len(found) > 1:
        found.sort(key=lambda one: FULL.search(one[0]) is None if not SMALL.search(one[0]) else 2)
    return [(name, _in_json(value) if value[0] == "{" and "src" in name else value) for name, value in found]


def _in_json(value: str) -> str:
    """The widest of the addresses that a component is given, keys or values of an object (MSN, Business Insider)."""
    found: list[str] = ADDRESS.findall(value[:MAX_SET].replace("\\/", "/"))
    return max(found, key=told_width, default="")


def is_told_small(url: str) -> bool:
    """Whether its address says that it is as small as an icon or a portrait: "/w_48/", "-32x32.png"."""
    return ICON.search(url) is not None and not told_width(url)


def _is_address(value: str) -> bool:
    is_one = value.startswith(("http", "/", "./", "../")) or value.lower().endswith(PICTURES)
    return is_one and " " not in value.strip()


def _picture_sources(element: Element) -> list[str]:
    """The sets of the `source`s beside an `img` in a `picture`."""
    if element.parent is None or element.parent.tag != "picture":
        return []
    sources = (source.attributes for source in element.parent.node.css("source")[:MAX_SOURCES])
    return [attrs.get("srcset") or attrs.get("data-srcset") or "" for attrs in sources]


def has_sizes(srcset: str) -> bool:
    """Whether it tells addresses apart by width or density."""
    return DESCRIBED.search(srcset) is not None


def widest(srcset: str) -> str | None:
    """The address with the largest width or density in a `srcset`.

    >>> widest("a.jpg 320w, b.jpg 1200w, c,d.jpg 640w")
    'b.jpg'
    """
    best, most = None, -1.0
    for part in PARTING.split(srcset[:MAX_SET]):
        words = part.split()
        if words:
            size = words[-1][:-1] if len(words) > 1 and words[-1][-1] in "wx" else "0"
            value = float(size) if SIZE.fullmatch(size) else 0.0
            if value > most:
                best, most = words[0].strip(","), value
    return best
