"""Requests to consent to tracking in the place of an article: by address, by a consent tool's markup, or by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.document.consent_tools import is_consent_tool, names_consent, stands_in
from scraper.verdict.phrases import phrases
from scraper.verdict.render import has_hidden_text
from scraper.verdict.sight import NO_TEXT
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.document import Leaf
    from scraper.verdict.sight import Sight

PLACE = re.compile(
    r"(?:^|[./_-])(?:consent|cookie-?wall|cookie-?consent|privacy-?gate|myprivacy|gdpr|guce)(?:[./_?&-]|$)",
    re.I,
)
ALL = 0.9
"""The share of the page's text that stands in a known tool's elements, where no word need be known to tell."""
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
    """A button to accept, and a sign that this is what the page is for; or a tool's own markup, and nothing else."""
    if sight.story or sight.prose > MOST or not sight.labels:
        return None
    if _is_all_tool(sight):
        return Verdict("consent_wall", "a consent tool's markup, and nothing else")
    if not phrases().accept.stand_in(sight.labels) and not _is_all_named(sight):
        return None
    url = urlsplit(sight.doc.url)
    is_placed = PLACE.search(f"{url.netloc}{url.path}") is not None
    outside, boxed, is_named = *_outside(sight, names_consent), _names_consent(sight)
    if not (is_placed or is_named or boxed >= BOXED):  # the words cost more than all before
        return None
    if is_placed and _share(sight.texts):
        return Verdict("consent_wall", "the address of a consent page, and a button to accept")
    return _by_words(sight, outside, boxed, is_named=is_named)


def _by_words(sight: Sight, outside: list[Leaf], boxed: float, *, is_named: bool) -> Verdict | None:
    """By a tool's markup around most of the text, else by the words of all of it."""
    share = _share(sight.texts)
    is_boxed = share >= LEAST_SHARE / 2 and boxed >= BOXED
    least = SHARE if sight.claimed or sight.text > SHORT else LEAST_SHARE
    by_words = share >= least and is_named and "password" not in sight.fields
    if not (is_boxed or by_words) or _tells_more(sight, outside):
        return None
    if is_boxed:
        return Verdict("consent_wall", f"{boxed:.0%} of the text stands in a consent tool's markup")
    return Verdict("consent_wall", f"{share:.1f} words of consent in 100 characters, and a button to accept")


def _tells_more(sight: Sight, outside: list[Leaf]) -> bool:
    """Under a banner, however long, stands an article as soon as a sentence outside it is of something else."""
    own = [leaf for leaf in outside if leaf.element.tag not in NO_TEXT]
    return sight.speaks(own) and _share(own) < LEAST_SHARE / 2


def _share(leaves: list[Leaf]) -> float:
    """Words of consent per 100 characters of this text."""
    text = " ".join(leaf.text for leaf in leaves[:100])[:MOST]
    return phrases().consent.count(text) / max(1.0, len(text) / 100)


def _names_consent(sight: Sight) -> bool:
    return phrases().consent.stand_in([*sight.headings, *(leaf.text for leaf in sight.sentences[:2])])


def _is_all_tool(sight: Sight) -> bool:
    """Whether a known tool's box is all that the page shows, and no text is kept in its state for scripts to show."""
    first = next(iter(sight.sentences), None)
    if first is None or not stands_in(first.element, {}, is_consent_tool):
        return False
    outside, boxed = _outside(sight, is_consent_tool)
    return boxed >= ALL and not sight.speaks(outside) and not has_hidden_text(sight)


def _is_all_named(sight: Sight) -> bool:
    """Whether elements called so hold all that a page shows which claims to be nothing: its button needs no word."""
    return sight.bare and _outside(sight, names_consent)[1] >= ALL and not has_hidden_text(sight)


def _outside(sight: Sight, is_named: Callable[[str], bool]) -> tuple[list[Leaf], float]:
    """The visible texts outside elements so named, and the share of those inside."""
    known: dict[int, bool] = {}
    outside = [leaf for leaf in sight.texts if not stands_in(leaf.element, known, is_named)]
    return outside, 1 - sum(len(leaf.text) for leaf in outside) / max(1, sight.text)
