"""An export to Google Cloud Storage, by the command, against an emulator of its API on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest

from fixtures.serve import FixtureSite
from scraper.batch.inputs.sources import Sources
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.fetch import FetchSettings

WHY = "needs the `remote` extra and gcp-storage-emulator"
pytest.importorskip("gcsfs", reason=WHY)
pytest.importorskip("gcp_storage_emulator", reason=WHY)

Export = Callable[..., "subprocess.CompletedProcess[str]"]
HASTY = "from scraper.cli.app import main\nfrom scraper.export import store\nstore.ANSWER = 2\nmain()"
"""The command, with little patience."""


@pytest.fixture(scope="module")
def emulator() -> Iterator[str]:
    """Its URL; one bucket, `news`. A process of its own: it logs, and leaves sockets open."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = "import sys, threading; from gcp_storage_emulator.server import create_server\n"
    code += f"create_server('127.0.0.1', {port}, in_memory=True, default_bucket='news').start()\n"
    code += "print('up', flush=True); threading.Event().wait()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture
def export(emulator: str, site: FixtureSite, tmp_path: Path) -> Export:
    """Runs `scraper export RUN` of a run of three pages."""
    (tmp_path / "urls.txt").write_text("\n".join(site.urls[:3]))
    settings = BatchSettings(fetch=FetchSettings(allow_private=True, delay=0), workers=1)
    run_batch(tmp_path / "run", Sources(names=[str(tmp_path / "urls.txt")]), settings)

    def start(form: str, target: str, endpoint: str = emulator) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", HASTY, "export", str(tmp_path / "run"), "--format", form]
        given = {**os.environ, "STORAGE_EMULATOR_HOST": endpoint}
        return subprocess.run([*command, "-o", target], env=given, capture_output=True, text=True, timeout=60)

    return start


def names(emulator: str) -> set[str]:
    found = httpx2.get(f"{emulator}/storage/v1/b/news/o").json().get("items", [])
    return {one["name"] for one in found}


def test_a_file_is_put_under_its_name(export: Export, emulator: str) -> None:
    done = export("jsonl", "gs://news/monday.jsonl")
    assert (done.returncode, done.stderr) == (0, "3 rows in gs://news/monday.jsonl\n")
    assert "monday.jsonl" in names(emulator)


def test_a_folder_exported_again_is_replaced(export: Export, emulator: str) -> None:
    assert export("markdown", "gs://news/monday").returncode == 0
    assert export("text", "gs://news/monday").stderr == "3 rows in gs://news/monday\n"
    own = {name.removeprefix("monday/") for name in names(emulator) if name.startswith("monday/")}
    assert {".scraper-export", "_SUCCESS"} < own
    assert sum(name.endswith(".txt") for name in own) == len(own) - 2 == 3


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_bucket_that_is_not_there_is_told_in_a_line(form: str, export: Export) -> None:
    done = export(form, "gs://nwes/monday")
    assert done.returncode == 1
    assert done.stderr.startswith("gs://nwes/monday: cannot be written: ")
    assert done.stderr.count("\n") == 1


def test_an_endpoint_that_is_down_is_told_in_a_line(export: Export) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    done = export("jsonl", "gs://news/monday", nowhere)
    assert (done.returncode, done.stderr) == (1, "gs://news/monday: cannot be written: no answer in time\n")
