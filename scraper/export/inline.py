"""Inline marks as Markdown: `spans` over a text become links, emphasis and code."""

import re
from collections.abc import Iterator, Sequence

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
BANG = re.compile(r"!\Z")
"""Before a link it would make a picture of it."""


def inline_markdown(text: str, spans: Sequence[Span] = ()) -> str:
    """The text with its marks, escaped so that nothing else of it is markup. Line breaks become hard ones.

    Links stand outermost, code innermost: other marks end before them and begin anew behind them.

    >>> inline_markdown("so 2*3 is bold", [Span(0, 2, "strong")])
    '**so** 2\\\\*3 is bold'
    """
    out = ""
    for start, end, url in _links(text, spans):
        piece = _without_links(text[start:end], _moved(spans, start))
        if url is None:
            out += piece
        else:
            out = BANG.sub(r"\\!", out) + f"[{piece}]({markdown_url(url)})"
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


def _without_links(text: str, spans: Sequence[Span]) -> str:
    """Text outside or within a link, with code, strong text and emphasis marked."""
    out, at = "", 0
    for start, end in [*_ranges(text, spans, "code"), (len(text), len(text))]:
        out += _emphasised(text[at:start], _moved(spans, at)) + _code(text[start:end])
        at = end
    return out


def _emphasised(text: str, spans: Sequence[Span]) -> str:
    out, at = "", 0
    for place, mark in mark_places(text, _ranges(text, spans, "strong"), _ranges(text, spans, "emphasis")):
        out += escape(text[at:place]) + mark
        at = place
    return out + escape(text[at:])


def _ranges(text: str, spans: Sequence[Span], kind: str) -> list[Range]:
    """What spans of a kind cover of the text: those that touch or overlap are one, without white space at its ends."""
    found: list[Range] = []
    for start, end in sorted((s.start, s.end) for s in spans if s.kind == kind):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [(start, end) for start, end in (_trimmed(text, *one) for one in found) if start < end]


def _trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends, where marks would not be read as such."""
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _moved(spans: Sequence[Span], by: int) -> list[Span]:
    """Spans of a text as those of its part from `by` on."""
    return (
        [Span(span.start - by, span.end - by, span.kind, span.url) for span in spans] if by else list(spans)
    )


def _code(text: str) -> str:
    """A code span, between more backticks than it has in a row. It knows no line breaks."""
    if not text:
        return ""
    text = text.replace("\n", " ")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"
