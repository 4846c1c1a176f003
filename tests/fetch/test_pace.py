"""Politeness as the server sees it: one request at a time at a host, and its pause between two."""

import asyncio
import contextlib
import time
from collections import defaultdict
from itertools import pairwise

import pytest
from hostile_server import Line, serving, settings

from scraper.errors import FetchError, HostUnavailable, HttpStatusError
from scraper.fetch import Fetcher, HostSettings, pace
from scraper.fetch.retry import read_retry_after


class Watch:
    """A server's view of each host: when requests came and went, and how many at once."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.spans: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.open: dict[str, int] = defaultdict(int)
        self.most = 0

    async def __call__(self, line: Line) -> None:
        host = line.headers["host"]
        began = time.monotonic()
        self.open[host] += 1
        self.most = max(self.most, self.open[host])
        if self.seconds:
            await asyncio.sleep(self.seconds)
        self.open[host] -= 1
        self.spans[host].append((began, time.monotonic()))
        await line.answer()

    def least_gap(self) -> float:
        """Seconds from the end of one request to the start of the next at the same host."""
        rows = (sorted(spans) for spans in self.spans.values())
        return min(later[0] - sooner[1] for spans in rows for sooner, later in pairwise(spans))


async def to_loopback(host: str) -> list[str]:
    return ["127.0.0.1"]


async def test_500_hosts_with_6_pages_each_are_asked_one_at_a_time_and_with_pauses():
    watch, delay = Watch(), 1.5  # longer than a round of 500 takes, else that would be the pause
    chosen = settings(delay=delay, deadline=20.0, concurrency=64)
    async with serving(watch) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        urls = [f"http://host{n}.test:{server.port}/{i}" for i in range(6) for n in range(500)]
        pages = await asyncio.gather(*(fetcher.fetch(url) for url in urls))
    assert [page.url for page in pages] == urls
    assert len(watch.spans) == 500
    assert {len(spans) for spans in watch.spans.values()} == {6}
    assert watch.most == 1
    assert watch.least_gap() >= delay


async def test_robots_txt_and_its_like_are_paced_as_pages_are():
    watch = Watch()
    watch.serves_robots = True
    chosen = settings(delay=0.1, deadline=5.0, robots=True, optout_files=True)
    async with serving(watch) as server, Fetcher(chosen) as fetcher:
        await asyncio.gather(*(fetcher.fetch(server.url(f"/{i}")) for i in range(3)))
    assert len(server.asked) == 6
    assert watch.least_gap() >= 0.1


async def test_redirects_are_paced_as_pages_are():
    watch = Watch()

    async def redirect_once(line: Line):
        if line.path == "/bad":
            began = time.monotonic()
            watch.spans[line.headers["host"]].append((began, time.monotonic()))
            await line.redirect("/there")
        else:
            await watch(line)

    async with serving(redirect_once) as server, Fetcher(settings(delay=0.2)) as fetcher:
        await fetcher.fetch(server.url())
    assert watch.least_gap() >= 0.2


async def test_waiting_for_a_turn_is_not_counted_against_the_deadline():
    async with serving(Watch()) as server, Fetcher(settings(delay=0.2, deadline=0.3)) as fetcher:
        pages = await asyncio.gather(*(fetcher.fetch(server.url(f"/{i}")) for i in range(5)))
    assert len(pages) == 5


async def test_more_requests_at_a_host_are_allowed_by_per_host():
    watch = Watch(0.1)
    async with serving(watch) as server, Fetcher(settings(per_host=3)) as fetcher:
        await asyncio.gather(*(fetcher.fetch(server.url(f"/{i}")) for i in range(9)))
    assert watch.most == 3


async def test_requests_that_waited_for_a_slot_still_start_a_pause_apart():
    watch = Watch()

    async def slow_elsewhere(line: Line):
        if line.headers["host"].startswith("slow"):
            await asyncio.sleep(0.6)
            await line.answer()
        else:
            await watch(line)

    chosen = settings(per_host=4, concurrency=2, delay=0.2)
    async with serving(slow_elsewhere) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        urls = [f"http://{host}.test:{server.port}/" for host in ("slow1", "slow2", *["quick"] * 4)]
        await asyncio.gather(*map(fetcher.fetch, urls))
    starts = sorted(began for began, _ in watch.spans[f"quick.test:{server.port}"])
    assert (
        min(later - sooner for sooner, later in pairwise(starts)) > 0.1
    )  # 0 where they start as the slots come free


async def test_concurrency_bounds_requests_at_all_hosts():
    open_now, most = 0, 0

    async def count(line: Line):
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        await asyncio.sleep(0.05)
        open_now -= 1
        await line.answer()

    async with serving(count) as server, Fetcher(settings(concurrency=5), resolver=to_loopback) as fetcher:
        await asyncio.gather(*(fetcher.fetch(f"http://h{n}.test:{server.port}/") for n in range(20)))
    assert most == 5


async def test_the_pause_grows_with_the_time_that_a_host_takes():
    watch = Watch(0.25)
    async with serving(watch) as server, Fetcher(settings(delay=0.01, deadline=3.0)) as fetcher:
        for i in range(3):
            await fetcher.fetch(server.url(f"/{i}"))
    assert watch.least_gap() >= 0.2


async def test_a_crawl_delay_is_kept_up_to_the_ceiling():
    watch = Watch()

    async def with_robots(line: Line):
        if line.path == "/robots.txt":
            await line.answer(b"User-agent: *\nCrawl-delay: 86400")
        else:
            await watch(line)

    with_robots.serves_robots = True
    chosen = settings(robots=True, delay=0.01, max_delay=0.3, deadline=3.0)
    async with serving(with_robots) as server, Fetcher(chosen) as fetcher:
        began = time.monotonic()
        for i in range(3):
            await fetcher.fetch(server.url(f"/{i}"))
    assert watch.least_gap() >= 0.3
    assert time.monotonic() - began < 2


async def test_a_host_may_have_a_delay_of_its_own():
    watch = Watch()
    chosen = settings(delay=0.0, hosts={"slow.test": HostSettings(delay=0.2)})
    async with serving(watch) as server, Fetcher(chosen, resolver=to_loopback) as fetcher:
        for i in range(3):
            await fetcher.fetch(f"http://www.slow.test:{server.port}/{i}")
    assert watch.least_gap() >= 0.2


def refusing(retry_after: str | None, times: int = 1, status: str = "429 Too Many"):
    """Refuses at first, then serves."""
    asked: list[float] = []

    async def serve(line: Line) -> None:
        asked.append(time.monotonic())
        if len(asked) <= times:
            await line.answer(b"", *([f"Retry-After: {retry_after}"] if retry_after else []), status=status)
        else:
            await line.answer()

    serve.asked = asked
    return serve


@pytest.mark.parametrize("status", ["429 Too Many", "503 Busy"])
async def test_a_retry_after_is_kept_within_a_fetch(status):
    serve = refusing("1", status=status)
    async with serving(serve) as server, Fetcher(settings(retries=2, deadline=4.0)) as fetcher:
        assert (await fetcher.fetch(server.url())).status == 200
    assert serve.asked[1] - serve.asked[0] >= 1


async def test_a_retry_after_is_told_where_it_does_not_fit_in_the_deadline():
    async with serving(refusing("77")) as server, Fetcher(settings(retries=2)) as fetcher:
        with pytest.raises(HttpStatusError) as caught:
            await fetcher.fetch(server.url())
    assert caught.value.retry_after == 77
    assert caught.value.message == "answered 429, and asked to be left alone for 77 s"
    assert len(server.asked) == 1


async def test_a_deadline_that_ends_a_second_try_leaves_the_error_of_the_first():
    async def serve(line: Line):
        await line.answer(status="500 Broken")

    wishes = settings(deadline=0.5, retries=2, retry_wait=5.0)
    async with serving(serve) as server, Fetcher(wishes) as fetcher:
        with pytest.raises(HttpStatusError, match="answered 500"):
            await fetcher.fetch(server.url())


async def test_a_deadline_that_ends_a_second_try_leaves_the_page_that_broke_off():
    async def serve(line: Line):
        await line.send(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>Half a page"
        )
        line.reset()

    wishes = settings(deadline=0.5, retries=2, retry_wait=5.0)
    async with serving(serve) as server, Fetcher(wishes) as fetcher:
        page = await fetcher.fetch(server.url())
    assert (page.body, page.truncated) == (b"<p>Half a page", True)


async def test_a_host_that_asked_for_a_long_pause_is_not_asked_meanwhile():
    async with serving(refusing("999999999")) as server, Fetcher(settings()) as fetcher:
        with pytest.raises(HttpStatusError):
            await fetcher.fetch(server.url())
        with pytest.raises(HostUnavailable) as caught:
            await fetcher.fetch(server.url())
    assert caught.value.retry_after == pytest.approx(3600, abs=1)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 5 ", 5),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1.5", None),
        ("9" * 400, 1e12),
    ],
)
def test_retry_after_in_seconds(value, seconds):
    assert read_retry_after(value) == (seconds if seconds is None else pytest.approx(seconds, rel=1e-9))


def test_retry_after_as_a_date_in_the_past_is_no_wait():
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0


def test_retry_after_as_a_date_in_the_future_is_the_time_until_then():
    from datetime import UTC, datetime, timedelta
    from email.utils import format_datetime

    when = datetime.now(UTC) + timedelta(seconds=100)
    assert read_retry_after(format_datetime(when, usegmt=True)) == pytest.approx(100, abs=2)


async def test_a_host_that_fails_again_and_again_is_given_up():
    async def reset(line: Line):
        line.reset()

    async with serving(reset) as server, Fetcher(settings(give_up_after=3)) as fetcher:
        kinds = []
        for _ in range(5):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(server.url())
            kinds.append(caught.value.kind)
    assert kinds == ["protocol_error"] * 3 + ["host_unavailable"] * 2
    assert len(server.asked) == 3


async def test_a_host_that_drips_on_until_the_deadline_again_and_again_is_given_up():
    async def drip(line: Line):
        await line.drip(b"HTTP/1.1 200 OK\r\nX: y\r\n")

    kinds = []
    async with serving(drip) as server, Fetcher(settings(give_up_after=2, deadline=0.3)) as fetcher:
        for _ in range(3):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(server.url())
            kinds.append(caught.value.kind)
    assert kinds == ["fetch_timeout", "fetch_timeout", "host_unavailable"]


async def test_a_host_given_up_is_tried_again_later_and_shut_at_once_if_it_still_fails():
    async def reset(line: Line):
        line.reset()

    async with serving(reset) as server, Fetcher(settings(give_up_after=3, give_up_for=0.2)) as fetcher:
        for _ in range(4):
            with pytest.raises(FetchError):
                await fetcher.fetch(server.url())
        await asyncio.sleep(0.25)
        for _ in range(3):
            with pytest.raises(FetchError):
                await fetcher.fetch(server.url())
    assert len(server.asked) == 4


async def test_missing_pages_are_no_failures_of_the_host():
    async def missing(line: Line):
        await line.answer(b"", status="404 Not Found")

    async with serving(missing) as server, Fetcher(settings(give_up_after=3)) as fetcher:
        for _ in range(6):
            with pytest.raises(HttpStatusError):
                await fetcher.fetch(server.url())
    assert len(server.asked) == 6


async def test_requests_that_the_caller_cancels_are_no_failures_of_the_host():
    async def serve(line: Line):
        await (line.answer() if line.path == "/quick" else line.hang())

    async with serving(serve) as server, Fetcher(settings(per_host=16)) as fetcher:
        asked = [asyncio.create_task(fetcher.fetch(server.url(f"/{n}"))) for n in range(10)]
        await asyncio.sleep(0.2)
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        assert (await fetcher.fetch(server.url("/quick"))).status == 200


async def test_a_caller_can_ask_when_a_host_is_ready():
    async with serving(Watch()) as server, Fetcher(settings(delay=0.5)) as fetcher:
        now = asyncio.get_running_loop().time
        assert await fetcher.ready_at("127.0.0.1") <= now()
        await fetcher.fetch(server.url())
        assert 0.3 < await fetcher.ready_at("127.0.0.1") - now() <= 0.5


async def test_a_host_in_hand_is_not_told_to_be_ready():
    async with serving(Watch(0.3)) as server, Fetcher(settings(delay=0.5)) as fetcher:
        asked = asyncio.create_task(fetcher.fetch(server.url()))
        await asyncio.sleep(0.1)
        assert await fetcher.ready_at("127.0.0.1") - asyncio.get_running_loop().time() > 0.3
        await asked


async def test_a_host_given_up_is_told_to_be_ready_when_it_is_asked_again():
    async def reset(line: Line):
        line.reset()

    async with serving(reset) as server, Fetcher(settings(give_up_after=1, give_up_for=100)) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(server.url())
        wait = await fetcher.ready_at("127.0.0.1") - asyncio.get_running_loop().time()
    assert wait == pytest.approx(100, abs=1)


async def test_a_fetch_that_is_cancelled_while_it_waits_gives_its_turn_back():
    async with serving(Watch()) as server, Fetcher(settings(delay=0.2)) as fetcher:
        await fetcher.fetch(server.url())
        waiting = asyncio.create_task(fetcher.fetch(server.url()))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert (await asyncio.wait_for(fetcher.fetch(server.url()), 2)).status == 200


async def test_a_caller_who_ends_a_fetch_between_two_tries_is_obeyed():
    async def serve(line: Line):
        await line.answer(status="500 Broken")

    wishes = settings(deadline=20.0, retries=2, retry_wait=5.0)
    async with serving(serve) as server, Fetcher(wishes) as fetcher:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await fetcher.fetch(server.url())


async def test_a_host_that_rests_is_not_forgotten_for_others(monkeypatch):
    monkeypatch.setattr(pace, "MAX_HOSTS", 10)

    async def serve(line: Line):
        rests = line.headers["host"].startswith("rests")
        await (line.answer(b"", "Retry-After: 999", status="429 No") if rests else line.answer())

    async with serving(serve) as server, Fetcher(settings(), resolver=to_loopback) as fetcher:
        for host in ("rests", *(f"h{n}" for n in range(30))):
            with contextlib.suppress(HttpStatusError):
                await fetcher.fetch(f"http://{host}.test:{server.port}/")
        with pytest.raises(HostUnavailable):
            await fetcher.fetch(f"http://rests.test:{server.port}/")


async def test_idle_hosts_are_forgotten_above_a_number(monkeypatch):
    monkeypatch.setattr(pace, "MAX_HOSTS", 10)
    pacer = pace.Pacer(settings())
    for n in range(100):
        pacer.leave(f"h{n}", await pacer.enter(f"h{n}"))
    assert len(pacer._hosts) <= 11
