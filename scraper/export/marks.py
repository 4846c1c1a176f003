"""Strong and emphasised text as CommonMark's `**` and `*`, placed only where they are read as such.

They are known by the characters on their two sides (CommonMark 0.31, 6.2): a mark neither opens before white space
nor closes behind it, nor with punctuation inside and a letter outside, as in Chinese and Japanese, which part no
words. Such characters are left out of the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scraper.export.asterisks import Mark, are_read, may_open

Range = tuple[int, int]
Place = tuple[int, str]


def mark_places(text: str, strong: Iterable[Range], emphasis: Iterable[Range]) -> list[Place]:
    """Where in the text which mark stands, in order. Emphasis that crosses strong text gives way to it, and all of it
    where a reader would pair the marks otherwise.

    >>> mark_places("so “bold” a", [(0, 11)], [(3, 9)])
    [(0, '**'), (3, '*'), (9, '*'), (11, '**')]
    """
    bold: list[Mark] = [(start, end, 2) for start, end in _readable(text, strong)]
    whole = [piece for one in emphasis for piece in _uncrossed(one, [mark[:2] for mark in bold])]
    marks = [*bold, *((start, end, 1) for start, end in _readable(text, whole))]
    if not are_read(text, marks):
        marks = bold
    opened = [((start, 1, -end, -width), (start, "*" * width)) for start, end, width in marks]
    closed = [((end, 0, -start, width), (end, "*" * width)) for start, end, width in marks]
    return [place for _, place in sorted([*opened, *closed])]


def _uncrossed(one: Range, others: Iterable[Range]) -> Iterator[Range]:
    """The range without what it shares with those that it crosses."""
    start, end = one
    for left, right in others:
        if left < start < right < end:
            start = right
        elif start < left < end < right:
            end = left
    if start < end:
        yield start, end


def _readable(text: str, ranges: Iterable[Range]) -> Iterator[Range]:
    """The ranges, made shorter until a mark is read as one at both their ends."""
    for one in ranges:
        start, end = one
        while start < end and not may_open(text[start], text[start - 1 : start]):
            start += 1
        while start < end and not may_open(text[end - 1], text[end : end + 1]):
            end -= 1
        if start < end:
            yield start, end
