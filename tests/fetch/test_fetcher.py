"""What a fetch sends, keeps to itself, and gives back."""

import asyncio
import gzip
import logging
import os
import re
import subprocess
import sys

import pytest
from hostile_server import HTML, Line, head, serving, settings
from test_target import SEALED

from scraper.errors import (
    BlockedAddress,
    FetchError,
    HttpStatusError,
    InvalidUrl,
    ProtocolError,
    TooManyRedirects,
    UnresolvedLink,
)
from scraper.fetch import USER_AGENT, Fetcher, HostSettings
from scraper.fetch.faults import to_fetch_error


async def to_loopback(host: str) -> list[str]:
    return ["127.0.0.1"]


def recording(*lines: str):
    """Serves pages, keeps the headers of each request."""
    seen: list[dict[str, str]] = []

    async def serve(line: Line) -> None:
        seen.append(dict(line.headers))
        if line.path == "/away":
            await line.redirect(f"http://other.test:{line.port}/")
        elif line.path == "/moved":
            await line.redirect("/")
        else:
            await line.answer(HTML, *lines)

    serve.seen = seen
    return serve


async def headers_sent(url: str = "http://site.test:{}/", **wishes) -> list[dict[str, str]]:
    serve = recording()
    async with serving(serve) as server, Fetcher(settings(**wishes), resolver=to_loopback) as fetcher:
        await fetcher.fetch(url.format(server.port))
    return serve.seen


async def test_a_request_names_its_host_with_the_port_that_is_asked():
    serve = recording()
    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        await fetcher.fetch(f"http://Site.test:{server.port}/")
    assert serve.seen[0]["host"] == f"site.test:{server.port}"


async def test_the_user_agent_names_the_project():
    assert (await headers_sent())[0]["user-agent"] == USER_AGENT
    assert USER_AGENT.startswith("scraper/")


async def test_a_user_agent_can_be_given():
    assert (await headers_sent(user_agent="mine/1"))[0]["user-agent"] == "mine/1"


async def test_a_host_can_have_a_user_agent_of_its_own():
    hosts = {"site.test": HostSettings(user_agent="theirs/2", headers={"X-Key": "k"})}
    sent = (await headers_sent(user_agent="mine/1", hosts=hosts))[0]
    assert (sent["user-agent"], sent["x-key"]) == ("theirs/2", "k")


async def test_a_request_says_what_it_takes():
    sent = (await headers_sent())[0]
    assert (sent["accept"][:9], sent["accept-encoding"]) == ("text/html", "gzip, deflate, br, zstd")


async def test_headers_replace_the_defaults_however_spelled():
    hosts = {"site.test": HostSettings(headers={"x-Key": "theirs"})}
    sent = (await headers_sent(headers={"accept": "text/html", "X-KEY": "mine"}, hosts=hosts))[0]
    assert (sent["accept"], sent["x-key"]) == ("text/html", "theirs")


async def test_credentials_in_a_redirect_are_used_where_it_leads_and_shown_nowhere():
    seen: list[tuple[str, str | None]] = []

    async def serve(line: Line):
        seen.append((line.headers["host"].partition(":")[0], line.headers.get("authorization")))
        away = f"http://u:p@other.test:{line.port}/there" if line.path == "/bad" else "/end"
        await (line.answer() if line.path == "/end" else line.redirect(away))

    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        page = await fetcher.fetch(f"http://me:mine@site.test:{server.port}/bad")
    assert seen == [("site.test", "Basic bWU6bWluZQ=="), ("other.test", "Basic dTpw"), ("other.test", None)]
    assert page.final_url == f"http://other.test:{server.port}/end"


@pytest.mark.parametrize("name", ["Authorization", "Cookie", "Proxy-Authorization"])
async def test_a_personal_header_stays_with_the_host_first_asked(name):
    sent = await headers_sent("http://site.test:{}/away", headers={name: "Bearer x", "X-All": "y"})
    assert [(name.lower() in s, s.get("x-all")) for s in sent] == [(True, "y"), (False, "y")]


async def test_given_cookies_stay_with_the_host_first_asked():
    sent = await headers_sent("http://site.test:{}/away", cookies={"session": "s"})
    assert [s.get("cookie") for s in sent] == ["session=s", None]


async def test_cookies_of_a_rule_are_sent_to_its_host_only():
    hosts = {"other.test": HostSettings(cookies={"consent": "all"})}
    sent = await headers_sent("http://site.test:{}/away", hosts=hosts)
    assert [s.get("cookie") for s in sent] == [None, "consent=all"]


