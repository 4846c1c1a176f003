"""Lists of URLs, read line by line: text and JSON Lines here, CSV and Parquet in `tables.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from scraper.batch.inputs.lines import Line, RawLine, raw_lines
from scraper.batch.inputs.tables import MAX_RECORD_BYTES, find_column, read_csv, read_parquet
from scraper.errors import ConfigError
from scraper.json_text import decode_json
from scraper.printable import stripped

MAX_LINE_BYTES = 64 * 1024
"""A longer line is no URL: it is cut here and reported."""
SPACED = "has a space in it: write %20 if it is of the URL, or give a list with columns"
PACKINGS = (".gz", ".zst")
KINDS = ("text", "csv", "tsv", "jsonl", "parquet")


def read_lines(name: str, *, kind: str | None = None, column: str | None = None) -> Iterator[Line]:
    """The lines of a list, `-` being standard input. Blank lines are passed over.

    `kind` is text, csv, tsv, jsonl or parquet; by default the file's suffix tells. `column` names the URL's
    column or key.
    Raises BatchError when the list cannot be read, or has no such column; ConfigError for another `kind`.
    """
    kind = kind or kind_of(name)
    if kind not in KINDS:
        raise ConfigError(f"no such form of a list; there are: {', '.join(KINDS)}", subject=kind)
    if kind == "parquet":
        return read_parquet(name, column)
    if kind == "text":
        return _read_urls(raw_lines(name, MAX_LINE_BYTES))
    lines = raw_lines(name, MAX_RECORD_BYTES)
    return _read_jsonl(lines, column) if kind == "jsonl" else read_csv(name, lines, column)


def kind_of(name: str) -> str:
    """What a list is by its name: `urls.csv.gz` is csv."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes if suffix.lower() not in PACKINGS]
    known = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    return known.get(suffixes[-1], "text") if suffixes else "text"


def _decode(raw: RawLine) -> Line:
    error = raw.error
    try:
        text = raw.text.decode()
    except UnicodeDecodeError:
        text, error = raw.text.decode("utf-8", "replace"), error or "not UTF-8"
    return Line(raw.number, stripped(text), error)


def _read_urls(lines: Iterable[RawLine]) -> Iterator[Line]:
    """What is behind a space may as well be a title, and a million such URLs would be asked for in vain."""
    return (line if line.error or " " not in line.input else _bad(line, SPACED) for line in _read_text(lines))


def _read_text(lines: Iterable[RawLine]) -> Iterator[Line]:
    return (_decode(raw) for raw in lines if raw.text.strip())


def _read_jsonl(lines: Iterable[RawLine], column: str | None) -> Iterator[Line]:
    for line in _read_text(lines):
        yield line if line.error else _read_json(line, column)


def _read_json(line: Line, column: str | None) -> Line:
    try:
        record = decode_json(line.input)
    except (msgspec.DecodeError, RecursionError) as error:
        return _bad(line, f"not JSON: {error}")
    if isinstance(record, str):
        return line._replace(input=stripped(record))
    key = find_column(record, column) if isinstance(record, dict) else None
    if key is None or not isinstance(record[key], str):
        return _bad(line, f"no key {column or 'url'} with a string")
    return line._replace(input=stripped(record[key]))


def _bad(line: Line, error: str) -> Line:
    return line._replace(input=line.input[:MAX_LINE_BYTES], error=error)
