"""Requests to sign in, in the place of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.verdict.phrases import first_said, phrases
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LITTLE, HARDLY_ANY = 600, 300
"""Characters of prose beside a password, and beside the address alone that many ask for first."""
PLACE = re.compile(
    r"/(?:login|log-in|signin|sign-in|sso|auth|account/login|anmelden|connexion)(?:[/?.]|$)", re.I
)


def find_login(sight: Sight) -> Verdict | None:
    """A form for a password or an address, a heading or an address of the page that says so, and hardly any text."""
    if sight.prose > LITTLE:
        return None
    at_place = PLACE.search(urlsplit(sight.doc.url).path) is not None
    bare = sight.prose < HARDLY_ANY
    texts = sight.lines if bare and "password" in _fields(sight) else []
    said = first_said([*(sight.all_headings if bare else sight.headings), *texts], phrases().sign_in)
    if (at_place and said) or ((at_place or said) and _has_form(sight, titled=said is not None)):
        return Verdict("login_wall", "a form to sign in, and hardly any other text")
    return None


def _fields(sight: Sight) -> list[str | None]:
    """The kinds of its fields to fill in that are shown."""
    fields = sight.doc.scan.by_tag.get("input", ())
    return [field.attrs.get("type") for field in fields if not field.hidden]


def _has_form(sight: Sight, *, titled: bool) -> bool:
    types = _fields(sight)
    return "password" in types or ("email" in types and sight.prose < (HARDLY_ANY if titled else 1))
