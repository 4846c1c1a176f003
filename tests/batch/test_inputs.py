"""Lists of every kind come in line by line; bad lines are reported with their number, and lose nothing."""

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import re
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import POLITE_ENOUGH, Scraper, Site, environment

from scraper.batch.inputs.archives import archive_lines, read_place
from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.lists import MAX_LINE_BYTES, MAX_RECORD_BYTES, read_lines
from scraper.batch.inputs.load import entry_of, load_list
from scraper.batch.inputs.sources import Sources, spelled_as
from scraper.batch.inputs.unpacked import zstd
from scraper.batch.inputs.urls import page_key, url_problem
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.record import warc_record
from scraper.batch.store.rows import UNSEEN, run_rows
from scraper.batch.store.schema import FAILED
from scraper.errors import BatchError, ConfigError
from scraper.fetch import FetchSettings
from scraper.page import Page

A, B = "https://a.example/1", "https://b.example/2"


def write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


LISTS = {
    "text.txt": (f"{A}\n\n  {B}  \n".encode(), [(1, A), (3, B)]),
    "bom.txt": (f"\ufeff{A}\r\n{B}".encode(), [(1, A), (2, B)]),
    "mac.txt": (f"{A}\r\r{B}\r".encode(), [(1, A), (3, B)]),
    "mixed.txt": (f"{A}\r\n\n\r{B}\r{A}\n".encode(), [(1, A), (4, B), (5, A)]),
    "mac.csv": (f'note,url\r"a\rb",{A}\rc,{B}\r'.encode(), [(2, A), (4, B)]),
    "mac.jsonl": (f'{{"url": "{A}"}}\r"{B}"\r'.encode(), [(1, A), (2, B)]),
    "plain.csv": (f"id,URL\n1,{A}\n2,{B}\n".encode(), [(2, A), (3, B)]),
    "quoted.csv": (f'url,note\n{A},"two\nlines"\n{B},x\n'.encode(), [(2, A), (4, B)]),
    "semicolons.csv": (f'\ufeff"id";"url"\n1;{A}\n"a;b,c";{B}\n'.encode(), [(2, A), (3, B)]),
    "excel.csv": (f'sep=;\r\n"Titel\r\nlang";"URL"\r\nx;{A}\r\n'.encode(), [(4, A)]),
    "comma.csv": (f"Datum, Uhrzeit;URL\n1;{A}\n".encode(), [(2, A)]),
    "lone.csv": (f"url\n{A},15,0.html\n{B},\n".encode(), [(2, f"{A},15,0.html"), (3, B)]),
    "more.csv": (f"id,url\n1,{A},x\n".encode(), [(2, A)]),
    "late.csv": (f"\n\nurl\n{A}\n".encode(), [(4, A)]),
    "long.csv": (
        f'url,x\n{A},"'.encode() + b"a, b\n" * 40_000 + f'"\n{B},x\n'.encode(),
        [(2, A), (40_003, B)],
    ),
    "latin.csv": (f"Länge;URL\nüber;{A}\n".encode("latin-1"), [(2, A)]),
    "late.txt": (f"{A}\nBZh\n{B}\n".encode(), [(1, A), (2, "BZh"), (3, B)]),
    "full.txt": (
        f"{A.ljust(MAX_LINE_BYTES - 1, 'x')}\n{B}\n".encode(),
        [(1, A.ljust(MAX_LINE_BYTES - 1, "x")), (2, B)],
    ),
    "chat.txt": (f"{A}\u200b\n\ufeff{B}\n\u200e{B}\xa0\n".encode(), [(1, A), (2, B), (3, B)]),
    "chat.csv": (f"url\n{A}\u200b\n".encode(), [(2, A)]),
    "chat.jsonl": (f'{{"url": "\ufeff{A} "}}\n"{B}\u200b"\n'.encode(), [(1, A), (2, B)]),
    "tabs.tsv": (f"note\tlink\nx\t{A}\ny\t{B}\n".encode(), [(2, A), (3, B)]),
    "keys.jsonl": (f'{{"url": "{A}"}}\n"{B}"\n'.encode(), [(1, A), (2, B)]),
    "packed.txt.gz": (gzip.compress(f"{A}\n{B}\n".encode()), [(1, A), (2, B)]),
    "PACKED.CSV.GZ": (gzip.compress(f"url\n{A}\n".encode()), [(2, A)]),
    "packed.csv.zst": (zstd.compress(f"url\n{A}\n".encode()), [(2, A)]),
    "packed": (gzip.compress(A.encode()), [(1, A)]),
    "articles.jsonl": (f'{{"text": "{"x" * 100_000}", "url": "{A}"}}\n"{B}"\n'.encode(), [(1, A), (2, B)]),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_its_urls_with_their_line_numbers(name: str, tmp_path: Path) -> None:
    content, expected = LISTS[name]
    lines = list(read_lines(write(tmp_path / name, content)))
    assert [(line.number, line.input) for line in lines] == expected
    assert not any(line.error for line in lines)


def test_half_an_emoji_beside_a_url_costs_no_line_of_json(tmp_path: Path) -> None:
    name = write(tmp_path / "a.jsonl", b'{"title": "So \\ud83d", "url": "%s"}\n' % A.encode())
    assert [(line.input, line.error) for line in read_lines(name)] == [(A, None)]


def test_parquet_is_read_by_column(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"n": [1, 2, 3], "seite": [A, None, B]}), tmp_path / "a.parquet")
    lines = list(read_lines(str(tmp_path / "a.parquet"), column="seite"))
    assert [(line.number, line.input, line.error) for line in lines] == [
        (1, A, None),
        (2, "", "empty"),
        (3, B, None),
    ]


