"""What came, by its first bytes: they are believed over the declared type."""

import re

HEAD = 1_024
"""Bytes looked at; the WHATWG MIME sniffing standard reads 1,445, and its signatures end well before."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a rar archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"\xff\xfb", "a recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x00\x00\x01\xba", "a video"),
    (b"\x00asm", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"wOF", "a font"),
    (b"SQLite format 3", "a database"),
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|script|style|div|article|main|p|h1|table|a)\b", re.I
)
# Possessive: what stands before the root is read in one way only, or a page of blanks would be read in 2**n ways.
_XML_ROOT = re.compile(rb"(?:<\?[^>]*+>|<!--.*?-->|<!doctype[^>]*+>|\s++)*+<([a-z][\w:.-]*)", re.I | re.S)
_ALIEN_ROOTS = {
    b"rss": "a feed",
    b"feed": "a feed",
    b"rdf:rdf": "a feed",
    b"urlset": "a sitemap",
    b"sitemapindex": "a sitemap",
    b"svg": "an image",
    b"opensearchdescription": "a search description",
}
HTML_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
_BOMS_16 = (b"\xff\xfe", b"\xfe\xff")
# Controls that no text has (WHATWG MIME sniffing, "binary data byte"), without ESC, which ISO-2022-JP needs.
_BINARY = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})


def find_alien(body: bytes, content_type: str | None) -> str | None:
    """What `body` is if it is no web page ("a PDF"), else None. An empty body is none.

    `content_type` is the header as sent. Pages under a wrong type pass if they show HTML's markup.
    """
    head = body[:HEAD].lstrip()
    if not head:
        return None
    if (found := _find_signature(head, body)) is not None:
        return found
    if head.startswith(_BOMS_16) or head[:2] in (b"<\x00", b"\x00<"):
        return None
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    root = _XML_ROOT.match(bare)
    if root and root[1].lower() in _ALIEN_ROOTS:
        return _ALIEN_ROOTS[root[1].lower()]
    if len(head) > len(head.translate(None, _BINARY)) + len(head) // 100:
        return "binary data"
    return _judge_declared(bare, (content_type or "").partition(";")[0].strip().lower())


def has_markup(body: bytes) -> bool:
    """Whether the first bytes of a body show HTML, whatever its type is said to be, if any."""
    return bool(_MARKUP.search(body[:HEAD])) and find_alien(body, None) is None


def _find_signature(head: bytes, body: bytes) -> str | None:
    if head[:1] == body[:1] == b"<":
        return None  # as nearly all pages; no signature begins so
    if body[4:8] == b"ftyp":
        return "a video"
    return next(
        (name for start, name in _SIGNATURES if head.startswith(start) or body.startswith(start)), None
    )


def _judge_declared(bare: bytes, declared: str) -> str | None:
    if _MARKUP.search(bare):
        return None
    if bare[:1] in b"{[" and declared != "text/plain":
        return "JSON"
    return None if not declared or declared in HTML_TYPES else f"{declared[:60]} without HTML's markup"
