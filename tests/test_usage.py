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


def test_so_have_variables(scraper_command: Command) -> None:
    done = scraper_command("get", FAR, SCRAPER_DELAY="soon")
    assert (done.returncode, done.stderr.startswith("SCRAPER_DELAY: ")) == (2, True), done.stderr
