"""Fixtures: the site, the command, the rows of a run."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from loopback import Scraper, Site, environment, scraper_command


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def scraper(tmp_path: Path) -> Scraper:
    """Runs the command in an empty folder until it ends."""

    def run(*arguments: str, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            scraper_command(*arguments),
            cwd=tmp_path,
            env=environment(),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def rows_of(scraper: Scraper) -> Callable[[str], list[dict[str, object]]]:
    """The rows of a run, as `scraper export` gives them."""

    def read(run: str) -> list[dict[str, object]]:
        done = scraper("export", run, "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        return [msgspec.json.decode(line) for line in done.stdout.splitlines()]

    return read
