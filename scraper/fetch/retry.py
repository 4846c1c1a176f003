"""Another try after a fault that passes: when, and how long to wait before."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scraper.errors import FetchError
from scraper.fetch.settings import FetchSettings

if TYPE_CHECKING:
    from scraper.fetch.exchange import Answer
    from scraper.fetch.journey import Journey

# stamina tells of each retry at WARNING, which Python prints where no handler is set; our own events tell it better.
logging.getLogger("stamina").addHandler(logging.NullHandler())

MAX_WAIT = 10.0
"""Seconds, ceiling of the doubling wait."""


Step = Callable[[], Awaitable["Answer"]]


async def retrying(step: Step, journey: "Journey", settings: FetchSettings) -> "Answer":
    """The answer of `step`; while it fails transiently it is tried again, `settings.retries` times at most.

    An answer whose body broke off is tried again too, and kept if that gives no better one. The first try is made
    here, and told to stamina only if there is to be a second: that costs 0.2 ms a fetch, and 50 ms to load.
    """
    try:
        answer = await step()
    except FetchError as error:
        if not error.transient or settings.retries <= 0:
            raise
        return await _try_again(step, error, journey, settings)
    if answer.fault is None or settings.retries <= 0:
        return answer
    return await _try_again(step, answer, journey, settings)


async def _try_again(
    step: Step, first: "Answer | FetchError", journey: "Journey", settings: FetchSettings
) -> "Answer":
    import stamina

    kept: Answer | None = None
    waits = stamina.retry_context(
        on=lambda error: _find_wait(error, journey),
        attempts=settings.retries + 1,
        timeout=journey.remaining(),
        wait_initial=settings.retry_wait,
        wait_max=MAX_WAIT,
        wait_jitter=settings.retry_wait,
    )
    try:
        async for attempt in waits:
            with attempt:
                journey.attempt = attempt.num
                journey.start_again()
                outcome = first if attempt.num == 1 else await step()
                if isinstance(outcome, FetchError):
                    raise outcome
                if outcome.fault is None:
                    return outcome
                kept = outcome
                raise _BrokenOffError
    except (_BrokenOffError, FetchError):
        if kept is None:
            raise
    except asyncio.CancelledError:
        if not journey.is_late():
            raise
        if kept is None and isinstance(first, FetchError):
            raise first from None  # says more than that time ran out while it was tried again
    assert kept is not None
    return kept


class _BrokenOffError(Exception):
    """Raised in place of an answer of whose body only a part came, so that it is retried as an error is."""


def _find_wait(error: Exception, journey: "Journey") -> bool | float:
    """For stamina: seconds to wait before the next try, True for its own back-off, False for no further try."""
    if isinstance(error, _BrokenOffError):
        return True
    if not isinstance(error, FetchError) or not error.transient:
        return False
    if error.retry_after is None:
        return True
    return error.retry_after if error.retry_after < journey.remaining() else False


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
