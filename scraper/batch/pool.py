"""The workers of a run: each page goes to the one that has least in hand."""

import asyncio
import contextlib

import msgspec

from scraper.batch.supervise import TRIES, Worker, WorkerDiedError, WorkersGoneError
from scraper.batch.worker import Reply
from scraper.page import Page

IN_HAND = 2
"""Pages a worker has at most: the one it reads, and the one it reads next, so that it never waits for us."""


class WorkerPool:
    """A fixed number of workers. `deadline` is in seconds a page, `memory` in megabytes a worker."""

    def __init__(self, extractor: str, *, count: int, deadline: float, memory: int) -> None:
        self.workers = [Worker(extractor, deadline=deadline, memory=memory) for _ in range(count)]
        self.started: list[Worker] = []
        self.places = asyncio.Semaphore(0)

    async def start(self) -> None:
        """Starts all workers; each takes pages as soon as it is there.

        Raises WorkersGoneError when they cannot be started.
        """
        try:
            # One that cannot be started ends the start of the others.
            async with asyncio.TaskGroup() as group:
                for worker in self.workers:
                    group.create_task(self._start(worker))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None

    async def extract(self, page: Page) -> Reply:
        """The article of a page, as JSON, or the error that befell it.

        Raises ExtractTimeout and ExtractCrashed.
        """
        async with self.places:
            worker = min(self.started, key=lambda one: len(one.in_hand))
            return await worker.read(msgspec.msgpack.encode(page), page.url)

    async def close(self) -> None:
        """Ends all workers."""
        await asyncio.gather(*(worker.end() for worker in self.workers))

    async def _start(self, worker: Worker) -> None:
        for _ in range(TRIES):
            with contextlib.suppress(WorkerDiedError):
                await worker.start()
                return self._open_places(worker)
        raise WorkersGoneError(f"a worker that extracts pages died at its start, {TRIES} times")

    def _open_places(self, worker: Worker) -> None:
        self.started.append(worker)
        for _ in range(IN_HAND):
            self.places.release()
