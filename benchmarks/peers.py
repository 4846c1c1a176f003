"""Extractors to hold beside each other: each from raw bytes to one prediction, in its documented default way.

A prediction has `title`, `authors`, `date`, `tags`, `body`, `embeds`: those that the extractor has.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

Prediction = dict[str, Any]
Extractor = Callable[[bytes, str], Prediction]
"""(raw page, its URL) → prediction."""


def _scraper() -> Extractor:
    from scraper.extract import extract_page
    from scraper.page import Page

    def run(html: bytes, url: str) -> Prediction:
        article = extract_page(Page(url=url, body=html))
        return {
            "title": article.headline,
            "authors": [person.name for person in article.byline if person.role == "author"],
            "date": article.date,
            "tags": article.tags,
            "body": article.body,
            "embeds": [{"provider": e.provider, "key": e.key, "url": e.url} for e in article.embeds],
            "confidence": article.sources["body"].confidence if "body" in article.sources else 0.0,
            "page_kind": article.page_kind,
        }

    return run


def _trafilatura(**options: Any) -> Callable[[], Extractor]:
    def load() -> Extractor:
        import trafilatura

        def run(html: bytes, url: str) -> Prediction:
            found = trafilatura.bare_extraction(
                html, url=url or None, with_metadata=True, include_comments=False, **options
            )
            if found is None or isinstance(found, dict):
                return {}
            return {
                "title": found.title,
                "authors": [name for name in (found.author or "").split("; ") if name],
                "date": found.date,
                "tags": found.tags or [],
                "body": found.text or "",
            }

        return run

    return load


def _justext() -> Extractor:
    justext: Any = import_module("justext")

    stoplist = frozenset(justext.get_stoplist("English"))

    def run(html: bytes, url: str) -> Prediction:
        paragraphs = justext.justext(html, stoplist)
        return {"body": "\n".join(p.text for p in paragraphs if not p.is_boilerplate)}

    return run


LOADERS: dict[str, tuple[str, Callable[[], Extractor]]] = {
    "scraper": ("scraper", _scraper),
    "trafilatura": ("trafilatura", _trafilatura()),
    "trafilatura_precision": ("trafilatura", _trafilatura(favor_precision=True)),
    "trafilatura_fast": ("trafilatura", _trafilatura(fast=True)),
    "justext": ("justext", _justext),
}
"""Name to the package that it needs, and what loads it."""


def installed(name: str) -> bool:
    """Whether the package is there. Raises KeyError for a name that is not in the table."""
    return find_spec(LOADERS[name][0]) is not None


def load_extractor(name: str) -> Extractor:
    """The extractor of this name, imported now. Raises KeyError or ImportError."""
    return LOADERS[name][1]()