def test_a_parquet_file_with_what_pyarrow_does_not_know_is_named(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table({"url": [A], "n": [1]}), file)
    start = file.getvalue().index(b"ARROW:schema") + len(b"ARROW:schema")
    found = re.compile(rb"[A-Za-z0-9+/=]{100,}").search(file.getvalue(), start)
    assert found
    schema = base64.b64decode(found[0]).replace(b"\x40", b"\x07")  # integers of 7 bits, not of 64
    (tmp_path / "a.parquet").write_bytes(file.getvalue().replace(found[0], base64.b64encode(schema)))
    with pytest.raises(
        BatchError, match=r"a\.parquet: cannot be read as Parquet: Integers with less than 8 bits"
    ):
        list(read_lines(str(tmp_path / "a.parquet")))


def test_texts_of_parquet_may_be_bytes_and_have_space_around_them(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    urls = pa.array([A.encode(), f" {B}\n".encode(), b""], pa.binary())
    pq.write_table(pa.table({"url": urls}), tmp_path / "a.parquet")
    lines = [(line.input, line.error) for line in read_lines(str(tmp_path / "a.parquet"))]
    assert lines == [(A, None), (B, None), ("", "empty")]


def test_standard_input_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.BufferedReader(io.BytesIO(f"{A}\n".encode()))  # type: ignore[arg-type]  # it reads as a raw one
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
    assert [line.input for line in read_lines("-")] == [A]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_list_is_read_without_being_held_in_memory(end: str, tmp_path: Path) -> None:
    name = write(tmp_path / "a.txt", f"{A}{end}".encode() * 100_000)
    tracemalloc.start()
    try:
        assert sum(line.input == A for line in read_lines(name)) == 100_000
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 500_000


BAD = {
    "not UTF-8": b"https://a.example/\xff\xfe",
    "longer than": b"https://a.example/" + "新".encode() * MAX_LINE_BYTES,
}


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
@pytest.mark.parametrize("reason", BAD)
def test_a_line_that_cannot_be_read_is_reported_and_the_next_one_is_read(
    reason: str, end: bytes, tmp_path: Path
) -> None:
    lines = list(read_lines(write(tmp_path / "a.txt", BAD[reason] + end + A.encode())))
    assert [line.number for line in lines] == [1, 2]
    assert reason in (lines[0].error or "")
    assert lines[1] == Line(2, A)


@pytest.mark.parametrize("harm", [lambda whole: whole[:-9], lambda whole: whole[:20] + b"no" + whole[22:]])
def test_a_list_whose_gzip_is_broken_is_named(harm: Callable[[bytes], bytes], tmp_path: Path) -> None:
    whole = gzip.compress("".join(f"{A}?{n * n}\n" for n in range(99)).encode())
    with pytest.raises(BatchError, match=r"a\.txt\.gz:\d+: cannot be read"):
        list(read_lines(write(tmp_path / "a.txt.gz", harm(whole))))


def test_an_overlong_record_of_csv_swallows_none_of_the_next_ones(tmp_path: Path) -> None:
    long = b'"' + b"x" * MAX_RECORD_BYTES + b'",' + A.encode()
    lines = list(read_lines(write(tmp_path / "a.csv", b"text,url\n" + long + f"\n,{A}\n,{B}\n".encode())))
    assert lines == [
        Line(2, "", f"broken CSV: longer than {MAX_RECORD_BYTES} bytes"),
        Line(3, A),
        Line(4, B),
    ]


def test_lines_within_a_quote_that_is_never_closed_are_reported(tmp_path: Path) -> None:
    lines = list(read_lines(write(tmp_path / "a.csv", f'url,x\n{A},"open\n{B},y\n{B},z\n'.encode())))
    reason = "broken CSV: the quote in line 2 is never closed: lines up to 4 are within it"
    assert lines == [Line(2, A), Line(3, "", reason)]


@pytest.mark.parametrize(("name", "text"), [("a.csv", f"url\n{A}/\xe9\n"), ("a.jsonl", f'"{A}/\xe9"')])
def test_a_url_that_is_not_utf_8_is_no_other_one(name: str, text: str, tmp_path: Path) -> None:
    lines = list(read_lines(write(tmp_path / name, text.encode("latin-1"))))
    assert [line.error for line in lines] == ["not UTF-8"]


@pytest.mark.parametrize("start", [bz2.compress(A.encode()), lzma.compress(A.encode())])
def test_a_list_packed_otherwise_is_told_to_be_it(start: bytes, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="only gzip and zstd are undone"):
        list(read_lines(write(tmp_path / "a.txt", start)))


def test_a_column_is_named_without_the_space_around_it(tmp_path: Path) -> None:
    assert [
        line.input
        for line in read_lines(write(tmp_path / "a.csv", f"x, Seite \n,{A}".encode()), column="Seite")
    ] == [A]


def test_another_form_of_list_is_told_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="xml: no such form of a list; there are: text, csv"):
        read_lines(write(tmp_path / "a.txt", b""), kind="xml")


