"""Compares the dates that feeds and sitemaps give with those that a user asks for."""

from datetime import UTC, datetime

DAY_CHARS = len("2026-11-30")
"""An ISO 8601 date that is longer has a time."""


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a date is surely before another: by the moment where both have a time, else by the day.

    What is no date is before none. A time without an offset is UTC.

    >>> is_before("2026-11-02T23:00:00-05:00", "20261103"), is_before("2026-11-03T09:00Z", "2026-11-03T10:00+02:00")
    (True, False)
    """
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    have_times = min(len(one or ""), len(other or "")) > DAY_CHARS
    return first < second if have_times else first.date() < second.date()


def _moment(date: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
