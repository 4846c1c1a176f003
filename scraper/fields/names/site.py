"""Whether a name is the site's own, which is no headline, and no byline where persons are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.names.compare import are_full, fold
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.article import Person

MAX_WORDS = 5
"""How many words a site's name has that is looked for at the end of a text."""


def is_site(name: str, sites: list[str]) -> bool:
    """Whether a folded name is one of the site's, or holds one. `sites` without spaces."""
    squashed = name.replace(" ", "")
    return any([site in squashed for site in sites if len(site) > 4 or site == squashed])


def holds_site(words: list[str], sites: set[str]) -> bool:
    """Whether one of the site's names, spaces aside, stands at the end or at the start, with more beside it."""
    for count in range(1, min(len(words), MAX_WORDS + 1)):
        if "".join(words[-count:]) in sites or "".join(words[:count]) in sites:
            return True
    return False


def is_house(person: Person, sites: list[str]) -> bool:
    """Whether it is the site, by its name, the beginning of its name or its domain, or an editorial office."""
    name = fold(person.name)
    if is_site(name, sites):
        return True
    squashed = name.replace(" ", "")
    if name == squashed and not name.isascii() and len(name) > 4 and any([s.startswith(name) for s in sites]):
        return True
    if person.kind == "organization" and len(squashed) > 3 and any([s.startswith(squashed) for s in sites]):
        return True
    return person.kind == "organization" and name_words().is_office(person.name)


def is_branch(person: Person, sites: list[str]) -> bool:
    """Whether it is a desk or a branch of the site's: "BBC Scotland" of BBC News, "g1 Acre e Região" of G1.

    `sites`: `Clues.site_names`.
    """
    first, _, rest = person.name.partition(" ")
    if not rest or len(first) < 2 or not first.isalnum():
        return False
    if first.isupper():
        return any([site.partition(" ")[0] == fold(first) for site in sites])
    return (first[0].islower() or person.kind == "organization") and fold(first) in sites


def are_persons(people: list[Person], sites: list[str]) -> bool:
    """Whether they are persons by their full names, perhaps with organizations; none of them the site itself."""
    return are_full(people) and not any([is_site(fold(p.name), sites) for p in people if p.kind == "person"])
