"""May this be asked for? What robots.txt and the opt-out signals of its site say, before the request."""

import asyncio

from scraper.errors import OptedOut, RobotsDisallowed
from scraper.fetch.journey import Journey
from scraper.fetch.pace import Pacer
from scraper.fetch.robots import KEPT_UNREACHABLE, Robots
from scraper.fetch.settings import FetchSettings
from scraper.fetch.sites import Site, SiteBook
from scraper.fetch.target import Target


class Permit:
    """Decides by a site's files whether its pages may be asked for; tells the Pacer of a Crawl-delay in them."""

    def __init__(self, settings: FetchSettings, sites: SiteBook, pacer: Pacer) -> None:
        self._settings = settings
        self._sites = sites
        self._pacer = pacer

    async def check(self, journey: Journey, target: Target) -> None:
        """Raises RobotsDisallowed or OptedOut where `target` must not be asked for; notes what its site signals."""
        robots, optout = self._settings.get("robots", target.host), self._settings.respect_optout
        if not journey.is_page or not (robots or optout or self._settings.optout_files):
            return
        site = self._sites.known(target) or await self._find_site(journey, target)
        if robots:
            agent = self._settings.get("user_agent", target.host)
            _obey(site.robots, target.url, agent)
            self._pacer.pace_of(target.host).crawl_delay = site.robots.crawl_delay(agent)
        journey.opt_outs += site.opt_outs(target.url)
        if journey.opt_outs and optout:
            raise OptedOut(f"declines text and data mining ({', '.join(journey.opt_outs)})")

    async def _find_site(self, journey: Journey, target: Target) -> Site:
        """The site's files. Of the time that this takes, only what reading them took counts against the deadline; the
        rest was waiting for the host's turn."""
        now = asyncio.get_running_loop().time
        began = now()
        with journey.waiting():
            site = await self._sites.site_of(target)
        journey.spend(min(site.seconds, now() - began))
        return site


def _obey(robots: Robots, url: str, agent: str) -> None:
    objection = robots.find_objection(url, agent)
    if objection is not None:
        unread = robots.unreachable is not None
        raise RobotsDisallowed(objection, transient=unread, retry_after=KEPT_UNREACHABLE if unread else None)
