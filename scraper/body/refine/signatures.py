"""How readers' entries begin: with a name, and a time beside or below it."""

from __future__ import annotations

import re
from itertools import pairwise

NAME_CHARS, TIME_CHARS = 30, 40
TIME = re.compile(
    r"\d:\d\d|(?<!\d)(?:19|20)\d\d(?!\d)|^\D{0,12}\d{1,2}(?:\s[^\W\d]{3}|\s?[\u3040-\u9fff\uac00-\ud7af])"
    r"|^[^\W\d]{3,10}\.?\s\d{1,2}$"
)
"""A time of day, a year, "2 hours ago", "vor 2 Stunden", "Nov 19"."""
COUNT = re.compile(r"\(?(\d{1,3})\)?(?: [^\W\d]{2,20}){1,2}|(?:[^\W\d]{2,20} ){1,2}\(?(\d{1,3})\)?")
"""A line of a word or two and a figure, as the title over readers' entries, which has that of how many there are."""
DIGIT = re.compile(r"\d")


def signed(lines: list[str]) -> str | None:
    """The line above the first time; or what stands before a time in the same line."""
    for name, time in pairwise(lines):
        if len(time) <= TIME_CHARS and TIME.search(time) and _may_sign(name):
            return name
    for line in lines:
        if len(line) <= NAME_CHARS + TIME_CHARS and TIME.search(line):
            return DIGIT.split(line, maxsplit=1)[0].strip() or None
    return None


def is_name(line: str) -> bool:
    """Whether it is short enough for one, and has no digit."""
    return len(line) <= NAME_CHARS and DIGIT.search(line) is None


def _may_sign(line: str) -> bool:
    """Whether it may be what a reader goes by, figures and all: `gull62`."""
    return len(line) <= NAME_CHARS and any(map(str.isalpha, line)) and not TIME.search(line)
