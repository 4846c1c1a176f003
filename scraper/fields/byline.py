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
from scraper.fields.byline_steps.declared import MAX_PEOPLE, declared_bylines
from scraper.fields.byline_steps.features import describe
from scraper.fields.byline_steps.helpers import helpers
from scraper.fields.byline_steps.marked import AUTHOR_CLASS
from scraper.fields.byline_steps.obvious import without_the_obvious
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
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import fold, unique, untitled
from scraper.fields.names.parse import parse_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

LINKED = frozenset(("rel_author_above", "rel_author_inside"))
"""Steps that read links to writers."""
MAX_LINK = 100
"""Characters of a link that names a writer."""
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
    return _with_urls(people, options, clues), source_of(winner, options, chance)


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
        people = unique(without_the_obvious(reading, clues))
        key = frozenset([untitled(p.name) for p in people if p.role == "author"])
        if key and all(key):
            grouped.setdefault(key, Option(people, [])).readings.append(reading)
    return grouped


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


def _with_urls(people: list[Person], options: list[Option], clues: Clues) -> list[Person]:
    """The people with the URLs that a marked link to a writer, or else one that is all of their names in a line of the
    head gives them, or else any reading, or a link to an author's page: what is shown goes before what is declared,
    unless it is that and tells where the reader came from. None has that of the page itself, or of the front page.
    """
    none = (None, clues.doc.url.partition("#")[0], *_front_pages(clues))
    told = [(fold(p.name), p.url, r.step in LINKED) for o in options for r in o.readings for p in r.value]
    names = {fold(p.name) for p in people}
    marked = [(name, url) for name, url, shown in told if shown]
    declared = [*[(fold(p.name), p.url) for p in people], *[(name, url) for name, url, _ in told]]
    urls = {url for _, url in declared}
    links: dict[str, str] = {}
    for found in (
        marked,
        _linked(_head_links(clues), names, clues),
        declared,
        _linked(_author_links(clues), names, clues),
    ):
        for name, url in found if not names <= links.keys() else ():
            if url and url.partition("#")[0] not in none:
                plain = url.partition("?")[0]
                links.setdefault(name, plain if plain in urls else url)
    return [msgspec.structs.replace(p, url=links.get(fold(p.name))) for p in people]


def _linked(
    links: Iterable[tuple[str, str | None]], names: set[str], clues: Clues
) -> Iterator[tuple[str, str | None]]:
    """Of the links those that have one of the names, with it."""
    for text, href in links:
        name = fold(text) if fold(text) in names else _name_in(text, names)
        if name in names:
            yield name, clues.doc.absolute(href)


def _front_pages(clues: Clues) -> tuple[str | None, ...]:
    """The addresses of the site's front page, which is no writer's."""
    front = clues.doc.absolute("/")
    return front, front.rstrip("/") if front else None


def _author_links(clues: Clues) -> Iterator[tuple[str, str | None]]:
    """The texts of links to authors' pages, and their addresses."""
    for element in clues.link_kinds["author"][:MAX_PEOPLE]:
        yield clues.text_of(element)[:MAX_LINK], element.attrs.get("href")


def _head_links(clues: Clues) -> Iterator[tuple[str, str | None]]:
    """The same of links in the head that lead to no topic, unless their class says that they lead to a writer."""
    for leaf in clues.head_lines():
        for start, stop, kind, href in leaf.spans:
            named = any([AUTHOR_CLASS.search(e.names) for e in (leaf.element, *leaf.inner.upwards(1))])
            if kind == "link" and href and (named or "tag" not in kinds_of_link(href)):
                yield leaf.text[start:stop][:MAX_LINK], href


def _name_in(text: str, names: set[str]) -> str:
    """The one of the names in a link that has a lead-in, a job, a place, too: "Written by Ann Lee", "이도경 기자"."""
    found = parse_names(text, strict=True) if any([name in fold(text) for name in names]) else []
    own = [name for person in found if (name := fold(person.name)) in names]
    return own[0] if len(own) == 1 else ""
