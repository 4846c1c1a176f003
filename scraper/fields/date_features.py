"""What tells the day of publication from the other days on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.date_steps import STEPS

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

PUBLISHED = frozenset(("json_ld", "meta_published", "json_ld_page", "itemprop"))
MODIFIED = frozenset(step for step in STEPS if step.endswith("modified"))
SHOWN = frozenset(step for step in STEPS if step.startswith(("time", "class", "words", "text")))


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    present = {r.step for option in options for r in option.readings}
    days = [option.value.date.toordinal() for option in options]
    published = [any(r.step in PUBLISHED for r in option.readings) for option in options]
    nearest = min((r.distance for option in options for r in option.readings if r.distance), default=99)
    total = sum(len(option.readings) for option in options)
    first_of: dict[str, int] = {}
    for at, option in enumerate(options):
        for reading in option.readings:
            first_of.setdefault(reading.step, at)
    for at, (day, option) in enumerate(zip(days, options, strict=True)):
        steps = {r.step for r in option.readings}
        features = {s: 1.0 if s in steps else -1.0 if s in present else 0.0 for s in STEPS}
        for step, first in first_of.items():
            if first == at:
                features[step] = 2.0
        features["published_votes"] = float(len(steps & PUBLISHED))
        features["modified_votes"] = float(len(steps & MODIFIED))
        features["shown_votes"] = float(len(steps & SHOWN))
        features["earlier_published"] = float(
            any(d < day and p for d, p in zip(days, published, strict=True))
        )
        features["later_published"] = float(any(d > day and p for d, p in zip(days, published, strict=True)))
        features["distance"] = float(min((r.distance for r in option.readings if r.distance), default=99))
        features["nearest"] = float(features["distance"] == nearest < 99)
        features["votes"] = float(len(steps))
        features["share"] = len(option.readings) / total
        features["rank"] = float(at)
        features["older"] = float(sum(d < day for d in days))
        features["newer"] = float(sum(d > day for d in days))
        features["day_before"] = float(day + 1 in days)
        features["day_after"] = float(day - 1 in days)
        features["precision"] = float(max(r.value.precision for r in option.readings))
        features["new_year"] = float(option.value.month == 1 and option.value.day == 1)
        features["options"] = float(len(options))
        features["since_oldest"] = float(min(day - min(days), 5000))
        features["url_month"] = _url_month(clues, option)
        option.features = features


def _url_month(clues: Clues, option: Option) -> float:
    """1 where the URL holds this year and month (/2023/09/), 0.5 the year, 0 neither."""
    year, month = option.value.year, option.value.month
    url = clues.doc.url
    if (
        f"/{year}/{month:02}" in url
        or f"/{year}/{month}/" in url
        or f"{year}-{month:02}" in url
        or f"{year}{month:02}" in url
    ):
        return 1.0
    return 0.5 if str(year) in url else 0.0
