"""Rows and records as they are, one after another in one file: JSON Lines, also compressed, and WARC."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 10
"""Of zstd: a fifth smaller than the default at a third of its speed, and written once."""


class Writes(Protocol):
    """A file, compressed or not."""

    def write(self, data: bytes, /) -> object: ...


def write_jsonl(rows: Iterable[bytes], target: Path) -> int:
    """A row a line."""
    with open(target, "wb") as file:
        return _write(file, (row + b"\n" for row in rows))


def write_jsonl_zst(rows: Iterable[bytes], target: Path) -> int:
    """A row a line, in one zstd frame."""
    with zstd.open(target, "wb", level=LEVEL) as file:
        return _write(file, (row + b"\n" for row in rows))


def write_warc(members: Iterable[bytes], target: Path) -> int:
    """Recorded pages: gzip members of one record each, which in a row are a .warc.gz (ISO 28500, annex D)."""
    with open(target, "wb") as file:
        return _write(file, members)


def _write(file: Writes, pieces: Iterable[bytes]) -> int:
    count = 0
    for count, piece in enumerate(pieces, 1):  # noqa: B007
        file.write(piece)
    return count