def test_broken_records_are_reported_where_they_stand(tmp_path: Path) -> None:
    text = f'{{"seite": \n{{"no": 1}}\n{{"seite": 7}}\n["seite"]\n7\n{{"seite": "{A}"}}\n'
    lines = list(read_lines(write(tmp_path / "a.jsonl", text.encode()), column="seite"))
    lacking = "no key seite with a string"
    assert [line.error for line in lines[1:]] == [lacking, lacking, lacking, lacking, None]
    assert (lines[0].error or "").startswith("not JSON: ")
    lines = list(read_lines(write(tmp_path / "a.csv", f"a,url\nx\ny,{A}\n".encode())))
    assert [line.error for line in lines] == ["too few columns", None]


def test_a_missing_column_is_told_those_there_are(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pytest.importorskip("pyarrow").table({"eins": [1], "zwei": [2]})
    pq.write_table(table, tmp_path / "a.parquet")
    write(tmp_path / "a.csv", b"eins,zwei\n1,2\n")
    for name in ("a.csv", "a.parquet"):
        with pytest.raises(BatchError, match="there are: eins, zwei"):
            list(read_lines(str(tmp_path / name)))


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_a_list_in_utf_16_is_told_to_be_it(name: str, encoding: str, tmp_path: Path) -> None:
    content = f"\ufeffurl\n{A}\n" if encoding == "utf-16-be" else f"url\n{A}\n"
    with pytest.raises(BatchError, match="is UTF-16, not UTF-8: save it as UTF-8"):
        list(read_lines(write(tmp_path / name, content.encode(encoding))))


def test_a_web_archive_by_another_name_is_told_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "pages.out"
    file.write_bytes(b"WARC/1.1\r\nWARC-Type: response\r\n")
    with pytest.raises(BatchError, match=r"is a web archive: give it a name that ends in \.warc"):
        list(read_lines(str(file)))


def test_a_spreadsheet_is_told_to_be_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as sheet:
        sheet.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(BatchError, match="is a spreadsheet or a ZIP archive: save the list in it as CSV"):
        list(read_lines(str(tmp_path / "a.xlsx")))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty: its first line must name the columns"),
        (f"{A}\n{B}\n", rf"there are: {A}; its first line must name the columns"),
    ],
)
def test_a_table_without_a_header_is_told_to_need_one(content: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=told):
        list(read_lines(write(tmp_path / "a.csv", content.encode())))


