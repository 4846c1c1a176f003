"""The steps by which a date is found, in the order of trust, and the reading of one value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scraper.fields.choice import Reading
from scraper.fields.provenance import MAX_RAW
from scraper.fields.times.timestamps import parse_timestamp
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues
    from scraper.fields.times.moment import Moment

STEPS = tuple(
    """
    json_ld meta_published json_ld_page itemprop time_above time_inside time_below class_above class_inside
    class_below words_above words_below text_above text_inside text_below meta_date meta_other json_ld_other
    text_start attribute script json_ld_modified itemprop_modified meta_modified updated_above updated_inside
    updated_below url image_url time_aside class_aside text_aside footer_modified anywhere source
    """.split()
)
"""Where the same day is read twice with the same precision, the earlier step names it: declared, marked up, shown,
guessed."""
DECLARED = frozenset(("json_ld", "json_ld_page", "meta_published"))
"""Steps that read a declared day of publication."""
SAID_PUBLISHED = DECLARED | {"itemprop"}
CHANGED = frozenset(("json_ld_modified", "meta_modified"))
"""Steps that read a declared change."""
SAID_CHANGED = frozenset(step for step in STEPS if step.endswith("modified") or step.startswith("updated"))
MARKED_ABOVE = frozenset(("itemprop", "time_above", "class_above", "words_above"))
"""Steps that read a day which markup or words tell of above the text."""
ASIDE = frozenset(step for step in STEPS if step.endswith("_aside"))
_ORDERED = re.compile(r"(?<!\d)\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d\d")
"""A day in figures whose order must be known: only for one are the page's other days looked through."""
MAX_NUMBER = 1e14
_WORD_BEHIND = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s*[^\W\d_]")
"""A word behind the clock, which may be that of the half of the day, or a zone: "2026-05-12 05:10 PM"."""
_CLOCK_BEHIND = re.compile(r"\d\s\d{1,2}\s?[.h]\s?\d\d(?!\d)")
"""A clock behind the day as machines do not write it: "2026-05-12 17.10"."""
AMBIGUOUS = "day and month could be the other way round"
"""The note on such a reading."""


def read(clues: Clues, step: str, raw: Any, distance: int = 0) -> Iterator[Reading]:
    """A reading of the value, if it is a date in any form. `distance` from the body, for what is shown."""
    raw = (raw if isinstance(raw, str) else _written(raw))[:MAX_RAW]
    if not raw:
        return
    month_first = _ORDERED.search(raw) is not None and clues.month_first
    moment, note = _parsed(raw, clues.language, month_first)
    if moment:
        yield Reading(step, moment, raw, note, distance)


def _written(raw: Any) -> str:
    """A value of JSON-LD as it is written: a number, or the first of several; "" for what is none of these."""
    if isinstance(raw, list):
        return raw[0] if raw and isinstance(raw[0], str) else ""
    is_number = isinstance(raw, (int, float)) and not isinstance(raw, bool)
    return str(int(raw)) if is_number and abs(raw) < MAX_NUMBER else ""


def _goes_on(moment: Moment, raw: str) -> bool:
    """Whether behind a machine's day or clock stands what only readers write there."""
    if moment.hour is None:
        return _CLOCK_BEHIND.search(raw) is not None
    return moment.offset is None and _WORD_BEHIND.search(raw) is not None


@lru_cache(maxsize=1024)
def _parsed(raw: str, language: str, month_first: bool) -> tuple[Moment | None, str | None]:
    """The moment, and a note where it is doubtful; kept, for a page gives the same date in several places."""
    moment = parse_timestamp(raw)
    if moment and not _goes_on(moment, raw):
        return moment, None
    found = find_date(raw, language, month_first=month_first)
    if moment and (found is None or found.moment.date != moment.date):
        return moment, None
    return (found.moment, None if found.sure else AMBIGUOUS) if found else (None, None)
