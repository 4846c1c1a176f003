"""Whether a name is the site's own, which is no headline, and no byline where persons are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.name_words import name_words
from scraper.fields.names import are_full, fold

if TYPE_CHECKING:
    from scraper.article import Person


def is_site(name: str, sites: list[str]) -> bool:
    """Whether a folded name is one of the site's, or holds one. `sites` without spaces."""
    squashed = name.replace(" ", "")
    return any([site in squashed for site in sites if len(site) > 4 or site == squashed])


def is_house(person: Person, sites: list[str]) -> bool:
    """Whether it is the site, by its name, the beginning of its name or its domain, or an editorial office."""
    name = fold(person.name)
    if is_site(name, sites):
        return True
    squashed = name.replace(" ", "")
    if person.kind == "organization" and len(squashed) > 3 and any([s.startswith(squashed) for s in sites]):
        return True
    return person.kind == "organization" and name_words().is_office(person.name)


def are_persons(people: list[Person], sites: list[str]) -> bool:
    """Whether they are persons by their full names, perhaps with organizations; none of them the site itself."""
    return are_full(people) and not any([is_site(fold(p.name), sites) for p in people if p.kind == "person"])