def test_a_list_in_json_that_is_no_feed_is_told_how_lists_are_named(scraper: Scraper, tmp_path: Path) -> None:
    write(tmp_path / "list.json", f'["{A}"]'.encode())
    done = scraper("batch", "list.json", "-o", "run")
    assert done.returncode == 1
    assert done.stderr.startswith(
        "list.json: neither a feed nor a sitemap; a list of URLs is told by its name"
    )


def test_a_list_that_could_not_be_read_is_none_of_the_run(
    scraper: Scraper, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    write(tmp_path / "wide.txt", "x".encode("utf-16"))
    write(tmp_path / "good.txt", b"nonsense\n")
    assert scraper("batch", "wide.txt", "-o", "run").returncode == 1
    scraper("batch", "good.txt", "-o", "run")
    assert "1 lines of good.txt, " in scraper("status", "run").stdout
    assert ["list" in row for row in rows_of("run")] == [False]


def test_a_dash_is_standard_input_also_where_a_folder_has_that_name(
    scraper: Scraper, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    (tmp_path / "-").mkdir()
    scraper("batch", "-", "-o", "run", stdin="nonsense\n")
    assert [row["input"] for row in rows_of("run")] == ["nonsense"]


def test_an_empty_name_is_told_to_be_one(scraper: Scraper) -> None:
    done = scraper("batch", "", "-o", "run")
    assert (done.returncode, done.stderr) == (1, "a list's name is empty; - is standard input\n")


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"gone\.txt: cannot be read"):
        list(read_lines(str(tmp_path / "gone.txt")))


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.jsonl"]))
def test_any_bytes_make_lines_or_a_named_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    try:
        numbers = [line.number for line in read_lines(str(path))]
    except BatchError:
        return
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(
    "url",
    [
        "example.com/a",
        "ftp://a.example/",
        "https:///a",
        "http://[::1",
        "http://a:99999/",
        "https://a b/",
        "",
        "\x00",
        "https://a.example/1\tTitle",
        "https://a..example/",
    ],
)
def test_what_is_no_url_is_told_why(url: str) -> None:
    assert url_problem(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (A, f"{A}#part"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example?a=1", "https://a.example/?a=1"),
        (f"{A}?a=1&b=2", f"{A}?b=2&a=1"),
        (A, f"{A}?utm_source=x"),
        ("HTTPS://A.example/1", A),
        ("https://a.example:443/1", A),
        ("https://zürich.example/ä", "https://xn--zrich-kva.example/%C3%A4"),
    ],
)
def test_urls_that_mean_one_page_have_one_key(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


@pytest.mark.parametrize("name", ["cid", "gallery", "game", "ref", "source_id", "uid"])
def test_parameters_by_which_some_count_clicks_and_others_articles_tell_pages_apart(name: str) -> None:
    assert page_key(f"{A}?{name}=1") != page_key(f"{A}?{name}=2")


def test_letters_in_an_encoding_of_old_tell_pages_apart() -> None:
    assert page_key(f"{A}?q=%E8") != page_key(f"{A}?q=%E9")


@pytest.mark.parametrize("other", [B, f"{A}/", f"{A}?page=2", "http://a.example/1", f"{A}#!/route"])
def test_urls_of_different_pages_have_different_keys(other: str) -> None:
    assert page_key(A) != page_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("?1207", "?1208"), ("?id=1&print", "?id=1"), ("?news,3", "?news,4")]
)
def test_parameters_without_a_value_tell_pages_apart(one: str, other: str) -> None:
    assert page_key(A + one) != page_key(A + other)
    assert page_key(A + one) == page_key(f"{A}{one}#part")


