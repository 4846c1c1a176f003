"""Which pages are built by a browser, and how a fetch hands one over to it."""

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from scraper.errors import UnresolvedLink
from scraper.fetch.cookies import CookieJar
from scraper.fetch.events import tell
from scraper.fetch.journey import Check, Journey
from scraper.fetch.resolve import Resolver
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Target, parse_target
from scraper.fetch.transport import GuardedBackend
from scraper.fetch.wrapped import is_sealed
from scraper.page import Page

if TYPE_CHECKING:
    from scraper.fetch.browser.browser import Browser
    from scraper.fetch.browser.guide import Visit

NeedsRender = Callable[[Page], bool]
GATE_SHARE = 4
"""Times `max_bytes` that one connection of a page may bring in: scripts outweigh the text."""


class Renderer:
    """Hands pages to a browser where the settings wish so.

    Where any host may want one, a missing Playwright or Chromium is told at once (MissingExtra, ConfigError);
    the browser itself is started with the first page.
    """

    def __init__(
        self,
        settings: FetchSettings,
        resolver: Resolver,
        jar: CookieJar,
        check: Check,
        needs: NeedsRender | None,
    ) -> None:
        self._settings = settings
        self._jar = jar
        self._check = check
        self._needs = needs
        self.browser = self._make_browser(resolver)

    def check_link(self, target: Target) -> None:
        """Raises UnresolvedLink for a link that leads on only in a browser, where none may be opened for it."""
        if is_sealed(target.url) and self._settings.get("render", target.host) == "never":
            raise UnresolvedLink(
                "is a link of Google News that does not say where it leads; --render auto opens it in a browser"
            )

    async def finish(self, journey: Journey, page: Page, target: Target) -> Page:
        """The page as its scripts leave it; as it came where that is not wanted, or the browser cannot do it."""
        if self.browser is None or not journey.only_html or not await self._wants(page, target.host):
            return page
        began = perf_counter()
        visit = self._visit(journey, page, target)
        with journey.waiting():  # the browser keeps to the visit's seconds, and needs some to clean up
            built = await self.browser.build(visit)
        outcome = "rendered" if built is not None else "render_failed"
        tell(outcome, url=page.url, host=target.host, attempt=journey.attempt, seconds=perf_counter() - began)
        if is_sealed((built or page).final_url):
            raise UnresolvedLink("is a link of Google News from which the browser was not led on")
        return built or page

    async def aclose(self) -> None:
        """Ends the browser."""
        if self.browser is not None:
            await self.browser.aclose()

    def _make_browser(self, resolver: Resolver) -> "Browser | None":
        wishes = {self._settings.render, *(host.render for host in self._settings.hosts.values())}
        if wishes <= {"never", None}:
            return None
        from scraper.fetch.browser.browser import Browser
        from scraper.fetch.browser.gate import Gate

        gate = Gate(GuardedBackend(resolver, self._settings), GATE_SHARE * self._settings.max_bytes)
        return Browser(gate, self._settings.proxy)

    async def _wants(self, page: Page, host: str) -> bool:
        wish = self._settings.get("render", host)
        if page.status != 200 or wish == "never":
            return False
        if wish == "always" or is_sealed(page.final_url):
            return True
        if self._needs is None:
            return False
        return await asyncio.to_thread(self._needs, page)

    def _visit(self, journey: Journey, page: Page, target: Target) -> "Visit":
        from scraper.fetch.browser.guide import Visit

        sent = journey.headers_for(target, self._settings, self._jar)
        headers = {name.lower(): value for name, value in sent}
        pairs = headers.get("cookie", "").split("; ")
        return Visit(
            page=page,
            seconds=journey.remaining(),
            max_bytes=journey.max_bytes,
            user_agent=headers["user-agent"],
            cookies=dict(pair.split("=", 1) for pair in pairs if "=" in pair),
            max_hops=self._settings.max_hops,
            may_visit=lambda url: self._check(journey, parse_target(url)),
        )
