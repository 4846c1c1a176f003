"""Pages that stand in the place of an article, judged before any body is looked for.

Each needs a sign in the markup, or a page that claims to be nothing, and too little prose for an article; words alone
never decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.verdict.answer import find_test
from scraper.verdict.challenge import find_challenge
from scraper.verdict.consent import MOST, find_consent
from scraper.verdict.login import find_login
from scraper.verdict.missing import find_missing
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LITTLE = 1_200
"""Characters of prose; a wall explains itself in less, an article is hardly ever so short."""


def judge_walls(sight: Sight) -> Verdict | None:
    """`challenge`, `consent_wall`, `soft_404`, `login_wall`, `error`, or None. Under 50 µs on most pages."""
    page = sight.doc.page
    if (found := find_test(page)) is not None:
        return found
    if sight.prose < LITTLE and (found := find_challenge(sight)):
        return found
    if page.status >= 400:
        return Verdict("error", f"status {page.status}")
    if sight.prose > MOST or (sight.story and sight.prose > LITTLE / 4):
        return None
    return find_consent(sight) or find_missing(sight) or find_login(sight)
