"""The dateline: where the report was filed, at the head of its first paragraph ("KYIV, Ukraine (AP) —")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.names.words import name_words
from scraper.fields.opening import match_opening

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

MAX_WORDS = 6


def read_dateline(clues: Clues) -> tuple[str | None, Source | None]:
    """The place as the page writes it, without agency and dash."""
    match = match_opening(clues)
    if match is None:
        return None, None
    place, agency = match["place"].strip(" ,-"), match["agency"]
    shouted = place.split(",")[0].isupper() and len(place) > 3
    known = agency is not None and name_words().is_agency(agency.strip())
    if not (shouted or known) or len(place.split()) > MAX_WORDS:
        return None, None
    return place, Source(step="body_start", raw=match[0], confidence=0.9 if agency else 0.75)
