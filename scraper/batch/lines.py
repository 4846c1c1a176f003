"""Lists read line by line: text, CSV, JSONL, Parquet. Nothing is held but the line at hand."""

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from scraper.errors import BatchError, MissingExtra

MAX_LINE_BYTES = 64 * 1024
"""A longer line is no URL: it is cut here and reported."""
URL_COLUMNS = ("url", "link", "href", "loc", "address", "uri", "page", "article_url", "source_url")
"""Column names taken for the URL, in this order, when none is told. Compared in lower case."""


class Line(NamedTuple):
    """A line of a list."""

    number: int
    """1-based, as an editor counts; records of Parquet and files of a folder are counted likewise."""
    input: str
    error: str | None = None
    place: str | None = None
    """FILE or FILE#OFFSET when the page is at hand."""


def read_lines(name: str, *, kind: str | None = None, column: str | None = None) -> Iterator[Line]:
    """The lines of a list, `-` being standard input. Blank lines are passed over.

    `kind` is text, csv, tsv, jsonl or parquet; by default the file's suffix tells. `column` names the URL's
    column or key.
    Raises BatchError when the list cannot be opened, or has no such column.
    """
    kind = kind or kind_of(name)
    if kind == "parquet":
        return _read_parquet(name, column)
    lines = _numbered(_open(name))
    if kind == "text":
        return _read_text(lines)
    if kind == "jsonl":
        return _read_jsonl(lines, column)
    return _read_csv(name, lines, column, "\t" if kind == "tsv" else ",")


def kind_of(name: str) -> str:
    """What a list is by its name: `urls.csv.gz` is csv."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes if suffix.lower() != ".gz"]
    known = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    return known.get(suffixes[-1], "text") if suffixes else "text"


def _open(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return gzip.open(name, "rb") if name.endswith(".gz") else open(name, "rb")  # type: ignore[return-value]
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error


def _numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, without their ends; an overlong one is cut, the rest of it passed over."""
    number = 0
    with file:
        while line := file.readline(MAX_LINE_BYTES):
            number += 1
            whole = len(line) < MAX_LINE_BYTES or line.endswith(b"\n")
            while not whole:
                rest = file.readline(MAX_LINE_BYTES)
                whole = not rest or rest.endswith(b"\n")
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _decode(number: int, raw: bytes) -> Line:
    if len(raw) >= MAX_LINE_BYTES:
        return Line(number, raw[:200].decode("utf-8", "replace"), f"longer than {MAX_LINE_BYTES} bytes")
    try:
        return Line(number, raw.decode().strip())
    except UnicodeDecodeError:
        return Line(number, raw.decode("utf-8", "replace").strip(), "not UTF-8")


def _read_text(lines: Iterable[tuple[int, bytes]]) -> Iterator[Line]:
    return (_decode(number, raw) for number, raw in lines if raw.strip())


def _read_jsonl(lines: Iterable[tuple[int, bytes]], column: str | None) -> Iterator[Line]:
    for line in _read_text(lines):
        yield line if line.error else _read_json(line, column)


def _read_json(line: Line, column: str | None) -> Line:
    try:
        record = msgspec.json.decode(line.input.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        return line._replace(error=f"not JSON: {error}")
    if isinstance(record, str):
        return line._replace(input=record)
    key = _pick(record, column) if isinstance(record, dict) else None
    if key is None or not isinstance(record[key], str):
        return line._replace(error=f"no key {column or 'url'} with a string")
    return line._replace(input=record[key].strip())


def _pick(names: Iterable[str], column: str | None) -> str | None:
    """The name of the URL's column among `names`."""
    if column is not None:
        return column if column in names else None
    by_lower = {name.strip().lower(): name for name in reversed(list(names))}
    return next((by_lower[known] for known in URL_COLUMNS if known in by_lower), None)


def _read_csv(
    name: str, lines: Iterable[tuple[int, bytes]], column: str | None, delimiter: str
) -> Iterator[Line]:
    texts = (raw.decode("utf-8", "replace") for _, raw in lines)
    reader = csv.reader(texts, delimiter=delimiter)
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise BatchError(f"broken CSV: {error}", subject=f"{name}:1") from error
    key = _pick(header, column)
    if key is None:
        wanted = column or "url (name it with --column)"
        raise BatchError(f"no column {wanted}; there are: {', '.join(header)[:200]}", subject=name)
    return _csv_records(reader, header.index(key))


def _csv_records(reader: Any, place: int) -> Iterator[Line]:
    while True:
        number = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(number, "", f"broken CSV: {error}")
            continue
        if record:
            found = len(record) > place
            yield Line(number, record[place].strip() if found else "", None if found else "too few columns")


def _read_parquet(name: str, column: str | None) -> Iterator[Line]:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    try:
        file = pq.ParquetFile(io.BytesIO(sys.stdin.buffer.read()) if name == "-" else name)
    except (OSError, ValueError) as error:
        raise BatchError(f"cannot be read as Parquet: {error}", subject=name) from error
    key = _pick(file.schema_arrow.names, column)
    if key is None:
        raise BatchError(f"no column {column or 'url'}", subject=name)
    values = (v for batch in file.iter_batches(10_000, columns=[key]) for v in batch.column(0).to_pylist())
    return (
        Line(number, str(value or ""), None if value else "empty") for number, value in enumerate(values, 1)
    )
