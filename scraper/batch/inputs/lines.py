"""The lines of a file, numbered, and of bounded length. Nothing is held but the line at hand."""

import io
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import BufferedReader
from typing import NamedTuple, TextIO, cast

from scraper.batch.inputs.unpacked import UNREADABLE, reason_of, unpacked
from scraper.errors import BatchError

SHOWN = 200
"""Bytes that are kept of a line that is too long."""


NOT_UTF8 = "is UTF-16, not UTF-8: save it as UTF-8"
SHEET = "is a spreadsheet or a ZIP archive: save the list in it as CSV or text"
PACKED = "is packed as only gzip and zstd are undone here: unpack it first"
UNFIT = (
    *((bom, NOT_UTF8) for bom in (BOM_UTF16_LE, BOM_UTF16_BE)),
    *((start, SHEET) for start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")),
    *((start, PACKED) for start in (b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")),
    (
        b"WARC/1.",
        "is a web archive: give it a name that ends in .warc or .warc.gz (zstd must be undone first)",
    ),
)
"""By its first bytes: why no line of a file could be read."""


class Line(NamedTuple):
    """A line of a list."""

    number: int
    """1-based, as an editor counts; records of Parquet and files of a folder are counted likewise."""
    input: str
    """The URL; of a line in which none can be found, as much of its text as there is to show."""
    error: str | None = None
    """Why the line is no good."""
    place: str | None = None
    """FILE or FILE#OFFSET when the page is at hand."""


class RawLine(NamedTuple):
    """A line with its end, or the beginning of one that is too long, which has an `error`."""

    number: int
    text: bytes
    error: str | None = None


def raw_lines(name: str, limit: int) -> Iterator[RawLine]:
    """The lines of a file (`-`: standard input), packed or not. Of a line longer than `limit` bytes only the head.

    The file is opened as the first is asked for: of a list that a run has read already, none is.
    Raises BatchError, which names file and line, where it cannot be opened or read on, or is one of UNFIT.
    """
    number = 0
    try:
        # As Latin-1 each byte is a character, and Python's universal newlines (LF, CRLF, CR) can be had for bytes.
        with _open(name) as file, io.TextIOWrapper(unpacked(file), encoding="latin-1") as text:
            while line := text.readline(limit):
                number += 1
                raw = line.encode("latin-1")
                if number == 1:
                    raw = _checked_start(name, raw)
                if _skip_rest(text, line, limit):
                    yield RawLine(number, raw[:SHOWN], f"longer than {limit} bytes")
                else:
                    yield RawLine(number, raw)
    except UNREADABLE as error:
        raise BatchError(f"cannot be read: {reason_of(error)}", subject=f"{name}:{number + 1}") from error


def _open(name: str) -> BufferedReader:
    if name == "-":
        return cast("BufferedReader", sys.stdin.buffer)
    try:
        return open(name, "rb")
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error


def _checked_start(name: str, line: bytes) -> bytes:
    """The first line without a BOM. Raises BatchError where it shows that no line could be read."""
    problem = next((problem for start, problem in UNFIT if line.startswith(start)), None)
    if problem is None and line.count(0) * 3 > len(line):
        problem = NOT_UTF8
    if problem is not None:
        raise BatchError(problem, subject=name)
    return line.removeprefix(BOM_UTF8)


def _skip_rest(text: TextIO, line: str, limit: int) -> bool:
    """Whether `line` is but the head of one that is too long; what follows of that is passed over."""
    is_cut = len(line) == limit and not line.endswith("\n")
    while is_cut and (rest := text.readline(limit)) and not rest.endswith("\n"):
        pass
    return is_cut
