"""A recorded run extracted again, offline, with today's code: a new run with the same lines."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Progress
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.run import run_each
from scraper.batch.shards.split import read_plan, write_plan
from scraper.batch.store.folder import SHARDS, all_ledgers, create_folder, existing_run, shard_folders
from scraper.batch.store.ledger import Ledger, transaction
from scraper.batch.store.parts import unwritable
from scraper.batch.store.schema import OK
from scraper.errors import BatchError
from scraper.fetch.events import HostTraffic
from scraper.page import Page

NEVER_READ = "state = 0 AND place IS NULL AND record_part IS NULL"
"""Of pages: those that the run to be replayed has not come to."""
REPLAYED = "replayed"
"""Under which a replay's ledger says whose pages it has."""


def replay(source: Path, target: Path, settings: BatchSettings, progress: Progress | None = None) -> bool:
    """Makes the run `target` from the raw pages that `source` kept; started again, it goes on.

    Pages that failed to be fetched keep their errors; lines that `source` has yet to do are left out.
    False when stopped before the end.
    Raises BatchError when `source` was not recorded, or `target` is something else, and as `run_batch` does.
    """
    if target.resolve() == source.resolve():
        raise BatchError("is the run to be replayed: give -o a new folder", subject=str(target))
    shards = shard_folders(source)
    if shards:
        _copy_shards(source, shards, target)
        for shard in shards:
            _check_copy(shard, target / shard.name)
        return run_each(target, shard_folders(target), settings, progress, _Offline())
    if not (target / "ledger.sqlite").exists():
        check_recorded(source)
        create_folder(target)
        copy_ledger(source, target)
    _check_copy(source, target)
    return run_batch(target, Sources(), settings, progress=progress, fetcher=_Offline())


class _Offline:
    """All pages are at hand: this is never asked."""

    async def fetch(self, url: str) -> Page:
        raise BatchError("a replay fetches nothing", subject=url)

    async def ready_at(self, host: str) -> float:
        return 0.0

    def take_traffic(self) -> list[HostTraffic]:
        return []


def _copy_shards(source: Path, shards: Sequence[Path], target: Path) -> None:
    """The ledger of each; the plan, which makes a run of them, appears last."""
    if (target / SHARDS).exists():
        return
    if target.exists() and any(not path.name.startswith("shard-") for path in target.iterdir()):
        raise BatchError("holds other files and no run in shards; give -o a new folder", subject=str(target))
    for shard in shards:
        check_recorded(shard)
    for shard in shards:
        ours = target / shard.name
        if not (ours / "ledger.sqlite").exists():
            create_folder(ours)
            copy_ledger(shard, ours)
    write_plan(target, read_plan(source))


def copy_ledger(source: Path, target: Path) -> None:
    """The ledger of `source`, its pages waiting at their place in its archives; appears when whole."""
    theirs = existing_run(source)
    partial = target / "ledger.part"
    partial.unlink(missing_ok=True)
    try:
        with sqlite3.connect(partial) as copy:
            theirs.db.backup(copy)
        copy.close()
        ours = Ledger(partial)
        _rewind(ours, source)
        ours.db.execute("PRAGMA journal_mode = DELETE")  # one file, that can be moved
        ours.close()
        partial.replace(target / "ledger.sqlite")
    except (OSError, sqlite3.OperationalError) as error:
        raise unwritable(target, error) from error
    finally:
        theirs.close()
        partial.unlink(missing_ok=True)


def _check_copy(source: Path, target: Path) -> None:
    """Raises BatchError where `target` is another run: its lines yet to be done would fail, as nothing is fetched."""
    with all_ledgers(target) as [ledger]:
        replayed = ledger.meta().get(REPLAYED)
    if replayed != os.path.abspath(source):
        what = f"is a replay of {replayed}" if replayed else "is a run of its own"
        raise BatchError(f"{what}, not a replay of {source}: give -o a new folder", subject=str(target))


def check_recorded(source: Path) -> None:
    """Raises BatchError where a run is none, or did not keep its pages."""
    query = "SELECT count(*), count(coalesce(place, record_part)) FROM pages WHERE state = ?"
    with all_ledgers(source) as [ledger]:
        done, kept = ledger.db.execute(query, (OK,)).fetchone()
    if kept < done:
        raise BatchError(
            f"{done - kept} of its {done} pages were not kept: record a run with `scraper batch --record`",
            subject=str(source),
        )


def _rewind(ledger: Ledger, source: Path) -> None:
    """Makes the pages wait at their place; forgets parts, version and settings of the run copied, not which it was."""
    root = os.path.abspath(source) + os.sep
    with transaction(ledger.db) as db:
        db.execute(f"DELETE FROM lines WHERE page IN (SELECT id FROM pages WHERE {NEVER_READ})")
        db.execute(f"DELETE FROM pages WHERE {NEVER_READ}")
        db.execute("INSERT OR IGNORE INTO hosts (name) VALUES ('')")
        db.execute(
            "UPDATE pages SET place = ? || (SELECT name FROM parts WHERE id = record_part) || '#' "
            "|| record_start WHERE record_part IS NOT NULL",
            (root,),
        )
        db.execute(
            "UPDATE pages SET state = 0, kind = NULL, message = NULL, "
            "part = NULL, start = NULL, length = NULL, host = (SELECT id FROM hosts WHERE name = '') "
            "WHERE place IS NOT NULL"
        )
        db.execute("UPDATE pages SET record_part = NULL, record_start = NULL, record_length = NULL")
        db.execute("DELETE FROM traffic")
        db.execute("DELETE FROM parts")
        db.execute("DELETE FROM meta")
        db.execute("INSERT INTO meta VALUES (?, ?)", (REPLAYED, os.path.abspath(source)))
