"""Judged before anything is parsed: what the answer's first bytes say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.page import Page

# https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and its neighbours.
MAGIC = (
    (b"%PDF-", "a PDF"), (b"\x89PNG\r\n", "a PNG image"), (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"), (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip data"), (b"BZh", "bzip2 data"), (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"ID3", "an MP3 file"), (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"), (b"\x1aE\xdf\xa3", "a Matroska file"), (b"wOFF", "a font"),
    (b"wOF2", "a font"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF document"), (b"%!PS", "PostScript"), (b"\x00\x00\x01\x00", "an icon"),
    (b"\x00asm", "a program"),
)  # fmt: skip
ANY_MAGIC = tuple(magic for magic, _ in MAGIC)
RIFF = {b"WEBP": "a WebP image", b"WAVE": "a WAVE file", b"AVI ": "an AVI file"}
# Possessive: what stands before the root is read in one way only, or a page of blanks would be read in 2**n ways.
FEED = re.compile(
    rb"(?:<\?[^>]*+>|<!--.*?-->|<!(?!doctype\s+html)[a-z][^>]*+>|[\s\]>]++)*+"
    rb"<(rss|feed|urlset|sitemapindex|rdf:RDF|svg)\b",
    re.I | re.S,
)
"""The root of what is XML and no page, behind declarations, style sheets, comments and a document type."""
JSON = re.compile(rb"\s*[{\[]\s*[\"\]{}\[\d]")
MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|div|p|span|a|table|article|h1|br|title|meta|script|section)\b", re.I
)
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
SNIFF = 2_000
BLANK = b" \t\r\n\x00"
TESTS = (("cf-mitigated", "challenge"), ("x-vercel-mitigated", "challenge"),
         ("x-amzn-waf-action", "challenge"), ("x-amzn-waf-action", "captcha"))  # fmt: skip
"""What vendors say in the head of an answer that holds their test for robots, and nothing else."""
BINARY_SHARE = 0.03
"""Of the first bytes; text has hardly any control characters (UTF-16, which has, is told by its BOM), and noise, be it
compressed or encrypted, a tenth."""
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
OTHER_TYPES = ("image/", "video/", "audio/", "font/")
NO_PAGES = frozenset(("application/pdf", "text/css", "text/javascript"))


def judge_answer(page: Page) -> Verdict | None:
    """`not_html`, `empty`, `error` or `challenge` where the answer alone shows it; else None. About 2 µs."""
    body = page.body
    empty = not body[:SNIFF].strip(BLANK) and not body.strip(BLANK)  # else the whole page would be copied
    what = "no content" if empty else _other_format(body, page)
    if what is None:
        return None
    if (test := find_test(page)) is not None:
        return test
    if page.status >= 400:
        return Verdict("error", f"status {page.status}, {what}")
    return Verdict("empty" if empty else "not_html", what)


def find_test(page: Page) -> Verdict | None:
    """`challenge` where a header of the answer says so."""
    declared = any(page.header(name) == value for name, value in TESTS)
    return Verdict("challenge", "a header of the answer says so") if declared else None


def _other_format(body: bytes, page: Page) -> str | None:
    start = body[:SNIFF].removeprefix(b"\xef\xbb\xbf")
    head = start.lstrip(b" \t\r\n")
    if head.startswith(ANY_MAGIC) and (what := _by_magic(head, start)) is not None:
        return what
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12], "a RIFF file")
    if head[4:8] == b"ftyp":
        return "an MP4 or HEIF file"
    if (feed := FEED.match(start)) is not None:
        return f"XML ({feed[1].decode()}), not HTML"
    if not start.startswith(WIDE_BOMS) and not MARKUP.search(start):
        return _other_text(start, body, page)
    return None


def _by_magic(head: bytes, start: bytes) -> str | None:
    for magic, what in MAGIC:
        if head.startswith(magic) and (len(magic) > 3 or not MARKUP.search(start)):
            return what
    return None


def _other_text(start: bytes, body: bytes, page: Page) -> str | None:
    if _is_binary(start):
        return "binary data"
    if JSON.match(start) and b"<" not in body[:200]:
        return "JSON"
    kind = (page.header("content-type") or "").partition(";")[0].strip().lower()
    return f"content type {kind}" if kind.startswith(OTHER_TYPES) or kind in NO_PAGES else None


def _is_binary(start: bytes) -> bool:
    """Whether it has more control characters than any text; in UTF-16 without a BOM every second byte may be zero."""
    controls = len(start) - len(start.translate(None, CONTROL))
    return controls > len(start) * BINARY_SHARE and not 0.3 < start.count(0) / len(start) < 0.6
