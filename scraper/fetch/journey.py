"""One URL on its way: the clock of its deadline, where it has been, and what goes along in its headers."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from scraper.errors import TooManyRedirects
from scraper.fetch.codings import ACCEPTED
from scraper.fetch.cookies import CookieJar
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Target

Check = Callable[["Journey", Target], Awaitable[None]]
"""Raises FetchError where a target must not be asked for."""
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# Given in general, these belong to the host first asked, not to one it sends us to.
_PERSONAL = frozenset(("authorization", "cookie", "proxy-authorization"))


class Journey:
    """The state of one fetch across redirects, hops and retries."""

    def __init__(
        self,
        first: Target,
        timeout: asyncio.Timeout,
        *,
        only_html: bool,
        max_bytes: int,
        conditions: dict[str, str],
        is_page: bool = True,
    ) -> None:
        self.first = first
        self.only_html = only_html
        self.max_bytes = max_bytes
        self.conditions = conditions
        """If-None-Match, If-Modified-Since."""
        self.is_page = is_page
        """False for the site's own files, such as robots.txt itself, to which its rules do not apply."""
        self.attempt = 1
        self.accept_encoding = ACCEPTED
        self.opt_outs: list[str] = []
        self._timeout = timeout
        self._seen: set[tuple[str, ...]] = set()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Stops the clock of the deadline, for waiting for a host's turn is no part of the fetch. May be nested."""
        if self._timeout.when() is None:
            yield
            return
        rest = self.remaining()
        self._timeout.reschedule(None)
        try:
            yield
        finally:
            self._timeout.reschedule(asyncio.get_running_loop().time() + rest)

    def remaining(self) -> float:
        """Seconds until the deadline."""
        when = self._timeout.when()
        return max(0.0, when - asyncio.get_running_loop().time()) if when is not None else 0.0

    def is_late(self) -> bool:
        """Whether the deadline is over: what is cancelled then, it has cancelled, and else the caller."""
        return self._timeout.expired()

    def spend(self, seconds: float) -> None:
        """Counts seconds against the deadline that went by while its clock stood still."""
        when = self._timeout.when()
        if when is not None:
            self._timeout.reschedule(when - seconds)

    def note_visit(self, target: Target, cookies: str) -> None:
        """Raises TooManyRedirects where the same was asked before with the same cookies: it would go on for ever."""
        visit = (target.url, cookies, self.accept_encoding)
        if visit in self._seen:
            raise TooManyRedirects(
                f"redirects lead in a circle, back to {target.url}", subject=self.first.url
            )
        self._seen.add(visit)

    def start_again(self) -> None:
        """Forgets which URLs it has asked for, as a retry or a hop may ask for them again."""
        self._seen.clear()

    def headers_for(self, target: Target, settings: FetchSettings, jar: CookieJar) -> list[tuple[str, str]]:
        """The headers of a request to `target`, without Host."""
        wishes = settings.for_host(target.host)
        is_own = target.host == self.first.host and (target.scheme == "https" or self.first.scheme == "http")
        merged: dict[str, tuple[str, str]] = {}
        for name, value in self._defaults(settings.get("user_agent", target.host)):
            merged[name.lower()] = (name, value)
        for name, value in settings.headers.items():
            if is_own or name.lower() not in _PERSONAL:
                merged[name.lower()] = (name, value)
        merged.update((name.lower(), (name, value)) for name, value in wishes.headers.items())
        authorization = target.authorization or (self.first.authorization if is_own else None)
        if authorization:  # a redirect within the host does not say them again
            merged["authorization"] = ("Authorization", authorization)
        seeds: dict[str, Any] = {**(settings.cookies if is_own else {}), **wishes.cookies}
        cookies = jar.header(target.host, seeds, is_https=target.scheme == "https")
        if cookies:
            merged["cookie"] = ("Cookie", cookies)
        return list(merged.values())

    def _defaults(self, user_agent: str) -> Iterator[tuple[str, str]]:
        yield ("User-Agent", user_agent)
        yield ("Accept", ACCEPT)
        yield ("Accept-Encoding", self.accept_encoding)
        yield from self.conditions.items()
