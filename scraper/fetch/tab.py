"""One page built in a browser's tab: the document is given, the rest loaded, and the text waited for."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import msgspec

from scraper.errors import FetchError
from scraper.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Frame, Request, Route
    from playwright.async_api import Page as Tab

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


async def build_page(tab: "Tab", visit: Visit) -> Page | None:
    """The page as its scripts leave it; None where they led the browser to what it must not visit.

    Raises Playwright's Error where the tab or its browser dies.
    """
    end = asyncio.get_running_loop().time() + visit.seconds - RESERVE
    guide = _Guide(visit, tab)
    await tab.context.route("**/*", guide.direct)
    tab.context.on("page", _close)
    tab.on("request", guide.note_redirect)
    tab.on("framenavigated", guide.note_arrival)
    await tab.goto(visit.page.final_url, wait_until="commit", timeout=visit.seconds * 1000)
    await _wait_until_quiet(tab, end)
    html: str = await tab.evaluate(_HTML, visit.max_bytes)
    return _to_page(visit, html, guide.url) if await guide.kept_to_the_way() else None


async def _close(popup: "Tab") -> None:
    """No text of the page comes in its popups."""
    from playwright.async_api import Error

    with contextlib.suppress(Error):
        await popup.close()


class _Guide:
    """Answers the browser's requests for one page: the document from what was fetched, the rest by kind."""

    def __init__(self, visit: Visit, tab: "Tab") -> None:
        self._visit = visit
        self._tab = tab
        self._checks: list[asyncio.Task[bool]] = []
        self._is_given = False
        self._hops = 0
        self._ways: set[str] = set()
        """Where the page was let go to: not all lead to a document, as a download does not."""
        self.url = visit.page.final_url
        """Of the document last loaded."""

    async def direct(self, route: "Route") -> None:
        from playwright.async_api import Error

        with contextlib.suppress(Error):
            request = route.request
            is_page = self._is_page(request)
            if is_page and not self._is_given:
                await self._give_document(route)
            elif (
                self._is_of_popup(request)
                or request.resource_type in LEFT_OUT
                or not request.url.startswith(("http://", "https://"))
                or (is_page and not await self._may_leave(request.url))
            ):
                await route.abort()
            else:
                await route.continue_()

    def note_redirect(self, request: "Request") -> None:
        """A server's redirect of the page passes no route: it is seen only when the browser follows it."""
        if request.redirected_from is not None and self._is_page(request):
            self._ways.add(request.url.partition("#")[0])
            self._checks.append(asyncio.create_task(self._may_visit(request.url)))

    def note_arrival(self, frame: "Frame") -> None:
        """A document is there. Addresses that scripts only write into the address bar are none that was asked for."""
        if frame == self._tab.main_frame and (url := frame.url.partition("#")[0]) in self._ways:
            self.url = url

    async def kept_to_the_way(self) -> bool:
        """Whether all that the page was redirected to may be visited."""
        return all(await asyncio.gather(*self._checks))

    def _is_page(self, request: "Request") -> bool:
        return (
            request.is_navigation_request()
            and not self._is_of_popup(request)
            and request.frame == self._tab.main_frame
        )

    def _is_of_popup(self, request: "Request") -> bool:
        from playwright.async_api import Error

        try:
            return request.frame.page != self._tab
        except Error:  # of a popup that has no page yet, or no more; our own has one from the start
            return True

    async def _give_document(self, route: "Route") -> None:
        self._is_given = True
        page = self._visit.page
        headers = {name: value for name, value in page.headers if name not in _NOT_PASSED}
        await route.fulfill(status=200, headers=headers, body=page.body)

    async def _may_leave(self, url: str) -> bool:
        self._hops += 1
        if self._hops > self._visit.max_hops or not await self._may_visit(url):
            return False
        self._ways.add(url.partition("#")[0])
        return True

    async def _may_visit(self, url: str) -> bool:
        try:
            await self._visit.may_visit(url)
        except FetchError:
            return False
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
