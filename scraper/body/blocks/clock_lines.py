"""Lines that are a time of day and nothing else: above the entries of a live blog, whatever its classes are called."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Update
from scraper.body.blocks.tables import CELLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Leaf

MAX_CHARS = 24
CLOCK = re.compile(
    r"\W{0,3}(?:kl\.?\s?)?(?P<hour>[01]?\d|2[0-3])\s?(?:[:.hH時点시]|godz\.?)\s?(?P<minute>[0-5]\d)(?![\d:])\s?"
    r"(?P<half>[ap]\.?m\.?)?(?:\s?(?:uhr|h|hrs|分|분|น\.?|(?!min)[A-Z]{2,5}))?\W{0,3}",
    re.I,
)
"""A time with its minutes, and what languages and zones put behind it: "18.22 Uhr", "18h47", "4:05 p.m. ET"."""
MINUTE = re.compile(r"(?P<minute>\d{1,3})\s?(?:\+\s?(?P<added>\d{1,2}))?\s?['’′´]")
"""The minute of a match, and those that the referee added: "67'", "90+4’"."""
ABOVE = 3
"""Leaves above the first text among which its time may stand."""
MOST_ABOVE = 600
"""Characters that may stand above the minutes: a report of the match with a list of its scenes has more."""
LEAST, LEAST_MINUTES = 3, 5
"""Entries; two times in falling order may be an accident, and some feet or inches be taken for minutes."""


TimedLine = tuple[int, str, str]
"""A line that is but a time or a minute: its place among the leaves, by what it is sorted, and as it is told."""


def clock_updates(doc: Document, texts: Sequence[Leaf]) -> list[tuple[int, Update]]:
    """For each entry in order: the position of the first text after its time, or minute, and its head.

    Live blogs run backwards; a programme of events, whose times rise, is none.
    """
    around = doc.scan.leaves[max(texts[0].index - ABOVE, 0) : texts[-1].index] if texts else []
    around = [leaf for leaf in around if leaf.element.tag not in CELLS]
    clocks = [(leaf.index, time, time) for leaf in around if (time := clock_of(leaf.text))]
    if entries := _entries(texts, clocks, LEAST):
        return [(place, Update(time=f"T{time}")) for place, time in entries]
    minutes = [(leaf.index, minute, leaf.text) for leaf in around if (minute := _minute_of(leaf.text))]
    entries = _entries(texts, minutes, LEAST_MINUTES)
    if entries and sum(len(leaf.text) for leaf in texts[: entries[0][0]]) > MOST_ABOVE:
        return []
    return [(place, Update(id=minute)) for place, minute in entries]


def is_moment(text: str) -> bool:
    """Whether a line is but the time, or the minute, of an entry."""
    return clock_of(text) is not None or _minute_of(text) is not None


def _entries(texts: Sequence[Leaf], moments: list[TimedLine], least: int) -> list[tuple[int, str]]:
    """The position of the first text after each moment, and the moment; none unless they fall, and each has a text."""
    keys = [key for _, key, _ in moments]
    if len(set(keys)) < least or keys != sorted(keys, reverse=True):
        return []
    rest = [at for at, leaf in enumerate(texts) if not is_moment(leaf.text)]
    indices = [texts[at].index for at in rest]
    places = [bisect(indices, index) for index, _, _ in moments]
    if any(after == before for before, after in pairwise([*places, len(rest)])):
        return []
    return [(rest[place], told) for place, (_, _, told) in zip(places, moments, strict=True)]


def is_minute(text: str) -> bool:
    """Whether a line is but the minute of a match."""
    return _minute_of(text) is not None


def _minute_of(text: str) -> str | None:
    """By which the minute of a match is sorted, where a line is nothing else."""
    if len(text) > MAX_CHARS or (found := MINUTE.fullmatch(text)) is None:
        return None
    return f"{found['minute']:>03}+{found['added'] or '':>02}"


def clock_of(text: str) -> str | None:
    """The time of a line that is nothing else, as HH:MM.

    >>> clock_of("18.22 Uhr"), clock_of("4:05 p.m. ET"), clock_of("18.22 Uhr, Rathaus")
    ('18:22', '16:05', None)
    """
    if len(text) > MAX_CHARS or (found := CLOCK.fullmatch(text)) is None:
        return None
    hour = int(found["hour"]) % 12 if found["half"] else int(found["hour"])
    hour += 12 if (found["half"] or "").lower().startswith("p") else 0
    return f"{hour:02}:{found['minute']}"
