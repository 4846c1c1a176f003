"""One page built in a browser's tab: the document is given, the rest loaded, and the text waited for."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import msgspec

from scraper.errors import FetchError
from scraper.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Page as Tab
    from playwright.async_api import Route

QUIET = 0.5
"""Seconds in which the text must not have changed, for the page to be taken as built."""
RESERVE = 1.0
"""Seconds of the deadline kept for reading the page and closing it."""
LEFT_OUT = frozenset(("image", "media", "font", "texttrack", "manifest", "ping"))
"""Kinds of resources that are not loaded: no text comes of them."""
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


async def build_page(tab: "Tab", visit: Visit) -> Page:
    """The page as its scripts leave it. Raises Playwright's Error where the tab or its browser dies."""
    end = asyncio.get_running_loop().time() + visit.seconds - RESERVE
    guide = _Guide(visit)
    await tab.route("**/*", guide.direct)
    await tab.goto(visit.page.final_url, wait_until="domcontentloaded", timeout=visit.seconds * 1000)
    await _wait_until_quiet(tab, end)
    html: str = await tab.evaluate(_HTML, visit.max_bytes)
    return _to_page(visit, html, guide.url)


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
    """Until nothing is loading and the text has not changed for QUIET seconds, or the time is up."""
    now = asyncio.get_running_loop().time
    idle = asyncio.ensure_future(
        tab.wait_for_load_state("networkidle", timeout=max(1.0, (end - now()) * 1000))
    )
    length, since = -1, now()
    try:
        while now() < end and not (idle.done() and now() - since >= QUIET):
            found = await _measure(tab)
            if found != length:
                length, since = found, now()
            await asyncio.sleep(QUIET / 5)
    finally:
        idle.cancel()
        await asyncio.gather(idle, return_exceptions=True)


async def _measure(tab: "Tab") -> int:
    """Characters of text; -1 between two documents."""
    from playwright.async_api import Error

    try:
        return int(await tab.evaluate(_LENGTH))
    except Error:
        return -1


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
