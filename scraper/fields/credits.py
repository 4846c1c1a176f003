"""Whom the lines of the page's head credit, and with what: with the text, or with pictures, the edit, a translation.

JSON-LD and links to authors' pages often name them all as authors alike.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from scraper.fields.byline_lines import head_lines, line_text
from scraper.fields.name_words import name_words
from scraper.fields.names import is_full, parse_names, untitled

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]")
"""Two text nodes without a space between: "Story byAnn Lee"."""
MIN_LINE, MAX_LINE = 8, 160


class Credits:
    """What the lines of the head say, read when first asked for. Full names alone count, folded and without titles."""

    def __init__(self, clues: Clues) -> None:
        self._clues = clues

    def contradict(self, people: list[Person]) -> bool:
        """Whether a line says that others than these wrote it."""
        writers = self._writers
        return bool(writers) and writers.isdisjoint([untitled(p.name) for p in people])

    def without_others(self, reading: Reading) -> Reading:
        """The reading without those who did something else, where it also names whom a line calls the writer."""
        if len(reading.value) < 2:
            return reading
        names = {untitled(person.name) for person in reading.value}
        others = self._by_kind["other"] - self._writers
        if not names.isdisjoint(others) and not names.isdisjoint(self._writers):
            reading.value = [p for p in reading.value if untitled(p.name) not in others]
        return reading

    @property
    def _writers(self) -> set[str]:
        return self._by_kind["author"]

    @cached_property
    def _by_kind(self) -> dict[str, set[str]]:
        """The names by what the lead-in before them says: author, contributor, other."""
        words = name_words()
        found: dict[str, set[str]] = {"author": set(), "other": set(), "contributor": set()}
        lines = [leaf for leaf in head_lines(self._clues) if MIN_LINE < len(leaf.text) < MAX_LINE]
        for leaf in [leaf for leaf in lines if words.may_lead(leaf.text)]:
            text = leaf.text
            match = words.find_lead(text, shown=True)
            if match is None and _GLUED.search(text):
                text = line_text(self._clues, leaf).replace("\n", " ")
                match = words.find_lead(text, shown=True)
            if match and not self._clues.is_aside(leaf.element):
                people = parse_names(text[match.end() :], strict=True)
                found[words.lead_kind(match[1])].update([untitled(p.name) for p in people if _is_person(p)])
        return found


def _is_person(person: Person) -> bool:
    return person.kind == "person" and is_full(person.name)
