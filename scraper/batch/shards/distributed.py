"""A run on many machines, by Ray: one actor a shard, each running the ordinary engine in its own folder.

A killed actor is started again and goes on from its ledger; the driver reads counts only. All machines see
the run's folder (a network file system); no host is asked by two shards.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from scraper.batch.inputs.load import say_nothing
from scraper.batch.inputs.sources import Sources
from scraper.batch.report.status import read_status
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.run import Manifest, prepare_shards, write_manifest
from scraper.batch.shards.split import split_run
from scraper.errors import BatchError, MissingExtra, ScraperError

RESTARTS = 20
"""Of one shard's actor: a page cannot kill it (its workers stand between), so more means a sick machine."""


def run_on_ray(
    folder: Path,
    sources: Sources,
    settings: BatchSettings,
    *,
    shards: int,
    address: str,
    retry: Sequence[str] = (),
    accept_changes: bool = False,
    say: Callable[[str], None] = say_nothing,
) -> Manifest:
    """Runs all shards until every line has its row; `address` is a Ray cluster's, or `local`.
    `say` is told of bad lines.

    Raises MissingExtra without ray; BatchError as `split_run`, `prepare_shards` and `run_batch` do.
    """
    ray = _ray()
    folders = split_run(folder, sources, settings, shards, accept_changes=accept_changes, say=say)
    prepare_shards(folders, settings, retry, accept_changes=accept_changes)
    started = not ray.is_initialized()
    if started:
        _join(ray, address)
    try:
        actor = ray.remote(max_restarts=RESTARTS, max_task_retries=RESTARTS, num_cpus=1)(ShardRunner)
        wishes = msgspec.json.encode(settings)
        actors = [actor.remote(str(shard.absolute()), wishes) for shard in folders]  # they work elsewhere
        _run_all(ray, actors)
    finally:
        if started:
            ray.shutdown()
    return write_manifest(folder, folders)


def _join(ray: Any, address: str) -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        ray.init(
            address=None if address == "local" else address, log_to_driver=False, include_dashboard=False
        )
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise BatchError(f"no Ray cluster can be reached: {error}", subject=f"--ray {address}") from error


def _run_all(ray: Any, actors: Sequence[Any]) -> None:
    """Runs all, and ends each as it is done: one that is kept holds its CPU, and where there are more shards than
    CPUs, the others would wait for ever."""
    running = {actor.run.remote(): actor for actor in actors}
    while running:
        [done], _ = ray.wait(list(running), num_returns=1)
        try:
            ray.get(done)
        except ray.exceptions.RayTaskError as error:  # its text is the traceback on the other machine
            known = isinstance(error.cause, ScraperError)
            raise error.cause if known else BatchError(f"a shard failed: {error.cause!r}") from error
        except ray.exceptions.RayError as error:
            raise BatchError(f"a shard's actor was lost: {' '.join(str(error).split())}") from error
        ray.kill(running.pop(done))


class ShardRunner:
    """Runs one shard; made anew after a crash, it goes on."""

    def __init__(self, folder: str, settings: bytes) -> None:
        self.folder = Path(folder)
        self.settings = msgspec.json.decode(settings, type=BatchSettings)

    def run(self) -> int:
        """Works until the shard is done; returns how many pages it has."""
        run_batch(self.folder, Sources(), self.settings)
        status = read_status(self.folder, hosts=0)
        return status.ok + status.failed


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise MissingExtra("ray", "ray") from error
    return ray
