"""Which page is next: hosts take turns, none is asked too often, and memory holds a window of the ledger."""

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import Awaitable, Callable

from scraper.batch.engine.patience import Patience
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import Waiting

WINDOW = 1_000
"""Hosts looked at together. More than any useful concurrency, few enough to be held in memory."""
REFILL = 50
"""Pages of a host read from the ledger at once."""
MAX_AGAIN = 1_000
"""Pages of a host that wait to be tried again: while there are so many no other is begun, since memory holds them."""


class Job:
    """A page in hand. `attempts` counts the fetches since it was last taken up, `before` those until then."""

    __slots__ = ("attempts", "before", "host", "page", "place", "url")

    def __init__(self, waiting: Waiting, host: "HostQueue") -> None:
        self.page = waiting.page
        self.url = waiting.url
        self.place = waiting.place
        self.attempts = 0
        self.before = waiting.attempts
        self.host = host


class HostQueue:
    """The pages of one host that wait, in order, and those that shall be tried again later."""

    def __init__(self, ledger: Ledger, id: int) -> None:
        self.ledger = ledger
        self.id = id
        self.name = ledger.host_name(id)
        self.jobs: deque[Job] = deque()
        self.last = 0
        self.drained = False
        self.again: list[tuple[float, int, Job]] = []
        self.busy = 0
        self.patience = Patience()
        self.queued = False
        """Whether it stands in one of the schedule's two queues, `ready` or `later`."""

    def has_work(self) -> bool:
        """Whether any page of it is yet to be started, now or later."""
        if not self.jobs and not self.drained:
            self._refill()
        return bool(self.jobs or self.again)

    def due(self) -> float:
        """The monotonic time from which its next page may start as far as retries are concerned; 0.0 means now."""
        return 0.0 if self.jobs and len(self.again) < MAX_AGAIN else self.again[0][0]

    def take(self, now: float) -> Job:
        """The next page: one whose wait is over goes before a new one."""
        if self.again and self.again[0][0] <= now:
            return heapq.heappop(self.again)[2]
        return self.jobs.popleft()

    def _refill(self) -> None:
        found = self.ledger.waiting(self.id, self.last, REFILL)
        self.jobs.extend(Job(waiting, self) for waiting in found)
        self.drained = len(found) < REFILL
        if found:
            self.last = found[-1].page


class Schedule:
    """Hands out the waiting pages of a ledger, one after the other, to a single consumer.

    `limit` gives the greatest number of a host's pages in hand, `wait` the seconds until it may be asked again: it is
    asked whenever one of its pages could be handed out.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        limit: Callable[[str], int],
        wait: Callable[[HostQueue], Awaitable[float]],
    ) -> None:
        self.ledger = ledger
        self.limit = limit
        self.wait = wait
        self.hosts: dict[int, HostQueue] = {}
        self.last_host = 0
        self.ready: deque[HostQueue] = deque()
        self.later: list[tuple[float, int, HostQueue]] = []
        self.order = itertools.count()
        self.changed = asyncio.Event()
        self.stopped = False

    async def next(self) -> Job | None:
        """The next page as soon as one may be asked for; None when all are done, or after `stop`."""
        while not self.stopped:
            self._widen()
            self._wake()
            while self.ready:
                job = await self._take(self.ready.popleft())
                if job is not None:
                    return job
            if not self.hosts:
                return None
            await self._rest()
        return None

    def done(self, job: Job) -> None:
        """Takes note that a page has its result, and frees its place at its host."""
        job.host.busy -= 1
        self._queue(job.host)

    def retry(self, job: Job, after: float) -> None:
        """Puts a page back, to be handed out again `after` seconds from now at the earliest."""
        heapq.heappush(job.host.again, (time.monotonic() + after, next(self.order), job))
        self.done(job)

    def stop(self) -> None:
        """No more pages are handed out."""
        self.stopped = True
        self.changed.set()

    def _widen(self) -> None:
        """Takes in more hosts when half the window is free."""
        if self.last_host < 0 or len(self.hosts) > WINDOW // 2:
            return
        wanted = WINDOW - len(self.hosts)
        found = self.ledger.hosts_waiting(self.last_host, wanted)
        self.last_host = found[-1] if len(found) == wanted else -1
        for id in found:
            self.hosts[id] = HostQueue(self.ledger, id)
            self._queue(self.hosts[id])

    def _queue(self, host: HostQueue) -> None:
        """Puts a host where it belongs: in line, waiting for its pages in hand, or gone."""
        self.changed.set()
        if host.queued or host.busy >= self.limit(host.name):
            return
        if not host.has_work():
            if not host.busy:
                del self.hosts[host.id]
            return
        host.queued = True
        self._postpone(host, host.due())

    def _postpone(self, host: HostQueue, due: float) -> None:
        heapq.heappush(self.later, (due, next(self.order), host))

    async def _take(self, host: HostQueue) -> Job | None:
        """A page of a host that is ready; None where the host asks for a pause."""
        wait = await self.wait(host)
        if wait > 0:
            self._postpone(host, time.monotonic() + wait)
            return None
        host.queued = False
        host.busy += 1
        job = host.take(time.monotonic())
        self._queue(host)
        return job

    def _wake(self) -> None:
        now = time.monotonic()
        while self.later and self.later[0][0] <= now:
            self.ready.append(heapq.heappop(self.later)[2])

    async def _rest(self) -> None:
        """Sleeps until a page is done with, or the next host is due."""
        self.changed.clear()
        pause = self.later[0][0] - time.monotonic() if self.later else None
        try:
            await asyncio.wait_for(self.changed.wait(), pause)
        except TimeoutError:
            return
