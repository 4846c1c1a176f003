# ruff: noqa: ASYNC109 - the `timeout` parameters are httpcore's interface
"""Connections: pools by proxy and certificate, each opened only to an address that the guard allows."""

import asyncio
import ssl
import urllib.request
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from ipaddress import ip_address
from typing import Any

import httpcore2 as httpcore

from scraper.errors import BlockedAddress, ConfigError
from scraper.fetch.guard import Address, find_refusal, parse_address
from scraper.fetch.resolve import Resolver
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Target, redact

MAX_ADDRESSES = 4
"""Addresses of one name tried in turn."""
KEEPALIVE = 30.0
"""Seconds an idle connection is kept; servers commonly close after 5 to 75."""

connected_to: ContextVar[list[str] | None] = ContextVar("connected_to", default=None)
"""Filled with the address by a connect made in the same task: an attempt knows so whether its connection was
new."""


class WatchedStream(httpcore.AsyncNetworkStream):
    """A connection that knows whether anything was read since the last request was written.

    Where an answer's head needed no reading, it had come before its request, behind an earlier body: a server
    that miscounts, or worse. It is not taken for the answer.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self.is_answer_due = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.is_answer_due = False
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.is_answer_due = True
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return WatchedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves, vets each address, and connects to one that was vetted: between the two no name is looked
    up."""

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
            shown = ", ".join(f"{address} ({why})" for address, why in list(refusals.items())[:3])
            raise BlockedAddress(f"{host} is at {shown}; --allow-private would connect to it")
        return allowed

    async def _find_addresses(self, host: str) -> Sequence[Address]:
        literal = parse_address(host)
        if literal is not None:
            return [literal]
        try:
            found = [ip_address(text.partition("%")[0]) for text in await self._resolver(host)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error
        if not found:
            raise httpcore.ConnectError(f"{host} has no address")
        return found

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Pools:
    """The connection pools of a Fetcher, made as they are needed."""

    def __init__(self, settings: FetchSettings, resolver: Resolver) -> None:
        self._settings = settings
        self._resolver = resolver
        self._environment = urllib.request.getproxies() if settings.proxy is None else {}
        self._pools: dict[tuple[str, str | None, bool], httpcore.AsyncConnectionPool] = {}
        self._backend = GuardedBackend(resolver, settings)

    async def pool_for(self, target: Target) -> httpcore.AsyncConnectionPool:
        """The pool that requests to `target` go through. Raises BlockedAddress, ConfigError."""
        proxy = self._find_proxy(target)
        if proxy:
            await self._vet_behind_proxy(target.host)
        wishes = self._settings.for_host(target.host)
        cert = wishes.client_cert or self._settings.client_cert
        http2 = self._settings.http2 if wishes.http2 is None else wishes.http2
        key = (proxy, cert, http2)
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = self._open_pool(*key)
        return pool

    async def drop_shared(self, target: Target) -> None:
        """Closes the HTTP/2 connections to `target`: one that hung would take in the next requests too."""
        origin = httpcore.Origin(target.scheme.encode(), target.host.encode(), target.port or 443)
        for pool in self._pools.values():
            for connection in pool.connections:
                if connection.can_multiplex() and connection.can_handle_request(origin):
                    await connection.aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()

    def _find_proxy(self, target: Target) -> str:
        wish = self._settings.for_host(target.host).proxy
        if wish is not None:
            return wish
        if self._settings.proxy is not None:
            return self._settings.proxy
        if not self._environment or urllib.request.proxy_bypass(target.host):
            return ""
        return self._environment.get(target.scheme) or self._environment.get("all") or ""

    async def _vet_behind_proxy(self, host: str) -> None:
        """The proxy resolves the name itself; refuse at least what resolves to the inside from here."""
        try:
            await self._backend.vet(host)
        except httpcore.ConnectError:
            return

    def _open_pool(self, proxy: str, cert: str | None, http2: bool) -> httpcore.AsyncConnectionPool:
        chosen = _read_proxy(proxy) if proxy else None
        trusted = frozenset([chosen.url.host.decode("ascii")]) if chosen else frozenset[str]()
        return httpcore.AsyncConnectionPool(
            ssl_context=_open_ssl(self._settings.ca_file, cert),
            proxy=chosen,
            max_connections=max(2 * self._settings.concurrency, 10),
            max_keepalive_connections=self._settings.concurrency,
            keepalive_expiry=KEEPALIVE,
            http2=http2,
            network_backend=GuardedBackend(self._resolver, self._settings, trusted),
        )


def _open_ssl(ca_file: str | None, cert: str | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file) if ca_file else httpcore.default_ssl_context()
        if cert:
            context.load_cert_chain(cert)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(f"cannot be used as certificate: {error}", subject=cert or ca_file) from error
    return context


def _read_proxy(proxy: str) -> httpcore.Proxy:
    import httpx2 as httpx

    try:
        read = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
    except (ValueError, httpx.InvalidURL) as error:
        raise ConfigError(f"is not a proxy: {error}", subject=redact(proxy)) from None
    url = httpcore.URL(scheme=read.url.raw_scheme, host=read.url.raw_host, port=read.url.port, target=b"/")
    return httpcore.Proxy(url=url, auth=read.raw_auth)
