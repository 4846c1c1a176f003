"""Another try after a fault that passes: when, and how long to wait before."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scraper.errors import FetchError
from scraper.fetch.settings import FetchSettings

if TYPE_CHECKING:
    from scraper.fetch.exchange import Answer
    from scraper.fetch.journey import Journey

MAX_WAIT = 10.0
"""Seconds, ceiling of the doubling wait."""


Step = Callable[[], Awaitable["Answer"]]


async def retrying(step: Step, journey: "Journey", settings: FetchSettings) -> "Answer":
    """The answer of `step`; while it fails transiently it is tried again, `settings.retries` times at most.

    An answer whose body broke off is tried again too, and kept if that gives no better one.
    """
    error: FetchError | None = None
    kept: Answer | None = None
    try:
        while True:
            outcome = await _outcome_of(step)
            if isinstance(outcome, FetchError):
                error = outcome
            elif outcome.fault is None:
                return outcome
            else:
                kept = outcome
            wait = _find_wait(outcome, journey, settings)
            if wait is None:
                break
            await asyncio.sleep(wait)
            journey.attempt += 1
            journey.start_again()
    except asyncio.CancelledError:
        if not journey.is_late() or not (kept or error):
            raise  # else what was had says more than that time ran out while it was tried again
    if kept is not None:
        return kept
    assert error is not None
    raise error from None


async def _outcome_of(step: Step) -> "Answer | FetchError":
    try:
        return await step()
    except FetchError as error:
        return error


def _find_wait(outcome: "Answer | FetchError", journey: "Journey", settings: FetchSettings) -> float | None:
    """Seconds to wait before the next try, None for no further one."""
    if journey.attempt > settings.retries:
        return None
    if isinstance(outcome, FetchError):
        if not outcome.transient:
            return None
        if (asked := outcome.retry_after) is not None:
            return asked if asked < journey.remaining() else None
    doubled = settings.retry_wait * 2.0 ** min(journey.attempt - 1, 10)
    return min(MAX_WAIT, doubled + random.uniform(0, settings.retry_wait))


def read_retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, 10.2.3), 0 or more; None where it says nothing usable.

    >>> read_retry_after("120")
    120.0
    >>> read_retry_after("soon") is None
    True
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        when = parsedate_to_datetime(text[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
