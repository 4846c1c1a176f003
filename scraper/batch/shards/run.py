"""A run in shards gone on with on this machine, one shard after the other: no Ray is needed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from scraper.batch.engine.engine import FetchesPages
from scraper.batch.engine.retry import check_kinds, kinds_of, take_up_again
from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Progress
from scraper.batch.report.status import Status, read_status
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import split_run
from scraper.batch.store.folder import opened_run, replace_file


class Manifest(msgspec.Struct):
    """The counts of all shards together; written when the last is done."""

    lines: int
    ok: int
    failed: int
    shards: list[Status]


def run_sharded(
    folder: Path,
    sources: Sources,
    settings: BatchSettings,
    *,
    retry: Sequence[str] = (),
    accept_changes: bool = False,
    progress: Progress | None = None,
) -> bool:
    """As `run_batch`, for a run that is in shards.

    Raises BatchError as `split_run`, `prepare_shards` and `run_batch` do.
    """
    progress = progress or Progress()
    shards = split_run(folder, sources, settings, accept_changes=accept_changes, say=progress.say)
    prepare_shards(shards, settings, retry, accept_changes=accept_changes)
    return run_each(folder, shards, settings, progress)


def prepare_shards(
    shards: Sequence[Path],
    settings: BatchSettings,
    retry: Sequence[str],
    *,
    accept_changes: bool,
) -> None:
    """Holds the settings against those of each shard, and makes rows of the kinds of `retry` wait again.

    Raises BatchError as `opened_run` does, and for a kind that no shard has a row of.
    """
    known: set[str] = set()
    for shard in shards:
        with opened_run(shard, settings, accept_changes=accept_changes) as ledger:
            known |= kinds_of(ledger)
    check_kinds(retry, known)
    for shard in shards if retry else ():
        with opened_run(shard, settings) as ledger:
            take_up_again(ledger, retry)


def run_each(
    folder: Path,
    shards: Sequence[Path],
    settings: BatchSettings,
    progress: Progress,
    fetcher: FetchesPages | None = None,
) -> bool:
    """Runs one shard after the other and writes the manifest; False when stopped before the end.

    Raises BatchError as `run_batch` does.
    """
    for number, shard in enumerate(shards, 1):
        progress.label = f"shard {number} of {len(shards)}: "
        if not run_batch(shard, Sources(), settings, progress=progress, fetcher=fetcher):
            return False
    write_manifest(folder, shards)
    return True


def write_manifest(folder: Path, shards: Sequence[Path]) -> Manifest:
    """Sums up the shards, and writes the sums to `manifest.json` in the run's folder."""
    found = [read_status(shard, hosts=0) for shard in shards]
    manifest = Manifest(
        lines=sum(status.lines for status in found),
        ok=sum(status.ok for status in found),
        failed=sum(status.failed for status in found),
        shards=found,
    )
    replace_file(folder / "manifest.json", msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    return manifest
