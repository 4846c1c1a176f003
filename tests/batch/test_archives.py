"""Pages at hand are found again where they were found: in files, folders and archives of archives."""

import gzip
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.batch.inputs.archives import archive_lines, folder_mark, is_archive, read_place, read_saved
from scraper.batch.store.record import warc_record
from scraper.errors import BatchError
from scraper.page import Page


def record(url: str, body: bytes) -> bytes:
    page = Page(
        url=url, body=body, headers=(("content-type", "text/html"),), fetched_at="2026-01-01T00:00:00Z"
    )
    return warc_record(page)


def pages(name: Path) -> list[tuple[int, str, bytes]]:
    lines = archive_lines(str(name))
    return [(line.number, line.input, read_place(line.place or "", line.input).body) for line in lines]


def test_records_of_all_archives_in_a_wacz_are_found_and_numbered_through(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.WACZ", "w") as wacz:
        wacz.writestr("archive/one.warc.gz", record("https://a.example/1", b"<p>1"))
        wacz.writestr("index/x.cdx.gz", b"no archive of pages")
        two = zipfile.ZipInfo("archive/two.WARC.GZ")
        two.extra = b"\xfe\xca\x04\x00more"  # a field of its own makes the header longer
        wacz.writestr(two, record("https://a.example/2", b"<p>2") + record("https://a.example/3", b"<p>3"))
    assert pages(tmp_path / "a.WACZ") == [
        (1, "https://a.example/1", b"<p>1"),
        (2, "https://a.example/2", b"<p>2"),
        (3, "https://a.example/3", b"<p>3"),
    ]


def locked_by_a_password(wacz: bytes) -> bytes:
    """The first bit of the flags, in the local header and in the directory at the end."""
    at = wacz.index(b"PK\x01\x02")
    return wacz[:6] + b"\x01" + wacz[7 : at + 8] + b"\x01" + wacz[at + 9 :]


def with_a_name_of_other_bytes(wacz: bytes) -> bytes:
    return wacz.replace("é".encode(), b"\xff\xff")


def said_to_be_longer_than_it_is(wacz: bytes) -> bytes:
    at = wacz.index(b"PK\x01\x02") + 20
    return wacz[:at] + (1 << 30).to_bytes(4, "little") * 2 + wacz[at + 8 :]


@pytest.mark.parametrize(
    "damage", [locked_by_a_password, with_a_name_of_other_bytes, said_to_be_longer_than_it_is]
)
def test_a_wacz_that_cannot_be_read_costs_no_other_file_in_its_folder(
    damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        wacz.writestr("archive/é.warc.gz", record("https://a.example/1", b"<p>1"))
    (tmp_path / "a.wacz").write_bytes(damage((tmp_path / "a.wacz").read_bytes()))
    (tmp_path / "b.html").write_bytes(b"<p>2")
    bad, good = archive_lines(str(tmp_path))
    assert (bad.input, good.input, good.error) == ("a.wacz", "b.html", None)
    assert re.match("not a WACZ that can be read: .", bad.error or "")


def test_an_archive_deflated_in_a_wacz_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w", zipfile.ZIP_DEFLATED) as wacz:
        wacz.writestr("archive/one.warc.gz", record("https://a.example/1", b"<p>1"))
    with pytest.raises(BatchError, match=r"a\.wacz: archive/one\.warc\.gz in it is deflated: unzip it first"):
        pages(tmp_path / "a.wacz")


def test_pages_of_archives_in_a_folder_are_numbered_through_with_the_files(tmp_path: Path) -> None:
    (tmp_path / "b.warc").write_bytes(
        gzip.decompress(record("https://a.example/1", b"<p>1"))
        + gzip.decompress(record("https://a.example/2", b"<p>2"))
    )
    (tmp_path / "a.HTML").write_bytes(b"<p>a")
    (tmp_path / "c#7.html").write_bytes(b"<p>c")
    (tmp_path / "d.html").mkdir()
    assert pages(tmp_path) == [
        (1, "a.HTML", b"<p>a"),
        (2, "https://a.example/1", b"<p>1"),
        (3, "https://a.example/2", b"<p>2"),
        (4, "c#7.html", b"<p>c"),
    ]


def test_frames_that_a_browser_saved_with_a_page_are_no_pages(tmp_path: Path) -> None:
    for name in ("Story.html", "Story_files/ad.html", "other_files/page.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>x")
    assert [line.input for line in archive_lines(str(tmp_path))] == ["Story.html", "other_files/page.html"]


def test_an_empty_folder_has_no_lines_and_is_no_mistake(tmp_path: Path) -> None:
    assert pages(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.html", True), ("A.MHT", True), ("a.warc.gz", True), ("a.txt", False), ("-", False)],
)
def test_archives_are_known_by_name(name: str, expected: bool) -> None:
    assert is_archive(name) == expected


@pytest.mark.parametrize(("size", "is_cut"), [(999, False), (1_000, False), (1_001, True)])
@pytest.mark.parametrize("name", ["a.html", "a.html.gz"])
def test_a_saved_page_is_cut_at_the_cap_and_not_before(
    name: str, size: int, is_cut: bool, tmp_path: Path
) -> None:
    body = b"<" * size
    (tmp_path / name).write_bytes(gzip.compress(body) if name.endswith("gz") else body)
    page = read_saved(tmp_path / name, 1_000)
    assert (page.body, page.truncated, page.url) == (body[:1_000], is_cut, (tmp_path / name).as_uri())


def test_what_is_gone_is_named_with_its_place(tmp_path: Path) -> None:
    for place in (f"{tmp_path}/a.html", f"{tmp_path}/a.warc.gz#12"):
        with pytest.raises(BatchError, match=f"^{place}: cannot be read: No such file"):
            read_place(place, "https://a.example/")


def test_the_mark_of_a_folder_changes_with_any_page_in_it_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    page = tmp_path / "sub" / "a.html"
    page.write_bytes(b"<p>a")
    os.utime(page, ns=(0, 1_000))
    marks = [folder_mark(str(tmp_path))]
    (tmp_path / "notes.txt").touch()
    assert folder_mark(str(tmp_path)) == marks[0]
    page.write_bytes(b"<p>longer")
    os.utime(page, ns=(0, 1_000))
    marks.append(folder_mark(str(tmp_path)))
    os.utime(page, ns=(0, 2_000))
    marks.append(folder_mark(str(tmp_path)))
    page.rename(tmp_path / "sub" / "b.html")
    marks.append(folder_mark(str(tmp_path)))
    assert len(set(marks)) == 4
