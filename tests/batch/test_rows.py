"""A run is read back as one row for each line that is done, in the order of its lists and lines."""

from contextlib import closing
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from scraper.batch.shards.split import write_plan
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import ARTICLES, RECORDS, PartWriter
from scraper.batch.store.record import read_record, warc_record
from scraper.batch.store.rows import run_records, run_rows, waiting_lines
from scraper.batch.store.schema import FAILED, OK, Entry, Finished
from scraper.batch.store.shards import Plan
from scraper.errors import BatchError
from scraper.page import Page

Row = dict[str, object]


def make_run(folder: Path, **lists: list[tuple[int, str]]) -> None:
    """A run whose lists have these lines, each a number and a URL; none of them is done."""
    folder.mkdir(exist_ok=True)
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        for name, lines in lists.items():
            entries = [Entry(n, url.rstrip("#").encode(), "a.example", url) for n, url in lines]
            ledger.add(ledger.open_list(name), entries)


def finish(folder: Path, *urls: str, raw: bool = False) -> None:
    """Marks pages as read, in this order; their headlines are their URLs."""
    with (
        closing(Ledger(folder / "ledger.sqlite")) as ledger,
        closing(PartWriter(folder, ledger, ARTICLES)) as articles,
        closing(PartWriter(folder, ledger, RECORDS)) as records,
    ):
        for url in urls:
            [place] = articles.append([msgspec.json.encode({"url": url, "headline": url}) + b"\n"])
            page = Page(url=f"https://{url}.example/", body=url.encode())
            [record] = records.append([warc_record(page)]) if raw else [(None, None, None)]
            [id] = ledger.db.execute("SELECT id FROM pages WHERE url = ?", (url,)).fetchone()
            done = Finished(OK, 1, "article", None, 200, 0.1, 1.0, *place, *record, id)
            lengths = [(writer.length, writer.id) for writer in (articles, records)]
            ledger.finish([done], lengths)


def fail(folder: Path, url: str, kind: str, message: str | None, status: int | None = None) -> None:
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        [id] = ledger.db.execute("SELECT id FROM pages WHERE url = ?", (url,)).fetchone()
        ledger.finish([Finished(FAILED, 2, kind, message, status, 0.1, 1.0, *([None] * 6), id)], [])


def rows(folder: Path) -> list[Row]:
    return [msgspec.json.decode(row) for row in run_rows(folder)]


def test_rows_stand_in_the_order_of_lines_not_in_that_in_which_pages_were_done(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a"), (2, "b"), (10, "c")])
    finish(tmp_path, "c", "b", "a")
    assert [(row["line"], row["headline"]) for row in rows(tmp_path)] == [(1, "a"), (2, "b"), (10, "c")]


def test_lines_yet_to_be_done_have_no_row_and_are_counted(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a"), (2, "b"), (3, "c")])
    finish(tmp_path, "b")
    assert [row["line"] for row in rows(tmp_path)] == [2]
    assert waiting_lines(tmp_path) == 2


def test_lines_that_name_one_page_have_a_row_each_with_their_own_input(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a"), (2, "b"), (3, "a#")])
    finish(tmp_path, "a")
    assert [(row["line"], row["input"], row["url"]) for row in rows(tmp_path)] == [
        (1, "a", "a"),
        (3, "a#", "a"),
    ]


def test_rows_of_several_lists_name_theirs_and_stand_list_by_list(tmp_path: Path) -> None:
    make_run(tmp_path, second=[(1, "a"), (2, "b")], first=[(1, "b"), (2, "a")])
    finish(tmp_path, "a", "b")
    assert [(row["list"], row["line"], row["url"]) for row in rows(tmp_path)] == [
        ("second", 1, "a"),
        ("second", 2, "b"),
        ("first", 1, "b"),
        ("first", 2, "a"),
    ]


def test_rows_of_one_list_do_not_name_it(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a")])
    finish(tmp_path, "a")
    assert rows(tmp_path)[0] == {
        **{"url": "a", "headline": "a"},
        **{"line": 1, "input": "a", "outcome": "ok", "error": None, "attempts": 1},
    }


@pytest.mark.parametrize(
    ("kind", "message", "page_kind"),
    [("fetch_timeout", None, "unknown"), ("not_html", "is a PDF", "not_html")],
)
def test_a_failed_row_has_the_keys_of_an_article_and_its_error(
    kind: str, message: str | None, page_kind: str, tmp_path: Path
) -> None:
    make_run(tmp_path, one=[(1, "a")])
    fail(tmp_path, "a", kind, message, 200)
    [row] = rows(tmp_path)
    assert (row["outcome"], row["error"]) == ("failed", {"kind": kind, "message": message or ""})
    assert (row["url"], row["page_kind"], row["page_reason"]) == ("a", page_kind, message or "")
    assert (row["status"], row["attempts"]) == (200, 2)


def in_shards(folder: Path) -> list[Path]:
    """A run in two shards, with every other line in each."""
    shards = [folder / "shard-000", folder / "shard-001"]
    for number, shard in enumerate(shards):
        make_run(shard, one=[(n, f"p{n}") for n in range(1 + number, 7, 2)])
    write_plan(folder, Plan(2, ["one"], loaded=True))
    return shards


def test_rows_of_shards_are_read_as_one_run_in_the_order_of_lines(tmp_path: Path) -> None:
    first, second = in_shards(tmp_path)
    finish(first, "p5", "p1", "p3")
    finish(second, "p2", "p6")
    assert [row["line"] for row in rows(tmp_path)] == [1, 2, 3, 5, 6]
    assert waiting_lines(tmp_path) == 1


def test_a_shard_that_is_missing_is_named(tmp_path: Path) -> None:
    in_shards(tmp_path)[1].rename(tmp_path / "elsewhere")
    with pytest.raises(BatchError, match="is missing") as caught:
        run_rows(tmp_path)
    assert caught.value.subject == str(tmp_path / "shard-001")


def test_raw_pages_of_all_shards_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    first, second = in_shards(tmp_path)
    finish(first, "p5", "p1", raw=True)
    finish(second, "p4", raw=True)
    found = [read_record(BytesIO(record), 0, "warc").body for record in run_records(tmp_path)]
    assert found == [b"p1", b"p5", b"p4"]


def test_a_run_without_raw_pages_says_how_they_are_kept(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a")])
    finish(tmp_path, "a")
    with pytest.raises(BatchError, match="has no raw pages: `scraper batch --record`"):
        list(run_records(tmp_path))


def test_files_of_a_run_are_closed_when_its_rows_are_not_read_to_the_end(tmp_path: Path) -> None:
    make_run(tmp_path, one=[(1, "a"), (2, "b")])
    finish(tmp_path, "a", "b")
    found = run_rows(tmp_path)
    next(found)
    before = open_files(tmp_path)
    del found
    assert before
    assert open_files(tmp_path) == []


def open_files(folder: Path) -> list[str]:
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [path for link in links if (path := str(link.readlink())).startswith(str(folder))]
