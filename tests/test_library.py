"""The library's doors: sync and async, one and many."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest

import scraper
from fixtures.cases import all_cases
from fixtures.serve import FixtureSite
from scraper import Article, FetchSettings, Outcome, Scraper
from scraper.batch.inputs.sources import Sources
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.store.rows import run_rows
from scraper.errors import (
    BlockedAddress,
    ConnectFailed,
    ExtractError,
    HttpStatusError,
    InvalidUrl,
    MissingExtra,
    ScraperError,
)
from scraper.export.row import parse_row

LOCAL = FetchSettings(allow_private=True, delay=0, per_host=8)


@pytest.fixture
def local() -> Iterator[Scraper]:
    with Scraper(LOCAL) as made:
        yield made


def test_scrape_gives_the_article_of_a_url(local: Scraper, site: FixtureSite) -> None:
    article = local.scrape(site.urls[0])
    assert (article.url, article.status) == (site.urls[0], 200)


def test_scrape_raises_an_error_that_carries_its_url(local: Scraper, site: FixtureSite) -> None:
    with pytest.raises(HttpStatusError) as caught:
        local.scrape(site.base + "/nothing")
    assert caught.value.subject == site.base + "/nothing"


@pytest.mark.parametrize("urls", ["https://news.example/a", b"https://news.example/a"])
def test_one_url_in_place_of_many_is_a_mistake_told_before_anything_is_asked(urls: str | bytes) -> None:
    with Scraper(LOCAL) as made:
        for many in (scraper.scrape_many, made.scrape_many, made.ascrape_many):
            with pytest.raises(TypeError, match="an iterable of URLs, not one"):
                many(urls)


async def test_ascrape_gives_the_same_article(site: FixtureSite) -> None:
    async with Scraper(LOCAL) as made:
        article = await made.ascrape(site.urls[0])
        again = await asyncio.to_thread(made.scrape, site.urls[0])
    assert msgspec.structs.replace(article, fetched_at=None) == msgspec.structs.replace(
        again, fetched_at=None
    )


async def test_ascrape_can_be_cancelled_and_the_next_page_still_comes(site: FixtureSite) -> None:
    async with Scraper(LOCAL) as made:
        task = asyncio.create_task(made.ascrape(site.urls[0]))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await made.ascrape(site.urls[1])).url == site.urls[1]


def test_the_modules_own_scrape_refuses_private_addresses(site: FixtureSite) -> None:
    with pytest.raises(BlockedAddress):
        scraper.scrape(site.urls[0])


async def test_the_modules_own_ascrape_does_too(site: FixtureSite) -> None:
    with pytest.raises(BlockedAddress):
        await scraper.ascrape(site.urls[0])


def test_scrape_many_gives_one_outcome_for_each_url(local: Scraper, site: FixtureSite) -> None:
    outcomes = list(local.scrape_many(site.urls))
    assert sorted(outcome.url for outcome in outcomes) == sorted(site.urls)
    assert all(outcome.ok for outcome in outcomes)


def test_scrape_many_puts_an_error_in_the_place_of_a_bad_page(local: Scraper, site: FixtureSite) -> None:
    urls = [
        "",
        "no scheme",
        "ftp://host.example/x",
        site.base + "/nothing",
        "http://unknown.example/",
        site.urls[0],
    ]
    outcomes = {outcome.url: outcome for outcome in local.scrape_many(urls)}
    assert [outcomes[url].error is None for url in urls] == [False] * 5 + [True]
    assert isinstance(outcomes["no scheme"].error, InvalidUrl)


def test_scrape_many_survives_what_is_no_url_at_all(local: Scraper, site: FixtureSite) -> None:
    outcomes = list(local.scrape_many([None, 7, site.urls[0]]))  # type: ignore[list-item]
    assert sorted(outcome.ok for outcome in outcomes) == [False, False, True]


def test_scrape_many_survives_an_extractor_that_raises(
    local: Scraper, site: FixtureSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(page: scraper.Page) -> Article:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(sys.modules["scraper.scrape"], "extract_page", broken)
    (outcome,) = local.scrape_many(site.urls[:1])
    assert str(outcome.error) == f"{site.urls[0]}: ZeroDivisionError: a fault of ours"


def test_scrape_many_reads_an_endless_list_as_room_comes_free(site: FixtureSite) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in count():
            taken.append(number)
            yield f"{site.urls[0]}?{number}"

    with Scraper(LOCAL, concurrency=4) as made:
        outcomes = made.scrape_many(endless())
        first = [next(outcomes) for _ in range(6)]
        outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(first) == 6
    assert len(taken) <= 12


async def test_ascrape_many_gives_one_outcome_for_each_url(site: FixtureSite) -> None:
    async with Scraper(LOCAL) as made:
        urls = [outcome.url async for outcome in made.ascrape_many(site.urls[:5])]
    assert sorted(urls) == sorted(site.urls[:5])


async def test_a_batch_runs_where_a_loop_is_running_as_in_a_notebook(
    site: FixtureSite, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(site.urls[0])
    settings = BatchSettings(fetch=LOCAL, workers=1)
    assert run_batch(tmp_path / "run", Sources(names=[str(tmp_path / "list.txt")]), settings)
    assert [parse_row(row).outcome for row in run_rows(tmp_path / "run")] == ["ok"]


def test_a_run_may_be_named_by_a_text_too(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("nope\n")
    run_batch(f"{tmp_path}/run", Sources(names=[f"{tmp_path}/list.txt"]), BatchSettings(workers=1))
    assert [parse_row(row).outcome for row in run_rows(f"{tmp_path}/run")] == ["failed"]


def test_one_scraper_serves_many_threads(local: Scraper, site: FixtureSite) -> None:
    got: list[str] = []
    threads = [
        threading.Thread(target=lambda u=url: got.append(local.scrape(u).url)) for url in site.urls[:6]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted(site.urls[:6])


def test_a_closed_scraper_says_so(site: FixtureSite) -> None:
    made = Scraper(LOCAL)
    made.close()
    made.close()
    with pytest.raises(RuntimeError, match="closed"):
        made.scrape(site.urls[0])


def own_threads() -> set[threading.Thread]:
    """Those of scrapers: the server has some of its own, which may end or begin meanwhile."""
    return {thread for thread in threading.enumerate() if thread.name == "scraper"}


def test_closing_ends_the_thread(site: FixtureSite) -> None:
    before = own_threads()
    with Scraper(LOCAL) as made:
        made.scrape(site.urls[0])
        assert len(own_threads() - before) == 1
    assert own_threads() <= before


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_an_article_comes_back_from_its_json_as_it_was(case) -> None:  # type: ignore[no-untyped-def]  # a case
    article = scraper.extract_page(case.page())
    assert Article.from_json(article.to_json()) == article
    assert Article.from_json(article.to_json(indent=2)) == article


def test_extract_takes_text_as_well_as_bytes() -> None:
    html = "<html lang=cs><title>Žluťoučký kůň</title><p>Příliš žluťoučký kůň úpěl ďábelské ódy."
    assert scraper.extract(html, "https://a.example/") == scraper.extract(html.encode(), "https://a.example/")


@pytest.mark.parametrize("url", ["http://[bad", "https://a.example:99999/", "://", "a\x00", "a\ud800"])
def test_extract_takes_any_text_for_a_url(url: str) -> None:
    article = scraper.extract("<article><h1>Ferry</h1><p>It stays.</p></article>", url)
    assert article.url == url.replace("\x00", "").replace("\ud800", "\ufffd")


def test_an_outcome_is_either_an_article_or_an_error() -> None:
    assert Outcome(url="u", article=Article(url="u")).ok
    assert not Outcome(url="u", error=InvalidUrl("no", subject="u")).ok


@pytest.mark.parametrize(
    "error",
    [
        HttpStatusError("answered 429", subject="https://a.example/", status=429, retry_after=2.0),
        ConnectFailed("no connection", subject="https://a.example/", transient=False),
        ExtractError("broken", subject="page.html"),
        MissingExtra("pyarrow", "parquet"),
    ],
)
def test_an_error_comes_out_of_a_pool_of_processes_as_it_was(error: ScraperError) -> None:
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied), vars(copied)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_extract_takes_any_kind_of_bytes(kind: Callable[[bytes], bytearray | memoryview]) -> None:
    html = b"<article><h1>Ferry</h1><p>It stays.</p></article>"
    assert scraper.extract(kind(html)) == scraper.extract(html)


def test_extract_says_what_it_cannot_take() -> None:
    with pytest.raises(TypeError, match=r"^html is bytes or str, not NoneType"):
        scraper.extract(None)  # type: ignore[arg-type]


def in_a_fork(code: str) -> str:
    """What the child of a process prints, which forks where `code` says FORK()."""
    head = """
