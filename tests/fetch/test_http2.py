"""HTTP/2, and servers that break it."""

import asyncio
from collections.abc import Awaitable, Callable

import h2.config
import h2.connection
import h2.events
import pytest
import trustme
from hostile_server import HTML, settings
from test_tls import authority, context_of, to_loopback

from scraper.errors import FetchError, FetchTimeout, ProtocolError
from scraper.fetch import Fetcher
from scraper.page import Page

__all__ = ["authority"]

HEADERS = [(":status", "200"), ("content-type", "text/html")]


class Stream:
    """One request over HTTP/2, as the server has it."""

    def __init__(self, state: h2.connection.H2Connection, writer: asyncio.StreamWriter, id: int) -> None:
        self.state = state
        self.writer = writer
        self.id = id

    async def flush(self) -> None:
        self.writer.write(self.state.data_to_send())
        await self.writer.drain()

    async def answer(self, body: bytes = HTML) -> None:
        self.state.send_headers(self.id, HEADERS)
        self.state.send_data(self.id, body, end_stream=True)
        await self.flush()


Serve = Callable[[Stream], Awaitable[None]]


async def answer(stream: Stream) -> None:
    await stream.answer()


async def reset(stream: Stream) -> None:
    stream.state.reset_stream(stream.id)
    await stream.flush()


async def reset_in_the_body(stream: Stream) -> None:
    stream.state.send_headers(stream.id, HEADERS)
    stream.state.send_data(stream.id, HTML)
    stream.state.reset_stream(stream.id)
    await stream.flush()


async def go_away(stream: Stream) -> None:
    stream.state.close_connection(error_code=2)
    await stream.flush()


async def flood_with_pings(stream: Stream) -> None:
    while True:
        stream.state.ping(b"12345678")
        await stream.flush()
        await asyncio.sleep(0)


async def flood_with_settings(stream: Stream) -> None:
    while True:
        stream.writer.write(b"\0\0\0\4\0\0\0\0\0" * 100)
        await stream.writer.drain()
        await asyncio.sleep(0)


async def flood_with_empty_frames(stream: Stream) -> None:
    stream.state.send_headers(stream.id, HEADERS)
    while True:
        stream.state.send_data(stream.id, b"")
        await stream.flush()
        await asyncio.sleep(0)


async def flood_with_continuations(stream: Stream) -> None:
    frame_head = stream.id.to_bytes(4, "big")
    stream.writer.write(b"\0\0\1\1\0" + frame_head + b"\x88")
    while True:
        stream.writer.write((b"\0\0\1\x09\0" + frame_head + b"\x88") * 100)
        await stream.writer.drain()
        await asyncio.sleep(0)


async def send_many_headers(stream: Stream) -> None:
    stream.state.send_headers(stream.id, HEADERS + [(f"x-{i}", "y" * 100) for i in range(2000)])
    await stream.flush()


async def answer_garbage(stream: Stream) -> None:
    stream.writer.write(bytes(range(256)) * 20)
    await stream.writer.drain()


async def hang(stream: Stream) -> None:
    await asyncio.sleep(30)


FAULTS: list[tuple[Serve, type[FetchError] | str]] = [
    (answer, "page"),
    (reset, ProtocolError),
    (reset_in_the_body, "truncated"),
    (go_away, ProtocolError),
    (flood_with_pings, FetchTimeout),
    (flood_with_settings, FetchTimeout),
    (flood_with_empty_frames, FetchTimeout),
    (flood_with_continuations, ProtocolError),
    (send_many_headers, ProtocolError),
    (answer_garbage, ProtocolError),
    (hang, FetchTimeout),
]


class Http2Server:
    """Answers the first stream as `serve` does, and all later ones well."""

    def __init__(self, serve: Serve) -> None:
        self.serve = serve
        self.streams = 0
        self.tasks: set[asyncio.Task[None]] = set()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tasks.add(asyncio.current_task())
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        try:
            await self._answer_requests(state, reader, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _answer_requests(self, state, reader, writer) -> None:
        writer.write(state.data_to_send())
        while data := await reader.read(65536):
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self.streams += 1
                    serve = self.serve if self.streams == 1 else answer
                    await serve(Stream(state, writer, event.stream_id))
            writer.write(state.data_to_send())


@pytest.mark.parametrize(("serve", "expected"), FAULTS, ids=[serve.__name__ for serve, _ in FAULTS])
async def test_a_fault_of_http2_ends_as_it_should_and_the_next_fetch_works(
    serve, expected, authority: trustme.CA
):
    context = context_of(authority.issue_cert("site.test"))
    context.set_alpn_protocols(["h2", "http/1.1"])
    server = Http2Server(serve)
    listening = await asyncio.start_server(server.connected, "127.0.0.1", 0, ssl=context)
    url = f"https://site.test:{listening.sockets[0].getsockname()[1]}/"
    try:
        async with Fetcher(settings(ca_file=authority.pem, deadline=1.0), resolver=to_loopback) as fetcher:
            result = await outcome(fetcher, url)
            after = await fetcher.fetch(url)
    finally:
        listening.close()
        for task in server.tasks:
            task.cancel()
        await asyncio.gather(*server.tasks, return_exceptions=True)
    assert result == expected
    assert after.body == HTML


async def outcome(fetcher: Fetcher, url: str) -> type[FetchError] | str:
    try:
        page: Page = await fetcher.fetch(url)
    except FetchError as error:
        return type(error)
    return "truncated" if page.truncated else "page"
