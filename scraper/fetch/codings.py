"""Content codings undone piece by piece, under a cap at each layer, and with an eye on whether the end was reached.

httpx's own decoders do not say whether a gzip or brotli body was complete, and a cap on the last layer alone
lets a bomb inside a bomb burn time in the layer between.
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
MAX_LAYERS = 5
"""As httpx has it. Real servers use one, by mistake two."""
ZSTD_WINDOW_LOG = 23
"""8 MiB, the most that RFC 9659 allows in HTTP; a frame may ask for 2 GiB."""


class CodingError(Exception):
    """The body is not what its Content-Encoding says."""

    def __init__(self, message: str, *, is_end: bool = False) -> None:
        super().__init__(message)
        self.is_end = is_end
        """All that came was right, but its end is missing."""


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


_LAYERS: dict[str, Callable[[], Layer]] = {
    "gzip": Gzip,
    "x-gzip": Gzip,
    "deflate": Deflate,
    "br": Brotli,
    "zstd": Zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"
# Seen in the wild for bodies that are not coded at all.
_NO_CODINGS = frozenset(("", "identity", "none", "binary", "8bit", "utf-8", "chunked", "text/html"))
_ERRORS: tuple[type[Exception], ...] = (
    zlib.error,  # type: ignore[assignment]  # its stubs have the class for an instance
    *(brotli.error, zstd.ZstdError, EOFError, ValueError),
)
_GZIP_MAGIC = b"\x1f\x8b\x08"
_SHOWN = (_GZIP_MAGIC, b"<!d", b"<ht")
"""What three bytes show beyond doubt: gzip, which `_keep` undoes, and the start of a page."""


class Decoder:
    """Undoes the codings of one body.

    `encoding` is the Content-Encoding as sent; `max_bytes` caps what each layer gives out. Feed it what comes
    over the wire; afterwards `body()` is what it decoded to, `is_cut` whether the cap was reached.
    Raises CodingError for more than MAX_LAYERS codings.
    """

    def __init__(self, encoding: str, max_bytes: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in _NO_CODINGS]
        if len(names) > MAX_LAYERS:
            raise CodingError(f"{len(names)} content codings one over the other")
        self._unknown = next((name for name in names if name not in _LAYERS), None)
        self._names = list(reversed(names)) if self._unknown is None else []
        self._layers = [_LAYERS[name]() for name in self._names]
        self._max = max_bytes
        self._given = [0] * (MAX_LAYERS + 1)
        self._pieces: list[bytes] = []
        self._head: bytes | None = b""
        self.is_cut = False
        self.size = 0

    def feed(self, data: bytes) -> None:
        """Takes the next bytes of the wire. Raises CodingError where they do not fit the coding."""
        if self._head is not None:
            data = self._head + data
            self._head = data if len(data) < len(_GZIP_MAGIC) else None
            if self._head is not None:
                return
            self._distrust_label(data)
        self._feed(0, data)

    def _distrust_label(self, start: bytes) -> None:
        """Wrong labels are common enough to believe a body's first bytes instead. An unknown one is passed over,
        as browsers do, where there is markup below it."""
        shown = start[: len(_GZIP_MAGIC)].lower()
        if self._unknown is not None and shown not in _SHOWN:
            raise CodingError(f"unknown content coding {self._unknown[:40]!r}")
        if self._names[:1] in (["gzip"], ["x-gzip"]):
            is_wrong = start[:1] != _GZIP_MAGIC[:1]
        else:
            is_wrong = bool(self._names) and shown in _SHOWN
        if is_wrong:
            del self._names[0], self._layers[0]

    def _feed(self, index: int, data: bytes) -> None:
        if index == len(self._layers):
            self._keep(data)
            return
        try:
            for piece in self._layers[index].feed(data):
                self._given[index] += len(piece)
                self._feed(index + 1, piece)
                if self.is_cut or self._given[index] > self._max:
                    self.is_cut = True
                    return
        except _ERRORS as error:
            raise CodingError(f"broken {self._names[index]} body: {error}") from error

    def _keep(self, piece: bytes) -> None:
        if not self.size and piece.startswith(_GZIP_MAGIC) and len(self._layers) < MAX_LAYERS:
            self._names.append("gzip")
            self._layers.append(Gzip())
            self._feed(len(self._layers) - 1, piece)
            return
        if self.size + len(piece) > self._max:
            piece = piece[: self._max - self.size]
            self.is_cut = True
        self._pieces.append(piece)
        self.size += len(piece)

    def is_done(self) -> bool:
        """Whether each coding reached its own end; an empty body has, and one without codings."""
        return self._head is not None or all(layer.is_done() for layer in self._layers)

    def body(self) -> bytes:
        """All that was decoded."""
        if self._head:
            self._pieces, self._head = [self._head], b""
        if len(self._pieces) != 1:
            self._pieces = [b"".join(self._pieces)]
        return self._pieces[0]
