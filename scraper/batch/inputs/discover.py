"""The articles that a site names: by its feeds, its sitemaps, its front page. Bounded however it answers."""

from collections.abc import AsyncIterator, Callable
from fnmatch import fnmatchcase
from typing import Protocol
from urllib.parse import urljoin

import msgspec

from scraper.batch.domains import registered_domain
from scraper.batch.inputs.dates import is_before
from scraper.batch.inputs.feeds import Found, absolute, feed_problem, is_feed, parse_feed
from scraper.batch.inputs.front_page import article_links_of, feeds_of, parse_front_page
from scraper.batch.inputs.sitemaps import MAX_SITEMAP_BYTES, is_sitemap, parse_sitemap
from scraper.batch.inputs.urls import host_of, page_key, url_problem
from scraper.batch.shown import shown
from scraper.errors import FetchError, HttpStatusError
from scraper.page import Page

USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml")
"""Asked for where robots.txt names none."""


class Fetches(Protocol):
    """What discovery needs of a fetcher."""

    async def fetch(self, url: str, *, any_type: bool = False, max_bytes: int | None = None) -> Page: ...

    async def sitemaps(self, url: str) -> list[str]: ...


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which URLs to give, and how much may be asked for."""

    since: str | None = None
    """ISO 8601 day or time; URLs without a date are given all the same."""
    until: str | None = None
    include: tuple[str, ...] = ()
    """Shell patterns over the whole URL; one must match."""
    exclude: tuple[str, ...] = ()
    requests: int = 200
    depth: int = 3
    """Of sitemap indexes below one another."""
    urls: int = 50_000

    def takes(self, found: Found) -> bool:
        """Whether a URL is wanted, by its date and pattern."""
        if is_before(found.date, self.since) or is_before(self.until, found.date):
            return False
        if self.include and not any(fnmatchcase(found.url, pattern) for pattern in self.include):
            return False
        return not any(fnmatchcase(found.url, pattern) for pattern in self.exclude)


class Discovery:
    """One walk over a site. `note` is told of what could not be read."""

    def __init__(self, fetcher: Fetches, wanted: Wanted, note: Callable[[str], None]) -> None:
        self.fetcher = fetcher
        self.wanted = wanted
        self.note = note
        self.requests = 0
        self.is_spent = False
        """Whether it has been said already that no more requests are made."""
        self.seen: set[bytes] = set()
        self.asked: set[str] = set()
        self.guessed: set[str] = set()
        """Addresses that nobody has named: that nothing is there is no news."""
        self.site = ""

    async def walk(self, site: str) -> AsyncIterator[Found]:
        """The URLs of a site (or of one feed or sitemap), each once, feeds first: they are the newest."""
        problem = url_problem(site)
        if problem is not None:
            self.note(f"{shown(site)}: {problem}")
            return
        self.site = _site_of(site)
        first = await self._get(site)
        if first is None:
            return
        self.site = _site_of(first.final_url)  # it may have moved to another domain
        if is_feed(first.body):
            sources = self._feed_items(first)
        elif is_sitemap(first.body):
            sources = self._sitemap_pages([Found(site)], first)
        else:
            sources = self._site_pages(first)
        async for found in sources:
            if self._is_new(found):
                yield found
            if len(self.seen) >= self.wanted.urls:
                self.note(f"{site}: stopped at {self.wanted.urls} URLs")
                return

    async def _site_pages(self, front: Page) -> AsyncIterator[Found]:
        tree = parse_front_page(front)
        for url in feeds_of(tree, front.final_url):
            feed = await self._get(url)
            if feed is not None:
                async for found in self._feed_items(feed):
                    yield found
        async for found in self._sitemap_pages(await self._first_sitemaps(front.final_url), None):
            yield found
        for found in article_links_of(tree, front.final_url):
            yield found

    async def _feed_items(self, feed: Page) -> AsyncIterator[Found]:
        items = parse_feed(feed.body, feed.final_url)
        if problem := feed_problem(feed.body):
            self.note(f"{shown(feed.url)}: {problem}" + f"; {len(items):,} URLs were read" * bool(items))
        for found in items:
            yield found

    async def _first_sitemaps(self, site: str) -> list[Found]:
        try:
            named = await self.fetcher.sitemaps(site)
        except FetchError as error:
            self.note(str(error))
            named = []
        guessed = [] if named else [urljoin(site, path) for path in USUAL_SITEMAPS]
        self.guessed.update(guessed)
        return [Found(url) for url in (*filter(None, (absolute(site, url) for url in named)), *guessed)]

    async def _sitemap_pages(self, first: list[Found], page: Page | None) -> AsyncIterator[Found]:
        """Pages of sitemaps and of those below them; the newest sitemaps first."""
        level = first
        for _ in range(self.wanted.depth):
            deeper: list[Found] = []
            for entry in sorted(level, key=lambda found: found.date or "9999", reverse=True):
                answer, page = page or await self._get(entry.url), None
                if answer is None:
                    continue
                sitemap = parse_sitemap(answer.body, answer.final_url)
                if sitemap.problem:
                    self.note(f"{entry.url}: {sitemap.problem}")
                deeper += (found for found in sitemap.sitemaps if self._may_hold(found))
                for found in sitemap.pages:
                    yield found
            level = deeper

    def _may_hold(self, sitemap: Found) -> bool:
        """Whether a sitemap may name a wanted URL: one that was last changed before `since` cannot."""
        return not is_before(sitemap.date, self.wanted.since)

    def _is_new(self, found: Found) -> bool:
        """Whether a URL is of this site, wanted, and was not given before."""
        if url_problem(found.url) or _site_of(found.url) != self.site or not self.wanted.takes(found):
            return False
        key = page_key(found.url)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    async def _get(self, url: str) -> Page | None:
        """What a URL answers; None when it cannot be had, was asked for before, is foreign, or too many."""
        if url in self.asked or url_problem(url) or _site_of(url) != self.site:
            return None
        if self.requests >= self.wanted.requests:
            self._note_spent(url)
            return None
        self.asked.add(url)
        self.requests += 1
        try:
            return await self.fetcher.fetch(url, any_type=True, max_bytes=MAX_SITEMAP_BYTES)
        except FetchError as error:
            if url not in self.guessed or not isinstance(error, HttpStatusError):
                self.note(str(error))
            return None

    def _note_spent(self, url: str) -> None:
        """Says once that the budget is spent: an index may name thousands of sitemaps that are then not read."""
        if not self.is_spent:
            self.note(f"{url}: not read, nor what comes after it: {self.wanted.requests} requests were made")
        self.is_spent = True


def _site_of(url: str) -> str:
    """The registered domain, or the host where it has none: an address."""
    return registered_domain(host_of(url))
