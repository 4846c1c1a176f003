"""The page's own clock: many a top bar says what day it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.fields.choice import Option

ABOVE = ("time_above", "class_above", "words_above", "text_above", "time_aside", "class_aside", "text_aside")
FAR = 4
"""Leaves between the text and what is no byline of it any more."""


def without_clock(options: list[Option], fetched: datetime) -> list[Option]:
    """The days but that of the fetch, where it is merely shown far above the text, and another day stands nearer.

    A page of the same day is not hurt: its own date stands by its text, and both are one option.
    """
    nearest = min((_distance(option) for option in options), default=0)
    return [
        option
        for option in options
        if abs((option.value.date - fetched.date()).days) > 1
        or _distance(option) < FAR
        or _distance(option) <= nearest
    ]


def _distance(option: Option) -> int:
    """Of the nearest reading from the text, in leaves; 0 where one is declared or stands in the text."""
    return min(reading.distance if reading.step in ABOVE else 0 for reading in option.readings)
