"""Damage to a run is told by name, before anything is written over, by every command that reads it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loopback import Scraper

from scraper.batch.inputs.sources import Sources
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import split_run
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import ARTICLES, PartWriter
from scraper.errors import BatchError

READING = (["status", "run"], ["export", "run"], ["report", "run", "-o", "-"], ["diff", "run", "run"])
WRITING = (
    ["batch", "-o", "run", "--retry", "failed", "--quiet"],
    ["batch", "saved", "-o", "run", "--quiet"],
    ["watch", "http://127.0.0.1:9/", "-o", "run", "--rounds", "1", "--allow-private"],
)


@pytest.fixture
def run(scraper: Scraper, tmp_path: Path) -> Path:
    (tmp_path / "saved").mkdir()
    for number in range(40):
        (tmp_path / "saved" / f"{number}.html").write_text(f"<h1>Page {number}</h1><p>Some text.")
    done = scraper("batch", "saved", "-o", "run", "--quiet")
    assert done.returncode == 0, done.stderr
    ledger = sqlite3.connect(tmp_path / "run" / "ledger.sqlite")
    ledger.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
    ledger.close()
    return tmp_path / "run"


def all_tell(scraper: Scraper, commands: "tuple[list[str], ...]", told: str) -> None:
    for command in commands:
        done = scraper(*command)
        assert (done.returncode, told in done.stderr.splitlines()[-1]) == (1, True), (command, done.stderr)


def test_an_emptied_ledger_is_no_new_run(run: Path, scraper: Scraper) -> None:
    (run / "ledger.sqlite").write_bytes(b"")
    part = (run / "parts" / "000001.jsonl").read_bytes()
    all_tell(scraper, READING + WRITING, "run/ledger.sqlite: is empty, and does not know what is in parts")
    assert (run / "parts" / "000001.jsonl").read_bytes() == part


def test_a_run_that_was_killed_before_it_began_is_begun(scraper: Scraper, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "ledger.sqlite").touch()
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "1.html").write_text("<p>Some text.")
    assert scraper("batch", "saved", "-o", "run", "--quiet").returncode == 0


def test_a_ledger_that_is_damaged_within_is_told(run: Path, scraper: Scraper) -> None:
    ledger = run / "ledger.sqlite"
    content = ledger.read_bytes()
    ledger.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    all_tell(scraper, READING + WRITING, "run: its ledger cannot be read: ")


@pytest.mark.parametrize("settings", ["no JSON", "[1]", ""])
def test_settings_that_cannot_be_read_are_told_and_may_be_replaced(
    settings: str, run: Path, scraper: Scraper
) -> None:
    changed(run, "UPDATE meta SET value = ? WHERE key = 'settings'", settings)
    all_tell(scraper, WRITING, "run/ledger.sqlite: is damaged: the settings in it cannot be read")
    assert scraper(*WRITING[1], "--accept-changes").returncode == 0
    assert scraper(*WRITING[1]).returncode == 0


def test_a_part_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "000001.jsonl").symlink_to("/dev/full")
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        writer = PartWriter(tmp_path, ledger, ARTICLES)
        with closing(writer), pytest.raises(BatchError, match="cannot be written"):
            writer.append([b"{}\n"])


def test_a_part_that_the_ledger_does_not_name_is_told(run: Path, scraper: Scraper) -> None:
    changed(run, "DELETE FROM parts WHERE id = ?", "1")
    all_tell(scraper, READING[1:], "run/ledger.sqlite: is damaged: it names no part 1")


def changed(run: Path, query: str, value: str) -> None:
    ledger = sqlite3.connect(run / "ledger.sqlite")
    ledger.execute(query, (value,))
    ledger.commit()
    ledger.close()


def lose_a_shard(run: Path) -> None:
    shutil.rmtree(run / "shard-001")


def break_the_plan(run: Path) -> None:
    (run / "shards.json").write_text("{")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lose_a_shard, "run/shard-001: is missing"),
        (break_the_plan, "run/shards.json: cannot be read"),
    ],
)
def test_a_run_in_shards_is_not_read_without_one(
    harm: Callable[[Path], None], told: str, scraper: Scraper, tmp_path: Path
) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "1.html").write_text("<p>Some text.")
    split_run(tmp_path / "run", Sources(names=[str(tmp_path / "saved")]), BatchSettings(), 2)
    harm(tmp_path / "run")
    all_tell(scraper, READING + WRITING, told)
