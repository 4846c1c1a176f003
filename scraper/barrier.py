"""Whether the page's markup has a barrier: a paywall, a wall to register, a cut with a fade over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Document

BARRIER = re.compile(
    r"(?:^|[\s_-])(?:paywall|pay-wall|regwall|reg-wall|registrationwall|loginwall|metered?-?wall|barrier|"
    r"subscribe-?wall|subscription-?wall|piano-offer|tp-container-inner|poool-widget|qiota_reserve|"
    r"leaky_paywall_message|pmpro_content_message|wc-memberships-restricted\S*|mepr-unauthorized\S*|zephr-\S*wall|"
    r"(?:subscriber|subscribers|member|members|premium)-?only|locked-?content|content-?locked?|plus-?wall|"
    r"article-?truncated|is-truncated|truncated-?content|swg-\S*prompt|steady-paywall|rcp_restricted)(?=$|[\s_-])"
)
"""Class and id tokens: those of the paywall services' own markup, and those most sites name theirs by."""
TAGS = ("div", "section", "aside", "article", "p", "dialog")


def has_barrier(doc: Document) -> bool:
    """Whether an element is named as a barrier. Many pages keep one ready unused: alone it says little."""
    found = doc.scan.by_tag
    return any(e.names and BARRIER.search(e.names) for tag in TAGS for e in found.get(tag, ()))
