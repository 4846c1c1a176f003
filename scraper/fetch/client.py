"""The Fetcher: one URL whole, from the list to a Page, or a FetchError that says why not."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scraper.errors import (
    FetchError,
    FetchTimeout,
    HttpStatusError,
    OptedOut,
    PageTooLarge,
    ProtocolError,
    RobotsDisallowed,
)
from scraper.fetch import hops
from scraper.fetch.events import Stats, tell
from scraper.fetch.exchange import Answer
from scraper.fetch.faults import to_fetch_error
from scraper.fetch.follow import Follower
from scraper.fetch.journey import Journey
from scraper.fetch.optout import find_header_signals, find_meta_signals
from scraper.fetch.pace import Pacer
from scraper.fetch.resolve import Resolver, SystemResolver
from scraper.fetch.retry import retrying
from scraper.fetch.robots import KEPT_UNREACHABLE
from scraper.fetch.robots import MAX_BYTES as MAX_ROBOTS
from scraper.fetch.settings import FetchSettings
from scraper.fetch.sites import SiteBook
from scraper.fetch.target import Target, parse_target
from scraper.fetch.transport import GuardedBackend
from scraper.page import Page

if TYPE_CHECKING:
    from scraper.fetch.render import Renderer

SITE_FILES_SHARE = 0.5
"""Part of the deadline that reading one of a site's own files may take."""


