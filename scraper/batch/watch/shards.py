"""What a watch writes into: the one folder of an ordinary run, or the shards of a run that is in shards."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from scraper.batch.inputs.feeds import Found
from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.load import entry_of
from scraper.batch.inputs.urls import page_key, url_problem
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.run import write_manifest
from scraper.batch.shards.split import dealt_shards, shard_of
from scraper.batch.store.folder import opened_run
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import Entry
from scraper.batch.watch.revisions import Revisions

LIST = "watch"
"""The name of the list that a watched run's lines are in."""


class Share(NamedTuple):
    """A folder with a ledger, and what it remembers of its pages."""

    folder: Path
    ledger: Ledger
    memory: Revisions


@contextmanager
def opened_shares(folder: Path, settings: BatchSettings, ages: Sequence[float]) -> Iterator["Shares"]:
    """All shares of a run, locked; the counts of a run in shards are written again at the end.

    Raises BatchError as `dealt_shards` and `opened_run` do.
    """
    shards = dealt_shards(folder)
    with ExitStack() as stack:
        opened = [(one, stack.enter_context(opened_run(one, settings))) for one in shards or [folder]]
        yield Shares([Share(one, ledger, Revisions(one, ledger, ages)) for one, ledger in opened])
    if shards:
        write_manifest(folder, shards)


class Shares:
    """All shares of a run. Pages are dealt to them by domain, as a batch does it: each is in one of them only."""

    def __init__(self, all: Sequence[Share]) -> None:
        self.all = all
        self.feeds = all[0].memory
        """What is remembered of feeds, which are asked once for all shares."""

    def add(self, found: Sequence[Found]) -> None:
        """Adds what the run does not have yet, each page to its share."""
        list_id = self._open_list()
        line = max(self._last_line(share.ledger, list_id) for share in self.all)
        dealt: list[list[Entry]] = [[] for _ in self.all]
        for number, one in enumerate(self._unknown(found), line + 1):
            entry = entry_of(list_id, Line(number, one.url))
            dealt[shard_of(entry, len(self.all))].append(entry)
        for share, entries in zip(self.all, dealt, strict=True):
            share.ledger.add(list_id, entries)

    def next_time(self) -> float | None:
        """Unix time of the next visit."""
        times = [time for share in self.all if (time := share.memory.next_time()) is not None]
        return min(times, default=None)

    def _open_list(self) -> int:
        """Opens the list in all shares, and gives its id: rows are ordered by it, so it must be the same in each."""
        ids = [share.ledger.open_list(LIST) for share in self.all]
        for share, list_id in zip(self.all, ids, strict=True):
            share.ledger.mark_list(list_id, "watched")
        return ids[0]

    def _unknown(self, found: Sequence[Found]) -> Iterator[Found]:
        seen: set[bytes] = set()
        for one in found:
            key = page_key(one.url)
            if key not in seen and not url_problem(one.url) and not self._is_known(key):
                seen.add(key)
                yield one

    def _is_known(self, key: bytes) -> bool:
        query = "SELECT 1 FROM pages WHERE key = ?"
        return any(share.ledger.db.execute(query, (key,)).fetchone() for share in self.all)

    @staticmethod
    def _last_line(ledger: Ledger, list_id: int) -> int:
        query = "SELECT coalesce(max(line), 0) FROM lines WHERE list = ?"
        return int(ledger.db.execute(query, (list_id,)).fetchone()[0])
