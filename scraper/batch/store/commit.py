"""The one writer of a run: first the parts, synced, then one transaction that says so."""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from scraper.batch.store.ledger import LEDGER, Ledger
from scraper.batch.store.parts import ARTICLES, RECORDS, PartWriter
from scraper.batch.store.record import warc_record
from scraper.batch.store.schema import FAILED, OK, Finished
from scraper.fetch.events import HostTraffic
from scraper.page import Page

TakesTraffic = Callable[[], Sequence[HostTraffic]]
PlaceOrNone = tuple[int | None, int | None, int | None]
NOWHERE = (None, None, None)
BATCH, MOST = 20, 200
"""Results a commit: it waits for so many, and takes at most so many that wait already."""
SECONDS = 0.5
"""A result is not kept waiting for others longer than this."""


class Result(msgspec.Struct):
    """What became of a page. `article` is JSON, None when it failed."""

    page: int
    kind: str
    attempts: int
    article: bytes | None = None
    message: str | None = None
    status: int | None = None
    seconds: float | None = None
    finished: float = msgspec.field(default_factory=time.time)
    host: str = ""
    raw: Page | None = None
    """To be recorded."""


class Committer:
    """Takes results and writes them to disk in batches, with the traffic since the last one.

    `after` is called with each batch as soon as it is safe.
    """

    def __init__(
        self, folder: Path, after: Callable[[list[Result]], None], take_traffic: TakesTraffic
    ) -> None:
        self.after = after
        self.take_traffic = take_traffic
        self.ledger = Ledger(folder / LEDGER)
        self.parts = PartWriter(folder, self.ledger, ARTICLES)
        self.records = PartWriter(folder, self.ledger, RECORDS)
        self.thread = ThreadPoolExecutor(1, "commit")
        """One thread, always the same: each that ever allocates keeps memory of its own."""
        self.queue: asyncio.Queue[Result | None] = asyncio.Queue(MOST)

    async def put(self, result: Result) -> None:
        """Hands in a result; waits when the disk is behind."""
        await self.queue.put(result)

    async def run(self) -> None:
        """Commits what is put in, until `finish` is called and all of it is written.

        Raises BatchError, or of the ledger sqlite3.OperationalError (see `opened_run`), when the disk is full or
        cannot be written; what was committed stays as it is.
        """
        loop = asyncio.get_running_loop()
        last = False
        while not last:
            batch, last = await self._gather()
            if batch:
                await loop.run_in_executor(self.thread, self._commit, batch, self.take_traffic())
                self.after(batch)

    async def finish(self) -> None:
        """Lets `run` end once it has written what was put in before."""
        await self.queue.put(None)

    def close(self) -> None:
        """Closes files and ledger."""
        self.thread.shutdown()
        self.parts.close()
        self.records.close()
        self.ledger.close()

    async def _gather(self) -> tuple[list[Result], bool]:
        """The next batch, and whether it is the last."""
        batch: list[Result] = []
        end: float | None = None
        while len(batch) < BATCH or not self.queue.empty():
            try:
                async with asyncio.timeout(end and end - time.monotonic()):
                    result = await self.queue.get()
            except TimeoutError:
                break
            if result is None:
                return batch, True
            batch.append(result)
            end = end or time.monotonic() + SECONDS
            if len(batch) >= MOST:
                break
        return batch, False

    def _commit(self, batch: list[Result], traffic: Sequence[HostTraffic]) -> None:
        articles = [result.article + b"\n" for result in batch if result.article is not None]
        places = iter(self.parts.append(articles) if articles else [])
        raw = [warc_record(result.raw) for result in batch if result.raw is not None]
        records = iter(self.records.append(raw) if raw else [])
        done = [
            _finished(
                result,
                NOWHERE if result.article is None else next(places),
                NOWHERE if result.raw is None else next(records),
            )
            for result in batch
        ]
        writers = [writer for writer in (self.parts, self.records) if writer.file is not None]
        self.ledger.finish(done, [(writer.length, writer.id) for writer in writers], traffic)


def _finished(result: Result, place: PlaceOrNone, record: PlaceOrNone) -> Finished:
    return Finished(
        FAILED if result.article is None else OK,
        result.attempts,
        result.kind,
        result.message,
        result.status,
        result.seconds,
        result.finished,
        *place,
        *record,
        result.page,
    )
