"""One SQLite file, which DuckDB and pandas read too: a table of rows, and one for each list of theirs."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from scraper.export.flat import COLUMNS, flat_row
from scraper.export.row import Row, parse_row

CHUNK = 1_000
LISTS = {
    "bylines": ("byline", ("name", "kind", "role", "url")),
    "tags": ("tags", ("tag",)),
    "embeds": ("embeds", ("provider", "key", "url", "title", "text")),
    "images": ("images", ("url", "caption", "credit", "alt")),
}
"""Tables of what rows have several of: the attribute of a row, and the columns."""
TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER"}


def write_sqlite(rows: Iterable[bytes], target: Path) -> int:
    """Tables `articles`, `bylines`, `tags`, `embeds`, `images`; `row` counts rows from 1, in input order."""
    db = sqlite3.connect(target)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        columns = ", ".join(f'"{name}" {TYPES.get(kind, "TEXT")}' for name, kind in COLUMNS.items())
        db.execute(f"CREATE TABLE articles (row INTEGER PRIMARY KEY, {columns}, blocks TEXT, sources TEXT)")
        for table, (_, names) in LISTS.items():
            texts = ", ".join(f"{name} TEXT" for name in names)
            db.execute(f"CREATE TABLE {table} (row INTEGER, position INTEGER, {texts})")
        count, source = 0, iter(rows)
        while chunk := [parse_row(raw) for raw in islice(source, CHUNK)]:
            _insert(db, list(enumerate(chunk, count + 1)))
            count += len(chunk)
        db.commit()
        return count
    except sqlite3.OperationalError as error:  # a full disk: what `OSError` is to all other writers
        raise OSError(str(error)) from error
    finally:
        db.close()


def _insert(db: sqlite3.Connection, rows: list[tuple[int, Row]]) -> None:
    marks = ", ".join("?" * (len(COLUMNS) + 3))
    db.executemany(
        f"INSERT INTO articles VALUES ({marks})",
        ((n, *flat_row(row).values(), _json(row.blocks), _json(row.sources)) for n, row in rows),
    )
    for table, (attribute, columns) in LISTS.items():
        marks = ", ".join("?" * (2 + len(columns)))
        entries = (
            (number, position, *_values(one, columns))
            for number, row in rows
            for position, one in enumerate(getattr(row, attribute), 1)
        )
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", entries)


def _values(one: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    return (one,) if isinstance(one, str) else tuple(getattr(one, name) for name in columns)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