def test_what_browsers_encode_is_encoded_and_the_row_has_the_line_as_it_was_written(
    site: Site, tmp_path: Path, scraper: Scraper, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    url = f'{site.url}/ok/späte "Nachrichten" <2>|3?q=a b'
    write(tmp_path / "list.jsonl", json.dumps({"url": url}).encode())
    done = scraper("batch", "list.jsonl", "-o", "run", *POLITE_ENOUGH)
    assert (done.returncode, done.stderr) == (0, "")
    assert site.asked["/ok/sp%C3%A4te%20%22Nachrichten%22%20%3C2%3E|3?q=a%20b"] == 1
    assert [(row["input"], row["url"]) for row in rows_of("run")] == [(url, url)]


def test_a_line_of_text_with_a_space_in_it_may_be_a_url_and_a_title(tmp_path: Path) -> None:
    write(tmp_path / "list.txt", b"https://a.example/1 Ferry to run\nhttps://a.example/2\n")
    errors = [line.error for line in read_lines(str(tmp_path / "list.txt"))]
    assert (errors[0] or "").startswith("has a space in it: write %20")
    assert errors[1] is None


@given(st.text(max_size=80))
def test_any_text_has_a_key_and_a_verdict(text: str) -> None:
    assert len(page_key(text)) == 16
    url_problem(text)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield ledger  # type: ignore[misc]
    ledger.close()


def lines(*urls: str) -> list[Line]:
    return [Line(number, url) for number, url in enumerate(urls, 1)]


def test_repeated_lines_share_a_page_and_bad_ones_are_done(ledger: Ledger) -> None:
    assert load_list(ledger, "list", lines(A, B, f"{A}#x", "nonsense"), "1") == 4
    assert [(asked.input, asked.state) for asked in ledger.asked()] == [
        (A, 0),
        (B, 0),
        (f"{A}#x", 0),
        ("nonsense", 2),
    ]
    assert sum(ledger.counts().values()) == 3


def test_a_line_that_could_not_be_read_is_not_fetched_for_the_url_that_is_left_of_it(ledger: Ledger) -> None:
    load_list(ledger, "list", [Line(1, f"{A}/\ufffd", "not UTF-8")], "1")
    assert [(asked.state, asked.message) for asked in ledger.asked()] == [(FAILED, "not UTF-8")]


def test_a_list_that_grew_is_taken_up_from_where_it_ended(ledger: Ledger) -> None:
    load_list(ledger, "list", lines(A), "1")
    assert load_list(ledger, "list", lines(A, B), "2") == 1
    assert [asked.input for asked in ledger.asked()] == [A, B]


def test_a_list_that_did_not_change_is_not_read_again(ledger: Ledger) -> None:
    def unread() -> Iterator[Line]:
        raise AssertionError
        yield

    load_list(ledger, "list", lines(A), "1")
    assert load_list(ledger, "list", unread(), "1") == 0


def test_a_list_that_was_read_in_part_is_read_to_its_end(ledger: Ledger) -> None:
    def cut() -> object:
        yield Line(1, A)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_list(ledger, "list", cut(), "1")  # type: ignore[arg-type]
    assert load_list(ledger, "list", lines(A, B), "1") == 2
    assert [asked.input for asked in ledger.asked()] == [A, B]


@pytest.mark.parametrize("now", [(B,), ()], ids=["changed", "gone"])
def test_a_list_that_changed_is_explained(ledger: Ledger, now: tuple[str, ...]) -> None:
    load_list(ledger, "list", lines(A), "1")
    with pytest.raises(BatchError, match=r"list:1: the run was made with 'https://a\.example/1' here"):
        load_list(ledger, "list", lines(*now), "2")


def page(url: str, body: bytes = b"<p>hello") -> Page:
    return Page(
        url=url, body=body, headers=(("content-type", "text/html"),), fetched_at="2026-01-01T00:00:00Z"
    )


def places(name: Path) -> list[tuple[str, bytes]]:
    return [(line.input, read_place(line.place or "", line.input).body) for line in archive_lines(str(name))]


def test_warc_and_wacz_give_their_pages_without_a_fetch(tmp_path: Path) -> None:
    image = page("https://a.example/i.png")
    image = Page(url=image.url, body=b"\x89PNG", headers=(("content-type", "image/png"),))
    warc = b"".join(map(warc_record, [page(A, b"<p>1"), image, page(B, b"<p>2")]))
    (tmp_path / "a.warc.gz").write_bytes(warc)
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("archive/data.warc.gz", warc)
    for name in ("a.warc.gz", "a.wacz"):
        assert places(tmp_path / name) == [(A, b"<p>1"), (B, b"<p>2")]


def test_a_folder_gives_its_saved_pages_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.html").write_bytes(b"<p>b")
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>a"))
    (tmp_path / "notes.txt").write_bytes(b"none")
    assert places(tmp_path) == [("a.html.gz", b"<p>a"), ("sub/b.html", b"<p>b")]


def test_a_folder_without_pages_is_told_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "part.jsonl").touch()
    with pytest.raises(
        BatchError, match="holds no saved page and no web archive; lists in it are given one by one"
    ):
        list(archive_lines(str(tmp_path)))


