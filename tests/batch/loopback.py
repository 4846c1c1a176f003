"""A site on loopback with faults on request, and the real command to be run against it."""

import asyncio
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
POLITE_ENOUGH = ["--allow-private", "--delay", "0", "--per-host", "8", "--quiet"]
PARAGRAPH = (
    "<p>The harbour office said on Monday that the ferry would sail again, after a week of storms.</p>"
)


class Site:
    """Serves `/ok/N`, `/missing/N`, `/flaky/N` (503 at first), `/reset/N`, `/hang/N`, and `pages`."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.asked: Counter[str] = Counter()
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.conditions: dict[str, str] = {}
        self.behind_consent: dict[str, tuple[str, bytes]] = {}
        """Path → the cookie that opens it, and the page."""
        self.not_modified: Counter[str] = Counter()
        self.redirects: dict[str, str] = {}
        self.cut: dict[str, int] = {}
        """Path → bytes at the end of its answer that never come."""
        self.delay = 0.0
        self.is_down = False
        """While it is, whatever is asked for is broken off."""
        self.port = 0
        self.thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        started = threading.Event()
        self.loop.call_soon(lambda: self.loop.create_task(self._listen(started)))
        self.thread.start()
        started.wait(10)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.run_until_complete(self._close())
        self.loop.close()

    async def _close(self) -> None:
        for server in self.servers:
            server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _ in range(3):  # asyncio closes the sockets a step later
            await asyncio.sleep(0)

    def _serve(self) -> None:
        self.loop.run_forever()

    async def _listen(self, started: threading.Event) -> None:
        first = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = first.sockets[0].getsockname()[1]
        others = [f"127.0.0.{n}" for n in range(2, 9)]
        self.servers = [first, await asyncio.start_server(self._answer, others, self.port)]
        started.set()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                self.asked[path] += 1
                self._note_conditions(path, head)
                if self.delay:
                    await asyncio.sleep(self.delay)
                if self.is_down or path.startswith("/reset"):
                    break
                if path.startswith("/hang"):
                    await asyncio.sleep(30)
                answer = self._behind_consent(path, head) or self._response(path)
                writer.write(answer[: len(answer) - self.cut.get(path, 0)])
                await writer.drain()
                if path in self.cut:
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _note_conditions(self, path: str, head: bytes) -> None:
        for line in head.decode("latin-1").split("\r\n"):
            if line.lower().startswith("if-none-match:"):
                self.conditions[path] = line.partition(":")[2].strip()

    def _behind_consent(self, path: str, head: bytes) -> bytes | None:
        if path not in self.behind_consent:
            return None
        cookie, page = self.behind_consent[path]
        wall = b"<title>We value your privacy</title><h1>We value your privacy</h1><p>Accept all cookies?</p>"
        return self._message(200, "text/html", page if cookie.encode() in head else wall)

    def _response(self, path: str) -> bytes:
        if path in self.redirects:
            return f"HTTP/1.1 302 X\r\nLocation: {self.redirects[path]}\r\nContent-Length: 0\r\n\r\n".encode()
        if path in self.pages:
            kind, body = self.pages[path]
            etag = f'"{len(body)}-{hash(body)}"'
            if self.conditions.pop(path, None) == etag:
                self.not_modified[path] += 1
                return b"HTTP/1.1 304 Not Modified\r\n\r\n"  # many do not repeat the ETag, as they should
            return self._message(200, kind, body, f"ETag: {etag}\r\n")
        if path.startswith("/ok/") or (path.startswith("/flaky/") and self.asked[path] > 1):
            return self._message(200, "text/html; charset=utf-8", page_html(path))
        if path.startswith("/flaky/"):
            return self._message(503, "text/html", b"busy", "Retry-After: 0\r\n")
        return self._message(404, "text/html", b"not found")

    def _message(self, status: int, kind: str, body: bytes, extra: str = "") -> bytes:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
        return head.encode() + body


def page_html(path: str) -> bytes:
    """A small article that tells its own path."""
    title = f"Story {path}"
    head = f"<html lang=en><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{PARAGRAPH * 5}</article></body></html>".encode()


Scraper = Callable[..., "subprocess.CompletedProcess[str]"]


def scraper_command(*arguments: str) -> list[str]:
    """The command line, run as a user would."""
    return [sys.executable, "-c", "from scraper.cli.app import main; main()", *arguments]


def environment() -> dict[str, str]:
    """In which the extractors of these tests can be imported."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}
