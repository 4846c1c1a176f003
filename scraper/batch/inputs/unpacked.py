"""Gzip undone, told by a file's first bytes: names lie, and standard input has none."""

import gzip
import zlib
from io import BufferedReader
from typing import BinaryIO, cast

UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading raises where the file, or its gzip, is broken."""


def unpacked(file: BufferedReader) -> BinaryIO:
    """The file, or what its gzip holds."""
    is_gzip = file.peek(2)[:2] == b"\x1f\x8b"
    return cast("BinaryIO", gzip.open(file)) if is_gzip else file


def reason_of(error: Exception) -> str:
    """What one of UNREADABLE says, without number and name."""
    return getattr(error, "strerror", None) or str(error)
