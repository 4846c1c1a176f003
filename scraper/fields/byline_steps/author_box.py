"""The box about the author below the text, where what is declared is no person's full name: an account or initials.

"agentur-redaktion" uploaded it, "(jvo, rta)" signed it; the box says who that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.byline_steps.accounts import is_login
from scraper.fields.choice import Reading
from scraper.fields.names.compare import fold, is_full_person
from scraper.fields.names.site import is_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.fields.clues import Clues

BELOW = 8
"""How far below the text, in leaves, the box may stand; further down are the writers of other stories."""
MAX_INITIALS = 4


def boxed_below(clues: Clues, declared: list[Reading], boxes: list[Reading]) -> Iterator[Reading]:
    """The one person whom author's boxes below the text name and tell of, if the page declares only houses, accounts or
    that person's initials, and no line of the head leads to a writer.
    """
    named = [person for reading in declared for person in reading.value]
    near = [r for r in boxes if named and r.step == "class_below" and r.distance <= BELOW]
    owners = {fold(p.name): p for r in near for p in r.value if is_full_person(p)}
    if len(owners) != 1 or not _are_none(named, next(iter(owners.values())), clues):
        return
    box = near[0]
    yield Reading(box.step, list(owners.values()), box.raw, distance=box.distance, signs=True)


def _are_none(named: list[Person], owner: Person, clues: Clues) -> bool:
    """Whether none of the names is another person's, and one is the house's, an account's, or the owner's in short."""
    short = [p for p in named if is_login(p.name) or stands_for(p.name, owner.name)]
    houses = [p for p in named if is_house(p, clues.squashed_sites)]
    known = {fold(p.name) for p in (*short, *houses, *[p for p in named if p.kind == "organization"])}
    return bool(short or houses) and known.issuperset([fold(p.name) for p in named])


def stands_for(short: str, name: str) -> bool:
    """Whether the one is what the other's owner signs with: the first letters of each name, or more of the last.

    >>> [stands_for(short, "Jana Vondrová") for short in ("jvo", "jv", "JV", "jan", "rta")]
    [True, True, True, False, False]
    """
    first, *_, last = words if len(words := fold(name).split()) > 1 else ["", ""]
    folded = fold(short)
    if not 2 <= len(folded) <= MAX_INITIALS or not first:
        return False
    return folded in ("".join([word[0] for word in words]), first[0] + last[: len(folded) - 1])
