"""Odd articles come through every format whole: what is written reads back, and none ends the export."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
import yaml

from scraper.article import (
    Candidate,
    Cell,
    Embed,
    EmbedBlock,
    Heading,
    Image,
    Paragraph,
    Person,
    Source,
    Span,
    Table,
)
from scraper.errors import ExportError
from scraper.export import FORMATS
from scraper.export.row import Row, RowError
from scraper.export.write import export_rows

TEXTS = [
    "\u202eعنوان \u200fעברית",
    "👩\u200d👩\u200d👧 𝒳",
    "nul \0, escape \x1b[31m, delete \x7f, next line \x85, C1 \x9f",
    "\u2028 line, \u2029 paragraph, \x0b tab, \x0c feed, \ufeff mark, \ufffe\uffff none",
    "one\r\ntwo\rthree\nfour",
    "a\"b'c,d;e\\f|g --- : # {x}",
    " lead and trail ",
    "",
]


ROW_FORMATS = [name for name, form in FORMATS.items() if form.source == "rows"]


def row(line: int, text: str, **changes: object) -> Row:
    whole = Row(
        line=line,
        input=text,
        url=f"https://a.example/{line}",
        headline=text,
        byline=[Person(text, url=text)],
        date="2026-01-02",
        body=text,
        tags=[text],
        publisher=text,
        blocks=[Paragraph(text)],
        embeds=[Embed("e1", "youtube", text, "https://y.example/x", title=text, html=text)],
        images=[Image("https://a.example/i", caption=text)],
    )
    return msgspec.structs.replace(whole, **changes)


ODD = [row(line, text) for line, text in enumerate(TEXTS, 1)]
ODD += [
    row(21, "many tags", tags=[f"tag {number}" for number in range(2_000)]),
    row(22, "5 MB", body="word " * 1_000_000, blocks=[Paragraph("word " * 1_000_000)]),
    row(23, "no date", date=None),
    row(24, "year 1", date="0001-01-01", date_modified="0001-01-01T00:00:00+14:00"),
    row(25, "year 9999", date="9999-12-31T23:59:59-12:00"),
    row(
        26,
        "huge",
        embeds=[Embed("e1", "iframe", "k", "https://x/" + "q" * 1_000_000)],
        blocks=[EmbedBlock("e1")],
    ),
    row(27, "same", url="https://a.example/same"),
    row(28, "same", url="https://a.example/same"),
    row(29, "long", url="https://a.example/" + "%F0%9F" * 5_000),
    row(30, "no body", body="", blocks=[]),
    row(
        31, "no URL", url="http://[bad/", outcome="failed", error=RowError("invalid_url", "Invalid IPv6 URL")
    ),
    row(32, "huge number", sources={"headline": Source("s", losers=[Candidate("t", 1 << 70)])}),
]


def written(form: str, folder: Path) -> Path:
    assert export_rows(map(msgspec.json.encode, ODD), form, folder / "out") == len(ODD)
    return folder / "out"


@pytest.mark.parametrize("form", ["jsonl", "schema.org", "newspaper4k", "news-please", "trafilatura"])
def test_lines_are_json_one_a_row(form: str, tmp_path: Path) -> None:
    lines = written(form, tmp_path).read_bytes().removesuffix(b"\n").split(b"\n")
    bodies = {
        "schema.org": "articleBody",
        "newspaper4k": "text",
        "news-please": "text",
        "trafilatura": "text",
    }
    found = [json.loads(line).get(bodies.get(form, "body")) or "" for line in lines]
    assert found == [row.body for row in ODD]


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_each_row_has_its_file(form: str, tmp_path: Path) -> None:
    files = [path for path in written(form, tmp_path).rglob("[0-9]*-*") if path.is_file()]
    assert len(files) == len(ODD)


def test_json_files_hold_the_rows(tmp_path: Path) -> None:
    found = [msgspec.json.decode(path.read_bytes(), type=Row) for path in files_of(written("json", tmp_path))]
    assert found == ODD


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_the_facts_before_markdown_are_yaml(loader: type, tmp_path: Path) -> None:
    for path, row in zip(files_of(written("markdown", tmp_path)), ODD, strict=True):
        front = re.match(r"---\n(.*?)\n---\n", path.read_bytes().decode(), re.DOTALL)
        assert front
        facts = yaml.load(front[1], Loader=loader)
        assert (facts["title"], facts["tags"], facts["date"]) == (row.headline, row.tags, row.date)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("[0-9]*-*") if path.is_file())


def test_csv_holds_the_values(tmp_path: Path) -> None:
    before = csv.field_size_limit(1 << 30)
    with open(written("csv", tmp_path), encoding="utf-8", newline="") as file:
        found = [(one["headline"], one["body"], one["date"]) for one in csv.DictReader(file)]
    csv.field_size_limit(before)
    assert found == [(row.headline, row.body, row.date or "") for row in ODD]


def test_sqlite_holds_the_values(tmp_path: Path) -> None:
    db = sqlite3.connect(written("sqlite", tmp_path))
    found = db.execute("SELECT headline, body, date FROM articles ORDER BY row").fetchall()
    assert found == [(row.headline, row.body, row.date) for row in ODD]
    tags = [tag for (tag,) in db.execute("SELECT tag FROM tags ORDER BY row, position")]
    assert tags == [tag for row in ODD for tag in row.tags]
    db.close()


MOST = (1 << 31) - 1
LARGE = row(
    1,
    "large",
    status=MOST,
    images=[Image("https://a.example/i", width=MOST, height=-MOST - 1)],
    blocks=[Heading("x", MOST, [Span(MOST, MOST, "code")]), Table([[Cell("x", False, MOST, MOST)]])],
)


@pytest.mark.parametrize("form", ROW_FORMATS)
def test_the_largest_numbers_that_an_article_may_have_go_into_every_format(form: str, tmp_path: Path) -> None:
    assert export_rows([msgspec.json.encode(LARGE)], form, tmp_path / "out") == 1


@pytest.mark.parametrize("form", ["csv", "markdown", "parquet", "sqlite", "schema.org"])
def test_a_row_of_no_article_is_told_by_its_url(form: str, tmp_path: Path) -> None:
    """Runs of before may have one, by an extractor of the user's own."""
    odd = msgspec.json.encode(row(2, "odd", status=1 << 31))
    told = "^https://a.example/2: its row is none that can be exported: Expected `int` <= 2147483647"
    with pytest.raises(ExportError, match=told):
        export_rows([msgspec.json.encode(ODD[0]), odd], form, tmp_path / "out")


def test_parquet_holds_the_values(tmp_path: Path) -> None:
    keys = ["headline", "body", "date", "tags", "url"]
    found = pq.read_table(written("parquet", tmp_path), columns=keys).to_pylist()
    assert found == [{key: getattr(row, key) for key in keys} for row in ODD]
