"""Dates in figures: "25.9.2023", "3/4/23", "2023年9月25日", "25 tháng 9, 2023"."""

from __future__ import annotations

import re

from scraper.fields.times.calendars import ERAS, is_solar_hijri, solar_hijri_to_gregorian, western_year
from scraper.fields.times.moment import Found, found_at

_FIGURES = re.compile(
    r"(?<![\d.,/-])(?<!\d:)(?:(?P<y>\d{4})\s?(?P<s>[-./])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})\s?(?P<t>[-./])\s?(?P<b>\d{1,2})\s?(?P=t)\s?(?P<z>\d{4}|\d{2}))(?![\d])(?![./-]\d)"
)
"""The year first, or last, with one sign between: not a part of a longer row of figures, nor after a clock."""
_ROMAN = re.compile(
    r"(?<![\w.])(?:(?P<y>\d{4})\.?\s(?P<m>[IVX]{1,4})\.?\s(?P<d>\d{1,2})|(?P<b>\d{1,2})\.?\s(?P<n>[IVX]{1,4})\.?\s(?P<z>\d{4}))(?!\w)"
)
"""The month in Roman figures, as Poles and Hungarians write it: "4 III 2026", "2026. III. 4."."""
_MONTHS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_EAST_ASIAN = re.compile(
    r"(令和|平成|昭和|民國|民国)?\s*(\d{1,4}|元)\s*(?:年|년)\s*(\d{1,2})\s*(?:月"
    r"|월)\s*(\d{1,2})\s*(?:日|일|號|号)")  # fmt: skip
"""Perhaps an era, then figures with the signs for year, month and day."""
_KANJI = re.compile(
    r"(?:(令和|平成|昭和|民國|民国)([一二三四五六七八九十元]{1,3})|([〇零一二三四五六七八九]{4}))年"
    r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
"""The same without figures, the year sign by sign if it is of no era: "二〇二六年十一月二十四日"."""
_SIGNS = "〇一二三四五六七八九"
_VIETNAMESE = re.compile(r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.I)
"""Day, "tháng" (month), number of the month, year."""
_MONGOLIAN = re.compile(
    r"(\d{4})\s?оны?\s+(\d{1,2})(?:-р|\s?[дт][үу]г[аэ]+р)?\s+сар(?:ын)?\s+(\d{1,2})", re.I
)
"""The year and its word, the number of the month and its word, the day: "2026 оны 11-р сарын 24"."""


def in_figures(text: str, *, month_first: bool, year_first: bool = False) -> Found | None:
    """The first day with dots, slashes or dashes; years of the Thai and the Persian calendar are told by their size.

    `year_first`: of three pairs of figures the first is the year.
    """
    if not any([text.count(sign) > 1 for sign in "./-"]):
        return None
    for match in _FIGURES.finditer(text):
        if match["y"]:
            year, month, day, sure = int(match["y"]), int(match["m"]), int(match["d"]), True
            if is_solar_hijri(year) and (persian := solar_hijri_to_gregorian(year, month, day)):
                year, month, day = persian
        else:
            year, month, day, sure = _ambiguous(match, month_first, year_first)
        if found := found_at(western_year(year), month, day, match.start(), match.end(), sure):
            return found
    return None


def _ambiguous(match: re.Match[str], month_first: bool, year_first: bool) -> tuple[int, int, int, bool]:
    """Year, month, day of 3/4/2023, and whether there is only one reading. Dots put the day first, but for pairs of
    figures in East Asia.
    """
    a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
    if year_first and year <= 31 and b <= 12:
        return 2000 + a, b, year, True
    year += 0 if year > 99 else 2000
    if a > 12 or b > 12:
        return (year, b, a, True) if a > 12 else (year, a, b, True)
    if month_first and match["t"] != ".":
        return year, a, b, a == b
    return year, b, a, a == b or match["t"] == "."


def roman(text: str) -> Found | None:
    """The first day whose month stands in Roman figures."""
    match = _ROMAN.search(text) if "I" in text or "V" in text or "X" in text else None
    month = (match["m"] or match["n"]) if match else ""
    if match is None or month not in _MONTHS:
        return None
    year, day = int(match["y"] or match["z"]), int(match["d"] or match["b"])
    return found_at(year, _MONTHS.index(month), day, match.start(), match.end())


def east_asian(text: str) -> Found | None:
    """The first day with the signs for year, month and day, perhaps of an era."""
    match = _EAST_ASIAN.search(text) if "年" in text or "년" in text else None
    if match is None:
        return _in_kanji(text)
    year = 1 if match[2] == "元" else int(match[2])
    if match[1]:
        year += ERAS[match[1]]
    elif year < 100:
        year += 2000
    return found_at(year, int(match[3]), int(match[4]), match.start(), match.end())


def _in_kanji(text: str) -> Found | None:
    match = _KANJI.search(text) if "年" in text else None
    if match is None:
        return None
    if match[1]:
        year = ERAS[match[1]] + (1 if match[2] == "元" else _counted(match[2]))
    else:
        year = int("".join([str(_SIGNS.index(sign)) for sign in match[3].replace("零", "〇")]))
    return found_at(year, _counted(match[4]), _counted(match[5]), match.start(), match.end())


def _counted(signs: str) -> int:
    """The number below a hundred: 二十四 is 24."""
    tens, ten, ones = signs.rpartition("十")
    return 10 * (_SIGNS.find(tens) if tens else 1) * bool(ten) + (_SIGNS.index(ones) if ones else 0)


def vietnamese(text: str) -> Found | None:
    """The first day with the word for a month, or its short form, which Vietnamese numbers."""
    match = _VIETNAMESE.search(text) if "áng" in (low := text.lower()) or "thg" in low else None
    return match and found_at(int(match[3]), int(match[2]), int(match[1]), match.start(), match.end())


def mongolian(text: str) -> Found | None:
    """The first day with the words for a year and a month, which Mongolian numbers."""
    match = _MONGOLIAN.search(text) if " сар" in text or "р сар" in text else None
    return match and found_at(int(match[1]), int(match[2]), int(match[3]), match.start(), match.end())
