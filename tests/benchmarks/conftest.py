"""A made data folder, and the benchmarks as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_corpus import make_data

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some thirty labelled pages."""
    return make_data(tmp_path_factory.mktemp("data") / "made")


@pytest.fixture(scope="session")
def run_module() -> Run:
    """Runs `python -m MODULE ARGUMENTS` from the project's folder."""

    def run(module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        environ = {key: value for key, value in os.environ.items() if not key.startswith("SCRAPER_")}
        command = [sys.executable, "-m", module, *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environ, timeout=300
        )

    return run
