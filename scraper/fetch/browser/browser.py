"""Pages built by their scripts, in the system's Chromium through Playwright (extra `browser`).

What was fetched already is given to the browser as the document, so nothing is asked for twice; all else that
the page loads goes through a Gate. One browser serves many pages, a fresh context each; it is ended when a
page hangs it or makes it grow too large, and now and then to give back what it gathered.
"""

import asyncio
import contextlib
import importlib.util
import os
import shutil
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from scraper.errors import ConfigError, MissingExtra
from scraper.fetch.browser.gate import Gate
from scraper.fetch.browser.guide import Visit
from scraper.fetch.browser.memory import find_process, tree_memory
from scraper.fetch.browser.tab import RESERVE, build_page
from scraper.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext
    from playwright.async_api import Page as Tab

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
VARIABLE = "CHROMIUM"
TABS = 2
"""Pages built at a time: each keeps a core busy."""
PAGES_EACH = 50
"""Pages after which the browser is started anew."""
MAX_MEMORY = 1_000_000_000
"""Bytes of the browser and its children; one plain page takes about 300 MB with the browser itself."""
WATCH_EVERY = 0.25
ARGUMENTS = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --mute-audio "
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp --js-flags=--max-old-space-size=256"
).split()


class Browser:
    """A Chromium that builds pages. Raises MissingExtra or ConfigError at once where it never could."""

    def __init__(self, gate: Gate, proxy: str | None = None) -> None:
        if importlib.util.find_spec("playwright") is None:
            raise MissingExtra("playwright", "browser")
        self._executable = find_chromium()
        self._gate = gate
        self._proxy = proxy
        self._tabs = asyncio.Semaphore(TABS)
        self._starting = asyncio.Lock()
        self._playwright: Any = None
        self._browser: Chromium | None = None
        self.pid: int | None = None
        self._pages = 0

    async def build(self, visit: Visit) -> Page | None:
        """The page as its scripts leave it; None where the browser cannot build it in time or in memory."""
        from playwright.async_api import Error

        async with self._tabs:
            try:
                async with asyncio.timeout(max(0.0, visit.seconds)), self._context(visit) as context:
                    return await self._build(await context.new_page(), visit)
            except (Error, TimeoutError):
                return None

    async def aclose(self) -> None:
        """Ends the browser."""
        await self._end_browser()
        if self._playwright is not None:
            await self._playwright.stop()
        await self._gate.aclose()

    async def _build(self, tab: "Tab", visit: Visit) -> Page | None:
        watching = asyncio.create_task(self._watch_memory())
        try:
            return await build_page(tab, visit)
        finally:
            watching.cancel()

    @contextlib.asynccontextmanager
    async def _context(self, visit: Visit) -> "AsyncIterator[BrowserContext]":
        browser = await self._get_browser()
        context = await browser.new_context(
            user_agent=visit.user_agent, service_workers="block", accept_downloads=False
        )
        try:
            await _add_cookies(context, visit)
            yield context
        finally:
            await self._close(context)

    async def _close(self, context: "BrowserContext") -> None:
        """Closes a page's context; where that hangs, as in an endless loop of scripts, the whole browser is ended."""
        closing = asyncio.ensure_future(context.close())
        done, _ = await asyncio.wait([closing], timeout=RESERVE)
        if not done or closing.exception() is not None:
            closing.cancel()
            await self._end_browser()

    async def _get_browser(self) -> "Chromium":
        async with self._starting:
            if self._browser is not None and (not self._browser.is_connected() or self._pages >= PAGES_EACH):
                await self._end_browser()
            if self._browser is None:
                await self._start_browser()
            self._pages += 1
            assert self._browser is not None
            return self._browser

    async def _start_browser(self) -> None:
        from playwright.async_api import async_playwright

        if self._playwright is None:
            self._playwright = await async_playwright().start()
        proxy = _read_proxy(self._proxy) if self._proxy else {"server": await self._gate.open()}
        marker = f"--scraper-{os.getpid()}-{id(self)}-{self._pages}"
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        self._browser = await self._playwright.chromium.launch(
            executable_path=self._executable,
            args=[*ARGUMENTS, *root, "--proxy-bypass-list=<-loopback>", marker],
            proxy=proxy,
            chromium_sandbox=not root,
        )
        self.pid = find_process(marker)
        self._pages = 0

    async def _end_browser(self) -> None:
        browser, self._browser = self._browser, None
        if browser is None:
            return
        closing = asyncio.ensure_future(browser.close())
        done, _ = await asyncio.wait([closing], timeout=RESERVE)
        if not done:
            closing.cancel()
            self._kill()
        else:
            closing.exception()
        await self._gate.aclose()

    def _kill(self) -> None:
        if self.pid is not None:
            with contextlib.suppress(OSError):
                os.kill(self.pid, 9)

    async def _watch_memory(self) -> None:
        """Ends the browser when it takes more than MAX_MEMORY: its pages then fail with Playwright's error."""
        while self.pid is not None:
            if await asyncio.to_thread(tree_memory, self.pid) > MAX_MEMORY:
                self._kill()
                return
            await asyncio.sleep(WATCH_EVERY)


async def _add_cookies(context: "BrowserContext", visit: Visit) -> None:
    """Adds cookies one by one, so that one which the browser does not take costs none of the others."""
    from playwright.async_api import Error

    url = visit.page.final_url
    for name, value in visit.cookies.items():
        with contextlib.suppress(Error):
            await context.add_cookies(
                [{"name": name, "value": value, "url": url, "secure": url.startswith("https:")}]
            )


def find_chromium() -> str:
    """The path of the system's Chromium. Raises ConfigError."""
    named = os.environ.get(VARIABLE)
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise ConfigError(f"no Chromium found as {named or ', '.join(NAMES)}; install one or set {VARIABLE}")
    return found


def _read_proxy(proxy: str) -> dict[str, str]:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(proxy)
    found = {"server": f"{parts.scheme}://{parts.hostname}:{parts.port or 80}"}
    if parts.username:
        found |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    return found
