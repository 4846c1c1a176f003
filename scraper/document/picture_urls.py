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
    without_folder_of_size,
)
from scraper.document.picture_sets import MAX_SET, MODERN, has_sizes, own_sets, sets_around, widest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document.document import Document
    from scraper.document.elements import Element
    from scraper.embeds.found import Attrs

PLAIN_SOURCE = re.compile(
    r"^data-(?=[\w-]*+$)(?!(?:\w+-)*(?:set|srcset|width))[\w-]*?(?:src|original|lazy|(url)|image|pin-media)"
)
"""Attributes that lazy loaders keep a picture's address in; they win over `src`, which may hold a dummy.

The name's signs are looked at before its words: the other way round, they would be after each of these. What is called
a mere URL, and names no file, may be the page's (Pinterest's `data-pin-url`, share buttons'): it comes after `src`.
"""
ICON = re.compile(r"(?<![a-z\d])(?:w_|width=|w=)[1-8]\d(?![\dx%])|(?<!\d)([1-8]\d)x\1(?![a-z\d])")
FULL = re.compile(r"(?<![a-z])(?:full|large|big|orig)")
ADDRESS = re.compile(r'"((?:https?:)?//[^"\s]{4,400})"')
LINK_LEVELS = 4
"""Elements around a picture of which one may be the link that shows it in full: `<a><picture><img>`."""
ALONE = 2
"""Leaves in an element around a picture that is of it alone: it, and its caption, or what enlarges it."""
LEAST_STEM = 3
"""Signs of a file's name, be it all that another's begins with: "kino.jpg" and "kino-a1b2.jpg"."""
LEAST_ALIKE = 5
"""Signs that the names of two files of one picture have in common at their beginning."""


def picture_url(doc: Document, element: Element) -> str | None:
    """The widest of its sets, else the first real address; a `data:` picture is a lazy loader's dummy. Where another of
    its addresses tells more pixels, or it stands for a file, that is the picture in full.

    What stands behind a `#` is for the system that made the page: it names the same file.
    """
    found: list[str] = []
    for candidate in _candidates(element):
        address = (candidate or "").partition("#")[0]
        if address and not address.startswith("data:") and (url := doc.absolute(address)):
            found.append(url)
    return _in_full(doc, element, _largest(found)) if found else None


def _largest(urls: list[str]) -> str:
    """The first, unless that tells how wide it is, and another that it is wider; or is as wide, and all can show it."""
    best = urls[0]
    for url in urls[1:]:
        if url != best and (0 < told_width(best) < told_width(url) or _is_at_least(url, best)):
            best = url
    return best


def _in_full(doc: Document, element: Element, url: str) -> str:
    """The file that a picture leads to, or that an element around nothing else is given, if it is that picture's."""
    for around in takewhile(lambda one: one.leaf_count <= ALONE, element.ancestors(LINK_LEVELS)):
        for address in _given(around):
            full = doc.absolute(address) if _names_same(address, url) else None
            if full is not None and not _is_smaller(full, url):
                return full
    return url


def _given(around: Element) -> Iterator[str]:
    """The addresses of pictures in its attributes; those for scripts may have mere names too."""
    for name, value in around.attrs.items():
        is_one = name in ("href", "src") or (
            name[:5] == "data-" and not SMALL.search(name) and "/" in (value or "")
        )
        if is_one and value and value.partition("?")[0].lower().endswith(PICTURES):
            yield value


def _names_same(address: str, url: str) -> bool:
    """Whether these files are called alike: "quay.jpg" and "quay_wa.jpg". A wiki's "File:quay.jpg" is a page."""
    here, there = file_name(address), file_name(url)
    if here == there or ":" in here:
        return here == there
    stem = here.rpartition(".")[0]
    if len(stem) >= LEAST_STEM and there.startswith((f"{stem}-", f"{stem}_")):
        return True
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))
    return alike >= max(LEAST_ALIKE, len(stem) / 2)


def _is_at_least(source: str, url: str) -> bool:
    """Whether it is the file itself of an address that scales it, or as wide as what is in a format that not all can
    show."""
    if innermost(url) == source:
        return len(source) < len(unquote(url))
    if source != url and source == without_folder_of_size(url.partition("?")[0]):
        return True
    if "webp" not in url or "webp" in source:
        return False
    plain = source.partition("?")[0]
    return url.partition("?")[0] in (plain, f"{plain}.webp") or 0 < told_width(url) <= told_width(source)


def _is_smaller(href: str, url: str) -> bool:
    """Whether what a link leads to is told to be small, or not as large as what is shown."""
    if SIZED.search(href) or SMALL.search(base_name(href).lower()):
        return True
    there = told_width(href)
    return there > 0 and there < (told_width(url) or there + 1)


def _candidates(element: Element) -> Iterator[str | None]:
    attrs = element.attrs
    own, others = own_sets(attrs), sets_around(element)
    sets = _by_source([*own, *others], attrs)
    if any(map(has_sizes, sets)):
        yield widest(*sets, source=_plain_source(attrs), width=size_of(attrs, "width") or 0)
    yield from map(widest, own)
    pages: list[str] = []
    for name, value in _lazy(attrs):
        if (named := PLAIN_SOURCE.match(name)) and _is_address(value):
            if named[1] is None or FILE.search(value, 0, MAX_URL):
                yield value
            else:
                pages.append(value)
    yield attrs.get("src")
    yield from pages
    yield from map(widest, others)


def _plain_source(attrs: Attrs) -> str:
    """Its own address, if all can show it, and if it tells no size."""
    source = attrs.get("src") or ""
    is_plain = source[:5] != "data:" and MODERN.search(source) is None and not told_width(source)
    return source if is_plain else ""


def size_of(attrs: Attrs, name: str) -> int | None:
    """Pixels, by an attribute."""
    value = (attrs.get(name) or "").removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 6 else None


def _by_source(sets: list[str], attrs: Attrs) -> list[str]:
    """The sets, the one first that has the picture's own source: where none tells its size, it is of the whole."""
    source = attrs.get("src") or attrs.get("data-src")
    return sorted(sets, key=lambda one: source not in one) if source and len(sets) > 1 else sets


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
