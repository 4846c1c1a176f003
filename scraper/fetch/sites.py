"""What each site says to robots: its robots.txt, ai.txt and tdmrep.json, read once and remembered."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from copy import copy

from scraper.errors import BlockedAddress, ConnectFailed, FetchError, HostUnavailable
from scraper.fetch.exchange import Answer
from scraper.fetch.opt_out import AiTxt, TdmRep, path_of
from scraper.fetch.robots import KEPT, KEPT_UNREACHABLE, Robots, parse_robots, robots_of_status
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Origin, Target, parse_target

MAX_SITES = 5_000
MAX_WEIGHT = 20_000_000
"""Bytes of the robots.txt files of the sites kept; their rules take some ten times as much memory."""
AI_TXT = "/ai.txt"
TDMREP = "/.well-known/tdmrep.json"

ROBOTS_SHARE = 0.5
"""Part of a fetch's deadline that reading robots.txt may take."""
FILE_SHARE = 0.15
"""And each of the other files, so that a page has some time left even if all of them hang."""

GetFile = Callable[[Target, float, list[float]], Awaitable[Answer]]
"""Fetches a site's file, whatever robots.txt says; see Fetcher._get_site_file. Raises FetchError."""


class Site:
    """One origin's files. `seconds` is what reading them took, without waiting for turns."""

    __slots__ = ("ai_txt", "expires", "robots", "seconds", "tdmrep")

    def __init__(self, robots: Robots) -> None:
        self.robots = robots
        self.ai_txt = AiTxt(b"")
        self.tdmrep = TdmRep(b"")
        self.seconds = 0.0
        self.expires = time.monotonic() + (KEPT if robots.unreachable is None else KEPT_UNREACHABLE)

    def opt_outs(self, url: str) -> list[str]:
        """The signals that hold for `url`."""
        path = path_of(url)
        signals = list(self.robots.opt_outs)
        if self.ai_txt.declines(path):
            signals.append("ai.txt")
        if self.tdmrep.declines(path):
            signals.append("tdmrep.json")
        return signals


class SiteBook:
    """The sites seen, by origin. Many may wait for one; it is read once."""

    def __init__(self, settings: FetchSettings, get_file: GetFile) -> None:
        self._settings = settings
        self._get_file = get_file
        self._sites: OrderedDict[Origin, Site] = OrderedDict()
        self._weight = 0
        self._reading: dict[Origin, asyncio.Task[Site]] = {}

    def known(self, target: Target) -> Site | None:
        """What the site of `target` has said, where that still holds."""
        site = self._sites.get(target.origin)
        return site if site is not None and site.expires > time.monotonic() else None

    async def site_of(self, target: Target) -> Site:
        """What the site of `target` says. Raises FetchError where the site cannot be reached at all."""
        site = self.known(target)
        if site is not None:
            return site
        key = target.origin
        task = self._reading.get(key)
        if task is None:
            task = self._reading[key] = asyncio.create_task(self._read(target, self._sites.get(key)))
            task.add_done_callback(lambda done: self._keep(key, done))
        try:
            return await asyncio.shield(task)
        except FetchError as error:
            raise copy(error) from None  # one for each who waits: it is given the URL that was asked for

    async def aclose(self) -> None:
        """Stops what is being read."""
        tasks = list(self._reading.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _keep(self, key: Origin, task: asyncio.Task[Site]) -> None:
        self._reading.pop(key, None)
        if task.cancelled() or task.exception() is not None:
            return
        old = self._sites.pop(key, None)
        site = self._sites[key] = task.result()
        self._weight += site.robots.weight - (old.robots.weight if old else 0)
        while len(self._sites) > MAX_SITES or (self._weight > MAX_WEIGHT and len(self._sites) > 1):
            _, oldest = self._sites.popitem(last=False)
            self._weight -= oldest.robots.weight

    async def _read(self, target: Target, old: Site | None) -> Site:
        spent: list[float] = []
        robots = Robots()
        if self._settings.get("robots", target.host) or self._settings.respect_optout:
            robots = await self._read_robots(target, spent)
            if robots.unreachable is not None and old is not None and old.robots.unreachable is None:
                robots = old.robots
        site = Site(robots)
        if robots.unreachable is None and (self._settings.optout_files or self._settings.respect_optout):
            site.ai_txt = AiTxt(await self._read_file(target, AI_TXT, spent))
            site.tdmrep = TdmRep(await self._read_file(target, TDMREP, spent))
        site.seconds = sum(spent)
        return site

    async def _read_robots(self, target: Target, spent: list[float]) -> Robots:
        try:
            answer = await self._get_file(parse_target(target.root + "/robots.txt"), ROBOTS_SHARE, spent)
        except (ConnectFailed, BlockedAddress, HostUnavailable):
            raise
        except FetchError as error:
            return Robots(unreachable=error.message)
        if 200 <= answer.status < 300:
            return parse_robots(answer.body)
        return robots_of_status(answer.status)

    async def _read_file(self, target: Target, path: str, spent: list[float]) -> bytes:
        """A file that may well be missing: then, or if it cannot be had, nothing."""
        try:
            answer = await self._get_file(parse_target(target.root + path), FILE_SHARE, spent)
        except FetchError:
            return b""
        return answer.body if answer.status == 200 else b""
