"""Free, metered or locked: what the page declares, and what its text and markup show, each apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from scraper.article import Access, Completeness
from scraper.completeness import count_words, ends_open
from scraper.document.json_ld import ARTICLE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Document

Level = Literal["free", "metered", "locked"]
TIERS: dict[str, Level] = {"free": "free", "metered": "metered", "locked": "locked", "paid": "locked", "premium": "locked",
                           "subscriber": "locked", "subscribers": "locked", "paywall": "locked"}  # fmt: skip
TIER_METAS = ("article:content_tier", "article:contenttier", "og:article:content_tier", "content_tier", "contenttier",
              "article:access", "access-level", "accesslevel")  # fmt: skip
BARRIER = re.compile(
    r"(?:^|[\s_-])(?:paywall|pay-wall|regwall|reg-wall|registrationwall|loginwall|metered?-?wall|barrier|"
    r"subscribe-?wall|subscription-?wall|piano-offer|tp-container-inner|poool-widget|qiota_reserve|leaky_paywall_message|"
    r"pmpro_content_message|wc-memberships-restricted\S*|mepr-unauthorized\S*|zephr-\S*wall|"
    r"(?:subscriber|subscribers|member|members|premium)-?only|locked-?content|content-?locked?|plus-?wall|"
    r"article-?truncated|is-truncated|truncated-?content|swg-\S*prompt|steady-paywall|rcp_restricted)(?=$|[\s_-])"
)
"""Class and id tokens of barriers: the paywall services' own and those most sites name theirs by."""
STUB_WORDS = 220
"""A body below a barrier, and no longer than this, is a stub."""


def find_access(doc: Document, body: str, completeness: Completeness) -> Access:
    """Declared and observed access of the article with this body."""
    return Access(declared=_declared(doc), observed=_observed(doc, body, completeness))


def _declared(doc: Document) -> Level | None:
    tier = TIERS.get((doc.meta.first(*TIER_METAS) or "").strip().lower())
    if tier is not None:
        return tier
    said = list(_said_free(doc))
    if not said:
        return None
    return "free" if all(said) else "locked"


def _said_free(doc: Document) -> Iterator[bool]:
    """Each `isAccessibleForFree` of an article or its parts; the page's microdata if there is none."""
    nodes = doc.json_ld.of_type(ARTICLE_TYPES)
    parts = [part for node in nodes for part in _as_list(node.get("hasPart")) if isinstance(part, dict)]
    values = [node.get("isAccessibleForFree") for node in [*nodes, *parts]]
    values += doc.meta.all("isaccessibleforfree")
    return (free for value in values if (free := _truth(value)) is not None)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _truth(value: Any) -> bool | None:
    """`False`, "False", "false", "https://schema.org/False", 0 are all False."""
    word = str(value).rsplit("/", 1)[-1].strip().lower() if value is not None else ""
    return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}.get(word)


def _observed(doc: Document, body: str, completeness: Completeness) -> Level | None:
    if not body:
        return None
    barrier = _has_barrier(doc)
    words = count_words(body)
    cut = completeness.truncated or ends_open(body)
    if barrier and (cut or (words < STUB_WORDS and completeness.score is None)):
        return "locked"
    if cut and _declared(doc) == "locked":
        return "locked"
    return "metered" if barrier and not cut else None if cut else "free"


def _has_barrier(doc: Document) -> bool:
    return any(
        BARRIER.search(element.names)
        for tag in ("div", "section", "aside", "article", "p", "dialog")
        for element in doc.scan.by_tag.get(tag, ())
        if element.names
    )
