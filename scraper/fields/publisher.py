"""Who publishes the site, under the name that it gives itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.entities import unescape
from scraper.fields.provenance import source_at
from scraper.fields.site_names import SITE_TYPES, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

DOMAIN = re.compile(r"(?i)https?://(?:[^/?#:]+\.)+[a-z][^/?#:.]*\.?(?:[/?#:]|$)")
"""The URL of a site that has a name: a saved file's `file:` is none, nor is an address of numbers."""


def read_publisher(clues: Clues) -> tuple[str | None, Source | None]:
    """The first name that is no address."""
    for step, raw, confidence in _steps(clues):
        name = " ".join(unescape(raw).split())
        if name and len(name) <= 120 and "://" not in name:
            return name, source_at(step, raw, confidence)
    return None, None


def _steps(clues: Clues) -> Iterator[tuple[str, str, float]]:
    """The article's own publisher; og:site_name, which is the site's title; its JSON-LD; other metas."""
    for article in clues.articles[:1]:
        value = clues.doc.json_ld.resolve(article.get("publisher"))
        if name := name_of(value):
            yield "json_ld", name, 0.95
    if name := clues.doc.meta.first("og:site_name"):
        yield "meta_og", name, 0.9
    for node in clues.doc.json_ld.of_type(SITE_TYPES)[:3]:
        if name := name_of(node):
            yield "json_ld_site", name, 0.85
    for meta in ("application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"):
        if name := clues.doc.meta.first(meta):
            yield f"meta_{meta}", name, 0.75
    if DOMAIN.match(clues.doc.url):
        yield "url", clues.host_label, 0.5
