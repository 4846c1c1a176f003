"""Lists read line by line: text, CSV, JSONL, Parquet. Nothing is held but the line at hand."""

import csv
import io
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from scraper.batch.inputs.unpacked import UNREADABLE, reason_of, unpacked
from scraper.errors import BatchError, MissingExtra

MAX_LINE_BYTES = 64 * 1024
"""A longer line is no URL: it is cut here and reported."""
MAX_RECORD_BYTES = 1024 * 1024
"""Likewise of CSV and JSON Lines, which may hold a whole article beside its URL."""
KINDS = ("text", "csv", "tsv", "jsonl", "parquet")
URL_COLUMNS = ("url", "link", "href", "loc", "address", "uri", "page", "article_url", "source_url")
"""Column names taken for the URL, in this order, when none is told. Compared in lower case."""
OTHER_DELIMITERS = (";", "\t", "|")
"""Tried where commas, or the tabs of TSV, part nothing in a header."""


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
    Raises BatchError when the list cannot be read, or has no such column; and for another `kind`.
    """
    kind = kind or kind_of(name)
    if kind not in KINDS:
        raise BatchError(f"no such form of a list; there are: {', '.join(KINDS)}", subject=kind)
    if kind == "parquet":
        return _read_parquet(name, column)
    lines = _numbered(name, _open(name), MAX_LINE_BYTES if kind == "text" else MAX_RECORD_BYTES)
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


def _open(name: str) -> BufferedReader:
    if name == "-":
        return cast("BufferedReader", sys.stdin.buffer)
    try:
        return open(name, "rb")
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error


class _Raw(NamedTuple):
    """A line with its end, or the beginning of one that is too long, which has an `error`."""

    number: int
    text: bytes
    error: str | None = None


def _numbered(name: str, file: BufferedReader, limit: int) -> Iterator[_Raw]:
    """Lines with their numbers; an overlong one is cut, the rest of it passed over."""
    number = 0
    try:
        with file, unpacked(file) as text:
            while line := text.readline(limit):
                number += 1
                if number == 1 and line.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                    raise BatchError("is UTF-16, not UTF-8: save it as UTF-8", subject=name)
                is_whole = len(line) < limit or line.endswith(b"\n")
                if not is_whole:
                    _pass_over(text, limit)
                yield _raw(number, line, None if is_whole else f"longer than {limit} bytes")
    except UNREADABLE as error:
        raise BatchError(f"cannot be read: {reason_of(error)}", subject=f"{name}:{number + 1}") from error


def _pass_over(file: BinaryIO, limit: int) -> None:
    """The rest of a line."""
    while (rest := file.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _raw(number: int, line: bytes, error: str | None) -> _Raw:
    text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
    return _Raw(number, text[:200] if error else text, error)


def _decode(raw: _Raw) -> Line:
    error = raw.error
    try:
        text = raw.text.decode()
    except UnicodeDecodeError:
        text, error = raw.text.decode("utf-8", "replace"), error or "not UTF-8"
    return Line(raw.number, text.strip(), error)


def _read_text(lines: Iterable[_Raw]) -> Iterator[Line]:
    return (_decode(raw) for raw in lines if raw.text.strip())


def _read_jsonl(lines: Iterable[_Raw], column: str | None) -> Iterator[Line]:
    for line in _read_text(lines):
        yield line if line.error else _read_json(line, column)


def _read_json(line: Line, column: str | None) -> Line:
    try:
        record = msgspec.json.decode(line.input.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        return _bad(line, f"not JSON: {error}")
    if isinstance(record, str):
        return line._replace(input=record)
    key = _pick(record, column) if isinstance(record, dict) else None
    if key is None or not isinstance(record[key], str):
        return _bad(line, f"no key {column or 'url'} with a string")
    return line._replace(input=record[key].strip())


def _bad(line: Line, error: str) -> Line:
    return line._replace(input=line.input[:MAX_LINE_BYTES], error=error)


def _pick(names: Iterable[str], column: str | None) -> str | None:
    """The name of the URL's column among `names`."""
    if column is not None:
        return next((name for name in names if name.strip() == column.strip()), None)
    by_lower = {name.strip().lower(): name for name in reversed(list(names))}
    return next((by_lower[known] for known in URL_COLUMNS if known in by_lower), None)


class _Texts:
    """Lines as `csv` takes them; raises at one too long, whose cut would be an open quote that swallows the next."""

    def __init__(self, lines: Iterator[_Raw]) -> None:
        self.lines = lines
        self.number = 0
        self.is_open = False
        """Whether another line was asked for when there was none: within a quote."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = next(self.lines, None)
        self.is_open = raw is None
        if raw is None:
            raise StopIteration
        self.number = raw.number
        if raw.error:
            raise csv.Error(raw.error)
        return raw.text.decode("utf-8", "replace")


def _read_csv(name: str, lines: Iterator[_Raw], column: str | None, delimiter: str) -> Iterator[Line]:
    texts = _Texts(lines)
    try:
        header = next(csv.reader(texts, delimiter=delimiter), [])
    except csv.Error as error:
        raise BatchError(f"broken CSV: {error}", subject=f"{name}:1") from error
    if len(header) == 1 and _pick(header, column) is None:
        header, delimiter = _split_otherwise(header, column) or (header, delimiter)
    key = _pick(header, column)
    if key is None:
        wanted = column or "url (name it with --column)"
        raise BatchError(f"no column {wanted}; there are: {', '.join(header)[:200]}", subject=name)
    return _csv_records(csv.reader(texts, delimiter=delimiter), texts, header.index(key))


def _split_otherwise(header: list[str], column: str | None) -> tuple[list[str], str] | None:
    """The header by another delimiter, if that gives the URL's column, and which: in half of Europe a spreadsheet
    writes semicolons."""
    split = ((next(csv.reader(header, delimiter=one)), one) for one in OTHER_DELIMITERS)
    return next((found for found in split if _pick(found[0], column) is not None), None)


def _csv_records(reader: Any, texts: _Texts, place: int) -> Iterator[Line]:
    while True:
        number = texts.number + 1
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
        if texts.is_open and texts.number > number:  # only its URL may have stood before the quote
            swallowed = (
                f"the quote in line {number} is never closed: lines up to {texts.number} are within it"
            )
            yield Line(number + 1, "", f"broken CSV: {swallowed}")


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
    values = (_parquet_text(value) for value in _parquet_values(name, file, key))
    return (Line(number, value, None if value else "empty") for number, value in enumerate(values, 1))


def _parquet_values(name: str, file: Any, key: str) -> Iterator[Any]:
    try:
        for batch in file.iter_batches(10_000, columns=[key]):
            yield from batch.column(0).to_pylist()
    except (OSError, ValueError) as error:
        raise BatchError(f"cannot be read as Parquet: {error}", subject=name) from error


def _parquet_text(value: object) -> str:
    """Strings are bytes in files of older writers, which did not mark them as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    return "" if value is None else str(value).strip()
