"""The dateline: where the report was filed, at the head of its first paragraph ("KYIV, Ukraine (AP) —")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

# A place in capitals (or with capitals), perhaps a country or a day, perhaps an agency in brackets, then a dash.
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÞΑ-ΩА-ЯЁ][\w.'’\- ]{1,40}(?:[,/] ?[A-ZÀ-ÞА-Я][\w.'’ ]{1,30}){0,2})"
    r"(?:,? \d{1,2} ?\w{0,10}\.?)? ?(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]])? ?(?:[-–—―]{1,2}|:) ?(?=\S)"
)
MAX_WORDS = 6
_ENDS = frozenset("-–—―:")
"""One of these is in every dateline."""


def read_dateline(clues: Clues) -> tuple[str | None, Source | None]:
    """The place as the page writes it, without agency and dash."""
    head = clues.region.text[:120].lstrip()
    match = None if _ENDS.isdisjoint(head) else _DATELINE.match(head)
    if match is None:
        return None, None
    place, agency = match["place"].strip(" ,-"), match["agency"]
    shouted = place.split(",")[0].isupper() and len(place) > 3
    known = agency is not None and name_words().is_agency(agency.strip())
    if not (shouted or known) or len(place.split()) > MAX_WORDS:
        return None, None
    return place, Source(step="body_start", raw=match[0], confidence=0.9 if agency else 0.75)
