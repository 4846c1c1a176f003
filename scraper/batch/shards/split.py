"""A run in shards: each an ordinary run of its own, no host in two of them; read back as one.

RUN/shards.json       how many shards, of which lists
RUN/shard-000/...     a run
RUN/manifest.json     the counts, written when all shards are done
"""

import sqlite3
from pathlib import Path
from zlib import crc32

import msgspec

from scraper.batch.domains import registered_domain
from scraper.batch.inputs.load import entries_of
from scraper.batch.inputs.sources import Sources, lines_and_mark, spelled_as
from scraper.batch.settings import BatchSettings
from scraper.batch.store.folder import make_folder, replace_file
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import unwritable
from scraper.batch.store.schema import Entry
from scraper.batch.store.shards import SHARDS, Plan, read_plan, shard_name
from scraper.errors import BatchError


def split_run(
    folder: Path, sources: Sources, settings: BatchSettings, shards: int | None = None
) -> list[Path]:
    """Makes the shards of a run and deals lines out to them, by registered domain; started again, goes on.

    `shards` may be None where the run is there. Raises BatchError when it was split otherwise before, or has no
    lists.
    """
    make_folder(folder)
    plan = _plan(folder, sources, shards)
    folders = [folder / shard_name(number) for number in range(plan.shards)]
    if not plan.loaded:
        for shard in folders:
            shard.mkdir(exist_ok=True)
        ledgers = [Ledger(shard / "ledger.sqlite") for shard in folders]
        try:
            for name in plan.lists:
                _deal(name, ledgers, sources, settings)
        except sqlite3.OperationalError as error:
            raise unwritable(folder, error) from error
        finally:
            for ledger in ledgers:
                ledger.close()
        write_plan(folder, msgspec.structs.replace(plan, loaded=True))
    return folders


def write_plan(folder: Path, plan: Plan) -> None:
    """Stores how a run is split, whole or not at all."""
    replace_file(folder / SHARDS, msgspec.json.encode(plan))


def shard_of(entry: Entry, shards: int) -> int:
    """The shard of a line: hosts of one domain stay together, as do the pages of one archive."""
    if entry.place is not None:
        return crc32(entry.place.rpartition("#")[0].encode("utf-8", "surrogateescape")) % shards
    return crc32(registered_domain(entry.host or "").encode()) % shards


def _plan(folder: Path, sources: Sources, shards: int | None) -> Plan:
    if not (folder / SHARDS).exists():
        if not sources.names or shards is None:
            raise BatchError("a new run needs a list", subject=str(folder))
        if any(folder.iterdir()):
            raise BatchError("holds other files and no run in shards", subject=str(folder))
        plan = Plan(shards, spelled_as(sources.names, []))
        write_plan(folder, plan)
        return plan
    plan = read_plan(folder)
    same = not sources.names or spelled_as(sources.names, plan.lists) == list(dict.fromkeys(plan.lists))
    if plan.shards != (shards or plan.shards) or not same:
        raise BatchError(
            f"was made of {', '.join(plan.lists)} in {plan.shards} shards; give the same, or another -o",
            subject=str(folder),
        )
    return plan


def _deal(name: str, ledgers: list[Ledger], sources: Sources, settings: BatchSettings) -> None:
    """Gives each line of a list to its shard. A list has the same id in all of them."""
    lines, mark = lines_and_mark(name, sources, settings.fetch)
    ids = [ledger.open_list(name) for ledger in ledgers]
    for entries in entries_of(ids[0], lines):
        dealt: list[list[Entry]] = [[] for _ in ledgers]
        for entry in entries:
            dealt[shard_of(entry, len(ledgers))].append(entry)
        for ledger, own in zip(ledgers, dealt, strict=True):
            ledger.add(ids[0], own)
    for ledger in ledgers:
        ledger.mark_list(ids[0], mark or "read")
