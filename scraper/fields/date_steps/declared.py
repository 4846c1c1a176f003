"""Dates that a page declares: JSON-LD, metas, its own state, its address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.fields.date_steps.steps import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

PUBLISHED = """
    article:published_time og:article:published_time og:published_time article:published
    article:published_date datepublished date_published itemprop:datepublished parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime publishdate publish-date publish_date publication_date pubdate published
    published_time article.published displaydate originalpublicationdate article:create_time dc.date.issued
    dcterms.issued dcterms.created dc.date.created dc.created citation_publication_date citation_date
    datecreated bt:pubdate rnews:datepublished created article_date_original mrf:published
    mediator_published_time article.created publish-time ptime cre:date gentime published_at release_date
    og:release_date bt:published first_published cse.date dcsext.articlefirstpublished
""".split()
DATED = """
    date dc.date dcterms.date article:date timestamp time citation_online_date pdate last-modified-date
    eomportal-lastupdate news_date post_date
""".split()
"""Metas that mean the publication on some sites, the last change on others, today on a few."""
MODIFIED = """
    article:modified_time og:updated_time article:modified datemodified date_modified last-modified
    dcterms.modified dc.date.modified lastmod modified revised article.updated updated_time utime
    itemprop:datemodified article:updated_time og:modified_time
""".split()
KNOWN = frozenset((*PUBLISHED, *DATED, *MODIFIED))
_DATED_NAME = re.compile(r"date(?!line)|time|publi(?:sh|c)|uploaded|created|modified")
"""In names of metas; a dateline is a place."""
TRACKBACK_DATE = 'dc:date="'
MAX_VALUES, MAX_SCRIPTED = 6, 5
_MONTH, _DAY = r"0[1-9]|1[0-2]|(?<=[/_.-])[1-9]", r"0[1-9]|[12]\d|3[01]|(?<=[/_.-])[1-9]"
_URL = re.compile(
    rf"(?<!\d)(?:(?P<y>(?:19|20)\d{{2}})(?P<s>[/_.-]?)(?P<m>{_MONTH})(?P=s)(?P<d>{_DAY})"
    r"|(?P<d2>0?[1-9]|[12]\d|3[01])(?P<t>[_.-]?)(?P<m2>0?[1-9]|1[0-2])(?P=t)(?P<y2>(?:19|20)\d{2}))(?!\d)"
)
"""A day in figures in an address, year first or last: "/2026/11/27/", "27-11-2026"."""
_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([A-Za-z]{3,9})/(\d{1,2})(?:/|$)")
"""A day with the month's English name: "/2026/nov/27/"."""
_IMAGE_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})/")
"""A day in the address of an upload."""
_SCRIPTED = re.compile(
    r"[Pp]ubli(?:shed|sh|cation)?"
    r"(?:At|_at|Date|_date|date|Time|_time|edTime)?\\?[\"']"
    r"\s*[:=]\s*\\?[\"']?([0-9][^\"'\\,}<]{5,34})"
)
"""The end of a key for the publication, a colon or an equals sign, and what begins with a figure, with or without
escaped quotes: `Published":"2026-..."`.
"""


def declared_dates(clues: Clues) -> Iterator[Reading]:
    """Structured data first: it was made to say this."""
    yield from _json_ld(clues)
    yield from _metas(clues)
    yield from _trackback(clues)


def guessed_dates(clues: Clues, declared: set[str]) -> Iterator[Reading]:
    """What was not made to be read: the page's state, without what is `declared` word for word, its JSON-LD;
    and days in addresses.
    """
    yield from [reading for reading in _scripts(clues) if reading.raw not in declared]
    yield from days_in_address(clues)


def _json_ld(clues: Clues) -> Iterator[Reading]:
    for node in clues.articles[:3]:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield from read(clues, "json_ld" if key == "datePublished" else "json_ld_other", node.get(key))
        yield from read(clues, "json_ld_modified", node.get("dateModified"))
    for node in clues.pages:
        yield from read(clues, "json_ld_page", node.get("datePublished"))
        yield from read(clues, "json_ld_modified", node.get("dateModified"))


def _metas(clues: Clues) -> Iterator[Reading]:
    for step, names in (("meta_published", PUBLISHED), ("meta_date", DATED), ("meta_modified", MODIFIED)):
        for value in clues.doc.meta.all(*names)[:MAX_VALUES]:
            yield from read(clues, step, value)
    for name, values in clues.doc.meta.values.items():
        if _is_dated(name):
            yield from read(clues, "meta_other", values[0])


def _trackback(clues: Clues) -> Iterator[Reading]:
    """What a page of one entry has for TrackBack, in RDF within a comment (Movable Type, TypePad)."""
    _, found, told = clues.doc.html.partition(TRACKBACK_DATE)
    if found and TRACKBACK_DATE not in told:
        yield from read(clues, "meta_published", told[: told.find('"')])


@lru_cache(maxsize=1024)
def _is_dated(name: str) -> bool:
    """Whether a meta that is not known by name is named for a date; kept, for all pages have much the same metas."""
    return name not in KNOWN and _DATED_NAME.search(name) is not None


def _scripts(clues: Clues) -> Iterator[Reading]:
    """Dates in the page's own state: only for pages that declare none, as it costs a search of the source."""
    if any("datePublished" in article for article in clues.articles) or clues.doc.meta.first(*PUBLISHED):
        return
    source, at, count = clues.doc.html, -1, 0
    while (at := source.find("ubli", at + 1)) >= 0 and count < MAX_SCRIPTED:
        if match := _SCRIPTED.match(source, max(0, at - 1)):
            count += 1
            yield from read(clues, "script", match[1])


def days_in_address(clues: Clues) -> Iterator[Reading]:
    """A day in the address; pages that were moved keep it, so it is seldom wrong, but it is a day only."""
    if day := _day_in(clues.doc.url):
        yield from read(clues, "url", day)
    image = clues.doc.meta.first("og:image") or ""
    if match := _IMAGE_URL.search(image):
        yield from read(clues, "image_url", "-".join(match.groups()))


def _day_in(url: str) -> str | None:
    """The day in the address, as one writes it. Most addresses hold no year at all."""
    if "20" not in url and "19" not in url:
        return None
    if match := _URL.search(url):
        return "-".join([match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]])
    match = _URL_NAMED.search(url)
    return " ".join(match.groups()[::-1]) if match else None
