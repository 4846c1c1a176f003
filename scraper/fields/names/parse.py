"""From the text of a byline to the people and agencies in it: one entry each, nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from scraper.article import Person
from scraper.fields.names.compare import fold
from scraper.fields.names.eastern import is_clause, is_eastern, is_report
from scraper.fields.names.lists import split_names
from scraper.fields.names.segments import Role, credits_in
from scraper.fields.names.text import GLUED_BY, HELD, clean
from scraper.fields.names.words import LeadKind, NameWords, name_words
from scraper.fields.times.months import month_of

MAX_CHARS = 400
"""A byline is no longer; of a text of 10,000 characters only the head is read."""
MAX_NAMES = 30
_DOMAIN = re.compile(r"[a-z\d-]{2,}(?:\.[a-z\d-]+)*\.[a-z]{2,4}$")
_FORBIDDEN = re.compile(r"[<>{}=?!\"“”„*%$#+^~→…†]")
_PLAIN = re.compile(r"[A-Z][a-zà-öø-ÿ]+(?: [A-Z]\.)?(?: [A-Z][a-zà-öø-ÿ]+){1,2}$")
"""Most names: two or three capitalised words. They need no taking apart, unless a word has another sense."""
_BY = ("By ", "by ", "By\n", "by\n")
_HANDLE = re.compile(r"[^\W\d][\w.\-]{1,29}$")
_ITS = re.compile(r"[A-Z]{2,6}[’']s (?=[^\W\d_]+ [^\W\d_])")
"""The house before its own: "NPR’s Ann Lee"."""
_FOR_HOUSE = re.compile(r"(?:special (?:to|for)|for)\s", re.I)
"""Of a name's line, the part that says for whom: "Ann Lee | Special to The Post"."""
_ENDING_DOT = re.compile(r"(?i)\b(?:[js]r|[a-z])\.$")
Kind = Literal["person", "organization"]


def parse_names(text: str, *, strict: bool = False) -> list[Person]:
    """The names in a byline, in its order.

    `strict` for visible text, where every word of a name must look like one; declared names may be `jdoe`.

    >>> [p.name for p in parse_names("By Raj Patel, Jr. and Ana de la Cruz, Science Editor")]
    ['Raj Patel, Jr.', 'Ana de la Cruz']
    """
    text = text[:MAX_CHARS].strip()
    name = text[3:] if text.startswith(_BY) else text
    if _PLAIN.match(name) and name_words().knows_none(name):
        return [Person(name=name)]
    return [Person(name=name, kind=kind, role=role) for name, kind, role in _parsed(text, strict)]


@lru_cache(maxsize=1024)
def _parsed(text: str, strict: bool) -> list[tuple[str, Kind, Role]]:
    """Name, kind and role of each; kept, for a page gives the same line in several places."""
    words = name_words()
    people: dict[str, Person] = {}
    for role, piece, led in credits_in(clean(text, strict), words, strict):
        for name in split_names(piece, words):
            if is_eastern(name) and _did_else(name, words):
                continue
            name = _handle(name, words) if led else name
            person = _person(name, role, words, strict=strict and not (led and " " not in name))
            if person:
                people.setdefault(fold(person.name), person)
    return [(p.name, p.kind, p.role) for p in list(people.values())[:MAX_NAMES]]


def _did_else(name: str, words: NameWords) -> bool:
    """Whether a later name of a list says of itself that its owner did something else: "写真は桐生大地"."""
    match = words.find_lead(name, shown=False)
    return match is not None and words.lead_kind(match[1]) == "other"


def lead_of(text: str) -> LeadKind | None:
    """What kind of lead-in it starts with: "By" and "Von" of authors, "With reporting by" of contributors, "Foto:"
    of others.
    """
    words = name_words()
    if match := words.find_lead(text, shown=True):
        return words.lead_kind(match[1])
    return "author" if GLUED_BY.match(text) else None


def _handle(name: str, words: NameWords) -> str:
    """The handle alone where only when or where it was posted follows: "oz on", "rasos am"."""
    head, _, rest = name.partition(" ")
    return head if head.islower() and rest.casefold() in words.prepositions else name


