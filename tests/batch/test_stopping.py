"""Runs that are stopped, by whomever, go on later."""

import errno
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import POLITE_ENOUGH, Scraper, Site, environment, scraper_command

from scraper.batch.report.status import read_status
from scraper.batch.store.folder import locked
from scraper.errors import BatchError

Rows = Callable[[str], list[dict[str, object]]]
BATCH = ["batch", "list.txt", "-o", "run", "--extractor", "extractors:quick", *POLITE_ENOUGH]


def start(folder: Path, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        scraper_command(*BATCH),
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


def wait_for(site: Site, requests: int) -> None:
    end = time.monotonic() + 20
    while site.asked.total() < requests:
        assert time.monotonic() < end
        time.sleep(0.01)


def write_list(folder: Path, site: Site, paths: list[str]) -> None:
    (folder / "list.txt").write_text("".join(f"{site.url}{path}\n" for path in paths))


def test_the_first_ctrl_c_finishes_what_is_in_flight(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    write_list(tmp_path, site, [f"/ok/{n}" for n in range(200)])
    site.delay = 0.2
    process = start(tmp_path)
    wait_for(site, 30)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130, errors
    asked = [path for path in site.asked if path.startswith("/ok/")]
    assert 0 < len(asked) < 200
    assert len(rows_of("run")) == len(asked)
    site.delay = 0
    assert scraper(*BATCH).returncode == 0
    assert len(rows_of("run")) == 200
    assert {site.asked[f"/ok/{n}"] for n in range(200)} == {1}


def test_ctrl_c_at_a_terminal_which_workers_get_too_befalls_no_page(
    site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    write_list(tmp_path, site, [f"/ok/{n}" for n in range(16)])
    command = scraper_command(*BATCH, "--extractor", "extractors:sleepy")
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(), start_new_session=True)
    wait_for(site, 9)
    time.sleep(1.5)  # in which the workers have begun
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 130
    rows = rows_of("run")
    assert [row["outcome"] for row in rows] == ["ok"] * len(rows)


def test_what_fails_for_a_passing_reason_after_ctrl_c_is_left_for_the_next_start(
    site: Site, tmp_path: Path
) -> None:
    write_list(tmp_path, site, [f"/reset/{n}" for n in range(8)])
    site.delay = 1.0
    process = start(tmp_path)
    wait_for(site, 8)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130, errors
    status = read_status(tmp_path / "run")
    assert (status.waiting, status.failed) == (8, 0)


def test_the_second_ctrl_c_drops_what_is_in_flight(site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, [f"/hang/{n}" for n in range(20)])
    process = start(tmp_path)
    wait_for(site, 8)
    process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.communicate(timeout=1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 130, errors
    assert read_status(tmp_path / "run").waiting == 20


def test_a_full_disk_ends_the_run_with_its_state_intact(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    write_list(tmp_path, site, [f"/ok/{n}" for n in range(300)])
    small = 260_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (small, small))

    process = start(tmp_path, preexec_fn=limit)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "cannot be written" in errors
    assert "Traceback" not in errors
    assert 0 < len(rows_of("run")) < 300
    assert scraper(*BATCH).returncode == 0
    rows = rows_of("run")
    assert [row["outcome"] for row in rows] == ["ok"] * 300


@pytest.mark.parametrize("most", [0, 40_000, 260_000])
def test_a_disk_that_is_full_before_the_list_is_read_is_told(most: int, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, [f"/ok/{n}" for n in range(20_000)])
    limits = (resource.RLIMIT_FSIZE, (most, most))
    process = start(tmp_path, preexec_fn=lambda: resource.setrlimit(*limits))
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, site.asked.total()) == (1, 0)
    assert errors.startswith("run: cannot be written: ")


def test_workers_do_not_outlive_a_killed_parent(site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, [f"/hang/{n}" for n in range(4)])
    process = start(tmp_path)
    wait_for(site, 4)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert children
    process.kill()
    process.communicate(timeout=10)
    time.sleep(0.5)
    assert not [pid for pid in children if is_alive(pid)]


def is_alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_run_is_worked_on_by_one_process_at_a_time(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, [f"/hang/{n}" for n in range(4)])
    process = start(tmp_path)
    wait_for(site, 4)
    second = scraper(*BATCH)
    process.kill()
    process.communicate(timeout=10)
    assert second.returncode == 1
    assert f"process {process.pid} is at work on it" in second.stderr


def test_a_file_system_without_locks_is_told_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(BatchError, match="cannot be locked: No locks available"), locked(tmp_path):
        pass


def test_a_run_can_be_looked_at_while_it_works(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, ["/ok/1", *(f"/hang/{n}" for n in range(4))])
    process = start(tmp_path)
    wait_for(site, 5)
    time.sleep(1)
    status, export = scraper("status", "run"), scraper("export", "run", "--fields", "line")
    process.kill()
    process.communicate(timeout=10)
    assert "  waiting  4\n  ok       1\n" in status.stdout
    assert export.stdout == '{"line":1}\n'
    assert "4 lines are still to be done" in export.stderr


def test_a_run_made_with_other_settings_is_explained(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, ["/ok/1"])
    assert scraper(*BATCH).returncode == 0
    other = scraper(*BATCH, "--user-agent", "other/1")
    assert other.returncode == 1
    assert 'user_agent was "scraper/' in other.stderr
    assert scraper(*BATCH, "--user-agent", "other/1", "--accept-changes").returncode == 0
    assert scraper(*BATCH, "--concurrency", "3", "--user-agent", "other/1").returncode == 0


def test_settings_may_be_put_right_as_long_as_nothing_was_done_with_them(
    scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    write_list(tmp_path, site, ["/ok/1"])
    site.delay = 10
    process = start(tmp_path)
    wait_for(site, 1)
    process.kill()
    process.communicate(timeout=10)
    site.delay = 0
    right = scraper(*BATCH, "--user-agent", "other/1")
    assert right.returncode == 0, right.stderr


@pytest.mark.parametrize("harm", [Path.unlink, lambda part: os.truncate(part, 10)], ids=["gone", "cut"])
def test_a_part_that_lost_articles_is_named(
    harm: Callable[[Path], None], scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    write_list(tmp_path, site, ["/ok/1", "/ok/2"])
    assert scraper(*BATCH).returncode == 0
    harm(tmp_path / "run" / "parts" / "000001.jsonl")
    for command in (["export", "run"], ["report", "run"], [*BATCH, "--retry", "article"]):
        done = scraper(*command)
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1].startswith("run/parts/000001.jsonl: ")


def test_rows_of_a_kind_are_taken_up_again(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    write_list(tmp_path, site, ["/ok/1", "/missing/1", "/late", "/reset/1"])
    assert scraper(*BATCH, "--attempts", "1").returncode == 1
    assert [row["outcome"] for row in rows_of("run")] == ["ok", "failed", "failed", "failed"]
    site.pages["/late"] = ("text/html", b"<title>at last</title>")
    assert scraper(*BATCH, "--attempts", "1", "--retry", "http_status_error").returncode == 1
    assert [row["outcome"] for row in rows_of("run")] == ["ok", "failed", "ok", "failed"]
    assert site.asked["/ok/1"] == 1
    assert site.asked["/missing/1"] == 2
    assert site.asked["/reset/1"] == 1
    unknown = scraper(*BATCH, "--retry", "nonsense")
    assert unknown.returncode == 1
    assert "no row is of this kind" in unknown.stderr


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
def test_a_run_that_may_only_be_read_can_be_looked_at(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, ["/ok/1"])
    assert scraper(*BATCH).returncode == 0
    (tmp_path / "run" / "ledger.sqlite").chmod(0o444)
    (tmp_path / "run" / "lock").chmod(0o444)
    (tmp_path / "run").chmod(0o555)
    assert "  ok       1\n" in bound_by_modes(tmp_path, "status", "run").stdout
    assert '"line":1' in bound_by_modes(tmp_path, "export", "run").stdout
    told = [bound_by_modes(tmp_path, *command).stderr for command in (BATCH, ["report", "run"])]
    assert told == [
        "run: cannot be written: Permission denied\n",
        "run/report.html: cannot be written: Permission denied\n",
    ]
    (tmp_path / "run").chmod(0o755)


def bound_by_modes(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command so that file modes bind it, also as root."""
    plain = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*plain, *scraper_command(*arguments)]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=60)


def test_a_damaged_row_is_told_with_its_part_and_place(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    write_list(tmp_path, site, ["/ok/1", "/ok/2"])
    assert scraper(*BATCH).returncode == 0
    part = tmp_path / "run" / "parts" / "000001.jsonl"
    content = part.read_bytes()
    part.write_bytes(b"\0" * 10 + content[10:])
    done = scraper("export", "run")
    assert done.returncode == 1
    assert done.stderr.startswith("run/parts/000001.jsonl: is damaged between byte 0 and ")


def test_a_run_in_a_folder_with_blanks_ends_with_a_command_that_can_be_copied(
    scraper: Scraper, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("nonsense\n")
    done = scraper("batch", "list.txt", "-o", "my run")
    assert "scraper export 'my run' --format jsonl" in done.stderr
