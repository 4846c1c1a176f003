"""What would hold the parser up for long is found before it is parsed, and taken out; the text stays.

HTML's tree construction is quadratic in four things. Measured with lexbor (selectolax 1.0.2): 20,000
nested lists take 2.8 s and 100,000 take 89 s; 100,000 attributes on one tag 14 s; 40,000 options of a list
8 s; 2,000 formatting elements left open over as many paragraphs 1.6 s, since each paragraph opens them all
again. `is_risky` looks for each by a few passes that cost little on an ordinary page; only a page that fails
is gone over tag by tag, in linear time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from scraper.document.tokens import ATTRIBUTES, SPACE, has_giant_tag, has_many_attributes
from scraper.document.trim import ATTRIBUTE_BYTES, trim

MAX_CHARS = 5_000_000
MANY_CHARS = 600_000
"""A smaller page cannot have so many names of attributes that they matter (see `trim.ATTRIBUTE_BYTES`)."""
MANY_TAGS = 15_000
"""All tags. Fewer cannot nest deep enough to matter; one page in five hundred has more."""
MANY_FORMATTING = 400
"""Formatting tags: so many, all left open, cost 20 ms."""
LEAST_BYTES = 3 * MANY_FORMATTING
"""What has less is not looked at: the texts of a state may come in thousands of pieces of HTML."""
SQUARE = 9e8
"""Attributes squared, summed over tags, that take 1.2 s."""
BYTES = 4
"""An attribute's name and its space take no less where there are thousands, since names must differ."""

PLAIN_SPACE = re.compile(rb"[%(s)s](?<=[^%(s)s=].)(?=[^%(s)s=])" % {b"s": SPACE}, re.S)
"""White space that parts two attributes, and not a name from its value.

It begins with the space, the rarer of the two: so a long script without one is passed in a tenth of the time."""


class Bounded(NamedTuple):
    """The text to parse, the same in UTF-8, and why it is not all of the page (None where it is)."""

    text: str
    data: bytes
    cut: str | None = None


def bound(html: str, data: bytes | None = None) -> Bounded:
    """The part of a page that may be parsed. `data`: the page in UTF-8, if it is at hand."""
    cut = None
    if len(html) > MAX_CHARS:
        html, data, cut = html[:MAX_CHARS], None, f"only the first {MAX_CHARS:,} characters were read"
    if data is None:
        data = html.encode("utf-8", "replace")
    if not is_risky(data):
        return Bounded(html, data, cut)
    trimmed, removed = trim(data)
    if removed is None:
        return Bounded(html, data, cut)
    return Bounded(trimmed.decode("utf-8", "replace"), trimmed, f"{cut}; {removed}" if cut else removed)


def is_risky(data: bytes) -> bool:
    """Whether the page may be slow to parse. No risk is missed; one ordinary page in some dozens is suspected."""
    if len(data) < LEAST_BYTES:
        return False
    codes = np.frombuffer(data, np.uint8)
    at = np.flatnonzero(codes[:-2] == ord("<"))
    if len(at) > MANY_TAGS:
        return True
    first = codes[at + 1] | 0x20
    pairs = first.astype(np.uint16) << 8 | (codes[at + 2] | 0x20)
    if np.count_nonzero(FORMATTING[pairs]) > MANY_FORMATTING:
        return True
    if len(data) > MANY_CHARS:
        return has_many_attributes(data, ATTRIBUTE_BYTES)
    return _may_have_giant_tag(data, codes) and has_giant_tag(data)


def _formatting_pairs() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """By the first two bytes of a tag's name, in lower case, whether it may be a formatting element."""
    table = np.zeros(65536, np.bool_)
    names = [f"{letter}{end}" for letter in "bius" for end in "\t\n\f\r />"]
    for name in [*names, "em", "tt", "fo", "co", "sm", "bi", "st"]:
        table[ord(name[0]) << 8 | ord(name[1]) | 0x20] = True
    return table


FORMATTING = _formatting_pairs()


def _may_have_giant_tag(data: bytes, codes: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> bool:
    """Whether the attributes of one tag, or of some, may cost SQUARE.

    Few pages have the separators for that. Tags that could are longer than two windows: so the data is looked at
    once a window. Whatever the tokeniser's state there (between attributes, within double or single quotes), a tag
    that is open must end within the window. Where it may not, the separators of that stretch bound its attributes.
    Nothing hides, since all states are tried; a long script may be taken for such a tag.
    """
    size = len(data)
    if size * size < SQUARE * BYTES * BYTES or _separators(codes) ** 2 < SQUARE:
        return False
    window = int(SQUARE * BYTES * BYTES / size / 2)
    cost, run = 0.0, 0
    for at in range(window, size, window):
        if _may_be_open(data, at, window, within=run > 0):
            run += _separators(codes[at if run else at - window : at + window])
        elif run:
            cost += (run + _separators(codes[at : at + window])) ** 2
            run = 0
        if cost + run * run > SQUARE:
            return True
    return False


def _may_be_open(data: bytes, at: int, window: int, *, within: bool) -> bool:
    """Whether a tag that is open at `at` may be open a window later. `within` one, a quoted value may fill it."""
    for quote in (b"", b'"', b"'"):
        start = data.find(quote, at, at + window) + 1 if quote else _attribute_start(data, at, window)
        if start == 0:
            if within:
                return True
        elif data.find(b">", start, start + window) < 0:
            return True
        else:
            run = ATTRIBUTES.match(data, start, start + window)
            if run is not None and run.end() >= min(start + window, len(data)) - 1:
                return True
    return False


def _separators(codes: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> int:
    """At least as many as tags have attributes there: white space, slashes, equals signs."""
    signs = (codes <= ord(" "), codes == ord("/"), codes == ord("="))
    return int(sum(map(np.count_nonzero, signs)))


def _attribute_start(data: bytes, at: int, window: int) -> int:
    """A place that is before an attribute if it is within a tag and out of quotes."""
    space = PLAIN_SPACE.search(data, at, at + window)
    return space.start() if space is not None else at
