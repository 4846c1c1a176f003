"""Free, metered or locked: what the page declares, and what its text and markup show, each apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from scraper.article import Access, Completeness
from scraper.barrier import has_barrier, has_raised_barrier
from scraper.document.json_ld import ARTICLE_TYPES, STORY_TYPES, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Document

Level = Literal["free", "metered", "locked"]
TIERS: dict[str, Level] = {
    "free": "free",
    "metered": "metered",
    **dict.fromkeys(("locked", "paid", "premium", "subscriber", "subscribers", "paywall"), "locked"),
}
TIER_METAS = (
    "article:content_tier",
    "article:contenttier",
    "og:article:content_tier",
    "content_tier",
    "contenttier",
    "article:access",
    "access-level",
    "accesslevel",
)


def find_access(doc: Document, body: str, completeness: Completeness) -> Access:
    """Declared and observed access of the article with this body."""
    declared = find_declared_access(doc)
    return Access(declared=declared, observed=_observed(doc, body, completeness, declared))


def find_declared_access(doc: Document) -> Level | None:
    """What the page says: its content tier, or whether the article and all its parts are free; a film beside it may be
    for subscribers."""
    tier = TIERS.get((doc.meta.first(*TIER_METAS) or "").strip().lower())
    if tier is not None:
        return tier
    said = list(_said_free(doc, STORY_TYPES)) or list(_said_free(doc, ARTICLE_TYPES))
    if not said:
        return None
    return "free" if all(said) else "locked"


def _said_free(doc: Document, types: frozenset[str]) -> Iterator[bool]:
    """Each `isAccessibleForFree` of objects of these types or their parts, and of the page's microdata."""
    nodes = doc.json_ld.of_type(types)
    parts = [part for node in nodes for part in listed(node.get("hasPart")) if isinstance(part, dict)]
    values = [node.get("isAccessibleForFree") for node in [*nodes, *parts]]
    values += doc.meta.all("isaccessibleforfree")
    return (free for value in values if (free := _truth(value)) is not None)


def _truth(value: Any) -> bool | None:
    """`False`, "False", "false", "https://schema.org/False", 0 are all False."""
    word = str(value).rsplit("/", 1)[-1].strip().lower() if value is not None else ""
    return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}.get(word)


def _observed(doc: Document, body: str, completeness: Completeness, declared: Level | None) -> Level | None:
    """`locked`: cut at a barrier; `metered`: whole, with a barrier over it; None where it cannot be told."""
    if not body:
        return None
    if completeness.truncated:
        barred = declared == "locked" or has_barrier(doc) or has_raised_barrier(doc, body)
        return "locked" if barred else None
    if declared in (None, "free"):
        return "free"
    return "metered" if has_barrier(doc) else "free"
