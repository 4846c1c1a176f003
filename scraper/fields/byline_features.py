"""What tells the list of this article's writers from the other lists of names on a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.fields.names import fold

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

KINDS = ("json_ld", "json_ld_creator", "json_ld_page", "json_ld_contributor", "meta_author", "meta_article",
         "meta_vendor", "meta_itemprop", "meta_twitter", "itemprop", "rel_author", "class", "author_link",
         "words", "middle", "bare", "signature", "agency_end")  # fmt: skip
AT = {kind: at for at, kind in enumerate(KINDS)}
SIDES = {"above": 3.0, "inside": 2.0, "below": 1.0, "lost": 1.0, "aside": 0.5}
OF_LIST = ("first_of", "persons_of", "only_first", "unmarked", "distance", "dated", "raw_chars", "votes", "rank",
           "shared", "inside_others", "holds_others", "count", "organizations", "words_each", "linked", "site",
           "in_body", "capitals", "in_title", "shorter", "fuller", "rivals", "common")  # fmt: skip
COLUMNS = (*KINDS, *OF_LIST)
UNMARKED = frozenset(("bare", "signature", "middle"))


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    sets = [{fold(p.name) for p in option.value} for option in options]
    everyone = [names for names, option in zip(sets, options, strict=True) for _ in option.readings]
    without = _without(options)
    title = fold(clues.title)
    every = {name for names in sets for name in names}
    rivals = [_is_rival(option, names, clues.site_names) for option, names in zip(options, sets, strict=True)]
    for at, (names, option) in enumerate(zip(sets, options, strict=True)):
        option.features = _support(option, without)
        people = option.value
        shown = [r for r in option.readings if r.distance]
        option.features += (
            float(min((r.distance for r in shown), default=99)),
            float(any(c.isdecimal() for r in shown for c in r.raw)),
            float(min((len(r.raw) for r in shown), default=0)),
            float(len(option.readings)),
            float(at),
            sum([len(names & o) / len(names | o) for o in everyone]) / len(everyone),
            float(sum([names < o for o in sets])),
            float(sum([o < names for o in sets])),
            float(len(people)),
            sum([p.kind == "organization" for p in people]) / len(people),
            sum([len(p.name.split()) for p in people]) / len(people),
            float(any([p.url for r in option.readings for p in r.value])),
            float(any([is_site(n, clues.site_names) for n in names])),
            float(any([p.name.casefold() in clues.body_text for p in people])),
            float(all([p.name[:1].isupper() or not p.name[:1].isascii() for p in people])),
            float(any([n in title for n in names])),
            float(any([_extends(other, name) for other in every for name in names])),
            float(any([_extends(name, other) for other in every for name in names])),
            float(sum(rivals) - rivals[at]),
            _common(people, clues.lower_words),
        )


def _is_rival(option: Option, names: set[str], sites: list[str]) -> bool:
    """Whether it is a list of persons by their full names, found by more than its looks."""
    full = all([p.kind == "person" and " " in p.name for p in option.value])
    marked = any([parts_of(r.step)[0] not in UNMARKED and not parts_of(r.step)[2] for r in option.readings])
    return full and marked and not any([is_site(name, sites) for name in names])


def _extends(long: str, short: str) -> bool:
    """Whether it is the same name, said more fully: "ann lee" of "ann"."""
    return len(long) > len(short) and (long.startswith(short + " ") or long.endswith(" " + short))


def _common(people: list[Person], lower: set[str]) -> float:
    """The share of the names' words that the text has in lower case: such are words of the language."""
    words = [word.casefold() for person in people for word in person.name.split()]
    return sum([word in lower for word in words]) / len(words)


def _without(options: list[Option]) -> list[float]:
    """The support of a list that no step has read: -1 for steps that read another, 0 for those that read none."""
    without = [0.0] * len(KINDS)
    for option in options:
        for reading in option.readings:
            without[AT[parts_of(reading.step)[0]]] = -1.0
    return without


def _support(option: Option, without: list[float]) -> list[float]:
    """By kind of step, on which side of the body it read the list (declared counts as above); and of which
    part of what was read the list is.
    """
    features = without.copy()
    parts = [parts_of(reading.step) for reading in option.readings]
    for kind, side, _ in parts:
        features[AT[kind]] = max(features[AT[kind]], side)
    firsts = sum([part == "first" for _, _, part in parts])
    features += (
        float(firsts > 0),
        float(any([part == "persons" for _, _, part in parts])),
        float(firsts == len(parts)),
        float(all([kind in UNMARKED for kind, _, _ in parts])),
    )
    return features


@lru_cache(maxsize=512)
def parts_of(step: str) -> tuple[str, float, str]:
    """The kind of step, the side of the body as a number, and what part of its reading the list is.

    >>> parts_of("class_above_first"), parts_of("json_ld")
    (('class', 3.0, 'first'), ('json_ld', 3.0, ''))
    """
    part = next((p for p in ("first", "persons") if step.endswith("_" + p)), "")
    step = step.removesuffix("_" + part) if part else step
    kind, _, side = step.rpartition("_")
    return (kind, SIDES[side], part) if side in SIDES else (step, 3.0, part)


def is_site(name: str, sites: list[str]) -> bool:
    """Whether a folded name is the site's, or holds it."""
    squashed = name.replace(" ", "")
    return any(
        [squashed == s.replace(" ", "") or (len(s) > 4 and s.replace(" ", "") in squashed) for s in sites]
    )
