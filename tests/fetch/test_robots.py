"""robots.txt as RFC 9309 has it, in each state that a server can have it in."""

import asyncio
import contextlib
import gzip
import time

import pytest
from hostile_server import HTML, Line, head, serving, settings

from scraper.errors import FetchError, RobotsDisallowed
from scraper.fetch import Fetcher, sites
from scraper.fetch.robots import Robots, parse_robots, product_of, robots_of_status


def site(answer_robots):
    """Serves robots.txt by `answer_robots`, and a page everywhere else."""

    async def serve(line: Line) -> None:
        await (answer_robots(line) if line.path == "/robots.txt" else line.answer())

    serve.serves_robots = True
    return serve


def with_rules(text: str, *lines: str, status: str = "200 OK"):
    async def answer(line: Line) -> None:
        await line.answer(text.encode(), *(lines or ("Content-Type: text/plain",)), status=status)

    return site(answer)


async def outcome(serve, path: str = "/bad", **wishes) -> str:
    """`page`, or the error's kind."""
    async with serving(serve) as server, Fetcher(settings(robots=True, **wishes)) as fetcher:
        try:
            await fetcher.fetch(server.url(path))
        except FetchError as error:
            return error.kind
    return "page"


FORBIDDEN = "robots_disallowed"
RULES = [
    ("allows what no rule names", "User-agent: *\nDisallow: /private", "page"),
    ("forbids what a rule names", "User-agent: *\nDisallow: /bad", FORBIDDEN),
    ("forbids all", "User-agent: *\nDisallow: /", FORBIDDEN),
    ("allows all by an empty rule", "User-agent: *\nDisallow:", "page"),
    ("takes the longest match", "User-agent: *\nDisallow: /\nAllow: /bad", "page"),
    ("takes the longest match, in any order", "User-agent: *\nAllow: /b\nDisallow: /bad", FORBIDDEN),
    ("prefers allow where lengths are equal", "User-agent: *\nDisallow: /bad\nAllow: /bad", "page"),
    ("takes its own group", "User-agent: *\nDisallow: /\n\nUser-agent: scraper\nDisallow: /x", "page"),
    (
        "takes its own group before the general one",
        "User-agent: Scraper\nDisallow: /\n\nUser-agent: *\nAllow: /",
        FORBIDDEN,
    ),
    (
        "takes a group with a version",
        "User-agent: scraper/0.1 (x)\nDisallow: /\n\nUser-agent: *\nAllow: /",
        FORBIDDEN,
    ),
    ("passes over others' groups", "User-agent: otherbot\nDisallow: /", "page"),
    ("shares a group of several agents", "User-agent: a\nUser-agent: scraper\nDisallow: /", FORBIDDEN),
    ("reads wildcards", "User-agent: *\nDisallow: /*ad$", FORBIDDEN),
    ("reads behind a byte order mark", "\ufeffUser-agent: *\nDisallow: /", FORBIDDEN),
    ("reads with CR as the end of line", "User-agent: *\rDisallow: /\r", FORBIDDEN),
    ("reads in any letter case", "USER-AGENT: *\ndisALLOW: /bad", FORBIDDEN),
    ("reads past comments", "# hello\nUser-agent: * # all\nDisallow: /bad # this", FORBIDDEN),
    ("reads past junk", "\0\0junk\n<p>\nUser-agent: *\nDisallow: /bad", FORBIDDEN),
    ("takes an HTML page for no rules", HTML.decode(), "page"),
    ("takes an empty file for no rules", "", "page"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
async def test_robots_txt(text, expected):
    assert await outcome(with_rules(text)) == expected


@pytest.mark.parametrize(
    "status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone", "418 Teapot"]
)
async def test_a_missing_robots_txt_allows_all(status):
    assert await outcome(with_rules("User-agent: *\nDisallow: /", status=status)) == "page"


@pytest.mark.parametrize(
    "status", ["500 Broken", "502 Bad", "503 Busy", "504 Late", "429 Too Many", "304 Same"]
)
async def test_an_unreachable_robots_txt_forbids_all(status):
    assert await outcome(with_rules("", status=status)) == FORBIDDEN


async def hangs(line: Line):
    await line.hang()


async def drips(line: Line):
    await line.drip(b"HTTP/1.1 200 OK\r\nX: y\r\n")


async def resets(line: Line):
    line.reset()


async def circles(line: Line):
    await line.redirect("/robots.txt")


async def leads_elsewhere(line: Line):
    await line.redirect("ftp://127.0.0.1/robots.txt")


async def answers_garbage(line: Line):
    await line.send(b"garbage\r\n\r\n")
    raise ConnectionError


@pytest.mark.parametrize("fault", [hangs, drips, resets, circles, leads_elsewhere, answers_garbage])
async def test_a_robots_txt_that_cannot_be_read_forbids_all_in_time(fault):
    began = time.monotonic()
    assert await outcome(site(fault), deadline=1.0) == FORBIDDEN
    assert time.monotonic() - began < 2


async def test_a_redirect_of_robots_txt_is_followed():
    async def answer(line: Line):
        if line.path == "/robots.txt":
            await line.redirect("/elsewhere/robots.txt")
        elif line.path == "/elsewhere/robots.txt":
            await line.answer(b"User-agent: *\nDisallow: /bad")
        else:
            await line.answer()

    answer.serves_robots = True
    assert await outcome(answer) == FORBIDDEN


async def test_an_endless_robots_txt_is_read_up_to_500_kib():
    async def endless(line: Line):
        await line.send(head("Content-Type: text/plain") + b"User-agent: *\nDisallow: /bad\n")
        await line.flood(b"Disallow: /other\n" * 1000)

    assert await outcome(site(endless), deadline=4.0) == FORBIDDEN


async def test_a_bomb_for_a_robots_txt_is_cut():
    async def bomb(line: Line):
        body = b"User-agent: *\nDisallow: /bad\n" + b"#" * 50_000_000
        await line.answer(gzip.compress(body), "Content-Encoding: gzip")

    assert await outcome(site(bomb), deadline=4.0) == FORBIDDEN


async def test_robots_txt_is_read_once_for_pages_asked_for_together():
    async with (
        serving(with_rules("User-agent: *\nDisallow: /x")) as server,
        Fetcher(settings(robots=True, per_host=4)) as fetcher,
    ):
        await asyncio.gather(*(fetcher.fetch(server.url(f"/{i}")) for i in range(10)))
        assert server.asked.count("/robots.txt") == 1


async def test_the_target_of_a_redirect_is_held_against_robots_txt_too():
    async def answer(line: Line):
        if line.path == "/robots.txt":
            await line.answer(b"User-agent: *\nDisallow: /private")
        else:
            await line.redirect("/private")

    answer.serves_robots = True
    async with serving(answer) as server, Fetcher(settings(robots=True)) as fetcher:
        with pytest.raises(RobotsDisallowed):
            await fetcher.fetch(server.url())
        assert "/private" not in server.asked


async def test_robots_txt_is_not_asked_for_where_the_settings_say_so():
    async with serving(with_rules("User-agent: *\nDisallow: /")) as server, Fetcher(settings()) as fetcher:
        await fetcher.fetch(server.url())
        assert server.asked == ["/bad"]


async def test_what_could_not_be_read_says_when_it_is_asked_for_again():
    async with (
        serving(with_rules("", status="503 Busy")) as server,
        Fetcher(settings(robots=True)) as fetcher,
    ):
        with pytest.raises(RobotsDisallowed) as caught:
            await fetcher.fetch(server.url())
        assert caught.value.transient
        assert caught.value.retry_after == 600.0


async def test_sitemaps_of_robots_txt_are_given():
    async with (
        serving(with_rules("Sitemap: https://x.test/a.xml\nUser-agent: *\nSitemap: /b.xml")) as server,
        Fetcher(settings(robots=True)) as fetcher,
    ):
        assert await fetcher.sitemaps(server.url()) == ["https://x.test/a.xml", "/b.xml"]


def test_a_crawl_delay_is_read_for_our_group():
    assert parse_robots(b"User-agent: *\nCrawl-delay: 7").crawl_delay("scraper/0.1") == 7


@pytest.mark.parametrize("value", ["-1", "inf", "nan", "soon", "1e400"])
def test_an_absurd_crawl_delay_is_none(value):
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}".encode()).crawl_delay("scraper") == 0