def test_a_folder_in_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scan(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    opened = os.scandir
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.html").touch()
    monkeypatch.setattr(os, "scandir", scan)
    with pytest.raises(BatchError, match="shut: cannot be read: Permission denied"):
        list(archive_lines(str(tmp_path)))


def test_an_archive_that_is_none_is_named(tmp_path: Path) -> None:
    for name in ("a.wacz", "a.warc.gz"):
        with pytest.raises(BatchError, match=name):
            list(archive_lines(write(tmp_path / name, b"no archive at all")))


@pytest.mark.parametrize("header", [b"content-encoding: gzip", b"transfer-encoding: chunked"])
def test_a_body_whose_coding_was_undone_but_not_its_header_is_read(header: bytes, tmp_path: Path) -> None:
    honest, length = b"content-length: 6", b"Content-Length: %d"
    plain = gzip.decompress(warc_record(page(A, b"<p>one"))).replace(honest, header)
    plain = plain.replace(length % 69, length % (69 + len(header) - len(honest)))
    (tmp_path / "a.warc").write_bytes(plain)
    assert places(tmp_path / "a.warc") == [(A, b"<p>one")]


def test_what_cannot_be_read_in_a_folder_is_a_row_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"no archive")
    (tmp_path / "b.html").write_bytes(gzip.compress(b"<p>packed"))
    Path(os.fsdecode(bytes(tmp_path) + b"/c\xe9.html")).touch()
    found = list(archive_lines(str(tmp_path)))
    assert [(line.number, line.input, bool(line.error)) for line in found] == [
        (1, "a.warc.gz", True),
        (2, "b.html", False),
        (3, "c\ufffd.html", True),
    ]
    assert read_place(found[1].place or "", "b.html").body == b"<p>packed"


