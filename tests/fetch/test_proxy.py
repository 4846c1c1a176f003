"""Requests through proxies: HTTP, CONNECT with TLS inside, SOCKS5."""

import asyncio
import struct

import pytest
from hostile_server import HTML, Line, serving, settings
from test_tls import authority, context_of

from scraper.errors import BlockedAddress, ConfigError, ConnectFailed, HttpStatusError
from scraper.fetch import Fetcher, HostSettings
from scraper.fetch.browser.gate import Gate
from scraper.fetch.transport import GuardedBackend

__all__ = ["authority"]


async def to_loopback(host: str) -> list[str]:
    return ["127.0.0.1"]


async def answer(line: Line) -> None:
    await line.answer()


@pytest.fixture
async def gate():
    """A forward proxy of our own."""
    opened = Gate(GuardedBackend(to_loopback, settings()), 10**7)
    opened.url = await opened.open()
    yield opened
    await opened.aclose()


async def test_http_goes_through_a_proxy(gate):
    async with serving(answer) as server, Fetcher(settings(proxy=gate.url), resolver=to_loopback) as fetcher:
        page = await fetcher.fetch(f"http://site.test:{server.port}/a?b=c")
    assert page.body == HTML
    assert server.asked == ["/a?b=c"]


async def test_tls_goes_through_a_proxy_untouched(gate, authority):
    context = context_of(authority.issue_cert("site.test"))
    chosen = settings(proxy=gate.url, ca_file=authority.pem)
    async with serving(answer, context=context) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        assert (await fetcher.fetch(f"https://site.test:{server.port}/a")).body == HTML


async def test_a_certificate_is_verified_through_a_proxy_too(gate, authority):
    context = context_of(authority.issue_cert("other.test"))
    chosen = settings(proxy=gate.url, ca_file=authority.pem)
    async with serving(answer, context=context) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        with pytest.raises(ConnectFailed, match="certificate refused"):
            await fetcher.fetch(f"https://site.test:{server.port}/a")


async def test_a_host_can_have_a_proxy_of_its_own(gate):
    hosts = {"site.test": HostSettings(proxy="http://127.0.0.1:1")}
    chosen = settings(proxy=gate.url, hosts=hosts)
    async with serving(answer) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        assert (await fetcher.fetch(f"http://fine.test:{server.port}/")).status == 200
        with pytest.raises(ConnectFailed):
            await fetcher.fetch(f"http://site.test:{server.port}/")


async def test_a_gate_refuses_what_the_guard_does():
    guarded = Gate(GuardedBackend(to_loopback, settings(allow_private=False)), 10**7)
    url = await guarded.open()
    async with serving(answer) as server, Fetcher(settings(proxy=url), resolver=to_loopback) as fetcher:
        with pytest.raises(HttpStatusError, match="403"):
            await fetcher.fetch(f"http://site.test:{server.port}/")
    await guarded.aclose()
    assert server.asked == []


@pytest.mark.parametrize(
    "garbage", [b"\r\n\r\n", b"GET\r\n\r\n", b"CONNECT :::: HTTP/1.1\r\n\r\n", b"\0" * 70_000]
)
async def test_a_gate_survives_garbage(gate, garbage):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(gate.url.rpartition(":")[2]))
    writer.write(garbage)
    writer.write_eof()
    await asyncio.wait_for(reader.read(), 2)
    writer.close()
    async with serving(answer) as server, Fetcher(settings(proxy=gate.url)) as fetcher:
        assert (await fetcher.fetch(server.url())).status == 200


async def test_a_socks_proxy_is_used():
    async def speak_socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        _, methods = struct.unpack("!BB", await reader.readexactly(2))
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        *_, size = await reader.readexactly(5)
        asked.append((await reader.readexactly(size)).decode())
        await reader.readexactly(2)
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(HTML) + HTML
        )
        await writer.drain()
        writer.close()

    asked: list[str] = []
    proxy = await asyncio.start_server(speak_socks, "127.0.0.1", 0)
    chosen = settings(proxy=f"socks5://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")
    async with Fetcher(chosen, resolver=to_loopback) as fetcher:
        assert (await fetcher.fetch("http://site.test/")).body == HTML
    proxy.close()
    assert asked == ["site.test"]


async def test_what_is_inside_is_not_asked_for_through_a_proxy(gate):
    async with Fetcher(settings(proxy=gate.url, allow_private=False)) as fetcher:
        with pytest.raises(BlockedAddress):
            await fetcher.fetch("http://192.168.1.1/")


async def test_what_is_no_proxy_is_a_fault_of_the_settings():
    async with Fetcher(settings(proxy="nonsense://me:secret@x")) as fetcher:
        with pytest.raises(ConfigError) as caught:
            await fetcher.fetch("http://127.0.0.1:1/")
    assert "secret" not in str(caught.value)


async def test_a_proxy_that_is_down_is_named_without_its_password():
    async with Fetcher(settings(proxy="http://me:secret@127.0.0.1:1")) as fetcher:
        with pytest.raises(ConnectFailed) as caught:
            await fetcher.fetch("http://site.test/")
    assert str(caught.value).endswith("(through the proxy http://127.0.0.1:1)")


async def test_a_proxy_without_a_host_is_a_fault_of_the_settings():
    async with Fetcher(settings(proxy="http://")) as fetcher:
        with pytest.raises(ConfigError, match=r"^http://: is not a proxy: it names no host$"):
            await fetcher.fetch("http://site.test/")
