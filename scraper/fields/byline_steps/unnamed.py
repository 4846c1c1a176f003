"""Where no byline names a writer: who reported it, as agencies sign below the text; else the agency of the dateline, or
of a line of the head that says where the text is from; else the person whose site it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from scraper.article import Person
from scraper.document.caption_places import is_in_figcaption
from scraper.fields.choice import Option, Reading
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import sole_person
from scraper.fields.names.words import name_words
from scraper.fields.opening import agency_of_opening
from scraper.fields.site_names import SEPARATOR, UMLAUTS, letters_of

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

SOURCE = re.compile(r"([^\W\d_]{3,12})\s?[:：]\s*(\S[^\n:|]{1,30}?)\s*$")
"""A word, its colon, a short name: "Kaynak: AA", "Quelle: dpa"."""
REPORTED = re.compile(r"[(\s]*(?:reporting|writing) by\b", re.I)
"""Not so "Additional reporting by"."""
MAX_SOURCE = 45
LEAST_HOST = 5
"""Letters of an address that tell whose it is."""
CHANCE = 0.6
"""An estimate: such pages are few."""


def unnamed(clues: Clues, readings: list[Reading]) -> Option | None:
    """The option that is taken where there is no other."""
    for reading in readings:
        if REPORTED.match(reading.raw):
            people = [msgspec.structs.replace(person, role="author") for person in reading.value]
            return Option(people, [Reading("reported", people, reading.raw)])
    if agency := agency_of_opening(clues) or _agency_of_source(clues):
        people = [Person(name=agency, kind="organization")]
        return Option(people, [Reading("dateline", people, agency)])
    if owner := _owner(clues):
        return Option([owner], [Reading("site_owner", [owner], owner.name)])
    return None


def _owner(clues: Clues) -> Person | None:
    """The person after whom a site is called by its title or its metas, and by its address: "Cory Doe" of
    coryd.example.
    """
    host = clues.host_label.replace("-", "")
    names = (*clues.doc.meta.all("og:site_name")[:1], SEPARATOR.split(clues.title)[-1])
    for name in map(str.strip, names if len(host) >= LEAST_HOST else ()):
        is_name = name.count(" ") == 1 and has_given_name(name.partition(" ")[0])
        if is_name and letters_of(name.translate(UMLAUTS)).startswith(host):
            return next(iter(sole_person(name)), None)
    return None


def _agency_of_source(clues: Clues) -> str | None:
    """The agency that is all of a line of the head behind a label, which none of pictures is."""
    words = name_words()
    for leaf in clues.head_lines():
        source = SOURCE.match(leaf.text) if len(leaf.text) <= MAX_SOURCE else None
        if source and words.is_agency(source[2]) and lead_words().lead_kind(source[1]) != "other":
            return None if clues.is_aside(leaf.element) or is_in_figcaption(leaf) else source[2]
    return None
