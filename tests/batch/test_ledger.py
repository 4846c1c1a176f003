"""The ledger and the parts say the same, whatever is cut off, comes twice, or fails halfway."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scraper.batch.store import parts
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import ARTICLES, RECORDS, PartReader, PartWriter, Place
from scraper.batch.store.schema import OK, Entry, Finished
from scraper.errors import BatchError


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        yield ledger


def add(ledger: Ledger, *urls: str) -> None:
    entries = [Entry(line, url.encode(), "host", url) for line, url in enumerate(urls, 1)]
    ledger.add(ledger.open_list("urls.txt"), entries)


def finished(page: int) -> Finished:
    return Finished(OK, 1, "article", None, 200, 0.1, 1.0, 1, 0, 5, None, None, None, page)


def test_a_page_done_twice_is_refused_and_nothing_is_stored_of_it(ledger: Ledger) -> None:
    add(ledger, "a", "b")
    ledger.db.execute("INSERT INTO parts VALUES (1, 'parts/000001.jsonl', 0)")
    ledger.finish([finished(1)], [(5, 1)], [("host", 1, 5)])
    with pytest.raises(RuntimeError, match="1 pages were done twice"):
        ledger.finish([finished(2), finished(1)], [(15, 1)], [("host", 1, 5)])
    assert ledger.counts() == {(0, ""): 1, (1, "article"): 1}
    assert ledger.db.execute("SELECT length FROM parts").fetchall() == [(5,)]
    assert ledger.db.execute("SELECT * FROM traffic").fetchall() == [("host", 1, 5)]


def test_traffic_is_added_up(ledger: Ledger) -> None:
    ledger.finish([], [], [("a", 1, 10), ("b", 2, 20)])
    ledger.finish([], [], [("a", 3, 30)])
    assert sorted(ledger.db.execute("SELECT * FROM traffic")) == [("a", 4, 40), ("b", 2, 20)]


def test_a_page_that_is_done_stays_done_when_its_list_is_read_again(ledger: Ledger) -> None:
    add(ledger, "a", "b")
    ledger.finish([finished(1)], [])
    add(ledger, "a", "b", "c")
    assert [waiting.url for waiting in ledger.waiting(1, 0, 10)] == ["b", "c"]
    assert ledger.line_count() == 3


def append(folder: Path, ledger: Ledger, *pieces: bytes, pattern: str = ARTICLES) -> list[Place]:
    """Places of pieces that are written and committed."""
    with closing(PartWriter(folder, ledger, pattern)) as writer:
        places = writer.append(list(pieces))
        ledger.finish([], [(writer.length, writer.id)])
    return places


def read(folder: Path, ledger: Ledger, places: list[Place]) -> list[bytes]:
    with closing(PartReader(folder, ledger)) as reader:
        return [reader.read(*place) for place in places]


def test_what_was_written_and_not_committed_is_cut_off(tmp_path: Path, ledger: Ledger) -> None:
    places = append(tmp_path, ledger, b"one\n")
    with closing(PartWriter(tmp_path, ledger, ARTICLES)) as writer:
        writer.append([b"lost\n"])
    places += append(tmp_path, ledger, b"two\n")
    assert read(tmp_path, ledger, places) == [b"one\n", b"two\n"]
    assert (tmp_path / "parts" / "000001.jsonl").read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize("is_kept_open", [True, False])
def test_a_part_that_is_large_enough_is_followed_by_another(
    is_kept_open: bool, tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MAX_PART_BYTES", 8)
    pieces = [f"{n:03}\n".encode() for n in range(5)]
    places: list[Place] = []
    writer = PartWriter(tmp_path, ledger, ARTICLES)
    for piece in pieces:
        places += writer.append([piece])
        ledger.finish([], [(writer.length, writer.id)])
        if not is_kept_open:
            writer.close()
            writer = PartWriter(tmp_path, ledger, ARTICLES)
    writer.close()
    assert read(tmp_path, ledger, places) == pieces
    written = {path.name: path.read_bytes() for path in (tmp_path / "parts").iterdir()}
    assert written == {"000001.jsonl": b"000\n001\n", "000002.jsonl": b"002\n003\n", "000003.jsonl": b"004\n"}


def test_articles_and_records_are_numbered_each_for_itself(tmp_path: Path, ledger: Ledger) -> None:
    places = append(tmp_path, ledger, b"article") + append(tmp_path, ledger, b"record", pattern=RECORDS)
    places += append(tmp_path, ledger, b" more")
    assert read(tmp_path, ledger, places) == [b"article", b"record", b" more"]
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/*")) == [
        "parts/000001.jsonl",
        "warc/000001.warc.gz",
    ]


def test_pieces_are_synced_to_disk_before_their_places_are_given(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (sync(file), synced.append(os.fstat(file).st_size)))
    append(tmp_path, ledger, b"one\n", b"two\n")
    append(tmp_path, ledger, b"three\n")
    assert synced == [8, 14]


def test_a_part_that_was_cut_is_not_filled_up(tmp_path: Path, ledger: Ledger) -> None:
    places = append(tmp_path, ledger, b"one\n", b"two\n")
    os.truncate(tmp_path / "parts" / "000001.jsonl", 6)
    with pytest.raises(BatchError, match="is shorter than the run left it"):
        append(tmp_path, ledger, b"three\n")
    with pytest.raises(BatchError, match="is shorter than the run left it"):
        read(tmp_path, ledger, places[1:])
    assert read(tmp_path, ledger, places[:1]) == [b"one\n"]


def test_a_part_that_is_gone_is_named(tmp_path: Path, ledger: Ledger) -> None:
    places = append(tmp_path, ledger, b"one\n")
    (tmp_path / "parts" / "000001.jsonl").unlink()
    with pytest.raises(BatchError, match="cannot be read: No such file") as caught:
        read(tmp_path, ledger, places)
    assert caught.value.subject == str(tmp_path / "parts" / "000001.jsonl")


def test_a_part_that_a_run_at_work_begins_after_its_reader_was_opened_is_read(
    tmp_path: Path, ledger: Ledger
) -> None:
    [first] = append(tmp_path, ledger, b"one\n")
    with closing(PartReader(tmp_path, ledger)) as reader:
        assert reader.read(*first) == b"one\n"
        [record] = append(tmp_path, ledger, b"two\n", pattern=RECORDS)
        assert reader.read(*record) == b"two\n"


def test_a_part_that_the_ledger_does_not_name_is_told(tmp_path: Path, ledger: Ledger) -> None:
    with pytest.raises(BatchError, match="names no part 7") as caught:
        read(tmp_path, ledger, [(7, 0, 1)])
    assert caught.value.subject == str(tmp_path / "ledger.sqlite")


def test_a_piece_that_is_no_json_any_more_is_told_by_its_place(tmp_path: Path, ledger: Ledger) -> None:
    [_, place] = append(tmp_path, ledger, b"{}\n", b'{"a": 1')
    with (
        closing(PartReader(tmp_path, ledger)) as reader,
        pytest.raises(BatchError, match="is damaged between byte 3 and 10") as caught,
    ):
        reader.read_json(*place)
    assert caught.value.subject == str(tmp_path / "parts" / "000001.jsonl")


def test_a_part_that_cannot_be_written_is_an_error_that_says_what_is_safe(
    tmp_path: Path, ledger: Ledger
) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "000001.jsonl").symlink_to("/dev/full")
    with pytest.raises(BatchError, match="what was done so far is safe"):
        append(tmp_path, ledger, b"one\n")
