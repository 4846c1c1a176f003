"""A page that is recorded comes back as it was, and no archive costs more than it may."""

import gzip
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from scraper.batch.inputs.archives import archive_lines, read_place
from scraper.batch.inputs.warcs import html_records
from scraper.batch.store.record import read_record, warc_record
from scraper.document.charset import decode
from scraper.errors import BatchError
from scraper.page import Page

HTML = ("content-type", "text/html")
WHOLE = Page(
    url="https://a.example/ä asked",
    final_url="https://b.example/came?x=1",
    body=b"<p>one",
    status=203,
    headers=(
        HTML,
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
        ("content-encoding", "gzip"),
        ("transfer-encoding", "chunked"),
        ("content-length", "99"),
        ("x-raw", "\xc3\xbc and \xff"),
        ("x-archive-orig-content-type", "text/html; charset=koi8-r"),
    ),
    fetched_at="2026-01-01T00:00:00Z",
    seconds=1.25,
    opt_out=("noai", "tdm-reservation"),
)


def read_back(page: Page, max_bytes: int = 1_000) -> Page:
    return read_record(io.BytesIO(warc_record(page)), 0, "a.warc.gz", max_bytes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"truncated": True},
        {"status": 599},
        {"seconds": None, "opt_out": (), "headers": ()},
        {"url": WHOLE.final_url},
        {"body": b""},
    ],
    ids=str,
)
def test_a_recorded_page_is_read_back_as_it_was(changes: dict[str, object]) -> None:
    page = msgspec.structs.replace(WHOLE, **changes)
    assert read_back(page) == page


def test_a_page_with_long_headers_is_found_and_read_back_as_it_was() -> None:
    """HTTP/1.1 stacks take 100 kB of them, and so does ours."""
    page = msgspec.structs.replace(WHOLE, headers=(("content-type", "text/html"), ("x-policy", "a" * 90_000)))
    assert read_back(page) == page
    assert list(html_records(io.BytesIO(warc_record(page)))) == [(0, page.final_url, None)]


def test_a_recorded_answer_has_the_bytes_of_its_headers_as_they_came() -> None:
    assert b"\r\nx-raw: \xc3\xbc and \xff\r\n" in gzip.decompress(warc_record(WHOLE))
    rendered = msgspec.structs.replace(WHOLE, headers=(("x-raw", "漢"),))
    assert b"\r\nx-raw: \xe6\xbc\xa2\r\n" in gzip.decompress(warc_record(rendered))


def test_no_header_of_a_page_begins_another_in_its_record() -> None:
    page = msgspec.structs.replace(
        WHOLE, url="https://a.example/\r\nWARC-Type: x", headers=(("x", "1\r\nset-cookie: 2\n\nbody"),)
    )
    lines = gzip.decompress(warc_record(page)).split(b"\r\n")
    assert not [line for line in lines if line.startswith((b"WARC-Type: x", b"set-cookie"))]
    assert read_back(page).headers == (("x", "1  set-cookie: 2  body"),)


def test_a_page_is_recorded_with_the_time_in_utc() -> None:
    east = msgspec.structs.replace(WHOLE, fetched_at="2026-01-01T00:00:00+01:00")
    assert read_back(east).fetched_at == "2025-12-31T23:00:00Z"
    now = read_back(msgspec.structs.replace(WHOLE, fetched_at=None)).fetched_at
    assert now is not None
    assert abs(datetime.now(UTC) - datetime.fromisoformat(now)) < timedelta(minutes=1)


@pytest.mark.parametrize(("size", "is_cut"), [(999, False), (1_000, False), (1_001, True)])
def test_a_recorded_body_is_cut_at_the_cap_and_not_before(size: int, is_cut: bool) -> None:
    page = msgspec.structs.replace(WHOLE, body=b"<" * size)
    found = read_back(page)
    assert (found.body, found.truncated) == (page.body[:1_000], is_cut)


def test_a_coded_body_of_an_archive_is_cut_at_the_cap() -> None:
    coded = gzip.compress(b"<p>" + b"x" * 5_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    outer = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/>\r\n"
        "Content-Type: application/http\r\nContent-Length: {}\r\n\r\n"
    )
    record = outer.format(len(head + coded)).encode() + head + coded + b"\r\n\r\n"
    found = read_record(io.BytesIO(record), 0, "a.warc", 1_000)
    assert (found.url, found.body[:4], len(found.body)) == ("https://a.example/", b"<p>x", 1_000)
    assert found.truncated


def test_a_file_in_an_archive_is_read_in_the_charset_that_its_record_names() -> None:
    body = "<p>Łódź i Świnoujście".encode("iso-8859-2")
    head = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\n"
        f"Content-Type: text/html; charset=iso-8859-2\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    page = read_record(io.BytesIO(head.encode() + body + b"\r\n\r\n"), 0, "a.warc")
    assert page.header("content-type") == "text/html; charset=iso-8859-2"
    assert decode(page.body, page.header("content-type")).text == "<p>Łódź i Świnoujście"


def test_a_cap_beyond_all_memory_costs_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(WHOLE.body)
    (tmp_path / "b.warc.gz").write_bytes(warc_record(WHOLE))
    places = [line.place or "" for line in archive_lines(str(tmp_path))]
    assert [read_place(place, "u", 10**15).body for place in places] == [WHOLE.body, WHOLE.body]


def test_the_same_page_is_recorded_in_the_same_bytes_and_others_under_ids_of_their_own() -> None:
    later = msgspec.structs.replace(WHOLE, fetched_at="2026-01-01T00:00:01Z")
    other = msgspec.structs.replace(WHOLE, url="https://a.example/other")
    assert warc_record(WHOLE) == warc_record(WHOLE)
    assert warc_record(WHOLE)[4:8] == bytes(4), "no time of its making"
    ids = {gzip.decompress(warc_record(one)).split(b"urn:uuid:")[1][:36] for one in (WHOLE, later, other)}
    assert len(ids) == 3


def test_a_record_is_read_at_its_offset_and_nowhere_else() -> None:
    first, second = warc_record(WHOLE), warc_record(msgspec.structs.replace(WHOLE, body=b"<p>two"))
    archive = io.BytesIO(first + second)
    assert [found.offset for found in html_records(archive)] == [0, len(first)]
    assert read_record(archive, len(first), "a").body == b"<p>two"
    with pytest.raises(BatchError, match=r"^a: no page's record here"):
        read_record(archive, len(first + second), "a")


def test_a_record_of_another_kind_is_no_page() -> None:
    asked = gzip.decompress(warc_record(WHOLE)).replace(b"WARC-Type: response", b"WARC-Type: request")
    with pytest.raises(BatchError, match="no page's record here"):
        read_record(io.BytesIO(asked), 0, "a.warc")


def test_what_is_no_record_is_told_as_broken() -> None:
    with pytest.raises(BatchError, match=r"^a\.warc: "):
        read_record(io.BytesIO(b"\x1f\x8b\x08\x00" + b"\xff" * 100), 0, "a.warc")


def test_a_body_that_ends_before_its_length_is_marked_as_cut() -> None:
    whole = gzip.decompress(warc_record(msgspec.structs.replace(WHOLE, body=b"<p>" + b"x" * 500)))
    found = read_record(io.BytesIO(whole[:-104]), 0, "a.warc", 1_000)
    assert (found.body, found.truncated) == (b"<p>" + b"x" * 400, True)


def test_a_record_has_the_digest_of_what_it_holds() -> None:
    assert b"\r\nWARC-Block-Digest: sha1:" in gzip.decompress(warc_record(WHOLE))