import os, sys
import scraper

def FORK():
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        os._exit(0)

def go(door):
    try:
        door.scrape("http://127.0.0.1/")
    except scraper.FetchError as error:
        return error.kind
"""
    # Python 3.12 and later warn of any fork beside threads, which is what is tried here.
    command = [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", head + code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize("door", ["scraper", "mine"])
def test_a_scraper_works_on_in_a_forked_process(door: str) -> None:
    use = f"mine = scraper.Scraper()\ngo({door})\nFORK()\nprint(go({door}), flush=True)"
    assert in_a_fork(use) == "blocked_address"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_scraper_can_be_closed_in_a_forked_process_and_stays_closed() -> None:
    close = "mine = scraper.Scraper()\ngo(mine)\nFORK()\nmine.close()\nprint('closed', flush=True)"
    assert in_a_fork(close) == "closed"
    after = "mine = scraper.Scraper()\nmine.close()\nFORK()\n"
    after += "try: go(mine)\nexcept RuntimeError as e: print(e, flush=True)"
    assert in_a_fork(after) == "this Scraper is closed"


def test_a_scraper_can_be_given_to_a_pool_of_processes(site: FixtureSite) -> None:
    with Scraper(FetchSettings(delay=0.1), concurrency=3) as scraper:
        other = pickle.loads(pickle.dumps(scraper.scrape)).__self__
        assert (other.settings, other.concurrency, other is scraper) == (scraper.settings, 3, False)


def test_the_parent_of_a_fork_goes_on_too(local: Scraper, site: FixtureSite) -> None:
    local.scrape(site.urls[0])
    child = multiprocessing.get_context("fork").Process(target=local.scrape, args=(site.urls[1],))
    child.start()
    child.join(20)
    assert child.exitcode == 0
    assert local.scrape(site.urls[2]).status == 200


def test_scrapers_let_go_unclosed_keep_no_threads(site: FixtureSite) -> None:
    before = threading.active_count()
    for url in site.urls[:5]:
        Scraper(LOCAL).scrape(url)
    deadline = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threading.active_count() <= before


@pytest.mark.parametrize("concurrency", [0, -1, 1.5, "4", True])
def test_a_concurrency_that_cannot_be_is_told_at_once(concurrency: int) -> None:
    with pytest.raises(ValueError, match="concurrency: expected an int"):
        Scraper(concurrency=concurrency)


def test_settings_of_another_kind_are_told_at_once() -> None:
    with pytest.raises(TypeError, match="settings are FetchSettings, not dict"):
        Scraper({"delay": 1})  # type: ignore[arg-type]


@pytest.mark.parametrize("url", [None, b"https://a.example/", Path("page.html")])
def test_extract_says_what_a_url_is(url: Any) -> None:
    with pytest.raises(TypeError, match=r"^url is a str, not "):
        scraper.extract("<p>Text.", url)


def test_a_page_says_that_its_body_is_bytes() -> None:
    with pytest.raises(TypeError, match=r"^body is bytes, not str"):
        scraper.Page(url="https://a.example/", body="<p>Text.")  # type: ignore[arg-type]


def test_a_list_that_breaks_ends_what_is_under_way() -> None:
    bare = msgspec.structs.replace(LOCAL, robots=False, optout_files=False)
    with socket.create_server(("127.0.0.1", 0)) as silent, Scraper(bare) as made:
        silent.settimeout(5)

        def breaking() -> Iterator[str]:
            yield f"http://127.0.0.1:{silent.getsockname()[1]}/"
            time.sleep(0.5)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            list(made.scrape_many(breaking()))
        line, _ = silent.accept()
        with line:
            line.settimeout(5)
            while line.recv(4096):
                """Until the other end has closed it."""
