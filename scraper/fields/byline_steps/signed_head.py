"""Names in the article's head whose place says that they are the writers': between the headline and the
day, after a place, before an address.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.fields.byline_steps.joined import BY_WORD, join_of
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_full_persons, fold
from scraper.fields.names.given import has_given_name
from scraper.fields.names.parse import lead_of, parse_names, sole_person
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.clues import Clues

MAX_LINE, MAX_NAME, MAX_JOB = 200, 40, 60
NO_NAME = frozenset(("li", "h1", "button", "label", "figcaption"))
_PLACED = re.compile(r"([^\W\d_]{3,20}) [-–—] ([^\W\d_][^\n]{4,40})$")
"""A place, a dash, a name."""
_WRITERS = re.compile(r"\s*[·・,/|]\s*")
_HOUSE_BEFORE = re.compile(r"^\[[^\]=]{2,12}=([^\]]{4,30})\].*")
"""The house and the reporter in brackets, and what follows: "[새벽일보=이도경 기자] 등록 2026-11-24"."""
_MAIL_BEHIND = re.compile(r"\s+\S+@\S+$")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")


def portrayed(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """A name alone in a line of the head right after a picture that bears it: the writer's portrait, if the text does
    not tell of them.
    """
    for before, leaf in pairwise(lines):
        alt = (before.image.attrs.get("alt") or "")[:MAX_LINE].strip() if before.image else ""
        people = _borne(alt, leaf) if alt and not clues.is_aside(leaf.element) else []
        if people and people[0].name.casefold().split()[-1] not in clues.body_text:
            yield _signing(clues, people, leaf)
            return


def spelled_out(clues: Clues, accounts: list[str]) -> Iterator[Reading]:
    """The full name that is all of a line of the head and has the letters of an account that is declared: "annlee"."""
    for leaf in clues.head_lines() if accounts else ():
        may_be = " " in leaf.text and len(leaf.text) <= MAX_NAME
        if may_be and fold(leaf.text).replace(" ", "") in accounts and (people := sole_person(leaf.text)):
            yield _signing(clues, people, leaf)
            return


def _borne(alt: str, leaf: Leaf) -> list[Person]:
    """Whom a line names, if that is all that the text for a picture says, or with a word for the job: "Writer: Ben"."""
    told, name = fold(alt), fold(leaf.text)
    if told == name:
        return [] if leaf.element.tag in NO_NAME else name_alone(leaf)
    label, _, rest = alt.partition(":")
    labelled = fold(rest) == name and name_words().is_job(label)
    return parse_names(leaf.text) if labelled and len(name) <= MAX_NAME else []


def _signing(clues: Clues, people: list[Person], leaf: Leaf) -> Reading:
    return Reading("class_above", people, leaf.text, distance=clues.distance_of(leaf), signs=True)


def name_alone(leaf: Leaf) -> list[Person]:
    """The one person whose full name is all of the line."""
    return sole_person(leaf.text) if 3 < len(leaf.text) <= MAX_NAME and lead_of(leaf.text) is None else []


def below_headline(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """Full names that a word joins, one perhaps to an agency, or a given name alone, on the line after the h1 and
    before the day.
    """
    h1s = {e.last_leaf for e, _ in clues.h1_texts}
    for before, leaf, after in zip(lines, lines[1:], lines[2:], strict=False):
        if before.index + 1 not in h1s or len(leaf.text) > MAX_JOB or not _tells_day(after.text):
            continue
        if leaf.text.isalpha() and leaf.text.istitle() and has_given_name(leaf.text):
            yield _signing(clues, [Person(name=leaf.text)], leaf)
        elif name_words().may_conjoin(leaf.text):
            people = parse_names(leaf.text, strict=True)
            persons = [p for p in people if not name_words().is_agency(p.name)]
            joined = are_full_persons(persons) and join_of(people, leaf.text) == BY_WORD
            if joined:
                yield _signing(clues, people, leaf)


def addressed(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """A full name before a link to its owner's address, as archives of mailing lists have it."""
    for leaf in [line for line in lines if line.link_chars and len(line.text) <= MAX_LINE]:
        mails = [
            start
            for start, _, kind, href in leaf.spans
            if kind == "link" and (href or "").startswith("mailto:")
        ]
        name = leaf.text[: mails[0]].strip(" \n,|/<(") if mails else ""
        if people := sole_person(name) if 3 < len(name) <= MAX_NAME else []:
            yield _signing(clues, people, leaf)
            return


def reporters(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """Names in Hangul with their owners' jobs behind, or the last one's, which are all of a line but for an address:
    "이도경 기자 · 문채린 기자", "이도경·문채린 기자 lee@a.example".
    """
    for leaf in lines:
        if leaf.text.isascii() or len(leaf.text) > MAX_LINE or clues.is_aside(leaf.element):
            continue
        line = _MAIL_BEHIND.sub("", _HOUSE_BEFORE.sub(r"\1", leaf.text))
        pieces = _WRITERS.split(line)
        bare = [name_words().eastern_job.sub("", piece) for piece in pieces]
        if all(map(_HANGUL.fullmatch, bare)) and bare[-1] != pieces[-1]:
            yield _signing(clues, parse_names(line, strict=True), leaf)
            return


def after_place(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """A full name after a place and a dash, on the line before the day: the text tells of the place, not the name."""
    for leaf, after in pairwise(lines):
        placed = _PLACED.match(leaf.text) if 8 < len(leaf.text) <= MAX_JOB else None
        if placed is None or placed[1].casefold() not in clues.body_text or not _tells_day(after.text):
            continue
        people = sole_person(placed[2])
        if people and people[0].name.casefold() not in clues.body_text:
            yield _signing(clues, people, leaf)


def _tells_day(text: str) -> bool:
    return find_date(text[:MAX_LINE]) is not None
