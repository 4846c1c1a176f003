"""What is handed to the one writer of a run stands on disk when it says so, each result at its own place."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Timer

import msgspec
import pytest
from test_rows import open_files

from scraper.batch.store import commit, parts
from scraper.batch.store.commit import Committer, Result
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.record import read_record
from scraper.batch.store.rows import run_records, run_rows
from scraper.batch.store.schema import Entry
from scraper.fetch.events import HostTraffic
from scraper.page import Page

TRAFFIC = HostTraffic("a.example", 2, 100)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A run of nine pages that wait."""
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        urls = [f"https://a.example/{n}" for n in range(1, 10)]
        entries = [Entry(n, url.encode(), "a.example", url) for n, url in enumerate(urls, 1)]
        ledger.add(ledger.open_list("urls.txt"), entries)
    return tmp_path


def ok(page: int, raw: str | None = None) -> Result:
    url = f"https://a.example/{page}"
    text = msgspec.json.encode({"url": url, "headline": f"Story {page}"})
    kept = Page(url=url, body=raw.encode()) if raw is not None else None
    return Result(page, "article", 1, text, status=200, raw=kept)


def failed(page: int, raw: str | None = None) -> Result:
    kept = Page(url=f"https://a.example/{page}", body=raw.encode()) if raw is not None else None
    return Result(page, "extract_crashed", 3, None, "killed three workers", 200, raw=kept)


async def committed(folder: Path, *results: Result) -> list[list[int]]:
    """The pages of each batch, as `after` was told of them; all results wait when the writer begins."""

    return await while_committing(folder, partial(put_all, results), first=True)


async def put_all(results: Sequence[Result], committer: Committer) -> None:
    for result in results:
        await committer.put(result)
    await committer.finish()


async def while_committing(
    folder: Path, work: Callable[[Committer], Awaitable[None]], *, first: bool = False
) -> list[list[int]]:
    """Batches that were written while (or, if `first`, after) something was handed in."""
    batches: list[list[int]] = []

    def after(batch: list[Result]) -> None:
        pages = [result.page for result in batch]
        with closing(Ledger(folder / "ledger.sqlite")) as ledger:
            marks = ", ".join("?" * len(pages))
            query = f"SELECT count(*) FROM pages WHERE state > 0 AND id IN ({marks})"
            assert ledger.db.execute(query, pages).fetchone() == (len(pages),)
        batches.append(pages)

    with closing(Committer(folder, after, lambda: [TRAFFIC])) as committer:
        async with asyncio.timeout(10):
            if first:
                await work(committer)
                await committer.run()
            else:
                await asyncio.gather(committer.run(), work(committer))
    return batches


def rows(folder: Path) -> list[dict[str, object]]:
    return [msgspec.json.decode(row) for row in run_rows(folder)]


async def test_each_article_stands_in_its_own_row_beside_pages_that_failed(folder: Path) -> None:
    await committed(folder, failed(3), ok(2), failed(1), ok(4))
    assert [(row["line"], row["outcome"], row["headline"]) for row in rows(folder)] == [
        (1, "failed", None),
        (2, "ok", "Story 2"),
        (3, "failed", None),
        (4, "ok", "Story 4"),
    ]


async def test_a_failed_row_says_why_and_after_how_many_attempts(folder: Path) -> None:
    await committed(folder, failed(1))
    [row] = rows(folder)
    assert row["error"] == {"kind": "extract_crashed", "message": "killed three workers"}
    assert (row["attempts"], row["status"]) == (3, 200)


async def test_articles_of_several_batches_do_not_cover_each_other(folder: Path) -> None:
    await committed(folder, ok(1), ok(2))
    await committed(folder, ok(3))
    assert [row["headline"] for row in rows(folder)] == ["Story 1", "Story 2", "Story 3"]


