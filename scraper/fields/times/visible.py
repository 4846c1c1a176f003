"""Dates written for readers, in any language whose months `months.toml` knows, and in figures.

Linear: a few patterns, and one pass of one tokeniser, over at most 400 characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scraper.fields.times.clock import find_clock
from scraper.fields.times.figures import east_asian, in_figures, mongolian, roman, vietnamese
from scraper.fields.times.months import month_of
from scraper.fields.times.named import find_named_day

if TYPE_CHECKING:
    from scraper.fields.times.moment import Found

MIN_CHARS, MAX_CHARS = 6, 400
MAX_LINE = 50
"""Characters of a line that is little more than a day."""
MIN_NAMED = 8
"""No date with a month's name is shorter."""
_DIRECTION = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks of the direction of writing, which stand between figures in right-to-left texts."""
_YEARLESS = re.compile(r"\d{1,2}\.?\s([^\W\d_]{3,12})\.?|([^\W\d_]{3,12})\.?\s\d{1,2}")
YEAR_FIRST = frozenset(("ja", "ko", "zh"))
"""Languages in which of three pairs of figures the first is the year."""
_DIGIT = re.compile(r"\d|(?<=[〇零一二三四五六七八九十元])年")
"""What any date has."""


def find_date(text: str, language: str = "", *, month_first: bool = False) -> Found | None:
    """The first date in the text, with its time where one stands beside it, or None.

    `language` (a primary subtag) settles month names that differ between languages, `month_first` figures
    such as 3/4/2023.

    >>> find_date("Stand: 25. September 2023, 10:05 Uhr", "de").moment.iso()
    '2023-09-25T10:05'
    """
    if len(text) < MIN_CHARS:
        return None
    text = text[:MAX_CHARS]
    if not _DIGIT.search(text):
        return None
    text = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_DIRECTION)
    figures = in_figures(text, month_first=month_first, year_first=language in YEAR_FIRST)
    found = figures or roman(text) or vietnamese(text)
    if found is None and not text.isascii():
        found = east_asian(text) or mongolian(text)
    found = _earlier(text, language, found) if found else find_named_day(text, language)
    if found is None:
        return None
    return found._replace(moment=find_clock(text, found.moment, found.start, found.end))


def _earlier(text: str, language: str, found: Found) -> Found:
    """What is found in figures, or before these, with the month's name: "24 lapkričio 2026, atnaujinta 2026-11-25"."""
    before = text[: found.start]
    if len(before) < MIN_NAMED or not _DIGIT.search(before):
        return found
    return find_named_day(before, language) or found


def tells_day(line: str) -> bool:
    """Whether a line is little more than a day, be it without the year: "Jan 23", "23 janvier"."""
    if len(line) >= MAX_LINE:
        return False
    if find_date(line) is not None:
        return True
    day = _YEARLESS.fullmatch(line)
    return day is not None and month_of(day[1] or day[2]) is not None
