"""Every format: whole, in order, the same each time, and readable by the tools it is made for."""

import csv
import gzip
import json
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from scraper.article import (
    Cell,
    Embed,
    EmbedBlock,
    Heading,
    Image,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Person,
    Source,
    Span,
    Table,
    Update,
)
from scraper.errors import ConfigError, ExportError, MissingExtra
from scraper.export import FORMATS, format_of
from scraper.export.remote import export_to_url
from scraper.export.row import Row, RowError, parse_row
from scraper.export.select import select_fields
from scraper.export.write import export_rows, write_whole

GOOD = Row(
    line=1,
    input="https://news.example/2026/ferry.html",
    url="https://news.example/2026/ferry.html",
    headline="Ferry sails again",
    byline=[Person("Ann Lee", url="https://news.example/ann"), Person("Wire", kind="organization")],
    date="2026-01-02T03:04:05+01:00",
    body="It sails.\n\nAgain.",
    tags=["ferries", "storms"],
    embeds=[Embed("e1", "youtube", "abc", "https://www.youtube.com/watch?v=abc", title="Film")],
    blocks=[
        Heading("Part", 3),
        Paragraph("It sails.", [Span(0, 2, "link", "https://a.example/")]),
        List([ListItem("a", items=[ListItem("b")])]),
        Table([[Cell("x", header=True)], [Cell("1")]]),
        ImageBlock(Image("https://a.example/i.jpg", caption="A ferry")),
        EmbedBlock("e1"),
        Update(id="u1", time="2026-01-02", blocks=[Paragraph("Again.")]),
    ],
    images=[Image("https://a.example/i.jpg", caption="A ferry", credit="Bo")],
    sections=["News"],
    language="en",
    publisher="The Example",
    sources={"headline": Source("json_ld", "Ferry", 0.9)},
    status=200,
    attempts=1,
)
BAD = Row(
    line=2,
    input="=cmd()",
    url="=cmd()",
    page_kind="unknown",
    outcome="failed",
    error=RowError("invalid_url", "no http:// or https:// at its start"),
)


def rows(number: int = 3) -> Iterator[bytes]:
    """A good row, a failed one, and more good ones."""
    for line in range(1, number + 1):
        row = BAD if line == 2 else GOOD
        yield msgspec.json.encode(msgspec.structs.replace(row, line=line))


ROW_FORMATS = [name for name, form in FORMATS.items() if form.source == "rows"]


