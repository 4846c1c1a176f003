"""Who wrote it: people and agencies, in the page's order, one entry each.

Every step gives a whole list of names; the model picks the list to believe. Steps stand in order of how much they say
(declared with type and URL, declared, shown), which only decides the name of the winner among equal lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.article import Person
from scraper.fields.byline_steps.accounts import without_guesses
from scraper.fields.byline_steps.author_box import is_login
from scraper.fields.byline_steps.credits import Credits
from scraper.fields.byline_steps.declared import DECLARED, MAX_PEOPLE, declared_bylines
from scraper.fields.byline_steps.features import describe
from scraper.fields.byline_steps.helpers import helpers
from scraper.fields.byline_steps.joined import (
    BY_WORD,
    TWINS,
    is_led,
    joined_in,
    joined_lines,
    without_parts,
    without_short_names,
)
from scraper.fields.byline_steps.lines import CONTRIBUTED, contributed, is_bracketed
from scraper.fields.byline_steps.obvious import without_the_obvious
from scraper.fields.byline_steps.owners import MARKED_ABOVE, without_owners
from scraper.fields.byline_steps.shown import shown_bylines
from scraper.fields.byline_steps.signed_lines import mailed
from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.names.compare import are_all_of, are_full, fold, unique, untitled
from scraper.fields.names.site import are_persons, is_at_home, is_house
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

LEAST = -1.75
"""Log-odds below which no byline is given. Of bylines just above it a third are right on labelled pages. Below it are
mostly words of menus: of the pages that name nobody, five in six are rightly given none.
"""
SHOWN = frozenset(
    f"{step}_above" for step in ("itemprop", "rel_author", "class", "author_link", "words", "joined", "twins")
) | {"words_inside"}
MARKED = frozenset(
    "itemprop_above rel_author_above author_link_above author_link_inside class_above class_inside".split()
)
SIGNED = {
    "words_below": 3,
    "class_below": 1,
    "bare_below": 1,
    "dated_below": 1,
    "signature": 1,
    "dated_above": 4,
}
"""By step: within how many leaves of the text a name by itself is a signature."""
LATER = frozenset(("middle_inside", "middle_below"))
CONTRIBUTOR = "json_ld_contributor"
MAX_LINE = 60
"""How many characters a byline of the site alone has."""


def read_byline(clues: Clues) -> tuple[list[Person], Source | None]:
    """The people and agencies, those who wrote it before those who helped, and where they came from."""
    options, readings = _options(clues)
    chosen = choose("byline", options, LEAST)
    if chosen is None:
        return [], None
    winner, chance = chosen
    people = _with_contributors(winner.value, readings)
    return _with_urls(people, options, clues), source_of(winner, options, chance)


def byline_options(clues: Clues) -> list[Option]:
    """All distinct lists of names, with their features where the page is not of one mind."""
    return _options(clues)[0]


def _options(clues: Clues) -> tuple[list[Option], list[Reading]]:
    credit = Credits(clues)
    readings = without_guesses([credit.without_others(r) for r in _readings(clues, credit)], clues)
    grouped: dict[frozenset[str], Option] = {}
    for reading in readings:
        people = without_the_obvious(reading, clues)
        key = frozenset([untitled(p.name) for p in people if p.role == "author"])
        if key and all(key):
            grouped.setdefault(key, Option(people, [])).readings.append(reading)
    options = _without_sites(_without_later(without_short_names(without_parts(grouped, clues))), clues)
    options = without_owners(_without_uploaders(options, credit), clues)
    if agreed := _agreed(options, readings, clues, credit):
        agreed.agreed = True
    else:
        describe(clues, options)
    return options, readings


def _without_sites(options: list[Option], clues: Clues) -> list[Option]:
    """The options, without those that name the site alone: if a line of the page's head names others after a "By", or
    if markup there names persons and no line shows the site as the writer.
    """
    alone = [option for option in options if _is_site_alone(option, clues)]
    if not alone or len(options) < 2:
        return options
    persons = [option for option in options if are_persons(option.value, clues.squashed_sites)]
    led = any([_is_led(option) for option in options if option in persons or _are_agencies(option)])
    led = led or any([_is_joined(option, clues) for option in persons])
    marked = led or any([_is_marked(option) for option in persons])
    gone = [o for o in alone if led or (marked and not _is_shown_alone(o))]
    return [option for option in options if option not in gone]


def _without_later(options: list[Option]) -> list[Option]:
    """The options, without names amid lines in the text or below it, if a line of the head leads to a full name: those
    lines are of other stories.
    """
    led = any(["words_above" in option.steps and are_full(option.value) for option in options])
    return [option for option in options if not (led and option.steps <= LATER)]


def _without_uploaders(options: list[Option], credit: Credits) -> list[Option]:
    """The options, without people who are declared but nowhere shown, if a line says that others wrote the text: they
    uploaded it, or own the site.
    """
    if len(options) < 2:
        return options
    signed = any([_is_signed(option) and are_full(option.value) for option in options])
    kept = [o for o in options if _is_shown(o) or not (signed or credit.contradict(o.value))]
    return kept or options


def _is_site_alone(option: Option, clues: Clues) -> bool:
    """Whether it names only the site, or the account that uploaded the text."""
    sites, host = clues.squashed_sites, clues.doc.url
    return all([is_house(p, sites) or is_login(p.name) or is_at_home(p, host) for p in option.value])


def _are_agencies(option: Option) -> bool:
    return all([name_words().is_agency(person.name) for person in option.value])


def _is_shown(option: Option) -> bool:
    """Whether the reader sees it anywhere: a `<meta itemprop>` between the lines shows nothing."""
    return any([r.step not in DECLARED and r.raw.strip(" |") for r in option.readings])


def _is_shown_alone(option: Option) -> bool:
    """Whether a short line shows it: a longer one, such as a box about the writer, only tells where they work."""
    lines = [r.raw.strip(" |") for r in option.readings if r.step not in DECLARED]
    return any([0 < len(line) <= MAX_LINE for line in lines])


def _is_marked(option: Option) -> bool:
    """Whether markup close above the text says that they are writers, or one's full name signs it."""
    return any(
        [r.signs or (r.step in MARKED and r.distance <= MARKED_ABOVE) for r in option.readings]
    ) or any([_is_signature(reading) for reading in option.readings])


