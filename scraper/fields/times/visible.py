"""Dates written for readers, in any language whose months `months.toml` knows, and in figures.

Linear: one pass of one tokeniser over at most 400 characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from scraper.fields.times.calendars import ERAS, solar_hijri_to_gregorian, western_year
from scraper.fields.times.clock import find_clock
from scraper.fields.times.moment import Moment, make_day
from scraper.fields.times.months import month_of

MAX_CHARS = 400
MIN_NAMED = 8
"""No date with a month's name is shorter."""
_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?|\d+\.\d{1,2}(?![\d.]))|(?P<number>\d+)"
    r"|(?P<word>[^\s\d!-&(-/:-@\[-`{-~،、。·|–—•«»“”]+)")  # fmt: skip
"""A figure with a point is a clock's, or a rating's ("4.21 out of 5", which is no day of October in Lisbon)."""
_WORD = re.compile(r"[^\s\d!-&(-/:-@\[-`{-~،、。·|–—•«»“”]+")
_DIGIT = re.compile(r"\d")
_LEVANTINE = re.compile(r"(تشرين|كانون)\s(?=ال[أا]ول|الثاني)")
"""The months of two words, which are held together by the sign that stretches letters."""
_THAI_DOTS = re.compile(r"([ก-ฮ])\.([ก-ฮ])\.?")
LEAST_BUDDHIST = 50
"""Of the two figures of a year beside a Thai month: "18 เม.ย. 69" is of 2569, "18 เม.ย. 26" of 2026."""
_EAST_ASIAN = re.compile(
    r"(令和|平成|昭和|民國|民国)?\s*(\d{1,4}|元)\s*(?:年|년)\s*(\d{1,2})\s*(?:月"
    r"|월)\s*(\d{1,2})\s*(?:日|일|號|号)")  # fmt: skip
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.I)
_FIGURES = re.compile(
    r"(?<![\d.,/-])(?<!\d:)(?:(?P<y>\d{4})\s?(?P<s>[-./])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})\s?(?P<t>[-./])\s?(?P<b>\d{1,2})\s?(?P=t)\s?(?P<z>\d{4}|\d{2}))(?![\d])(?![./-]\d)"
)
# Words that may stand between the parts of one date: "25 de septiembre de 2023", "25 ta' Settembru", "2023. gada".
_FILLERS = frozenset(
    "de del di of the den d della ta st nd rd th er ο η του da do i le 'ta г г. года "
    "gada gads m წლის utc gmt cet cest bst est edt cst cdt pst pdt год року р el al พศ คศ".split())  # fmt: skip
_ORDINAL = re.compile(r"^(st|nd|rd|th|er|ª|º|o|a|ste|de|e|-го|го|-е|é|η|ης|an|ko|eko|ri|in|ú|adik|én|án)$")


class Found(NamedTuple):
    """A date in a text: where it starts and ends, and whether day and month could be told apart for sure."""

    moment: Moment
    start: int
    end: int
    sure: bool = True


def find_date(text: str, language: str = "", *, month_first: bool = False) -> Found | None:
    """The first date in the text, with its time where one stands beside it, or None.

    `language` (a primary subtag) settles month names that differ between languages, `month_first` figures
    such as 3/4/2023.

    >>> find_date("Stand: 25. September 2023, 10:05 Uhr", "de").moment.iso()
    '2023-09-25T10:05'
    """
    if len(text) < 6:
        return None
    text = text[:MAX_CHARS]
    if not _DIGIT.search(text):
        return None
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    found = _in_figures(text, month_first)
    if found is None and not text.isascii():
        found = _east_asian(text) or _vietnamese(text)
    found = _earlier(text, language, found) if found else _named(text, language)
    if found is None:
        return None
    return found._replace(moment=find_clock(text, found.moment, found.start, found.end))


def _earlier(text: str, language: str, found: Found) -> Found:
    """What is found in figures, or before these, with the month's name: "24 lapkričio 2026, atnaujinta 2026-11-25"."""
    before = text[: found.start]
    if len(before) < MIN_NAMED or not _DIGIT.search(before):
        return found
    return _named(before, language) or found


def _east_asian(text: str) -> Found | None:
    match = _EAST_ASIAN.search(text) if "年" in text or "년" in text else None
    if match is None:
        return None
    year = 1 if match[2] == "元" else int(match[2])
    if match[1]:
        year += ERAS[match[1]]
    elif year < 100:
        year += 2000
    return _found(year, int(match[3]), int(match[4]), match.start(), match.end())


