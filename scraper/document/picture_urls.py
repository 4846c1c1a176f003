"""The addresses of a picture: the best that its element gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

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
PARTING = re.compile(r",\s+|,(?=https?:|//)")
"""Between the addresses of a set, which may have commas too."""
DESCRIBED = re.compile(r"\s\d{1,6}(?:\.\d{1,4})?[wx]\s*(?:,|$)")
SIZE = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
FILE_SIZE = re.compile(
    r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|x{0,3}[sl]\d?|m|thumb|thumbnail|small|medium|(?:extra)?large|scaled)"
    r"(?=(?:\.\w+)?$)",
    re.I,
)
"""How the names of one picture's files differ."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
FILE = re.compile(r"([^/?&=,:]{1,200})\.(?:jpe?g|png|gif|webp|avif)(?![\w])", re.I)
"""A picture's file in an address: services that scale pictures hold it in the middle, or in their query."""
NUMBERED = re.compile(r"(?=.*\d)[\w.-]{7,}")
"""A last part of a path that can only be one thing's number."""
ONLY_SIZE = re.compile(r"(?:\d{1,4}x\d{1,4}|w\d{3,4})[a-z]?\.\w+")
"""A file that is called by its size alone: the folder names the picture."""
SIZED = re.compile(
    r"[?&](?:w|h|width|height|q|quality|dpr|fit|auto|format|crop\w*|resize|impolicy)=[^&]*", re.I
)
THUMBS = re.compile(r"^thumbs?[_-]")
TELLING = 8
"""Letters from which on a file's name is one picture's; `image` and `1` are of many."""
COMMON = frozenset(
    "original thumbnail featured fallback screenshot header-image main-image cover-image placeholder".split()
)
WIDTH = re.compile(r"(?<!\d)(\d{3,4})x\d{2,4}(?!\d)|[/_,&?-](?:w|width)[_=-]?(\d{3,4})(?!\d)")
"""How addresses tell it: "1200x675", "w_1600", "width=1200"."""
ICON = re.compile(r"(?<![a-z\d])(?:w_|width=|w=)[1-8]\d(?![\dx%])|(?<!\d)([1-8]\d)x\1(?![a-z\d])")
CROP = re.compile(r"/crop/\d+x\d+")
"""The part of the file that is shown, before it is made smaller (Brightspot)."""
FULL = re.compile(r"(?<![a-z])(?:full|large|big|orig)")
SMALL = re.compile(r"(?<![a-z])(?:mini|x?small|thumb|tiny|low)")
"""In the names of attributes, of how large a picture theirs is the address."""
ADDRESS = re.compile(r'"((?:https?:)?//[^"\s]{4,400})"')
MAX_SOURCES = 8
MAX_SET = 8_000
MAX_URL = 2_000
"""Characters of an address in which its file is looked for."""


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
    link = element.parent
    href = (link.attrs.get("href") or "") if link is not None and link.tag == "a" else ""
    if not href.lower().endswith(PICTURES) or file_name(href) != file_name(url):
        return url
    return doc.absolute(href) or url


def file_name(url: str) -> str:
    """The name of a picture's file without its size."""
    return THUMBS.sub("", FILE_SIZE.sub("", url.partition("?")[0].rpartition("/")[2]))


def picture_key(url: str) -> str:
    """What names a picture, in whatever size and shape it is served: its file where that has a telling name, else its
    path where that ends in a file or a number, else all of its address but sizes.

    >>> picture_key("https://cdn.example/1200x630/?url=https%3A%2F%2Fa.example%2Fharbour-fog.jpg")
    'harbour-fog'
    >>> picture_key("https://a.example/images/19876543/?type=large")
    'https://a.example/images/19876543/'
    >>> picture_key("https://cdn.example/get?u=https%3A%2F%2Fa.example%2F7%2F1200x0.jpg&w=9")
    'https://a.example/7'
    """
    url = innermost(url)
    file = FILE.search(url.partition("://")[2], 0, MAX_URL)
    name = FILE_SIZE.sub("", file[1]) if file is not None else ""
    path = url.partition("?")[0]
    folder, _, last = path.rstrip("/").rpartition("/")
    if len(name) >= TELLING and name.lower() not in COMMON and not ONLY_SIZE.fullmatch(f"{name}.jpg"):
        return name
    if ONLY_SIZE.fullmatch(last):
        return folder
    is_one = path.lower().endswith(PICTURES) or NUMBERED.fullmatch(last)
    return FILE_SIZE.sub("", path) if is_one else SIZED.sub("", url)


def innermost(url: str) -> str:
    """The address that a service which scales pictures has in its own."""
    url = unquote(url)
    _, parting, rest = url[8:].rpartition("://")
    if not parting:
        return url
    return f"https://{rest}".partition("&")[0]


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


def told_width(url: str) -> int:
    """Pixels, by an address; 0 where that does not tell."""
    return max((int(size) for sizes in WIDTH.findall(CROP.sub("", url)) for size in sizes if size), default=0)


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