def test_a_record_that_was_cut_off_is_marked(tmp_path: Path) -> None:
    whole = warc_record(page(A, bytes(range(256)) * 2000))
    name = write(tmp_path / "a.warc.gz", whole[: len(whole) // 2])
    line, cut = archive_lines(name)
    assert read_place(line.place or "", line.input).truncated
    assert cut.error


def record_of(
    headers: bytes, body: bytes, kind: bytes = b"response", status: bytes = b"200 OK", url: str = A
) -> bytes:
    """As a crawler writes it: two of them, of which a whole archive may be made."""
    content = b"HTTP/1.1 %b\r\n%b\r\n%b" % (status, headers, body) if kind == b"response" else body
    outer = b"application/http" if kind == b"response" else b"text/html"
    head = (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Target-URI: %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n"
    )
    return gzip.compress(head % (kind, url.encode(), outer, len(content)) + content + b"\r\n\r\n")


TYPED, WHOLE = b"Content-Type: text/html\r\n", b"<html><title>x</title><p>hello"
RECORDS = {
    "a coding undone, its label kept": record_of(TYPED + b"Content-Encoding: br\r\n", b"\n\n" + WHOLE),
    "no type": record_of(b"", WHOLE),
    "a type twice": record_of(b"Content-Type: text/html, text/html\r\n", WHOLE),
    "a file as it was": record_of(b"", WHOLE, b"resource"),
}


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_page_is_read_from_an_archive_though_it_has(name: str, tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", RECORDS[name])
    assert [(url, body.strip()) for url, body in places(tmp_path / "a.warc.gz")] == [(A, WHOLE)]


NO_PAGES = {
    "a redirect": record_of(TYPED + b"Location: /2\r\n", WHOLE, status=b"301 Moved Permanently"),
    "an answer that nothing has changed": record_of(TYPED, b"", status=b"304 Not Modified"),
    "an answer without content": record_of(TYPED, b"", status=b"204 No Content"),
    "robots.txt": record_of(TYPED, WHOLE, url="https://a.example/robots.txt"),
}


@pytest.mark.parametrize("name", sorted(NO_PAGES))
def test_no_row_of_an_archive_is_for(name: str, tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", NO_PAGES[name] + RECORDS["no type"])
    assert [url for url, _ in places(tmp_path / "a.warc.gz")] == [A]


def test_an_error_in_an_archive_is_a_page_that_was_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.warc.gz", record_of(TYPED, WHOLE, status=b"404 Not Found"))
    assert [url for url, _ in places(tmp_path / "a.warc.gz")] == [A]


def test_what_came_of_a_body_in_chunks_that_broke_off_is_read(tmp_path: Path) -> None:
    body = (b"5\r\n<p>hi\r\n" * 1_000)[:-4]
    write(tmp_path / "a.warc.gz", record_of(TYPED + b"Transfer-Encoding: chunked\r\n", body))
    [line] = archive_lines(str(tmp_path / "a.warc.gz"))
    page = read_place(line.place or "", A)
    assert page.truncated
    assert len(page.body) > 3_000


def test_bad_lines_are_told_with_file_and_line_the_first_ten_of_them(
    scraper: Scraper, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("id,url\n" + "".join(f"{n},nonsense{n}\n" for n in range(12)))
    told = scraper("batch", "list.csv", "-o", "run").stderr.splitlines()
    assert told[0] == "list.csv:2: has no scheme"
    assert told[9].startswith("list.csv:11: ")
    assert told[10] == "list.csv: 2 more lines like these; each has a row that says what is wrong"


def test_a_row_with_a_blank_cell_is_told_as_that(scraper: Scraper, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("url,title\n,Untitled\n ,Blank\n")
    told = scraper("batch", "list.csv", "-o", "run").stderr.splitlines()
    assert told[:2] == ["list.csv:2: names no URL", "list.csv:3: names no URL"]


def test_a_row_without_a_page_says_that_its_kind_is_unknown(
    scraper: Scraper, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    scraper("batch", "-", "-o", "run", stdin="no address\n")
    assert [row["page_kind"] for row in rows_of("run")] == [UNSEEN]


def test_one_name_in_place_of_many_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="names are many, not one str"):
        Sources(names="urls.txt")
    assert Sources(names=[Path("urls.txt")]).names == ("urls.txt",)  # type: ignore[list-item]


def test_a_list_given_twice_is_read_once(scraper: Scraper) -> None:
    done = scraper("batch", "-", "-", "-o", "run", stdin="nonsense\n")
    assert done.stderr.startswith("-:1: has no scheme\n1/1 done")


@pytest.mark.parametrize(
    ("first", "second"), [("u.txt", "./u.txt"), ("./u.txt", "u.txt"), ("d//u.txt", "d/./u.txt")]
)
def test_a_list_in_another_spelling_is_the_same_list(
    first: str,
    second: str,
    scraper: Scraper,
    tmp_path: Path,
    rows_of: Callable[[str], list[dict[str, object]]],
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / first).write_text("nonsense\n")
    scraper("batch", first, second, "-o", "run")
    again = scraper("batch", second, "-o", "run")
    assert "give --add" not in again.stderr
    assert [(row["line"], row.get("list")) for row in rows_of("run")] == [(1, None)]


def test_a_run_made_of_both_spellings_before_goes_on_as_it_was() -> None:
    assert spelled_as(["u.txt", "./u.txt"], ["u.txt", "./u.txt"]) == ["u.txt", "./u.txt"]


def test_a_way_up_is_no_other_spelling() -> None:
    assert spelled_as(["a/../u.txt", "u.txt"], []) == ["a/../u.txt", "u.txt"]


def test_a_list_without_lines_is_said_to_be_empty(scraper: Scraper, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("\n\n")
    done = scraper("batch", "list.txt", "-o", "run")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "list.txt: has no lines")


def test_a_host_in_two_alphabets_is_one_host() -> None:
    hosts = {
        entry_of(1, Line(1, url)).host
        for url in ("http://bücher.example/a", "http://xn--bcher-kva.example/b")
    }
    assert hosts == {"xn--bcher-kva.example"}


def test_another_column_of_the_same_list_is_another_list(scraper: Scraper, tmp_path: Path) -> None:
    write(tmp_path / "list.csv", f"a,b\n{A},{B}\n".encode())
    nothing = ["--deadline", "0.1", "--attempts", "1", "-o", "run"]
    scraper("batch", "list.csv", "--column", "a", *nothing)
    done = scraper("batch", "list.csv", "--column", "b", *nothing)
    assert f"list.csv:2: the run was made with '{A}' here, and now the line reads '{B}'" in done.stderr


def test_pages_that_came_into_a_folder_in_a_folder_are_taken_up(
    scraper: Scraper, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    (tmp_path / "saved" / "may").mkdir(parents=True)
    write(tmp_path / "saved" / "may" / "a.html", b"<title>A</title>")
    scraper("batch", "saved", "-o", "run", "--quiet")
    write(tmp_path / "saved" / "may" / "b.html", b"<title>B</title>")
    assert scraper("batch", "saved", "-o", "run", "--quiet").returncode == 0
    assert [row["input"] for row in rows_of("run")] == ["may/a.html", "may/b.html"]


def test_pages_at_hand_are_read_as_far_as_the_settings_allow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])  # of the worker
    body = b"<title>T</title><p>" + b"word " * 1_200_000
    write(tmp_path / "a.warc.gz", record_of(TYPED, body))
    settings = BatchSettings(fetch=FetchSettings(max_bytes=7_000_000), extractor="extractors:size", workers=1)
    run_batch(tmp_path / "run", Sources(names=["a.warc.gz"]), settings)
    [row] = [msgspec.json.decode(row) for row in run_rows(tmp_path / "run")]
    assert (row["headline"], row["error"]) == (f"{len(body)} bytes", None)
