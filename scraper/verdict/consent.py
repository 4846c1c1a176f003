"""Requests to consent to tracking in the place of an article: by address, by a consent tool's markup, or by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.document.consent_tools import names_consent, stands_in
from scraper.verdict.phrases import phrases
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

PLACE = re.compile(
    r"(?:^|[./_-])(?:consent|cookie-?wall|cookie-?consent|privacy-?gate|myprivacy|gdpr|guce)(?:[./_?&-]|$)",
    re.I,
)
BOXED = 0.6
"""The share of the page's text that stands in such elements, where it is all that the page shows."""
SHARE, LEAST_SHARE = 1.0, 0.4
"""Words of consent per 100 characters of the whole page's text: news about data protection stays below the first, what
claims to be no article is believed with the second."""
MOST = 5_000
"""Characters of prose; walls that list all their partners fold them away."""
SHORT = 1_500
"""Characters of all text of a page that is nothing but such a request."""


def find_consent(sight: Sight) -> Verdict | None:
    """A button to accept, and a sign that this is what the page is for."""
    if sight.story or sight.prose > MOST or not any(map(phrases().accept.search, sight.labels)):
        return None
    url = urlsplit(sight.doc.url)
    is_placed = PLACE.search(f"{url.netloc}{url.path}") is not None
    boxed, is_named = _boxed(sight), _names_consent(sight)
    if not (is_placed or is_named or boxed >= BOXED):  # the words cost more than all before
        return None
    share = _share(sight)
    if share and is_placed:
        return Verdict("consent_wall", "the address of a consent page, and a button to accept")
    if share >= LEAST_SHARE / 2 and boxed >= BOXED:
        return Verdict("consent_wall", f"{boxed:.0%} of the text stands in a consent tool's markup")
    least = SHARE if sight.claimed or sight.text > SHORT else LEAST_SHARE
    if share < least or not is_named:
        return None
    return Verdict("consent_wall", f"{share:.1f} words of consent in 100 characters, and a button to accept")


def _share(sight: Sight) -> float:
    """Words of consent per 100 characters of the page's text."""
    text = " ".join(leaf.text for leaf in sight.texts[:100])[:MOST]
    return len(phrases().consent.findall(text)) / max(1.0, len(text) / 100)


def _names_consent(sight: Sight) -> bool:
    texts = [*sight.headings, *(leaf.text for leaf in sight.sentences[:2])]
    return any(map(phrases().consent.search, texts))


def _boxed(sight: Sight) -> float:
    """The share of the visible text that stands in elements named as consent."""
    known: dict[int, bool] = {}
    inside = sum(len(leaf.text) for leaf in sight.texts if stands_in(leaf.element, known, names_consent))
    return inside / max(1, sight.text)
