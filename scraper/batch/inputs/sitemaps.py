"""Sitemaps read: indexes, URL sets with news dates, plain lists, gzipped or not (sitemaps.org, 0.9)."""

import re
from contextlib import suppress
from xml.parsers import expat

import msgspec

from scraper.batch.inputs.feeds import Found, absolute
from scraper.batch.inputs.references import repaired
from scraper.fetch.codings import ERRORS, Gzip

MAX_SITEMAP_BYTES = 52_428_800
"""50 MiB decompressed: the protocol's own limit."""
MAX_URLS = 50_000
"""In one sitemap: the protocol's own limit."""
MAX_TEXT = 8_000
"""Characters of an element's text that are kept."""
URL, SITEMAP = "url", "sitemap"
ROOTS = ("urlset", "sitemapindex")
LEAVES = {"loc": "url", "lastmod": "date", "publication_date": "published", "title": "title"}
"""Elements that are read, by local name, and as what."""
NAMESPACES = ("www.sitemaps.org/schemas/sitemap/", "www.google.com/schemas/sitemap-news/")
"""Theirs are read under any prefix (Python's ElementTree writes `ns0:url`); those of images and videos are not."""
ENCODING = re.compile(rb"<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w-]+)")
WIDE = ("gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp")
"""Encodings of several bytes that sites use. Others are read as UTF-8: addresses are ASCII in nearly all."""
BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
"""What PHP leaves in front of the declaration, where XML allows nothing."""


class Sitemap(msgspec.Struct):
    """What a sitemap names: pages, and further sitemaps with their dates."""

    pages: list[Found] = []
    sitemaps: list[Found] = []
    root: str = ""
    """Name of the outermost element: one of ROOTS, if it is a sitemap."""
    problem: str | None = None
    """Why a sitemap was not read to its end."""


def parse_sitemap(body: bytes, source: str) -> Sitemap:
    """What the sitemap names, up to where it is broken; nothing where it is none."""
    body = repaired(gunzip(body).lstrip(BEFORE_XML))
    if b"<" not in body[:1_000]:
        return Sitemap(pages=_plain_list(body, source))
    try:
        return _Reader(source).read(body)
    except (ValueError, LookupError):  # an encoding that expat does not know
        return _Reader(source).read(_decode(body))  # what a str declares it passes over


def is_sitemap(body: bytes) -> bool:
    """Whether bytes look like a sitemap, or an index of some, or a plain list of addresses; a gzipped body can be
    nothing else here."""
    head = body[:2_000].lower()
    is_list = head.lstrip(BEFORE_XML).startswith((b"http://", b"https://"))
    return is_list or body.startswith(b"\x1f\x8b") or b"<urlset" in head or b"<sitemapindex" in head


def _decode(body: bytes) -> str:
    declared = ENCODING.match(body)
    name = declared[1].decode().lower() if declared else ""
    return body.decode(name if name in WIDE else "utf-8", "replace")


def gunzip(body: bytes) -> bytes:
    """The body decompressed, at most MAX_SITEMAP_BYTES of it; as it is where it is not gzip, and up to where it breaks
    off.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body[:MAX_SITEMAP_BYTES]
    found = bytearray()
    with suppress(*ERRORS):
        for piece in Gzip().feed(body):
            found += piece
            if len(found) >= MAX_SITEMAP_BYTES:
                break
    return bytes(found[:MAX_SITEMAP_BYTES])


def _plain_list(body: bytes, source: str) -> list[Found]:
    lines = body.decode("utf-8", "replace").splitlines()[:MAX_URLS]
    return [
        Found(line.strip(), source=source)
        for line in lines
        if line.strip().startswith(("http://", "https://"))
    ]


class _EnoughError(Exception):
    """More than a sitemap may hold, or a document type: no sitemap has one, and entity bombs need it."""


class _Reader:
    """Gathers entries while expat reads."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Sitemap()
        self.entry: dict[str, str] = {}
        self.leaf: str | None = None
        self.prefixes = {"", "news"}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse

    def read(self, text: bytes | str) -> Sitemap:
        """What it names; ValueError or LookupError where its encoding is unknown."""
        try:
            self.parser.Parse(text, True)
        except (expat.ExpatError, _EnoughError) as error:  # what was read until there is good
            if self.found.root in ROOTS:
                self.found.problem = f"not read to its end: {error}"
        return self.found

    def _refuse(self, *_: object) -> None:
        raise _EnoughError("it has a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if not self.found.root:
            self.found.root = local
            named = {key.removeprefix("xmlns:"): value for key, value in attributes.items()}
            self.prefixes |= {key for key, value in named.items() if any(one in value for one in NAMESPACES)}
        if local in (URL, SITEMAP):
            self.entry = {}
        self.leaf = LEAVES.get(local) if prefix in self.prefixes else None

    def _text(self, text: str) -> None:
        if self.leaf is not None:
            self.entry[self.leaf] = (self.entry.get(self.leaf, "") + text)[:MAX_TEXT]

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self.leaf = None
        if local not in (URL, SITEMAP) or not self.entry.get("url", "").strip():
            return
        entry = {key: value.strip() for key, value in self.entry.items()}
        date = entry.get("published") or entry.get("date")
        url = absolute(self.source, entry["url"]) or entry["url"]
        found = Found(url, date, entry.get("title"), self.source)
        (self.found.pages if local == URL else self.found.sitemaps).append(found)
        if len(self.found.pages) + len(self.found.sitemaps) >= MAX_URLS:
            raise _EnoughError(f"it names more than {MAX_URLS:,} URLs")