def _person(name: str, role: Role, words: NameWords, *, strict: bool) -> Person | None:
    name = name.strip(" ,;:-–—'’\"*|")
    if _PLAIN.match(name) and words.knows_none(name):
        return Person(name=name, role=role)
    if _FOR_HOUSE.match(name) is not None:
        return None
    name = _ITS.sub("", name, count=1) if "s " in name else name
    name = name if name.endswith(".") and _ENDING_DOT.search(name) else name.strip(".")
    if words.is_agency(name):
        return Person(name=name, kind="organization", role=role)
    if is_eastern(name):
        name = "" if is_report(name) else words.eastern_job.sub("", name).strip(" :・･")
    elif not words.is_group(name):
        name = words.without_noise(_without_affiliation(_without_job(name, words), words))
    if strict and is_eastern(name):
        name = "" if name.partition(" ")[0] in words.prepositions else name
    elif strict and not (name[:1].isupper() and words.is_group(name)):
        name = _capitalised_head(name, words)
    name = name.translate(HELD) if "‹" in name else name
    if not _is_name(name, words, strict=strict):
        return None
    kind: Kind = "organization" if words.is_organization(name) else "person"
    if strict and kind == "person" and name.startswith("the "):
        return None
    return Person(name=name, kind=kind, role=role)


def _without_job(name: str, words: NameWords) -> str:
    """The name without the job before or after it; nothing where it was all job."""
    pieces = name.split()
    jobs = [words.is_job(p) for p in pieces]
    if not any(jobs):
        return name
    first = jobs.index(True)
    while first > 0 and words.is_desk(pieces[first - 1]):
        first -= 1
    if first >= 2:
        return " ".join(pieces[:first])
    last = len(jobs) - jobs[::-1].index(True)
    rest = pieces[last:]
    return " ".join(rest) if len(rest) >= 2 and not words.is_desk(rest[0]) else ""


def _without_affiliation(name: str, words: NameWords) -> str:
    """The name without "for the Daily Mirror", "in Paris", "The Associated Press" after it, or "ANN LEE Lake Times",
    "BBC News".
    """
    pieces = name.split()
    shouted = len(list(takewhile(str.isupper, pieces)))
    if 2 <= shouted < len(pieces) and words.is_organization(" ".join(pieces[shouted:])):
        head = " ".join(pieces[:shouted])
        return name if words.is_organization(head) else head
    for at in range(1 if name.upper() == name.lower() else 2, len(pieces)):
        if pieces[at].casefold() in words.prepositions:
            return " ".join(pieces[:at])
        rest = " ".join(pieces[at:])
        if words.is_agency(rest) or (pieces[at].isupper() and " " in rest and words.is_organization(rest)):
            return " ".join(pieces[:at])
    return name


def _capitalised_head(name: str, words: NameWords) -> str:
    """The words up to the first that no name in visible text has: no capital, and no particle. A preposition begins
    none, though it be a particle too: "in Sport". Georgian letters are small, but titles have no others.
    """
    pieces = name.split()
    if not words.prepositions.isdisjoint(pieces[:1]):
        return ""
    for at, piece in enumerate(pieces):
        first = next((c for c in piece if c.isalpha()), "")
        if first.islower() and first.title() != first and not _may_be_small(piece, words):
            alone = at == 1 and len(pieces[0]) > 3 and not words.only_lead(pieces[0])
            return " ".join(pieces[:at]) if at >= 2 or alone else ""
    return name


def _may_be_small(piece: str, words: NameWords) -> bool:
    """Whether a name's word may have no capital: a particle, "d'Arc", a domain, "3i"."""
    return (
        piece.casefold().strip(".") in words.particles
        or "'" in piece
        or piece[0].isdecimal()
        or ("." in piece and _DOMAIN.match(piece) is not None)
    )


def _is_name(name: str, words: NameWords, *, strict: bool) -> bool:
    """Whether it can be a name at all: 1 to 7 words, some letters, nothing odd in it. One word may be a month's only
    where markup says that it is somebody's ("April", "marc").
    """
    if not 2 <= len(name) <= 70 or _FORBIDDEN.search(name) or ".." in name or words.is_nobody(name):
        return False
    if name.endswith(("’s", "'s")):
        return False
    pieces = name.split()
    if is_clause(name):
        return False
    if len(pieces) == 1:
        return (
            any(c.isalpha() for c in name)
            and not words.is_small(name)
            and not (strict and month_of(name))
            and (_HANDLE.match(name) is not None or not name.isascii())
        )
    if len(pieces) > 7 or any(_is_figure(p) for p in pieces) or "_" in name or words.has_noise(pieces):
        return False
    return any(c.isalpha() for c in name) and not words.breaks_off(pieces[-1], name)


def _is_figure(piece: str) -> bool:
    """Whether it is a number and not a name with one in it ("3i", "7News")."""
    digits = sum(c.isdecimal() for c in piece)
    return digits > 0 and (digits > 2 or not any(c.isalpha() for c in piece))
