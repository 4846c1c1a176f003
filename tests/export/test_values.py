"""What each format says of a row in full: every value under its own name, none lost and none in another's place."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
from whole_row import BO, FAILED, SHIP, WHOLE, written

from scraper.export import parquet
from scraper.export.flat import COLUMNS
from scraper.export.row import Row

FLAT = {
    "line": 17,
    "input": "news.example/storm",
    "outcome": "ok",
    "error_kind": None,
    "error_message": None,
    "attempts": 2,
    "url": "https://www.news.example/Storm-Warning/",
    "canonical_url": "https://canonical.example/storm",
    "final_url": "https://final.example/storm",
    "status": 203,
    "headline": "Storm warning",
    "authors": "Ann; Bo; Wire",
    "date": "2026-01-02T03:04:05+01:00",
    "date_modified": "2026-02-03T04:05Z",
    "body": "It sails.",
    "description": "A storm comes.",
    "dateline": "SKERRY",
    "section_list": "News; Sea",
    "tag_list": "ferries; storms",
    "publisher": "The Example",
    "language": "en",
    "image": "https://news.example/ship.jpg",
    "embed_list": "https://video.example/abc; https://x.example/9",
    "page_kind": "live_blog",
    "page_reason": "json_ld",
    "access_declared": "locked",
    "access_observed": "metered",
    "completeness": 0.5,
    "truncated": True,
    "fetched_at": "2026-03-04T05:06:07Z",
    "scraper_version": "9.9",
    "list": "a.txt",
}


def test_a_csv_record_has_every_plain_value_in_its_column(tmp_path: Path) -> None:
    content = written("csv", tmp_path, WHOLE, FAILED).read_bytes().decode("utf-8")
    first, second = csv.DictReader(content.split("\r\n"))
    assert first == {name: "" if value is None else str(value) for name, value in FLAT.items()}
    assert (second["error_kind"], second["error_message"]) == ("not_html", "is a PDF")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_start_of_a_formula_stays_bare_in_csv(start: str, tmp_path: Path) -> None:
    row = msgspec.structs.replace(WHOLE, headline=f"{start}1+1")
    content = written("csv", tmp_path, row).read_bytes().decode()
    [record] = csv.DictReader(content.removesuffix("\r\n").split("\r\n"), dialect="excel")
    assert record["headline"] == f"'{start}1+1"


def queried(path: Path, query: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


def test_a_row_of_sqlite_has_every_plain_value_in_its_column(tmp_path: Path) -> None:
    path = written("sqlite", tmp_path, WHOLE)
    [values] = queried(path, f"SELECT {', '.join(COLUMNS)} FROM articles")
    assert dict(zip(COLUMNS, values, strict=True)) == FLAT
    [(blocks, sources)] = queried(path, "SELECT blocks, sources FROM articles")
    assert msgspec.json.decode(blocks) == msgspec.to_builtins(WHOLE.blocks)
    assert msgspec.json.decode(sources) == msgspec.to_builtins(WHOLE.sources)


def test_columns_of_sqlite_compare_as_numbers_where_they_hold_such(tmp_path: Path) -> None:
    path = written("sqlite", tmp_path, WHOLE)
    types = {name: kind for _, name, kind, *_ in queried(path, "PRAGMA table_info(articles)")}
    numbers = {name: kind for name, kind in types.items() if kind != "TEXT"}
    assert numbers == {
        **dict.fromkeys(("row", "line", "attempts", "status", "truncated"), "INTEGER"),
        "completeness": "REAL",
    }


def test_lists_of_sqlite_have_all_values_each_with_row_and_position(tmp_path: Path) -> None:
    path = written("sqlite", tmp_path, FAILED, WHOLE)
    found = {name: queried(path, f"SELECT * FROM {name}") for name in ("bylines", "tags", "embeds", "images")}
    assert found == {
        "bylines": [
            (2, 1, "Ann", "person", "author", "https://news.example/ann"),
            (2, 2, "Bo", "person", "contributor", None),
            (2, 3, "Wire", "organization", "author", None),
        ],
        "tags": [(2, 1, "ferries"), (2, 2, "storms")],
        "embeds": [
            (2, 1, "youtube", "abc", "https://video.example/abc", "Film", "Sea"),
            (2, 2, "x", "9", "https://x.example/9", None, None),
        ],
        "images": [
            (2, 1, "https://news.example/ship.jpg", "A ship", "Cy", "Ship at sea"),
            (2, 2, "https://news.example/pier.jpg", None, None, None),
        ],
    }


def test_rows_of_sqlite_are_counted_on_beyond_a_chunk(tmp_path: Path) -> None:
    rows = [msgspec.structs.replace(FAILED, line=line) for line in range(11, 2_013)]
    path = written("sqlite", tmp_path, *rows)
    assert queried(path, "SELECT count(*), min(line - row), max(line - row) FROM articles") == [
        (2_002, 10, 10)
    ]


def test_a_row_of_parquet_has_every_value_under_its_key(tmp_path: Path) -> None:
    [found] = pq.read_table(written("parquet", tmp_path, WHOLE)).to_pylist()
    nested = {"blocks", "sources"}
    expected = {
        name: msgspec.to_builtins(getattr(WHOLE, name))
        for name in Row.__struct_fields__
        if name not in {*nested, "byline", "embeds", "images"}
    }
    assert {name: found[name] for name in expected} == expected
    for name in ("byline", "embeds", "images"):
        assert found[name] == [msgspec.structs.asdict(one) for one in getattr(WHOLE, name)]
    [(name, source)] = found["sources"]
    losers = json.dumps([{"step": "line", "value": "3 Jan", "why": "later"}], separators=(",", ":"))
    assert (name, source) == (
        "date",
        {"step": "meta", "raw": "2 Jan", "confidence": 0.5, "note": "zone assumed", "losers": losers},
    )


@pytest.mark.parametrize(
    ("rows", "size", "groups"), [(2, 10**9, [2, 2, 1]), (9, 1, [1] * 5), (9, 10**9, [5])]
)
def test_a_row_group_of_parquet_is_bounded_in_rows_and_bytes(
    rows: int, size: int, groups: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", rows)
    monkeypatch.setattr(parquet, "GROUP_BYTES", size)
    found = pq.ParquetFile(written("parquet", tmp_path, *[WHOLE] * 5)).metadata
    assert [found.row_group(number).num_rows for number in range(found.num_row_groups)] == groups


def test_a_row_of_parquet_that_failed_says_why(tmp_path: Path) -> None:
    [found] = pq.read_table(written("parquet", tmp_path, FAILED)).to_pylist()
    assert (found["outcome"], found["error"]) == ("failed", {"kind": "not_html", "message": "is a PDF"})


def test_blocks_of_parquet_have_every_value_under_its_key(tmp_path: Path) -> None:
    [found] = pq.read_table(written("parquet", tmp_path, WHOLE), columns=["blocks"]).to_pylist()
    blocks = [{key: value for key, value in one.items() if value is not None} for one in found["blocks"]]
    ship = msgspec.structs.asdict(SHIP)
    bo = msgspec.structs.asdict(BO)
    strong = {"start": 0, "end": 1, "kind": "strong", "url": None}
    link = {"start": 0, "end": 2, "kind": "link", "url": "https://l.example/"}
    items = [
        {"text": "a", "depth": 0, "ordered": False, "spans": [strong]},
        {"text": "b", "depth": 1, "ordered": True, "spans": []},
    ]
    cell = {"text": "x", "header": True, "colspan": 2, "rowspan": 1}
    assert blocks == [
        {"type": "heading", "depth": 0, "text": "Part", "level": 3, "spans": []},
        {"type": "list", "depth": 0, "ordered": False, "start": 1, "items": items},
        {"type": "quote", "depth": 0, "text": "Said.", "cite": "— Mayor", "spans": []},
        {"type": "table", "depth": 0, "rows": [[cell]], "caption": "Sums"},
        {"type": "code", "depth": 0, "text": "x = 1\n", "language": "python"},
        {"type": "image", "depth": 0, "image": ship},
        {"type": "embed", "depth": 0, "ref": "e1"},
        {"type": "footnote", "depth": 0, "text": "Note.", "label": "1", "spans": []},
        {"type": "update", "depth": 0, "id": "u1", "headline": "Goal", "time": "12:00", "byline": [bo]},
        {"type": "paragraph", "depth": 1, "text": "In.", "spans": [link]},
    ]
