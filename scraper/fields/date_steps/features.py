"""What tells the day of publication from the other days on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.choice import Support
from scraper.fields.date_steps.steps import ASIDE, SAID_CHANGED, SAID_PUBLISHED, STEPS

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

SHOWN = frozenset(step for step in STEPS if step.startswith(("time", "class", "words", "text")))
OF_DAY = ("published_votes", "modified_votes", "shown_votes", "earlier_published", "later_published", "distance",
          "nearest", "votes", "share", "rank", "older", "newer", "day_before", "day_after", "precision",
          "new_year", "options", "since_oldest", "url_month", "since_published", "hour", "hour_after",
          "from_heading", "since_nearest")  # fmt: skip
COLUMNS = (*STEPS, *OF_DAY)
NO_HOUR = 24
NO_HEADING = -50.0
HEAD = 4
"""How many leaves at the text's start may be of the article's head."""
FIRST = 2.0
"""Support of the first day that a step reads: the one next to the text, or that of the article named first."""


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    support = Support(STEPS, options)
    days = [option.value.date.toordinal() for option in options]
    oldest = min(days, default=0)
    published = [day for day, o in zip(days, options, strict=True) if o.steps & SAID_PUBLISHED]
    distances = [_distance(option) for option in options]
    hours = {day: _utc_hour(option) for day, option in zip(days, options, strict=True)}
    nearest = min(distances, default=99)
    total = sum([len(option.readings) for option in options])
    firsts = _first_of_each_step(options)
    heading = _heading(clues)
    near_day = min(zip(distances, days, strict=True), default=(0, 0))[1]
    for at, (day, distance, option) in enumerate(zip(days, distances, options, strict=True)):
        steps = option.steps
        option.features = support.of([(step, FIRST if step in firsts[at] else 1.0) for step in steps])
        option.features += (
            float(len(steps & SAID_PUBLISHED)),
            float(len(steps & SAID_CHANGED)),
            float(len(steps & SHOWN)),
            float(any([d < day for d in published])),
            float(any([d > day for d in published])),
            float(distance),
            float(distance == nearest < 99),
            float(len(steps)),
            len(option.readings) / total,
            float(at),
            float(sum([d < day for d in days])),
            float(sum([d > day for d in days])),
            float(day + 1 in days),
            float(day - 1 in days),
            float(max([r.value.precision for r in option.readings])),
            float(option.value.month == 1 and option.value.day == 1),
            float(len(options)),
            float(min(day - oldest, 5000)),
            _url_month(clues.doc.url, option),
            float(max(-100, min(day - min(published), 1000))) if published else -1000.0,
            hours[day],
            hours.get(day + 1, NO_HOUR),
            _from_heading(option, heading),
            float(max(-1000, min(day - near_day, 1000))),
        )


def _distance(option: Option) -> int:
    """Of the nearest reading from the text, in leaves, those in asides left out; 99 where nothing shows it."""
    return min([r.distance for r in option.readings if r.distance and r.step not in ASIDE], default=99)


def _heading(clues: Clues) -> int | None:
    """How far above the text its first h1 ends, in leaves, or, below 0, within its first."""
    ends = [clues.first_leaf - h1.last_leaf for h1 in clues.h1s if h1.last_leaf < clues.first_leaf + HEAD]
    return ends[0] if ends else None


def _from_heading(option: Option, heading: int | None) -> float:
    """How many leaves below the h1 the nearest reading stands, negative above it; -50 for none."""
    if heading is None:
        return NO_HEADING
    shown = [(r.step.rpartition("_")[2], r.distance) for r in option.readings if r.distance]
    found = [heading + 1 - at for side, at in shown if side == "above"]
    found += [heading + at for side, at in shown if side == "inside"]
    return float(max(-40, min(found, key=lambda d: (d < 0, abs(d))))) if found else NO_HEADING


def _utc_hour(option: Option) -> float:
    """The hour of its declared time in UTC: in the small hours there, it is the day before in America."""
    hours = [r.value.hour for r in option.readings if r.value.offset == 0 and r.value.hour is not None]
    return float(min(hours, default=NO_HOUR))


def _first_of_each_step(options: list[Option]) -> list[set[str]]:
    """For each option, the steps that read it before any other."""
    seen: set[str] = set()
    firsts: list[set[str]] = []
    for option in options:
        firsts.append(option.steps - seen)
        seen |= firsts[-1]
    return firsts


def _url_month(url: str, option: Option) -> float:
    """1 where the URL holds this year and month (/2023/09/), 0.5 the year, 0 neither."""
    year, month = option.value.year, option.value.month
    if str(year) not in url:
        return 0.0
    forms = (f"/{year}/{month:02}", f"/{year}/{month}/", f"{year}-{month:02}", f"{year}{month:02}")
    return 1.0 if any([form in url for form in forms]) else 0.5
