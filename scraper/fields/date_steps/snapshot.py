"""The moment at which an archive saved the page, which some archives declare as that of its publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues
    from scraper.fields.times.moment import Moment

_SAVED = re.compile(r"/(\d{4})\.?(\d\d)\.?(\d\d)-?(\d\d)(\d\d)\d\d(?:[a-z]{2}_)?/https?:")
"""The stamp before the page's own address: "/web/20090402152913/http:", "/2026.11.19-142205/https:"."""
BEFORE = len("https://")
"""A second address can stand no earlier."""
UNMARKED = frozenset(("anywhere", "source"))
"""Steps that read a day wherever it stands."""


def without_snapshot(clues: Clues, readings: Iterable[Reading]) -> Iterable[Reading]:
    """The readings, without those of the minute at which the page was saved."""
    stamps = {stamp for url in _addresses(clues) if (stamp := _stamp_in(url))}
    return [r for r in readings if not _is_of(r, stamps)] if stamps else readings


def _addresses(clues: Clues) -> Iterator[str]:
    links = clues.doc.meta.links
    yield clues.doc.url
    yield from [url for rel in ("canonical", "bookmark") for url in links.get(rel, ())[:2]]


def _stamp_in(url: str) -> tuple[int, ...] | None:
    if url.rfind("http") < BEFORE:
        return None
    found = _SAVED.search(url)
    return tuple(map(int, found.groups())) if found else None


def _is_of(reading: Reading, stamps: set[tuple[int, ...]]) -> bool:
    moment: Moment = reading.value
    day = (moment.year, moment.month, moment.day)
    if reading.step in UNMARKED and any([stamp[:3] == day for stamp in stamps]):
        return True
    return moment.hour is not None and (*day, moment.hour, moment.minute) in stamps
