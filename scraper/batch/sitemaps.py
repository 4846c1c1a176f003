"""Sitemaps read: indexes, URL sets with news dates, plain lists, gzipped or not (sitemaps.org, 0.9)."""

import zlib
from contextlib import suppress
from xml.parsers import expat

import msgspec

from scraper.batch.feeds import Found

MAX_SITEMAP_BYTES = 52_428_800
"""50 MiB decompressed: the protocol's own limit."""
MAX_URLS = 50_000
"""In one sitemap: the protocol's own limit."""
MAX_TEXT = 8_000
"""Characters of an element's text that are kept."""
URL, SITEMAP = "url", "sitemap"
LEAVES = {"loc": "url", "lastmod": "date", "publication_date": "published", "title": "title"}
"""Elements that are read, by local name, and as what."""


class Sitemap(msgspec.Struct):
    """What a sitemap names: pages, and further sitemaps with their dates."""

    pages: list[Found] = []
    sitemaps: list[Found] = []


def parse_sitemap(body: bytes, source: str) -> Sitemap:
    """What the sitemap names, up to where it is broken; nothing where it is none."""
    body = gunzip(body)
    if b"<" not in body[:1_000]:
        return Sitemap(pages=_plain_list(body, source))
    reader = _Reader(source)
    with suppress(expat.ExpatError, _EnoughError):  # what was read until there is good
        reader.parser.Parse(body, True)
    return reader.found


def gunzip(body: bytes) -> bytes:
    """The body decompressed, at most MAX_SITEMAP_BYTES of it; as it is where it is not gzip."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:MAX_SITEMAP_BYTES]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_SITEMAP_BYTES)
    except zlib.error:
        return b""


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
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise _EnoughError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in (URL, SITEMAP):
            self.entry = {}
        prefix = name.rpartition(":")[0]
        self.leaf = LEAVES.get(local) if prefix in ("", "news") else None

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
        found = Found(entry["url"], date, entry.get("title"), self.source)
        (self.found.pages if local == URL else self.found.sitemaps).append(found)
        if len(self.found.pages) + len(self.found.sitemaps) >= MAX_URLS:
            raise _EnoughError
