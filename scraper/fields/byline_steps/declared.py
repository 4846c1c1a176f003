"""Bylines that a page declares: JSON-LD, metas, what SEO plugins tell Twitter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from scraper.article import Person
from scraper.document.json_ld import listed
from scraper.fields.choice import Reading
from scraper.fields.metas import contents_by_step
from scraper.fields.names.compare import fold, unique
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import parse_names
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

MAX_PEOPLE = 40
META_NAMES = {
    "meta_author": ("author",),
    "meta_article": ("article:author", "og:article:author", "article:author_name", "book:author"),
    "meta_vendor": ("parsely-author", "sailthru.author", "byl", "cxenseparse:author",
                    "shareaholic:article_author_name", "authors", "mrf:authors", "lp.article:author",
                    "citation_author", "dc.creator", "dcterms.creator", "dcsext.author", "article_author",
                    "creator", "byline", "articleauthor", "cre:author", "vr:author", "rbauthors",
                    "content_author"),
    "meta_itemprop": ("itemprop:author",),
}  # fmt: skip
_FURTHER = re.compile(
    r"(?:cxenseparse:\w{3}-|(?!facebook|fb|fediverse|smartbanner|twitter)[a-z]\w{1,14}[:._-])(?:authors?|byline)|dc:creator"
)
"""Further names, of a vendor's, a library's or the site's own making: `story:author`, `cse_author`."""
_HOUSES = ("Organization", "NGO", "Corporation", "CollegeOrUniversity")
"""How the types of houses end."""
_MADE = (
    r"design|dise[nñ]|dizajn|studio|agen[ctz]|solution|develop|hosting|cr[eé]ation|tvorba|tasar"
    r"|дизайн|студи|агент|агенц|制作|設計|设计"
)
MAKER = re.compile(
    rf"(?:web|веб|ウェブ|網站|网站)[\s-]?(?:{_MADE})|(?:{_MADE})[^\W\d_]{{0,40}}+[\s-](?:web|веб)\b|^discuz! team",
    re.I,
)
"""Who made the site, or its software, and signs each of its pages: "Lodestar Web Design", "Вебстудио Оркестър"."""


def declared_bylines(clues: Clues) -> Iterator[Reading]:
    """Structured data first: it was made to say this."""
    yield from _json_ld(clues)
    yield from _metas(clues)
    yield from _twitter_label(clues)


def _metas(clues: Clues) -> Iterator[Reading]:
    for step, contents in contents_by_step(clues.doc.meta, META_NAMES, _FURTHER):
        told = [text for text in contents if "://" not in text and not MAKER.search(text)][:MAX_PEOPLE]
        yield from _reading(step, [p for text in told for p in parse_names(text)], " | ".join(told))


def _reading(step: str, people: list[Person], raw: str) -> Iterator[Reading]:
    if people:
        yield Reading(step, unique(people), raw)


def _json_ld(clues: Clues) -> Iterator[Reading]:
    """`author` of the article, then `creator`, then the page's author (Yoast gives it to the WebPage too)."""
    for step, nodes, key in (
        ("json_ld", clues.articles[:3], "author"),
        ("json_ld_creator", clues.articles[:3], "creator"),
        ("json_ld_page", clues.pages, "author"),
        ("json_ld_contributor", clues.articles[:1], "contributor"),
    ):
        for node in nodes:
            people = _declared(node.get(key), clues)
            if key == "author" and people and _names_one_of_several(people, clues):
                people += _declared(node.get("contributor"), clues)
            yield from _reading(step, people, " | ".join(p.name for p in people))


def _names_one_of_several(authors: list[Person], clues: Clues) -> bool:
    """Whether the author may be the first of several writers, of whom the others are declared for contributors: so
    Ghost does, unless the site posted what others wrote.

    Source: https://github.com/TryGhost/Ghost/blob/main/ghost/core/core/frontend/meta/schema.js
    """
    is_ghosts = (clues.doc.meta.first("generator") or "").startswith("Ghost")
    return is_ghosts and fold(authors[0].name) not in clues.site_names


def _declared(value: Any, clues: Clues) -> list[Person]:
    """The people of a JSON-LD value: Person, Organization, array, nested, `@id` reference, or a string of names."""
    people: list[Person] = []
    queue = _without_photographers(listed(value)[:MAX_PEOPLE])
    while queue and len(people) < MAX_PEOPLE:
        item = clues.doc.json_ld.resolve(queue.pop(0))
        if isinstance(item, str) and "://" not in item:
            people += parse_names(item)
        elif isinstance(item, list):
            queue = item[:MAX_PEOPLE] + queue
        elif isinstance(item, dict):
            people += _declared_person(item, clues)
    return people


def _without_photographers(items: list[Any]) -> list[Any]:
    """The items, without those whose brackets tell of another job, if others are left: "Bo Roe (photos)"."""
    names = [str(item.get("name")) if isinstance(item, dict) and len(items) > 1 else "" for item in items]
    kept = [
        item
        for item, name in zip(items, names, strict=True)
        if name[-1:] != ")" or not lead_words().is_other_job(name[:-1].rpartition("(")[2])
    ]
    return kept or items


def _declared_person(node: dict[str, Any], clues: Clues) -> list[Person]:
    name = node.get("name")
    name = name.get("@value") if isinstance(name, dict) else name
    if isinstance(name, list):
        return [p for n in name if isinstance(n, str) for p in parse_names(n)]
    if not isinstance(name, str):
        return []
    url = node.get("url")
    link = clues.doc.absolute(url) if isinstance(url, str) else None
    if str(node.get("@type")).endswith(_HOUSES):
        house = " ".join(name.split())[:100]
        people = [] if name_words().is_nobody(house) else [Person(name=house, kind="organization")]
    else:
        people = parse_names(name)
    return [msgspec.structs.replace(p, url=link) for p in people] if len(people) == 1 else people


def _twitter_label(clues: Clues) -> Iterator[Reading]:
    """`twitter:label1` "Written by" names what `twitter:data1` holds, in any language (WordPress SEO plugins); a second
    label after it is of how long it takes to read, or of the topics (Ghost).
    """
    meta = clues.doc.meta
    for number in ("1", "2"):
        label, data = meta.first(f"twitter:label{number}"), meta.first(f"twitter:data{number}")
        if label and data and not any(c.isdecimal() for c in data):
            yield from _reading("meta_twitter", parse_names(data), data)
            return
