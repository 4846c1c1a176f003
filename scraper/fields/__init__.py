"""Every field of the article but its body, in reading order. One field, one file, one public function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.article import Image, Person, Source
from scraper.fields.byline import read_byline
from scraper.fields.canonical_url import read_canonical_url
from scraper.fields.clues import Clues
from scraper.fields.date import read_date, read_date_modified
from scraper.fields.dateline import read_dateline
from scraper.fields.description import read_description
from scraper.fields.headline import read_headline
from scraper.fields.images import read_images
from scraper.fields.language import read_language
from scraper.fields.publisher import read_publisher
from scraper.fields.sections import read_sections
from scraper.fields.tags import read_tags

if TYPE_CHECKING:
    from scraper.document import Document
    from scraper.document.region import Region

__all__ = ["Fields", "read_fields"]

LABELS = frozenset(("label_links", "kicker"))
"""Steps that read a section off a label alone."""


class Fields(msgspec.Struct, kw_only=True):
    """The values by the article's keys, and by the same keys where each came from."""

    canonical_url: str | None
    headline: str | None
    byline: list[Person]
    date: str | None
    date_modified: str | None
    tags: list[str]
    description: str | None
    dateline: str | None
    sections: list[str]
    publisher: str | None
    language: str | None
    images: list[Image]
    sources: dict[str, Source]


def read_fields(doc: Document, region: Region) -> Fields:
    """All fields of a page whose body stands in `region` (an empty one where it has none). Never raises."""
    clues = Clues(doc, region)
    sources: dict[str, Source | None] = {}
    headline, sources["headline"] = read_headline(clues)
    byline, sources["byline"] = read_byline(clues)
    published, sources["date"] = read_date(clues)
    modified, sources["date_modified"] = read_date_modified(clues, published)
    writers = [person.name for person in byline]
    description, sources["description"] = read_description(clues, headline)
    dateline, sources["dateline"] = read_dateline(clues)
    sections, sources["sections"] = read_sections(clues, headline, writers)
    tags, sources["tags"] = read_tags(clues, writers, _beyond_labels(sections, sources["sections"]))
    publisher, sources["publisher"] = read_publisher(clues, headline, sections)
    language, sources["language"] = read_language(clues)
    canonical_url, sources["canonical_url"] = read_canonical_url(clues)
    images, sources["images"] = read_images(clues)
    return Fields(
        canonical_url=canonical_url,
        headline=headline,
        byline=byline,
        date=published.iso() if published else None,
        date_modified=modified.iso() if modified else None,
        tags=tags,
        description=description,
        dateline=dateline,
        sections=sections,
        publisher=publisher,
        language=language,
        images=images,
        sources=_told(sources, doc.json_ld.broken),
    )


def _beyond_labels(sections: list[str], source: Source | None) -> list[str]:
    """The sections, if more than a label by the title tells them: that may as well be of a topic."""
    return sections if source is not None and source.step not in LABELS else []


def _told(sources: dict[str, Source | None], broken: list[str]) -> dict[str, Source]:
    """The sources there are; each says so if JSON-LD on the page could not be read, for then it is second choice."""
    kept = {name: source for name, source in sources.items() if source is not None}
    if broken:
        for source in kept.values():
            source.note = "; ".join(n for n in (source.note, f"json_ld broken: {broken[0][:80]}") if n)
    return kept
