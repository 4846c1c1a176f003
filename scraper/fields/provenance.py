"""Where a value came from, kept short: a page's strings may be of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.article import Candidate, Source

if TYPE_CHECKING:
    from scraper.fields import Fields

MAX_RAW = 200
"""Characters of a raw string, and of a value that lost."""
MAX_LISTED, MAX_OUTVOTED = 20, 10
"""So many of a list that lost are told, and so many losers where a rule or the page's state outvotes what was read."""


def source_at(step: str, raw: str, confidence: float) -> Source:
    """The source of a field that one step gives, without a choice among several."""
    return Source(step=step, raw=raw[:MAX_RAW], confidence=confidence)


def plain(value: Any) -> Any:
    """A value that lost as short plain data: names for persons, ISO 8601 for moments."""
    if isinstance(value, str):
        return value[:MAX_RAW]
    if isinstance(value, list):
        return [plain(getattr(one, "name", one)) for one in value[:MAX_LISTED]]
    return value.iso() if hasattr(value, "iso") else value


def outvote(fields: Fields, name: str, value: Any, source: Source) -> None:
    """Sets the field and its source in place of what was read, which is the first among the losers."""
    lost, lost_source = getattr(fields, name), fields.sources.get(name)
    if lost_source is not None and lost != value:
        former = Candidate(step=lost_source.step, value=plain(lost))
        source.losers = [former, *lost_source.losers][:MAX_OUTVOTED]
    source.raw = source.raw[:MAX_RAW] if source.raw else None
    setattr(fields, name, value)
    fields.sources[name] = source
