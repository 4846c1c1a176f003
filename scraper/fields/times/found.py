"""A date found in a text for readers: what it says, and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from scraper.fields.times.moment import Moment, make_day


class Found(NamedTuple):
    """A date in a text: where it starts and ends, and whether day and month could be told apart for sure."""

    moment: Moment
    start: int
    end: int
    sure: bool = True


def found_at(year: int, month: int, day: int, start: int, end: int, sure: bool = True) -> Found | None:
    """The day between these places, or None where the calendar has none such."""
    made = make_day(year, month, day)
    return Found(made, start, end, sure) if made else None
