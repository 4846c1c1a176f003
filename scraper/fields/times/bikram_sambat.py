"""Days of the Bikram Sambat, by which pages of Nepal date: its months are as long as its almanac says."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR, NEW_YEAR = 2055, date(1998, 4, 14)
SHORTEST = 29
_MONTHS = """
    223222101011 223231101011 232321110012 132321110102 223222101011 223321101011
    232321110012 132322010102 223222101011 223321101011 232321110012 222322011002
    223222101011 223321101011 232321110012 222322011011 223222101011 232321101011
    232321110012 222322101011 223222101011 232321110011 232321110102 222322101011
    223222101011 232321110011 232321110102 223222101011 223222101011 223221110111
""".split()
"""A year each, from the first: by how many days its twelve months are longer than the shortest of all. As Nepal's
government has them (medic/bikram-sambat); older tables disagree on 2081 to 2083."""


def is_bikram_sambat(year: int) -> bool:
    """Whether the table has the year: 2081 is 2024 from April on."""
    return FIRST_YEAR <= year < FIRST_YEAR + len(_MONTHS)


def bikram_sambat_to_gregorian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """The Gregorian day of a Nepali one, or None out of range.

    >>> bikram_sambat_to_gregorian(2081, 8, 1), bikram_sambat_to_gregorian(2081, 9, 30)
    ((2024, 11, 16), None)
    """
    if not is_bikram_sambat(year) or day > _length(months := _MONTHS[year - FIRST_YEAR], month):
        return None
    before = "".join(_MONTHS[: year - FIRST_YEAR]) + months[: month - 1]
    passed = sum(map(int, before)) + SHORTEST * len(before) + day - 1
    at = NEW_YEAR + timedelta(days=passed)
    return at.year, at.month, at.day


def _length(months: str, month: int) -> int:
    return SHORTEST + int(months[month - 1])
