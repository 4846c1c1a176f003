"""The day on which a text was first published, where the head tells it beside the page's own: "First published 18
November, republished 22 November", or where the page declares the day of the change: "Published 18 November | Updated
22 November".
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from scraper.fields.date_steps.lines import dated_lines_of_head
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import change_at, says_published

if TYPE_CHECKING:
    from datetime import date

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

SOON = timedelta(days=31)
"""A text that is published anew later than this is dated anew, as the pages that do so declare."""
_FIRST = re.compile(
    r"(?:first|originally|initially) publ|erstveröffentl|erstmals (?:veröff|ersch)|zuerst (?:veröff|ersch)"
    r"|première publi|initialement publi|publié initialement|primera publicación|publicad[oa] originalmente"
    r"|publicad[oa] por primera vez|pubblicato (?:per la prima volta|originariamente)|prima pubblicazione"
    r"|eerst (?:gepubl|versch)|först public|først (?:publ|udg)|alun perin julk|pierwotnie opubl|první vydání"
    r"|впервые опубл|первая публ|вперше опубл|ilk yayın|نشر لأول مرة|初出|首发|首發|최초",
    re.I,
)
"""Words for a first publication, by language."""


def first_published(clues: Clues, declared: date) -> Reading | None:
    """The reading of such a day in a line of the head, if it is soon before the declared one."""
    for leaf in dated_lines_of_head(clues):
        first = _FIRST.search(leaf.text)
        told = leaf.text[first.start() :] if first else _before_change(clues, leaf.text, declared)
        for reading in read(clues, "words_above", told, clues.distance_of(leaf)):
            if declared - SOON <= reading.value.date < declared and not clues.is_aside(leaf.element):
                return reading
    return None


def _before_change(clues: Clues, text: str, declared: date) -> str:
    """What a line tells of the publication before a change of the declared day."""
    at = change_at(text)
    if at <= 0 or not says_published(text[:at]):
        return ""
    changes = [r.value.date for r in read(clues, "updated_above", text[at:])]
    return text[:at] if declared in changes else ""
