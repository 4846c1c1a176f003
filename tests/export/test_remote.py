"""An export to S3, by the command, against a real S3 API on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixtures.serve import FixtureSite
from scraper.export import FORMATS

WHY = "needs s3fs, moto[s3], flask and flask-cors, of the `dev` extra"
pytest.importorskip("s3fs", reason=WHY)
pytest.importorskip("moto.server", reason=WHY)
if TYPE_CHECKING:
    from object_store import ObjectStore

Done = subprocess.CompletedProcess[str]
Export = Callable[..., Done]
HASTY = """
from scraper.cli.app import main
from scraper.export import store
store.ANSWER, store.PATIENCE, store.SLOWEST = 1, 1, 10**9
main()
"""
"""The command, with a second's patience."""


@pytest.fixture(scope="module")
def server() -> Iterator[ObjectStore]:
    from object_store import ObjectStore

    served = ObjectStore()
    yield served
    served.stop()


@pytest.fixture
def bucket(server: ObjectStore) -> ObjectStore:
    server.reset()
    return server


@pytest.fixture(scope="module")
def run(site: FixtureSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recorded run of four pages and a bad line."""
    folder = tmp_path_factory.mktemp("remote")
    (folder / "urls.txt").write_text("\n".join([*site.urls[:4], "nonsense"]))
    flags = ["--allow-private", "--delay", "0", "--record", "--quiet"]
    command = [sys.executable, "-m", "scraper", "batch", "urls.txt", "-o", "run", *flags]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    return folder / "run"


def environment(bucket: ObjectStore, **more: str) -> dict[str, str]:
    given = {**os.environ, "HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true"}
    return given | bucket.environ | more


@pytest.fixture
def export(bucket: ObjectStore, run: Path) -> Export:
    """Runs `scraper export RUN` with the bucket's credentials; `hasty` with little patience."""

    def start(form: str, target: str, *, hasty: bool = False, **more: str) -> Done:
        start = ["-c", HASTY] if hasty else ["-m", "scraper"]
        command = [sys.executable, *start, "export", str(run), "--format", form, "-o", target]
        given = environment(bucket, **more)
        return subprocess.run(command, env=given, capture_output=True, text=True, timeout=60)

    return start


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("form", [name for name, known in FORMATS.items() if known.suffix])
def test_a_file_in_a_bucket_has_the_bytes_that_it_has_on_disk(
    form: str, export: Export, bucket: ObjectStore, tmp_path: Path
) -> None:
    done = export(form, "s3://news/deep/monday")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    export(form, str(tmp_path / "monday"))
    assert bucket.listed() == ["deep/monday"]
    assert bucket.read("deep/monday") == (tmp_path / "monday").read_bytes()


@pytest.mark.parametrize("form", [name for name, known in FORMATS.items() if not known.suffix])
def test_a_folder_in_a_bucket_has_the_files_that_it_has_on_disk(
    form: str, export: Export, bucket: ObjectStore, tmp_path: Path
) -> None:
    done = export(form, "s3://news/monday")
    assert (done.returncode, done.stderr) == (0, "5 rows in s3://news/monday\n")
    export(form, str(tmp_path / "monday"))
    wanted = contents(tmp_path / "monday") | {"_SUCCESS": b""}
    assert {key: bucket.read(f"monday/{key}") for key in wanted} == wanted
    assert len(bucket.listed()) == len(wanted)


def test_a_folder_exported_again_is_replaced(export: Export, bucket: ObjectStore) -> None:
    export("text", "s3://news/monday[1]")
    assert export("markdown", "s3://news/monday[1]").returncode == 0
    kinds = sorted(key.rpartition(".")[2] for key in bucket.listed())
    assert kinds == ["md"] * 5 + ["monday[1]/_SUCCESS", "scraper-export"]


def test_a_folder_of_others_is_left_alone(export: Export, bucket: ObjectStore) -> None:
    bucket.client.put_object(Bucket="news", Key="monday/mine", Body=b"")
    done = export("text", "s3://news/monday")
    assert done.stderr == "s3://news/monday: exists, and no export made it: give a new folder\n"
    assert bucket.listed() == ["monday/mine"]


def test_a_file_does_not_take_the_name_of_a_folder(export: Export, bucket: ObjectStore) -> None:
    bucket.client.put_object(Bucket="news", Key="monday/mine", Body=b"")
    done = export("jsonl", "s3://news/monday")
    assert done.stderr == "s3://news/monday: is a folder; this format is one file\n"
    assert bucket.listed() == ["monday/mine"]


@pytest.mark.parametrize("url", ["s3://", "s3://news", "s3://news/", "s3://news/folder/"])
def test_an_url_that_names_no_file_is_refused(url: str, export: Export, bucket: ObjectStore) -> None:
    assert export("jsonl", url).stderr == f"{url}: names no file; this format is one file\n"
    assert bucket.listed() == []


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_bucket_that_is_not_there_is_told_and_not_made(
    form: str, export: Export, bucket: ObjectStore
) -> None:
    done = export(form, "s3://nwes/monday")
    assert (done.returncode, done.stderr) == (
        1,
        "s3://nwes/monday: cannot be written: The specified bucket does not exist\n",
    )
    assert bucket.buckets() == ["news"]


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_wrong_credentials_are_told_in_a_line(form: str, export: Export, bucket: ObjectStore) -> None:
    bucket.check_keys(True)
    done = export(form, "s3://news/monday")
    assert done.returncode == 1
    assert done.stderr.startswith("s3://news/monday: cannot be written: The AWS Access Key Id you provided")
    assert done.stderr.count("\n") == 1


def test_missing_credentials_are_told_in_a_line(export: Export) -> None:
    done = export("jsonl", "s3://news/monday", AWS_ACCESS_KEY_ID="", AWS_SECRET_ACCESS_KEY="")
    assert done.stderr == "s3://news/monday: cannot be written: Unable to locate credentials\n"


def test_an_endpoint_that_is_down_is_told_in_a_line(export: Export) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    done = export("jsonl", "s3://news/monday", AWS_ENDPOINT_URL=nowhere)
    assert done.returncode == 1
    assert done.stderr.startswith("s3://news/monday: cannot be written: Could not connect to the endpoint")
    assert done.stderr.count("\n") == 1


def test_an_endpoint_that_never_answers_is_given_up(export: Export) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = f"http://127.0.0.1:{silent.getsockname()[1]}"
        done = export("jsonl", "s3://news/monday", AWS_ENDPOINT_URL=mute, hasty=True)
    assert done.stderr == "s3://news/monday: cannot be written: no answer in time\n"


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_an_upload_that_stands_still_is_given_up(form: str, export: Export, bucket: ObjectStore) -> None:
    bucket.hold("/monday")
    began = time.monotonic()
    done = export(form, "s3://news/monday", hasty=True)
    assert done.stderr == "s3://news/monday: cannot be written: no answer in time\n"
    assert time.monotonic() - began < 30


def killed_at(key: str, form: str, target: str, bucket: ObjectStore, run: Path) -> None:
    """Starts an export, and kills it while the upload to that key is under way."""
    bucket.hold(key)
    command = [sys.executable, "-m", "scraper", "export", str(run), "--format", form, "-o", target]
    process = subprocess.Popen(command, env=environment(bucket))
    assert bucket.waiting.wait(30)
    process.kill()
    process.wait(10)
    bucket.hold("")


def test_a_file_that_was_not_finished_leaves_the_one_before(
    export: Export, bucket: ObjectStore, run: Path
) -> None:
    bucket.client.put_object(Bucket="news", Key="monday", Body=b"last week's")
    killed_at("/monday", "jsonl", "s3://news/monday", bucket, run)
    assert bucket.read("monday") == b"last week's"


@pytest.mark.parametrize("again", [False, True], ids=["the first time", "over an older one"])
def test_a_folder_that_was_not_finished_is_known_by_its_missing_mark(
    again: bool, export: Export, bucket: ObjectStore, run: Path
) -> None:
    if again:
        export("text", "s3://news/monday")
    killed_at("/00000003-", "text", "s3://news/monday", bucket, run)
    assert "monday/_SUCCESS" not in bucket.listed()
    assert "monday/.scraper-export" in bucket.listed()


def test_a_folder_that_was_not_finished_is_made_whole_by_the_same_command(
    export: Export, bucket: ObjectStore, run: Path
) -> None:
    killed_at("/00000003-", "text", "s3://news/monday", bucket, run)
    assert export("text", "s3://news/monday").returncode == 0
    assert len(bucket.listed()) == 7
    assert "monday/_SUCCESS" in bucket.listed()
