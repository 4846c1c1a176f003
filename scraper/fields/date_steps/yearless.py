"""Days of the head without their year: "Friday March 9 2:58 PM ET", "Enviado el Jueves, 14 agosto a las 10:33:05"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.date_steps.local_time import CLOCK, INSIDE, MAX_LINE
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import says_modified
from scraper.fields.times.months import month_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues
    from scraper.fields.times.moment import Moment

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(?<!\d)\d{1,2}\.?\s(?:de\s)?([^\W\d_]{3,12})\b|([^\W\d_]{3,12})\.?\s\d{1,2}(?![\d:.])")
"""A day's number and the month's name, in either order."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}(?:\d{4}\s?[-–]\s?)?((?:19|20)\d\d)", re.I)
FOOT = 12
"""How many of the page's last lines may hold its copyright."""


def with_clock_of_head(clues: Clues, moment: Moment) -> Moment:
    """The day with the clock that a line of the head tells beside it, be it without the year."""
    if moment.hour is None:
        for reading in _in_year(clues, moment.year):
            told: Moment = reading.value
            if told.date == moment.date:
                return told
    return moment


def yearless_days(clues: Clues) -> Iterator[Reading]:
    """Such moments of the head, of the year for which the page's foot claims its copyright: software that leaves the
    year out (PHP-Nuke) gives the day nowhere else.
    """
    years = [m[1] for leaf in clues.doc.scan.leaves[-FOOT:] if (m := _COPYRIGHT.search(leaf.text))]
    if years:
        yield from _in_year(clues, int(years[-1]))


def _in_year(clues: Clues, year: int) -> Iterator[Reading]:
    for leaf in clues.head_lines(INSIDE):
        text = leaf.text.partition("\n")[0]
        if len(text) > MAX_LINE or not CLOCK.search(text) or _YEAR.search(text) or says_modified(text):
            continue
        day = next((m for m in _DAY.finditer(text) if month_of(m[1] or m[2], clues.language)), None)
        if day and not clues.is_aside(leaf.element):
            told = f"{text[: day.end()]}, {year}{text[day.end() :]}"
            found = read(clues, "text_above", told, clues.distance_of(leaf))
            yield from [reading for reading in found if reading.value.hour is not None]
