"""The content codings of HTTP, each undone piece by piece, and with an eye on whether its end was reached.

httpx's own decoders do not say whether a gzip or brotli body was complete.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # no stubs are published
from zlib_ng import zlib_ng as zlib  # zlib's own interface and answers, in half its time

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE = 256 * 1024
"""Bytes decoded at a time."""
STEP = 4 * 1024
"""Bytes fed at a time after a first member's end: what one leaves is copied, and thousands may be empty."""
ZSTD_WINDOW_LOG = 23
"""8 MiB, the most that RFC 9659 allows in HTTP; a frame may ask for 2 GiB."""


class Layer(Protocol):
    """One coding being undone."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What `data` decodes to, in pieces of about PIECE. Raises zlib.error, brotli.error or ZstdError."""

    def is_done(self) -> bool:
        """Whether the coding's own end was seen."""


class Gzip:
    """gzip (RFC 1952), also several members one after the other; zeros after the last are ignored."""

    WINDOW = 16 + zlib.MAX_WBITS

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(self.WINDOW)

    def feed(self, data: bytes) -> Iterator[bytes]:
        view, at, step = memoryview(data), 0, len(data)
        while at < len(view):
            if self._stream.eof:
                if view[at] != 0x1F:
                    return
                self._stream, step = zlib.decompressobj(self.WINDOW), STEP
            part = view[at : at + step]
            piece = self._stream.decompress(part, PIECE)
            at += len(part) - len(self._stream.unconsumed_tail or self._stream.unused_data)
            if piece:
                yield piece

    def is_done(self) -> bool:
        return self._stream.eof


class Deflate:
    """zlib as RFC 9110 says, or bare deflate as many servers send."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None
        self._head = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if _is_zlib(data) else -zlib.MAX_WBITS)
        while data and not self._stream.eof:
            piece = self._stream.decompress(data, PIECE)
            data = self._stream.unconsumed_tail
            if piece:
                yield piece

    def is_done(self) -> bool:
        return self._stream is not None and self._stream.eof


def _is_zlib(data: bytes) -> bool:
    """RFC 1950, 2.2: method 8, and the first two bytes a multiple of 31."""
    return data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


class Brotli:
    """`br` (RFC 7932)."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        while not self._stream.is_finished():
            piece = self._stream.process(data, output_buffer_limit=PIECE // 2)
            data = b""
            if piece:
                yield piece
            elif self._stream.can_accept_more_data():
                return

    def is_done(self) -> bool:
        return bool(self._stream.is_finished())


class Zstd:
    """`zstd` (RFC 8878), also several frames one after the other."""

    def __init__(self) -> None:
        self._stream = self._open()

    @staticmethod
    def _open() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG})

    def feed(self, data: bytes) -> Iterator[bytes]:
        view, at, step = memoryview(data), 0, len(data)
        while at < len(view) or not (self._stream.eof or self._stream.needs_input):
            if self._stream.eof:
                self._stream, step = self._open(), STEP
            part = view[at : at + step] if self._stream.needs_input else b""
            piece = self._stream.decompress(part, PIECE)
            at += len(part) - (len(self._stream.unused_data) if self._stream.eof else 0)
            if piece:
                yield piece

    def is_done(self) -> bool:
        return self._stream.eof


LAYERS: dict[str, Callable[[], Layer]] = {
    "gzip": Gzip,
    "x-gzip": Gzip,
    "deflate": Deflate,
    "br": Brotli,
    "zstd": Zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"
"""What requests say that they take."""
ERRORS: tuple[type[Exception], ...] = (
    zlib.error,  # type: ignore[assignment]  # its stubs have the class for an instance
    *(brotli.error, zstd.ZstdError, EOFError, ValueError),
)
"""What a layer raises for a body that is broken."""
