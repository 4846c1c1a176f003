"""Whether this machine has a network, told by how its fetches end: a page that fails for want of one has not failed."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from scraper.errors import (
    ConnectFailed,
    FetchError,
    FetchTimeout,
    HttpStatusError,
    NotHtml,
    PageTooLarge,
    ProtocolError,
    TooManyRedirects,
)

HOSTS = 5
"""So many hosts that say nothing, with not one between them that answers, are a reason to ask those that did."""
WITNESSES = 2
"""Hosts that answered last, which are asked again then: one may be down itself, but hardly both."""
ASKING = 15.0
"""Seconds that a witness has to answer."""
PROBE = 10.0
"""Seconds between two pages that are let through while there is no network, to see whether it is back."""
PATIENCE = 3600.0
"""Seconds without a network, after which pages fail again."""
ANSWERS = (HttpStatusError, NotHtml, PageTooLarge, ProtocolError, TooManyRedirects)


class Network:
    """Notes how fetches end, and holds further ones back while there is no network.

    A run that was never answered has no witnesses: its pages fail at once, with what the system says.
    """

    def __init__(self, fetch: Callable[[str], Awaitable[object]], tell: Callable[[str], None]) -> None:
        """`tell` is given a line for people when the network goes, and when it is back."""
        self._fetch = fetch
        self._tell = tell
        self._witnesses: dict[str, str] = {}
        """Hosts that answered last, and what they were asked for."""
        self._silent: set[str] = set()
        """Hosts that said nothing, since one last answered."""
        self._gone_at: float | None = None
        self._back = asyncio.Event()

    @property
    def is_doubtful(self) -> bool:
        """Whether there is no network, or that is yet to be looked into."""
        return self._gone_at is not None or len(self._silent) >= HOSTS

    def note(self, host: str, url: str, error: FetchError | None) -> None:
        """How a fetch ended: with a page, or with this error."""
        if error is None:
            self._witnesses.pop(host, None)
            self._witnesses[host] = url
            if len(self._witnesses) > WITNESSES:
                del self._witnesses[next(iter(self._witnesses))]
        if _is_answer(error):
            self._end("the network is back")
        elif self._witnesses and isinstance(error, ConnectFailed | FetchTimeout):
            self._silent.add(host)

    async def wait(self) -> None:
        """Returns at once while there is a network; else when it is back, a page is to try it, or after `wake`."""
        if self._gone_at is None and self.is_doubtful:
            await self._look()
        if self._gone_at is None:
            return
        if asyncio.get_running_loop().time() - self._gone_at > PATIENCE:
            self._witnesses.clear()
            return self._end(f"there has been no network for {PATIENCE / 60:.0f} minutes: pages fail now")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._back.wait(), PROBE)

    def wake(self) -> None:
        """Ends all waiting: the run is about to stop."""
        self._back.set()

    async def _look(self) -> None:
        """Asks the witnesses whether they have gone silent, too."""
        for url in list(self._witnesses.values()):
            if await self._answers(url):
                self._silent.clear()
        if self.is_doubtful:
            self._gone_at = asyncio.get_running_loop().time()
            self._back.clear()
            self._tell("there seems to be no network: pages wait for it")

    async def _answers(self, url: str) -> bool:
        try:
            async with asyncio.timeout(ASKING):
                await self._fetch(url)
        except FetchError as error:
            return _is_answer(error)
        except TimeoutError:
            return False
        return True

    def _end(self, message: str) -> None:
        self._silent.clear()
        if self._gone_at is not None:
            self._gone_at = None
            self._back.set()
            self._tell(message)


def _is_answer(error: FetchError | None) -> bool:
    """Whether a host, or a name server, was heard."""
    if isinstance(error, ConnectFailed):
        return not error.offline
    return error is None or isinstance(error, ANSWERS)
