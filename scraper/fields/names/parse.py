"""From the text of a byline to the people and agencies in it: one entry each, nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.article import Person
from scraper.fields.names.compare import are_all_of, are_full_persons, fold
from scraper.fields.names.eastern import is_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import LeadKind, lead_words
from scraper.fields.names.lists import split_names
from scraper.fields.names.person import DOMAIN, PLAIN, Kind, person_of
from scraper.fields.names.segments import Role, credits_in
from scraper.fields.names.text import GLUED_BY, clean
from scraper.fields.names.words import name_words

MAX_CHARS = 400
"""A byline is no longer; of a text of 10,000 characters only the head is read."""
MAX_NAMES = 30
CREDIT = "©"
"""Before whom a picture is from, or whose the site is."""
_POSTER = re.compile(r"[a-z\d][\w.-]{1,29} \(([^()]{3,40})\)$")
"""An account, and in brackets whose it is, as Discourse writes them."""
PLACE_CODE = 2
"""Letters of a country's or a state's code."""
_BY = ("By ", "by ", "By\n", "by\n")


def parse_names(text: str, *, strict: bool = False) -> list[Person]:
    """The names in a byline, in its order.

    `strict` for visible text, where every word of a name must look like one; declared names may be `jdoe`.

    >>> [p.name for p in parse_names("By Raj Patel, Jr. and Ana de la Cruz, Science Editor")]
    ['Raj Patel, Jr.', 'Ana de la Cruz']
    """
    text = text[:MAX_CHARS].strip()
    if strict and text.startswith(CREDIT):
        return []
    text = owner_of(text) or text
    name = text[3:] if text.startswith(_BY) else text
    if PLAIN.match(name) and name_words().knows_none(name):
        return [Person(name=name)]
    return [Person(name=name, kind=kind, role=role) for name, kind, role in _parsed(text, strict)]


def owner_of(text: str) -> str:
    """The full name in brackets behind an account's, if the text is no more: "rsoder (Rasmus Söder)"; else ""."""
    poster = _POSTER.match(text) if text.endswith(")") else None
    return poster[1] if poster and sole_person(poster[1]) else ""


@lru_cache(maxsize=1024)
def _parsed(text: str, strict: bool) -> list[tuple[str, Kind, Role]]:
    """Name, kind and role of each, without a site's address behind a name ("Ann Lee / lake.example") and what is no
    person's name before the first lead-in ("Lake Radio | By Ann Lee"); kept, for a page gives a line in several places.
    """
    people: dict[str, Person] = {}
    any_led = False
    for role, piece, led in credits_in(clean(text, strict), strict):
        if people and not led and (_is_post(piece) or _is_place(piece, people)):
            continue
        if led and people and role == "author" and not any_led:
            people = {key: one for key, one in people.items() if not _may_be_house(one)}
        any_led = any_led or led
        for name in split_names(piece):
            if is_eastern(name) and _did_else(name):
                continue
            name = _handle(name) if led else name
            person = person_of(name, role, strict=strict and not (led and " " not in name))
            if person and not (strict and people and DOMAIN.fullmatch(person.name)):
                people.setdefault(fold(person.name), person)
    found = list(people.values())[:MAX_NAMES]
    return [(p.name, p.kind, p.role) for p in found if not _is_sign(p, found)]


def _may_be_house(person: Person) -> bool:
    """Whether it is a house, or several words of which the first ones are no given name: "Gannet North". Names in other
    letters are hardly known, but for scripts without capitals, whose places stand before a lead-in.
    """
    uncased = person.name.upper() == person.name.lower() and not is_eastern(person.name)
    several = " " in person.name and (person.name.isascii() or uncased)
    return person.kind != "person" or (several and not has_given_name(person.name))


def _is_sign(person: Person, people: list[Person]) -> bool:
    """Whether it is the first letters of another house's name beside it: "Ferit Haber Ajansı / FHA"."""
    if not (person.name.isupper() and person.name.isalpha()):
        return False
    return any([signed_by(p.name) == person.name for p in people if p.kind == "organization"])


def signed_by(name: str) -> str:
    """The first letters of a name's words."""
    return "".join([word[0] for word in name.split()])


def sole_person(text: str) -> list[Person]:
    """The one person whose full name is all of the text; nobody where it holds more."""
    people = parse_names(text, strict=True)
    return people if len(people) == 1 and are_full_persons(people) and are_all_of(people, text) else []


def _is_post(piece: str) -> bool:
    """Whether what stands behind a name tells of its owner's job, then of where: "Arctic correspondent, Port Lund"."""
    words = name_words()
    job, comma, place = piece.partition(", ")
    if not comma or " " not in job or is_eastern(job) or words.is_agency(place):
        return False
    return words.is_job(job.split()[-1]) and not words.may_conjoin(piece)


def _is_place(piece: str, people: dict[str, Person]) -> bool:
    """Whether what stands behind a name is a place and the code of its country or state: "Brussels, BE"; not so where
    names are written that way ("Doe, JM").
    """
    place, comma, code = piece.partition(", ")
    if (
        not comma
        or len(code) != PLACE_CODE
        or not code.isupper()
        or place.isupper()
        or name_words().is_agency(code)
    ):
        return False
    if has_given_name(place) or any([word.islower() for word in place.split()]):
        return False
    return not any(["," in person.name for person in people.values()])


def _did_else(name: str) -> bool:
    """Whether a later name of a list says of itself that its owner did something else: "写真は桐生大地"."""
    match = lead_words().find_lead(name, shown=False)
    return match is not None and lead_words().lead_kind(match[1]) == "other"


@lru_cache(maxsize=512)
def lead_of(text: str) -> LeadKind | None:
    """What kind of lead-in it starts with: "By" and "Von" of authors, "With reporting by" of contributors, "Foto:"
    of others. Kept, for several steps ask it of a line.
    """
    if match := lead_words().find_lead(text, shown=True):
        return lead_words().lead_kind(match[1])
    glued = text.startswith("By") and GLUED_BY.match(text)
    return "author" if glued or lead_words().before_by(text) else None


def _handle(name: str) -> str:
    """The handle alone where only when or where it was posted follows: "oz on", "rasos am", "oz on Tuesday"."""
    words = name_words()
    head, _, rest = name.partition(" ")
    if not head.islower():
        return name
    preposition, _, day = rest.partition(" ")
    posted = preposition.casefold() in words.prepositions and (not day or words.has_noise(day.split()[:1]))
    return head if posted else name
