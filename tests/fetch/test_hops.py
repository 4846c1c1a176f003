"""Where a page leads on, and where it does not."""

import pytest
from hostile_server import HTML, Line, serving, settings
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetch import Fetcher
from scraper.fetch.hops import find_canonical_of_amp, find_metas
from scraper.fetch.hops import find_refresh as find_refresh_among

REFRESH = [
    (b'<meta http-equiv="refresh" content="0; url=/a">', "/a"),
    (b"<META HTTP-EQUIV=Refresh CONTENT='1;URL=/a'>", "/a"),
    (b'<meta content="3; url=&#39;/a?x=1&amp;y=2&#39;" http-equiv="REFRESH">', "/a?x=1&y=2"),
    (b'<meta http-equiv="refresh" content="0;/a">', "/a"),
    (b'<meta http-equiv="refresh" content="0.5, url = /a">', "/a"),
    (b'<meta http-equiv="refresh" content="300; url=/a">', None),
    (b'<meta http-equiv="refresh" content="5">', None),
    (b'<meta name="refresh" content="0; url=/a">', None),
    (b'<!-- <meta http-equiv="refresh" content="0; url=/a"> -->', None),
    (b'<noscript><meta http-equiv="refresh" content="0; url=/a"></noscript>', "/a"),
    (b'<noscript><meta http-equiv="refresh" content="0; url=/a"></noscript>' + b" " * 6000, None),
    (b'</head><body><p><meta http-equiv="refresh" content="0; url=/a">', None),
    (b'</HEAD><p><meta http-equiv="refresh" content="0; url=/a">', None),
    (b'<BODY><p><meta http-equiv="refresh" content="0; url=/a"></head>', "/a"),
    (b'<body><p><meta http-equiv="refresh" content="0; url=/a">', None),
    (b'<meta http-equiv=" refresh " content="10; url=\' /a \'"><!-- ours -->', "/a"),
    (b'<!-- ours --><meta http-equiv="refresh" content="url=/a">', "/a"),
    (b'<meta http-equiv="refresh" content="11; url=/a">', None),
    (b'<NOSCRIPT><meta http-equiv="refresh" content="0; url=/a"></NOSCRIPT>' + b" " * 6000, None),
    (
        b'<noscript>no</noscript><meta http-equiv="refresh" content="0; url=/a">' + b" " * 6000,
        "/a",
    ),
    (b" " * 100_000 + b'<meta http-equiv="refresh" content="0; url=/a">', None),
]
AMP = [
    (b'<html amp lang=en><head><link rel="canonical" href="/a"></head>', "/a"),
    ('<!doctype html><html ⚡><head><link href="/a" rel=canonical></head>'.encode(), "/a"),
    (b'<html lang=en><head><link rel="canonical" href="/a"></head>', None),
    (b'<html class="champ"><head><link rel="canonical" href="/a"></head>', None),
    (b"<html amp><head></head>", None),
    (b'<html amp><head><link rel="nofollow CANONICAL" href=" /a "></head>', "/a"),
    (b'<html amp><head><link rel="canonical" href=" "></head>', None),
    (b'<html amp><head></head><body><link rel="canonical" href="/a">', None),
]


def find_refresh(page: bytes) -> str | None:
    return find_refresh_among(page, find_metas(page))


@pytest.mark.parametrize(("page", "expected"), REFRESH)
def test_a_meta_refresh_is_read(page, expected):
    assert find_refresh(page) == expected


@pytest.mark.parametrize(("page", "expected"), AMP)
def test_an_amp_page_names_its_canonical(page, expected):
    assert find_canonical_of_amp(page) == expected


@given(st.binary(max_size=2000))
def test_any_bytes_lead_somewhere_or_nowhere(body):
    assert find_refresh(body) is None or isinstance(find_refresh(body), str)
    assert find_canonical_of_amp(body) is None or isinstance(find_canonical_of_amp(body), str)


@pytest.mark.parametrize(
    "bait", [b"<meta ", b"<!--", b"<noscript", b"<meta http-equiv=refresh content='", b"<html "]
)
def test_no_page_makes_the_search_slow(bait):
    import time

    body = b"<meta http-equiv=refresh>" + bait * (1_000_000 // len(bait))
    began = time.process_time()
    find_refresh(body)
    find_canonical_of_amp(b"<html amp>" + body)
    assert time.process_time() - began < 0.5


async def fetch_from(pages: dict[str, bytes], **wishes):
    async def serve(line: Line):
        if line.path in pages:
            await line.answer(pages[line.path])
        else:
            await line.answer(status="404 Not Found")

    async with serving(serve) as server, Fetcher(settings(**wishes)) as fetcher:
        return await fetcher.fetch(server.url()), server


async def test_a_meta_refresh_is_followed():
    page, server = await fetch_from(
        {"/bad": b'<meta http-equiv=refresh content="0;url=there">', "/there": HTML}
    )
    assert (page.body, page.url, page.final_url) == (HTML, server.url(), server.url("/there"))


async def test_a_refresh_header_is_followed():
    async def serve(line: Line):
        await (line.answer(b"<p>wait", "Refresh: 0; url=/there") if line.path == "/bad" else line.answer())

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        assert (await fetcher.fetch(server.url())).final_url == server.url("/there")


async def test_a_canonical_that_is_the_front_page_is_passed_over():
    amp = b'<html amp><head><link rel=canonical href="/"></head><body>short</body></html>'
    _, server = await fetch_from({"/bad": amp, "/": HTML})
    assert server.asked == ["/bad"]


async def test_an_amp_page_is_exchanged_for_its_canonical():
    amp = b'<html amp><head><link rel=canonical href="/there"></head><body>short</body></html>'
    page, _ = await fetch_from({"/bad": amp, "/there": HTML})
    assert page.body == HTML


async def test_an_amp_page_is_kept_where_its_canonical_is_missing():
    amp = b'<html amp><head><link rel=canonical href="/missing"></head><body>short</body></html>'
    page, _ = await fetch_from({"/bad": amp})
    assert page.body == amp


async def test_an_amp_page_is_kept_where_the_settings_say_so():
    amp = b'<html amp><head><link rel=canonical href="/there"></head><body>short</body></html>'
    page, _ = await fetch_from({"/bad": amp, "/there": HTML}, prefer_canonical=False)
    assert page.body == amp


async def test_hops_are_bounded():
    pages = {f"/{i}": f'<meta http-equiv=refresh content="0;url=/{i + 1}">'.encode() for i in range(9)}
    page, server = await fetch_from(pages | {"/bad": pages["/0"]}, max_hops=3)
    assert server.asked == ["/bad", "/1", "/2", "/3"]
    assert page.final_url.endswith("/3")
