"""Where a value came from, kept short: a page's strings may be of any length."""

from __future__ import annotations

from typing import Any

from scraper.article import Source

MAX_RAW = 200
"""Characters of a raw string, and of a value that lost."""
MAX_LISTED = 20


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
