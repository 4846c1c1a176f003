"""How a report that was filed somewhere opens: a place, perhaps the agency in brackets, a dash ("KYIV (AP) —")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.names.words import name_words
from scraper.fields.times.months import month_of

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

# A place in capitals (or with capitals), perhaps a country or a day, perhaps an agency in brackets or slashes, then a
# dash.
# In Italy the agency stands first: "(ANSA) - ROMA, 24 NOV -".
_OPENING = re.compile(
    r"^(?:\((?P<lead>[A-ZÀ-ÞА-Я][^()]{1,30})\) ?[-–—] ?)?"
    r"(?P<place>[A-ZÀ-ÞΑ-ΩА-ЯЁ](?:[^\W\d]|[.'’ ]|(?<=\w)-(?=\w)){1,40}"
    r"(?:[,/] ?[A-ZÀ-ÞА-Я](?:[^\W\d]|[.'’ ]){1,30}?){0,2}?)"
    r"(?P<day>,? \d{1,2}\.?(?: de)? ?\w{0,10}\.?(?: \d{4})?|, [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)? ?"
    r"(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\.?|/(?P<wire>[^/]{2,30})/)? ?(?:[-–—―]{1,2}|:) ?(?=\S)"
)
ENDS = frozenset("-–—―:")
"""One of these is in every dateline."""


def match_opening(text: str, ends: frozenset[str] = ENDS) -> re.Match[str] | None:
    """The place and the agency with which a text begins, up to one of `ends`."""
    head = text[:120].lstrip()
    match = None if ends.isdisjoint(head) else _OPENING.match(head)
    if match is None or match[0].rstrip()[-1] not in ends:
        return None
    day = (match["day"] or "").replace(",", " ").split()
    return match if not day or any(map(month_of, day)) else None


def agency_of_opening(clues: Clues) -> str | None:
    """The agency with which the body begins: "Berlin (dpa) - "."""
    match = match_opening(clues.region.text)
    agency = agency_in(match) if match else ""
    return agency if name_words().is_agency(agency) else None


def agency_in(opening: re.Match[str]) -> str:
    """Who filed the report; empty where it does not say."""
    return (opening["agency"] or opening["wire"] or opening["lead"] or "").strip()
