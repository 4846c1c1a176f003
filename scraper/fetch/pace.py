"""When a host may be asked next: one request at a time, a pause after each, longer pauses where it asks for them."""

import asyncio
from collections import OrderedDict

from scraper.errors import HostUnavailable
from scraper.fetch.settings import FetchSettings

MAX_HOSTS = 50_000
"""Hosts remembered; above it the longest unused idle ones are forgotten."""
LEAST_GUESS = 0.05
"""Seconds until a turn that is taken may be free again, at the least."""
SMOOTHING = 0.3
"""Weight of the newest latency in the running mean that the pause adapts to."""


class HostPace:
    """What is known of one host."""

    __slots__ = (
        "active", "crawl_delay", "failures", "is_single", "latency", "next_at", "queue", "refusals",
        "shut_until", "waiting",
    )  # fmt: skip

    def __init__(self, per_host: int) -> None:
        self.queue = asyncio.Semaphore(per_host)
        self.is_single = per_host == 1
        """Whether its pause runs from the end of an answer; with more at a time it runs from the last start."""
        self.next_at = 0.0
        """Loop time before which no request starts."""
        self.shut_until = 0.0
        """Loop time before which the host is given up."""
        self.latency = 0.0
        self.crawl_delay = 0.0
        self.failures = 0
        """In a row."""
        self.refusals = 0
        """Answers 429 or 503 in a row."""
        self.active = 0
        self.waiting = 0


class Pacer:
    """The paces of all hosts, and the bound on requests at all of them."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._hosts: OrderedDict[str, HostPace] = OrderedDict()
        self._slots = asyncio.Semaphore(settings.concurrency)

    def pace_of(self, host: str) -> HostPace:
        """The state of `host`, made when first asked for."""
        pace = self._hosts.get(host)
        if pace is None:
            pace = self._hosts[host] = HostPace(self._settings.get("per_host", host))
            self._forget_old()
        else:
            self._hosts.move_to_end(host)
        return pace

    def ready_at(self, host: str) -> float:
        """The loop time at which a request at `host` could start; a guess while its turns are taken."""
        pace = self._hosts.get(host)
        if pace is None:
            return 0.0
        ready = max(pace.next_at, pace.shut_until)
        if pace.queue.locked():
            ready = max(ready, self._now() + max(self.pause_of(host, pace), pace.latency, LEAST_GUESS))
        return ready

    async def enter(self, host: str) -> HostPace:
        """Waits until `host` may be asked, and takes a turn, to be given back by `leave`.

        Raises HostUnavailable at once where the host is given up, or asked for a pause above `max_wait`.
        """
        pace = self.pace_of(host)
        self._check_open(host, pace)
        pace.waiting += 1
        try:
            await pace.queue.acquire()
        finally:
            pace.waiting -= 1
        try:
            await self._take_slot(host, pace)
        except BaseException:
            pace.queue.release()
            raise
        pace.active += 1
        return pace

    def leave(self, host: str, pace: HostPace) -> None:
        """Ends a turn and starts the pause after it."""
        pace.active -= 1
        if pace.is_single:
            pace.next_at = max(pace.next_at, self._now() + self.pause_of(host, pace))
        self._slots.release()
        pace.queue.release()

    def pause_of(self, host: str, pace: HostPace) -> float:
        """Seconds between an answer of `host` and the next request: as set, or as slow as it answers."""
        delay: float = self._settings.get("delay", host)
        if delay <= 0 and not pace.crawl_delay:
            return 0.0
        return max(delay, min(max(pace.latency, pace.crawl_delay), self._settings.max_delay))

    def note_answer(self, pace: HostPace, seconds: float, *, refused: bool) -> None:
        """A host answered after `seconds`; `refused` where it has too much to do, which counts as a failure."""
        if refused:
            self.note_failure(pace)
        else:
            pace.failures = pace.refusals = 0
        pace.latency = seconds if not pace.latency else (1 - SMOOTHING) * pace.latency + SMOOTHING * seconds

    def note_failure(self, pace: HostPace) -> None:
        """A host could not be reached or did not answer."""
        pace.failures += 1
        if pace.failures >= self._settings.give_up_after:
            pace.shut_until = self._now() + self._settings.give_up_for
            pace.failures = self._settings.give_up_after - 1

    def slow_down(self, host: str, pace: HostPace, seconds: float | None) -> None:
        """A host said that it has too much to do; `seconds` as it asked, else twice as long each time."""
        if seconds is None:
            delay: float = self._settings.get("delay", host)
            seconds = min(delay * 2.0 ** min(pace.refusals, 10), self._settings.max_delay)
        pace.refusals += 1
        self.hold_off(pace, seconds)

    def hold_off(self, pace: HostPace, seconds: float) -> None:
        """A host asked to be left alone for `seconds`."""
        pace.next_at = max(pace.next_at, self._now() + min(seconds, self._settings.max_retry_after))

    async def _take_slot(self, host: str, pace: HostPace) -> None:
        """Waits for the host's pause, then for a slot; once more where another took the host's turn meanwhile."""
        while True:
            await self._wait_for_pause(host, pace)
            await self._slots.acquire()
            if pace.is_single:
                return
            if pace.next_at <= self._now():
                pace.next_at = self._now() + self.pause_of(host, pace)
                return
            self._slots.release()

    async def _wait_for_pause(self, host: str, pace: HostPace) -> None:
        while True:
            self._check_open(host, pace)
            wait = pace.next_at - self._now()
            if wait <= 0:
                return
            await asyncio.sleep(wait)

    def _check_open(self, host: str, pace: HostPace) -> None:
        now = self._now()
        if pace.shut_until > now:
            message = f"left alone after {self._settings.give_up_after} failures in a row"
            raise HostUnavailable(message, subject=host, retry_after=pace.shut_until - now)
        if pace.next_at - now > self._settings.max_wait:
            wait = pace.next_at - now
            raise HostUnavailable(f"asked to be left alone for {wait:.0f} s", subject=host, retry_after=wait)

    def _forget_old(self) -> None:
        if len(self._hosts) <= MAX_HOSTS:
            return
        now = self._now()
        for host in list(self._hosts)[: MAX_HOSTS // 10]:
            pace = self._hosts[host]
            if not pace.active and not pace.waiting and max(pace.next_at, pace.shut_until) < now:
                del self._hosts[host]

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
