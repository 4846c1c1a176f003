"""How a line joins names: "By Ann Lee and Bo Roe" is one byline, "Ann Lee | Bo Roe" may be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_all_of, is_full, is_full_person
from scraper.fields.names.given import has_given_name
from scraper.fields.names.lists import COMMAS
from scraper.fields.names.parse import parse_names
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

APART, BY_COMMA, BY_WORD = 0, 1, 2
"""How a line joins its names, the surest last: commas may also part a name from a place or a job."""
MAX_BETWEEN = 60
"""What stands between two names of one byline is no longer: a comma, a word, what the first one is."""
MAX_LINE = 250
BETWEEN_JOBS = " ·・"
"""What Korean and Japanese lines have between two writers, each with a job behind the name: "김 기자 · 이 기자"."""
_END = "\x1e"
_AFTER_NAME = COMMAS | frozenset("(（")
"""What may follow a name to say who that is; other words between two names are a sentence."""


def join_of(people: list[Person], line: str) -> int:
    """How the line joins all these names, each of them a full one or an agency's: APART, BY_COMMA or BY_WORD.

    >>> people = parse_names("Ann Lee and Bo Roe")
    >>> [join_of(people, line) for line in ("By Ann Lee and Bo Roe", "Ann Lee (Oslo), Bo Roe", "Ann Lee | Bo Roe")]
    [2, 1, 0]
    """
    if len(people) < 2 or not all([is_writer(person) for person in people]):
        return APART
    is_list = "/" in line and are_all_of(people, line) and all([has_given_name(p.name) for p in people])
    ways, end = [], -1
    for person in people:
        start = line.find(person.name, max(end, 0))
        if start < 0:
            return APART
        if end >= 0:
            between = line[end:start]
            ways.append(BY_WORD if is_list and between.strip() == "/" else _way(between))
        end = start + len(person.name)
    return BY_WORD if BY_WORD in ways and APART not in ways else min(ways)


def is_writer(person: Person) -> bool:
    return is_full(person.name) if person.kind == "person" else name_words().is_agency(person.name)


def _way(between: str) -> int:
    """How what stands between two names joins them."""
    text = between.strip()
    if not text or len(text) > MAX_BETWEEN:
        return APART
    words = name_words()
    last = text.rsplit(None, 1)[-1]
    if (last == text or text[0] in _AFTER_NAME) and words.conjunction.fullmatch(f" {last} "):
        return BY_WORD
    if text[-1] in COMMAS and (len(text) == 1 or text[0] in "(（"):
        return BY_COMMA
    return APART if words.eastern_job.sub("", text).strip(BETWEEN_JOBS) else BY_WORD


def is_bold_with_place(leaf: Leaf) -> bool:
    """Whether all of it is bold, and a word joins the names in it before a comma and a place: "A and B, Abuja"."""
    names, comma, place = leaf.text.rpartition(", ")
    bold = [stop - start for start, stop, kind, _ in leaf.spans if kind == "strong"]
    if not comma or " " in place or not place[:1].isupper() or sum(bold) < len(leaf.text):
        return False
    return join_of(parse_names(names, strict=True), names) == BY_WORD


def joined_lines(clues: Clues, known: list[Reading]) -> Iterator[Reading]:
    """The first line of the head that holds one of the known names and goes on to others."""
    names = dict.fromkeys([p.name.casefold() for r in known for p in r.value if is_full_person(p)])
    for leaf, text in _lines_with(names, clues.head_lines() if names else []):
        people = _without_house(parse_names(text, strict=True), text)
        if join_of(people, text) and any([p.name.casefold().endswith(tuple(names)) for p in people]):
            step = "class_above" if leaf.element in clues.named("author") else "joined_above"
            yield Reading(step, people, text, distance=clues.distance_of(leaf))
            return


def _without_house(people: list[Person], text: str) -> list[Person]:
    """The people, without a house behind a slash and two or more: "Ann Lee and Bo Roe / Great Lakes Collaborative"."""
    last = people[-1].name if len(people) > 2 else ""
    of_house = f"/ {last}" in text and not (has_given_name(last) or name_words().is_agency(last))
    return people[:-1] if last and of_house else people


def _lines_with(names: Iterable[str], lines: list[Leaf]) -> Iterator[tuple[Leaf, str]]:
    """The lines that hold one of the names before something that joins, with their texts."""
    texts = [leaf.text[:MAX_LINE] for leaf in lines]
    _continue(texts)
    every = _END.join(texts).casefold()
    for name in names:
        at = every.find(name)
        while at >= 0:
            end = at + len(name)
            if _goes_on(every[end : end + MAX_BETWEEN]):
                number = every.count(_END, 0, at)
                yield lines[number], texts[number]
            at = every.find(name, end)


def _continue(texts: list[str]) -> None:
    """Adds to each line the next one, where that begins with what joins: "By Ann Lee", "and Bo Roe"."""
    words = name_words()
    for at, text in enumerate(texts[1:]):
        if text[:1].islower() and len(text) < MAX_BETWEEN and words.leads_on(text):
            texts[at] = f"{texts[at]} {text}"


def _goes_on(text: str) -> bool:
    first = text.lstrip()[:1]
    if first in _AFTER_NAME or first == "/" or (first > "\u3000" and _is_between_jobs(text)):
        return True
    return name_words().conjunction.match(text) is not None


def _is_between_jobs(text: str) -> bool:
    """Whether the name's job and a dot follow it."""
    return name_words().eastern_job.sub("", text.lstrip(), count=1).lstrip()[:1] in tuple(BETWEEN_JOBS[1:])
