"""The workers of a run: each page goes to the one that has least in hand."""

import asyncio
import contextlib
from typing import Self

import msgspec

from scraper.background import run_to_end
from scraper.batch.engine.supervise import TRIES, Worker, WorkerDiedError, WorkersGoneError
from scraper.batch.engine.worker import Reply
from scraper.batch.settings import BatchSettings
from scraper.errors import ConfigError
from scraper.page import Page

IN_HAND = 2
"""Pages a worker has at most: the one it reads, and the one it reads next, so that it never waits for us."""


def check_extractor(name: str) -> None:
    """Loads an extractor in a worker process, which is ended again, to learn of a mistyped name in time.

    In a process of its own, because workers find modules in the working directory, where `scraper` itself may not.
    Raises ConfigError, which names the module or attribute that is missing.
    """
    try:
        run_to_end(_start_one(BatchSettings(extractor=name)))
    except WorkersGoneError as error:
        raise ConfigError(error.message, subject=error.subject) from error


async def _start_one(settings: BatchSettings) -> None:
    async with WorkerPool(settings, count=1) as pool:
        await pool.started()


class WorkerPool:
    """The worker processes of a run, as an async context manager: started on entry, killed on exit.

    Each takes pages as soon as it is ready, before the others are. `count` replaces the number that the settings give.
    """

    def __init__(self, settings: BatchSettings, count: int | None = None) -> None:
        deadline, memory = settings.page_deadline, settings.page_memory
        self.workers = [
            Worker(settings.extractor, deadline=deadline, memory=memory)
            for _ in range(count or settings.worker_count)
        ]
        self.ready: list[Worker] = []
        self.places = asyncio.Semaphore(0)
        self.starting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self.starting = asyncio.create_task(self._start_all())
        for _ in range(2):  # then all processes are there, and get ready while the caller does
            await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.starting is not None
        self.starting.cancel()
        await asyncio.gather(self.starting, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self.workers))

    async def started(self) -> None:
        """Returns when all workers are ready that can be started.

        Raises WorkersGoneError when none can be, or the extractor cannot be loaded.
        """
        assert self.starting is not None
        await asyncio.shield(self.starting)

    async def extract(self, page: Page) -> Reply:
        """The article of a page, as JSON, or the error that befell it.

        Raises ExtractTimeout and ExtractCrashed.
        """
        async with self.places:
            worker = min(self.ready, key=lambda one: len(one.in_hand))
            return await worker.read(msgspec.msgpack.encode(page), page.url)

    async def _start_all(self) -> None:
        try:
            # An extractor that one cannot load none can: it ends the start of the others.
            async with asyncio.TaskGroup() as group:
                for worker in self.workers:
                    group.create_task(self._start(worker))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None
        if not self.ready:
            raise WorkersGoneError(f"each worker that extracts pages died at its start, {TRIES} times")

    async def _start(self, worker: Worker) -> None:
        """Gives a worker up that dies again and again: the others read its share."""
        for _ in range(TRIES):
            with contextlib.suppress(WorkerDiedError):
                await worker.start()
                return self._open_places(worker)

    def _open_places(self, worker: Worker) -> None:
        self.ready.append(worker)
        for _ in range(IN_HAND):
            self.places.release()
