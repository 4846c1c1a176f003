"""The addresses of the writers' own pages: as links in the head have them, or declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.fields.byline_steps.declared import MAX_PEOPLE
from scraper.fields.byline_steps.marked import AUTHOR_CLASS
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import fold
from scraper.fields.names.parse import parse_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

LINKED = frozenset(("rel_author_above", "rel_author_inside"))
"""Steps that read links to writers."""
MAX_LINK = 100
"""Characters of a link that names a writer."""


def with_urls(people: list[Person], options: list[Option], clues: Clues) -> list[Person]:
    """The people with the URLs that a marked link to a writer, or else one that is all of their names in a line of the
    head gives them, or else any reading, or a link to an author's page: what is shown goes before what is declared,
    unless it is that and tells where the reader came from. None has that of the page itself, or of the front page.
    """
    none = (None, clues.doc.url.partition("#")[0], *_front_pages(clues))
    told = [(fold(p.name), p.url, r.step in LINKED) for o in options for r in o.readings for p in r.value]
    names = {fold(p.name) for p in people}
    marked = [(name, url) for name, url, shown in told if shown]
    declared = [*[(fold(p.name), p.url) for p in people], *[(name, url) for name, url, _ in told]]
    urls = {url for _, url in declared}
    links: dict[str, str] = {}
    for found in (
        marked,
        _linked(_head_links(clues), names, clues),
        declared,
        _linked(_author_links(clues), names, clues),
    ):
        for name, url in found if not names <= links.keys() else ():
            if url and url.partition("#")[0] not in none:
                plain = url.partition("?")[0]
                links.setdefault(name, plain if plain in urls else url)
    return [msgspec.structs.replace(p, url=links.get(fold(p.name))) for p in people]


def _linked(
    links: Iterable[tuple[str, str | None]], names: set[str], clues: Clues
) -> Iterator[tuple[str, str | None]]:
    """Of the links those that have one of the names, with it."""
    for text, href in links:
        name = fold(text) if fold(text) in names else _name_in(text, names)
        if name in names:
            yield name, clues.doc.absolute(href)


def _front_pages(clues: Clues) -> tuple[str | None, ...]:
    """The addresses of the site's front page, which is no writer's."""
    front = clues.doc.absolute("/")
    return front, front.rstrip("/") if front else None


def _author_links(clues: Clues) -> Iterator[tuple[str, str | None]]:
    """The texts of links to authors' pages, and their addresses."""
    for element in clues.link_kinds["author"][:MAX_PEOPLE]:
        yield clues.text_of(element)[:MAX_LINK], element.attrs.get("href")


def _head_links(clues: Clues) -> Iterator[tuple[str, str | None]]:
    """The same of links in the head that lead to no topic, unless their class says that they lead to a writer."""
    for leaf in clues.head_lines():
        for start, stop, kind, href in leaf.spans:
            if kind == "link" and href and ("tag" not in kinds_of_link(href) or _is_named(leaf)):
                yield leaf.text[start:stop][:MAX_LINK], href


def _is_named(leaf: Leaf) -> bool:
    return any([AUTHOR_CLASS.search(e.names) for e in (leaf.element, *leaf.inner.upwards(1))])


def _name_in(text: str, names: set[str]) -> str:
    """The one of the names in a link that has a lead-in, a job, a place, too: "Written by Ann Lee", "이도경 기자"."""
    found = parse_names(text, strict=True) if any([name in fold(text) for name in names]) else []
    own = [name for person in found if (name := fold(person.name)) in names]
    return own[0] if len(own) == 1 else ""
