"""What each format says of a row in full: every value under its own name, none lost and none in another's place."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
import yaml

from scraper.article import (
    Access,
    Candidate,
    Cell,
    Code,
    Completeness,
    Embed,
    EmbedBlock,
    Footnote,
    Heading,
    Image,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Person,
    Quote,
    Source,
    Span,
    Table,
    Update,
)
from scraper.export.flat import COLUMNS
from scraper.export.row import Row, RowError
from scraper.export.write import export_rows

ANN = Person("Ann", url="https://news.example/ann")
BO = Person("Bo", role="contributor")
WIRE = Person("Wire", kind="organization")
SHIP = Image("https://news.example/ship.jpg", "A ship", "Cy", "Ship at sea", 640, 480)
PIER = Image("https://news.example/pier.jpg")
FILM = Embed(
    "e1", "youtube", "abc", "https://video.example/abc", "Film", "Di", "@di", "2026-01-03", "Sea", "<p>"
)
POST = Embed("e2", "x", "9", "https://x.example/9")
WHOLE = Row(
    line=17,
    input="news.example/storm",
    attempts=2,
    list="a.txt",
    url="https://www.news.example/Storm-Warning/",
    canonical_url="https://canonical.example/storm",
    final_url="https://final.example/storm",
    headline="Storm warning",
    byline=[ANN, BO, WIRE],
    date="2026-01-02T03:04:05+01:00",
    date_modified="2026-02-03T04:05Z",
    body="It sails.",
    tags=["ferries", "storms"],
    embeds=[FILM, POST],
    blocks=[
        Heading("Part", 3),
        List([ListItem("a", [Span(0, 1, "strong")], [ListItem("b")], ordered=True)]),
        Quote("Said.", "— Mayor"),
        Table([[Cell("x", header=True, colspan=2)]], "Sums"),
        Code("x = 1\n", "python"),
        ImageBlock(SHIP),
        EmbedBlock("e1"),
        Footnote("Note.", "1"),
        Update("u1", "Goal", "12:00", [BO], [Paragraph("In.", [Span(0, 2, "link", "https://l.example/")])]),
    ],
    description="A storm comes.",
    dateline="SKERRY",
    sections=["News", "Sea"],
    publisher="The Example",
    language="en",
    images=[SHIP, PIER],
    page_kind="live_blog",
    page_reason="json_ld",
    access=Access("locked", "metered"),
    completeness=Completeness(0.5, True, 0.25, 0.75, 1.5),
    opt_out=["noai"],
    sources={"date": Source("meta", "2 Jan", 0.5, [Candidate("line", "3 Jan", "later")], "zone assumed")},
    fetched_at="2026-03-04T05:06:07Z",
    status=203,
    scraper_version="9.9",
)
FAILED = Row(
    line=18,
    input="https://a.example/",
    url="https://a.example/",
    outcome="failed",
    error=RowError("not_html", "is a PDF"),
)


def written(form: str, folder: Path, *rows: Row) -> Path:
    export_rows(map(msgspec.json.encode, rows), form, folder / "out")
    return folder / "out"


def keyed(form: str, folder: Path, row: Row = WHOLE) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(written(form, folder, row).read_text())
    return values


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
        {"type": "list", "depth": 0, "ordered": False, "items": items},
        {"type": "quote", "depth": 0, "text": "Said.", "cite": "— Mayor", "spans": []},
        {"type": "table", "depth": 0, "rows": [[cell]], "caption": "Sums"},
        {"type": "code", "depth": 0, "text": "x = 1\n", "language": "python"},
        {"type": "image", "depth": 0, "image": ship},
        {"type": "embed", "depth": 0, "ref": "e1"},
        {"type": "footnote", "depth": 0, "text": "Note.", "label": "1", "spans": []},
        {"type": "update", "depth": 0, "id": "u1", "headline": "Goal", "time": "12:00", "byline": [bo]},
        {"type": "paragraph", "depth": 1, "text": "In.", "spans": [link]},
    ]


def test_newspaper4k_has_every_value_under_its_key(tmp_path: Path) -> None:
    assert keyed("newspaper4k", tmp_path) == {
        "url": "https://final.example/storm",
        "source_url": "https://final.example",
        "title": "Storm warning",
        "authors": ["Ann", "Wire"],
        "publish_date": "2026-01-02T03:04:05+01:00",
        "text": "It sails.",
        "read_more_link": "",
        "top_image": "https://news.example/ship.jpg",
        "meta_img": "https://news.example/ship.jpg",
        "images": ["https://news.example/ship.jpg", "https://news.example/pier.jpg"],
        "movies": ["https://video.example/abc", "https://x.example/9"],
        "tags": ["ferries", "storms"],
        "keywords": ["ferries", "storms"],
        "meta_keywords": ["ferries", "storms"],
        "summary": "",
        "meta_favicon": "",
        "meta_description": "A storm comes.",
        "meta_lang": "en",
        "language": "en",
        "meta_site_name": "The Example",
        "canonical_link": "https://canonical.example/storm",
    }


def test_news_please_has_every_value_under_its_key(tmp_path: Path) -> None:
    assert keyed("news-please", tmp_path) == {
        "authors": ["Ann", "Wire"],
        "date_download": "2026-03-04 05:06:07",
        "date_modify": "2026-02-03 04:05:00",
        "date_publish": "2026-01-02 03:04:05",
        "description": "A storm comes.",
        "filename": None,
        "image_url": "https://news.example/ship.jpg",
        "language": "en",
        "localpath": None,
        "maintext": "It sails.",
        "source_domain": "final.example",
        "text": "It sails.",
        "title": "Storm warning",
        "title_page": "Storm warning",
        "title_rss": None,
        "url": "https://www.news.example/Storm-Warning/",
    }


def test_trafilatura_has_every_value_under_its_key(tmp_path: Path) -> None:
    row = msgspec.structs.replace(WHOLE, final_url=None)
    assert keyed("trafilatura", tmp_path, row) == {
        "title": "Storm warning",
        "author": "Ann; Wire",
        "hostname": "news.example",
        "date": "2026-01-02",
        "fingerprint": None,
        "id": None,
        "license": None,
        "comments": "",
        "raw_text": "It sails.",
        "text": "It sails.",
        "language": "en",
        "image": "https://news.example/ship.jpg",
        "pagetype": "live_blog",
        "filedate": "2026-03-04",
        "source": "https://canonical.example/storm",
        "source-hostname": "The Example",
        "excerpt": "A storm comes.",
        "categories": "News;Sea",
        "tags": "ferries;storms",
    }


def test_schema_org_has_every_value_under_its_key(tmp_path: Path) -> None:
    bo = {"@type": "Person", "name": "Bo"}
    assert keyed("schema.org", tmp_path) == {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "url": "https://canonical.example/storm",
        "headline": "Storm warning",
        "author": [
            {"@type": "Person", "name": "Ann", "url": "https://news.example/ann"},
            {"@type": "Organization", "name": "Wire"},
        ],
        "contributor": [bo],
        "datePublished": "2026-01-02T03:04:05+01:00",
        "dateModified": "2026-02-03T04:05Z",
        "dateline": "SKERRY",
        "description": "A storm comes.",
        "articleBody": "It sails.",
        "articleSection": ["News", "Sea"],
        "keywords": ["ferries", "storms"],
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://news.example/ship.jpg",
                "caption": "A ship",
                "creditText": "Cy",
            },
            {"@type": "ImageObject", "url": "https://news.example/pier.jpg"},
        ],
        "isAccessibleForFree": False,
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": "Goal",
                "author": [bo],
                "datePublished": "12:00",
                "articleBody": "In.",
            }
        ],
    }


@pytest.mark.parametrize("form", ["newspaper4k", "news-please", "trafilatura", "schema.org"])
def test_a_row_that_knows_its_url_alone_has_it_under_other_tools_keys(form: str, tmp_path: Path) -> None:
    key = "source" if form == "trafilatura" else "url"
    values = keyed(form, tmp_path, FAILED)
    assert values[key] == "https://a.example/"
    assert values["error"] == {"kind": "not_html", "message": "is a PDF"}


def test_the_facts_before_markdown_are_all_there(tmp_path: Path) -> None:
    [path] = written("markdown", tmp_path, WHOLE).rglob("*.md")
    assert yaml.safe_load(path.read_text().split("---\n")[1]) == {
        "line": 17,
        "url": "https://www.news.example/Storm-Warning/",
        "title": "Storm warning",
        "authors": ["Ann", "Bo", "Wire"],
        "date": "2026-01-02T03:04:05+01:00",
        "tags": ["ferries", "storms"],
        "language": "en",
        "page_kind": "live_blog",
        "outcome": "ok",
        "error": None,
    }


def test_a_failed_row_as_text_says_why(tmp_path: Path) -> None:
    [path] = written("text", tmp_path, FAILED).rglob("*.txt")
    assert path.read_text() == "https://a.example/: not_html: is a PDF\n"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/News/Storm-Warning/", "storm-warning"),
        ("https://a.example/a.htm?page=b/c", "a"),
        ("no/url?q", "url-q"),
        ("https://a.example/", "page"),
        (f"https://a.example/{'x' * 59}-yz", "x" * 59),
        (f"https://a.example/{'x' * 60}yz", "x" * 60),
    ],
)
def test_a_file_is_named_by_the_last_words_of_its_url(url: str, name: str, tmp_path: Path) -> None:
    [path] = written("json", tmp_path, msgspec.structs.replace(FAILED, url=url)).rglob("*.json")
    assert path.name == f"00000018-{name}.json"


def test_files_of_several_lists_stand_in_folders_of_their_own(tmp_path: Path) -> None:
    lists = (("b.txt", 999), ("b.txt", 1_000), ("a.txt", 999), ("b.txt", 1_001))
    rows = [msgspec.structs.replace(FAILED, list=name, line=line) for name, line in lists]
    target = written("json", tmp_path, *rows)
    assert {path.relative_to(target).as_posix() for path in target.rglob("*.json")} == {
        "list-1/00000/00000999-page.json",
        "list-1/00001/00001000-page.json",
        "list-1/00001/00001001-page.json",
        "list-2/00000/00000999-page.json",
    }
