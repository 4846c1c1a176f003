"""One row a line: JSON as it is, also compressed."""

import sys
from collections.abc import Iterable
from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 10
"""Of zstd: a fifth smaller than the default at a third of its speed, and written once."""


def write_jsonl(rows: Iterable[bytes], target: Path) -> int:
    """A row a line."""
    count = 0
    with open(target, "wb") as file:
        for count, row in enumerate(rows, 1):  # noqa: B007
            file.write(row + b"\n")
    return count


def write_jsonl_zst(rows: Iterable[bytes], target: Path) -> int:
    """A row a line, in one zstd frame."""
    count = 0
    with zstd.open(target, "wb", level=LEVEL) as file:
        for count, row in enumerate(rows, 1):  # noqa: B007
            file.write(row + b"\n")
    return count
