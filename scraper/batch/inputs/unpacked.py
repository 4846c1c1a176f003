"""Gzip and zstd undone, told by a file's first bytes: names lie, and standard input has none."""

import gzip
import re
import sys
import zlib
from io import BufferedReader
from typing import BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNREADABLE = (OSError, EOFError, zlib.error, zstd.ZstdError)
"""What reading raises where the file, or its packing, is broken."""
ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
"""A frame, or one to be skipped (RFC 8878, 3.1)."""


def unpacked(file: BufferedReader) -> BinaryIO:
    """The file, or what its gzip or zstd holds."""
    start = file.peek(4)[:4]
    if start.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.open(file))
    return cast("BinaryIO", zstd.open(file)) if ZSTD.match(start) else file


def reason_of(error: Exception) -> str:
    """What one of UNREADABLE says, without number and name."""
    return getattr(error, "strerror", None) or str(error)