def _vietnamese(text: str) -> Found | None:
    match = _VIETNAMESE.search(text) if "áng" in text.lower() else None
    return match and _found(int(match[3]), int(match[2]), int(match[1]), match.start(), match.end())


def _in_figures(text: str, month_first: bool) -> Found | None:
    if not any([text.count(sign) > 1 for sign in "./-"]):
        return None
    for match in _FIGURES.finditer(text):
        if match["y"]:
            year, month, day, sure = int(match["y"]), int(match["m"]), int(match["d"]), True
            if 1300 < year < 1500 and (persian := solar_hijri_to_gregorian(year, month, day)):
                year, month, day = persian
        else:
            year, month, day, sure = _ambiguous(match, month_first)
        if found := _found(western_year(year), month, day, match.start(), match.end(), sure):
            return found
    return None


def _ambiguous(match: re.Match[str], month_first: bool) -> tuple[int, int, int, bool]:
    """Year, month, day of 3/4/2023, and whether there is only one reading. Dots always put the day first."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
    year += 0 if year > 99 else 2000
    if a > 12 or b > 12:
        return (year, b, a, True) if a > 12 else (year, a, b, True)
    if month_first and match["t"] != ".":
        return year, a, b, a == b
    return year, b, a, a == b or match["t"] == "."


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def _named(text: str, language: str) -> Found | None:
    """A date with the month's name: the numbers next to the name are its day and year."""
    text = _LEVANTINE.sub(r"\1ـ", text) if "ين" in text or "انون" in text else text
    text = _THAI_DOTS.sub(r"\1\2 ", text) if "ก" <= max(text) <= "๛" else text
    if not any(month_of(word, language) for word in _WORD.findall(text)):
        return None
    tokens = [_Token(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    for at, token in enumerate(tokens):
        month = month_of(token.text, language) if token.kind == "word" else None
        if month and (found := _around(tokens, at, month)):
            return found
    return None


def _around(tokens: list[_Token], at: int, month: tuple[str, int]) -> Found | None:
    before = _numbers(tokens[max(0, at - 5) : at][::-1])
    after = _numbers(tokens[at + 1 : at + 6])
    for day, year in _pairs(before, after):
        if not (len(day.text) <= 2 and 1 <= int(day.text) <= 31):
            continue
        western = _year(year.text, "thai" if _is_thai(tokens[at].text) else month[0])
        numbers = (tokens[at], day, year)
        found = _found_in(month[0], western, month[1], int(day.text), numbers) if western else None
        if found:
            return found
    return None


def _pairs(before: list[_Token], after: list[_Token]) -> list[tuple[_Token, _Token]]:
    """Which numbers may be day and year, likeliest first: D M Y, M D Y, Y M D, Y D M."""
    pairs = []
    if before and after:
        pairs.append((before[0], after[0]))
    if len(after) > 1:
        pairs.append((after[0], after[1]))
    if before and after:
        pairs.append((after[0], before[0]))
    if len(before) > 1:
        pairs.append((before[0], before[1]))
    return pairs


def _numbers(tokens: list[_Token]) -> list[_Token]:
    """Up to two numbers at the head of the tokens, over fillers, ordinals and one clock."""
    found: list[_Token] = []
    for token in tokens:
        if token.kind == "number":
            found.append(token)
            if len(found) == 2:
                break
        elif token.kind == "word" and not _may_stand_between(token.text):
            break
    return found


def _may_stand_between(word: str) -> bool:
    word = word.casefold().strip("'’")
    return word in _FILLERS or _ORDINAL.match(word) is not None


def _is_thai(word: str) -> bool:
    return "ก" <= word[0] <= "๛"


def _year(text: str, calendar: str) -> int | None:
    year = int(text) if len(text) in (2, 4) else 0
    if calendar == "solar_hijri":
        return year if 1300 < year < 1500 else None
    if len(text) == 2:
        return western_year(2500 + year) if calendar == "thai" and year >= LEAST_BUDDHIST else 2000 + year
    year = western_year(year)
    return year if 1900 <= year < 2200 else None


def _found_in(calendar: str, year: int, month: int, day: int, tokens: tuple[_Token, ...]) -> Found | None:
    if calendar == "solar_hijri":
        converted = solar_hijri_to_gregorian(year, month, day)
        if converted is None:
            return None
        year, month, day = converted
    return _found(year, month, day, min(t.start for t in tokens), max(t.end for t in tokens))


def _found(year: int, month: int, day: int, start: int, end: int, sure: bool = True) -> Found | None:
    made = make_day(year, month, day)
    return Found(made, start, end, sure) if made else None