class Fetcher:
    """Fetches pages, many at a time, with pools, paces, cookies and robots.txt of its own. Bound to one event
    loop.

    `resolver` replaces DNS. `needs_render` tells, with `render="auto"`, whether a page is an empty shell that
    its scripts would fill.
    """

    def __init__(
        self,
        settings: FetchSettings = FetchSettings(),  # noqa: B008 - frozen
        *,
        resolver: Resolver | None = None,
        needs_render: Callable[[Page], bool] | None = None,
    ) -> None:
        self.settings = settings
        self.stats = Stats()
        self._system_resolver = SystemResolver()
        self._pacer = Pacer(settings)
        self._follower = Follower(
            settings, resolver or self._system_resolver, self._pacer, self.stats, self._check
        )
        self._sites = SiteBook(settings, self._get_site_file)
        self._needs_render = needs_render
        self._renderer = self._open_renderer(resolver or self._system_resolver)

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        any_type: bool = False,
        max_bytes: int | None = None,
    ) -> Page:
        """The page at `url`. With `etag` or `last_modified` of an earlier answer it may have status 304 and
        no body.

        `any_type` takes feeds and sitemaps too, as they come; `max_bytes` replaces the setting.
        Raises InvalidUrl, RobotsDisallowed, OptedOut, BlockedAddress, HostUnavailable, HttpStatusError,
        FetchTimeout, ConnectFailed, ProtocolError, TooManyRedirects, PageTooLarge, NotHtml; each with the
        URL, without credentials, as its subject.
        """
        first = parse_target(hops.unwrap(url))
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
                page = await self._travel(journey)
        except FetchError as error:
            error.subject = first.url
            stats.failed[error.kind] += 1
            raise
        stats.ok += 1
        return page

    async def ready_at(self, host: str) -> float:
        """The event loop's time at which a request at `host` could start; infinity while its turns are
        taken."""
        return self._pacer.ready_at(host.lower())

    async def sitemaps(self, url: str) -> list[str]:
        """The Sitemap lines of the robots.txt of the site of `url`. Raises FetchError where it cannot be
        had."""
        return (await self._sites.site_of(parse_target(url))).robots.sitemaps()

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._sites.aclose()
        if self._renderer is not None:
            await self._renderer.aclose()
        await self._follower.aclose()
        self._system_resolver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
        answer = await retrying(lambda: self._follower.follow(journey, journey.first), journey, self.settings)
        answer = await self._hop(journey, answer)
        page = self._to_page(journey, answer)
        if self._renderer is not None and journey.only_html and self._wants_render(page, answer.target.host):
            return await self._render(self._renderer, journey, page, answer.target)
        return page

    async def _hop(self, journey: Journey, answer: Answer) -> Answer:
        """Follows what the page itself says; a hop that fails leaves the page that there is."""
        for _ in range(self.settings.max_hops if journey.only_html else 0):
            url = hops.find_refresh(answer.body)
            if url is None and self.settings.prefer_canonical:
                url = hops.find_canonical_of_amp(answer.body)
            if url is None:
                break
            try:
                target = parse_target(url, answer.target.url)
                if target.url == answer.target.url:
                    break
                journey.start_again()
                answer = await self._follower.follow(journey, target)
            except FetchError as error:
                if not answer.body or isinstance(error, FetchTimeout):
                    raise
                break
        return answer

    def _to_page(self, journey: Journey, answer: Answer) -> Page:
        truncated = answer.is_cut or answer.fault is not None
        if truncated and journey.only_html and b"<" not in answer.body[:100_000]:
            raise PageTooLarge(f"more than {journey.max_bytes} bytes, and no markup in the first of them")
        signals = dict.fromkeys(
            [*journey.opt_outs, *find_header_signals(answer), *find_meta_signals(hops.head_of(answer.body))]
        )
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

    def _open_renderer(self, resolver: Resolver) -> "Renderer | None":
        """A browser is made ready, not yet started, where any host may want one; what is missing is told
        now."""
        wishes = {self.settings.render, *(host.render for host in self.settings.hosts.values())}
        if wishes <= {"never", None}:
            return None
        from scraper.fetch.gate import Gate
        from scraper.fetch.render import Renderer

        gate = Gate(GuardedBackend(resolver, self.settings), 4 * self.settings.max_bytes)
        return Renderer(gate, self.settings.proxy)

    def _wants_render(self, page: Page, host: str) -> bool:
        wish = self.settings.get("render", host)
        if wish == "auto":
            return page.status == 200 and self._needs_render is not None and self._needs_render(page)
        return bool(wish == "always" and page.status == 200)

    async def _render(self, renderer: "Renderer", journey: Journey, page: Page, target: Target) -> Page:
        """The page as its scripts leave it, or as it came where the browser cannot do it."""
        from scraper.fetch.render import Visit

        sent = journey.headers_for(target, self.settings, self._follower.jar)
        headers = {name.lower(): value for name, value in sent}
        visit = Visit(
            page=page,
            seconds=journey.remaining(),
            max_bytes=journey.max_bytes,
            user_agent=headers["user-agent"],
            cookies=dict(pair.split("=", 1) for pair in headers.get("cookie", "").split("; ") if "=" in pair),
            max_hops=self.settings.max_hops,
            may_visit=lambda url: self._check(journey, parse_target(url)),
        )
        began = perf_counter()
        with journey.waiting():  # the renderer keeps to the visit's seconds, and needs some to clean up
            built = await renderer.render(visit)
        outcome = "rendered" if built is not None else "render_failed"
        tell(outcome, url=page.url, host=target.host, attempt=journey.attempt, seconds=perf_counter() - began)
        return built or page

    async def _check(self, journey: Journey, target: Target) -> None:
        """Raises RobotsDisallowed or OptedOut before `target` is asked for its page."""
        robots, optout = self.settings.get("robots", target.host), self.settings.respect_optout
        if not journey.is_page or not (robots or optout or self.settings.optout_files):
            return
        began = asyncio.get_running_loop().time()
        with journey.waiting():
            site = await self._sites.site_of(target)
        journey.spend(min(site.seconds, asyncio.get_running_loop().time() - began))
        agent = self.settings.for_host(target.host).user_agent or self.settings.user_agent
        if robots and (objection := site.robots.find_objection(target.url, agent)) is not None:
            unread = site.robots.unreachable is not None
            raise RobotsDisallowed(
                objection, transient=unread, retry_after=KEPT_UNREACHABLE if unread else None
            )
        self._pacer.pace_of(target.host).crawl_delay = site.robots.crawl_delay(agent) if robots else 0.0
        journey.opt_outs += site.opt_outs(target.url)
        if journey.opt_outs and optout:
            raise OptedOut(f"declines text and data mining ({', '.join(journey.opt_outs)})")

    async def _get_site_file(self, target: Target) -> Answer:
        async with self._deadline(target, SITE_FILES_SHARE) as timeout:
            journey = Journey(
                target, timeout, only_html=False, max_bytes=MAX_ROBOTS, conditions={}, is_page=False
            )
            try:
                return await self._follower.follow(journey, target)
            except HttpStatusError as error:
                return Answer(target=target, status=error.status, headers=(), fetched_at="", http_version="")
        raise ProtocolError("no answer")
