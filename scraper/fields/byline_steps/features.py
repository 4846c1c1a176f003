"""What tells the list of this article's writers from the other lists of names on a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.evidence import joined_in
from scraper.fields.byline_steps.steps import KINDS, UNMARKED
from scraper.fields.choice import Support
from scraper.fields.names.compare import are_full_persons, fold, is_full
from scraper.fields.names.given import has_given_name
from scraper.fields.names.site import is_site

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

SIDES = {"above": 3.0, "inside": 2.0, "below": 1.0, "lost": 1.0, "aside": 0.5}
OF_LIST = ("unmarked", "distance", "with_figures", "raw_chars", "votes", "rank",
           "shared", "inside_others", "holds_others", "count", "organizations", "words_each", "linked", "site",
           "in_body", "capitals", "in_title", "shorter", "fuller", "rivals", "common", "joining", "given")  # fmt: skip
COLUMNS = (*KINDS, *OF_LIST)
_DIGIT = re.compile(r"\d")


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    if not options:
        return
    sets = [{fold(p.name) for p in option.value} for option in options]
    votes = [len(option.readings) for option in options]
    support = Support(KINDS, options, _kind_of)
    title, text = fold(clues.title), clues.body_text
    every = {name for names in sets for name in names}
    longer = _longer_names(every)
    fuller = set(longer.values())
    sites = {name for name in every if is_site(name, clues.squashed_sites)}
    rivals = [
        _is_rival(option) and names.isdisjoint(sites) for option, names in zip(options, sets, strict=True)
    ]
    for at, (names, option) in enumerate(zip(sets, options, strict=True)):
        people = option.value
        shown = [r for r in option.readings if r.distance]
        kinds = [kind_and_side(reading.step) for reading in option.readings]
        option.features = support.of(kinds)
        option.features += (
            float(all([kind in UNMARKED for kind, _ in kinds])),
            float(min([r.distance for r in shown], default=99)),
            float(any([_DIGIT.search(r.raw) is not None for r in shown])),
            float(min([len(r.raw) for r in shown], default=0)),
            float(votes[at]),
            float(at),
            sum([n * len(names & o) / len(names | o) for o, n in zip(sets, votes, strict=True)]) / sum(votes),
            float(sum([names < o for o in sets])),
            float(sum([o < names for o in sets])),
            float(len(people)),
            sum([p.kind == "organization" for p in people]) / len(people),
            sum([p.name.count(" ") + 1 if " " in p.name else 1 + is_full(p.name) for p in people])
            / len(people),
            float(any([p.url for r in option.readings for p in r.value])),
            float(not names.isdisjoint(sites)),
            float(any([p.name.casefold() in text for p in people])),
            float(all([p.name[0].isupper() or not p.name[0].isascii() for p in people])),
            float(any([n in title for n in names])),
            float(any([name in longer for name in names])),
            float(not names.isdisjoint(fuller)),
            float(sum(rivals) - rivals[at]),
            _common(people, clues),
            float(joined_in(option)),
            sum([_given(person) for person in people]) / len(people),
        )


def _given(person: Person) -> int:
    """Whether the name begins like a person's; organizations are asked no such thing."""
    return -1 if person.kind == "organization" else int(has_given_name(person.name))


def _is_rival(option: Option) -> bool:
    """Whether it is a list of persons by their full names, found by more than its looks."""
    if not are_full_persons(option.value):
        return False
    return any([kind_and_side(r.step)[0] not in UNMARKED for r in option.readings])


def _longer_names(names: set[str]) -> dict[str, str]:
    """By name, another that says it more fully: "ann lee" by "ann"."""
    pairs = [(short, long) for short in names for long in names if len(long) > len(short) and short in long]
    return {short: long for short, long in pairs if f" {short} " in f" {long} "}


def _common(people: list[Person], clues: Clues) -> float:
    """The share of the names' words that the text has in lower case: such are words of the language."""
    words = [word for person in people for word in person.name.lower().split()]
    return sum([_is_in(word, clues.body_start) for word in words]) / len(words)


def _is_in(word: str, text: str) -> bool:
    """Whether the word stands in the text between spaces. Most are in it nowhere, so that it need not be split."""
    end, at = len(word), text.find(word)
    while at >= 0:
        if not text[max(0, at - 1) : at].strip() and not text[at + end : at + end + 1].strip():
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(maxsize=512)
def kind_and_side(step: str) -> tuple[str, float]:
    """The kind of step, and the side of the body as a number.

    >>> kind_and_side("class_below"), kind_and_side("json_ld")
    (('class', 1.0), ('json_ld', 3.0))
    """
    kind, _, side = step.rpartition("_")
    return (kind, SIDES[side]) if side in SIDES else (step, 3.0)


def _kind_of(step: str) -> str:
    return kind_and_side(step)[0]
