"""Lines that are a time of day and nothing else: above the entries of a live blog, whatever its classes are called."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Leaf

MAX_CHARS = 24
CLOCK = re.compile(
    r"\W{0,3}(?:kl\.?\s?)?(?P<hour>[01]?\d|2[0-3])\s?(?:[:.hH時点시]|godz\.?)\s?(?P<minute>[0-5]\d)(?![\d:])\s?"
    r"(?P<half>[ap]\.?m\.?)?(?:\s?(?:uhr|h|hrs|分|분|น\.?|[A-Z]{2,5}))?\W{0,3}",
    re.I,
)
"""A time with its minutes, and what languages and zones put behind it: "18.22 Uhr", "18h47", "4:05 p.m. ET"."""
ABOVE = 3
"""Leaves above the first text among which its time may stand."""
LEAST = 3
"""Entries; two times in falling order may be an accident."""


def clock_updates(doc: Document, texts: Sequence[Leaf]) -> list[tuple[int, Update]]:
    """For each entry in order: the position of the first text after its time, and its head.

    Live blogs run backwards; a programme of events, whose times rise, is none.
    """
    around = doc.scan.leaves[max(texts[0].index - ABOVE, 0) : texts[-1].index] if texts else []
    clocks = [(leaf.index, time) for leaf in around if (time := clock_of(leaf.text))]
    times = [time for _, time in clocks]
    if len(set(times)) < LEAST or times != sorted(times, reverse=True):
        return []
    rest = [at for at, leaf in enumerate(texts) if not clock_of(leaf.text)]
    indices = [texts[at].index for at in rest]
    places = [bisect(indices, index) for index, _ in clocks]
    if any(after == before for before, after in pairwise([*places, len(rest)])):
        return []
    return [(rest[place], Update(time=f"T{time}")) for place, time in zip(places, times, strict=True)]


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