@pytest.mark.parametrize("starts", [[[1, 2, 3]], [[1], [2], [3]]], ids=["amid a run", "between starts"])
async def test_a_part_that_is_full_is_followed_by_the_next_by_number(
    starts: list[list[int]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MAX_PART_BYTES", len(ok(1).article or b"") + 1)
    monkeypatch.setattr(commit, "MOST", 1)
    for pages in starts:
        await while_committing(folder, partial(put_all, [ok(page) for page in pages]))
    names = [f"00000{number}.jsonl" for number in range(1, 4)]
    assert sorted(path.name for path in (folder / "parts").iterdir()) == names
    assert [row["headline"] for row in rows(folder)] == ["Story 1", "Story 2", "Story 3"]


async def test_each_raw_page_is_kept_at_its_own_place_also_of_one_that_failed(folder: Path) -> None:
    await committed(folder, ok(1), failed(2, "two"), failed(3), ok(4, "four"))
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        query = "SELECT id FROM pages WHERE record_part IS NOT NULL ORDER BY id"
        assert ledger.db.execute(query).fetchall() == [(2,), (4,)]
    found = [read_record(BytesIO(record), 0, "warc") for record in run_records(folder)]
    assert [(page.url, page.body) for page in found] == [
        ("https://a.example/2", b"two"),
        ("https://a.example/4", b"four"),
    ]


async def test_a_batch_without_articles_makes_no_part(folder: Path) -> None:
    await committed(folder, failed(1))
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        assert ledger.db.execute("SELECT count(*) FROM parts").fetchone() == (0,)


async def test_traffic_is_stored_with_each_batch(folder: Path) -> None:
    await committed(folder, ok(1))
    await committed(folder, failed(2))
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        assert ledger.db.execute("SELECT * FROM traffic").fetchall() == [("a.example", 4, 200)]


async def test_a_writer_to_whom_nothing_is_given_ends_and_writes_nothing(folder: Path) -> None:
    assert await committed(folder) == []


async def test_what_waits_already_is_written_in_one_batch(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "BATCH", 2)
    assert await committed(folder, *[ok(n) for n in range(1, 6)]) == [[1, 2, 3, 4, 5]]


async def test_a_batch_holds_no_more_than_the_most(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit, "BATCH", 2)
    results = [ok(n) for n in range(1, 6)]
    with closing(Committer(folder, lambda batch: None, lambda: [])) as committer:
        monkeypatch.setattr(commit, "MOST", 3)
        for result in results:
            await committer.put(result)
        await committer.finish()
        assert [len((await committer._gather())[0]) for _ in range(2)] == [3, 2]


async def test_whoever_hands_in_more_than_the_disk_takes_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "MOST", 2)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await committed(folder, ok(1), ok(2), ok(3))


async def test_a_result_is_not_kept_waiting_for_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit, "SECONDS", 0.02)

    async def feed(committer: Committer) -> None:
        await committer.put(ok(1))
        await asyncio.sleep(0.2)
        await committer.put(ok(2))
        await committer.finish()

    assert await while_committing(folder, feed) == [[1], [2]]


async def test_results_that_keep_coming_do_not_keep_the_first_waiting(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "SECONDS", 0.04)

    async def feed(committer: Committer) -> None:
        for n in range(1, 6):
            await committer.put(ok(n))
            await asyncio.sleep(0.03)
        await committer.finish()

    assert len(await while_committing(folder, feed)) > 1


async def test_a_batch_that_is_being_written_is_finished_before_the_files_are_closed(folder: Path) -> None:
    with (
        closing(Ledger(folder / "ledger.sqlite")) as other,
        closing(Committer(folder, lambda batch: None, lambda: [])) as committer,
    ):
        other.db.execute("BEGIN IMMEDIATE")
        await committer.put(ok(1))
        await committer.finish()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await committer.run()
        Timer(0.05, other.db.execute, ["ROLLBACK"]).start()
        committer.close()
    assert [row["headline"] for row in rows(folder)] == ["Story 1"]


async def test_a_writer_that_is_closed_keeps_no_file_open(folder: Path) -> None:
    await committed(folder, ok(1, "raw"))
    assert open_files(folder) == []


async def test_results_that_come_soon_after_one_another_are_written_together(folder: Path) -> None:
    async def feed(committer: Committer) -> None:
        for n in range(1, 4):
            await committer.put(ok(n))
            await asyncio.sleep(0.01)
        await committer.finish()

    assert await while_committing(folder, feed) == [[1, 2, 3]]
