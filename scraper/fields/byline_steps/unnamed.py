"""Where no byline names a writer: who reported it, as agencies sign below the text; else the agency of the dateline, or
of a line of the head that says where the text is from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from scraper.article import Person
from scraper.document.caption_places import is_in_figcaption
from scraper.fields.choice import Option, Reading
from scraper.fields.names.words import name_words
from scraper.fields.opening import agency_of_opening

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

SOURCE = re.compile(r"([^\W\d_]{3,12})\s?[:：]\s*(\S[^\n:|]{1,30}?)\s*$")
"""A word, its colon, a short name: "Kaynak: AA", "Quelle: dpa"."""
REPORTED = re.compile(r"[(\s]*(?:reporting|writing) by\b", re.I)
"""Not so "Additional reporting by"."""
MAX_SOURCE = 45
CHANCE = 0.6
"""An estimate: such pages are few."""


def unnamed(clues: Clues, readings: list[Reading]) -> Option | None:
    """The option that is taken where there is no other."""
    for reading in readings:
        if REPORTED.match(reading.raw):
            people = [msgspec.structs.replace(person, role="author") for person in reading.value]
            return Option(people, [Reading("reported", people, reading.raw)])
    agency = agency_of_opening(clues) or _agency_of_source(clues)
    if agency is None:
        return None
    people = [Person(name=agency, kind="organization")]
    return Option(people, [Reading("dateline", people, agency)])


def _agency_of_source(clues: Clues) -> str | None:
    """The agency that is all of a line of the head behind a label, which none of pictures is."""
    words = name_words()
    for leaf in clues.head_lines():
        source = SOURCE.match(leaf.text) if len(leaf.text) <= MAX_SOURCE else None
        if source and words.is_agency(source[2]) and words.lead_kind(source[1]) != "other":
            return None if clues.is_aside(leaf.element) or is_in_figcaption(leaf) else source[2]
    return None
