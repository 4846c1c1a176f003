"""Inline marks as Markdown: `spans` over a text become links, emphasis and code."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from scraper.article import Span
from scraper.export.marks import Range, mark_places

# What CommonMark reads as markup within a line. `_` within a word is none.
SPECIAL = re.compile(r"([\\`*\[\]<>~|]|(?<![^\W_])_|_(?![^\W_]))")
URL_START = re.compile(r"(?i)\b(?:(?:https?|ftp)(?=://)|www(?=\.))")
# What it reads as markup at the start of a line only: headings, quotes, list items, rules, setext underlines, and
# in GFM the line below a table's head.
LINE_START = re.compile(r"(?m)^([^\S\n]*+)(#{1,6}(?=\s|$)|[-+=:](?=\s|$|[-+=])|\d{1,9}[.)](?=\s|$))")
ENTITY = re.compile(r"&(?=#?\w+;)")
# A backslash would escape, a backtick begin code, and code is read before links are.
UNSAFE = re.compile(r"[\x00-\x1f\x7f<>\\`]")
BANG = "!"
"""Before a link it would make a picture of it."""


def inline_markdown(text: str, spans: Sequence[Span] = ()) -> str:
    """The text with its marks, escaped so that nothing else of it is markup. Line breaks become hard ones.

    Links stand outermost, code innermost: other marks end before them and begin anew behind them.

    >>> inline_markdown("so 2*3 is bold", [Span(0, 2, "strong")])
    '**so** 2\\\\*3 is bold'
    """
    out, marked = "", {kind: _merged(spans, kind) for kind in ("strong", "emphasis", "code")}
    for start, end, url in _links(text, spans):
        piece = _without_links(text, start, end, marked)
        if url is None:
            out += piece
        else:
            out = out[:-1] + "\\!" if out.endswith(BANG) else out
            out += f"[{piece}]({markdown_url(url)})"
    return _line_starts(out).replace("\n", "\\\n")


def escape(text: str) -> str:
    """Text in which no character is markup within a line.

    >>> escape("_a_ snake_case")
    '\\\\_a\\\\_ snake_case'
    """
    return re.sub(r"\S++", _unlinked, ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", text)))


def _unlinked(word: re.Match[str]) -> str:
    """GFM makes a link of a bare URL, with the backslashes in it: where there are any, it is no URL to it."""
    return URL_START.sub(r"\g<0>\\", word[0]) if "\\" in word[0] else word[0]


def markdown_url(url: str) -> str:
    """A link's target: in angle brackets where it has characters that would end it.

    >>> markdown_url("https://a.example/`x`?a&lt;b")
    'https://a.example/%60x%60?a&amp;lt;b'
    """
    safe = ENTITY.sub("&amp;", UNSAFE.sub(lambda m: f"%{ord(m[0]):02X}", url))
    return f"<{safe}>" if re.search(r"[\s()]", safe) else safe


def _line_starts(text: str) -> str:
    return LINE_START.sub(lambda m: m[1] + _escape_last(m[2]), text)


def _escape_last(mark: str) -> str:
    """`1.` is escaped at its dot, other marks at their first character.

    >>> _escape_last("1."), _escape_last("##")
    ('1\\\\.', '\\\\##')
    """
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else "\\" + mark


def _links(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, str | None]]:
    """The text parted into links and what is between. A link within a link is none in Markdown."""
    at = 0
    for span in sorted((s for s in spans if s.kind == "link" and s.url), key=lambda s: (s.start, -s.end)):
        start, end = _trimmed(text, max(at, span.start), span.end)
        if start < end:
            yield at, start, None
            yield start, end, span.url
            at = end
    yield at, len(text), None


def _without_links(text: str, start: int, end: int, marked: dict[str, list[Range]]) -> str:
    """A part of the text outside or within a link, with code, strong text and emphasis marked."""
    out, at = "", start
    for left, right in [*_within(text, marked["code"], start, end), (end, end)]:
        out += _emphasised(text, at, left, marked) + _code(text[left:right])
        at = right
    return out


def _emphasised(text: str, start: int, end: int, marked: dict[str, list[Range]]) -> str:
    out, at, piece = "", 0, text[start:end]
    strong, emphasis = (
        [(left - start, right - start) for left, right in _within(text, marked[kind], start, end)]
        for kind in ("strong", "emphasis")
    )
    for place, mark in mark_places(piece, strong, emphasis):
        out += escape(piece[at:place]) + mark
        at = place
    return out + escape(piece[at:])


def _merged(spans: Sequence[Span], kind: str) -> list[Range]:
    """What spans of a kind cover, in order: those that touch or overlap are one."""
    found: list[Range] = []
    for start, end in sorted((s.start, s.end) for s in spans if s.kind == kind):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _within(text: str, ranges: Sequence[Range], start: int, end: int) -> Iterator[Range]:
    """What of them lies in a part of the text, without white space at its ends."""
    for at in range(bisect_right(ranges, start, key=itemgetter(1)), len(ranges)):
        if ranges[at][0] >= end:
            return
        left, right = _trimmed(text, max(ranges[at][0], start), min(ranges[at][1], end))
        if left < right:
            yield left, right


def _trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends, where marks would not be read as such."""
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _code(text: str) -> str:
    """A code span, between more backticks than it has in a row. It knows no line breaks."""
    if not text:
        return ""
    text = text.replace("\n", " ")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"
