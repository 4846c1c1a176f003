"""One worker supervised: it is handed pages, and answered for when it hangs, crashes or grows too large."""

import asyncio
import contextlib
import fcntl
import os
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque

import msgspec

from scraper.batch.engine.worker import Reply
from scraper.errors import BatchError, ExtractCrashed, ExtractTimeout

START_SECONDS = 60.0
"""A worker imports the extractor before it says hello: half a second, and far more on a busy machine."""
STREAM_BYTES = 1 << 20
"""Read ahead of an answer: most articles come in one piece."""
PIPE_BYTES = 1 << 20
"""Of a worker's input, where the system lets us: nearly all pages fit, and are written and read at once."""
TRIES = 3
"""A page is given to so many workers, in case the page did not kill them (kill -9, the OOM killer)."""


class WorkersGoneError(BatchError):
    """No worker can be started (any more): the run cannot go on."""


class WorkerDiedError(Exception):
    """A worker ended before it answered."""


class Worker:
    """One worker process and its pipes; a process that ended is followed by another.

    A page may be handed in while another is read: the process finds it in its pipe and need not wait for us.
    """

    def __init__(self, extractor: str, *, deadline: float, memory: int) -> None:
        self.arguments = ["--parent", str(os.getpid()), "--extractor", extractor, "--memory", str(memory)]
        self.deadline = deadline
        self.process: Process | None = None
        """Set as soon as it can be sent pages."""
        self.fresh = True
        """No page was read since its start."""
        self.in_hand: deque[bytes] = deque()
        """The page that is read, and behind it those that wait: as they stand in the pipe."""
        self.turn = asyncio.Lock()
        """Held for the first page in hand. It is given in order, as the answers come."""

    async def start(self) -> None:
        """Starts a process, waits for its hello, and hands it what is in hand.

        Raises WorkersGoneError when the extractor cannot be loaded, WorkerDiedError when it was killed.
        """
        process = await self._open()
        try:
            hello = await asyncio.wait_for(_answer(process), START_SECONDS)
            if hello.error:
                raise WorkersGoneError(hello.error)
        except TimeoutError as error:
            await _end(process)
            raise WorkerDiedError from error
        except BaseException:
            await _end(process)
            raise
        self.process, self.fresh = process, True
        for page in self.in_hand:
            _send(process, page)

    async def read(self, page: bytes, url: str) -> Reply:
        """The answer to a page, whatever befalls the process meanwhile because of this page or the one before.

        Raises ExtractTimeout and ExtractCrashed.
        """
        try:
            return await self._read_in_turn(page, url)
        except asyncio.CancelledError:
            await self.end()  # nobody is left to take the answer
            raise

    async def end(self) -> None:
        """Kills the process and waits for its end."""
        process, self.process = self.process, None
        if process is not None:
            await _end(process)

    async def _open(self) -> Process:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "scraper.batch.engine.worker", *self.arguments),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            limit=STREAM_BYTES,
        )
        _widen(process)
        return process

    async def _read_in_turn(self, page: bytes, url: str) -> Reply:
        self.in_hand.append(page)
        if self.process is not None:
            _send(self.process, page)
        try:
            async with self.turn:
                return await self._read_first(url)
        finally:
            self.in_hand.remove(page)

    async def _read_first(self, url: str) -> Reply:
        for _ in range(TRIES):
            try:
                process = await self._living()
                was_fresh, self.fresh = self.fresh, False
                reply = await asyncio.wait_for(_answer(process), self.deadline)
            except WorkerDiedError:
                await self.end()
                continue
            except TimeoutError as error:
                await self.end()
                raise ExtractTimeout(f"not read within {self.deadline:g} s", subject=url) from error
            if reply.kind == "extract_out_of_memory":
                await self.end()
                if not was_fresh:  # it may have been the pages before
                    continue
            return reply
        raise ExtractCrashed(f"killed {TRIES} workers", subject=url)

    async def _living(self) -> Process:
        if self.process is None or self.process.returncode is not None:
            await self.end()
            await self.start()
        assert self.process is not None
        return self.process


def _send(process: Process, page: bytes) -> None:
    """There is nothing to wait for: what the pipe does not take is kept, and that is two pages at the most."""
    assert process.stdin is not None
    process.stdin.write(b"".join((struct.pack(">I", len(page)), page)))


async def _answer(process: Process) -> Reply:
    assert process.stdout is not None
    try:
        head = await process.stdout.readexactly(4)
        payload = await process.stdout.readexactly(struct.unpack(">I", head)[0])
    except (asyncio.IncompleteReadError, ConnectionResetError) as error:
        raise WorkerDiedError from error
    return msgspec.msgpack.decode(payload, type=Reply)


async def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    await process.wait()


def _widen(process: Process) -> None:
    """Linux only. A system short of memory for pipes refuses, and a process that was killed at once has none."""
    if sys.platform == "linux" and process.stdin is not None:
        with contextlib.suppress(OSError, ValueError):
            pipe = process.stdin.transport.get_extra_info("pipe")
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_BYTES)
