"""The pools of open connections: one for each host, so that a request looks at its own host's connections only.

httpcore looks through all connections of a pool with each request; with a few hundred hosts in one pool this
took half of a fetch's time.
"""

import os
import ssl
import urllib.request
from collections import OrderedDict

import httpcore2 as httpcore
import httpx2 as httpx

from scraper.errors import ConfigError
from scraper.fetch.resolve import Resolver
from scraper.fetch.settings import FetchSettings
from scraper.fetch.target import Target, redact
from scraper.fetch.transport import GuardedBackend

KEEPALIVE = 30.0
"""Seconds an idle connection is kept; servers commonly close after 5 to 75."""
IDLE_POOLS = 2
"""Pools kept for each request that may be under way; above it the longest unused idle one is closed."""

Key = tuple[str, str, int | None, str]
"""Scheme, host, port and proxy."""


class HostPool:
    """The connections to one origin. `active` counts the requests under way."""

    __slots__ = ("active", "connections", "key", "proxy")

    def __init__(self, key: Key, connections: httpcore.AsyncConnectionPool) -> None:
        self.key = key
        self.proxy = key[-1]
        self.connections = connections
        self.active = 0


class Pools:
    """The connection pools of a Fetcher, made as they are needed."""

    def __init__(self, settings: FetchSettings, resolver: Resolver) -> None:
        self._settings = settings
        self._resolver = resolver
        self._environment = urllib.request.getproxies() if settings.proxy is None else {}
        self._pools: OrderedDict[Key, HostPool] = OrderedDict()
        self._contexts: dict[tuple[str | None, bool], ssl.SSLContext] = {}
        self._backend = GuardedBackend(resolver, settings)

    async def enter(self, target: Target) -> HostPool:
        """The pool that a request to `target` goes through, until `leave`. Raises BlockedAddress,
        ConfigError."""
        proxy = self._find_proxy(target)
        if proxy:
            await self._vet_behind_proxy(target.host)
        key = (target.scheme, target.host, target.port, proxy)
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = HostPool(key, self._open_pool(target, proxy))
        else:
            self._pools.move_to_end(key)
        pool.active += 1
        return pool

    async def leave(self, pool: HostPool, *, is_hung: bool = False) -> None:
        """Ends a request. With `is_hung` its HTTP/2 connection is closed, on which other requests would hang too."""
        pool.active -= 1
        if is_hung:
            for connection in pool.connections.connections:
                if connection.can_multiplex():
                    await connection.aclose()
        while len(self._pools) > IDLE_POOLS * self._settings.concurrency:
            idle = next((key for key, each in self._pools.items() if not each.active), None)
            if idle is None:
                return
            await self._pools.pop(idle).connections.aclose()

    async def aclose(self) -> None:
        """Closes all connections."""
        while self._pools:
            await self._pools.popitem()[1].connections.aclose()

    def _find_proxy(self, target: Target) -> str:
        wish: str | None = self._settings.get("proxy", target.host)
        if wish is not None:
            return wish
        if not self._environment or urllib.request.proxy_bypass(target.host):
            return ""
        return self._environment.get(target.scheme) or self._environment.get("all") or ""

    async def _vet_behind_proxy(self, host: str) -> None:
        """Raises BlockedAddress where the name leads inside as seen from here; the proxy resolves it by itself."""
        try:
            await self._backend.vet(host)
        except httpcore.ConnectError:
            return

    def _open_pool(self, target: Target, proxy: str) -> httpcore.AsyncConnectionPool:
        http2: bool = self._settings.get("http2", target.host)
        cert: str | None = self._settings.get("client_cert", target.host)
        chosen = _read_proxy(proxy) if proxy else None
        backend = self._backend
        if chosen is not None:
            trusted = frozenset([chosen.url.host.decode("ascii")])
            backend = GuardedBackend(self._resolver, self._settings, trusted)
        per_host: int = self._settings.get("per_host", target.host)
        return httpcore.AsyncConnectionPool(
            ssl_context=self._find_context(cert, http2) if target.scheme == "https" else None,
            proxy=chosen,
            max_connections=2 * per_host + 2,
            max_keepalive_connections=per_host,
            keepalive_expiry=KEEPALIVE,
            http2=http2,
            network_backend=backend,
        )

    def _find_context(self, cert: str | None, http2: bool) -> ssl.SSLContext:
        """One for all hosts alike, since reading the authorities takes 40 ms; ALPN is set on it."""
        if (cert, http2) not in self._contexts:
            self._contexts[cert, http2] = _open_ssl(self._settings.ca_file, cert)
        return self._contexts[cert, http2]


def _open_ssl(ca_file: str | None, cert: str | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file) if ca_file else httpcore.default_ssl_context()
        if cert:
            context.load_cert_chain(cert, password="")  # else OpenSSL asks for one on the terminal
    except (OSError, ssl.SSLError) as error:
        file = cert or ca_file or os.environ.get("SSL_CERT_FILE")
        reason = error if isinstance(error, ssl.SSLError) else error.strerror
        raise ConfigError(f"cannot be used as certificate: {reason}", subject=file) from error
    return context


def _read_proxy(proxy: str) -> httpcore.Proxy:
    try:
        read = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
    except (ValueError, httpx.InvalidURL) as error:
        raise ConfigError(f"is not a proxy: {error}", subject=redact(proxy)) from None
    if not read.url.host:
        raise ConfigError("is not a proxy: it names no host", subject=redact(proxy))
    url = httpcore.URL(scheme=read.url.raw_scheme, host=read.url.raw_host, port=read.url.port, target=b"/")
    return httpcore.Proxy(url=url, auth=read.raw_auth)
