"""Whom the lines of the page's head credit, and with what: with the text, or with pictures, the edit, a translation.

JSON-LD and links to authors' pages often name them all as authors alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.fields.byline_lines import head_lines
from scraper.fields.name_words import name_words
from scraper.fields.names import is_full, parse_names, untitled

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

MIN_LINE, MAX_LINE = 8, 160


class Credits(msgspec.Struct, frozen=True):
    """Names, folded and without titles, by what a lead-in before them says."""

    writers: frozenset[str]
    others: frozenset[str]

    def contradict(self, people: list[Person]) -> bool:
        """Whether a line says that others than these wrote it."""
        return bool(self.writers) and self.writers.isdisjoint([untitled(p.name) for p in people])

    def without_others(self, reading: Reading) -> Reading:
        """The reading without those who did something else, where it also names whom a line calls the writer."""
        names = {untitled(person.name) for person in reading.value}
        if not names.isdisjoint(self.others) and not names.isdisjoint(self.writers):
            reading.value = [p for p in reading.value if untitled(p.name) not in self.others]
        return reading


def credits_of(clues: Clues) -> Credits:
    """What the lines of the head say; full names alone count."""
    words = name_words()
    found: dict[str, set[str]] = {"author": set(), "other": set(), "contributor": set()}
    lines = [leaf for leaf in head_lines(clues) if MIN_LINE < len(leaf.text) < MAX_LINE]
    for leaf in [leaf for leaf in lines if words.may_lead(leaf.text)]:
        match = words.find_lead(leaf.text, shown=True)
        if match and not clues.is_aside(leaf.element):
            people = parse_names(leaf.text[match.end() :], strict=True)
            found[words.lead_kind(match[1])].update([untitled(p.name) for p in people if _is_person(p)])
    return Credits(frozenset(found["author"]), frozenset(found["other"] - found["author"]))


def _is_person(person: Person) -> bool:
    return person.kind == "person" and is_full(person.name)
