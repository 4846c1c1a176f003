"""Each waiting page is handed out once, hosts take turns, and none holds up another."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scraper.batch.engine.schedule import HostQueue, Job, Schedule
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import Entry


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        yield ledger


def fill(ledger: Ledger, **pages: int) -> None:
    """So many pages of each host."""
    urls = [(host, f"http://{host}/{n}") for host, count in pages.items() for n in range(count)]
    entries = [Entry(line, url.encode(), host, url) for line, (host, url) in enumerate(urls, 1)]
    ledger.add(ledger.open_list("urls.txt"), entries)


def scheduled(ledger: Ledger, limit: int = 1, **pauses: float) -> Schedule:
    """A schedule over hosts of which some ask for a pause, once."""

    async def wait(host: HostQueue) -> float:
        return pauses.pop(host.name, 0.0)

    return Schedule(ledger, limit=lambda _: limit, wait=wait)


async def drain(schedule: Schedule) -> list[str]:
    """The URLs of all pages, in the order in which they are handed out; each is done at once."""
    urls = []
    while (job := await asyncio.wait_for(schedule.next(), 5)) is not None:
        urls.append(job.url)
        schedule.done(job)
    return urls


async def take(schedule: Schedule) -> Job:
    job = await asyncio.wait_for(schedule.next(), 5)
    assert job is not None
    return job


@pytest.mark.parametrize("pages", [1, 49, 50, 51, 100, 130])
async def test_each_page_of_a_host_is_handed_out_once(pages: int, ledger: Ledger) -> None:
    fill(ledger, a=pages)
    assert await drain(scheduled(ledger)) == [f"http://a/{n}" for n in range(pages)]


@pytest.mark.parametrize("hosts", [999, 1_000, 1_001, 2_300])
async def test_each_page_of_many_hosts_is_handed_out_once(hosts: int, ledger: Ledger) -> None:
    fill(ledger, **{f"h{n}": 1 + n % 2 for n in range(hosts)})
    urls = Counter(await drain(scheduled(ledger)))
    assert (len(urls), set(urls.values())) == (hosts + hosts // 2, {1})


async def test_of_very_many_hosts_a_window_is_held_in_memory(ledger: Ledger) -> None:
    fill(ledger, **{f"h{n}": 1 for n in range(2_300)})
    schedule = scheduled(ledger)
    while (job := await schedule.next()) is not None:
        assert len(schedule.hosts) <= 1_000
        schedule.done(job)


async def test_of_very_many_pages_of_a_host_a_few_are_held_in_memory(ledger: Ledger) -> None:
    fill(ledger, a=300)
    schedule = scheduled(ledger)
    while (job := await schedule.next()) is not None:
        assert len(job.host.jobs) <= 50
        schedule.done(job)


async def test_hosts_take_turns(ledger: Ledger) -> None:
    fill(ledger, a=3, b=3)
    assert [url[7] for url in await drain(scheduled(ledger))] == list("ababab")


async def test_a_host_that_asks_for_a_pause_gets_it_and_holds_up_no_other(ledger: Ledger) -> None:
    fill(ledger, a=1, b=2)
    began = time.monotonic()
    assert [url[7] for url in await drain(scheduled(ledger, a=0.2))] == list("bba")
    assert 0.2 <= time.monotonic() - began < 1


@pytest.mark.parametrize("limit", [1, 2])
async def test_no_more_pages_of_a_host_are_in_hand_than_it_may_have(limit: int, ledger: Ledger) -> None:
    fill(ledger, a=3)
    schedule = scheduled(ledger, limit)
    jobs = [await take(schedule) for _ in range(limit)]
    waiting = asyncio.create_task(schedule.next())
    await asyncio.sleep(0.05)
    assert not waiting.done()
    schedule.done(jobs[0])
    assert (await asyncio.wait_for(waiting, 1)) is not None


async def test_a_page_is_tried_again_after_its_wait_and_others_meanwhile(ledger: Ledger) -> None:
    fill(ledger, a=3)
    schedule = scheduled(ledger)
    first, began = await take(schedule), time.monotonic()
    schedule.retry(first, 0.2)
    others = await drain(schedule)
    assert others == ["http://a/1", "http://a/2", "http://a/0"]
    assert 0.2 <= time.monotonic() - began < 1


async def test_a_page_whose_wait_is_over_goes_before_new_ones(ledger: Ledger) -> None:
    fill(ledger, a=3)
    schedule = scheduled(ledger)
    schedule.retry(await take(schedule), 0.0)
    assert await drain(schedule) == ["http://a/0", "http://a/1", "http://a/2"]


async def test_a_host_that_rests_does_so_too_when_a_page_of_it_is_done_meanwhile(ledger: Ledger) -> None:
    fill(ledger, a=2)
    schedule = scheduled(ledger, limit=2)
    first = await take(schedule)
    schedule.wait = scheduled(ledger, a=0.2).wait
    rest, began = asyncio.create_task(drain(schedule)), time.monotonic()
    await asyncio.sleep(0.05)
    schedule.done(first)
    assert await rest == ["http://a/1"]
    assert time.monotonic() - began >= 0.2


@pytest.mark.parametrize("limit", [1, 2])
async def test_a_page_in_hand_is_waited_for_as_it_may_come_back(limit: int, ledger: Ledger) -> None:
    fill(ledger, a=1)
    schedule = scheduled(ledger, limit)
    job = await take(schedule)
    waiting = asyncio.create_task(schedule.next())
    await asyncio.sleep(0.05)
    schedule.retry(job, 0.0)
    assert await asyncio.wait_for(waiting, 1) is job


async def test_a_stop_ends_the_wait_for_a_host_that_rests(ledger: Ledger) -> None:
    fill(ledger, a=1)
    schedule = scheduled(ledger, a=30.0)
    waiting = asyncio.create_task(schedule.next())
    await asyncio.sleep(0.05)
    schedule.stop()
    assert await asyncio.wait_for(waiting, 1) is None


async def test_after_a_stop_no_page_is_handed_out(ledger: Ledger) -> None:
    fill(ledger, a=3)
    schedule = scheduled(ledger)
    schedule.done(await take(schedule))
    schedule.stop()
    assert await schedule.next() is None
