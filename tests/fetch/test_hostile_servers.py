"""Each fault of a server ends in its error or mark, in time, within memory; and the next fetch works."""

import asyncio
import contextlib
import time
from pathlib import Path
from typing import Any

import hostile_bodies  # noqa: F401 - enters its faults
import hostile_codings
import hostile_heads  # noqa: F401
import hostile_ways  # noqa: F401
import pytest
from hostile_heads import closes_at_once
from hostile_server import DEADLINE, FAULTS, HTML, Fault, serving, settings

from scraper.errors import FetchError, FetchTimeout
from scraper.fetch import Fetcher
from scraper.page import Page

MAX_GROWTH = 64_000_000


def memory(line: str) -> int:
    """Bytes: VmRSS is the present size, VmHWM the peak since it was last reset."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(row for row in status.splitlines() if row.startswith(line)).split()[1])


def reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


async def fetch_or_error(fetcher: Fetcher, url: str) -> Page | FetchError:
    try:
        return await fetcher.fetch(url)
    except FetchError as error:
        return error


def test_there_are_at_least_sixty_faults():
    assert len(FAULTS) >= 60


@pytest.fixture(scope="module", autouse=True)
def bombs_made_beforehand():
    """Their making must not count as the fetcher's time."""
    for codings in hostile_codings.BOMBS:
        hostile_codings.bomb(*codings)


def wishes_of(fault: Fault) -> dict[str, Any]:
    """Only where time itself ends the fault is the deadline short: the machine may be busy."""
    return ({"deadline": DEADLINE} if fault.expect is FetchTimeout else {}) | fault.settings


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_a_fault_ends_as_it_should(fault: Fault):
    async with serving(fault.serve, on_connect=fault.takes_connection) as server:
        url = server.url() if fault.name != "is_a_closed_port" else f"http://127.0.0.1:{closed_port()}/bad"
        chosen = settings(**wishes_of(fault))
        async with Fetcher(chosen) as fetcher:
            reset_peak()
            before, began = memory("VmRSS"), time.monotonic()
            result = await fetch_or_error(fetcher, url)
            seconds, grown = time.monotonic() - began, memory("VmHWM") - before
            server.well_behaved = True
            after = await fetcher.fetch(server.url("/good"))
    check_result(fault, result)
    assert seconds < chosen.deadline + 1
    assert grown < MAX_GROWTH
    assert after.body == HTML


def check_result(fault: Fault, result: Page | FetchError) -> None:
    if isinstance(fault.expect, str):
        assert isinstance(result, Page), repr(result)
        assert result.truncated == (fault.expect == "truncated")
        assert len(result.body) <= settings(**fault.settings).max_bytes
    else:
        assert type(result) is fault.expect, repr(result)
        assert fault.says in result.message
        assert "/bad" in str(result.subject)


def closed_port() -> int:
    import socket

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return unused.getsockname()[1]


async def test_a_hundred_fetches_cut_off_leave_the_pool_whole():
    async def hang(line):
        await line.hang()

    async with (
        serving(hang) as server,
        Fetcher(settings(deadline=0.2, concurrency=8, per_host=8, give_up_after=999)) as fetcher,
    ):
        await asyncio.gather(*(fetch_or_error(fetcher, server.url()) for _ in range(100)))
        assert (await fetcher.fetch(server.url("/good"))).body == HTML


def test_deadlines_are_short_so_that_this_file_is():
    assert DEADLINE < 1


async def test_all_faults_at_once_end_as_they_should_and_good_pages_come_in_between():
    """One fetcher, each fault at a host of its own, a good page beside each."""

    async def to_loopback(host: str) -> list[str]:
        return ["127.0.0.1"]

    faults = [f for f in FAULTS.values() if not f.settings and f.name != "is_a_closed_port"]
    chosen = settings(deadline=4.0, concurrency=200, max_bytes=300_000)
    async with contextlib.AsyncExitStack() as stack:
        fetcher = await stack.enter_async_context(Fetcher(chosen, resolver=to_loopback))
        urls = []
        for n, fault in enumerate(faults):
            opening = serving(fault.serve, on_connect=fault.takes_connection)
            server = await stack.enter_async_context(opening)
            urls.append(f"http://fault{n}.test:{server.port}/bad")
        good = await stack.enter_async_context(serving(closes_at_once))
        urls += [f"http://good{n}.test:{good.port}/good" for n in range(len(faults))]
        reset_peak()
        before = memory("VmRSS")
        results = await asyncio.gather(*(fetch_or_error(fetcher, url) for url in urls))
        grown = memory("VmHWM") - before
    assert [result.body for result in results[len(faults) :]] == [HTML] * len(faults)
    for fault, result in zip(faults, results, strict=False):
        expected = fault.expect if isinstance(fault.expect, type) else Page
        assert type(result) is expected, (fault.name, repr(result)[:300])
    assert grown < 2 * MAX_GROWTH
