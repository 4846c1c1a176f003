"""Wrong usage is told at once, in a line or two, with exit code 2: nothing that was asked for is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command

PAGE = "fixtures/lecanaldumidi-info.example/peniche-cinema/page.html"
FAR = "http://127.0.0.1:9/"


@pytest.fixture
def urls(tmp_path: Path) -> Path:
    (tmp_path / "urls.txt").write_text(FAR)
    return tmp_path / "urls.txt"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", PAGE, "--fields", " , "], "--fields: names no key"),
        (["extract", PAGE, "--format", "pdf"], "pdf"),
        (["extract", PAGE, "-o", "article.json"], "-o: is to be a folder, with one file an article"),
        (["export", ".", "--fields", ""], "--fields: names no key"),
        (["export", ".", "--fields", "titel"], "--fields: no such key: titel"),
        (["export", ".", "--format", "foo"], "foo: no such format"),
        (["export", ".", "-o", "rows.xlsx"], "rows.xlsx: its end tells no format"),
        (["get", FAR, "--config", "/nowhere.toml"], "/nowhere.toml: cannot be read"),
    ],
)
def test_it_has_one_exit_code(arguments: list[str], told: str, scraper_command: Command) -> None:
    done = scraper_command(*arguments)
    assert (done.returncode, told in done.stderr, done.stdout) == (2, True, ""), done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--list-format", "foo"], "foo: no such form of a list"),
        (["--extractor", "nowhere:none"], "nowhere"),
    ],
)
def test_so_it_has_for_runs(options: list[str], told: str, urls: Path, scraper_command: Command) -> None:
    done = scraper_command("batch", urls, "-o", urls.parent / "run", *options)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_a_folder_in_place_of_a_file_is_told(urls: Path, scraper_command: Command) -> None:
    run = urls.parent / "run"
    scraper_command("batch", urls, "-o", run, "--quiet")
    done = scraper_command("export", run, "-o", f"{urls.parent}/rows/", "--format", "csv")
    assert (done.returncode, done.stderr) == (
        1,
        f"{urls.parent}/rows/: names no file; this format is one file\n",
    )


def test_so_have_variables(scraper_command: Command) -> None:
    done = scraper_command("get", FAR, SCRAPER_DELAY="soon")
    assert (done.returncode, done.stderr.startswith("SCRAPER_DELAY: ")) == (2, True), done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["get", FAR, "-o", ""],
        ["extract", PAGE, "-o", ""],
        ["export", ".", "-o", ""],
        ["report", ".", "-o", ""],
        ["replay", ".", "-o", ""],
        ["watch", FAR, "-o", ""],
        ["batch", "urls.txt", "-o", ""],
        ["status", ""],
        ["diff", "one", ""],
        ["get", FAR, "--config", ""],
        ["rules", "check", ""],
        ["rules", "import", ""],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_an_empty_path_is_not_the_folder_one_stands_in(
    arguments: list[str], scraper_command: Command
) -> None:
    done = scraper_command(*arguments)
    assert (done.returncode, "is empty: name a path" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["urls.txt", "--ray", "auto"], "--ray: has no meaning without --shards"),
        (["urls.txt", "--column", "link"], "--column: has no meaning without a list in CSV"),
        ([FAR, "saved", "feed.xml", "--column", "link"], "--column: has no meaning"),
        ([FAR, "saved", "--list-format", "csv"], "--list-format: has no meaning"),
        (["--column", "link"], "--column: has no meaning"),
        (["--add"], "--add: names no list"),
    ],
)
def test_an_option_that_would_change_nothing_is_told(
    arguments: list[str], told: str, urls: Path, scraper_command: Command
) -> None:
    (urls.parent / "saved").mkdir()
    named = [urls.parent / name if name in ("urls.txt", "saved", "feed.xml") else name for name in arguments]
    done = scraper_command("batch", *named, "-o", urls.parent / "run")
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert not (urls.parent / "run").exists()


def test_an_option_that_one_of_several_lists_needs_is_no_error(urls: Path, scraper_command: Command) -> None:
    links, run = urls.parent / "links.csv", urls.parent / "run"
    links.write_text(f"url,second\n{FAR}1,{FAR}2\n")
    done = scraper_command("batch", urls, links, "--column", "second", "-o", run)
    assert done.returncode == 1, done.stderr
    exported = scraper_command("export", run, "--fields", "url").stdout
    assert (f"{FAR}2" in exported, f"{FAR}1" in exported) == (True, False)


def test_a_column_in_the_settings_is_for_the_lists_that_have_columns(
    urls: Path, scraper_command: Command
) -> None:
    done = scraper_command("batch", urls, "-o", urls.parent / "run", SCRAPER_BATCH_COLUMN="link")
    assert done.returncode == 1, done.stderr


def test_a_stretch_of_time_that_ends_before_it_begins_is_told(scraper_command: Command) -> None:
    done = scraper_command("discover", FAR, "--since", "2026-11-30", "--until", "2026-11-01")
    assert (done.returncode, "2026-11-30 is after --until 2026-11-01" in done.stderr) == (2, True)
