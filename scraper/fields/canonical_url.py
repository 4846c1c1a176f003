"""The address that the page says is its own: absolute, without tracking parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.fields.provenance import source_at
from scraper.tracking import without_tracking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues


def read_canonical_url(clues: Clues) -> tuple[str | None, Source | None]:
    """The first of the page's declared addresses that is on its own site, and where it stands."""
    for step, raw, confidence in _declared(clues):
        url = clues.doc.absolute(raw)
        if url and _is_article(url, clues.doc.url):
            return without_tracking(url), source_at(step, raw, confidence)
    return None, None


def _declared(clues: Clues) -> Iterator[tuple[str, str, float]]:
    """`rel=canonical` is the standard (RFC 6596); og:url is often the same; JSON-LD ids are sometimes fragments."""
    for href in clues.doc.meta.links.get("canonical", [])[:2]:
        yield "link_canonical", href, 0.98
    if og := clues.doc.meta.first("og:url"):
        yield "meta_og", og, 0.95
    for article in clues.articles[:1]:
        for value in (article.get("mainEntityOfPage"), article.get("url")):
            value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(value, str):
                yield "json_ld", value, 0.9


def _is_article(url: str, own: str) -> bool:
    """Not the front page, declared by a template for every page of a site."""
    return urlsplit(url).path not in ("", "/") or urlsplit(own).path in ("", "/")
