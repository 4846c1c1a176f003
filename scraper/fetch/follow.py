"""From a target through its redirects to an answer, each request in its host's turn and told as an event."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import perf_counter

from scraper.errors import (
    ConnectFailed,
    FetchError,
    FetchTimeout,
    HttpStatusError,
    InvalidUrl,
    ProtocolError,
    TooManyRedirects,
)
from scraper.fetch.cookies import CookieJar
from scraper.fetch.decoder import CodingError
from scraper.fetch.events import Stats, tell
from scraper.fetch.exchange import REDIRECTS, Answer, Bounds, ask
from scraper.fetch.faults import is_stale, to_fetch_error
from scraper.fetch.journey import Check, Journey
from scraper.fetch.pace import HostPace, Pacer
from scraper.fetch.pools import HostPool, Pools
from scraper.fetch.resolve import Resolver
from scraper.fetch.retry import read_retry_after
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Target, parse_target, redact
from scraper.fetch.transport import connected_to

SLOW_DOWN = frozenset((429, 503))


class Follower:
    """Sends the requests of a Fetcher. `check` raises where a target must not be asked for."""

    def __init__(
        self,
        settings: FetchSettings,
        resolver: Resolver,
        pacer: Pacer,
        stats: Stats,
        check: Check,
        jar: CookieJar,
    ) -> None:
        self._settings = settings
        self._pools = Pools(settings, resolver)
        self._pacer = pacer
        self._stats = stats
        self._check = check
        self.jar = jar

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._pools.aclose()

    async def follow(self, journey: Journey, target: Target) -> Answer:
        """The answer at the end of the redirects: 2xx, or 304. Raises FetchError."""
        for _ in range(self._settings.max_redirects + 1):
            with _naming(journey, target):
                await self._check(journey, target)
                answer = await self._ask_decoded(journey, target)
                if answer.status == 304 and journey.conditions:
                    return answer
                if answer.status not in REDIRECTS:
                    return _accept(answer)
            target = _next_target(answer)
        raise TooManyRedirects(f"more than {self._settings.max_redirects} redirects")

    async def _ask_decoded(self, journey: Journey, target: Target) -> Answer:
        """Asks, and where the answer's content coding is broken asks again for it uncoded.

        If that fails too, what could be decoded of the first answer is kept. Raises FetchError if that is nothing.
        """
        try:
            answer = await self._ask_in_turn(journey, target)
            if not isinstance(answer.fault, CodingError) or answer.fault.is_end:
                return answer
        except CodingError as error:
            answer = None
            fault = to_fetch_error(error, target.url)
        journey.accept_encoding = "identity"
        try:
            return await self._ask_in_turn(journey, target)
        except (CodingError, FetchError):
            if answer is None:
                raise fault from None
            return answer

    async def _ask_in_turn(self, journey: Journey, target: Target) -> Answer:
        with journey.waiting():
            pace = await self._pacer.enter(target.host)
        try:
            return await self._ask(journey, target, pace)
        finally:
            self._pacer.leave(target.host, pace)

    async def _ask(self, journey: Journey, target: Target, pace: HostPace) -> Answer:
        began = perf_counter()
        opened: list[str] = []
        token = connected_to.set(opened)
        try:
            answer = await self._ask_over_pool(journey, target, opened)
        except (FetchError, CodingError, asyncio.CancelledError) as error:
            self._note_failure(journey, target, pace, error, perf_counter() - began)
            raise
        finally:
            connected_to.reset(token)
        self._note_answer(journey, answer, pace, opened)
        return answer

    async def _ask_over_pool(self, journey: Journey, target: Target, opened: list[str]) -> Answer:
        headers = journey.headers_for(target, self._settings, self.jar)
        journey.note_visit(target, next((value for name, value in headers if name == "Cookie"), ""))
        settings = self._settings
        bounds = Bounds(journey.max_bytes, settings.connect_timeout, settings.read_timeout, journey.only_html)
        pool = await self._pools.enter(target)
        is_hung = False
        try:
            return await _ask_twice_if_stale(pool, target, headers, bounds, opened)
        except (FetchTimeout, asyncio.CancelledError):
            is_hung = True
            raise
        except ConnectFailed as error:
            if pool.proxy:  # it may be what is down, and may come from the environment, unknown to the user
                error.message += f" (through the proxy {redact(pool.proxy)})"
            raise
        finally:
            await self._pools.leave(pool, is_hung=is_hung)

    def _note_answer(self, journey: Journey, answer: Answer, pace: HostPace, opened: list[str]) -> None:
        target = answer.target
        self.jar.store(target.host, answer.all_headers("set-cookie"), is_https=target.scheme == "https")
        self._stats.note_request(target.host, answer.wire, answer.seconds)
        self._pacer.note_answer(pace, answer.seconds, refused=answer.status in SLOW_DOWN)
        if answer.status in SLOW_DOWN:
            self._pacer.slow_down(target.host, pace, read_retry_after(answer.header("retry-after")))
        tell(
            _name_outcome(answer),
            url=target.url,
            host=target.host,
            attempt=journey.attempt,
            status=answer.status,
            bytes=answer.wire,
            decoded=len(answer.body),
            seconds=answer.seconds,
            http=answer.http_version,
            address=opened[-1] if opened else None,
        )

    def _note_failure(
        self, journey: Journey, target: Target, pace: HostPace, error: BaseException, seconds: float
    ) -> None:
        self._stats.note_request(target.host)
        if isinstance(error, ConnectFailed | FetchTimeout | ProtocolError) or journey.is_late():
            self._pacer.note_failure(pace)  # a caller's cancelling is no fault of the host
        broken = "protocol_error" if isinstance(error, CodingError) else "cut_off"
        tell(
            error.kind if isinstance(error, FetchError) else broken,
            url=target.url,
            host=target.host,
            attempt=journey.attempt,
            seconds=seconds,
            error=error.message if isinstance(error, FetchError) else str(error) or None,
        )


@contextmanager
def _naming(journey: Journey, target: Target) -> Iterator[None]:
    """Adds to an error the URL that was asked for, where that is not the one that the caller knows."""
    try:
        yield
    except FetchError as error:
        if target.url != journey.first.url and not isinstance(error, TooManyRedirects):
            error.message += f" (led on to {target.url[:200]})"
        raise


async def _ask_twice_if_stale(
    pool: HostPool, target: Target, headers: list[tuple[str, str]], bounds: Bounds, opened: list[str]
) -> Answer:
    """Asks, and once more on a new connection where the server had closed the kept one in the meantime.

    Raises FetchError or CodingError, whatever a hostile answer makes the stack below raise.
    """
    try:
        try:
            return await ask(pool.connections, target, headers, bounds)
        except Exception as error:
            if opened or not is_stale(error):
                raise
            return await ask(pool.connections, target, headers, bounds)
    except (FetchError, CodingError):
        raise
    except Exception as error:
        raise to_fetch_error(error, target.url) from error


def _name_outcome(answer: Answer) -> str:
    if answer.status == 304:
        return "not_modified"
    if answer.status in REDIRECTS:
        return "redirect"
    return "ok" if answer.status < 400 else "http_status_error"


def _accept(answer: Answer) -> Answer:
    """Raises where the answer, no redirect, is no page either."""
    status = answer.status
    if 200 <= status < 300:
        return answer
    if status < 400:
        raise ProtocolError(f"answered {status}, which nobody asked for", transient=False)
    wall = " with a bot challenge" if answer.header("cf-mitigated") == "challenge" else ""
    wait = read_retry_after(answer.header("retry-after"))
    pause = f", and asked to be left alone for {wait:.0f} s" if wait else ""
    raise HttpStatusError(f"answered {status}{wall}{pause}", status=status, retry_after=wait)


def _next_target(answer: Answer) -> Target:
    location = answer.header("location")
    if not location:
        raise ProtocolError(f"answered {answer.status} without a Location", transient=False)
    with suppress(UnicodeError):
        # Servers send UTF-8 here, against RFC 9110, which knows ASCII only.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_target(location, answer.target.url)
    except InvalidUrl as error:
        raise InvalidUrl(f"leads on to {redact(location)[:200]}, which {error.message}") from None