async def sent_with_rule(**wishes) -> list[str | None]:
    """The cookies of two requests to a host that a rule knows, the second redirected to one that none knows."""
    serve = recording("Set-Cookie: theirs=1")
    rules = {"site.test": {"consent": "all", "region": "rule"}}
    fetcher = Fetcher(settings(**wishes), resolver=to_loopback, cookies_for=lambda host: rules.get(host, {}))
    async with serving(serve) as server, fetcher:
        await fetcher.fetch(f"http://site.test:{server.port}/bad")
        await fetcher.fetch(f"http://site.test:{server.port}/away")
    return [sent.get("cookie") for sent in serve.seen]


async def test_cookies_that_a_rule_knows_go_to_its_host_from_the_first_request_on():
    assert await sent_with_rule() == [
        "consent=all; region=rule",
        "consent=all; region=rule; theirs=1",
        None,
    ]


async def test_cookies_of_the_settings_go_before_those_of_a_rule():
    hosts = {"site.test": HostSettings(cookies={"region": "mine"})}
    assert (await sent_with_rule(hosts=hosts))[0] == "consent=all; region=mine"


async def test_a_link_that_does_not_say_where_it_leads_is_not_asked_for():
    async with serving(recording()) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        with pytest.raises(UnresolvedLink, match="--render auto"):
            await fetcher.fetch(f"http://news.google.com:{server.port}/rss/articles/{SEALED}")
    assert server.asked == []


async def test_credentials_in_a_url_are_used_for_its_host_and_shown_nowhere(caplog):
    caplog.set_level(logging.DEBUG, "scraper.fetch")
    serve = recording()
    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        page = await fetcher.fetch(f"http://user:secret@site.test:{server.port}/away")
    assert [s.get("authorization") for s in serve.seen] == ["Basic dXNlcjpzZWNyZXQ=", None]
    assert "secret" not in repr(page)
    assert "secret" not in caplog.text


async def test_credentials_in_a_url_go_along_where_its_host_leads_on_within_itself():
    sent = await headers_sent("http://user:secret@site.test:{}/moved")
    assert [s.get("authorization") for s in sent] == ["Basic dXNlcjpzZWNyZXQ="] * 2


@pytest.mark.parametrize(
    "url", ["http://user:secret@", "https://user:secret@ho st/", "ftp://u:secret@h/", "//u:secret@h"]
)
async def test_credentials_are_not_shown_in_errors(url):
    async with Fetcher(settings()) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert "secret" not in str(caught.value)


async def test_cookies_are_kept_for_their_host_and_sent_to_no_other():
    serve = recording("Set-Cookie: a=1; Domain=test; Path=/")
    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        for host in ("one.test", "one.test", "two.test", "sub.one.test"):
            await fetcher.fetch(f"http://{host}:{server.port}/")
    assert [s.get("cookie") for s in serve.seen] == [None, "a=1", None, None]


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
async def test_every_kind_of_redirect_is_followed(status: str):
    async def serve(line: Line) -> None:
        if line.path == "/end":
            await line.answer()
        else:
            await line.send(head("Location: /end", status=status, length=0))

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        page = await fetcher.fetch(server.url())
    assert page.final_url == server.url("/end")


@pytest.mark.parametrize(
    "status", ["300 Multiple Choices", "304 Not Modified", "305 Use Proxy", "306 Unused"]
)
async def test_an_answer_that_leads_nowhere_is_not_followed(status: str):
    async def serve(line: Line) -> None:
        await line.send(head("Location: /end", status=status, length=0))

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        with pytest.raises(ProtocolError, match=f"answered {status[:3]}, which nobody asked for"):
            await fetcher.fetch(server.url())


async def test_as_many_redirects_are_followed_as_are_allowed_and_no_more():
    async def serve(line: Line):
        left = int(line.path[1:])
        await (line.redirect(f"/{left - 1}") if left else line.answer())

    async with serving(serve) as server, Fetcher(settings(max_redirects=3)) as fetcher:
        assert (await fetcher.fetch(server.url("/3"))).final_url == server.url("/0")
        with pytest.raises(TooManyRedirects, match="more than 3 redirects"):
            await fetcher.fetch(server.url("/4"))


async def test_an_answer_that_nothing_has_changed_is_none_where_that_was_not_asked():
    async def serve(line: Line):
        await line.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        with pytest.raises(ProtocolError, match="answered 304, which nobody asked for"):
            await fetcher.fetch(server.url())


