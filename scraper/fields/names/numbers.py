"""Houses with a number in their name: "FOX 5 Digital Team", "France 24". Any other figure in a byline parts names."""

from __future__ import annotations

import re

from scraper.fields.names.leads import lead_words
from scraper.fields.names.words import name_words
from scraper.fields.times.months import month_of

HELD_SPACE = "ꞏ"
"""The letter that stands for the space between such a number and a word, while the text is parted at figures."""
_STRETCH = re.compile(r"[^\n,，、|•·;؛/:()\[\]]+")
_NUMBER = re.compile(r"(?<![\w.:-])\d{1,2}(?![\w.:%-])")
_SPACE = re.compile(r"(?<=[^\W\d_]) (?=\d{1,2}(?![\w.:%-]))|(?<=\d) (?=[^\W\d_])")
"""Before the number, or, if it comes first, behind it."""


def hold_numbers(text: str, *, strict: bool) -> str:
    """The text with the numbers of houses tied to a word of theirs; `strict` for visible text.

    >>> hold_numbers("Ann Lee, FOX 5 Staff", strict=True)
    'Ann Lee, FOXꞏ5 Staff'
    """
    if _NUMBER.search(text) is None:
        return text
    return _STRETCH.sub(lambda stretch: _held(stretch[0], strict=strict), text)


def _held(stretch: str, *, strict: bool) -> str:
    if _NUMBER.search(stretch) is None:
        return stretch
    lead = lead_words().find_lead(stretch, shown=True)
    name = stretch[lead.end() :] if lead else stretch
    if not _is_of_house(name, strict=strict):
        return stretch
    return stretch.removesuffix(name) + _SPACE.sub(HELD_SPACE, name, count=1)


def _is_of_house(name: str, *, strict: bool) -> bool:
    """Whether one of its words tells of a house; of two that are declared to be who wrote, none need to. What leads
    up to the number is a word, or a house's name itself: not somebody's.
    """
    words = name_words()
    parts = _NUMBER.split(name, maxsplit=1)
    head, both = parts[0].split(), " ".join(parts).split()
    if words.has_noise(both) or any(map(month_of, both)) or any(map(words.is_job, head)):
        return False
    if len(head) > 1 and not words.is_organization(" ".join(head)):
        return False
    if len(both) == 1:
        return not strict and len(both[0]) > 1
    return words.is_organization(" ".join(both))
