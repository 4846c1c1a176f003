"""One name: what is left of a stretch without its owner's job and house, and whether it is a name at all."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from scraper.article import Person
from scraper.fields.names.eastern import is_clause, is_eastern, is_report
from scraper.fields.names.numbers import HELD_SPACE
from scraper.fields.names.text import HELD
from scraper.fields.names.words import name_words
from scraper.fields.times.months import month_of

if TYPE_CHECKING:
    from scraper.fields.names.segments import Role

Kind = Literal["person", "organization"]
PLAIN = re.compile(r"[A-Z][a-zà-öø-ÿ]+(?: [A-Z]\.)?(?: [A-Z][a-zà-öø-ÿ]+){1,2}$")
"""Most names: two or three capitalised words. They need no taking apart, unless a word has another sense."""
DOMAIN = re.compile(r"[a-z\d-]{2,}(?:\.[a-z\d-]+)*\.[a-z]{2,4}$")
"""The host of a site, which some houses sign with."""
_FORBIDDEN = re.compile(r"[<>{}=?!\"“”„*%$#+^~←→…†《》]")
"""Signs that no name has; the last is what `text.clean` puts in the place of what makes a name none."""
_HANDLE = re.compile(r"[^\W\d][\w.\-]{1,29}$")
"""A name of one word, such as an account's: "jdoe", "j.doe-2"."""
_ITS = re.compile(r"[A-Z]{2,6}[’']s (?=[^\W\d_]+ [^\W\d_])")
"""The house before its own: "NPR’s Ann Lee"."""
_FOR_HOUSE = re.compile(r"(?:special (?:to|for)|for)\s", re.I)
"""Of a name's line, the part that says for whom: "Ann Lee | Special to The Post"."""
ENDING_DOT = re.compile(r"(?i)\b(?:[js]r|esq|inc|ltd|corp|co|[a-z])\.$")
"""A dot that is part of the name: "Raj Patel Jr.", "Ann L."."""
GERESH = ("ג", "ז", "צ", "ץ")
"""Letters that a geresh, written as an apostrophe, gives another sound."""
MIN_CHARS, MAX_CHARS, MAX_WORDS = 2, 70, 7


def person_of(name: str, role: Role, *, strict: bool) -> Person | None:
    """Whose name it is, a person's or a house's; None if it is nobody's. `strict` for visible text."""
    words = name_words()
    name = _unquoted(name)
    if PLAIN.match(name) and words.knows_none(name):
        return Person(name=name, role=role)
    if _FOR_HOUSE.match(name) is not None:
        return None
    name = _ITS.sub("", name, count=1) if "s " in name else name
    name = name if name.endswith(".") and ENDING_DOT.search(name) else name.strip(".")
    if words.is_agency(name):
        return Person(name=name, kind="organization", role=role)
    name = _bare_name(name)
    name = _shown_name(name) if strict else name
    if not _is_name(name, strict=strict):
        return None
    is_house = HELD_SPACE in name or words.is_organization(name)
    kind: Kind = "organization" if is_house else "person"
    name = name.translate(HELD)
    if strict and kind == "person" and name.startswith("the "):
        return None
    return Person(name=name, kind=kind, role=role)


def _unquoted(name: str) -> str:
    """The name without the signs around it; a Hebrew one keeps the geresh that ends it (ברקוביץ')."""
    bare = name.strip(" ,;:-–—'’\"*|")
    ends_on = name[name.find(bare) + len(bare) :][:1] if bare[-1:] in GERESH else ""
    return bare + ends_on if ends_on in ("'", "’") else bare


def _bare_name(name: str) -> str:
    """The name without the job and the house of its owner, and what else stands around it."""
    words = name_words()
    if is_eastern(name):
        return "" if is_report(name) else words.eastern_job.sub("", name).strip(" :・･")
    if words.is_group(name):
        return name
    return words.without_noise(_without_affiliation(_without_job(name)))


def _shown_name(name: str) -> str:
    """What of it can be a name in visible text, where sentences stand too."""
    words = name_words()
    if is_eastern(name):
        return "" if name.partition(" ")[0] in words.prepositions else name
    return name if name[:1].isupper() and words.is_group(name) else _capitalised_head(name)


def _without_job(name: str) -> str:
    """The name without the job before or after it; nothing where it was all job."""
    words = name_words()
    pieces = name.split()
    jobs = [words.is_job(p) for p in pieces]
    if not any(jobs):
        return name
    first = jobs.index(True)
    while first > 0 and words.is_desk(pieces[first - 1]):
        first -= 1
    # "Ann Lee AP Ballet Writer"
    first = next((at for at in range(first) if words.is_agency(pieces[at])), first)
    if first >= 2:
        return " ".join(pieces[:first])
    last = len(jobs) - jobs[::-1].index(True)
    rest = pieces[last:]
    return " ".join(rest) if len(rest) >= 2 and not words.is_desk(rest[0]) else ""


def _without_affiliation(name: str) -> str:
    """The name without "for the Daily Mirror", "in Paris", "The Associated Press" after it, or "ANN LEE Lake Times",
    "BBC News".
    """
    words = name_words()
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


def _capitalised_head(name: str) -> str:
    """The words up to the first that no name in visible text has: no capital, and no particle; one alone only before
    a preposition. That begins no name, though it be a particle too: "in Sport". Georgian letters are small, but titles
    have no others.
    """
    words = name_words()
    pieces = name.split()
    if not words.prepositions.isdisjoint(pieces[:1]):
        return ""
    for at, piece in enumerate(pieces):
        first = next((c for c in piece if c.isalpha()), "")
        if at == 1 and words.is_organization(pieces[0]) and piece in words.purposes:
            return name  # "Department for Rural Transport"
        if first.islower() and first.title() != first and not _may_be_small(piece):
            alone = at == 1 and len(pieces[0]) > 3 and piece in words.prepositions
            return " ".join(pieces[:at]) if at >= 2 or alone else ""  # "posted by Ann on Tuesday"
    return name


def _may_be_small(piece: str) -> bool:
    """Whether a name's word may have no capital: a particle, "d'Arc", "al-Rashid", a domain, "3i"."""
    words = name_words()
    return (
        piece.casefold().strip(".") in words.particles
        or "'" in piece
        or "’" in piece
        or piece.partition("-")[0] in words.particles
        or piece[0].isdecimal()
        or ("." in piece and DOMAIN.match(piece) is not None)
    )


def _is_name(name: str, *, strict: bool) -> bool:
    """Whether it can be a name at all: 1 to 7 words, some letters, nothing odd in it. One word may be a month's only
    where markup says that it is somebody's ("April", "marc").
    """
    words = name_words()
    if (
        not MIN_CHARS <= len(name) <= MAX_CHARS
        or _FORBIDDEN.search(name)
        or ".." in name
        or words.is_nobody(name)
    ):
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
    if (
        len(pieces) > MAX_WORDS
        or any(_is_figure(p) for p in pieces)
        or "_" in name
        or words.has_noise(pieces)
    ):
        return False
    return any(c.isalpha() for c in name) and not words.breaks_off(pieces[-1], name)


def _is_figure(piece: str) -> bool:
    """Whether it is a number and not a name with one in it ("3i", "7News")."""
    digits = sum(c.isdecimal() for c in piece)
    return digits > 0 and (digits > 2 or not any(c.isalpha() for c in piece))
