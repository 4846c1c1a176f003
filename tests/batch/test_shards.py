"""A run in shards is one run: each line once, no host in two shards, whatever is killed."""

import os
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from loopback import HERE, Site
from test_exactly_once import check_rows

from scraper.batch.ledger import Ledger
from scraper.batch.lines import Line
from scraper.batch.load import entry_of
from scraper.batch.rows import run_rows
from scraper.batch.settings import BatchSettings
from scraper.batch.shards import shard_of, split_run
from scraper.batch.sources import Sources
from scraper.batch.status import read_status
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


def test_the_pages_of_an_archive_stay_together() -> None:
    entries = [entry_of(1, Line(n, f"https://s{n}.example/", place=f"/a.warc.gz#{n}")) for n in range(20)]
    assert len({shard_of(entry, 7) for entry in entries}) == 1


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_killed_actor_loses_and_doubles_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray = pytest.importorskip("ray")
    from scraper.batch.distributed import run_on_ray

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
    import msgspec

    check_rows([msgspec.json.decode(row) for row in run_rows(tmp_path / "run")], lines)
    assert (manifest.lines, manifest.ok, manifest.failed) == (800, 800, 0)


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
