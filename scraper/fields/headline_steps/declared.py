"""Headlines that the page declares: in JSON-LD and metas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

META_NAMES = {
    "meta_og": ("og:title",),
    "meta_twitter": ("twitter:title",),
    "meta_other": ("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
                   "cxenseparse:title", "headline", "hdl", "citation_title"),
}  # fmt: skip
MAX_VALUES = 3
"""How many articles of JSON-LD, and how many values of a step's metas, are read."""


def declared_texts(clues: Clues) -> dict[str, list[str]]:
    """The texts by step."""
    metas = {step: clues.doc.meta.all(*names)[:MAX_VALUES] for step, names in META_NAMES.items()}
    return {"json_ld": _json_ld(clues), **metas}


def _json_ld(clues: Clues) -> list[str]:
    """`headline` is what schema.org calls it; `name` is often the same, sometimes with the site's name."""
    found = [article.get(key) for article in clues.articles[:MAX_VALUES] for key in ("headline", "name")]
    return [text for text in found if isinstance(text, str)]
