"""A field's value put in place of the one that was read: the former stays on as a loser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.article import Candidate, Source
from scraper.fields.provenance import MAX_RAW, plain

if TYPE_CHECKING:
    from scraper.fields import Fields

MAX_LOSERS = 10
"""As many as a choice keeps, and what the state and a site rule may outvote after it."""


def outvote(fields: Fields, name: str, value: Any, source: Source) -> None:
    """Sets the field and its source, with what they replace first among the losers."""
    lost, lost_source = getattr(fields, name), fields.sources.get(name)
    if lost_source is not None and lost != value:
        former = Candidate(step=lost_source.step, value=plain(lost))
        source.losers = [former, *lost_source.losers][:MAX_LOSERS]
    source.raw = source.raw[:MAX_RAW] if source.raw else None
    setattr(fields, name, value)
    fields.sources[name] = source
