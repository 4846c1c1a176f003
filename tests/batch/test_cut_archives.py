"""Of an archive that breaks off the pages before are read, and where it breaks off is told."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import Scraper

from scraper.batch.inputs.archives import archive_lines
from scraper.batch.store.record import warc_record
from scraper.errors import BatchError
from scraper.page import Page

A, B = "https://a.example/1", "https://b.example/2"


def record(url: str, body: bytes, kind: str) -> bytes:
    return warc_record(
        Page(url=url, body=body, headers=(("content-type", kind),), fetched_at="2026-01-01T00:00:00Z")
    )


ONE, TWO = record(A, b"<title>One</title><p>one", "text/html"), record(B, b"<p>two", "text/html")
IMAGE = record(A, bytes(9), "image/png")


def archived(name: str, records: bytes) -> bytes:
    """What a file of this name holds, of records in gzip."""
    if name == "a.warc":
        return gzip.decompress(records)
    if name == "a.warc.gz":
        return records
    with zipfile.ZipFile(file := io.BytesIO(), "w") as wacz:
        wacz.writestr("archive/a.warc.gz", records)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("behind", [TWO, IMAGE], ids=["a page", "an image"])
def test_wherever_a_record_is_cut_those_before_are_read_and_its_offset_is_told(
    name: str, behind: bytes, tmp_path: Path
) -> None:
    file = tmp_path / name
    start, whole = len(archived(name, ONE)), archived(name, ONE + behind)
    for cut in range(start + 1, len(whole.rstrip(b"\r\n"))):
        file.write_bytes(whole[:cut])
        lines = list(archive_lines(str(file)))
        assert (lines[0].input, lines[0].error) == (A, None)
        assert (lines[-1].number, lines[-1].input) == (len(lines), str(file))
        assert (lines[-1].error or "").endswith(f", at byte {start}")


def test_a_cut_in_an_archive_within_a_wacz_is_told_with_the_archives_name(tmp_path: Path) -> None:
    (tmp_path / "a.wacz").write_bytes(archived("a.wacz", ONE + IMAGE[:-9]))
    errors = [line.error for line in archive_lines(str(tmp_path / "a.wacz"))]
    told = f"archive/a.warc.gz: broken archive: it ends within a record, at byte {len(ONE)}"
    assert errors == [None, told]


def test_one_broken_archive_in_a_wacz_costs_no_other_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        for name, records in [("1", ONE), ("2", IMAGE[:-9]), ("3", TWO)]:
            wacz.writestr(f"archive/{name}.warc.gz", records)
    lines = [(line.number, bool(line.error)) for line in archive_lines(str(tmp_path / "a.wacz"))]
    assert lines == [(1, False), (2, True), (3, False)]


def test_the_rows_of_a_run_are_the_pages_before_the_cut_and_the_cut(
    scraper: Scraper, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ONE + IMAGE[:-9])
    done = scraper("batch", "a.warc.gz", "-o", "run")
    told = f"broken archive: it ends within a record, at byte {len(ONE)}"
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, f"a.warc.gz:2: {told}")
    rows = [(row["input"], row["error"]) for row in rows_of("run")]
    assert rows == [(A, None), ("a.warc.gz", {"kind": "invalid_url", "message": told})]


def test_an_archive_is_whole_also_where_it_ends_in_what_packs_well(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ONE + record(A, bytes(1_000_000), "image/png"))
    assert [line.error for line in archive_lines(str(tmp_path / "a.warc.gz"))] == [None]


def test_an_archive_that_breaks_off_before_its_first_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ONE[:50])
    with pytest.raises(BatchError, match=r"a\.warc\.gz: broken archive: .*, at byte 0"):
        list(archive_lines(str(tmp_path / "a.warc.gz")))


@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz"])
def test_an_archive_that_is_gzipped_as_one_piece_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(archived(name, gzip.compress(gzip.decompress(ONE + TWO))))
    with pytest.raises(BatchError, match=f"{tmp_path / name}: .*is gzipped as one piece"):
        list(archive_lines(str(tmp_path / name)))
