"""What a watch finds is added once, behind the lines that are there, to the share that has its domain."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec
import pytest

from scraper.batch.inputs.feeds import Found
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import write_plan
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import OK, Entry, Finished
from scraper.batch.store.shards import Plan
from scraper.batch.watch.revisions import Revisions
from scraper.batch.watch.shards import LIST, Share, Shares, opened_shares
from scraper.errors import BatchError

PAGES = [f"https://{name}.example/story" for name in "abcdef"]


@pytest.fixture
def shares(tmp_path: Path) -> Iterator[Shares]:
    """Of a run in two shards, with pages looked at again after a minute."""
    with ExitStack() as stack:
        opened: list[Share] = []
        for folder in (tmp_path / "shard-000", tmp_path / "shard-001"):
            folder.mkdir()
            ledger = stack.enter_context(closing(Ledger(folder / "ledger.sqlite")))
            opened.append(Share(folder, ledger, Revisions(folder, ledger, [60])))
        yield Shares(opened)


def found(*urls: str) -> list[Found]:
    return [Found(url) for url in urls]


def lines(shares: Shares) -> list[tuple[int, str]]:
    return sorted((one.line, one.url) for share in shares.all for one in share.ledger.asked())


def test_what_is_found_has_a_line_each_over_all_shares(shares: Shares) -> None:
    shares.add(found(*PAGES))
    assert lines(shares) == list(enumerate(PAGES, 1))
    assert all(share.ledger.line_count() for share in shares.all)


def test_what_is_found_later_stands_behind_what_was_found_before(shares: Shares) -> None:
    shares.add(found(*PAGES[:3]))
    shares.add(found(*PAGES[3:]))
    assert lines(shares) == list(enumerate(PAGES, 1))


def test_lines_of_a_watch_are_numbered_apart_from_those_of_lists(shares: Shares) -> None:
    ledger = shares.all[0].ledger
    ledger.add(ledger.open_list(LIST), [])
    ledger.add(ledger.open_list("list.txt"), [Entry(9, b"x", "x.example", "https://x.example/")])
    shares.add(found(PAGES[0]))
    assert lines(shares) == [(1, PAGES[0]), (9, "https://x.example/")]


def test_a_page_that_any_share_has_is_not_added_again_however_it_is_spelt(shares: Shares) -> None:
    shares.add(found(*PAGES))
    shares.add(found(*(f"{url}?utm_source=feed#top" for url in PAGES)))
    assert lines(shares) == list(enumerate(PAGES, 1))


def test_a_page_that_is_found_twice_at_once_is_added_once(shares: Shares) -> None:
    shares.add(found(PAGES[0], f"{PAGES[0]}?utm_source=feed", PAGES[1]))
    assert lines(shares) == [(1, PAGES[0]), (2, PAGES[1])]


def test_what_is_no_url_is_passed_over(shares: Shares) -> None:
    shares.add(found("mailto:desk@a.example", PAGES[0]))
    assert lines(shares) == [(1, PAGES[0])]


def test_the_list_of_a_watch_is_known_by_one_id_and_as_read_in_all_shares(shares: Shares) -> None:
    shares.add([])
    assert [share.ledger.lists() for share in shares.all] == [[(1, LIST, "watched")]] * 2


def test_the_next_visit_is_the_first_of_all_shares(shares: Shares) -> None:
    assert shares.next_time() is None
    shares.add(found(*PAGES))
    for number, share in enumerate(reversed(shares.all), 1):
        [page, *_] = share.ledger.db.execute("SELECT id FROM pages").fetchone()
        done = Finished(OK, 1, "article", None, 200, 0.1, 1_000.0 * number, *([None] * 6), page)
        share.ledger.finish([done], [])
        share.memory.plan_visits({})
        assert shares.next_time() == 1_060


def test_an_ordinary_run_is_one_share_and_has_no_manifest(tmp_path: Path) -> None:
    with opened_shares(tmp_path / "run", BatchSettings(), [60]) as shares:
        shares.add(found(*PAGES))
    assert [share.folder for share in shares.all] == [tmp_path / "run"]
    assert not (tmp_path / "run" / "manifest.json").exists()


def in_shards(folder: Path) -> Path:
    for number in range(2):
        (folder / f"shard-{number:03}").mkdir(parents=True)
        Ledger(folder / f"shard-{number:03}" / "ledger.sqlite").close()
    write_plan(folder, Plan(2, [], loaded=True))
    return folder


def test_the_manifest_of_a_run_in_shards_counts_what_was_added(tmp_path: Path) -> None:
    run = in_shards(tmp_path / "run")
    with opened_shares(run, BatchSettings(), [60]) as shares:
        shares.add(found(*PAGES))
    assert msgspec.json.decode((run / "manifest.json").read_bytes())["lines"] == len(PAGES)


def test_a_run_whose_lines_were_dealt_to_some_shards_only_is_not_watched(tmp_path: Path) -> None:
    run = in_shards(tmp_path / "run")
    write_plan(run, Plan(3, ["list.txt"]))
    with (
        pytest.raises(BatchError, match=r"was not given all of list\.txt"),
        opened_shares(run, BatchSettings(), []),
    ):
        pass


def test_no_shard_is_watched_by_two(tmp_path: Path) -> None:
    run = in_shards(tmp_path / "run")
    with (
        opened_shares(run, BatchSettings(), [60]),
        pytest.raises(BatchError, match="is at work on it"),
        opened_shares(run, BatchSettings(), [60]),
    ):
        pass
