"""Tables read as lists: CSV and Parquet, with one column for the URL."""

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from scraper.batch.inputs.lines import Line, RawLine
from scraper.errors import BatchError, MissingExtra
from scraper.printable import stripped

URL_COLUMNS = ("url", "link", "href", "loc", "address", "uri", "page", "article_url", "source_url")
"""Column names taken for the URL, in this order, when none is told. Compared in lower case."""
MAX_RECORD_BYTES = 1024 * 1024
"""Of CSV and JSON Lines, which may hold a whole article beside its URL."""
SEPARATOR = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
"""A first line by which Excel is told of the delimiter."""
OTHER_DELIMITERS = ("\t", ";", "|")
"""Tried where commas part no URL's column off in a header."""


def find_column(names: Iterable[str], column: str | None) -> str | None:
    """The name of the URL's column among `names`."""
    if column is not None:
        return next((name for name in names if name.strip() == column.strip()), None)
    by_lower = {name.strip().lower(): name for name in reversed(list(names))}
    return next((by_lower[known] for known in URL_COLUMNS if known in by_lower), None)


class _CsvText:
    """Lines as `csv` takes them, with the number of the last one.

    One that is too long raises csv.Error: its head alone may open a quote, in which the lines after it would vanish.
    """

    def __init__(self, lines: Iterator[RawLine]) -> None:
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
        return raw.text.decode("utf-8", "surrogateescape")


def read_csv(name: str, lines: Iterator[RawLine], column: str | None) -> Iterator[Line]:
    """The URLs of a CSV file's records; a broken record is a bad line.

    Raises BatchError where there is no header, or no column for the URL in it.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD_BYTES))
    texts = _CsvText(lines)
    taken: list[str] = []
    delimiter = ","
    try:
        header = _next_record(_noting(texts, taken), delimiter)
        if told := SEPARATOR.fullmatch("".join(taken).strip()):
            delimiter = told[1]
            header = _next_record(texts, delimiter)
    except csv.Error as error:
        raise BatchError(f"broken CSV: {error}", subject=f"{name}:1") from error
    if find_column(header, column) is None:
        header, delimiter = _split_otherwise(taken, column) or (header, delimiter)
    key = find_column(header, column)
    if key is None:
        raise BatchError(_lacking(list(map(_readable, header)), column), subject=name)
    place = header.index(key)
    # Of a single column, what a delimiter parts is a URL that has one itself, and should be quoted.
    cells = slice(place, None if len(header) == 1 else place + 1)
    return _csv_records(csv.reader(texts, delimiter=delimiter), texts, cells, delimiter)


def _next_record(texts: Iterable[str], delimiter: str) -> list[str]:
    """The first that is not blank."""
    return next(filter(None, csv.reader(texts, delimiter=delimiter)), [])


def _noting(texts: Iterable[str], taken: list[str]) -> Iterator[str]:
    for text in texts:
        taken.append(text)
        yield text


def _readable(cell: str) -> str:
    """With U+FFFD for bytes that are no UTF-8."""
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _lacking(header: list[str], column: str | None) -> str:
    """What to say of a header without the URL's column: often enough it is no header at all."""
    if not header:
        return "is empty: its first line must name the columns"
    wanted = column or "url (name it with --column)"
    no_header = "; its first line must name the columns" if any("://" in name for name in header) else ""
    return f"no column {wanted}; there are: {', '.join(header)[:200]}{no_header}"


def _split_otherwise(texts: list[str], column: str | None) -> tuple[list[str], str] | None:
    """The header in these lines by another delimiter, if that gives the URL's column, and which: in half of Europe a
    spreadsheet writes semicolons."""
    split = ((_next_record(texts, one), one) for one in OTHER_DELIMITERS)
    return next((found for found in split if find_column(found[0], column) is not None), None)


def _csv_records(reader: Any, texts: _CsvText, cells: slice, delimiter: str) -> Iterator[Line]:
    while True:
        number = texts.number + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            within = f"; lines up to {texts.number} are within it" if texts.number > number else ""
            yield Line(number, "", f"broken CSV: {error}{within}")
            continue
        if record:
            yield _csv_line(number, record[cells], delimiter)
        if texts.is_open and texts.number > number:  # only its URL may have stood before the quote
            swallowed = (
                f"the quote in line {number} is never closed: lines up to {texts.number} are within it"
            )
            yield Line(number + 1, "", f"broken CSV: {swallowed}")


def _csv_line(number: int, cells: list[str], delimiter: str) -> Line:
    if not cells:
        return Line(number, "", "too few columns")
    url = stripped(delimiter.join(cells).rstrip(delimiter))
    readable = _readable(url)
    return Line(number, readable, None if url == readable else "not UTF-8")


def read_parquet(name: str, column: str | None) -> Iterator[Line]:
    """The URLs of a Parquet file's rows; an empty one is a bad line.

    Raises MissingExtra without pyarrow, BatchError where the file cannot be read or has no column for the URL.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    unreadable = (OSError, ValueError, pa.ArrowException)
    try:
        file = pq.ParquetFile(io.BytesIO(sys.stdin.buffer.read()) if name == "-" else name)
    except unreadable as error:
        raise BatchError(f"cannot be read as Parquet: {error}", subject=name) from error
    names = file.schema_arrow.names
    key = find_column(names, column)
    if key is None:
        raise BatchError(_lacking(names, column), subject=name)
    values = (_parquet_text(value) for value in _parquet_values(name, file, key, unreadable))
    return (Line(number, value, None if value else "empty") for number, value in enumerate(values, 1))


def _parquet_values(name: str, file: Any, key: str, unreadable: tuple[type[Exception], ...]) -> Iterator[Any]:
    try:
        for batch in file.iter_batches(10_000, columns=[key]):
            yield from batch.column(0).to_pylist()
    except unreadable as error:
        raise BatchError(f"cannot be read as Parquet: {error}", subject=name) from error


def _parquet_text(value: object) -> str:
    """Strings are bytes in files of older writers, which did not mark them as text."""
    if isinstance(value, bytes):
        return stripped(value.decode("utf-8", "replace"))
    return "" if value is None else stripped(str(value))
