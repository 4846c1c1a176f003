"""A recorded run extracted again, offline, with today's code: a new run with the same lines."""

from collections.abc import Sequence
from pathlib import Path

from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Progress
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.run import run_each
from scraper.batch.shards.split import dealt_shards, write_plan
from scraper.batch.store.folder import partial_name
from scraper.batch.store.recorded import check_recorded, take_over
from scraper.batch.store.shards import SHARDS, read_plan, shard_folders
from scraper.errors import BatchError
from scraper.fetch.events import HostTraffic
from scraper.page import Page


def replay(source: Path, target: Path, settings: BatchSettings, progress: Progress | None = None) -> bool:
    """Makes the run `target` from the raw pages that `source` kept; False when stopped before the end.

    Started again, it goes on, and takes up what `source` has gained meanwhile.
    Raises BatchError as `take_over`, `dealt_shards` and `run_batch` do, and when `target` is `source`.
    """
    if target.resolve() == source.resolve():
        raise BatchError("is the run to be replayed: give -o a new folder", subject=str(target))
    if shards := dealt_shards(source):
        _take_over_shards(shards, source, target)
        return run_each(target, shard_folders(target), settings, progress or Progress(), _Offline())
    take_over(source, target)
    return run_batch(target, Sources(), settings, progress=progress, fetcher=_Offline())


def _take_over_shards(shards: Sequence[Path], source: Path, target: Path) -> None:
    """Each shard by itself; the plan, which makes a run of them, is written last."""
    is_new = not (target / SHARDS).exists()
    ours = ("shard-", partial_name(SHARDS))
    if is_new and target.exists() and not all(path.name.startswith(ours) for path in target.iterdir()):
        raise BatchError("holds other files and no run in shards; give -o a new folder", subject=str(target))
    for shard in shards:
        check_recorded(shard)
    for shard in shards:
        take_over(shard, target / shard.name)
    if is_new:
        write_plan(target, read_plan(source))


class _Offline:
    """In place of a fetcher: all pages are at hand, so that this is never asked."""

    async def fetch(self, url: str) -> Page:
        raise BatchError("a replay fetches nothing", subject=url)

    async def ready_at(self, host: str) -> float:
        return 0.0

    def take_traffic(self) -> list[HostTraffic]:
        return []
