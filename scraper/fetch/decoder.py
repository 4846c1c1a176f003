"""The codings of one body undone, one over the other, whatever its label says, under a cap at each layer.

A cap on the last layer alone lets a bomb inside a bomb burn time in the layer between.
"""

import re

from scraper.fetch.codings import ERRORS, LAYERS, Gzip

MAX_LAYERS = 5
"""As httpx has it. Real servers use one, by mistake two."""
_NO_CODINGS = frozenset(("", "identity", "none", "binary", "8bit", "utf-8", "chunked", "text/html"))
"""Seen in the wild for bodies that are not coded at all."""
_GZIP_MAGIC = b"\x1f\x8b\x08"
_SHOWN = (_GZIP_MAGIC, b"<!d", b"<ht")
"""What three bytes show beyond doubt: gzip, which `_keep` undoes, and the start of a page."""


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<[!?a-z]", re.IGNORECASE)


class CodingError(Exception):
    """The body is not what its Content-Encoding says."""

    def __init__(self, message: str, *, is_end: bool = False) -> None:
        super().__init__(message)
        self.is_end = is_end
        """All that came was right, but its end is missing."""


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
        self._unknown = next((name for name in names if name not in LAYERS), None)
        self._names = list(reversed(names)) if self._unknown is None else []
        self._layers = [LAYERS[name]() for name in self._names]
        self._max = max_bytes
        self._given = [0] * (MAX_LAYERS + 1)
        self._pieces: list[bytes] = []
        self._head: bytes | None = b""
        self.is_cut = False
        self.size = 0

    def feed(self, data: bytes) -> None:
        """Takes the next bytes of the wire. Raises CodingError where they do not fit the coding."""
        if self._head is None:
            self._feed(0, data)
            return
        data = self._head + data
        self._head = data if len(data) < len(_GZIP_MAGIC) else None
        if self._head is None:
            self._distrust_label(data)
            self._feed_first(data)

    def _feed_first(self, data: bytes) -> None:
        """What does not fit its coding and begins as a page does is taken for one: that was undone, its label kept."""
        try:
            self._feed(0, data)
        except CodingError:
            if self.size or not _MARKUP.match(data):
                raise
            self._names, self._layers = [], []
            self._feed(0, data)

    def _distrust_label(self, start: bytes) -> None:
        """Drops the outermost coding where the body's first bytes show that the label is wrong, as many are.

        Raises CodingError for an unknown coding, unless markup or gzip follows: then browsers pass it over too.
        """
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
        except ERRORS as error:
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
