"""A point in time as a page states it: a day, perhaps a time, perhaps an offset, and nothing that it does not say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

import msgspec

FIRST_YEAR = 1900
EAST = 10
"""The hour of UTC at which the new year begins furthest in the east, 14 hours ahead."""


class Moment(msgspec.Struct, frozen=True):
    """`offset` is in minutes east of UTC; None where the page gives no zone."""

    year: int
    month: int
    day: int
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    offset: int | None = None
    zone: str | None = None
    """The zone's name where the offset was looked up from one ("EST"), and so is assumed."""

    @property
    def date(self) -> date:
        return date(self.year, self.month, self.day)

    @property
    def precision(self) -> int:
        """0 a day, 1 a minute, 2 a second; one more with an offset."""
        clock = 0 if self.hour is None else 1 if self.second is None else 2
        return clock + (self.offset is not None and clock > 0)

    @property
    def instant(self) -> datetime:
        """Comparable with any other: without a zone it counts as UTC, without a time as midnight."""
        zone = timezone(timedelta(minutes=self.offset)) if self.offset is not None else UTC
        return datetime(
            self.year, self.month, self.day, self.hour or 0, self.minute, self.second or 0, tzinfo=zone
        )

    def iso(self) -> str:
        """ISO 8601, as precise as the page.

        >>> Moment(2023, 9, 25).iso(), Moment(2023, 9, 25, 7, 5, None, 120).iso()
        ('2023-09-25', '2023-09-25T07:05+02:00')
        """
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.hour is None:
            return day
        clock = f"T{self.hour:02}:{self.minute:02}" + ("" if self.second is None else f":{self.second:02}")
        return day + clock + _offset(self.offset)

    def with_clock(
        self, hour: int, minute: int, second: int | None, offset: int | None, zone: str | None = None
    ) -> Moment:
        """The same day with a time; the day alone where the time is none (25:70)."""
        if hour == 24 and minute == 0:
            hour, second = 0, None
        if not (0 <= hour < 24 and 0 <= minute < 60 and (second is None or 0 <= second <= 60)):
            return self
        if offset is not None and abs(offset) > 15 * 60:
            offset = None
        second = 59 if second == 60 else second
        return msgspec.structs.replace(
            self, hour=hour, minute=minute, second=second, offset=offset, zone=zone
        )


def is_new_year(moment: Moment) -> bool:
    """Whether it is the first moment of a year, there or, in UTC, further east: what templates have as a date.

    >>> is_new_year(Moment(2020, 1, 1, 0)), is_new_year(Moment(2019, 12, 31, 23, offset=0))
    (True, True)
    """
    if (moment.month, moment.day) == (1, 1):
        return is_midnight(moment)
    is_hour = moment.hour is not None and moment.hour >= EAST and not (moment.minute or moment.second)
    return is_hour and moment.offset == 0 and (moment.month, moment.day) == (12, 31)


def is_midnight(moment: Moment) -> bool:
    """Whether it is midnight sharp: the hour that software gives a mere day."""
    return moment.hour == 0 and not (moment.minute or moment.second)


class Found(NamedTuple):
    """A date in a text: where it starts and ends, and whether day and month could be told apart for sure."""

    moment: Moment
    start: int
    end: int
    sure: bool = True


def make_day(year: int, month: int, day: int) -> Moment | None:
    """The day, or None where the calendar has none such, or no page could be of it.

    >>> make_day(2023, 2, 30) is None, make_day(9999, 1, 1) is None
    (True, True)
    """
    if not FIRST_YEAR <= year <= 2200:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Moment(year, month, day)


def found_at(year: int, month: int, day: int, start: int, end: int, sure: bool = True) -> Found | None:
    """The day between these places, or None where the calendar has none such."""
    made = make_day(year, month, day)
    return Found(made, start, end, sure) if made else None


def from_epoch(seconds: float) -> Moment | None:
    """The moment of a Unix time, in UTC."""
    try:
        at = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    made = make_day(at.year, at.month, at.day)
    return made and made.with_clock(at.hour, at.minute, at.second, 0)


def _offset(minutes: int | None) -> str:
    if minutes is None:
        return ""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
