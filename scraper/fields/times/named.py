"""Dates with the name of the month, in the languages of `months.toml`: the numbers next to it are day and year."""

from __future__ import annotations

import re
from typing import NamedTuple

from scraper.fields.times.bikram_sambat import bikram_sambat_to_gregorian, is_bikram_sambat
from scraper.fields.times.calendars import is_solar_hijri, solar_hijri_to_gregorian, western_year
from scraper.fields.times.moment import Found, found_at
from scraper.fields.times.months import month_of

_NOT_IN_WORDS = r"\s\d!-&(-/:-@\[-`{-~،、。·|–—•«»“”"
"""White space, figures, and ASCII's signs but for the apostrophe; other scripts' signs."""
_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?|\d+\.\d{1,2}(?![\d.]))|(?P<number>\d+)"
    rf"|(?P<word>[^{_NOT_IN_WORDS}]+)")  # fmt: skip
"""A figure with a point is a clock's, or a rating's ("4.21 out of 5", which is no day of October in Lisbon)."""
_WORD = re.compile(rf"[^{_NOT_IN_WORDS}]+")
_LEVANTINE = re.compile(r"(تشرين|كانون)\s(?=ال[أا]ول|الثاني)")
"""The months of two words, which are held together by the sign that stretches letters."""
_DOTS = re.compile(r"([ก-ฮิีກ-ຮິີ])\.([ก-ฮກ-ຮ])\.?")
"""Within the short names of Thai and Lao months: "มี.ค.", "ມິ.ຖ."."""
LEAST_BUDDHIST = 50
"""Of the two figures of a year beside a Thai month: "18 เม.ย. 69" is of 2569, "18 เม.ย. 26" of 2026."""
_FILLERS = frozenset(
    "de del di of the den d della ta st nd rd th er ο η του da do i le 'ta г г. года "
    "gada gads m ж жыл жылғы жылдын թ թվականի ел елның й йыл fómhair წლის "
    "utc gmt cet cest bst est edt cst cdt pst pdt год року р el al พศ คศ".split())  # fmt: skip
"""Words that may stand between the parts of one date: "25 de septiembre de 2023", "25 ta' Settembru", "2023. gada"."""
_ORDINAL = re.compile(r"^(st|nd|rd|th|er|ª|º|o|a|ste|de|e|-го|го|-е|é|η|ης|an|ko|eko|ri|in|ú|adik|én|án)$")
"""The ends of ordinal numbers."""
_CALENDARS = {
    "solar_hijri": (is_solar_hijri, solar_hijri_to_gregorian),
    "bikram_sambat": (is_bikram_sambat, bikram_sambat_to_gregorian),
}
"""Calendars of other months: which years they have, and the Gregorian day of one of theirs."""
REACH = 5
"""How many tokens before the month's name, and after it, are looked at."""


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def find_named_day(text: str, language: str) -> Found | None:
    """The first such date."""
    text = _LEVANTINE.sub(r"\1ـ", text) if "ين" in text or "انون" in text else text
    text = _DOTS.sub(r"\1\2 ", text) if "ก" <= max(text) <= "ໟ" else text
    if not any(month_of(word, language) for word in _WORD.findall(text)):
        return None
    tokens = [_Token(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    for at, token in enumerate(tokens):
        month = month_of(token.text, language) if token.kind == "word" else None
        if month and (found := _around(tokens, at, month)):
            return found
    return None


def _around(tokens: list[_Token], at: int, month: tuple[str, int]) -> Found | None:
    """The day that the numbers about the month's name make with it."""
    before = _numbers(tokens[max(0, at - REACH) : at][::-1])
    after = _numbers(tokens[at + 1 : at + 1 + REACH])
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
    """The year as its calendar counts, but a Thai one as the Gregorian calendar does; None for what is no year."""
    year = int(text) if len(text) in (2, 4) else 0
    if calendar in _CALENDARS:
        return year if _CALENDARS[calendar][0](year) else None
    if len(text) == 2:
        return western_year(2500 + year) if calendar == "thai" and year >= LEAST_BUDDHIST else 2000 + year
    year = western_year(year)
    return year if 1900 <= year < 2200 else None


def _found_in(calendar: str, year: int, month: int, day: int, tokens: tuple[_Token, ...]) -> Found | None:
    """The day by the Gregorian calendar, where these tokens stand."""
    if calendar in _CALENDARS:
        converted = _CALENDARS[calendar][1](year, month, day)
        if converted is None:
            return None
        year, month, day = converted
    return found_at(year, month, day, min(t.start for t in tokens), max(t.end for t in tokens))
