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
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

import msgspec

from scraper.errors import ConfigError, FetchError, MissingExtra
from scraper.fetch.gate import Gate
from scraper.fetch.memory import find_process, tree_memory
from scraper.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Route
    from playwright.async_api import Page as Tab

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
VARIABLE = "CHROMIUM"
TABS = 2
"""Pages built at a time: each keeps a core busy."""
PAGES_EACH = 50
"""Pages after which the browser is started anew."""
MAX_MEMORY = 1_500_000_000
"""Bytes of the browser and its children; one plain page takes about 300 MB with the browser itself."""
WATCH_EVERY = 0.25
QUIET = 0.5
"""Seconds in which the text must not have changed, for the page to be taken as built."""
RESERVE = 1.0
"""Seconds of the deadline kept for reading the page and closing it."""
LEFT_OUT = frozenset(("image", "media", "font", "texttrack", "manifest", "ping"))
"""Kinds of resources that are not loaded: no text comes of them."""
ARGUMENTS = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --mute-audio "
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp --js-flags=--max-old-space-size=256"
).split()
_NOT_PASSED = frozenset(
    ("content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection")
)
_LENGTH = "document.documentElement ? document.documentElement.textContent.length : 0"
_HTML = "max => '<!doctype html>' + document.documentElement.outerHTML.slice(0, max)"

MayVisit = Callable[[str], Awaitable[None]]
"""Raises FetchError where the page must not lead the browser to a URL."""


class Visit(msgspec.Struct, kw_only=True):
    """What one page needs to be built."""

    page: Page
    seconds: float
    """Until the deadline."""
    max_bytes: int
    user_agent: str
    cookies: dict[str, str]
    max_hops: int
    may_visit: MayVisit


class Renderer:
    """Builds pages. Raises MissingExtra or ConfigError at once where it never could."""

    def __init__(self, gate: Gate, proxy: str | None = None) -> None:
        if importlib.util.find_spec("playwright") is None:
            raise MissingExtra("playwright", "browser")
        self._executable = find_chromium()
        self._gate = gate
        self._proxy = proxy
        self._tabs = asyncio.Semaphore(TABS)
        self._starting = asyncio.Lock()
        self._playwright: Any = None
        self._browser: Browser | None = None
        self._pid: int | None = None
        self._pages = 0

    async def render(self, visit: Visit) -> Page | None:
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

    async def _build(self, tab: "Tab", visit: Visit) -> Page:
        end = asyncio.get_running_loop().time() + visit.seconds - RESERVE
        guide = _Guide(visit)
        await tab.route("**/*", guide.direct)
        watching = asyncio.create_task(self._watch_memory())
        try:
            milliseconds = max(1.0, visit.seconds - RESERVE) * 1000
            with contextlib.suppress(TimeoutError):
                await tab.goto(visit.page.final_url, wait_until="domcontentloaded", timeout=milliseconds)
            await _wait_until_quiet(tab, end)
            html: str = await tab.evaluate(_HTML, visit.max_bytes)
        finally:
            watching.cancel()
        return _to_page(visit, html, guide.url)

    @contextlib.asynccontextmanager
    async def _context(self, visit: Visit) -> "AsyncIterator[BrowserContext]":
        browser = await self._get_browser()
        context = await browser.new_context(
            user_agent=visit.user_agent, service_workers="block", accept_downloads=False
        )
        try:
            url = visit.page.final_url
            await context.add_cookies([{"name": n, "value": v, "url": url} for n, v in visit.cookies.items()])
            yield context
        finally:
            await self._close(context)

    async def _close(self, context: "BrowserContext") -> None:
        """A page in an endless loop does not close: then all of the browser goes."""
        closing = asyncio.ensure_future(context.close())
        done, _ = await asyncio.wait([closing], timeout=RESERVE)
        if not done or closing.exception() is not None:
            closing.cancel()
            await self._end_browser()

    async def _get_browser(self) -> "Browser":
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
        self._pid = find_process(marker)
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
        if self._pid is not None:
            with contextlib.suppress(OSError):
                os.kill(self._pid, 9)

    async def _watch_memory(self) -> None:
        """Ends the browser when it takes more than MAX_MEMORY: its pages then fail with Playwright's
        error."""
        while self._pid is not None:
            if await asyncio.to_thread(tree_memory, self._pid) > MAX_MEMORY:
                self._kill()
                return
            await asyncio.sleep(WATCH_EVERY)


class _Guide:
    """Answers the browser's requests for one page: the document from what was fetched, the rest by kind."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._is_given = False
        self._hops = 0
        self.url = visit.page.final_url
        """Of the document last loaded."""

    async def direct(self, route: "Route") -> None:
        from playwright.async_api import Error

        with contextlib.suppress(Error):
            request = route.request
            is_page = request.is_navigation_request() and request.frame.parent_frame is None
            if is_page and not self._is_given:
                await self._give_document(route)
            elif (
                request.resource_type in LEFT_OUT
                or not request.url.startswith(("http://", "https://"))
                or (is_page and not await self._may_leave(request.url))
            ):
                await route.abort()
            else:
                await route.continue_()

    async def _give_document(self, route: "Route") -> None:
        self._is_given = True
        page = self._visit.page
        headers = {name: value for name, value in page.headers if name not in _NOT_PASSED}
        await route.fulfill(status=200, headers=headers, body=page.body)

    async def _may_leave(self, url: str) -> bool:
        self._hops += 1
        if self._hops > self._visit.max_hops:
            return False
        try:
            await self._visit.may_visit(url)
        except FetchError:
            return False
        self.url = url
        return True


async def _wait_until_quiet(tab: "Tab", end: float) -> None:
    """Until the text has not changed for QUIET seconds and nothing is loading, or the time is up."""
    from playwright.async_api import Error

    now = asyncio.get_running_loop().time
    with contextlib.suppress(Error):
        await tab.wait_for_load_state("networkidle", timeout=max(1.0, (end - now()) * 1000))
    length, since = -1, now()
    while now() < end and now() - since < QUIET:
        try:
            found = await tab.evaluate(_LENGTH)
        except Error:  # between two documents
            found = -1
        if found != length:
            length, since = found, now()
        await asyncio.sleep(QUIET / 5)


def _to_page(visit: Visit, html: str, url: str) -> Page:
    headers = [
        (name, value) for name, value in visit.page.headers if name not in ("content-type", *_NOT_PASSED)
    ]
    body = html.encode("utf-8", "replace")
    return msgspec.structs.replace(
        visit.page,
        body=body[: visit.max_bytes],
        headers=(*headers, ("content-type", "text/html; charset=utf-8")),
        final_url=url,
        truncated=len(body) >= visit.max_bytes,
        rendered=True,
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
