"""A line of the head that tells the day, the writer and more between dividers: "3.4.2026 | Ann Lee, Oslo | Print"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.fields.byline_steps.bare_lines import MAX_DATE, bare_names
from scraper.fields.byline_steps.furniture import without_subjects
from scraper.fields.choice import Reading
from scraper.fields.names.given import has_given_name
from scraper.fields.names.parse import lead_of, sole_person
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.clues import Clues

MIN_LINE, MAX_LINE = 12, 240
MAX_WORDS = 3
DIVIDERS = frozenset("|•·—–")
_DIVIDER = re.compile(r"\s*[|•·]\s*| [—–] ")


def dated_parts(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """The full name that is all of the part after the day, or before it (of no more, as a report has it that opens with
    its place), but for a place after a comma; and the agency
    that stands right before the day.
    """
    for leaf in lines:
        text = leaf.text
        if not MIN_LINE < len(text) <= MAX_LINE or DIVIDERS.isdisjoint(text):
            continue
        people = _beside_day(clues, _DIVIDER.split(text)) if not clues.is_aside(leaf.element) else []
        people = without_subjects(clues, leaf, people) if lead_of(text) == "author" else people
        if people:
            distance = clues.distance_of(leaf)
            raw = " ".join([person.name for person in people])
            signs = not leaf.link_chars  # a link may lead to a topic
            yield Reading("dated_above", people, raw, distance=distance, signs=signs)
            return


def _beside_day(clues: Clues, parts: list[str]) -> list[Person]:
    for before, after in pairwise(parts):
        for day, part in ((before, after), (after, before)):
            found = find_date(day)
            if found is not None and len(day) < MAX_DATE and (people := _owner(clues, part)):
                agency = day[: found.start].strip()
                is_agency = name_words().is_agency(agency)
                return [*people, Person(name=agency, kind="organization")] if is_agency else people
    return []


def _owner(clues: Clues, part: str) -> list[Person]:
    """The one person whose full name the part is, up to a comma; nobody where another given name follows that."""
    name, _, rest = part.partition(",")
    name = name.strip()
    if rest and has_given_name(rest.strip()):
        return []
    if " " not in name or lead_of(part) is not None:
        return []
    people = sole_person(name) if name.count(" ") < MAX_WORDS else []
    return bare_names(clues, name, people, above=True)
