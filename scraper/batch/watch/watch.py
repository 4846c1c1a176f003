"""A run kept fresh: new articles as feeds list them, known ones looked at again while they may change."""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from scraper.background import run_to_end
from scraper.batch.engine.engine import Engine, FetchesPages
from scraper.batch.engine.fetching import run_fetcher
from scraper.batch.engine.pool import WorkerPool
from scraper.batch.inputs.named import named_by
from scraper.batch.inputs.sitemaps import MAX_SITEMAP_BYTES
from scraper.batch.run import on_signals
from scraper.batch.settings import BatchSettings
from scraper.batch.shown import shown
from scraper.batch.store.commit import Result
from scraper.batch.store.ledger import Ledger
from scraper.batch.watch.revisions import Due, Revision, Revisions, Validators
from scraper.batch.watch.shards import Share, Shares, opened_shares
from scraper.errors import ExtractError, ScraperError
from scraper.fetch import Fetcher
from scraper.fetch.events import HostTraffic
from scraper.fetch.target import parse_target
from scraper.page import Page

LEAST = 1.0
"""Seconds between two looks at what is due."""


class Event(msgspec.Struct, omit_defaults=True):
    """What happened: `new`, `changed` or `failed`; `about` is a headline or an error."""

    event: str
    url: str
    about: str | None = None
    number: int = 0
    diff: list[str] = []


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """What to watch, and how often. Times in seconds."""

    feeds: Sequence[str]
    every: float = 900.0
    ages: Sequence[float] = (3_600.0, 6 * 3_600.0, 86_400.0, 3 * 86_400.0)
    """After how long a page is looked at again: news changes in its first hours, seldom later."""
    rounds: int | None = None
    """None: until stopped."""


def watch(folder: Path, watched: Watched, settings: BatchSettings, tell: Callable[[Event], None]) -> bool:
    """Watches until stopped by SIGINT or SIGTERM, or `rounds` are over; False when stopped. Started again, it goes on.

    Raises BatchError as `run_batch` does, and InvalidUrl for a feed that can never be asked for.
    """
    for url in watched.feeds:
        parse_target(url)
    with opened_shares(folder, settings, watched.ages) as shares:
        return run_to_end(_watch(shares, watched, settings, tell))


async def _watch(
    shares: Shares, watched: Watched, settings: BatchSettings, tell: Callable[[Event], None]
) -> bool:
    async with run_fetcher(settings.fetch) as fetcher:
        watcher = Watcher(shares, watched, settings, fetcher, tell)
        with on_signals(watcher.stop):
            return await watcher.run()


