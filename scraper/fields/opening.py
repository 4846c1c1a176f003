"""How a report that was filed somewhere opens: a place, perhaps the agency in brackets, a dash ("KYIV (AP) —")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

# A place in capitals (or with capitals), perhaps a country or a day, perhaps an agency in brackets, then a dash.
_OPENING = re.compile(
    r"^(?P<place>[A-ZÀ-ÞΑ-ΩА-ЯЁ][\w.'’\- ]{1,40}(?:[,/] ?[A-ZÀ-ÞА-Я][\w.'’ ]{1,30}){0,2})"
    r"(?:,? \d{1,2} ?\w{0,10}\.?)? ?(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]])? ?(?:[-–—―]{1,2}|:) ?(?=\S)"
)
_ENDS = frozenset("-–—―:")
"""One of these is in every dateline."""


def match_opening(clues: Clues) -> re.Match[str] | None:
    """The place and the agency with which the body begins."""
    head = clues.region.text[:120].lstrip()
    return None if _ENDS.isdisjoint(head) else _OPENING.match(head)


def agency_of_opening(clues: Clues) -> str | None:
    """The agency there: "Berlin (dpa) - "."""
    match = match_opening(clues)
    agency = match["agency"].strip() if match and match["agency"] else ""
    return agency if name_words().is_agency(agency) else None
