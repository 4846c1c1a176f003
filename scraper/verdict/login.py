"""Requests to sign in, in the place of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.verdict.phrases import first_said, phrases
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.verdict.sight import Sight

LITTLE, HARDLY_ANY = 600, 300
"""Characters of prose beside a password, and beside the address alone that many ask for first."""
LINES, CLAIMED_LINES = 3, 2
"""Sentences side by side that are a text of their own, below a heading that asks to sign in; the second where the page
claims to be an article."""
MOST_FORMS = 20
PLACE = re.compile(
    r"/(?:login|log-in|signin|sign-in|sso|auth|authwall|account/login|anmelden|connexion)(?:[/?.]|$)", re.I
)
ADDRESSES = frozenset(("email", "username"))
"""What many ask for before the password."""
BACK = re.compile(
    r"(?:^|&)\w{0,20}(?:redirect|return|continue|next|goto|back|dest|target|service)\w{0,20}=(?:https?(?:%3a|:)|%2f|/)",
    re.I,
)
"""A parameter by which the page knows where to send those who have signed in."""


def find_login(sight: Sight) -> Verdict | None:
    """A form for a password or an address, a heading or an address of the page that says so, and hardly any text."""
    if sight.prose > LITTLE:
        return None
    url = urlsplit(sight.doc.url)
    at_place, returns = PLACE.search(url.path) is not None, BACK.search(url.query) is not None
    bare = sight.prose < HARDLY_ANY
    texts = sight.lines if bare and "password" in sight.fields else []
    said = first_said([*(sight.all_headings if bare else sight.headings), *texts], phrases().sign_in)
    asked = at_place or returns or said or (bare and sight.unlisted and not sight.claimed)
    if not (at_place and said) and not (asked and _has_form(sight, titled=said is not None)):
        return None
    if not at_place and _has_text(sight):
        return None
    return Verdict("login_wall", "a form to sign in, and hardly any other text")


def _has_text(sight: Sight) -> bool:
    """Whether a text stands below the headline, apart from the box that asks to sign in: the largest around a form that
    does not hold the headline, too. Where the headline itself asks, it takes paragraphs."""
    h1 = next(iter(sight.doc.scan.by_tag.get("h1", ())), None)
    if h1 is None or first_said(sight.headings[:2], phrases().sign_in):
        return sight.runs_on(CLAIMED_LINES if sight.claimed else LINES)
    boxes = [_box(form, h1.first_leaf) for form in sight.doc.scan.by_tag.get("form", ())[:MOST_FORMS]]
    below = [leaf for leaf in sight.texts if leaf.index >= h1.last_leaf]
    return sight.speaks(
        [leaf for leaf in below if not any(first <= leaf.index < last for first, last in boxes)]
    )


def _box(form: Element, headline: int) -> tuple[int, int]:
    """Its leaves, from the first to that after the last."""
    box = form
    while box.parent is not None and not box.parent.first_leaf <= headline < box.parent.last_leaf:
        box = box.parent
    return box.first_leaf, box.last_leaf


def _has_form(sight: Sight, *, titled: bool) -> bool:
    asks_address = not sight.fields.isdisjoint(ADDRESSES) and sight.prose < (HARDLY_ANY if titled else 1)
    return "password" in sight.fields or asks_address
