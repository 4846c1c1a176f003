# ruff: noqa: ASYNC109 - the `timeout` parameters are httpcore's interface
"""Connections, each opened only to an address that the guard allows."""

import asyncio
import select
import ssl
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from ipaddress import ip_address
from typing import Any

import httpcore2 as httpcore

from scraper.errors import BlockedAddress
from scraper.fetch.guard import Address, find_refusal, parse_address
from scraper.fetch.resolve import Resolver
from scraper.fetch.settings import FetchSettings

MAX_ADDRESSES = 4
"""Addresses of one name tried in turn."""

connected_to: ContextVar[list[str] | None] = ContextVar("connected_to", default=None)
"""A list to which each connect of the same task adds its address; if it stays empty, a kept connection was used."""


class WatchedStream(httpcore.AsyncNetworkStream):
    """A connection that knows whether anything was read since the last request was written.

    Where an answer's head needed no reading, it had come before its request, behind an earlier body: a server
    that miscounts, or worse. It is not taken for the answer.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self.is_answer_due = False
        self._poll = _open_poll(stream)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.is_answer_due = False
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.is_answer_due = True
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        self._poll = None
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return WatchedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self._poll is not None:
            # The pool asks this of each idle connection with each request; anyio's way there takes 25 times as long.
            return bool(self._poll.poll(0))
        return self._stream.get_extra_info(info)


def _open_poll(stream: httpcore.AsyncNetworkStream) -> "select.poll | None":
    raw = stream.get_extra_info("socket")
    if raw is None or not hasattr(select, "poll"):
        return None
    poll = select.poll()
    poll.register(raw.fileno(), select.POLLIN)
    return poll


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves, vets each address, and connects to one that was vetted: between the two no name is looked up."""

    def __init__(
        self, resolver: Resolver, settings: FetchSettings, trusted: frozenset[str] = frozenset()
    ) -> None:
        self._resolver = resolver
        self._settings = settings
        self._trusted = trusted
        """Hosts connected to wherever they are: the proxies that the user named."""
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                return await self._connect(host, port, timeout, local_address)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"no connection to {host} within {timeout:g} s") from None

    async def _connect(
        self, host: str, port: int, timeout: float | None, local_address: str | None
    ) -> httpcore.AsyncNetworkStream:
        addresses = (await self.vet(host))[:MAX_ADDRESSES]
        share = timeout / len(addresses) if timeout is not None else None
        for address in addresses[:-1]:
            try:
                return await self._open(address, port, share, local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._open(addresses[-1], port, share, local_address)

    async def _open(
        self, address: str, port: int, timeout: float | None, local_address: str | None
    ) -> httpcore.AsyncNetworkStream:
        stream = await self._sockets.connect_tcp(address, port, timeout=timeout, local_address=local_address)
        opened = connected_to.get()
        if opened is not None:
            opened.append(address)
        return WatchedStream(stream)

    async def vet(self, host: str) -> list[str]:
        """The addresses of `host` that may be connected to.

        Raises BlockedAddress where there are only others, httpcore.ConnectError where there are none.
        """
        found = await self._find_addresses(host)
        if host in self._trusted or self._settings.get("allow_private", host):
            return [str(address) for address in found]
        refusals = {address: find_refusal(address) for address in found}
        allowed = [str(address) for address, why in refusals.items() if why is None]
        if not allowed:
            raise BlockedAddress(_told(host, refusals))
        return allowed

    async def _find_addresses(self, host: str) -> Sequence[Address]:
        literal = parse_address(host)
        if literal is not None:
            return [literal]
        try:
            found = [ip_address(text.partition("%")[0]) for text in await self._resolver(host)]
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise httpcore.ConnectError(f"{host} cannot be resolved: {reason}") from error
        if not found:
            raise httpcore.ConnectError(f"{host} has no address")
        return found

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def _told(host: str, refusals: Mapping[Address, str | None]) -> str:
    """Why none of a host's addresses is connected to, and what would."""
    if parse_address(host) is not None:
        (why,) = refusals.values()
        return f"{host} is {why}; --allow-private (allow_private) would connect to it"
    shown = ", ".join(f"{address} ({why})" for address, why in list(refusals.items())[:3])
    return f"{host} is at {shown}; --allow-private (allow_private) would connect to it"
