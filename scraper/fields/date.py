"""When it was published, and when changed: each as precise as the page says, with the offset that it gives.

All steps yield moments; those of one day are one option. The model picks the day by who says so and where it
stands; then the most precise of its readings is taken, from the most trusted step, a publication's before a change's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from scraper.fields.choice import Option, choose, source_of
from scraper.fields.clues import HEAD_ABOVE
from scraper.fields.date_steps.agreed import agreed_day
from scraper.fields.date_steps.declared import MODIFIED, days_in_address, declared_dates, guessed_dates
from scraper.fields.date_steps.features import describe
from scraper.fields.date_steps.first_publication import first_published
from scraper.fields.date_steps.local_time import FROM_SHOWN, in_local_time, in_zone_of, localise
from scraper.fields.date_steps.marked import changed_times, is_of_day, machine_date
from scraper.fields.date_steps.page_clock import without_page_clock
from scraper.fields.date_steps.rivals import without_rivals
from scraper.fields.date_steps.shown import last_resort, shown_dates
from scraper.fields.date_steps.shown_change import shown_changes
from scraper.fields.date_steps.snapshot import without_snapshot
from scraper.fields.date_steps.steps import (
    AMBIGUOUS,
    DECLARED,
    MARKED_ABOVE,
    SAID_PUBLISHED,
    STEPS,
    read,
)
from scraper.fields.date_steps.yearless import with_clock_of_head, yearless_days
from scraper.fields.times.moment import Moment, is_midnight, is_new_year, make_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scraper.article import Source
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

GRACE = timedelta(days=1)
AT_HEAD = MARKED_ABOVE | {"text_above", "time_inside", "class_inside"}
"""Steps that read a day with which the head shows the clock."""
PUBLISHED = frozenset(STEPS[: STEPS.index("json_ld_modified")])
"""Steps that read a publication; of one day they go before those of a change, even where these are more precise."""
FIRST_NEWS_YEAR = 1990
"""The web's first pages; older days on a page are of its subject."""


def read_date(clues: Clues) -> tuple[Moment | None, Source | None]:
    """The moment of publication and where it came from."""
    options = date_options(clues)
    chosen = choose("date", options)
    if chosen is None:
        return None, None
    winner, chance = chosen
    clocks = {_clock(r.value) for r in winner.readings if r.step in AT_HEAD} - {None}
    sure = [r for r in winner.readings if not is_of_day(r.value)] if _is_told_as_day(winner) else []
    best = max(sure or winner.readings, key=lambda reading: _worth(reading, clocks))
    winner.readings.sort(key=lambda r: r is not best)
    winner.value = moment = with_clock_of_head(clues, in_local_time(clues, best.value, winner.readings))
    if moment is not best.value:
        return moment, source_of(winner, options, chance, FROM_SHOWN)
    note = zone_note(moment) if best.note != FROM_SHOWN else None
    return moment, source_of(winner, options, chance, note)


def _is_told_as_day(option: Option) -> bool:
    """Whether it is declared as a mere day, too: an hour that software gives one elsewhere is none."""
    return any([reading.value.hour is None and reading.step in SAID_PUBLISHED for reading in option.readings])


def _worth(reading: Reading, clocks: set[tuple[int, int] | None]) -> tuple[bool, float, bool, int, int]:
    """By which the best reading of a day is chosen: a publication's, the most precise, none of a bar far above the
    text, the most trusted, the nearest; a script's only if the head shows no other clock, since most dates of scripts
    are of other stories.
    """
    moment = reading.value
    is_others = reading.step == "script" and bool(clocks) and _clock(moment) not in clocks
    precision = 0.5 if is_midnight(moment) else moment.precision
    is_far = reading.step.endswith("_above") and reading.distance > HEAD_ABOVE
    rank = -STEPS.index(reading.step)
    return reading.step in PUBLISHED and not is_others, precision, not is_far, rank, -reading.distance


def _clock(moment: Moment) -> tuple[int, int] | None:
    return None if moment.hour is None or is_midnight(moment) else (moment.hour, moment.minute)


def read_date_modified(clues: Clues, published: Moment | None) -> tuple[Moment | None, Source | None]:
    """The last change that the page declares, or its head tells, if it is no earlier than the publication."""
    latest = _latest(clues)
    for reading in without_snapshot(clues, _changes(clues)):
        moment = reading.value
        if moment.instant > latest or (published and _is_no_change(moment, published)):
            continue
        local = in_zone_of(clues, in_local_time(clues, moment), published)
        option = Option(local, [reading])
        note = zone_note(moment) if local is moment else FROM_SHOWN
        return local, source_of(option, [option], 0.9, note)
    return None, None


