"""The Fetcher: one URL whole, from the list to a Page, or a FetchError that says why not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import msgspec

from scraper.errors import (
    FetchError,
    FetchTimeout,
    HttpStatusError,
    OptedOut,
    PageTooLarge,
    ProtocolError,
)
from scraper.fetch import hops
from scraper.fetch.browser.render import NeedsRender, Renderer
from scraper.fetch.cookies import CookieJar, CookiesFor
from scraper.fetch.events import HostTraffic, Stats
from scraper.fetch.exchange import Answer
from scraper.fetch.faults import to_fetch_error
from scraper.fetch.follow import Follower
from scraper.fetch.journey import Journey
from scraper.fetch.opt_out import find_header_signals, find_meta_signals
from scraper.fetch.pace import Pacer
from scraper.fetch.permit import Permit
from scraper.fetch.resolve import Resolver, SystemResolver
from scraper.fetch.retry import retrying
from scraper.fetch.robots import MAX_BYTES as MAX_ROBOTS
from scraper.fetch.settings import FetchSettings
from scraper.fetch.sites import SiteBook
from scraper.fetch.target import Target, parse_target, redact
from scraper.fetch.wrapped import unwrap
from scraper.page import Page

MARKUP_WITHIN = 100_000
"""Bytes of a body cut off, within which there must be markup for it to be of use."""


class Fetcher:
    """Fetches pages, many at a time, with pools, paces and cookies of its own, within one event loop.

    `resolver` replaces DNS. `needs_render` tells, with `render="auto"`, whether a page is an empty shell that
    its scripts would fill. `cookies_for` gives the cookies that a host gets from the first request on.
    """

    def __init__(
        self,
        settings: FetchSettings = FetchSettings(),  # noqa: B008 - frozen
        *,
        resolver: Resolver | None = None,
        needs_render: NeedsRender | None = None,
        cookies_for: CookiesFor | None = None,
    ) -> None:
        self.settings = settings
        self.stats = Stats()
        self._system_resolver = SystemResolver()
        self._pacer = Pacer(settings)
        self._sites = SiteBook(settings, self._get_site_file)
        check = Permit(settings, self._sites, self._pacer).check
        resolver = resolver or self._system_resolver
        jar = CookieJar(cookies_for)
        self._follower = Follower(settings, resolver, self._pacer, self.stats, check, jar)
        self._renderer = Renderer(settings, resolver, jar, check, needs_render)

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        any_type: bool = False,
        max_bytes: int | None = None,
    ) -> Page:
        """The page at `url`; its `url` is as given, without credentials.

        With `etag` or `last_modified` of an earlier answer it may have status 304 and no body. `any_type`
        takes feeds and sitemaps too, as they come; `max_bytes` replaces the setting.
        Raises InvalidUrl, UnresolvedLink, RobotsDisallowed, OptedOut, BlockedAddress, HostUnavailable, HttpStatusError,
        FetchTimeout, ConnectFailed, ProtocolError, TooManyRedirects, PageTooLarge, NotHtml; each with the
        URL, without credentials, as its subject.
        """
        first = parse_target(unwrap(url))
        shown = first.url if first.authorization else redact(url)
        stats = self.stats.of(first.host)
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        try:
            async with self._deadline(first) as timeout:
                journey = Journey(
                    first,
                    timeout,
                    only_html=not any_type,
                    max_bytes=max_bytes or self.settings.get("max_bytes", first.host),
                    conditions={name: value for name, value in conditions.items() if value},
                )
                page = msgspec.structs.replace(await self._travel(journey), url=shown)
        except FetchError as error:
            error.subject = shown
            stats.failed[error.kind] += 1
            raise
        stats.ok += 1
        return page

    async def ready_at(self, host: str) -> float:
        """The event loop's time at which a request at `host` could start; a guess while its turns are taken."""
        return self._pacer.ready_at(host.lower())

    def take_traffic(self) -> list[HostTraffic]:
        """Requests and bytes by host since this was last called, robots.txt and redirects included."""
        return self.stats.take_traffic()

    async def sitemaps(self, url: str) -> list[str]:
        """The Sitemap lines of robots.txt at the site of `url`. Raises FetchError where it cannot be reached."""
        return (await self._sites.site_of(parse_target(url))).robots.sitemaps()

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._sites.aclose()
        await self._renderer.aclose()
        await self._follower.aclose()
        self._system_resolver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    @asynccontextmanager
    async def _deadline(self, first: Target, share: float = 1.0) -> AsyncIterator[asyncio.Timeout]:
        """Bounds a fetch, and lets nothing out of it but FetchErrors."""
        seconds = self.settings.get("deadline", first.host) * share
        try:
            async with asyncio.timeout(seconds) as timeout:
                yield timeout
        except TimeoutError:
            raise FetchTimeout(f"not done within {seconds:g} s", subject=first.url) from None
        except FetchError:
            raise
        except (OSError, ValueError, LookupError, RuntimeError) as error:
            raise to_fetch_error(error, first.url) from error

    async def _travel(self, journey: Journey) -> Page:
        self._renderer.check_link(journey.first)
        answer = await retrying(lambda: self._follower.follow(journey, journey.first), journey, self.settings)
        answer, metas = await self._hop(journey, answer)
        return await self._renderer.finish(journey, self._to_page(journey, answer, metas), answer.target)

    async def _hop(self, journey: Journey, answer: Answer) -> tuple[Answer, list[bytes]]:
        """The page to which this one sends its reader on, or itself, with its metas. Where a hop fails, the page
        before it is kept."""
        metas = hops.find_metas(answer.body)
        for _ in range(self.settings.max_hops if journey.only_html else 0):
            try:
                target = self._find_hop(answer, metas)
                if target is None:
                    break
                journey.start_again()
                answer = await self._follower.follow(journey, target)
                metas = hops.find_metas(answer.body)
            except FetchError as error:
                if not answer.body or isinstance(error, FetchTimeout):
                    raise
                break
        return answer, metas

    def _find_hop(self, answer: Answer, metas: list[bytes]) -> Target | None:
        """Where a refresh, or the canonical link of an AMP page, leads; None where that is nowhere else."""
        here = answer.target.url
        url = hops.read_refresh(answer.header("refresh")) or hops.find_refresh(answer.body, metas)
        if url is not None:
            target = parse_target(url, here)
            return target if target.url != here else None
        canonical = hops.find_canonical_of_amp(answer.body) if self.settings.prefer_canonical else None
        if canonical is None:
            return None
        target = parse_target(canonical, here)
        # A canonical that is a site's front page was set by mistake.
        return target if target.url != here and target.path != b"/" else None

    def _to_page(self, journey: Journey, answer: Answer, metas: list[bytes]) -> Page:
        truncated = answer.is_cut or answer.fault is not None
        if truncated and journey.only_html and b"<" not in answer.body[:MARKUP_WITHIN]:
            if answer.is_cut:
                raise PageTooLarge(f"more than {journey.max_bytes} bytes, and no markup in the first of them")
            raise ProtocolError(f"broke off before any markup: {answer.fault}")
        signals = dict.fromkeys([*journey.opt_outs, *find_header_signals(answer), *find_meta_signals(metas)])
        if signals and self.settings.respect_optout:
            raise OptedOut(f"declines text and data mining ({', '.join(signals)})")
        return Page(
            url=journey.first.url,
            final_url=answer.target.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=answer.fetched_at,
            seconds=answer.seconds,
            truncated=truncated,
            opt_out=tuple(signals),
        )

    async def _get_site_file(self, target: Target, share: float, spent: list[float]) -> Answer:
        """A file of the site itself, within a share of the deadline; adds the seconds it took to `spent`."""
        async with self._deadline(target, share) as timeout:
            journey = Journey(
                target, timeout, only_html=False, max_bytes=MAX_ROBOTS, conditions={}, is_page=False
            )
            given = journey.remaining()
            try:
                return await self._follower.follow(journey, target)
            except HttpStatusError as error:
                return Answer(target=target, status=error.status, headers=(), fetched_at="", http_version="")
            finally:
                spent.append(given - journey.remaining())
        raise AssertionError  # for mypy, to which a context manager may swallow errors
