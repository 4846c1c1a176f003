"""Strong and emphasised text as CommonMark's `**` and `*`, placed only where they are read as such.

They are known by the characters on their two sides (CommonMark 0.31, 6.2): a mark neither opens before white space
nor closes behind it, nor with punctuation inside and a letter outside, as in Chinese and Japanese, which part no
words. Such characters are left out of the mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from string import punctuation
from unicodedata import category

Range = tuple[int, int]
Place = tuple[int, str]


def mark_places(text: str, strong: Iterable[Range], emphasis: Iterable[Range]) -> list[Place]:
    """Where in the text which mark stands, in order. Emphasis that crosses strong text gives way to it, and all of it
    where a mark may as well close what another one has opened.

    >>> mark_places("so “bold” a", [(0, 11)], [(3, 9)])
    [(0, '**'), (3, '*'), (9, '*'), (11, '**')]
    """
    strongs = list(_readable(text, strong))
    whole = [piece for one in emphasis for piece in _uncrossed(one, strongs)]
    slants = list(_readable(text, whole))
    if strongs and not all(_is_clear(text, one) for one in (*strongs, *slants)):
        slants = []
    marks = [(start, end, "**") for start, end in strongs] + [(start, end, "*") for start, end in slants]
    opened = [((start, 1, -end, -len(mark)), (start, mark)) for start, end, mark in marks]
    closed = [((end, 0, -start, len(mark)), (end, mark)) for start, end, mark in marks]
    return [place for _, place in sorted([*opened, *closed])]


def _uncrossed(one: Range, others: Sequence[Range]) -> Iterator[Range]:
    """The range without what it shares with those that it crosses; these are in order, and apart."""
    start, end = one
    first, last = (
        bisect_right(others, start, key=itemgetter(1)),
        bisect_left(others, end, key=itemgetter(0)),
    )
    for left, right in others[first:last]:
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
        while start < end and not _opens(text[start], text[start - 1 : start]):
            start += 1
        while start < end and not _opens(text[end - 1], text[end : end + 1]):
            end -= 1
        if start < end:
            yield start, end


def _is_clear(text: str, one: Range) -> bool:
    """Whether a mark at its start can only open, and one at its end only close."""
    start, end = one
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and _opens(before, text[start])) and not (after and _opens(after, text[end - 1]))


def _opens(inside: str, outside: str) -> bool:
    """Whether a mark between the two is one: read from within outwards, `outside` empty at the text's end.

    Symbols (currency, emoji) are punctuation since 0.31 only, so they count for what is worse.
    """
    if _is_blank(inside):
        return False
    return category(inside)[0] not in "PS" or not outside or _is_apart(outside)


def _is_apart(char: str) -> bool:
    return _is_blank(char) or char in punctuation or category(char)[0] == "P"


def _is_blank(char: str) -> bool:
    return char in "\t\n\f\r" or category(char) == "Zs"
