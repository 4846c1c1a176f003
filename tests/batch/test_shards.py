"""A run in shards is one run: each line once, no host in two shards, whatever is killed."""

import contextlib
import itertools
import os
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from loopback import HERE, POLITE_ENOUGH, Scraper, Site, environment, page_html, scraper_command
from test_exactly_once import check_rows
from test_stopping import wait_for
from warcio.archiveiterator import ArchiveIterator

from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.load import entry_of
from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Telling
from scraper.batch.report.status import read_status
from scraper.batch.settings import BatchSettings
from scraper.batch.shards import distributed
from scraper.batch.shards.run import run_sharded
from scraper.batch.shards.split import shard_of, split_run, write_plan
from scraper.batch.store.folder import all_ledgers
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.rows import run_rows
from scraper.batch.store.schema import Entry
from scraper.batch.store.shards import Plan, shard_folders
from scraper.errors import BatchError
from scraper.fetch import FetchSettings


def write_list(path: Path) -> Sources:
    lines = [f"https://www{n % 3}.site{n % 40}.example/{n}" for n in range(400)] + ["nonsense"]
    path.write_text("\n".join(lines))
    return Sources(names=[str(path)])


def test_every_line_is_in_one_shard_and_no_domain_in_two(tmp_path: Path) -> None:
    sources = write_list(tmp_path / "list.txt")
    folders = split_run(tmp_path / "run", sources, BatchSettings(), 4)
    split_run(tmp_path / "run", sources, BatchSettings(), 4)
    domains: Counter[str] = Counter()
    lines: list[int] = []
    for folder in folders:
        ledger = Ledger(folder / "ledger.sqlite")
        asked = list(ledger.asked())
        ledger.close()
        assert len(asked) > 50
        lines += [one.line for one in asked]
        domains.update({one.url.split("/")[2].partition(".")[2] for one in asked if "://" in one.url})
    assert sorted(lines) == list(range(1, 402))
    assert set(domains.values()) == {1}
    assert read_status(tmp_path / "run").lines == 401


def test_a_run_split_otherwise_is_explained(tmp_path: Path) -> None:
    sources = write_list(tmp_path / "list.txt")
    split_run(tmp_path / "run", sources, BatchSettings(), 2)
    with pytest.raises(BatchError, match="in 2 shards"):
        split_run(tmp_path / "run", sources, BatchSettings(), 3)


def lines_of(run: Path) -> list[int]:
    with all_ledgers(run) as ledgers:
        return sorted(one.line for ledger in ledgers for one in ledger.asked())


def test_lines_that_a_list_has_gained_are_dealt_at_the_next_start(tmp_path: Path) -> None:
    sources = write_list(tmp_path / "list.txt")
    split_run(tmp_path / "run", sources, BatchSettings(), 4)
    with (tmp_path / "list.txt").open("a") as file:
        file.write("\nhttps://late.example/\n")
    split_run(tmp_path / "run", sources, BatchSettings())
    assert lines_of(tmp_path / "run") == list(range(1, 403))


@pytest.fixture
def half_dealt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """The list of a run whose lines were being dealt when it was killed: two of four shards had theirs."""
    sources = write_list(tmp_path / "list.txt")
    shards = itertools.count(1)
    add = Ledger.add

    def killed(ledger: Ledger, list_id: int, entries: Sequence[Entry]) -> None:
        if next(shards) > 2:
            raise KeyboardInterrupt
        add(ledger, list_id, entries)

    monkeypatch.setattr(Ledger, "add", killed)
    with pytest.raises(KeyboardInterrupt):
        split_run(tmp_path / "run", sources, BatchSettings(), 4)
    monkeypatch.undo()
    return sources


def test_a_kill_amid_the_dealing_costs_no_line_and_doubles_none(half_dealt: Sources, tmp_path: Path) -> None:
    assert 0 < len(lines_of(tmp_path / "run")) < 401
    split_run(tmp_path / "run", half_dealt, BatchSettings(), 4)
    assert lines_of(tmp_path / "run") == list(range(1, 402))


def test_a_list_that_was_changed_since_it_was_half_dealt_is_refused(
    half_dealt: Sources, tmp_path: Path
) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"https://new.example/\n{path.read_text()}")
    with pytest.raises(BatchError, match="and now the line reads"):
        split_run(tmp_path / "run", half_dealt, BatchSettings(), 4)


def test_a_run_that_is_half_dealt_is_not_gone_on_with_without_its_list(
    half_dealt: Sources, tmp_path: Path
) -> None:
    with pytest.raises(BatchError, match="was not given all of"):
        split_run(tmp_path / "run", Sources(), BatchSettings())


