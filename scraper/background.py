"""An event loop in a thread of its own, for sync doors over async work."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
Last = Callable[[], Coroutine[Any, Any, None]]
CLOSED = "this Scraper is closed"


class BackgroundLoop:
    """Runs coroutines from any thread. The thread starts with the first, and is a daemon: it never keeps a
    program from ending."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Starts the coroutine; cancelling the future cancels it. Raises RuntimeError when closed."""
        try:
            loop = self._running()
        except RuntimeError:
            work.close()
            raise
        return asyncio.run_coroutine_threadsafe(work, loop)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the coroutine gives. Ctrl-C ends it: else it would keep its host from whoever asks next."""
        future = self.submit(work)
        try:
            with self.telling():
                return future.result()
        finally:
            future.cancel()  # of one that is done, this is nothing

    async def arun(self, work: Coroutine[Any, Any, T]) -> T:
        """As `run`, for async callers; cancelling it cancels the coroutine."""
        with self.telling():
            return await asyncio.wrap_future(self.submit(work))

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Has who waits for what `close` has cancelled told of that: a task would take CancelledError for its own."""
        try:
            yield
        except (concurrent.futures.CancelledError, asyncio.CancelledError):
            if self._closed and not _is_cancelled():
                raise RuntimeError(CLOSED) from None
            raise

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._closed:
                raise RuntimeError(CLOSED)
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="scraper", daemon=True)
                self._thread.start()
            return self._loop

    def close(self, last: Last) -> None:
        """Cancels what is under way, awaits `last()` in the loop, and ends the thread. Twice does no harm."""
        thread = self._thread
        ended = self.abandon(last)
        if ended is not None and thread is not None:
            ended.result()
            thread.join()

    def abandon(self, last: Last | None) -> concurrent.futures.Future[None] | None:
        """As `close`, without waiting for it; None where nothing runs."""
        with self._lock:
            self._closed = True
            loop, self._loop, self._thread = self._loop, None, None
        if loop is None:
            return None
        ended = asyncio.run_coroutine_threadsafe(_wind_up(last or _nothing), loop)
        ended.add_done_callback(lambda _: loop.call_soon_threadsafe(loop.stop))
        return ended

    def anew(self) -> BackgroundLoop:
        """One that has not begun, but is closed if this one is."""
        other = BackgroundLoop()
        other._closed = self._closed
        return other


def _is_cancelled() -> bool:
    """Whether the task that asks was itself cancelled."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no loop runs here
        return False
    return task is not None and task.cancelling() > 0


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _wind_up(last: Last) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        if task is not None:
            task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last()
    await asyncio.get_running_loop().shutdown_default_executor()


def run_to_end(work: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`; also where a loop is running already, as in a notebook: there in a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    apart = BackgroundLoop()
    try:
        return apart.submit(work).result()
    finally:
        apart.close(_nothing)


async def _nothing() -> None:
    """There is nothing to close."""
