"""How a reader pairs asterisks: what may open, what may close, which belong together (CommonMark 0.31, 6.2).

Symbols (currency, emoji) are punctuation since 0.31 only: both readings must do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import punctuation
from unicodedata import category

Mark = tuple[int, int, int]
"""Start and end in the text, and how many asterisks stand at each."""
KINDS = ("P", "PS")
"""Of characters that count as punctuation, before 0.31 and since."""


def may_open(inside: str, outside: str) -> bool:
    """Whether a mark between the two is one: read from within outwards, `outside` empty at the text's end."""
    return all(_flanks(inside, outside, kinds) for kinds in KINDS)


def are_read(text: str, marks: Sequence[Mark]) -> bool:
    """Whether the marks are paired as they are meant. One between two letters, or two signs, may as well close what is
    open as open.

    >>> are_read("a-b", [(0, 1, 2), (2, 3, 1)]), are_read("$..", [(0, 1, 2), (1, 3, 1), (2, 3, 2)])
    (True, False)
    """
    return all(_are_paired(text, marks, kinds) for kinds in KINDS)


class _Run:
    """Asterisks in a row."""

    def __init__(self, place: int, length: int, text: str, kinds: str) -> None:
        before, after = text[place - 1 : place] if place else "", text[place : place + 1]
        self.place, self.length, self.left = place, length, length
        self.opens, self.closes = _flanks(after, before, kinds), _flanks(before, after, kinds)

    def takes(self, opener: _Run) -> bool:
        """Whether it may close another one: rules 9 and 10."""
        is_either = opener.closes or self.opens
        return not is_either or (opener.length + self.length) % 3 > 0 or self.length % 3 == 0


def _are_paired(text: str, marks: Sequence[Mark], kinds: str) -> bool:
    lengths = Counter[int]()
    for start, end, width in marks:
        lengths.update({start: width, end: width})
    meant, opened = set(marks), list[_Run]()
    for place, length in sorted(lengths.items()):
        run = _Run(place, length, text, kinds)
        if run.closes and not _close(run, opened, meant):
            return False
        if run.left:
            opened.append(run)
            if (
                not run.opens or len(opened) > 2
            ):  # emphasis in strong text, or the other way round, is all there is
                return False
    return not meant


def _close(run: _Run, opened: list[_Run], meant: set[Mark]) -> bool:
    """Pairs a run with those before it; whether they were meant to be."""
    while run.left and (opener := next(filter(run.takes, reversed(opened)), None)):
        width = min(2, run.left, opener.left)
        pair = (opener.place, run.place, width)
        if pair not in meant:
            return False
        meant.remove(pair)
        opener.left -= width
        run.left -= width
        del opened[opened.index(opener) + (opener.left > 0) :]
    return True


def _flanks(inside: str, outside: str, kinds: str) -> bool:
    if not inside or _is_blank(inside):
        return False
    return not _is_sign(inside, kinds) or not outside or _is_blank(outside) or _is_sign(outside, kinds)


def _is_sign(char: str, kinds: str) -> bool:
    return char in punctuation or category(char)[0] in kinds


def _is_blank(char: str) -> bool:
    return char in "\t\n\f\r" or category(char) == "Zs"
