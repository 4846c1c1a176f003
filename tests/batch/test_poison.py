"""A page that would take its worker down takes its own row down, and nothing else."""

import asyncio
import contextlib
import fcntl
import itertools
import json
import math
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from loopback import POLITE_ENOUGH, Scraper, Site, environment

from scraper.article import Article, Image, Source
from scraper.batch.engine import supervise
from scraper.batch.engine.pool import WorkerPool
from scraper.batch.engine.supervise import WorkersGoneError
from scraper.batch.engine.worker import Reply, reply_to
from scraper.batch.settings import BatchSettings
from scraper.page import Page

POISON = {
    "bomb": "extract_timeout",
    "bait": "extract_timeout",
    "hog": "extract_out_of_memory",
    "crash": "extract_crashed",
    "raise": "extract_error",
    "surrogate": "extract_error",
}


def test_only_the_rows_of_poison_pages_fail(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    names = list(POISON)
    paths = [f"/ok/{n}" if n % 5 else f"/ok/poison-{names[n // 5]}" for n in range(5 * len(names))]
    (tmp_path / "list.txt").write_text("".join(f"{site.url}{path}\n" for path in paths))
    done = scraper(
        *("batch", "list.txt", "-o", "run", "--extractor", "extractors:poisonable", *POLITE_ENOUGH),
        *("--page-deadline", "1", "--workers", "2"),
    )
    assert done.returncode == 1, done.stderr
    outcomes = [row["error"]["kind"] if row["error"] else "ok" for row in rows_of("run")]  # type: ignore[index]
    assert outcomes == ["ok" if n % 5 else POISON[names[n // 5]] for n in range(len(paths))]


MISTYPED = {
    "no.such.module:function": "no such extractor: No module named 'no'",
    "extractors:nothing": "no such extractor: module 'extractors' has no attribute 'nothing'",
    "extractors:not_a_function": "not a function",
    "broken:function": "cannot be imported: ZeroDivisionError: division by zero",
}


@pytest.mark.parametrize("name", MISTYPED)
def test_an_extractor_that_cannot_be_loaded_is_told_before_anything_is_fetched(
    name: str, scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "broken.py").write_text("1 / 0\n")
    for command in ("batch", "watch"):
        done = scraper(command, f"{site.url}/feed", "-o", "run", "--extractor", name, "--allow-private")
        assert (done.returncode, done.stderr) == (2, f"{name}: {MISTYPED[name]}\n")
    assert site.asked.total() == 0
    assert not (tmp_path / "run").exists()


async def test_no_worker_is_left_behind_when_one_cannot_be_started() -> None:
    async with WorkerPool(BatchSettings(extractor="no.such.module:function", workers=3)) as pool:
        with pytest.raises(WorkersGoneError, match="no such extractor"):
            await pool.started()
    assert [worker.process for worker in pool.workers] == [None] * 3
    await asyncio.sleep(0.2)  # in which asyncio closes the pipes of the processes that have ended


LONER = """
import fcntl, os, signal
from extractors import quick

held = open("alone", "w")
try:
    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""An extractor of which one process can live at a time."""


def test_a_run_goes_on_with_the_workers_that_can_be_started(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    (tmp_path / "loner.py").write_text(LONER)
    urls = "".join(f"{site.url}/ok/{n}\n" for n in range(20))
    command = ["batch", "-", "-o", "run", "--extractor", "loner:quick", "--workers", "3", *POLITE_ENOUGH]
    done = scraper(*command, stdin=urls)
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["outcome"] for row in rows_of("run")] == ["ok"] * 20


async def test_a_run_ends_where_no_worker_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loner.py").write_text(LONER)
    monkeypatch.setattr(os, "environ", environment())
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "alone").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        async with WorkerPool(BatchSettings(extractor="loner:quick", workers=2)) as pool:
            with pytest.raises(WorkersGoneError, match="died at its start, 3 times"):
                await pool.started()
    await asyncio.sleep(0.2)  # in which asyncio closes the pipes of the processes that have ended


VANISHING = """
import os
from extractors import quick

def read(page):
    if "/ok/5" not in page.url:
        return quick(page)
    os.rename("vanishing.py", "vanished.py")
    os._exit(1)
"""
"""An extractor that takes its worker with it, and then is there no more."""


def test_a_run_whose_extractor_is_gone_amid_it_ends_and_can_be_gone_on_with(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    (tmp_path / "vanishing.py").write_text(VANISHING)
    (tmp_path / "list.txt").write_text("".join(f"{site.url}/ok/{n}\n" for n in range(10)))
    command = ["batch", "list.txt", "-o", "run", "--extractor", "vanishing:read", *POLITE_ENOUGH]
    done = scraper(*command)
    expected = "vanishing:read: no such extractor: No module named 'vanishing'\n"
    assert (done.returncode, done.stderr) == (1, expected)
    (tmp_path / "vanishing.py").write_text("from extractors import quick as read")
    assert scraper(*command).returncode == 0
    assert [row["headline"] for row in rows_of("run")] == [f"Story /ok/{n}" for n in range(10)]


def page_of(name: str) -> Page:
    return Page(url=f"http://made.example/{name}", body=b"<title>Story</title>")


@pytest.fixture
async def lone_worker(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> AsyncIterator[WorkerPool]:
    """A pool of one worker, which reads a page while the next one waits in its pipe."""
    monkeypatch.setattr(os, "environ", environment())
    extractor = getattr(request, "param", "extractors:poisonable")
    async with WorkerPool(BatchSettings(extractor=extractor, workers=1, page_deadline=1)) as pool:
        await pool.started()
        yield pool


@pytest.mark.parametrize("name", ["crash", "bomb", "hog"])
async def test_a_page_behind_poison_is_read_as_if_alone(lone_worker: WorkerPool, name: str) -> None:
    replies = await asyncio.gather(
        lone_worker.extract(page_of("before")),
        lone_worker.extract(page_of(f"poison-{name}")),
        *(lone_worker.extract(page_of("behind")) for _ in range(3)),
        return_exceptions=True,
    )
    errors = [reply if isinstance(reply, Exception) else reply.error for reply in replies]  # type: ignore[union-attr]
    assert [error is None for error in errors] == [True, False, True, True, True], errors


def _leaves(page: Page) -> Article:
    raise SystemExit(3)


def _names_bytes(page: Page) -> Article:
    raise ValueError(os.fsdecode(b"caf\xe9"))


ODD: dict[str, tuple[Callable[..., Any], str]] = {
    "leaves": (_leaves, "SystemExit: 3"),
    "names what is no UTF-8": (_names_bytes, "ValueError: caf\ufffd"),
    "returns nothing": (lambda page: None, "the extractor gave NoneType and no Article"),
    "gives a headline that is no text": (
        lambda page: Article(url=page.url, headline=5),  # type: ignore[arg-type]
        "ValidationError: Expected `str | null`, got `int` - at `$.headline`",
    ),
    "gives no kind of page": (
        lambda page: Article(url=page.url, page_kind=None),  # type: ignore[arg-type]
        "ValidationError: Expected `str`, got `null` - at `$.page_kind`",
    ),
    "is sure by no number": (
        lambda page: Article(url=page.url, sources={"date": Source("mine", confidence=math.nan)}),
        "ValidationError: Expected `float`, got `null` - at `$.sources[...].confidence`",
    ),
    "counts beyond what columns hold": (
        lambda page: Article(url=page.url, images=[Image("https://a.example/i", width=1 << 31)]),
        "ValidationError: Expected `int` <= 2147483647 - at `$.images[0].width`",
    ),
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_the_row_says_what_an_extractor_did_that(name: str) -> None:
    extract, told = ODD[name]
    reply = reply_to(extract, page_of("a"))
    assert (reply.kind, reply.error) == ("extract_error", told)
    msgspec.msgpack.encode(reply)


async def test_a_worker_has_the_next_page_at_hand_and_no_more(lone_worker: WorkerPool) -> None:
    reads = [asyncio.create_task(lone_worker.extract(page_of("quick"))) for _ in range(9)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert len(lone_worker.workers[0].in_hand) == 2
    await asyncio.gather(*reads)


@pytest.mark.parametrize("lone_worker", ["extractors:drowsy"], indirect=True)
async def test_whenever_a_worker_is_killed_each_page_gets_its_own_answer(lone_worker: WorkerPool) -> None:
    pages = [page_of(str(number)) for number in range(60)]

    answered = itertools.count(1)

    async def read(page: Page) -> Reply:
        """Its answer; every eighth kills the worker a while later, amid another page."""
        reply = await lone_worker.extract(page)
        number = next(answered)
        if number % 8 == 0:
            await asyncio.sleep(0.01 * (number % 3))
            if (process := lone_worker.workers[0].process) is not None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
        return reply

    replies = await asyncio.gather(*map(read, pages), return_exceptions=True)
    urls = [reply if isinstance(reply, Exception) else json.loads(reply.article)["url"] for reply in replies]  # type: ignore[union-attr]
    assert urls == [page.url for page in pages]


@pytest.mark.parametrize("lone_worker", ["extractors:drowsy"], indirect=True)
async def test_an_answer_that_nobody_waits_for_any_more_is_not_given_to_the_next_page(
    lone_worker: WorkerPool,
) -> None:
    dropped = asyncio.create_task(lone_worker.extract(page_of("dropped")))
    await asyncio.sleep(0.01)
    dropped.cancel()
    reply = await lone_worker.extract(page_of("next"))
    assert json.loads(reply.article)["url"] == page_of("next").url


async def test_a_worker_that_hangs_at_its_start_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sleeper.py").write_text("import time\ntime.sleep(60)")
    monkeypatch.setattr(os, "environ", environment())
    monkeypatch.setattr(supervise, "START_SECONDS", 0.3)
    monkeypatch.chdir(tmp_path)
    async with WorkerPool(BatchSettings(extractor="sleeper:read", workers=1)) as pool:
        with pytest.raises(WorkersGoneError, match="died at its start"):
            await asyncio.wait_for(pool.started(), 10)
    await asyncio.sleep(0.2)  # in which asyncio closes the pipes of the processes that have ended
