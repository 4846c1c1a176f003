"""The spine: a URL in, an article out. Sync doors over one async core.

    scrape(url) = fetch → extract

A `Scraper` fetches in one event loop in a thread of its own: so one pool, one robots.txt cache and one pace a
host serve sync callers, async callers of any loop, and threads alike. Extraction, which is CPU work, is
done in threads beside that loop.
"""

from __future__ import annotations

import asyncio
import atexit
import concurrent.futures
import os
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from functools import cache, partial
from itertools import islice
from typing import Any, Literal
from weakref import WeakSet

import msgspec

from scraper.article import Article
from scraper.background import BackgroundLoop
from scraper.errors import ExtractError, InvalidUrl, ScraperError
from scraper.extract import extract_page, needs_render
from scraper.fetch import Fetcher, FetchSettings
from scraper.rules import cookies_for


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one URL of many: an article, or the error in its place."""

    url: str
    article: Article | None = None
    error: ScraperError | None = None

    @property
    def ok(self) -> bool:
        return self.article is not None


class Scraped(Outcome, frozen=True, kw_only=True):
    """With an article. Two types, so that a type checker knows by `outcome.ok` which of the two is there."""

    article: Article
    error: None = None

    @property
    def ok(self) -> Literal[True]:
        return True


class Failed(Outcome, frozen=True, kw_only=True):
    """With an error."""

    article: None = None
    error: ScraperError

    @property
    def ok(self) -> Literal[False]:
        return False


class Scraper:
    """A connection pool and its settings, to be used for many pages and from any thread or loop.

    `concurrency` is how many URLs `scrape_many` has in work at once, by default as
    many as the settings allow requests. Close it, or use it as a context
    manager, sync or async. In another process, forked or pickled for, it begins anew, with a pool of its own.
    """

    def __init__(self, settings: FetchSettings | None = None, *, concurrency: int | None = None) -> None:
        self._background = BackgroundLoop()
        self._fetcher: Fetcher | None = None
        self.settings = _checked(settings)
        self.concurrency = self.settings.concurrency if concurrency is None else concurrency
        if type(self.concurrency) is not int or self.concurrency < 1:
            raise ValueError(f"concurrency: expected an int of at least 1, got {concurrency!r}")
        _ALIVE.add(self)

    def scrape(self, url: str) -> Article:
        """The article at this URL. Raises FetchError or ExtractError, which carry it."""
        return self._background.run(self._scrape(url))

    async def ascrape(self, url: str) -> Article:
        """As `scrape`, for async callers; cancelling it ends the fetch."""
        return await self._background.arun(self._scrape(url))

    def scrape_many(self, urls: Iterable[str]) -> Iterator[Scraped | Failed]:
        """One outcome for each URL, in completion order. No page, however bad, stops the rest; `urls` may be
        endless and is read as room comes free. Leaving the loop early ends what is under way.

        Raises TypeError, before anything is asked, for a single string in place of many.
        """
        return self._scrape_each(_many(urls))

    def _scrape_each(self, waiting: Iterator[str]) -> Iterator[Scraped | Failed]:
        pending: set[concurrent.futures.Future[Scraped | Failed]] = set()
        try:
            while True:
                room = self.concurrency - len(pending)
                for url in islice(waiting, room):
                    pending.add(self._background.submit(self._outcome(url)))
                if not pending:
                    return
                done, pending = concurrent.futures.wait(
                    pending, return_when=concurrent.futures.FIRST_COMPLETED
                )
                for future in done:
                    with self._background.telling():
                        outcome = future.result()
                    yield outcome
        finally:
            for future in pending:
                future.cancel()

    def ascrape_many(self, urls: Iterable[str]) -> AsyncIterator[Scraped | Failed]:
        """As `scrape_many`, for async callers."""
        return self._ascrape_each(_many(urls))

    async def _ascrape_each(self, waiting: Iterator[str]) -> AsyncIterator[Scraped | Failed]:
        pending: set[asyncio.Future[Scraped | Failed]] = set()
        try:
            while True:
                room = self.concurrency - len(pending)
                for url in islice(waiting, room):
                    pending.add(asyncio.wrap_future(self._background.submit(self._outcome(url))))
                if not pending:
                    return
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for future in done:
                    with self._background.telling():
                        outcome = future.result()
                    yield outcome
        finally:
            for future in pending:
                future.cancel()

    async def _scrape(self, url: str) -> Article:
        if not isinstance(url, str):
            raise InvalidUrl(f"a URL is a str, not {type(url).__name__}", subject=str(url))
        if self._fetcher is None:
            self._fetcher = Fetcher(self.settings, needs_render=needs_render, cookies_for=cookies_for)
        page = await self._fetcher.fetch(url)
        try:
            return await asyncio.to_thread(extract_page, page)
        except ScraperError:
            raise
        except Exception as error:  # a fault of ours: it must carry the URL, and stop nothing else
            raise ExtractError(f"{type(error).__name__}: {error}", subject=url) from error

    async def _outcome(self, url: str) -> Scraped | Failed:
        try:
            return Scraped(url=url, article=await self._scrape(url))
        except ScraperError as error:
            return Failed(url=str(url), error=error)
        except Exception as error:  # a fault of the fetcher's, likewise
            wrapped = ScraperError(f"{type(error).__name__}: {error}", subject=str(url))
            return Failed(url=str(url), error=wrapped)

    async def _close_fetcher(self) -> None:
        if self._fetcher is not None:
            await self._fetcher.aclose()

    def close(self) -> None:
        """Ends what is under way (who waits for it gets a RuntimeError) and closes the pool. Twice does no harm."""
        self._background.close(self._close_fetcher)

    async def aclose(self) -> None:
        """As `close`, without holding up the caller's loop."""
        await asyncio.to_thread(self.close)

    def __del__(self) -> None:
        """One that was let go unclosed must not keep its thread and its sockets."""
        if not sys.is_finalizing():
            self._background.abandon(self._fetcher.aclose if self._fetcher is not None else None)

    def _begin_anew(self) -> None:
        """In a process just forked: the thread has stayed behind, and the sockets are the parent's."""
        _LEFT_ALONE.append((self._background, self._fetcher))
        self._background, self._fetcher = self._background.anew(), None

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle: in another process it begins anew, as in a forked one. Its `scrape` may be given to a pool."""
        return partial(Scraper, concurrency=self.concurrency), (self.settings,)

    def __enter__(self) -> Scraper:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Scraper:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


_ALIVE: WeakSet[Scraper] = WeakSet()
_LEFT_ALONE: list[object] = []
"""What a fork has copied of its parent's. Were it let go, it would be closed, and with it what the parent uses."""


