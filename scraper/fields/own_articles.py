"""Which of a page's JSON-LD articles is its own: pages also describe the stories that they list."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import ARTICLE_TYPES, types_of
from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from scraper.document import Document

MAX_ARTICLES = 60
LESS_TYPES = frozenset(
    ("CreativeWork", "Review", "ClaimReview", "VideoObject", "Recipe", "Report", "DiscussionForumPosting")
)
REVIEWS = frozenset(("Review", "ClaimReview"))
OWN_TYPES = ARTICLE_TYPES | REVIEWS
LEAST_SHARED, SHARED_BY_ADDRESS = 0.6, 0.9
"""The share of an object's name that must stand in the page's title for the object to be this page's; and the share
that counts where the object has the page's own address, since the title may be worded anew.
"""


def own_articles(doc: Document, title: str) -> list[dict[str, Any]]:
    """The objects that describe the page's article, the best first: those whose name stands in the title (folded), or
    whose address is the page's; where none is, the first. What another reviews, a claim or a film, is not the page's.
    """
    nodes = doc.json_ld.of_type(OWN_TYPES)[:MAX_ARTICLES]
    reviewed = [id(node.get("itemReviewed")) for node in doc.json_ld.of_type(REVIEWS)]
    nodes = [node for node in nodes if id(node) not in reviewed] if reviewed else nodes
    if not nodes:
        return []
    ranked = [(*_rank(node, title, doc.url), node) for node in nodes]
    ranked.sort(key=itemgetter(0, 1), reverse=True)
    return [node for is_named, _, node in ranked if is_named] or [ranked[0][2]]


def _rank(node: dict[str, Any], title: str, url: str) -> tuple[bool, float]:
    """Whether the title, or its address, names the object; and how well, half as well for what is rather a part of
    the page."""
    name = fold(str(node.get("headline") or node.get("name") or ""))
    words = name.split()
    shared = sum(w in title for w in words) / len(words) if words else 0.0
    if _is_at(node, url):
        shared = max(shared, SHARED_BY_ADDRESS)
    fit = 1 + shared
    return shared > LEAST_SHARED, fit / 2 if LESS_TYPES.intersection(types_of(node)) else fit


def _is_at(node: dict[str, Any], url: str) -> bool:
    """Whether the object says that the page of this URL is its own."""
    page = node.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    addresses = {a.rstrip("/") for a in (page, node.get("url")) if isinstance(a, str)}
    return url.rstrip("/") in addresses