async def test_a_page_not_modified_comes_without_body():
    async def serve(line: Line):
        if line.headers.get("if-none-match") == '"v1"' and "if-modified-since" in line.headers:
            await line.send(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
        else:
            await line.answer(HTML, 'ETag: "v1"')

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        first = await fetcher.fetch(server.url())
        again = await fetcher.fetch(
            server.url(), etag=first.header("ETag"), last_modified="Wed, 21 Oct 2015 07:28:00 GMT"
        )
    assert (again.status, again.body, again.truncated) == (304, b"", False)


async def test_a_page_that_is_gone_is_no_page_though_it_was_had_before():
    async def serve(line: Line):
        await line.answer(b"gone", status="410 Gone")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        with pytest.raises(HttpStatusError, match="answered 410"):
            await fetcher.fetch(server.url(), etag='"v1"')


async def test_a_page_tells_what_came():
    async def serve(line: Line):
        if line.path == "/bad":
            await line.redirect("/there")
        else:
            await line.answer(HTML, "X-Name: one", "X-Name: two")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        page = await fetcher.fetch(server.url())
    assert (page.url, page.final_url, page.status) == (server.url(), server.url("/there"), 200)
    assert [value for name, value in page.headers if name == "x-name"] == ["one", "two"]
    assert page.fetched_at.endswith("Z")
    assert 0 < page.seconds < 1


@pytest.mark.parametrize("path", ["", "/ä b?x=ü#part", "/a/../b"])
async def test_a_page_carries_its_url_as_it_was_asked_for(path):
    async def serve(line: Line):
        await line.answer()

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        url = server.url(path)
        assert (await fetcher.fetch(f" {url}\n")).url == url


async def test_feeds_are_taken_where_any_type_is():
    async def serve(line: Line):
        await line.answer(b"<rss></rss>", "Content-Type: application/rss+xml")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        assert (await fetcher.fetch(server.url(), any_type=True)).body == b"<rss></rss>"


async def test_a_body_whose_coding_only_lacks_its_end_is_not_asked_for_again():
    async def serve(line: Line):
        await line.answer(gzip.compress(HTML)[:-8], "Content-Encoding: gzip")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        page = await fetcher.fetch(server.url())
    assert (page.body, page.truncated, server.asked) == (HTML, True, ["/bad"])


async def test_a_cap_can_be_given_for_one_fetch():
    async def serve(line: Line):
        await line.answer(HTML)

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        page = await fetcher.fetch(server.url(), max_bytes=100)
    assert (len(page.body), page.truncated) == (100, True)


def failing(times: int, fail):
    """Fails at first, then serves."""
    count = 0

    async def serve(line: Line) -> None:
        nonlocal count
        count += 1
        await (fail(line) if count <= times else line.answer())

    return serve


async def reset(line: Line):
    line.reset()


async def busy(line: Line):
    await line.answer(status="503 Busy")


async def broken_off(line: Line):
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>half")
    raise ConnectionError


@pytest.mark.parametrize("fail", [reset, busy, broken_off])
async def test_a_fault_that_passes_is_tried_again(fail):
    chosen = settings(retries=2, retry_wait=0.01, deadline=3.0)
    async with serving(failing(2, fail)) as server, Fetcher(chosen) as fetcher:
        page = await fetcher.fetch(server.url())
    assert (page.body, page.truncated, len(server.asked)) == (HTML, False, 3)


@pytest.mark.parametrize(
    "status", ["500 Oops", "503 Busy", "520 Cloudflare", "522 Cloudflare", "524 Cloudflare"]
)
async def test_a_site_that_is_down_for_a_moment_is_tried_again(status):
    async def fail(line: Line):
        await line.answer(status=status)

    chosen = settings(retries=1, retry_wait=0.01, deadline=3.0)
    async with serving(failing(1, fail)) as server, Fetcher(chosen) as fetcher:
        assert (await fetcher.fetch(server.url())).body == HTML


async def test_a_fault_that_stays_is_tried_as_often_as_set():
    chosen = settings(retries=2, retry_wait=0.01, deadline=3.0)
    async with serving(failing(99, busy)) as server, Fetcher(chosen) as fetcher:
        with pytest.raises(HttpStatusError):
            await fetcher.fetch(server.url())
    assert len(server.asked) == 3


async def test_a_body_that_always_breaks_off_is_kept_with_a_mark():
    chosen = settings(retries=1, retry_wait=0.01, deadline=3.0)
    async with serving(failing(99, broken_off)) as server, Fetcher(chosen) as fetcher:
        page = await fetcher.fetch(server.url())
    assert (page.body, page.truncated, len(server.asked)) == (b"<p>half", True, 2)


async def test_a_fault_is_told_although_the_next_try_outlives_the_deadline():
    async def fail(line: Line):
        await (busy(line) if not asked else asyncio.sleep(9))
        asked.append(line.path)

    asked: list[str] = []
    chosen = settings(retries=2, retry_wait=0.01, deadline=0.5)
    async with serving(fail) as server, Fetcher(chosen) as fetcher:
        with pytest.raises(HttpStatusError, match="answered 503"):
            await fetcher.fetch(server.url())


@pytest.mark.parametrize("status", ["400 Bad", "403 Forbidden", "404 Not Found", "410 Gone", "501 Not Here"])
async def test_a_fault_that_lasts_is_not_tried_again(status):
    async def fail(line: Line):
        await line.answer(status=status)

    async with serving(failing(99, fail)) as server, Fetcher(settings(retries=2)) as fetcher:
        with pytest.raises(HttpStatusError) as caught:
            await fetcher.fetch(server.url())
    assert (len(server.asked), caught.value.status) == (1, int(status[:3]))


async def test_a_kept_connection_that_the_server_closed_is_replaced_unnoticed():
    async def serve(line: Line):
        await line.answer()
        if line.path == "/first":
            await asyncio.sleep(0.05)
            raise ConnectionError

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        await fetcher.fetch(server.url("/first"))
        assert (await fetcher.fetch(server.url("/second"))).status == 200


async def test_what_stands_behind_a_body_is_not_taken_for_the_next_answer():
    async def serve(line: Line):
        forged = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nforged"
        await line.send(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(HTML)
            + HTML
            + forged
        )

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        await fetcher.fetch(server.url("/one"))
        await asyncio.sleep(0.05)
        assert (await fetcher.fetch(server.url("/good"))).body == HTML


async def test_an_attempt_is_told_as_one_record(caplog):
    caplog.set_level(logging.INFO, "scraper.fetch")
    async with (
        serving(failing(1, busy)) as server,
        Fetcher(settings(retries=1, retry_wait=0.01, deadline=3.0)) as fetcher,
    ):
        await fetcher.fetch(server.url())
    told = [record.fetch for record in caplog.records if record.name == "scraper.fetch"]
    assert [(t["outcome"], t["attempt"], t["status"]) for t in told] == [
        ("http_status_error", 1, 503),
        ("ok", 2, 200),
    ]
    assert (
        told[1] | {"url": server.url(), "host": "127.0.0.1", "bytes": len(HTML), "decoded": len(HTML)}
        == told[1]
    )


async def lies(line: Line) -> None:
    await line.answer(b"neither", "Content-Encoding: br")


async def hangs(line: Line) -> None:
    await line.hang()


async def hangs_up(line: Line) -> None:
    line.reset()


@pytest.mark.parametrize(
    ("serve", "outcome", "says", "requests"),
    [
        (lies, "protocol_error", "broken br body", 2),  # the second one asks for it uncoded
        (hangs_up, "protocol_error", "broke off", 1),
        (hangs, "cut_off", None, 1),
    ],
)
async def test_an_attempt_that_fails_is_told_and_counted(serve, outcome, says, requests, caplog):
    caplog.set_level(logging.INFO, "scraper.fetch")
    async with serving(serve) as server, Fetcher(settings(robots=False, optout_files=False)) as fetcher:
        with pytest.raises((ProtocolError, TimeoutError)):
            async with asyncio.timeout(0.1 if serve is hangs else 10):  # the caller's own
                await fetcher.fetch(server.url())
        assert fetcher.stats.as_dict()["127.0.0.1"]["requests"] == requests
    told = next(record.fetch for record in caplog.records if record.name == "scraper.fetch")
    assert (told["outcome"], told["url"], told["host"]) == (outcome, server.url(), "127.0.0.1")
    assert told["attempt"] == 1
    assert 0 < told["seconds"] < 10
    assert told.get("error") is None if says is None else says in told["error"]


QUIET = """
import asyncio
from scraper.fetch import Fetcher, FetchSettings

async def main():
    settings = FetchSettings(allow_private=True, retries=1, retry_wait=0.01, delay=0)
    async with Fetcher(settings) as fetcher:
        try:
            await fetcher.fetch("http://127.0.0.1:1/")
        except Exception as error:
            assert error.kind == "connect_failed", error

asyncio.run(main())
"""


def test_nothing_is_printed_unasked():
    done = subprocess.run([sys.executable, "-c", QUIET], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


async def test_counts_are_kept_by_host():
    async def serve(line: Line):
        await (line.answer() if line.path == "/good" else line.answer(status="404 No"))

    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        for path in ("good", "good", "missing"):
            try:
                await fetcher.fetch(f"http://a.test:{server.port}/{path}")
            except HttpStatusError:
                continue
        counts = fetcher.stats.as_dict()["a.test"]
    assert counts.pop("median_latency") > 0
    assert counts == {"ok": 2, "failed": {"http_status_error": 1}, "requests": 3, "bytes": 2 * len(HTML)}


async def test_a_proxy_of_the_environment_is_used(monkeypatch):
    async def serve(line: Line):
        await line.answer()

    async with serving(serve) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "direct.test")
        async with Fetcher(settings(), resolver=to_loopback) as fetcher:
            await fetcher.fetch("http://behind.test/x")
            await fetcher.fetch(f"http://direct.test:{proxy.port}/y")
        async with Fetcher(settings(proxy=""), resolver=to_loopback) as fetcher:
            await fetcher.fetch(f"http://behind.test:{proxy.port}/z")
    assert proxy.asked == ["http://behind.test/x", "/y", "/z"]


async def test_a_proxy_is_told_its_credentials_and_nobody_else():
    serve = recording()
    async with serving(serve) as proxy:
        chosen = settings(proxy=f"http://me:secret@127.0.0.1:{proxy.port}")
        async with Fetcher(chosen, resolver=to_loopback) as fetcher:
            await fetcher.fetch("http://behind.test/x")
    assert serve.seen[0]["proxy-authorization"].startswith("Basic ")


async def test_no_connection_is_left_open():
    async def serve(line: Line):
        await line.answer()

    async with serving(serve) as server:
        async with Fetcher(settings()) as fetcher:
            await fetcher.fetch(server.url())
        await asyncio.sleep(0.05)
        assert server.connections == 0


@pytest.mark.parametrize(
    "url",
    ["", "  ", "not a url", "http://", "mailto:a@b.c", "/a/b", "http://a b/", "http://[::1/", "http://a:b/"],
)
async def test_what_is_no_url_is_said_to_be_none(url):
    async with Fetcher(settings()) as fetcher:
        with pytest.raises(InvalidUrl):
            await fetcher.fetch(url)


async def failure_of(serve, **wishes) -> str:
    """What is said of the page `/from` of a server."""
    async with serving(serve) as server, Fetcher(settings(**wishes)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(server.url("/from"))
    assert caught.value.subject == server.url("/from")
    return caught.value.message


async def test_an_error_at_the_end_of_a_redirect_names_that_end():
    async def serve(line: Line):
        await (line.redirect("/to") if line.path == "/from" else line.answer(status="410 Gone"))

    assert re.fullmatch(r"answered 410 \(led on to http://127\.0\.0\.1:\d+/to\)", await failure_of(serve))


async def test_a_redirect_to_another_scheme_is_told_as_that_of_the_redirect():
    async def serve(line: Line):
        await line.redirect("ftp://me:secret@files.example/a")

    expected = (
        "leads on to ftp://files.example/a, which has the scheme 'ftp'; only http and https are fetched"
    )
    assert await failure_of(serve) == expected


async def test_a_refused_connection_is_told_as_the_system_tells_it():
    async def serve(line: Line):
        await line.redirect("http://127.0.0.1:1/")

    assert await failure_of(serve) == "no connection: Connection refused (led on to http://127.0.0.1:1/)"


async def test_what_breaks_http_is_quoted_without_pythons_spelling():
    async def serve(line: Line):
        await line.send(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n")

    assert await failure_of(serve) == "answer breaks HTTP: illegal header line: 'no colon'"


async def test_an_address_that_is_refused_is_named_once():
    async with Fetcher(settings(allow_private=False)) as fetcher:
        with pytest.raises(
            BlockedAddress, match=r"^http://10\.0\.0\.1/: 10\.0\.0\.1 is private; --allow-private"
        ):
            await fetcher.fetch("http://10.0.0.1/")


async def test_an_unexpected_status_is_a_fault_of_the_server():
    async def serve(line: Line):
        await line.answer(status="305 Use Proxy")

    async with serving(serve) as server, Fetcher(settings()) as fetcher:
        with pytest.raises(ProtocolError):
            await fetcher.fetch(server.url())


def test_settings_are_had_without_the_http_stack():
    heavy = "{'httpx2', 'httpcore2', 'anyio', 'h11', 'stamina', 'protego'}"
    code = f"import sys, scraper.fetch, scraper.config; print(len({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "0"


def test_a_time_out_of_the_system_is_told_as_one() -> None:
    error = to_fetch_error(TimeoutError(110, "Connection timed out"), "http://site.test/")
    assert str(error) == "http://site.test/: no answer in time (the system gave up)"
