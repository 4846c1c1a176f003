"""Dates written for machines: ISO 8601 and what is put in its place. Bounded: only the first 80 characters count."""

from __future__ import annotations

import re
from email.utils import parsedate_tz

from scraper.fields.times.moment import Moment, from_epoch, make_day

_ZONE = r"(?P<zone>Z|z|UTC|GMT|[+\-−]\s?\d{2}:?\d{2}|[+\-−]\d{1,2})?"
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:(?:T|t|,?\s+|_)(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,:]\d+)?)?\s*" + _ZONE + ")?",
    re.ASCII,
)
"""ISO 8601, and with a space, a comma or an underscore for its T."""
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:[T ]?(?P<H>\d{2}):?(?P<M>\d{2}):?(?P<S>\d{2})?\s*"
    + _ZONE
    + r")?(?!\d)",
    re.ASCII,
)
"""The same without signs: 20230925T100509Z."""
_SLASHED = re.compile(
    r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})"
    r"(?:\.?[T,\s]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?\s*" + _ZONE + ")?(?![/.]?\\d)",
    re.ASCII,
)
"""The same with slashes or dots: 2023/09/25 10:05."""
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?$", re.ASCII)
"""Seconds or milliseconds since 1970."""
_RFC_2822 = re.compile(r"[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} \d{4} \d", re.ASCII)
"""The beginning of a date as mail and HTTP have it."""


def parse_timestamp(raw: str) -> Moment | None:
    """The moment at the start of `raw`, or None where it does not start with a date for machines.

    >>> parse_timestamp("2023-09-25T10:05:09.123+0200").iso()
    '2023-09-25T10:05:09+02:00'
    """
    text = raw[:80].strip().strip("\"'")
    for pattern in (_ISO, _SLASHED, _COMPACT):
        if match := pattern.match(text):
            return _from_match(match)
    if match := _EPOCH.match(text):
        return from_epoch(int(match[1]))
    if _RFC_2822.match(text):
        return _from_mail(text)
    return None


def parse_offset(zone: str | None) -> int | None:
    """Minutes east of UTC of `+02:00`, `+0200`, `+2`, `Z`; None for anything else.

    >>> parse_offset("-0530"), parse_offset("Z"), parse_offset(None)
    (-330, 0, None)
    """
    if not zone:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return 0
    digits = re.sub(r"\D", "", zone)
    hours, minutes = (digits[:2], digits[2:4]) if len(digits) > 2 else (digits, "0")
    if not hours:
        return None
    return (-1 if zone[0] in "-−" else 1) * (int(hours) * 60 + int(minutes))


def _from_match(match: re.Match[str]) -> Moment | None:
    year, month, day_of_month, hour, minute, second, zone = match.groups()
    day = make_day(int(year), int(month), int(day_of_month))
    if day is None or hour is None:
        return day
    return day.with_clock(int(hour), int(minute), int(second) if second else None, parse_offset(zone))


def _from_mail(text: str) -> Moment | None:
    """`Mon, 25 Sep 2023 10:05:09 GMT` (RFC 2822), as `Last-Modified` and many metas have it."""
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):
        return None
    day = make_day(*parts[:3]) if parts else None
    if day is None or parts is None:
        return None
    offset = None if parts[9] is None else parts[9] // 60
    return day.with_clock(parts[3], parts[4], parts[5], offset)
