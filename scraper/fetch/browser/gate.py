"""The browser's way out: a proxy on loopback that connects only where the guard allows.

A browser resolves names itself, so looking at its requests beforehand would not keep a name from resolving
elsewhere the second time. Behind this proxy it resolves nothing: each connection, whatever opened it, is vetted here.
"""

import asyncio
from urllib.parse import urlsplit

from scraper.errors import FetchError
from scraper.fetch.transport import GuardedBackend

MAX_HEAD = 64 * 1024
CONNECT_TIMEOUT = 10.0
IDLE = 30.0
"""Seconds without a byte, after which a tunnel is closed."""
PIECE = 64 * 1024
MAX_PROVISIONAL = 10
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_FAILED = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Gate:
    """Listens on loopback once opened. `max_bytes` caps what one connection may bring in."""

    def __init__(self, backend: GuardedBackend, max_bytes: int) -> None:
        self._backend = backend
        self._max_bytes = max_bytes
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> str:
        """Starts to listen; the proxy's URL."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MAX_HEAD)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def aclose(self) -> None:
        """Closes all that is open."""
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                head = await reader.readuntil(b"\r\n\r\n")
            await self._pass_on(head, reader, writer)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        except asyncio.CancelledError:  # by aclose; asyncio's streams would report it as a fault
            pass
        finally:
            writer.transport.abort()
            self._tasks.discard(task)

    async def _pass_on(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, url, *_ = head.split(b" ", 2)
        parts = urlsplit((b"//" + url if method == b"CONNECT" else url).decode("latin-1"))
        host, port = parts.hostname or "", parts.port or 80
        upstream = await self._connect(host, port, writer)
        if upstream is None:
            return
        try:
            if method == b"CONNECT":
                writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                upstream[1].write(_to_origin_form(head, parts.path or "/", parts.query))
                async with asyncio.timeout(IDLE):
                    writer.write(await _read_answer_head(upstream[0]))
            await self._splice(reader, writer, *upstream)
        finally:
            upstream[1].transport.abort()

    async def _connect(
        self, host: str, port: int, writer: asyncio.StreamWriter
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                addresses = await self._backend.vet(host)
                return await asyncio.open_connection(addresses[0], port)
        except FetchError:
            writer.write(_REFUSED)
        except Exception:  # names unknown, ports closed: httpcore's errors and the system's
            writer.write(_FAILED)
        await writer.drain()
        return None

    async def _splice(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        upstream_reader: asyncio.StreamReader,
        upstream_writer: asyncio.StreamWriter,
    ) -> None:
        outwards = asyncio.create_task(_pump(reader, upstream_writer, self._max_bytes))
        try:
            await _pump(upstream_reader, writer, self._max_bytes)
        finally:
            outwards.cancel()
            await asyncio.gather(outwards, return_exceptions=True)


def _to_origin_form(head: bytes, path: str, query: str) -> bytes:
    """The request as the origin wants it."""
    first, _, lines = head.partition(b"\r\n")
    method = first.split(b" ", 1)[0]
    target = (path + (f"?{query}" if query else "")).encode("latin-1")
    return _close_after(method + b" " + target + b" HTTP/1.1\r\n" + lines)


async def _read_answer_head(reader: asyncio.StreamReader) -> bytes:
    """The answer's head, the provisional ones (1xx) left out."""
    for _ in range(MAX_PROVISIONAL):
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith((b"HTTP/1.1 1", b"HTTP/1.0 1")):
            return _close_after(head)
    raise ValueError("provisional answers without end")


def _close_after(head: bytes) -> bytes:
    """`head` saying that the connection is not kept: what comes next on it may be for another host."""
    lines = head.rstrip(b"\r\n").split(b"\r\n")
    kept = [
        line for line in lines if not line.lower().startswith((b"connection:", b"proxy-", b"keep-alive:"))
    ]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""])


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, max_bytes: int) -> None:
    passed = 0
    while passed <= max_bytes:
        async with asyncio.timeout(IDLE):
            piece = await reader.read(PIECE)
        if not piece:
            return
        passed += len(piece)
        writer.write(piece)
        await writer.drain()