def _is_no_change(moment: Moment, published: Moment) -> bool:
    """Whether it is before the publication, by day or, where both zones are told, by the clock: of a text that was to
    appear later.
    """
    if None in (moment.hour, moment.offset, published.hour, published.offset):
        return moment.date < published.date
    return moment.instant < published.instant


def zone_note(moment: Moment) -> str | None:
    """Whether the zone was given, looked up from a name, or is not known."""
    if moment.hour is None:
        return None
    if moment.zone:
        return f"zone assumed from {moment.zone}"
    return "zone given" if moment.offset is not None else "no zone on the page"


def date_options(clues: Clues) -> list[Option]:
    """All distinct days, with their features where the page is not of one mind."""
    latest = _latest(clues)
    grouped: dict[object, Option] = {}
    for readings in (_readings, yearless_days, last_resort):
        for reading in _settled(list(without_snapshot(clues, readings(clues))), latest):
            moment = reading.value
            if moment.year >= FIRST_NEWS_YEAR and moment.instant <= latest:
                grouped.setdefault(moment.date, Option(moment, [])).readings.append(reading)
        if grouped:
            break
    fetched = latest - GRACE
    options = without_rivals(without_page_clock(clues, list(grouped.values()), fetched), fetched.date())
    if agreed := agreed_day(options):
        agreed = _first_of(options, agreed, clues)
        agreed.agreed = True
    else:
        describe(clues, options)
    return options


def _first_of(options: list[Option], agreed: Option, clues: Clues) -> Option:
    """The option of the day on which the head says that the text was first published, if it is soon before the one that
    is agreed; else the latter.
    """
    first = first_published(clues, in_local_time(clues, agreed.value).date)
    if first is None:
        return agreed
    option = next((o for o in options if o.value.date == first.value.date), None)
    if option is None:
        options.append(option := Option(first.value, []))
    option.readings.append(first)
    return option


def _readings(clues: Clues) -> Iterator[Reading]:
    """All readings of the publication's day, and of days that it may be mistaken for (told apart by their step)."""
    declared = [r for r in declared_dates(clues) if r.value.year >= FIRST_NEWS_YEAR]
    yield from declared
    if not _agreed(declared) or _is_after_address(clues, declared):
        yield from shown_dates(clues, {r.value.date for r in declared if r.step in DECLARED})
    yield from guessed_dates(clues, {reading.raw for reading in declared})


def _agreed(declared: list[Reading]) -> bool:
    """Whether JSON-LD and metas name one and the same moment's day: then what is shown is not worth its time."""
    told = [r for r in declared if not (is_midnight(r.value) or is_new_year(r.value))]
    published = {(r.step, r.value.date) for r in told if r.step in DECLARED}
    return len({step for step, _ in published}) > 1 and len({day for _, day in published}) == 1


def _is_after_address(clues: Clues, declared: list[Reading]) -> bool:
    """Whether the day that the address tells is before all that are declared, and not just by its zone."""
    first = min([r.value.date for r in declared])
    return any([r.step == "url" and r.value.date + GRACE < first for r in days_in_address(clues)])


def _settled(readings: list[Reading], latest: datetime) -> list[Reading]:
    """The readings, with 3/4/2023 turned round where that, and not the first guess, is a day stated elsewhere, or where
    the first guess is yet to come; and instants in UTC in the local time that is shown."""
    doubtful = [reading for reading in readings if reading.note == AMBIGUOUS]
    sure = {r.value.date for r in readings if r.note != AMBIGUOUS} if doubtful else set()
    for reading in doubtful:
        moment = reading.value
        if moment.date not in sure:
            turned = make_day(moment.year, moment.day, moment.month)
            if turned is not None and (turned.date in sure or moment.instant > latest >= turned.instant):
                reading.value = msgspec.structs.replace(moment, month=moment.day, day=moment.month)
    localise(readings)
    return readings


def _changes(clues: Clues) -> Iterator[Reading]:
    """All readings of the last change, the most trusted first."""
    for node in (*clues.articles[:3], *clues.pages):
        yield from read(clues, "json_ld_modified", node.get("dateModified"))
    for value in clues.doc.meta.all(*MODIFIED):
        yield from read(clues, "meta_modified", value)
    for element in clues.itemprop.get("datemodified", [])[:3]:
        yield from read(clues, "itemprop_modified", machine_date(element) or clues.text_of(element))
    yield from shown_changes(clues)
    yield from changed_times(clues)


def _latest(clues: Clues) -> datetime:
    """No page is of a day after it was fetched; a day's grace is for zones."""
    return clues.fetched + GRACE
