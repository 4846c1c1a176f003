"""Inline marks as Markdown: `spans` over a text become links, emphasis and code."""

import re
from collections.abc import Sequence
from itertools import pairwise

from scraper.article import Span

# What CommonMark reads as markup within a line. `_` and `*` within a word would be read too: all are escaped.
SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
# What it reads as markup at the start of a line only: headings, quotes, list items, rules, setext underlines.
LINE_START = re.compile(r"(?m)^([^\S\n]*+)(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-+=])|\d{1,9}[.)](?=\s|$))")
ENTITY = re.compile(r"&(?=#?\w+;)")
MARKS = {"strong": "**", "emphasis": "*"}
RANK = {"link": 0, "strong": 1, "emphasis": 2, "code": 3}
"""Links stand outermost, code innermost, whatever their order of opening."""


def inline_markdown(text: str, spans: Sequence[Span] = ()) -> str:
    """The text with its marks, escaped so that nothing else of it is markup. Line breaks become hard ones.

    >>> inline_markdown("so 2*3 is bold", [Span(0, 2, "strong")])
    '**so** 2\\\\*3 is bold'
    """
    out: list[str] = []
    open_spans: list[Span] = []
    for start, end, wanted in _segments(text, spans):
        _change(out, open_spans, wanted)
        piece = text[start:end]
        out.append(_code(piece) if any(span.kind == "code" for span in wanted) else escape(piece))
    _change(out, open_spans, [])
    return _line_starts("".join(out)).replace("\n", "\\\n")


def escape(text: str) -> str:
    """Text in which no character is markup within a line."""
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", text))


def markdown_url(url: str) -> str:
    """A link's target: in angle brackets where it has characters that would end it."""
    safe = url.replace("\n", "%0A").replace("<", "%3C").replace(">", "%3E")
    return f"<{safe}>" if re.search(r"[\s()]", safe) else safe


def _line_starts(text: str) -> str:
    return LINE_START.sub(lambda m: m[1] + _escape_last(m[2]), text)


def _escape_last(mark: str) -> str:
    """`1.` is escaped at its dot, other marks at their first character.

    >>> _escape_last("1."), _escape_last("##")
    ('1\\\\.', '\\\\##')
    """
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else "\\" + mark


def _segments(text: str, spans: Sequence[Span]) -> list[tuple[int, int, list[Span]]]:
    """The text cut at all ends of spans, each piece with the spans over it, outermost first."""
    kept = [span for span in (_trimmed(text, span) for span in spans) if span is not None]
    cuts = sorted({0, len(text), *(s.start for s in kept), *(s.end for s in kept)})
    order = sorted(kept, key=lambda s: (RANK[s.kind], s.start, -s.end))
    return [
        (start, end, _one_link([s for s in order if s.start <= start and end <= s.end]))
        for start, end in pairwise(cuts)
    ]


def _one_link(spans: list[Span]) -> list[Span]:
    """A link within a link is none in Markdown, nor is strong within strong."""
    seen: set[str] = set()
    return [s for s in spans if not (s.kind in seen or seen.add(s.kind))]  # type: ignore[func-returns-value]


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends, where marks would not be read as such."""
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end or (span.kind == "link" and not span.url):
        return None
    return Span(start, end, span.kind, span.url)


def _change(out: list[str], open_spans: list[Span], wanted: list[Span]) -> None:
    """Closes what is not wanted any more, and what was opened within it; opens what is missing."""
    same = 0
    while same < min(len(open_spans), len(wanted)) and open_spans[same] is wanted[same]:
        same += 1
    out += (_closing(span) for span in reversed(open_spans[same:]))
    out += ("[" if span.kind == "link" else MARKS.get(span.kind, "") for span in wanted[same:])
    open_spans[:] = wanted


def _closing(span: Span) -> str:
    return f"]({markdown_url(span.url or '')})" if span.kind == "link" else MARKS.get(span.kind, "")


def _code(text: str) -> str:
    """A code span, between more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"
