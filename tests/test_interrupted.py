"""What is under way when somebody interrupts it, or closes the Scraper, ends at once, and is told as what it is."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator

import pytest

from scraper import FetchSettings, Scraper

BARE = FetchSettings(allow_private=True, delay=0, robots=False, optout_files=False)
SYNC: dict[str, Callable[[Scraper, str], object]] = {
    "scrape": lambda made, url: made.scrape(url),
    "scrape_many": lambda made, url: list(made.scrape_many([url])),
}


async def ascrape_many(made: Scraper, url: str) -> object:
    return [outcome async for outcome in made.ascrape_many([url])]


ASYNC: dict[str, Callable[[Scraper, str], Awaitable[object]]] = {
    "ascrape": lambda made, url: made.ascrape(url),
    "ascrape_many": ascrape_many,
}


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A server that takes a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        yield server


def url_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/"


def once_asked(
    server: socket.socket, do: Callable[[], object]
) -> tuple[threading.Thread, list[socket.socket]]:
    """Does something when the server has been asked; gives the thread, and the line on which it was asked."""
    lines: list[socket.socket] = []

    def wait() -> None:
        line, _ = server.accept()
        line.settimeout(5)
        line.recv(4096)
        lines.append(line)
        do()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread, lines


def interrupt() -> None:
    """As somebody does who waits; within the same millisecond the one who asks may not be waiting yet."""
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.parametrize("door", SYNC)
def test_ctrl_c_ends_the_request(door: str, silent: socket.socket) -> None:
    with Scraper(BARE) as made:
        thread, lines = once_asked(silent, interrupt)
        with pytest.raises(KeyboardInterrupt):
            SYNC[door](made, url_of(silent))
        thread.join()
        with lines[0] as line:
            assert line.recv(4096) == b""  # closed by the other end


@pytest.mark.parametrize("door", SYNC)
def test_who_waits_is_told_that_the_scraper_was_closed(door: str, silent: socket.socket) -> None:
    made = Scraper(BARE)
    thread, lines = once_asked(silent, made.close)
    with pytest.raises(RuntimeError, match="this Scraper is closed"):
        SYNC[door](made, url_of(silent))
    thread.join()
    lines[0].close()


@pytest.mark.parametrize("door", ASYNC)
async def test_so_is_a_task_and_it_is_not_cancelled_by_that(door: str, silent: socket.socket) -> None:
    made = Scraper(BARE)
    thread, lines = once_asked(silent, made.close)
    with pytest.raises(RuntimeError, match="this Scraper is closed"):
        await ASYNC[door](made, url_of(silent))
    await asyncio.to_thread(thread.join)
    lines[0].close()
