"""Where a page in the browser may go, and what it is given of what it asks for."""

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

LEFT_OUT = frozenset(("image", "media", "font", "texttrack", "manifest", "ping"))
"""Kinds of resources that are not loaded: no text comes of them."""
NOT_PASSED = frozenset(
    ("content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection")
)
"""Headers of the answer that came, which do not hold for the body as the browser is given it."""

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


class Guide:
    """Answers the browser's requests for one page: the document from what was fetched, the rest by kind."""

    def __init__(self, visit: Visit, tab: "Tab") -> None:
        self._visit = visit
        self._tab = tab
        self._checks: list[asyncio.Task[bool]] = []
        self._is_given = False
        self._hops = 0
        self._ways: set[str] = set()
        """The URLs to which the page was allowed to go. Not all of them become its document: a download does not."""
        self.url = visit.page.final_url
        """Of the document last loaded."""

    async def direct(self, route: "Route") -> None:
        """Answers, refuses or passes on one request of the browser. Errors of a tab that is closing are no matter."""
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
        """Takes note of the document that is shown now, unless a script only wrote its URL into the address bar."""
        if frame == self._tab.main_frame and (url := frame.url.partition("#")[0]) in self._ways:
            self.url = url

    async def kept_to_the_way(self) -> bool:
        """Whether all that the page was redirected to may be visited."""
        return all(await asyncio.gather(*self._checks))

    def _is_page(self, request: "Request") -> bool:
        return bool(
            request.is_navigation_request()
            and not self._is_of_popup(request)
            and request.frame == self._tab.main_frame
        )

    def _is_of_popup(self, request: "Request") -> bool:
        from playwright.async_api import Error

        try:
            return bool(request.frame.page != self._tab)
        except Error:  # of a popup that has no page yet, or no more; our own has one from the start
            return True

    async def _give_document(self, route: "Route") -> None:
        self._is_given = True
        page = self._visit.page
        headers = {name: value for name, value in page.headers if name not in NOT_PASSED}
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
