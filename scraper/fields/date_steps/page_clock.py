"""The page's own clock: many a top bar says what day it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scraper.fields.date_steps.steps import DECLARED

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.fields.choice import Option, Reading
    from scraper.fields.clues import Clues

SHOWN_ABOVE = ("time_above", "class_above", "words_above", "text_above")
ABOVE = (*SHOWN_ABOVE, "time_aside", "class_aside", "text_aside")
BELOW = ("time_below", "class_below", "text_below")
"""Steps that read what is shown below the text: today's other stories."""
OF_HEAD = frozenset(("time_above", "class_above", "words_above", "time_inside", "class_inside"))
AT_START = 8
"""Leaves from the text's start to where its head ends: a standfirst of some lines, a picture, a byline."""
FAR = 4
"""Leaves between the text and what is no byline of it any more."""
NOWHERE = 10**6
"""The distance of a line in an aside, which is not counted: it may be the top bar or the next story."""
YOUNGER = 60
"""Days: a bar with a day so much later than the date by the text says when the page was saved."""


def far_above(clues: Clues) -> int:
    """How many leaves above the text what tells of it ends: at the start of what holds both text and title, at the
    title if that is further up than FAR.
    """
    h1 = next((h1 for h1 in reversed(clues.h1s) if h1.last_leaf <= clues.first_leaf), None)
    box = next((one for one in h1.ancestors() if one.last_leaf > clues.first_leaf), None) if h1 else None
    if h1 is None or box is None:
        return FAR
    is_title = clues.text_of(h1) in clues.title
    return max(
        min(FAR, clues.first_leaf - box.first_leaf + 1),
        clues.first_leaf - h1.last_leaf + 1 if is_title else 0,
    )


def without_clock(options: list[Option], fetched: datetime, far: int = FAR) -> list[Option]:
    """The days, without that of the fetch (or of a saved page's top bar), if it is merely shown `far` above the text
    and another day stands nearer. Where words by the text tell of its publication, any day further above is far.

    A page of the same day is not hurt: its own date stands by its text, and both are one option. Nor is a day before
    the declared change: no clock goes back behind it.
    """
    if len(options) < 2:
        return options
    nearest = min((_distance(option) for option in options), default=0)
    changed = max((option.value.date for option in options if _is_change(option)), default=date.min)
    by_text = max(
        (o.value.date for o in options if _is_right_above(o, max(FAR, nearest + 1))), default=date.max
    )
    told = any(["words_above" in option.steps for option in options])
    return [
        option
        for option in options
        if option.value.date < changed
        or not _says_now(option.value.date, fetched.date(), by_text)
        or _distance(option) < (1 if told and "words_above" not in option.steps else far)
        or _distance(option) <= nearest
        or (nearest == 0 and option.steps == {"text_aside"})
    ]


def without_page_clock(clues: Clues, options: list[Option], fetched: datetime) -> list[Option]:
    """The days, without that of a bar above the article."""
    declared = any([option.steps & DECLARED for option in options])
    return without_clock(_without_top_bar(clues, options), fetched, FAR if declared else far_above(clues))


def _without_top_bar(clues: Clues, options: list[Option]) -> list[Option]:
    """The days, without those that but lines far above the title tell, where markup or words tell another one between
    title and text, or at the text's very start, or words right above the title: a bar has the day on which the page was
    saved."""
    h1 = next((h1 for h1 in reversed(clues.h1s) if h1.last_leaf <= clues.first_leaf), None)
    if h1 is None or len(options) < 2:
        return options
    title, top = clues.first_leaf - h1.last_leaf, clues.first_leaf - h1.first_leaf + FAR
    if not any([_is_of_head(option, title, top) for option in options]):
        return options
    return [o for o in options if not (o.steps <= {*SHOWN_ABOVE} and _distance(o) > top)]


def _is_of_head(option: Option, title: int, top: int) -> bool:
    """Whether a reading of it stands no further above the text than the title, or right at its start; a line that says
    that it was published then may stand above the title."""
    reach = dict.fromkeys(SHOWN_ABOVE, title) | {"words_above": top}
    return any([r.distance <= reach.get(r.step, AT_START) for r in option.readings if r.step in OF_HEAD])


def _says_now(day: date, fetched: date, by_text: date) -> bool:
    return abs((day - fetched).days) <= 1 or (day - by_text).days > YOUNGER


def _is_change(option: Option) -> bool:
    return any(reading.step.endswith("_modified") for reading in option.readings)


def _is_right_above(option: Option, reach: int) -> bool:
    """Whether a reading of it stands where an article says its date: above its text, and near. No aside does: it may be
    a reader's comment."""
    return any([r.step in SHOWN_ABOVE and r.distance < reach for r in option.readings])


def _distance(option: Option) -> int:
    """Of the nearest reading from the text, in leaves; 0 where one is declared or stands in the text."""
    return min(_leaves_to(reading) for reading in option.readings)


def _leaves_to(reading: Reading) -> int:
    if reading.step == "text_aside":
        return NOWHERE
    return reading.distance if reading.step in (*ABOVE, *BELOW) else 0
