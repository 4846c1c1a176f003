"""A measure of time for tests that machines share with others, and that ends where a pattern never would."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType


class TooSlow(BaseException):
    """Past all patience; no `except Exception` on the way keeps it."""


def seconds_of(work: Callable[[], object], patience: float) -> float:
    """CPU time of the better of two runs; infinite where `patience`, in seconds of CPU time, ran out."""
    return min(_run(work, patience), _run(work, patience))


def assert_quick(work: Callable[[], object], seconds: float) -> None:
    """Fails where the better of two runs takes more than `seconds` of CPU time."""
    taken = seconds_of(work, patience=4 * seconds)
    assert taken < seconds, f"took {taken:.3f} s of CPU time"


def _run(work: Callable[[], object], patience: float) -> float:
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, patience)
    began = time.process_time()
    try:
        work()
        return time.process_time() - began
    except TooSlow:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow
