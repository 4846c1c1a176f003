"""No connection goes inside, however the way there is written."""

import asyncio
import ipaddress

import pytest
from hostile_server import HTML, Line, serving, settings
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import BlockedAddress, ConnectFailed, FetchError
from scraper.fetch import Fetcher, FetchSettings, HostSettings
from scraper.fetch.guard import find_refusal, parse_address

SPELLINGS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "%31%32%37.0.0.1",
    "127\u30020\u30020\u30021",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::7f00:1]",
    "0.0.0.0",
    "0",
    "[::]",
    "localhost",
    "user:secret@127.0.0.1",
    "example.org@127.0.0.1",
]
INSIDE = """
    10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.1.1 127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3
    169.254.169.254 169.254.0.1 100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7
    203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16 192.88.99.1
    :: ::1 fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 100::1 2001:db8::1 2001::1 3fff::1 5f00::1
    ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:a00:1:: 2002:101:101::1 ::10.0.0.1
    ::ffff:0:10.0.0.1 ::ffff:0:1.1.1.1 ::1.1.1.1 ::2 64:ff9b:1::101:101 64:ff9b:1:7f:1:1:100:0
""".split()
OUTSIDE = """
    1.1.1.1 93.184.216.34 172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.0 169.253.1.1 223.255.255.255
    2606:4700::1111 2a00:1450:4001:800::200e ::ffff:1.1.1.1 64:ff9b::101:101
""".split()


def guarded(**more) -> FetchSettings:
    """The guard on, but for the one host that the test starts from."""
    return settings(allow_private=False, hosts={"start.test": HostSettings(allow_private=True)}, **more)


async def to_loopback(host: str) -> list[str]:
    return ["127.0.0.1"]


async def error_of(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url)
    return caught.value


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused(address):
    assert find_refusal(ipaddress.ip_address(address)) is not None


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_allowed(address):
    assert find_refusal(ipaddress.ip_address(address)) is None


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_refused_wrapped_as_it_is_bare(address):
    wrapped = ipaddress.IPv6Address((0xFFFF << 32) | int(address))
    assert find_refusal(wrapped) == find_refusal(address)


@given(st.ip_addresses())
def test_what_python_holds_for_private_is_never_allowed(address):
    if not address.is_global and not getattr(address, "ipv4_mapped", None):
        assert find_refusal(address) is not None


@given(st.ip_addresses(v=4))
def test_all_spellings_of_an_ipv4_address_are_read(address):
    a, b, c, d = address.packed
    for text in (
        str(int(address)),
        hex(int(address)),
        f"0{int(address):o}",
        f"{a}.{b}.{c * 256 + d}",
        f"{a:#x}.{b}.0{c:o}.{d}",
    ):
        assert parse_address(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1.", "127.0.0.1"),
        ("0X7F.1", "127.0.0.1"),
        ("0x.0x.1", "0.0.0.1"),
        ("0" * 40 + "177.1", "127.0.0.1"),
        ("255.0.65535", "255.0.255.255"),
        ("255.16777215", "255.255.255.255"),
        ("4294967295", "255.255.255.255"),
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_an_odd_spelling_is_the_address_that_a_resolver_would_take_it_for(text, address):
    assert parse_address(text) == ipaddress.ip_address(address)


@pytest.mark.parametrize(
    "text",
    [
        *("1.2.3.256", "256.1", "1.2.65536", "1.16777216", "4294967296", "1.2.3.4.5", "1..2", ".", ""),
        *("08.1.1.1", "1.1.1.09", "0xg.1", "1_0.1", "+1.1", "a.1", "1.a", "9" * 5_000),
    ],
)
def test_what_no_resolver_takes_for_an_address_is_a_name(text):
    assert parse_address(text) is None


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_none(text):
    address = parse_address(text)
    assert address is None or isinstance(address, ipaddress.IPv4Address | ipaddress.IPv6Address)


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_a_host_inside_is_never_asked(spelling):
    async def answer(line: Line):
        await line.answer()

    async with serving(answer) as server, Fetcher(settings(allow_private=False)) as fetcher:
        error = await error_of(fetcher, f"http://{spelling}:{server.port}/bad")
        assert isinstance(error, BlockedAddress)
        assert "secret" not in str(error)
        assert server.asked == []


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_a_redirect_inside_is_never_followed(spelling):
    async def redirect(line: Line):
        await line.redirect(f"http://{spelling}:{line.port}/inside")

    async with serving(redirect) as server, Fetcher(guarded(), resolver=to_loopback) as fetcher:
        error = await error_of(fetcher, f"http://start.test:{server.port}/bad")
        assert isinstance(error, BlockedAddress)
        assert server.asked == ["/bad"]


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "[fd00:ec2::254]", "10.0.0.1", "metadata.google.internal"]
)
async def test_a_redirect_to_cloud_metadata_is_refused(address):
    async def redirect(line: Line):
        await line.redirect(f"http://{address}/latest/meta-data/")

    async def resolve(host: str) -> list[str]:
        return ["169.254.169.254" if "metadata" in host else "127.0.0.1"]

    async with serving(redirect) as server, Fetcher(guarded(), resolver=resolve) as fetcher:
        assert isinstance(await error_of(fetcher, f"http://start.test:{server.port}/bad"), BlockedAddress)


@pytest.mark.parametrize(
    "page", ['<meta http-equiv="refresh" content="0;url={}">', '<html amp><link rel="canonical" href="{}">']
)
async def test_a_hop_inside_is_not_made(page):
    async def hop(line: Line):
        await line.answer(page.format(f"http://127.0.0.1:{line.port}/inside").encode())

    async with serving(hop) as server, Fetcher(guarded(), resolver=to_loopback) as fetcher:
        got = await fetcher.fetch(f"http://start.test:{server.port}/bad")
        assert got.final_url.endswith("/bad")
        assert server.asked == ["/bad"]


async def test_a_name_that_is_rebound_inside_is_refused_at_the_next_connect():
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])

    async def rebinding(host: str) -> list[str]:
        return next(answers)

    async def answer(line: Line):
        await line.answer()

    chosen = settings(allow_private=False, deadline=0.3)
    async with serving(answer) as server, Fetcher(chosen, resolver=rebinding) as fetcher:
        url = f"http://rebinding.test:{server.port}/bad"
        assert not isinstance(await error_of(fetcher, url), BlockedAddress)
        assert isinstance(await error_of(fetcher, url), BlockedAddress)
        assert server.asked == []


async def test_the_address_vetted_is_the_one_connected_to():
    asked = []

    async def resolve(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.9.9.9"]

    async def answer(line: Line):
        await line.answer()

    async with serving(answer) as server, Fetcher(settings(), resolver=resolve) as fetcher:
        await fetcher.fetch(f"http://rebinding.test:{server.port}/bad")
        assert asked == ["rebinding.test"]


async def test_of_a_mixed_answer_only_public_addresses_are_tried():
    async def resolve(host: str) -> list[str]:
        return ["127.0.0.1", "93.184.216.34", "10.0.0.1"]

    async def answer(line: Line):
        await line.answer()

    async with serving(answer) as server, Fetcher(settings(allow_private=False), resolver=resolve) as fetcher:
        error = await error_of(fetcher, f"http://mixed.test:{server.port}/bad")
        assert not isinstance(error, BlockedAddress)
        assert server.asked == []


async def test_the_second_address_is_tried_where_the_first_does_not_answer():
    async def resolve(host: str) -> list[str]:
        return ["127.0.0.99", "127.0.0.1"]

    async def answer(line: Line):
        await line.answer()

    async with serving(answer) as server, Fetcher(settings(), resolver=resolve) as fetcher:
        assert (await fetcher.fetch(f"http://two.test:{server.port}/bad")).status == 200


@pytest.mark.parametrize("error", [OSError("Name or service not known"), UnicodeError("label too long")])
async def test_a_name_that_is_not_known_fails_for_good(error):
    async def resolve(host: str) -> list[str]:
        raise error

    async with Fetcher(settings(retries=2), resolver=resolve) as fetcher:
        assert isinstance(await error_of(fetcher, "http://nowhere.test/"), ConnectFailed)


async def test_a_name_without_addresses_fails():
    async def resolve(host: str) -> list[str]:
        return []

    async with Fetcher(settings(), resolver=resolve) as fetcher:
        error = await error_of(fetcher, "http://empty.test/")
        assert isinstance(error, ConnectFailed)
        assert not error.transient


async def test_a_name_server_that_hangs_ends_with_the_deadline():
    async def resolve(host: str) -> list[str]:
        await asyncio.sleep(30)
        return []

    async with Fetcher(settings(deadline=0.3), resolver=resolve) as fetcher:
        assert (await error_of(fetcher, "http://slow.test/")).kind == "fetch_timeout"


async def test_a_proxy_may_be_inside_but_what_it_is_asked_for_may_not():
    async def answer(line: Line):
        await line.answer()

    async def resolve(host: str) -> list[str]:
        return ["10.0.0.7"] if host == "intranet.test" else ["93.184.216.34"]

    async with serving(answer) as proxy:
        chosen = settings(allow_private=False, proxy=f"http://127.0.0.1:{proxy.port}")
        async with Fetcher(chosen, resolver=resolve) as fetcher:
            assert (await fetcher.fetch("http://public.test/page")).body == HTML
            assert isinstance(await error_of(fetcher, "http://intranet.test/"), BlockedAddress)
            assert isinstance(await error_of(fetcher, "http://127.0.0.1/"), BlockedAddress)
        assert proxy.asked == ["http://public.test/page"]
