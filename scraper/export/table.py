"""CSV for spreadsheets: one level of plain values, UTF-8, as RFC 4180 has it."""

import csv
from collections.abc import Iterable
from pathlib import Path

from scraper.export.flat import COLUMNS, Plain, flat_row
from scraper.export.row import parse_row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet runs a cell that begins so (CWE-1236): it is told by an apostrophe that it is text."""


def write_csv(rows: Iterable[bytes], target: Path) -> int:
    """A header, and a record a row."""
    count = 0
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for count, raw in enumerate(rows, 1):  # noqa: B007
            writer.writerow([_tamed(value) for value in flat_row(parse_row(raw)).values()])
    return count


def _tamed(value: Plain) -> Plain:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
