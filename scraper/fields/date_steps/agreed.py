"""The day of publication that a page is of one mind about, so that there is nothing to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.date_steps.steps import (
    CHANGED,
    DECLARED,
    MARKED_ABOVE,
    SAID_PUBLISHED,
)

if TYPE_CHECKING:
    from datetime import date

    from scraper.fields.choice import Option, Reading

SHOWN_AT_HEAD = frozenset(
    f"{step}_{place}" for step in ("time", "class", "words", "text") for place in ("above", "inside")
)
AT_START = 3
"""Leaves from the body's start to what its head goes on with, below a standfirst."""


def agreed_day(options: list[Option]) -> Option | None:
    """The declared day that nothing speaks against; else the shown one where only a change is declared, or said."""
    return _declared_day(options) or _shown_before_change(options)


def _declared_day(options: list[Option]) -> Option | None:
    """The one day that is declared, if two places do so, or it is marked above the text, or there is no other."""
    declared = [option for option in options if option.steps & DECLARED]
    if len(declared) != 1:
        return None
    steps = declared[0].steps
    sure = len(options) == 1 or len(steps & DECLARED) > 1 or steps & MARKED_ABOVE
    return declared[0] if sure or is_marked_at_start(declared[0]) else None


def is_marked_at_start(option: Option) -> bool:
    """Whether markup tells of it right after the standfirst, with which the body begins."""
    marked = [r for r in option.readings if r.step in ("time_inside", "class_inside")]
    return any([reading.distance <= AT_START for reading in marked])


def _shown_before_change(options: list[Option]) -> Option | None:
    """Where the page declares only its last change: the day that its head shows nearest to the text, if that is no
    later.

    So it is on all four such labelled pages, and on the seven of our own.
    """
    changes = [option.value.date for option in options if option.steps & CHANGED]
    if not changes or any(option.steps & SAID_PUBLISHED for option in options):
        return None
    shown = [
        (rank, reading.distance, not reading.step.endswith("above"), option.value.date, option)
        for option in options
        for reading in option.readings
        if (rank := _rank_at_head(reading, min(changes)))
    ]
    return min(shown, key=lambda found: found[:4])[4] if shown else None


def _rank_at_head(reading: Reading, change: date) -> int:
    """1 for an earlier day than the change's above the text; 2 for an earlier one within it, where days of stories to
    read next stand too, and for the change's own above it; else 0.
    """
    if reading.step not in SHOWN_AT_HEAD or reading.value.date > change:
        return 0
    above, earlier = reading.step.endswith("above"), reading.value.date < change
    return 1 if above and earlier else 2 * (above or earlier)
