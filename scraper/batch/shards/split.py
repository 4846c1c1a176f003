"""A run in shards: each an ordinary run of its own, no host in two of them; read back as one.

RUN/shards.json       how many shards, of which lists
RUN/shard-000/...     a run
RUN/manifest.json     the counts, written when all shards are done
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from zlib import crc32

import msgspec

from scraper.batch.domains import registered_domain
from scraper.batch.inputs.load import say_nothing
from scraper.batch.inputs.sources import Sources, load_lists, spelled_as
from scraper.batch.settings import BatchSettings
from scraper.batch.store.folder import existing_run, opened_run, partial_name, replace_file
from scraper.batch.store.ledger import LEDGER, SMALL, Ledger
from scraper.batch.store.refused import made_folder
from scraper.batch.store.schema import Entry
from scraper.batch.store.shards import SHARDS, Plan, read_plan, shard_folders, shard_name
from scraper.errors import BatchError


def split_run(
    folder: Path,
    sources: Sources,
    settings: BatchSettings,
    shards: int | None = None,
    *,
    accept_changes: bool = False,
    say: Callable[[str], None] = say_nothing,
) -> list[Path]:
    """Makes the shards of a run and deals lines out to them, by registered domain; started again, goes on, and takes up
    lines that lists have gained at their end.

    `shards` may be None where the run is there; `say` is told of bad lines.
    Raises BatchError when it was split otherwise before, or has no lists; and as `opened_run` and `load_lists`.
    """
    with made_folder(folder, SHARDS):
        plan = _plan(folder, sources, shards)
        planned = [folder / shard_name(number) for number in range(plan.shards)]
        folders = shard_folders(folder) if plan.loaded else planned  # one that is missing is not made anew
        if sources.names:
            with ExitStack() as stack:
                opened = (opened_run(shard, settings, accept_changes=accept_changes) for shard in folders)
                dealt = Dealt([stack.enter_context(ledger) for ledger in opened])
                load_lists(dealt, plan.lists, sources, settings.fetch, say)
            if not plan.loaded:
                write_plan(folder, msgspec.structs.replace(plan, loaded=True))
    return folders


def dealt_shards(folder: Path) -> list[Path]:
    """The shards of a run, as `shard_folders` gives them.

    Raises BatchError also where it was stopped while its lines were dealt out: some shards may not be there yet.
    """
    if (folder / SHARDS).exists() and not (plan := read_plan(folder)).loaded:
        raise BatchError(_unread(plan), subject=str(folder))
    return shard_folders(folder)


class Dealt:
    """The ledgers of all shards, which take lists as one ledger does: each line goes to its shard."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self.ledgers = ledgers

    def cache(self, kilobytes: int) -> None:
        """The memory of one ledger is that of all together."""
        for ledger in self.ledgers:
            ledger.cache(max(SMALL, kilobytes // len(self.ledgers)))

    def lists(self) -> list[tuple[int, str, str | None]]:
        """Those of the shard that is marked last: what is marked there, all have."""
        return self.ledgers[-1].lists()

    def open_list(self, name: str) -> int:
        """The id of a list, which is the same in all shards: rows are ordered by it."""
        ids = [ledger.open_list(name) for ledger in self.ledgers]
        return ids[0]

    def mark_list(self, list_id: int, mark: str | None) -> None:
        """Notes in each shard that a list was read to its end."""
        for ledger in self.ledgers:
            ledger.mark_list(list_id, mark)

    def forget_lists(self) -> None:
        """Takes out all lists of all shards."""
        for ledger in self.ledgers:
            ledger.forget_lists()

    def inputs(self, list_id: int) -> Iterator[tuple[int, str]]:
        """Line and input of a list, in order."""
        return heapq.merge(*(ledger.inputs(list_id) for ledger in self.ledgers))

    def add(self, list_id: int, entries: Sequence[Entry]) -> None:
        """Gives each line to its shard."""
        dealt: list[list[Entry]] = [[] for _ in self.ledgers]
        for entry in entries:
            dealt[shard_of(entry, len(self.ledgers))].append(entry)
        for ledger, own in zip(self.ledgers, dealt, strict=True):
            ledger.add(list_id, own)


def write_plan(folder: Path, plan: Plan) -> None:
    """Stores how a run is split, whole or not at all."""
    replace_file(folder / SHARDS, msgspec.json.encode(plan))


def shard_of(entry: Entry, shards: int) -> int:
    """The shard of a line: hosts of one domain stay together, as do the pages of one archive."""
    if entry.place is not None:
        return crc32(entry.place.rpartition("#")[0].encode("utf-8", "surrogateescape")) % shards
    return crc32(registered_domain(entry.host or "").encode()) % shards


def _plan(folder: Path, sources: Sources, shards: int | None) -> Plan:
    """How the run is split. Where no line was dealt yet, as after a mistyped name, it is to be made anew."""
    plan = read_plan(folder) if (folder / SHARDS).exists() else None
    if not sources.names and not (plan and plan.loaded):
        why = "a new run needs a list" if plan is None else _unread(plan)
        raise BatchError(why, subject=str(folder))
    if plan is None and {path.name for path in folder.iterdir()} - {partial_name(SHARDS)}:
        raise BatchError("holds other files and no run in shards", subject=str(folder))
    if plan is None or _is_blank(folder, plan):
        plan = Plan(shards or (plan.shards if plan else 1), spelled_as(sources.names, []))
        write_plan(folder, plan)
    _check_same(folder, plan, sources, shards)
    return plan


def _unread(plan: Plan) -> str:
    return f"was not given all of {', '.join(plan.lists)} when it was stopped: give it again, to go on"


def _is_blank(folder: Path, plan: Plan) -> bool:
    return not plan.loaded and not any(_has_lines(shard) for shard in shard_folders(folder))


def _has_lines(shard: Path) -> bool:
    if not (shard / LEDGER).exists():
        return False
    with closing(existing_run(shard)) as ledger:
        return ledger.line_count() > 0


def _check_same(folder: Path, plan: Plan, sources: Sources, shards: int | None) -> None:
    same = not sources.names or spelled_as(sources.names, plan.lists) == list(dict.fromkeys(plan.lists))
    if plan.shards != (shards or plan.shards) or not same:
        raise BatchError(
            f"was made of {', '.join(plan.lists)} in {plan.shards} shards; give the same, or another -o",
            subject=str(folder),
        )