def _after_fork() -> None:
    for scraper in list(_ALIVE):
        scraper._begin_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _checked(settings: FetchSettings | None) -> FetchSettings:
    default = FetchSettings()
    if settings is None:
        return default
    if not isinstance(settings, type(default)):
        raise TypeError(f"settings are FetchSettings, not {type(settings).__name__}")
    return settings


def _many(urls: Iterable[str]) -> Iterator[str]:
    """Raises TypeError for one string: each of its letters would be asked for as a URL."""
    if isinstance(urls, (str, bytes)):
        raise TypeError(
            f"urls is an iterable of URLs, not one {type(urls).__name__}; for one URL there is scrape()"
        )
    return iter(urls)


@cache
def _shared() -> Scraper:
    """The Scraper behind the module's functions: so a loop of `scrape` calls shares connections, robots.txt and
    pace."""
    scraper = Scraper()
    atexit.register(scraper.close)
    return scraper


def scrape(url: str) -> Article:
    """The article at this URL: fetched (politely, obeying robots.txt) and extracted.

    Raises FetchError where the page cannot be had, ExtractError where it cannot be read.
    """
    return _shared().scrape(url)


async def ascrape(url: str) -> Article:
    """As `scrape`, for async callers."""
    return await _shared().ascrape(url)


def scrape_many(urls: Iterable[str]) -> Iterator[Scraped | Failed]:
    """One outcome for each URL, in completion order; no bad page stops the rest.

    Raises TypeError for a single string in place of many.
    """
    return _shared().scrape_many(urls)
