"""One page built in a browser's tab: the document is given, the rest loaded, and the text waited for."""

import asyncio
import contextlib
from typing import TYPE_CHECKING

import msgspec

from scraper.fetch.browser.guide import NOT_PASSED, Guide, Visit
from scraper.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Page as Tab

QUIET = 0.5
"""Seconds in which the text must not have changed, for the page to be taken as built."""
RESERVE = 1.0
"""Seconds of the deadline kept for reading the page and closing it."""
_LENGTH = "document.documentElement ? document.documentElement.textContent.length : 0"
_HTML = "max => '<!doctype html>' + document.documentElement.outerHTML.slice(0, max)"


async def build_page(tab: "Tab", visit: Visit) -> Page | None:
    """The page as its scripts leave it; None where they led the browser to what it must not visit.

    Raises Playwright's Error where the tab or its browser dies.
    """
    end = asyncio.get_running_loop().time() + visit.seconds - RESERVE
    guide = Guide(visit, tab)
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
        (name, value) for name, value in visit.page.headers if name not in ("content-type", *NOT_PASSED)
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
