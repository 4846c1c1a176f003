"""The workers' supervisor: hands out pages, and answers for workers that hang, crash or grow too large."""

import asyncio
import contextlib
import os
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process

import msgspec

from scraper.batch.worker import Reply
from scraper.errors import BatchError, ExtractCrashed, ExtractTimeout
from scraper.page import Page

START_SECONDS = 60.0
"""A worker imports the extractor before it says hello: half a second, and far more on a busy machine."""
STREAM_BYTES = 1 << 20
"""Read ahead of an answer: most articles come in one piece."""
TRIES = 3
"""A page is given to so many workers, in case the page did not kill them (kill -9, the OOM killer)."""


class WorkersGoneError(BatchError):
    """No worker can be started (any more): the run cannot go on."""


class WorkerDiedError(Exception):
    """A worker ended before it answered."""


class Worker:
    """One worker process and its pipes."""

    def __init__(self, extractor: str, memory: int) -> None:
        self.arguments = ["--parent", str(os.getpid()), "--extractor", extractor, "--memory", str(memory)]
        self.process: Process | None = None
        self.fresh = True
        """No page was read since its start."""

    async def start(self) -> None:
        """Starts the process and waits for its hello.

        Raises WorkersGoneError when the extractor cannot be loaded, WorkerDiedError when it was killed.
        """
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "scraper.batch.worker", *self.arguments),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            limit=STREAM_BYTES,
        )
        self.fresh = True
        try:
            hello = await asyncio.wait_for(self._answer(), START_SECONDS)
        except TimeoutError as error:
            raise WorkerDiedError from error
        if hello.error:
            raise WorkersGoneError(hello.error)

    async def ask(self, request: bytes, deadline: float) -> Reply:
        """The worker's answer to a page.

        Raises WorkerDiedError, or TimeoutError after `deadline` seconds; the process is ended in either case.
        """
        try:
            if self.process is None or self.process.returncode is not None:
                await self.start()
            self.fresh = False
            return await asyncio.wait_for(self._exchange(request), deadline)
        except BaseException:
            await self.end()
            raise

    async def end(self) -> None:
        """Kills the process and waits for its end."""
        if self.process is None:
            return
        process, self.process = self.process, None
        self.fresh = True
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()

    async def _exchange(self, request: bytes) -> Reply:
        assert self.process is not None
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(b"".join((struct.pack(">I", len(request)), request)))
            await self.process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise WorkerDiedError from error
        return await self._answer()

    async def _answer(self) -> Reply:
        assert self.process is not None
        assert self.process.stdout is not None
        try:
            head = await self.process.stdout.readexactly(4)
            payload = await self.process.stdout.readexactly(struct.unpack(">I", head)[0])
        except (asyncio.IncompleteReadError, ConnectionResetError) as error:
            raise WorkerDiedError from error
        return msgspec.msgpack.decode(payload, type=Reply)


class WorkerPool:
    """A fixed number of workers. `deadline` is in seconds a page, `memory` in megabytes a worker."""

    def __init__(self, extractor: str, *, count: int, deadline: float, memory: int) -> None:
        self.deadline = deadline
        self.workers = [Worker(extractor, memory) for _ in range(count)]
        self.idle: asyncio.Queue[Worker] = asyncio.Queue()
        self.deaths = 0

    async def start(self) -> None:
        """Starts all workers; each takes pages as soon as it is there.

        Raises WorkersGoneError when they cannot be started.
        """
        try:
            async with (
                asyncio.TaskGroup() as group
            ):  # one that cannot be started ends the start of the others
                for worker in self.workers:
                    group.create_task(self._start(worker))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None

    async def extract(self, page: Page) -> Reply:
        """The article of a page, as JSON, or the error that befell it.

        Raises ExtractTimeout and ExtractCrashed.
        """
        worker = await self.idle.get()
        try:
            return await self._ask(worker, msgspec.msgpack.encode(page), page.url)
        finally:
            self.idle.put_nowait(worker)

    async def close(self) -> None:
        """Ends all workers."""
        await asyncio.gather(*(worker.end() for worker in self.workers))

    async def _start(self, worker: Worker) -> None:
        for _ in range(TRIES):
            try:
                await worker.start()
                return self.idle.put_nowait(worker)
            except WorkerDiedError:
                await worker.end()
            except BaseException:
                await worker.end()
                raise
        raise WorkersGoneError(f"a worker that extracts pages died at its start, {TRIES} times")

    async def _ask(self, worker: Worker, request: bytes, url: str) -> Reply:
        for _ in range(TRIES):
            was_fresh = worker.fresh
            try:
                reply = await worker.ask(request, self.deadline)
            except WorkerDiedError:
                self.deaths += 1
                continue
            except TimeoutError as error:
                self.deaths += 1
                raise ExtractTimeout(f"not read within {self.deadline:g} s", subject=url) from error
            if reply.kind == "extract_out_of_memory":
                await worker.end()
                if not was_fresh:  # it may have been the pages before
                    continue
            return reply
        raise ExtractCrashed(f"killed {TRIES} workers", subject=url)