def test_the_product_token_is_the_name_before_the_version():
    assert product_of("Mozilla/5.0 (compatible)") == "Mozilla"
    assert product_of("123") == "*"


def test_statuses_mean_what_rfc_9309_says():
    assert robots_of_status(404) == Robots()
    assert robots_of_status(500).unreachable == "status 500"


async def test_each_who_waits_for_a_site_that_cannot_be_reached_gets_an_error_of_its_own():
    urls = [f"http://127.0.0.1:1/{n}" for n in range(3)]
    async with Fetcher(settings(robots=True)) as fetcher:
        errors = await asyncio.gather(*(fetcher.fetch(url) for url in urls), return_exceptions=True)
    assert [str(error) for error in errors] == [f"{url}: no connection: Connection refused" for url in urls]


async def times_asked(status: str) -> int:
    """How often robots.txt is asked for, which has this status, for two pages one after the other."""
    serve = with_rules("User-agent: *\nAllow: /", status=status)
    async with serving(serve) as server, Fetcher(settings(robots=True)) as fetcher:
        for _ in range(2):
            with contextlib.suppress(RobotsDisallowed):
                await fetcher.fetch(server.url())
    return server.asked.count("/robots.txt")


KEPT = [("200 OK", "KEPT"), ("503 Busy", "KEPT_UNREACHABLE")]


