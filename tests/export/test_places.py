"""Where an export may go: into pipes and through links, never in the place of what is no export."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from scraper.errors import ConfigError
from scraper.export import format_of
from scraper.export.select import select_fields
from scraper.export.write import export_rows, write_whole

Command = Callable[..., "subprocess.CompletedProcess[str]"]
PAGE = "<title>Ferry</title><article><h1>Ferry</h1><p>It sails again from noon on, the harbour says.</p></article>"
ROWS = [b'{"line":1}', b'{"line":2}']


def read_while(pipe: Path, write: Callable[[], object]) -> bytes:
    """What comes out of a pipe while something writes to it."""
    os.mkfifo(pipe)
    found: list[bytes] = []
    reader = Thread(target=lambda: found.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    reader.join(10)
    return found[0]


def test_a_pipe_is_written_into_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    assert read_while(pipe, lambda: export_rows(ROWS, "jsonl", pipe)) == b"\n".join([*ROWS, b""])


def test_a_report_into_a_pipe_leaves_it_there(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    assert read_while(pipe, lambda: write_whole(pipe, b"report")) == b"report"


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_replaced(there: bool, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    if there:
        (tmp_path / "far" / "rows.jsonl").write_text("old")
    (tmp_path / "link.jsonl").symlink_to("far/rows.jsonl")
    export_rows(ROWS, "jsonl", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "far" / "rows.jsonl").read_bytes().splitlines() == ROWS


@pytest.mark.parametrize("name", ["rows.json", "rows.csv.gz", "ROWS.MD", "s3://bucket/rows.duckdb"])
def test_a_name_that_promises_another_form_is_not_filled_with_json_lines(name: str) -> None:
    with pytest.raises(ConfigError, match=r"give --format"):
        format_of(name)


def test_capitals_tell_a_format_too() -> None:
    assert format_of("MONDAY.CSV") == "csv"


def test_no_keys_at_all_are_no_choice_of_keys() -> None:
    with pytest.raises(ConfigError, match=r"^--fields: names no key"):
        select_fields(ROWS, " , ")


@pytest.fixture
def run(tmp_path: Path, scraper_command: Command) -> Path:
    """A run of one saved page."""
    (tmp_path / "page.html").write_text(PAGE)
    scraper_command("batch", str(tmp_path / "page.html"), "-o", str(tmp_path / "run"), "--quiet")
    return tmp_path / "run"


def test_a_line_of_control_characters_gives_a_row_without(tmp_path: Path, scraper_command: Command) -> None:
    (tmp_path / "urls.txt").write_bytes(b"bad\x00\x1b[31m line\n")
    scraper_command("batch", tmp_path / "urls.txt", "-o", tmp_path / "bad", "--quiet")
    row = json.loads(scraper_command("export", tmp_path / "bad").stdout)
    assert (row["input"], row["url"]) == ("bad\ufffd\ufffd[31m line",) * 2


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("", "ledger.sqlite"),
        ("", "parts/000001.jsonl"),
        ("", "export/../lock"),
        ("", "manifest.json"),
        ("file://", "lock"),
    ],
)
def test_an_export_never_takes_the_place_of_what_the_run_needs(
    way: str, name: str, run: Path, scraper_command: Command
) -> None:
    done = scraper_command("export", str(run), "-o", f"{way}{run / name}", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (
        1,
        f"{run / name}: is of the run itself: give another name\n",
    )
    assert scraper_command("report", str(run), "-o", str(run / name)).stderr == done.stderr
    assert scraper_command("export", str(run), "--fields", "line").stdout == '{"line":1}\n'


def test_a_dash_is_standard_output(run: Path, scraper_command: Command) -> None:
    assert scraper_command("export", str(run), "--fields", "line", "-o", "-").stdout == '{"line":1}\n'
    assert scraper_command("export", str(run), "--format", "parquet", "-o", "-").returncode == 2


def test_an_export_that_is_ended_leaves_nothing_half_written(run: Path) -> None:
    os.mkfifo(run / "pipe")
    db = sqlite3.connect(run / "ledger.sqlite")
    db.execute("UPDATE parts SET name = 'pipe'")  # what nobody writes into: there the export waits
    db.commit()
    db.close()
    command = [sys.executable, "-m", "scraper", "export", str(run), "-o", str(run.parent / "rows.jsonl")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as export:
        until = time.monotonic() + 20
        while not any(run.parent.glob(".rows.jsonl.*.part")) and time.monotonic() < until:
            time.sleep(0.05)
        export.terminate()
        assert export.communicate(timeout=20) == (None, "stopped\n")
    assert (export.returncode, [*run.parent.glob("*rows.jsonl*")]) == (130, [])
