"""One request and its answer, within bounds: no more bytes than allowed, no body of a redirect, nothing but HTML."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime

import httpcore2 as httpcore
import msgspec

from scraper.errors import NotHtml
from scraper.fetch.decoder import CodingError, Decoder
from scraper.fetch.magic import HEAD, find_alien
from scraper.fetch.target import Target
from scraper.fetch.transport import WatchedStream

REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Bounds(msgspec.Struct, frozen=True):
    """What one exchange may cost."""

    max_bytes: int
    connect_timeout: float
    read_timeout: float
    only_html: bool = True
    """Raise NotHtml as soon as the first bytes show something else."""


class Answer(msgspec.Struct, kw_only=True):
    """What came, with its codings undone. `body` is empty for redirects and errors: it is not read then."""

    target: Target
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched_at: str
    http_version: str
    body: bytes = b""
    wire: int = 0
    """Bytes of the body as they came."""
    seconds: float = 0.0
    is_cut: bool = False
    """The body goes on beyond the cap."""
    fault: Exception | None = None
    """The body broke off for this reason; `body` is what came before."""

    def header(self, name: str) -> str | None:
        """The first header of this name (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    def all_headers(self, name: str) -> list[str]:
        """The values of all headers of this name (lower case)."""
        return [value for key, value in self.headers if key == name]


async def ask(
    pool: httpcore.AsyncConnectionPool, target: Target, headers: Sequence[tuple[str, str]], bounds: Bounds
) -> Answer:
    """Sends a GET and reads the answer.

    Raises NotHtml, BlockedAddress, CodingError where nothing of the body can be read, and what httpcore
    raises.
    """
    began = time.perf_counter()
    response = await pool.handle_async_request(_build_request(target, headers, bounds))
    try:
        stream = response.extensions.get("network_stream")
        if (
            isinstance(stream, WatchedStream)
            and stream.is_answer_due
            and "stream_id" not in response.extensions
        ):
            raise httpcore.RemoteProtocolError("an answer came before its request")
        answer = _read_head(target, response)
        if 200 <= answer.status < 300 and answer.status != 204:
            await _read_body(answer, response, bounds)
    finally:
        # Closes the connection where the body was not read to its end: its rest is not worth waiting for.
        await response.aclose()
    answer.seconds = time.perf_counter() - began
    return answer


def _build_request(target: Target, headers: Sequence[tuple[str, str]], bounds: Bounds) -> httpcore.Request:
    name = f"[{target.host}]" if ":" in target.host else target.host
    host = name if target.port is None else f"{name}:{target.port}"
    lines = [(b"Host", host.encode("ascii"))]
    lines += [(key.encode("ascii"), value.encode("utf-8")) for key, value in headers]
    url = httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode("ascii"), port=target.port, target=target.path
    )
    timeouts = {
        "connect": bounds.connect_timeout,
        "read": bounds.read_timeout,
        "write": bounds.read_timeout,
        "pool": bounds.connect_timeout,
    }
    return httpcore.Request(b"GET", url, headers=lines, extensions={"timeout": timeouts})


def _read_head(target: Target, response: httpcore.Response) -> Answer:
    headers = tuple(
        (key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in response.headers
    )
    return Answer(
        target=target,
        status=response.status,
        headers=headers,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        http_version=response.extensions.get("http_version", b"").decode("ascii", "replace"),
    )


async def _read_body(answer: Answer, response: httpcore.Response, bounds: Bounds) -> None:
    decoder = Decoder(",".join(answer.all_headers("content-encoding")), bounds.max_bytes)
    is_vetted = not bounds.only_html
    try:
        async for piece in response.aiter_stream():
            answer.wire += len(piece)
            decoder.feed(piece)
            if not is_vetted and decoder.size >= HEAD:
                _refuse_alien(answer, decoder.body())
                is_vetted = True
            if decoder.is_cut or answer.wire > bounds.max_bytes:
                answer.is_cut = True
                break
    except (httpcore.ReadError, httpcore.RemoteProtocolError, CodingError) as error:
        if not decoder.size:
            raise
        answer.fault = error
    answer.body = decoder.body()
    if answer.fault is None and not answer.is_cut and not decoder.is_done():
        answer.fault = CodingError("the coded body ends before its end", is_end=True)
    if not is_vetted:
        _refuse_alien(answer, answer.body)


def _refuse_alien(answer: Answer, body: bytes) -> None:
    found = find_alien(body, answer.header("content-type"))
    if found is not None:
        raise NotHtml(f"is {found}", subject=answer.target.url)