def test_a_shard_that_is_missing_is_not_made_anew(tmp_path: Path) -> None:
    sources = write_list(tmp_path / "list.txt")
    gone = split_run(tmp_path / "run", sources, BatchSettings(), 2)[1]
    gone.rename(tmp_path / "elsewhere")
    with pytest.raises(BatchError, match="shard-001: is missing"):
        split_run(tmp_path / "run", sources, BatchSettings(), 2)


def test_bad_lines_of_a_run_in_shards_are_told(tmp_path: Path) -> None:
    name, told = str(tmp_path / "list.txt"), StringIO()
    Path(name).write_text("nonsense\n")
    assert run_sharded(tmp_path / "run", Sources(names=[name]), BatchSettings(), progress=Telling(told))
    assert told.getvalue() == f"{name}:1: has no scheme\n"


@pytest.mark.parametrize(("shards", "then"), [(None, 4), (2, 2)])
def test_a_list_that_cannot_be_read_binds_no_run_in_shards(
    shards: int | None, then: int, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    with pytest.raises(BatchError, match=r"mistyped\.txt: cannot be read"):
        split_run(tmp_path / "run", Sources(names=[str(tmp_path / "mistyped.txt")]), BatchSettings(), 4)
    found = split_run(tmp_path / "run", write_list(tmp_path / "list.txt"), BatchSettings(), shards)
    assert len(found) == then
    assert lines_of(tmp_path / "run") == list(range(1, 402))


def test_a_folder_with_other_files_is_made_no_run_in_shards(tmp_path: Path) -> None:
    sources = write_list(tmp_path / "list.txt")
    with pytest.raises(BatchError, match="holds other files"):
        split_run(tmp_path, sources, BatchSettings(), 2)
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_a_run_has_the_shards_of_its_plan_however_many(tmp_path: Path) -> None:
    write_plan(tmp_path, Plan(1_001, [], loaded=True))
    shards = [tmp_path / f"shard-{number:03}" for number in range(1_002)]
    for shard in shards:
        shard.mkdir()
    assert shard_folders(tmp_path) == shards[:-1]


def test_the_pages_of_an_archive_stay_together() -> None:
    entries = [entry_of(1, Line(n, f"https://s{n}.example/", place=f"/a.warc.gz#{n}")) for n in range(20)]
    assert len({shard_of(entry, 7) for entry in entries}) == 1


Rows = Callable[[str], list[dict[str, object]]]
QUICK = ["--extractor", "extractors:quick", "--record"]


def split_in_three(site: Site, tmp_path: Path) -> list[str]:
    """The lines of a run in three shards that is yet to be worked on."""
    hosts = [site.url.replace("127.0.0.1", f"127.0.0.{n}") for n in range(1, 9)]
    lines = [f"{hosts[n % 8]}/{'missing' if n % 10 == 3 else 'ok'}/{n}" for n in range(40)]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    fetch = FetchSettings(allow_private=True)
    settings = BatchSettings(fetch=fetch, extractor="extractors:quick", record=True)
    split_run(tmp_path / "run", Sources(names=[str(tmp_path / "list.txt")]), settings, 3)
    return lines


def test_ctrl_c_ends_a_run_in_shards_amid_one_of_them(
    site: Site, scraper: Scraper, tmp_path: Path, rows_of: Rows
) -> None:
    lines = split_in_three(site, tmp_path)
    site.delay = 0.3
    command = scraper_command("batch", "-o", "run", *QUICK, *POLITE_ENOUGH)
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True)
    wait_for(site, 1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130, errors
    assert not (tmp_path / "run" / "manifest.json").exists()
    shards = sorted((tmp_path / "run").glob("shard-*"))
    assert [read_status(shard).waiting > 0 for shard in shards[1:]] == [True, True]
    site.delay = 0
    assert scraper("batch", "-o", "run", *QUICK, *POLITE_ENOUGH).returncode == 1
    check_rows(rows_of("run"), lines)


@pytest.fixture
def lines(site: Site, scraper: Scraper, tmp_path: Path) -> list[str]:
    """Of a run in three shards, made and finished on this machine."""
    lines = split_in_three(site, tmp_path)
    done = scraper("batch", "-o", "run", *QUICK, *POLITE_ENOUGH)
    assert done.returncode == 1, done.stderr
    return lines


def test_a_run_in_shards_is_gone_on_with_where_there_is_no_ray(lines: list[str], rows_of: Rows) -> None:
    check_rows(rows_of("run"), lines)


def test_the_manifest_has_the_sums_and_the_counts_of_each_shard(lines: list[str], tmp_path: Path) -> None:
    manifest = msgspec.json.decode((tmp_path / "run" / "manifest.json").read_bytes())
    shards = manifest.pop("shards")
    assert manifest == {"lines": 40, "ok": 36, "failed": 4}
    assert [sum(shard[name] for shard in shards) for name in manifest] == [40, 36, 4]
    assert len(shards) == 3


def test_a_run_in_shards_is_told_as_one(lines: list[str], scraper: Scraper, tmp_path: Path) -> None:
    told = msgspec.json.decode(scraper("status", "run", "--json").stdout)
    assert (told["lines"], told["ok"], told["failed"], told["waiting"]) == (40, 36, 4, 0)
    assert sorted(host["name"] for host in told["hosts"]) == [f"127.0.0.{n}" for n in range(1, 9)]
    assert scraper("report", "run").returncode == 0
    page = (tmp_path / "run" / "report.html").read_text()
    assert "<b>4</b> http_status_error" in page
    assert page.count("<tr><td>127.0.0.") == 8


def test_failures_of_all_shards_are_taken_up_again(
    lines: list[str], site: Site, scraper: Scraper, rows_of: Rows
) -> None:
    site.pages = {f"/missing/{n}": ("text/html", page_html(f"/missing/{n}")) for n in range(3, 40, 10)}
    done = scraper("batch", "-o", "run", "--retry", "http_status_error", *QUICK, *POLITE_ENOUGH)
    assert done.returncode == 0, done.stderr
    assert [row["outcome"] for row in rows_of("run")] == ["ok"] * 40


def test_a_kind_that_no_shard_has_is_not_taken_up(lines: list[str], scraper: Scraper) -> None:
    done = scraper("batch", "-o", "run", "--retry", "paywal", *QUICK, *POLITE_ENOUGH)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("paywal: no row is of this kind; there are: ")


def test_a_run_in_shards_is_replayed_and_compared_as_one(
    lines: list[str], site: Site, scraper: Scraper, rows_of: Rows
) -> None:
    asked = site.asked.total()
    done = scraper("replay", "run", "-o", "again", "--extractor", "extractors:quick", "--quiet")
    assert done.returncode == 1, done.stderr
    assert site.asked.total() == asked
    check_rows(rows_of("again"), lines)
    assert "40 rows, 40 the same, 0 changed" in scraper("diff", "run", "again").stdout


def test_a_run_in_shards_is_exported_as_one_warc(lines: list[str], scraper: Scraper, tmp_path: Path) -> None:
    assert scraper("export", "run", "--format", "warc", "-o", "a.warc.gz").returncode == 0
    with (tmp_path / "a.warc.gz").open("rb") as file:
        assert sum(record.rec_type == "response" for record in ArchiveIterator(file)) == 36


def test_a_run_in_shards_made_with_other_settings_is_explained(lines: list[str], scraper: Scraper) -> None:
    done = scraper("batch", "-o", "run", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    assert done.returncode == 1
    assert "record was true, now false" in done.stderr


class TaskError(Exception):
    def __init__(self, cause: Exception) -> None:
        super().__init__("a traceback\non another machine")
        self.cause = cause


class LostError(Exception):
    pass


class OneByOne:
    """Stands in for Ray: actors work one after the other, in another folder."""

    exceptions = SimpleNamespace(RayTaskError=TaskError, RayError=LostError)

    def __init__(self, elsewhere: Path) -> None:
        self.elsewhere = elsewhere
        self.ended: list[object] = []

    def is_initialized(self) -> bool:
        return True

    def remote(self, **_: int) -> Callable[[type], object]:
        return lambda runner: SimpleNamespace(remote=lambda *told: self._actor(runner(*told)))

    def _actor(self, runner: Any) -> object:
        return SimpleNamespace(run=SimpleNamespace(remote=lambda: runner))

    def wait(self, running: list[Any], num_returns: int) -> tuple[list[Any], list[Any]]:
        return running[:num_returns], running[num_returns:]

    def get(self, runner: Any) -> int:
        with contextlib.chdir(self.elsewhere):
            pages: int = runner.run()
        return pages

    def kill(self, actor: object) -> None:
        self.ended.append(actor)


def test_actors_find_their_shards_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster's workers stand where that was started, not where the command is given."""
    (tmp_path / "list.txt").write_text("nonsense\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    ray = OneByOne(tmp_path / "elsewhere")
    monkeypatch.setattr(distributed, "_ray", lambda: ray)
    told: list[str] = []
    manifest = distributed.run_on_ray(
        Path("run"), Sources(names=["list.txt"]), BatchSettings(), shards=2, address="local", say=told.append
    )
    assert (manifest.lines, manifest.failed, len(ray.ended)) == (1, 1, 2)
    assert told == ["list.txt:1: has no scheme"]
    assert list(ray.elsewhere.iterdir()) == []


def test_actors_are_not_started_with_other_settings_unless_that_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "one.html").write_bytes(page_html("/one"))
    monkeypatch.setattr(distributed, "_ray", lambda: OneByOne(tmp_path))
    run = partial(distributed.run_on_ray, tmp_path / "run", shards=2, address="local")
    saved, recorded = Sources(names=[str(tmp_path / "saved")]), BatchSettings(record=True)
    assert run(saved, BatchSettings()).ok == 1
    with pytest.raises(BatchError, match="record was false, now true"):
        run(Sources(), recorded)
    assert run(Sources(), recorded, accept_changes=True).ok == 1
    with pytest.raises(BatchError, match="no row is of this kind"):
        run(Sources(), recorded, retry=["mistyped"])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TaskError(BatchError("no space left", subject="run/shard-000")), "run/shard-000: no space left"),
        (TaskError(KeyError("x")), r"a shard failed: KeyError\('x'\)"),
        (LostError("killed\n too often"), "a shard's actor was lost: killed too often"),
    ],
)
def test_what_ends_a_shard_is_told_in_a_line(
    error: Exception, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(OneByOne):
        def get(self, runner: Any) -> int:
            raise error

    (tmp_path / "list.txt").write_text("nonsense\n")
    monkeypatch.setattr(distributed, "_ray", lambda: Failing(tmp_path))
    sources = Sources(names=[str(tmp_path / "list.txt")])
    with pytest.raises(BatchError, match=f"^{told}$"):
        distributed.run_on_ray(tmp_path / "run", sources, BatchSettings(), shards=2, address="local")


@pytest.mark.parametrize("address", ["auto", "nonsense"])
def test_a_cluster_that_is_not_there_is_an_error_in_a_line(
    address: str, scraper: Scraper, tmp_path: Path
) -> None:
    pytest.importorskip("ray")
    (tmp_path / "one.txt").write_text("https://a.example/\n")
    done = scraper("batch", "one.txt", "-o", "rayless", "--shards", "2", "--ray", address)
    assert done.stderr.splitlines()[-1].startswith(f"--ray {address}: no Ray cluster can be reached: ")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_killed_actor_loses_and_doubles_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray = pytest.importorskip("ray")
    from scraper.batch.shards.distributed import run_on_ray

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), str(HERE.parent.parent)]))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    hosts = [site.url.replace("127.0.0.1", f"127.0.0.{n}") for n in range(1, 9)]
    lines = [f"{hosts[n % 8]}/ok/{n}" for n in range(800)]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    site.delay = 0.05
    settings = BatchSettings(
        fetch=FetchSettings(allow_private=True, delay=0, per_host=2), extractor="extractors:quick", workers=1
    )
    ray.init(num_cpus=4, log_to_driver=False, include_dashboard=False)
    killer = threading.Thread(target=kill_shards, args=(tmp_path / "run", 4))
    killer.start()
    try:
        manifest = run_on_ray(
            tmp_path / "run", Sources(names=[str(tmp_path / "list.txt")]), settings, shards=2, address="local"
        )
    finally:
        killer.join(60)
        ray.shutdown()
    check_rows([msgspec.json.decode(row) for row in run_rows(tmp_path / "run")], lines)
    assert (manifest.lines, manifest.ok, manifest.failed) == (800, 800, 0)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_more_shards_than_cpus_are_run_one_after_another(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray = pytest.importorskip("ray")
    from scraper.batch.shards.distributed import run_on_ray

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), str(HERE.parent.parent)]))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    (tmp_path / "list.txt").write_text(f"{site.url}/ok/1\n")
    settings = BatchSettings(
        fetch=FetchSettings(allow_private=True, delay=0), extractor="extractors:quick", workers=1
    )
    ray.init(num_cpus=1, log_to_driver=False, include_dashboard=False)
    sources = Sources(names=[str(tmp_path / "list.txt")])
    run = tmp_path / "run"
    driver = threading.Thread(
        target=run_on_ray, args=(run, sources, settings), kwargs=FOUR_SHARDS, daemon=True
    )
    driver.start()
    try:
        driver.join(100)
        assert (run / "manifest.json").exists()
    finally:
        ray.shutdown()


FOUR_SHARDS = {"shards": 4, "address": "local"}


def kill_shards(run: Path, times: int) -> None:
    """Kills the process that works on a shard, once it has begun, again and again."""
    for number in range(times):
        time.sleep(2)
        locks = sorted(run.glob("shard-*/lock"))
        if locks and (holder := locks[number % len(locks)].read_text().strip()):
            try:
                os.kill(int(holder), signal.SIGKILL)
            except ProcessLookupError:
                continue
