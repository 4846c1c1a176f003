"""Years and days of the calendars that news pages date by beside the Gregorian."""

from __future__ import annotations

from datetime import date, timedelta

BUDDHIST_OFFSET = 543
"""Thailand since 1941: 2566 is 2023."""
MINGUO_OFFSET = 1911
"""Taiwan: 民國112年 is 2023."""
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": MINGUO_OFFSET, "民国": MINGUO_OFFSET}
"""What to add to the year of an era; 令和元年 is 2019."""
# Where the 33-year leap cycle of the Solar Hijri calendar shifts; the table of Borkowski (1996), public domain.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262,
           2324, 2394, 2456, 3178)  # fmt: skip


def western_year(year: int) -> int:
    """A Thai year as a Gregorian one; any other as it is.

    >>> western_year(2566), western_year(2023)
    (2023, 2023)
    """
    return year - BUDDHIST_OFFSET if 2480 <= year <= 2700 else year


def is_solar_hijri(year: int) -> bool:
    """Whether a year is of the Persian calendar, by its size: 1402 is 2023."""
    return 1300 < year < 1500


def solar_hijri_to_gregorian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """The Gregorian day of a Persian one, or None out of range.

    >>> solar_hijri_to_gregorian(1402, 7, 3)
    (2023, 9, 25)
    """
    if not (1200 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    march = _march_day_of_new_year(year)
    passed = (month - 1) * 31 - max(0, month - 7) + day - 1
    at = date(year + 621, 3, march) + timedelta(days=passed)
    return at.year, at.month, at.day


def _march_day_of_new_year(year: int) -> int:
    """The day in March of 1 Farvardin."""
    leap_j, previous = -14, _BREAKS[0]
    for start in _BREAKS[1:]:
        jump = start - previous
        if year < start:
            break
        leap_j += jump // 33 * 8 + jump % 33 // 4
        previous = start
    passed = year - previous
    leap_j += passed // 33 * 8 + (passed % 33 + 3) // 4
    if jump % 33 == 4 and jump - passed == 4:
        leap_j += 1
    western = year + 621
    leap_g = western // 4 - (western // 100 + 1) * 3 // 4 - 150
    return 20 + leap_j - leap_g
