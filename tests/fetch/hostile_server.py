"""A real server on loopback that misbehaves in named ways, and what each of them must end in."""

import asyncio
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from scraper.errors import FetchError
from scraper.fetch import FetchSettings

DEADLINE = 0.6
"""Seconds, where a deadline is what ends a fault."""
HTML = (
    b"<!doctype html><html><head><title>A page</title></head><body><p>"
    + b"Plain words. " * 200
    + b"</p></body></html>"
)


class Line:
    """One connection that the server has: the fault writes to it as it likes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
        self.reader = reader
        self.writer = writer
        self.port = port
        self.path = ""
        self.headers: dict[str, str] = {}

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def drip(self, data: bytes, pause: float = 0.05) -> None:
        """A byte at a time, for ever."""
        while True:
            for i in range(len(data)):
                await self.send(data[i : i + 1])
                await asyncio.sleep(pause)

    async def flood(self, data: bytes) -> None:
        """The same again and again, as fast as it is taken."""
        while True:
            await self.send(data)
            await asyncio.sleep(0)

    async def hang(self) -> None:
        await asyncio.sleep(30)

    def reset(self) -> None:
        """Ends with RST instead of FIN."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def answer(
        self, body: bytes = HTML, *lines: str, status: str = "200 OK", length: bool = True
    ) -> None:
        await self.send(head(*lines, status=status, length=len(body) if length else None) + body)

    async def redirect(self, location: str, *lines: str) -> None:
        await self.send(head(f"Location: {location}", *lines, status="302 Found", length=0))


def head(*lines: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """The head of an answer, HTML unless `lines` say otherwise."""
    all_lines = [f"HTTP/1.1 {status}", *lines]
    if not any(line.lower().startswith("content-type") for line in lines):
        all_lines.append("Content-Type: text/html; charset=utf-8")
    if length is not None:
        all_lines.append(f"Content-Length: {length}")
    return "".join(f"{line}\r\n" for line in all_lines).encode("utf-8") + b"\r\n"


Serve = Callable[[Line], Awaitable[None]]


@dataclass(frozen=True)
class Fault:
    """`expect` is the error's class, or "page", "truncated"; `says` a part of its message."""

    name: str
    serve: Serve
    expect: type[FetchError] | str
    says: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    takes_connection: bool = False
    """Acts before a request was read."""


FAULTS: dict[str, Fault] = {}


def fault(
    expect: type[FetchError] | str, says: str = "", *, on_connect: bool = False, **settings: Any
) -> Callable[[Serve], Serve]:
    """Enters a coroutine into FAULTS under its name."""

    def enter(serve: Serve) -> Serve:
        assert serve.__name__ not in FAULTS
        FAULTS[serve.__name__] = Fault(serve.__name__, serve, expect, says, settings, on_connect)
        return serve

    return enter


class HostileServer:
    """Serves `/good`, and anything else as `serve` does."""

    def __init__(self, serve: Serve, *, on_connect: bool = False) -> None:
        self.serve = serve
        self.on_connect = on_connect
        self.well_behaved = False
        self.asked: list[str] = []
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def url(self, path: str = "/bad") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._tasks.add(task)
        line = Line(reader, writer, self.port)
        try:
            if self.on_connect and not self.well_behaved:
                await self.serve(line)
            else:
                await self._answer_requests(line)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            writer.transport.abort()
            self._tasks.discard(task)

    async def _answer_requests(self, line: Line) -> None:
        while True:
            request = (await line.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            line.path = request[0].split(" ")[1]
            line.headers = {k.lower(): v.strip() for k, _, v in (r.partition(":") for r in request[1:] if r)}
            self.asked.append(line.path)
            if line.path == "/good":
                await line.answer()
            elif line.path == "/robots.txt" and not getattr(self.serve, "serves_robots", False):
                await line.answer(b"", status="404 Not Found")
            else:
                await self.serve(line)

    @property
    def connections(self) -> int:
        """Open ones."""
        return len(self._tasks)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@asynccontextmanager
async def serving(
    serve: Serve, *, on_connect: bool = False, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
):
    """A HostileServer that listens."""
    server = HostileServer(serve, on_connect=on_connect)
    listening = await asyncio.start_server(server.connected, host, 0, ssl=context, limit=2**20)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        await server.stop()


def settings(**wishes: Any) -> FetchSettings:
    """Ones that connect to loopback, and leave time enough on a busy machine."""
    quick: dict[str, Any] = {
        "allow_private": True,
        "delay": 0.0,
        "deadline": 5.0,
        "retries": 0,
        "robots": False,
        "optout_files": False,
        "max_bytes": 1_000_000,
    }
    return FetchSettings(**(quick | wishes))
