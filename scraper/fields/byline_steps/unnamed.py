"""Where no byline names a writer: who reported it, as agencies sign below the text; else the agency of the dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from scraper.article import Person
from scraper.fields.choice import Option, Reading
from scraper.fields.opening import agency_of_opening

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

REPORTED = re.compile(r"[(\s]*(?:reporting|writing) by\b", re.I)
"""Not so "Additional reporting by"."""
CHANCE = 0.6
"""An estimate: such pages are few."""


def unnamed(clues: Clues, readings: list[Reading]) -> Option | None:
    """The option that is taken where there is no other."""
    for reading in readings:
        if REPORTED.match(reading.raw):
            people = [msgspec.structs.replace(person, role="author") for person in reading.value]
            return Option(people, [Reading("reported", people, reading.raw)])
    agency = agency_of_opening(clues)
    if agency is None:
        return None
    people = [Person(name=agency, kind="organization")]
    return Option(people, [Reading("dateline", people, agency)])
