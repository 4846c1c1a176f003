"""Whatever is killed whenever, every line has its row once."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from loopback import POLITE_ENOUGH, Scraper, Site, environment, scraper_command

from scraper.batch.store.ledger import Ledger

SHOT_AT_START = "died at its start"
"""What a run says that gives up, since each worker was killed three times before it was ready: it can be resumed."""
QUICK = ["--extractor", "extractors:quick", "--attempts", "2"]


def write_list(path: Path, site: Site, count: int) -> list[str]:
    """A list with faults mixed in: one line in ten is missing, busy at first, or repeated."""
    lines = []
    for number in range(count):
        kind = {3: "missing", 5: "flaky"}.get(number % 20, "ok")
        lines.append(f"{site.url}/{kind}/{number if number % 20 != 7 else number - 1}")
    lines[count // 2] = "no url at all"
    path.write_text("\n".join(lines) + "\n")
    return lines


def kill_something(parent: int, dice: random.Random) -> bool:
    """Kills the parent or one of its workers; returns whether it was the parent."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    victim = dice.choice([parent, *map(int, children)])
    os.kill(victim, signal.SIGKILL)
    return victim == parent


def run_under_fire(command: list[str], folder: Path, *, kills: int, longest: float, seed: int) -> int:
    """Runs the command again and again until it ends by itself; returns how many processes were killed."""
    dice = random.Random(seed)
    killed = 0
    for _ in range(kills * 3):
        process = subprocess.Popen(command, cwd=folder, env=environment(), stderr=subprocess.PIPE)
        alive = True
        while alive and killed < kills:
            time.sleep(dice.uniform(0.05, longest))
            if process.poll() is not None:
                break
            killed += 1
            alive = not kill_something(process.pid, dice)
        _, errors = process.communicate(timeout=300)
        if alive and SHOT_AT_START not in errors.decode():
            assert process.returncode in (0, 1), errors.decode()
            assert not [line for line in errors.decode().splitlines() if not line.startswith("fetch ")]
            return killed
    raise AssertionError("never came to an end")


def check_rows(rows: list[dict[str, object]], lines: list[str]) -> None:
    """One row a line, in order, with what the site said."""
    assert [row["input"] for row in rows] == lines
    assert [row["line"] for row in rows] == list(range(1, len(lines) + 1))
    outcomes = Counter(str(row["outcome"]) for row in rows)
    assert outcomes["failed"] == sum("/missing/" in line or line == "no url at all" for line in lines)
    for row in rows:
        if row["outcome"] == "ok":
            path = str(row["input"]).removeprefix(str(row["input"]).split("/ok/")[0].split("/flaky/")[0])
            assert row["headline"] == f"Story {path}"


def check_parts(run: Path) -> None:
    """What is committed in the parts is there once: no article of a page stands twice."""
    ledger = Ledger(run / "ledger.sqlite")
    committed = ledger.db.execute("SELECT sum(length) FROM parts").fetchone()[0]
    of_pages = ledger.db.execute("SELECT sum(length) FROM pages").fetchone()[0]
    urls = Counter(
        msgspec.json.decode(line)["url"]
        for name, length in ledger.db.execute("SELECT name, length FROM parts")
        for line in (run / name).read_bytes()[:length].splitlines()
    )
    ledger.close()
    assert committed == of_pages
    assert set(urls.values()) == {1}


def soak(
    scraper: Scraper, site: Site, folder: Path, *, pages: int, kills: int, longest: float, delay: float
) -> int:
    lines = write_list(folder / "list.txt", site, pages)
    site.delay = delay
    command = scraper_command("batch", "list.txt", "-o", "run", *QUICK, *POLITE_ENOUGH)
    killed = run_under_fire(command, folder, kills=kills, longest=longest, seed=pages)
    rows = [msgspec.json.decode(line) for line in scraper("export", "run").stdout.splitlines()]
    check_rows(rows, lines)
    check_parts(folder / "run")
    return killed


def test_nothing_is_lost_or_doubled_when_parent_and_workers_are_killed(
    scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    assert soak(scraper, site, tmp_path, pages=400, kills=6, longest=1.2, delay=0.02) >= 4


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_in_a_hundred_kills(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    assert soak(scraper, site, tmp_path, pages=2000, kills=100, longest=0.9, delay=0.3) >= 100