class Watcher:
    """One watch over one run."""

    def __init__(
        self,
        shares: Shares,
        watched: Watched,
        settings: BatchSettings,
        fetcher: Fetcher,
        tell: Callable[[Event], None],
    ) -> None:
        self.shares = shares
        self.watched = watched
        self.settings = settings
        self.fetcher = fetcher
        self.told = tell
        self.stopped = asyncio.Event()
        self.engine: Engine | None = None
        self.work: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """Ends the watch after what is in flight; called a second time, at once."""
        again = self.stopped.is_set()
        self.stopped.set()
        if self.engine is not None:
            (self.engine.abort if again else self.engine.stop)()
        elif again and self.work is not None:
            self.work.cancel()

    def tell(self, event: Event) -> None:
        """Tells of what happened, without the credentials of a URL."""
        self.told(msgspec.structs.replace(event, url=shown(event.url)))

    async def run(self) -> bool:
        """Rounds, until all are done, or stopped: False then."""
        self.work = asyncio.create_task(self._rounds())
        await asyncio.wait({self.work})
        if not self.work.cancelled():
            self.work.result()
        return not self.stopped.is_set()

    async def _rounds(self) -> None:
        done = 0
        while not self.stopped.is_set():
            next_round = time.time() + self.watched.every
            await self.round()
            done += 1
            if done == self.watched.rounds:
                return
            await self._sleep(next_round)
            # Where it is further off than it can be, the clock was set back.
            while not self.stopped.is_set() and 0 < next_round - time.time() <= self.watched.every:
                await self._revisit_due()
                await self._sleep(next_round)

    async def round(self) -> None:
        """Feeds, then pages that are new, then pages whose time has come."""
        for url in self.watched.feeds:
            if not self.stopped.is_set():
                await self._poll(url)
        for share in self.shares.all:
            if not self.stopped.is_set():
                await self._read_new(share)
        await self._revisit_due()

    async def _revisit_due(self) -> None:
        for share in self.shares.all:
            if not self.stopped.is_set() and (due := share.memory.due()):
                await self._revisit(share, due)

    async def _sleep(self, until: float) -> None:
        """Until the next round, or the next visit if that is sooner."""
        visit = self.shares.next_time()
        pause = min(self.watched.every, min(until, visit or until) - time.time())
        try:
            await asyncio.wait_for(self.stopped.wait(), max(LEAST, pause))
        except TimeoutError:
            return

    async def _poll(self, url: str) -> None:
        """Adds what a feed (or sitemap) lists and the run does not have yet."""
        etag, modified = self.shares.feeds.feed(url)
        try:
            page = await self.fetcher.fetch(
                url, etag=etag, last_modified=modified, any_type=True, max_bytes=MAX_SITEMAP_BYTES
            )
            found = None if page.status == 304 else named_by(page.body, page.final_url, url)
        except ScraperError as error:
            self.tell(Event("failed", url, error.message))
            return
        if found is not None:
            self.shares.add(found)
            self.shares.feeds.note_feed(url, _validators(page))
        if page.truncated:
            self.tell(Event("failed", url, "broke off, and was read so far"))

    async def _read_new(self, share: Share) -> None:
        """What waits is read; pages that a killed watch had read, and not told of, are told of too."""
        waits = share.ledger.hosts_waiting(0, 1)
        validators = await self._work_off(share) if waits else {}
        share.memory.plan_visits(validators, lambda url: self.tell(Event("new", url)))

    async def _work_off(self, share: Share) -> dict[str, Validators]:
        """Fetches and extracts what waits, as any batch does."""
        noting = NotingFetcher(self.fetcher)
        async with WorkerPool(self.settings) as pool:
            tell = partial(self._tell_failed, share.ledger)
            self.engine = Engine(share.folder, share.ledger, self.settings, noting, pool, tell)
            if self.stopped.is_set():  # while the workers were started: there was no engine to be stopped
                self.engine.stop()
            try:
                await self.engine.run()
            finally:
                self.engine = None
        return noting.validators

    def _tell_failed(self, ledger: Ledger, results: Sequence[Result]) -> None:
        for result in results:
            if result.article is None:
                self.tell(Event("failed", ledger.page_url(result.page), result.message))

    async def _revisit(self, share: Share, due: Sequence[Due]) -> None:
        slots = asyncio.Semaphore(self.settings.fetch.concurrency)
        async with WorkerPool(self.settings, count=1) as pool:
            await pool.started()
            await asyncio.gather(*(self._visit(share.memory, one, pool, slots) for one in due))

    async def _visit(self, memory: Revisions, due: Due, pool: WorkerPool, slots: asyncio.Semaphore) -> None:
        """One page looked at again; a failure leaves what the run has of it."""
        async with slots:
            if self.stopped.is_set():
                return
            try:
                page = await self.fetcher.fetch(due.url, etag=due.etag, last_modified=due.modified)
                revision = None if page.status == 304 else await self._compare(memory, due, page, pool)
            except ScraperError as error:
                memory.note_visit(due.page, None)
                self.tell(Event("failed", due.url, error.message))
                return
            memory.note_visit(due.page, None if page.status == 304 else _validators(page))
            if revision is not None:
                self.tell(Event("changed", due.url, revision.headline, revision.number, revision.diff))

    async def _compare(self, memory: Revisions, due: Due, page: Page, pool: WorkerPool) -> Revision | None:
        """Raises ScraperError where a wall, an index or a part of an article came in its place: that is no revision of
        it.
        """
        # Brings the parser and all: a watch loads it when it looks at pages again.
        from scraper.verdict import BODILESS

        reply = await pool.extract(page)
        if reply.error is not None:
            raise ExtractError(reply.error, subject=due.url)
        if reply.kind in BODILESS and due.kind not in BODILESS:
            raise ExtractError(f"is now {reply.kind}; the article is kept as it was", subject=due.url)
        return memory.add(due, reply.article, reply.kind, page if self.settings.record else None)


class NotingFetcher:
    """A fetcher that remembers the validators of each answer (ETag, Last-Modified), for asking again."""

    def __init__(self, fetcher: FetchesPages) -> None:
        self.fetcher = fetcher
        self.validators: dict[str, Validators] = {}

    async def fetch(self, url: str) -> Page:
        page = await self.fetcher.fetch(url)
        self.validators[url] = _validators(page)
        return page

    async def ready_at(self, host: str) -> float:
        return await self.fetcher.ready_at(host)

    def take_traffic(self) -> Sequence[HostTraffic]:
        return self.fetcher.take_traffic()


def _validators(page: Page) -> Validators:
    """None of an answer that broke off: by them, what is missing of it would never be sent."""
    return (None, None) if page.truncated else (page.header("etag"), page.header("last-modified"))
