"""Whether the page's markup has a barrier: a paywall, a wall to register, a cut with a fade over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Document, Element

BARRIER = re.compile(
    r"(?<![^\s_-])(?:paywall|pay-wall|regwall|reg-wall|registrationwall|loginwall|metered?-?wall|barrier|"
    r"subscribe-?wall|subscription-?wall|piano-offer|tp-container-inner|poool-widget|qiota_reserve|"
    r"leaky_paywall_message|pmpro_content_message|wc-memberships-restricted\S*|mepr-unauthorized\S*|zephr-\S{0,60}wall|"
    r"(?:subscriber|subscribers|member|members|premium)-?only|locked-?content|content-?locked?|plus-?wall|"
    r"article-?truncated|is-truncated|truncated-?content|swg-\S{0,60}prompt|steady-paywall|rcp_restricted)(?=$|[\s_-])"
)
"""Class and id tokens: those of the paywall services' own markup, and those most sites name theirs by."""
TAGS = ("div", "section", "aside", "article", "p", "dialog")


LEAST_CHARS = 15
"""Characters that ask for a subscription, or to sign in."""


def has_barrier(doc: Document) -> bool:
    """Whether an element is named as a barrier. Many pages keep one ready unused: alone it says little."""
    return any(True for _ in _barriers(doc))


def has_raised_barrier(doc: Document) -> bool:
    """Whether a barrier is visible and says something."""
    return any(not barrier.hidden and _chars(doc, barrier) >= LEAST_CHARS for barrier in _barriers(doc))


def _barriers(doc: Document) -> Iterator[Element]:
    found = doc.scan.by_tag
    return (e for tag in TAGS for e in found.get(tag, ()) if e.names and BARRIER.search(e.names))


def _chars(doc: Document, element: Element) -> int:
    return sum(len(leaf.text) for leaf in doc.scan.leaves[element.first_leaf : element.last_leaf])
