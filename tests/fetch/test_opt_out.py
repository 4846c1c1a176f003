"""Signals by which sites decline text and data mining are told, and respected where that is asked."""

import time

import pytest
from hostile_server import HTML, Line, serving, settings

from scraper.errors import FetchTimeout, OptedOut
from scraper.fetch import Fetcher
from scraper.fetch.hops import find_metas
from scraper.fetch.opt_out import AiTxt, TdmRep, find_meta_signals
from scraper.fetch.robots import parse_robots

META = [
    (
        b'<meta name="robots" content="noindex, noai, noimageai">',
        ["robots=noai", "robots=noimageai"],
    ),
    (b"<META CONTENT='NOAI' NAME=robots>", ["robots=noai"]),
    (b'<meta name="tdm-reservation" content="1">', ["tdm-reservation=1"]),
    (b'<meta name="tdm-reservation" content="0">', []),
    (b'<meta name="robots" content="index,follow">', []),
    (b'<meta name="description" content="noai is a word">', []),
    (b"<p>noai</p>", []),
]
ROBOTS = [
    ("User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /", ["robots.txt ai-train=no"]),
    ("Content-Usage: train-ai=n", ["robots.txt train-ai=no"]),
    ("Content-Signal: ai-train=yes", []),
    ("# Content-Signal: ai-train=no", []),
]
AI_TXT = [
    (b"User-Agent: *\nDisallow: /", True),
    (b"User-Agent: *\nDisallow: *.html\nDisallow: *.txt", True),
    (b"User-Agent: *\nDisallow: *.png\nDisallow: *.jpg\nAllow: *.html", False),
    (b"User-Agent: *\nDisallow: /articles/", True),
    (b"User-Agent: *\nDisallow: /other/", False),
    (b"User-Agent: *\nAllow: /", False),
    (b"<html><p>User-Agent: * Disallow: / ; not found", False),
    (b"", False),
]
TDMREP = [
    (b'[{"location": "/", "tdm-reservation": 1}]', True),
    (b'[{"location": "/articles/*", "tdm-reservation": 1, "tdm-policy": "https://x"}]', True),
    (
        b'[{"location": "/articles/a.html$", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]',
        False,
    ),
    (b'[{"location": "/other", "tdm-reservation": 1}]', False),
    (b'{"location": "/", "tdm-reservation": 1}', False),
    (b"<html>", False),
    (b"[" * 100_000, False),
    (b'[{"location": ["/"], "tdm-reservation": 1}, 7, null]', False),
]


@pytest.mark.parametrize(("head", "signals"), META)
def test_meta_elements_are_read(head, signals):
    assert list(find_meta_signals(find_metas(head))) == signals


@pytest.mark.parametrize(("text", "signals"), ROBOTS)
def test_robots_txt_is_read_for_content_signals(text, signals):
    assert list(parse_robots(text.encode()).opt_outs) == signals


@pytest.mark.parametrize(("body", "declines"), AI_TXT)
def test_ai_txt_is_read(body, declines):
    assert AiTxt(body).declines("/articles/a.html") is declines


@pytest.mark.parametrize(("body", "declines"), TDMREP)
def test_tdmrep_json_is_read(body, declines):
    assert TdmRep(body).declines("/articles/a.html") is declines


def site(files: dict[str, bytes], page: bytes = HTML, *lines: str):
    async def serve(line: Line):
        if line.path == "/article":
            await line.answer(page, *lines)
        elif line.path in files:
            await line.answer(files[line.path], "Content-Type: text/plain")
        else:
            await line.answer(b"", status="404 Not Found")

    serve.serves_robots = True
    return serve


SITES = [
    (site({}), ()),
    (site({"/robots.txt": b"User-agent: *\nContent-Signal: ai-train=no\n"}), ("robots.txt ai-train=no",)),
    (site({"/ai.txt": b"User-Agent: *\nDisallow: /"}), ("ai.txt",)),
    (site({"/.well-known/tdmrep.json": b'[{"location": "/", "tdm-reservation": 1}]'}), ("tdmrep.json",)),
    (site({}, HTML, "TDM-Reservation: 1"), ("tdm-reservation=1",)),
    (site({}, HTML, "X-Robots-Tag: noai"), ("x-robots-tag=noai",)),
    (site({}, b'<meta name="robots" content="noai">' + HTML), ("robots=noai",)),
]


@pytest.mark.parametrize(("serve", "signals"), SITES)
async def test_signals_are_told(serve, signals):
    async with serving(serve) as server, Fetcher(settings(robots=True, optout_files=True)) as fetcher:
        assert (await fetcher.fetch(server.url("/article"))).opt_out == signals


@pytest.mark.parametrize(("serve", "signals"), SITES[1:])
async def test_signals_are_respected_where_that_is_asked(serve, signals):
    async with serving(serve) as server, Fetcher(settings(respect_optout=True)) as fetcher:
        with pytest.raises(OptedOut) as caught:
            await fetcher.fetch(server.url("/article"))
    assert signals[0] in caught.value.message


async def test_a_site_that_declines_is_not_asked_for_its_page():
    async with serving(site({"/ai.txt": b"User-Agent: *\nDisallow: /"})) as server:
        async with Fetcher(settings(respect_optout=True)) as fetcher:
            with pytest.raises(OptedOut):
                await fetcher.fetch(server.url("/article"))
        assert "/article" not in server.asked


async def test_files_that_hang_do_not_prolong_the_deadline():
    async def hang(line: Line):
        await (line.answer(b"", status="404 No") if line.path == "/robots.txt" else line.hang())

    hang.serves_robots = True
    chosen = settings(robots=True, optout_files=True, deadline=1.0)
    began = time.monotonic()
    async with serving(hang) as server, Fetcher(chosen) as fetcher:
        with pytest.raises(FetchTimeout):
            await fetcher.fetch(server.url("/article"))
    assert time.monotonic() - began < 2
    assert server.asked == ["/robots.txt", "/ai.txt", "/.well-known/tdmrep.json", "/article"]


async def test_the_files_are_not_asked_for_where_the_settings_say_so():
    async with serving(site({})) as server, Fetcher(settings(robots=True, optout_files=False)) as fetcher:
        await fetcher.fetch(server.url("/article"))
        assert server.asked == ["/robots.txt", "/article"]


async def test_ai_txt_is_read_where_robots_txt_is_not_obeyed():
    chosen = settings(robots=False, optout_files=True)
    async with (
        serving(site({"/ai.txt": b"User-Agent: *\nDisallow: /"})) as server,
        Fetcher(chosen) as fetcher,
    ):
        assert (await fetcher.fetch(server.url("/article"))).opt_out == ("ai.txt",)


async def test_rules_that_are_not_obeyed_forbid_nothing_though_opt_outs_are_respected():
    files = {"/robots.txt": b"User-agent: *\nDisallow: /"}
    chosen = settings(robots=False, respect_optout=True)
    async with serving(site(files)) as server, Fetcher(chosen) as fetcher:
        assert (await fetcher.fetch(server.url("/article"))).status == 200
