"""The list of writers that a page is of one mind about, so that there is nothing to choose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.evidence import (
    are_joined_persons,
    are_twins,
    is_led,
    is_signed,
    is_site_alone,
    joined_in,
    text_seen,
)
from scraper.fields.byline_steps.joined import BY_WORD
from scraper.fields.byline_steps.steps import CONTRIBUTOR, DECLARED
from scraper.fields.names.compare import are_full, fold, untitled
from scraper.fields.names.leads import lead_words
from scraper.fields.names.site import are_persons, is_site

if TYPE_CHECKING:
    from scraper.fields.byline_steps.credits import Credits
    from scraper.fields.choice import Option, Reading
    from scraper.fields.clues import Clues

SHOWN = frozenset(
    f"{step}_above" for step in ("itemprop", "rel_author", "class", "author_link", "words", "joined", "twins")
) | {"words_inside"}
"""Steps that read what markup or words say to be a byline above the text."""
COLON = re.compile(r"[:：]")
NEAR = 2
"""How far below the text, in leaves, whoever signs it stands."""


def agreed_byline(
    options: list[Option], readings: list[Reading], clues: Clues, credit: Credits
) -> Option | None:
    """The list that all declarations give, or the first that is declared and also shown above the text; where no person
    is declared, whoever signs the text.
    """
    declared = [reading for reading in readings if reading.step in DECLARED]
    if options and are_declared_alike(declared, clues, credit):
        return next(option for option in options if declared[0] in option.readings)
    if agreed := next((option for option in options if _is_confirmed(option, clues)), None):
        return agreed
    writers = [r for r in declared if r.step != CONTRIBUTOR and not credit.contradict(r.value)]
    if any([are_persons(reading.value, clues.squashed_sites) for reading in writers]):
        return None
    if any([_is_told(option) and is_site_alone(option, clues) for option in options]):
        return None
    signing = [o for o in options if is_signed(o)]
    first = next(iter(signing or [o for o in options if are_joined_persons(o, clues)]), None)
    if first is None:
        return None
    if _signs_far_below(first) and (led := [o for o in options if is_led(o) and are_full(o.value)]):
        return led[0]
    return first


def _is_told(option: Option) -> bool:
    """Whether the reader sees it, and not only as the source: "来源：湖滨新闻"."""
    seen = [text_seen(r) for r in option.readings if r.step not in DECLARED]
    return any([text and COLON.split(text)[0].strip() not in lead_words().no_labels for text in seen])


def _signs_far_below(option: Option) -> bool:
    """Whether all that says so stands some lines below the text: it may be of another story."""
    return all([r.step == "words_below" and r.distance > NEAR for r in option.readings if r.signs])


def are_declared_alike(declared: list[Reading], clues: Clues, credit: Credits) -> bool:
    """Whether several places declare one and the same list of people by their full names, and no line says that others
    wrote it: the several places are often filled by one plugin, with whoever uploaded the text.
    """
    lists = {tuple([untitled(p.name) for p in r.value]) for r in declared}
    if len(lists) != 1 or len({r.step for r in declared}) < 2 or credit.contradict(declared[0].value):
        return False
    return all(are_persons(r.value, clues.squashed_sites) for r in declared)


def _is_confirmed(option: Option, clues: Clues) -> bool:
    """Whether the whole list is declared, and stands above the text; or a line there joins it after a "By"."""
    seen = {reading.step for reading in option.readings if text_seen(reading)}
    told = not option.steps.isdisjoint(DECLARED) and not seen.isdisjoint(SHOWN)
    told = told or are_twins(option) or (is_led(option) and joined_in(option) == BY_WORD)
    return told and are_persons(option.value, clues.squashed_sites)


def are_marked_as_declared(clues: Clues, declared: list[Reading], marked: list[Reading]) -> bool:
    """Whether a list of full names that is declared is also marked above the text, where the reader sees it."""
    seen = [r for r in marked if r.step.endswith("above") and text_seen(r)]
    above = {frozenset([fold(p.name) for p in r.value]) for r in seen}
    full = [r.value for r in declared if are_persons(r.value, clues.squashed_sites)]
    return any([frozenset([fold(p.name) for p in people]) in above for people in full])


def is_marked_above(clues: Clues, marked: list[Reading]) -> bool:
    """Whether markup above the text names persons by their full names."""
    return any([r.step.endswith("_above") and are_persons(r.value, clues.squashed_sites) for r in marked])


def has_person(clues: Clues, readings: list[Reading]) -> bool:
    """Whether any reading names a person, and not the site as one."""
    persons = [person for r in readings for person in r.value if person.kind == "person"]
    return any(not is_site(fold(person.name), clues.squashed_sites) for person in persons)