@pytest.mark.parametrize("status", [status for status, _ in KEPT])
async def test_robots_txt_is_read_once_for_pages_one_after_the_other(status):
    assert await times_asked(status) == 1


@pytest.mark.parametrize(("status", "kept"), KEPT)
async def test_robots_txt_is_asked_for_again_when_its_time_is_over(status, kept, monkeypatch):
    monkeypatch.setattr(sites, kept, 0.0)
    assert await times_asked(status) == 2


async def test_robots_txt_that_was_read_for_a_page_is_not_read_again_for_its_sitemaps():
    rules = with_rules("Sitemap: https://x.test/a.xml")
    async with serving(rules) as server, Fetcher(settings(robots=True)) as fetcher:
        await fetcher.fetch(server.url())
        assert await fetcher.sitemaps(server.url()) == ["https://x.test/a.xml"]
    assert server.asked.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("limit", "most", "visits", "asked"),
    [
        ("MAX_SITES", 2, "abcba", "abca"),
        ("MAX_WEIGHT", 70, "abcba", "abca"),  # a file has 32 bytes
        ("MAX_WEIGHT", 1, "aab", "ab"),  # the newest is kept, however large
    ],
)
async def test_so_many_sites_are_remembered_those_asked_last(limit, most, visits, asked, monkeypatch):
    monkeypatch.setattr(sites, limit, most)
    read = []

    async def answer(line: Line):
        if line.path == "/robots.txt":
            read.append(line.headers["host"][0])
            await line.answer(b"User-agent: *\nDisallow: /private", "Content-Type: text/plain")
        else:
            await line.answer()

    async def resolve(host: str) -> list[str]:
        return ["127.0.0.1"]

    answer.serves_robots = True
    async with serving(answer) as server, Fetcher(settings(robots=True), resolver=resolve) as fetcher:
        for host in visits:
            await fetcher.fetch(f"http://{host}.test:{server.port}/")
    assert "".join(read) == asked


async def test_a_robots_txt_that_hangs_does_not_hold_up_the_end():
    async with serving(site(hangs)) as server:
        async with Fetcher(settings(robots=True, deadline=8.0)) as fetcher:
            asked = asyncio.create_task(fetcher.fetch(server.url()))
            await asyncio.sleep(0.1)
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
            began = time.monotonic()
        assert time.monotonic() - began < 1


async def outcomes_as_robots_txt_changes(*answers: tuple[bytes, str]) -> list[str]:
    """What becomes of a page each time, where robots.txt is asked for anew and has changed."""
    rest = iter(answers)

    async def answer(line: Line):
        text, status = next(rest)
        await line.answer(text, "Content-Type: text/plain", status=status)

    found = []
    async with serving(site(answer)) as server, Fetcher(settings(robots=True)) as fetcher:
        for _ in answers:
            try:
                await fetcher.fetch(server.url())
                found.append("page")
            except RobotsDisallowed:
                found.append(FORBIDDEN)
    return found


OPEN, SHUT, DOWN = (
    (b"User-agent: *\nAllow: /", "200 OK"),
    (b"User-agent: *\nDisallow: /", "200 OK"),
    (b"", "503 Busy"),
)


async def test_new_rules_replace_old_ones_and_where_none_can_be_read_the_old_ones_hold(monkeypatch):
    monkeypatch.setattr(sites, "KEPT", 0.0)
    monkeypatch.setattr(sites, "KEPT_UNREACHABLE", 0.0)
    changes = [OPEN, SHUT, DOWN, OPEN, DOWN]
    assert await outcomes_as_robots_txt_changes(*changes) == ["page", FORBIDDEN, FORBIDDEN, "page", "page"]


async def test_a_site_whose_robots_txt_cannot_be_read_is_asked_for_no_other_file():
    wishes = settings(robots=True, optout_files=True)
    async with serving(with_rules("", status="503 Busy")) as server, Fetcher(wishes) as fetcher:
        with pytest.raises(RobotsDisallowed):
            await fetcher.fetch(server.url())
    assert server.asked == ["/robots.txt"]
