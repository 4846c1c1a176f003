"""The run itself: pages are scheduled, fetched, extracted and committed, many at once."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from scraper.batch.engine.network import Network
from scraper.batch.engine.pool import WorkerPool
from scraper.batch.engine.schedule import HostQueue, Job, Schedule
from scraper.batch.engine.supervise import WorkersGoneError
from scraper.batch.inputs.archives import read_place
from scraper.batch.settings import BatchSettings
from scraper.batch.store.commit import Committer, Result
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.recorded import REPLAYED
from scraper.errors import FetchError, HostUnavailable, ScraperError
from scraper.fetch.events import HostTraffic
from scraper.page import Page

MAX_WAIT = 300.0
"""Seconds that any host is waited for; longer only one for which there is `Patience`."""


class FetchesPages(Protocol):
    """What the engine needs of a fetcher."""

    async def fetch(self, url: str) -> Page: ...

    async def ready_at(self, host: str) -> float:
        """The loop time at which `host` may be asked again; a guess while all its turns are taken."""
        ...

    def take_traffic(self) -> Sequence[HostTraffic]:
        """Requests and bytes by host since this was last called."""
        ...


class Engine:
    """Works off the waiting pages of a ledger."""

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        settings: BatchSettings,
        fetcher: FetchesPages,
        pool: WorkerPool,
        after: Callable[[list[Result]], None],
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`after` is told each batch of results as soon as it is safe; `tell` is given lines for people."""
        self.settings = settings
        self.fetcher = fetcher
        self.committer = Committer(folder, after, fetcher.take_traffic)
        self.pool = pool
        self.schedule = Schedule(ledger, limit=self._limit, wait=self._wait)
        self.network = Network(fetcher.fetch, tell)
        self.tell = tell
        self.slots = asyncio.Semaphore(settings.fetch.concurrency)
        self.work: asyncio.Task[None] | None = None
        self.replayed = ledger.meta().get(REPLAYED)

    async def run(self) -> None:
        """Works until all pages are done, or `stop` or `abort` is called; whatever is finished by then is committed.

        Raises BatchError when the run cannot go on: no workers, no room on the disk. What was committed
        stays, and the rest is left for the next start.
        """
        try:
            await self._work_and_commit()
        finally:
            self.committer.close()

    def stop(self) -> None:
        """Starts no more pages; those in flight are finished."""
        self.schedule.stop()
        self.network.wake()

    def abort(self) -> None:
        """Drops the pages in flight."""
        self.stop()
        if self.work is not None:
            self.work.cancel()

    async def _work_and_commit(self) -> None:
        commit = asyncio.create_task(self.committer.run())
        work = self.work = asyncio.create_task(self._dispatch())
        commit.add_done_callback(lambda _: work.cancel())  # nothing can be stored: no use in working on
        try:
            await asyncio.wait({work})
        finally:
            work.cancel()
            closing = asyncio.create_task(self.committer.finish())
            try:
                await asyncio.shield(commit)
            finally:
                closing.cancel()
        if not work.cancelled() and (error := work.exception()) is not None:
            raise _first(error) from error

    async def _dispatch(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.pool.started())  # half a second, in which the first pages are fetched
            while True:
                await self.slots.acquire()
                await self.network.wait()
                job = await self.schedule.next()
                if job is None:
                    return
                group.create_task(self._do(job))

    async def _do(self, job: Job) -> None:
        """One page, from its URL to its result. A page's fault never leaves this function."""
        try:
            result = await self._read(job)
            if result is not None:
                self.schedule.done(job)
                await self.committer.put(result)
        finally:
            self.slots.release()

    async def _read(self, job: Job) -> Result | None:
        """The page's result; None when it was put back to be tried again later."""
        page = None
        try:
            page = await self._fetch(job)
            reply = await self.pool.extract(page)
        except WorkersGoneError:
            raise
        except ScraperError as error:
            return self._failed(job, page, error)
        except Exception as error:  # a defect of ours or of a library costs one row, not the run
            return self._result(job, page, "unexpected", f"{type(error).__name__}: {error}"[:500])
        if reply.error is not None:
            return self._result(job, page, reply.kind, reply.error)
        result = self._result(job, page, reply.kind)
        result.article = reply.article
        return result

    async def _fetch(self, job: Job) -> Page:
        if job.place is not None:
            return await asyncio.to_thread(read_place, job.place, job.url, self._most(job.place))
        job.attempts += 1
        try:
            page = await self.fetcher.fetch(job.url)
        except FetchError as error:
            self.network.note(job.host.name, job.url, error)
            raise
        self.network.note(job.host.name, job.url, None)
        job.host.patience.renew()
        return page

    def _most(self, place: str) -> int:
        """Bytes of a page at hand. One that was recorded was held to its run's bounds, or its host's, when it came."""
        is_recorded = self.replayed is not None and place.startswith(self.replayed + os.sep)
        return sys.maxsize if is_recorded else self.settings.fetch.max_bytes

    def _failed(self, job: Job, page: Page | None, error: ScraperError) -> Result | None:
        wait = self._wait_after(job, error)
        if wait is not None:
            self.schedule.retry(job, wait)
            return None
        result = self._result(job, page, error.kind, error.message)
        result.status = result.status or getattr(error, "status", None)
        return result

    def _wait_after(self, job: Job, error: ScraperError) -> float | None:
        """Seconds until a page that failed so is tried again; None where it has failed for good."""
        if not (isinstance(error, FetchError) and error.transient):
            return None
        if self.network.is_doubtful:
            job.attempts -= 1  # this one tells nothing of the page
            return 0.0  # `Network.wait` holds it back
        asked = error.retry_after or 0.0
        rests = isinstance(error, HostUnavailable)
        if job.attempts >= self.settings.attempts or (rests and not self._is_waited_for(job.host, asked)):
            return None
        return min(MAX_WAIT, max(asked, self.settings.retry_wait * 2.0 ** (job.attempts - 1)))

    def _result(self, job: Job, page: Page | None, kind: str, message: str | None = None) -> Result:
        attempts = job.before + job.attempts
        result = Result(page=job.page, kind=kind, attempts=attempts, message=message, host=job.host.name)
        if page is not None:
            result.status, result.seconds = page.status, page.seconds
            if self.settings.record and job.place is None:
                result.raw = page
        return result

    def _limit(self, host: str) -> int:
        """How many pages of a host may be in hand at once; pages at hand have the empty host."""
        return int(self.settings.fetch.get("per_host", host)) if host else self.settings.fetch.concurrency

    async def _wait(self, host: HostQueue) -> float:
        """Seconds until a host may be asked; none for one that is not waited for: its pages fail, and say so."""
        if not host.name:
            return 0.0
        wait = await self.fetcher.ready_at(host.name) - asyncio.get_running_loop().time()
        return wait if wait <= MAX_WAIT or self._is_waited_for(host, wait) else 0.0

    def _is_waited_for(self, host: HostQueue, seconds: float) -> bool:
        """Whether the pages of a host that is not to be asked for so long wait until then."""
        end = asyncio.get_running_loop().time() + seconds
        if host.patience.has_granted(end):
            return True
        granted = host.patience.grant(end)
        if granted:
            self.tell(f"{host.name} is left alone for {seconds:.0f} s: its pages wait")
        return granted


def _first(error: BaseException) -> BaseException:
    """The error that ended the run, out of the groups around it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
