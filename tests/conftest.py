"""What several tests need: the fixture site on loopback, and the command as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from fixtures.serve import FixtureSite, serving

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def site() -> Iterator[FixtureSite]:
    """The fixture site, served while the tests run."""
    with serving() as served:
        yield served


@pytest.fixture
def scraper_command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Runs `scraper ARGUMENTS`, with no settings or rules of the user's; gives output and exit code."""
    home = tmp_path_factory.mktemp("home")
    environ = {key: value for key, value in os.environ.items() if not key.startswith("SCRAPER_")}
    environ |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}

    def run(*arguments: object, stdin: str | bytes = "", **more: str) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        command = [sys.executable, "-m", "scraper", *map(str, arguments)]
        done = subprocess.run(command, input=data, capture_output=True, env=environ | more, timeout=120)
        return subprocess.CompletedProcess(
            command, done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace")
        )

    return run