def contents(path: Path) -> dict[str, bytes]:
    """A file, or all files of a folder, by name."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("form", ROW_FORMATS)
def test_a_format_has_every_row_and_is_the_same_each_time(form: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert export_rows(rows(), form, first) == 3
    assert export_rows(rows(), form, second) == 3
    assert contents(first) == contents(second)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


@pytest.mark.parametrize("form", ROW_FORMATS)
def test_what_was_there_stays_when_an_export_fails(form: str, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield from rows()
        raise ExportError("the run is gone")

    target = tmp_path / "out"
    export_rows(rows(), form, target)
    before = contents(target)
    with pytest.raises(ExportError):
        export_rows(broken(), form, target)
    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_no_export_made_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("x")
    with pytest.raises(ExportError, match="no export made it"):
        export_rows(rows(), "markdown", tmp_path / "letters")
    assert (tmp_path / "letters" / "dear.txt").exists()


@pytest.mark.parametrize("form", ["jsonl", "markdown"])
@pytest.mark.parametrize("target", [".", "/", "file/below"])
def test_a_target_that_can_be_none_is_an_error_in_a_line(
    form: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    with pytest.raises(ExportError, match=f"^{target}: "):
        export_rows(rows(), form, Path(target))
    with pytest.raises(ExportError, match=f"^{target}: "):
        write_whole(Path(target), b"report")


@pytest.mark.parametrize("form", ROW_FORMATS)
def test_a_full_disk_is_an_error_in_a_line(form: str, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    told_by_signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(ExportError, match=f"{tmp_path / 'out'}: cannot be written: "):
            export_rows(rows(), form, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, told_by_signal)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_told_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"jsonl, jsonl\.zst"):
        export_rows(rows(), "docx", Path("x"))


def test_jsonl_is_the_rows_as_they_are(tmp_path: Path) -> None:
    export_rows(rows(), "jsonl", tmp_path / "a.jsonl")
    assert [parse_row(line) for line in (tmp_path / "a.jsonl").read_bytes().splitlines()][:2] == [GOOD, BAD]


def test_zstd_holds_the_same_lines(tmp_path: Path) -> None:
    import backports.zstd as zstd

    export_rows(rows(), "jsonl.zst", tmp_path / "a.zst")
    with zstd.open(tmp_path / "a.zst") as file:
        assert file.read().splitlines() == list(rows())


def test_json_files_are_named_by_line_and_url(tmp_path: Path) -> None:
    export_rows(rows(), "json", tmp_path / "out")
    assert [name for name in contents(tmp_path / "out") if name.endswith(".json")] == [
        "00000/00000001-ferry.json",
        "00000/00000002-cmd.json",
        "00000/00000003-ferry.json",
    ]


def test_markdown_files_have_their_facts_in_front(tmp_path: Path) -> None:
    export_rows(rows(), "markdown", tmp_path / "out")
    text = (tmp_path / "out" / "00000" / "00000001-ferry.md").read_text()
    front, _, body = text.removeprefix("---\n").partition("---\n")
    assert 'title: "Ferry sails again"\n' in front
    assert body.startswith("\n# Ferry sails again\n")
    failed = (tmp_path / "out" / "00000" / "00000002-cmd.md").read_text()
    assert '"kind":"invalid_url"' in failed


def test_a_csv_cell_is_never_a_formula(tmp_path: Path) -> None:
    export_rows(rows(), "csv", tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file))
    assert [record["input"] for record in records] == [GOOD.input, "'=cmd()", GOOD.input]
    assert records[0]["authors"] == "Ann Lee; Wire"


def test_sqlite_answers_queries_over_rows_and_their_lists(tmp_path: Path) -> None:
    export_rows(rows(), "sqlite", tmp_path / "a.sqlite")
    db = sqlite3.connect(tmp_path / "a.sqlite")
    try:
        assert db.execute("SELECT count(*) FROM articles WHERE outcome = 'ok'").fetchone() == (2,)
        names = "SELECT name FROM bylines JOIN articles USING (row) WHERE line = 3 ORDER BY position"
        assert db.execute(names).fetchall() == [("Ann Lee",), ("Wire",)]
        assert db.execute("SELECT DISTINCT key FROM embeds").fetchall() == [("abc",)]
    finally:
        db.close()


def test_parquet_has_nested_blocks_in_order(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    export_rows(rows(2500), "parquet", tmp_path / "a.parquet")
    file = pq.ParquetFile(tmp_path / "a.parquet")
    assert file.num_row_groups == 3
    table = file.read()
    assert table.num_rows == 2500
    first = table.slice(0, 1).to_pylist()[0]
    assert [(b["type"], b["depth"]) for b in first["blocks"]] == [
        ("heading", 0),
        ("paragraph", 0),
        ("list", 0),
        ("table", 0),
        ("image", 0),
        ("embed", 0),
        ("update", 0),
        ("paragraph", 1),
    ]
    assert [(i["text"], i["depth"]) for i in first["blocks"][2]["items"]] == [("a", 0), ("b", 1)]
    assert first["byline"][1] == {"name": "Wire", "kind": "organization", "url": None, "role": "author"}
    assert table.slice(1, 1).to_pylist()[0]["error"]["kind"] == "invalid_url"


def test_every_key_of_a_row_is_a_column_of_parquet() -> None:
    import pyarrow as pa

    from scraper.export.parquet import row_schema

    assert set(row_schema(pa).names) == set(Row.__struct_fields__)


KEYED: dict[str, Callable[[dict[str, object]], object]] = {
    "schema.org": lambda v: (v["@type"], v["datePublished"], v["author"][0]["name"], v["keywords"]),  # type: ignore[index]
    "newspaper4k": lambda v: (v["title"], v["publish_date"], v["authors"], v["top_image"]),
    "news-please": lambda v: (v["title"], v["date_publish"], v["authors"], v["source_domain"]),
    "trafilatura": lambda v: (v["title"], v["date"], v["author"], v["tags"]),
}
EXPECTED: dict[str, object] = {
    "schema.org": ("NewsArticle", GOOD.date, "Ann Lee", ["ferries", "storms"]),
    "newspaper4k": ("Ferry sails again", GOOD.date, ["Ann Lee", "Wire"], "https://a.example/i.jpg"),
    "news-please": ("Ferry sails again", "2026-01-02 03:04:05", ["Ann Lee", "Wire"], "news.example"),
    "trafilatura": ("Ferry sails again", "2026-01-02", "Ann Lee; Wire", "ferries;storms"),
}


@pytest.mark.parametrize("form", KEYED)
def test_other_tools_find_the_values_under_their_keys(form: str, tmp_path: Path) -> None:
    export_rows(rows(), form, tmp_path / "a.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert KEYED[form](lines[0]) == EXPECTED[form]
    assert lines[1]["error"]["kind"] == "invalid_url"


def keyed(form: str, row: Row, folder: Path) -> dict[str, Any]:
    """A row under the keys of a form."""
    export_rows([msgspec.json.encode(row)], form, folder / "keyed")
    values: dict[str, Any] = json.loads((folder / "keyed").read_text())
    return values


@pytest.mark.parametrize("kind", ["consent_wall", "challenge", "soft_404", "index", "unknown"])
def test_a_wall_is_no_news_for_schema_org_either(kind: str, tmp_path: Path) -> None:
    wall = Row(line=1, input="u", url="https://a.example/", page_kind=kind)
    assert keyed("schema.org", wall, tmp_path)["@type"] in ("WebPage", "CollectionPage")


def test_a_live_blog_of_schema_org_has_its_updates(tmp_path: Path) -> None:
    posts = [
        Update(headline=f"Goal {n}", time=f"2026-01-01T1{n}:00Z", blocks=[Paragraph("x")]) for n in (1, 2)
    ]
    blog = Row(line=1, input="u", url="https://a.example/", page_kind="live_blog", blocks=[*posts])
    assert keyed("schema.org", blog, tmp_path)["liveBlogUpdate"][1] == {
        "@type": "BlogPosting",
        "headline": "Goal 2",
        "datePublished": "2026-01-01T12:00Z",
        "articleBody": "x",
    }


def test_who_only_contributed_is_no_author_for_schema_org(tmp_path: Path) -> None:
    people = [Person("Ann"), Person("Bo", role="contributor")]
    values = keyed("schema.org", Row(line=1, input="u", url="u", byline=people, dateline="KYIV"), tmp_path)
    assert [one["name"] for one in (*values["author"], *values["contributor"])] == ["Ann", "Bo"]
    assert (len(values["author"]), values["dateline"]) == (1, "KYIV")


def test_newspapers_keys_are_all_there(tmp_path: Path) -> None:
    own = (
        "url read_more_link language title top_image meta_img images movies keywords meta_keywords tags authors "
        "publish_date summary meta_description meta_lang meta_favicon meta_site_name canonical_link text"
    )
    assert set(own.split()) <= set(keyed("newspaper4k", GOOD, tmp_path))


def test_fields_are_chosen_in_the_order_asked_for() -> None:
    assert [json.loads(row) for row in select_fields(rows(1), "line,headline")] == [
        {"line": 1, "headline": "Ferry sails again"}
    ]
    with pytest.raises(ConfigError, match="no such key: nonsense"):
        select_fields(rows(), "nonsense")


def test_warc_members_one_after_another_are_a_warc(tmp_path: Path) -> None:
    from warcio.archiveiterator import ArchiveIterator

    from scraper.batch.store.record import warc_record
    from scraper.page import Page

    pages = [
        Page(url=f"https://a.example/ü{n}", body=b"<p>x" * n, headers=(("content-encoding", "gzip"),))
        for n in range(1, 4)
    ]
    export_rows(map(warc_record, pages), "warc", tmp_path / "a.warc.gz")
    with open(tmp_path / "a.warc.gz", "rb") as file:
        read = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(file, check_digests="raise")]
    assert read == [("response", page.body) for page in pages]
    assert gzip.decompress((tmp_path / "a.warc.gz").read_bytes()).startswith(b"WARC/1.1\r\n")


def test_an_url_takes_a_file_or_a_folder() -> None:
    import fsspec

    assert export_to_url(rows(), "jsonl", "memory://bucket/a.jsonl") == 3
    export_to_url(rows(), "text", "memory://bucket/texts")
    memory = fsspec.filesystem("memory")
    assert memory.cat("/bucket/a.jsonl").splitlines() == list(rows())
    assert len(memory.glob("/bucket/texts/**/*.txt")) == 3


def test_a_folder_exported_again_loses_its_files_of_before_and_no_other_does() -> None:
    """Its name may be a pattern to those who remove files."""
    import fsspec

    def counted() -> list[int]:
        names = [name.partition("/day")[2] for name in fsspec.filesystem("memory").find("/patterns")]
        return [sum(name.startswith(day) for name in names) for day in ("1/", "[1]/")]

    for name in ("day1", "day[1]"):
        export_to_url(rows(), "text", f"memory://patterns/{name}")
    export_to_url(rows(1), "text", "memory://patterns/day[1]")
    assert counted() == [5, 3]
    export_to_url(rows(1), "text", "memory://patterns/day1")
    assert counted() == [3, 3]


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_an_url_on_this_machine_makes_its_folders(form: str, tmp_path: Path) -> None:
    assert export_to_url(rows(), form, f"{tmp_path.as_uri()}/new/deep/rows") == 3
    assert (tmp_path / "new" / "deep" / "rows").exists()


def test_an_url_of_an_unknown_kind_is_an_error_in_a_line() -> None:
    with pytest.raises(ExportError, match="nonsense"):
        export_to_url(rows(), "jsonl", "nonsense://a/b")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_format_is_told_by_the_end_of_a_name(form: str) -> None:
    suffix = FORMATS[form].suffix
    expected = form if suffix not in ("", ".jsonl") else "jsonl"
    assert format_of(f"s3://bucket/monday{suffix}") == expected


@pytest.mark.parametrize("form", [name for name, known in FORMATS.items() if known.any_keys])
def test_formats_that_take_chosen_keys_write_just_these(form: str, tmp_path: Path) -> None:
    count = export_rows(select_fields(rows(2), "line,headline"), form, tmp_path / "out")
    assert count == 2


def test_a_protocol_that_no_extra_of_ours_has_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "adlfs", None)
    with pytest.raises(ExportError, match=r"^abfs://box/rows\.jsonl: cannot be written: .*[Ii]nstall adlfs"):
        export_to_url(rows(1), "jsonl", "abfs://box/rows.jsonl")


def test_a_protocol_whose_package_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(
        MissingExtra, match=r"for s3:// is not installed; run: pip install 'scraper\[remote\]'"
    ):
        export_to_url(rows(1), "jsonl", "s3://bucket/rows.jsonl")