def _is_signature(reading: Reading) -> bool:
    """Whether it holds nothing but full names, on the text's last line or the next, or beside the day close above the
    text; or full names after a "By" soon below it.
    """
    if reading.distance > SIGNED.get(reading.step, -1) or not are_full(reading.value):
        return False
    if reading.step == "words_below":
        return True
    return are_all_of(reading.value, reading.raw)


def _is_led(option: Option) -> bool:
    """Whether a line of the page's head names them after "By", or boxes side by side do."""
    return _are_twins(option) or is_led(option)


def _are_twins(option: Option) -> bool:
    return not option.steps.isdisjoint(TWINS)


def _agreed(options: list[Option], readings: list[Reading], clues: Clues, credit: Credits) -> Option | None:
    """The list that all declarations give, or the first that is declared and also shown above the text."""
    declared = [reading for reading in readings if reading.step in DECLARED]
    if options and _are_agreed(declared, clues, credit):
        return next(option for option in options if declared[0] in option.readings)
    if agreed := next((option for option in options if _is_confirmed(option, clues)), None):
        return agreed
    writers = [r for r in declared if r.step != CONTRIBUTOR and not credit.contradict(r.value)]
    if any([are_persons(reading.value, clues.squashed_sites) for reading in writers]):
        return None
    if any([_is_shown(option) and _is_site_alone(option, clues) for option in options]):
        return None
    signing = [o for o in options if _is_signed(o) or (not declared and _is_bracketed(o))]
    return next(iter(signing or [o for o in options if _is_joined(o, clues)]), None)


def _is_joined(option: Option, clues: Clues) -> bool:
    """Whether a line of the head joins persons by a word, and an author's class marks it."""
    return joined_in(option) == BY_WORD and are_persons(option.value, clues.squashed_sites)


def _is_signed(option: Option) -> bool:
    return any([reading.signs for reading in option.readings])


def _is_bracketed(option: Option) -> bool:
    """Whether brackets around full names sign the text's last line."""
    signing = [r for r in option.readings if r.step == "words_below" and r.distance == 1]
    return are_full(option.value) and any([is_bracketed(reading.raw) for reading in signing])


def _is_confirmed(option: Option, clues: Clues) -> bool:
    """Whether the whole list is declared, and stands above the text; or a line there joins it after a "By"."""
    steps = {reading.step for reading in option.readings if reading.raw.strip(" |")}
    told = not steps.isdisjoint(DECLARED) and not steps.isdisjoint(SHOWN)
    told = told or (_is_led(option) and (joined_in(option) == BY_WORD or _are_twins(option)))
    return told and are_persons(option.value, clues.squashed_sites)


def _are_agreed(declared: list[Reading], clues: Clues, credit: Credits) -> bool:
    """Whether several places declare one and the same list of people by their full names, and no line says that others
    wrote it: the several places are often filled by one plugin, with whoever uploaded the text.
    """
    lists = {tuple([untitled(p.name) for p in r.value]) for r in declared}
    if len(lists) != 1 or len({r.step for r in declared}) < 2 or credit.contradict(declared[0].value):
        return False
    return all(are_persons(r.value, clues.squashed_sites) for r in declared)


def _with_contributors(people: list[Person], readings: list[Reading]) -> list[Person]:
    """The people, and those whom a line of its own names as having helped; an agency whose copy was used is none."""
    known = {fold(p.name) for p in people}
    lines = [reading for reading in readings if reading.step.startswith(CONTRIBUTED)]
    helpers = [p for r in lines for p in r.value if p.role == "contributor" and p.kind == "person"]
    return [*people, *(p for p in unique(helpers) if fold(p.name) not in known)]


def _readings(clues: Clues, credit: Credits) -> Iterator[Reading]:
    declared = list(declared_bylines(clues))
    yield from declared
    yield from helpers(clues, f"{CONTRIBUTED}_below")
    if _are_agreed(declared, clues, credit):
        yield from contributed(clues)
        yield from joined_lines(clues, clues.head_lines(), declared)
        yield from mailed(clues)
    else:
        if credit.agency:
            yield credit.agency
        yield from shown_bylines(clues, declared)


def _with_urls(people: list[Person], options: list[Option], clues: Clues) -> list[Person]:
    """The people with the URLs that any reading, or else a link to an author's page, gives their names."""
    links = {fold(p.name): p.url for o in options for r in o.readings for p in r.value if p.url}
    unlinked = {key for p in people if (key := fold(p.name)) not in links}
    for element in clues.link_kinds["author"][:MAX_PEOPLE] if unlinked else ():
        name = fold(clues.text_of(element)[:100])
        if name in unlinked:
            links.setdefault(name, clues.doc.absolute(element.attrs.get("href")))
    return [p if p.url else msgspec.structs.replace(p, url=links.get(fold(p.name))) for p in people]
