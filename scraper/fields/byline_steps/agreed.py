"""What readings of bylines say together: whether anybody is named, and marked where the reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.names.compare import fold
from scraper.fields.names.site import are_persons, is_site

if TYPE_CHECKING:
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues


def are_agreed(clues: Clues, declared: list[Reading], marked: list[Reading]) -> bool:
    """Whether a list of full names that is declared is also marked above the text, where the reader sees it."""
    seen = [r for r in marked if r.step.endswith("above") and r.raw.strip(" |")]
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
