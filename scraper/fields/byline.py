"""Who wrote it: people and agencies, in the page's order, one entry each.

Every step gives a whole list of names; the model picks the list to believe. Steps stand in order of how much they say
(declared with type and URL, declared, shown), which only decides the name of the winner among equal lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.article import Person
from scraper.fields.byline_steps.accounts import without_guesses
from scraper.fields.byline_steps.agreed import agreed_byline, are_declared_alike
from scraper.fields.byline_steps.credits import Credits
from scraper.fields.byline_steps.declared import declared_bylines
from scraper.fields.byline_steps.features import describe
from scraper.fields.byline_steps.helpers import helpers
from scraper.fields.byline_steps.obvious import without_the_obvious
from scraper.fields.byline_steps.person_urls import with_urls
from scraper.fields.byline_steps.rivals import (
    without_handles,
    without_initials,
    without_later,
    without_posters,
    without_sites,
    without_uploaders,
)
from scraper.fields.byline_steps.shown import added_bylines, shown_bylines
from scraper.fields.byline_steps.steps import CONTRIBUTED, DECLARED
from scraper.fields.byline_steps.unnamed import CHANCE, unnamed
from scraper.fields.byline_steps.wholes import without_parts, without_short_names
from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.names.compare import fold, unique, untitled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

LEAST = -1.6
"""Log-odds below which no byline is given. Of bylines just above it a third are right on labelled pages. Below it are
mostly words of menus: of the pages that name nobody, five in six are rightly given none.
"""


def read_byline(clues: Clues) -> tuple[list[Person], Source | None]:
    """The people and agencies, those who wrote it before those who helped, and where they came from."""
    options, readings = _options(clues)
    chosen = choose("byline", options, LEAST)
    if chosen is None:
        only = unnamed(clues, readings)
        if only is None:
            return [], None
        chosen = only, CHANCE
    winner, chance = chosen
    people = _with_contributors([_in_small_letters(p, winner) for p in winner.value], readings, clues)
    return with_urls(people, options, clues), source_of(winner, options, chance)


def byline_options(clues: Clues) -> list[Option]:
    """All distinct lists of names, with their features where the page is not of one mind."""
    return _options(clues)[0]


def _options(clues: Clues) -> tuple[list[Option], list[Reading]]:
    credit = Credits(clues)
    readings = list(_readings(clues, credit))
    if len({person.name for reading in readings for person in reading.value}) > 1:
        readings = [credit.without_others(reading) for reading in readings]
    readings = without_guesses(readings, clues)
    options = _narrowed(_grouped(readings, clues), clues, credit)
    if agreed := agreed_byline(options, readings, clues, credit):
        agreed.agreed = True
    else:
        describe(clues, options)
    return options, readings


def _grouped(readings: list[Reading], clues: Clues) -> dict[frozenset[str], Option]:
    """The options by their writers' names; readings of those who only helped are of none."""
    grouped: dict[frozenset[str], Option] = {}
    for reading in readings:
        people = [p for p in unique(without_the_obvious(reading, clues)) if not _is_title(p, reading, clues)]
        key = frozenset([untitled(p.name) for p in people if p.role == "author"])
        if key and all(key):
            grouped.setdefault(key, Option(people, [])).readings.append(reading)
    return grouped


def _is_title(person: Person, reading: Reading, clues: Clues) -> bool:
    """Whether it is the page's whole title again, which a line has beside its date."""
    return reading.step not in DECLARED and person.name == clues.title


def _narrowed(grouped: dict[frozenset[str], Option], clues: Clues, credit: Credits) -> list[Option]:
    """The options between which there may be a choice; each step judges what those before it have left."""
    options = without_short_names(without_parts(grouped, clues))
    options = without_initials(options)
    options = without_handles(without_posters(without_sites(without_later(options), clues), credit))
    return without_uploaders(options, credit)


def _in_small_letters(person: Person, option: Option) -> Person:
    """The person by the name in which no word is shouted, if the page has it so, too: "Ann LEE", "Ann Lee"."""
    if not any([len(w) > 2 and w.isupper() for w in person.name.split()]):
        return person
    told = [p for r in option.readings for p in r.value if fold(p.name) == fold(person.name)]
    return next((msgspec.structs.replace(person, name=p.name) for p in told if p.name.istitle()), person)


def _with_contributors(people: list[Person], readings: list[Reading], clues: Clues) -> list[Person]:
    """The people, and those whom a line of its own names as having helped; an agency whose copy was used is none, nor
    is a desk of the house.
    """
    lines = [reading for reading in readings if reading.step.startswith(CONTRIBUTED)]
    if not lines:
        return people
    helping = [p for r in lines for p in r.value if p.role == "contributor" and p.kind == "person"]
    people = _without_helpers(people, helping, readings)
    known = {fold(p.name) for p in people}
    helping = [p for p in unique(helping) if fold(p.name) not in known]
    desks = tuple([f" {name}" for name in clues.site_names])
    return [*people, *[p for p in helping if not fold(p.name).endswith(desks)]]


def _without_helpers(people: list[Person], helping: list[Person], readings: list[Reading]) -> list[Person]:
    """The writers that readers are shown, if others are declared with them who, as a line says, but helped."""
    helped = {fold(p.name) for p in helping}
    others = [r for r in readings if r.step not in DECLARED and not r.step.startswith(CONTRIBUTED)]
    shown = {fold(p.name) for r in others for p in r.value}
    wrote = [p for p in people if fold(p.name) in shown or fold(p.name) not in helped]
    return wrote if any([fold(p.name) in shown for p in wrote]) else people


def _readings(clues: Clues, credit: Credits) -> Iterator[Reading]:
    declared = list(declared_bylines(clues))
    yield from declared
    yield from helpers(clues)
    if credit.opening:
        yield credit.opening
    if are_declared_alike(declared, clues, credit):
        yield from added_bylines(clues, declared)
    else:
        if credit.agency:
            yield credit.agency
        yield from shown_bylines(clues, declared)
