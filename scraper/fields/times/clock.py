"""The time of day, and its zone, that stands beside a visible date."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from scraper.fields.times.moment import Moment
from scraper.fields.times.timestamps import parse_offset

# Minutes east of UTC of the abbreviations that news pages print. Where one has several meanings (IST, BST, CST) it is
# the one of the press that uses it most. Source: IANA tz database, `backward` and comments.
ZONES = {
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "SEČ": 60, "CEST": 120, "MESZ": 120,
    "SELČ": 120, "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180, "TRT": 180, "IST": 330, "PKT": 300, "NPT": 345,
    "WIB": 420, "WITA": 480, "WIT": 540, "PHT": 480, "MYT": 480, "ICT": 420, "GST": 240,
    "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "AWST": 480,
    "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "EAT": 180, "WAT": 60,
    "CAT": 120, "AST": -240, "ADT": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150,
    "BRT": -180, "ART": -180, "CLT": -240,
}  # fmt: skip
NORTH_AMERICA = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
"""Standard time of the zones named without saying whether it is summer."""
_CLOCK = re.compile(
    r"(?:(?P<pre>午前|上午|午後|下午|오전|오후|شام|دوپہر|বিকাল|বিকেল|সন্ধ্যা|दोपहर|शाम|පෙ\.?ව\.?|ප\.?ව\.?)\s*)?"
    r"(?<![\d.,:])(?P<h>\d{1,2})(?:\s?(?:[:：]|h(?![^\W\d_]))\s?|(?<=\d)\.(?=\d\d(?!\d|\.\d))|\s?[時时点點시]\s?)(?P<m>\d{2}"
    r"|\d(?=[分분]))?(?:[分분])?(?::(?P<s>\d{2}))?"
    r"(?:\s?(?:Uhr|uur|h|น))?\s?(?P<half>(?:a\.?m|p\.?m)\.?(?!\w)|[صم](?!\w)|مساءً?|صباحا?ً?|π\.?μ\.?|μ\.?μ\.?|SA\b|CH\b|এএম|পিএম|पूर्वाह्न|अपराह्न)?",
    re.I,
)
"""Hours and minutes, perhaps seconds, with the word for the half of the day before or after them; not "14 hours"."""
_HOUR_ONLY = re.compile(r"(?<![\d.,:/-])(?P<h>\d{1,2})\s?(?P<half>(?:a\.?m|p\.?m)\.?(?!\w)|Uhr)", re.I)
"""Hours alone, with such a word: "6 pm", "18 Uhr"."""
_ZONE = re.compile(r"[\s(,]*(?P<name>[A-ZČМСК]{2,4}|Z)?\s?(?P<offset>[+\-−]\s?\d{1,2}(?::?\d{2})?)?(?![\w:])")
"""A zone's name, an offset, or both, after the clock."""
AFTERNOON = frozenset("م 午後 下午 오후 ch পিএম अपराह्न شام دوپہر বিকাল বিকেল সন্ধ্যা दोपहर शाम පව".split())
_PARTED = re.compile(r"[|•·]|[^\W\d_]{3,}\s?[:：]")
"""A divider, or a label, between a date and a clock."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
REACH_AFTER, REACH_BEFORE, REACH_CLOSE = 40, 30, 12
"""How far from the date, in characters, its time may stand, and how far one that is close: with zone and weekday."""


def find_clock(text: str, day: Moment, start: int, end: int) -> Moment:
    """The day with the time that stands after it (or else before it) within reach; the day alone if none does. Where a
    divider or a label parts it from what follows, a time close before it is its own: "14:05, 3 May | Updated: 15:00".
    """
    beside = text[end : end + REACH_AFTER]
    match = _CLOCK.search(beside) or _HOUR_ONLY.search(beside)
    if match is not None and _YEAR.search(beside, 0, match.start()):
        match = None  # of another day: "24 May 2026 (changed 25 May 2026, 12:30)"
    if match is None or _is_parted(beside[: match.start()]):
        before = text[max(0, start - REACH_BEFORE) : start]
        earlier = _CLOCK.search(before) or _HOUR_ONLY.search(before)
        if earlier is not None and (match is None or len(before) - earlier.end() <= REACH_CLOSE):
            beside, match = before, earlier
    if match is None:
        return day
    offset, zone = _zone(beside[match.end() :], day)
    parts = match.groupdict()
    second = int(parts["s"]) if parts.get("s") else None
    return day.with_clock(_hour(parts), int(parts.get("m") or 0), second, offset, zone)


def _is_parted(between: str) -> bool:
    """Whether a divider, a label or several words stand between a day and a clock: "3 May and last changed 9:02"."""
    return _PARTED.search(between) is not None or len(_WORD.findall(between)) > 1


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts["h"] or 0)
    half = (parts.get("half") or parts.get("pre") or "").lower().replace(".", "")
    if half.startswith(("p", "μ", "مساء")) or half in AFTERNOON:
        return hour + 12 if hour < 12 else hour
    if hour == 12 and (half.startswith(("a", "π")) or half in ("ص", "午前", "上午", "오전", "sa")):
        return 0
    return hour


def _zone(text: str, day: Moment) -> tuple[int | None, str | None]:
    """The offset that follows a time, and the name it was looked up from, where it was."""
    match = _ZONE.match(text)
    if match is None:
        return None, None
    name, offset = match["name"], parse_offset((match["offset"] or "").replace(" ", ""))
    if offset is not None:
        return offset, None
    if name in ("UTC", "GMT", "Z"):
        return 0, None
    if name in ZONES:
        return ZONES[name], name
    if name in NORTH_AMERICA:
        return NORTH_AMERICA[name] + (60 if _american_summer(day) else 0), name
    return None, None


def _american_summer(day: Moment) -> bool:
    """Daylight time since 2007: the second Sunday in March to the first in November (15 U.S.C. 260a)."""
    march, november = datetime(day.year, 3, 8, tzinfo=UTC), datetime(day.year, 11, 1, tzinfo=UTC)
    starts = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return starts.date() <= day.date < ends.date()
