"""One SQLite file, which DuckDB and pandas read too: a table of rows, and one for each list of theirs."""

import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import msgspec

from scraper.export.flat import COLUMNS, flat_row
from scraper.export.row import Row, parse_row

CHUNK = 1_000
TABLES = """
CREATE TABLE bylines (row INTEGER, position INTEGER, name TEXT, kind TEXT, role TEXT, url TEXT);
CREATE TABLE tags (row INTEGER, position INTEGER, tag TEXT);
CREATE TABLE embeds (row INTEGER, position INTEGER, provider TEXT, key TEXT, url TEXT, title TEXT, text TEXT);
CREATE TABLE images (row INTEGER, position INTEGER, url TEXT, caption TEXT, credit TEXT, alt TEXT);
"""
TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER"}


def write_sqlite(rows: Iterable[bytes], target: Path) -> int:
    """Tables `articles`, `bylines`, `tags`, `embeds`, `images`; `row` counts rows from 1, in input order."""
    db = sqlite3.connect(target)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        columns = ", ".join(f'"{name}" {TYPES.get(kind, "TEXT")}' for name, kind in COLUMNS.items())
        db.execute(f"CREATE TABLE articles (row INTEGER PRIMARY KEY, {columns}, blocks TEXT, sources TEXT)")
        db.executescript(TABLES)
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
    db.executemany(
        "INSERT INTO bylines VALUES (?, ?, ?, ?, ?, ?)",
        ((n, i, p.name, p.kind, p.role, p.url) for n, row in rows for i, p in enumerate(row.byline, 1)),
    )
    db.executemany(
        "INSERT INTO tags VALUES (?, ?, ?)",
        ((n, i, tag) for n, row in rows for i, tag in enumerate(row.tags, 1)),
    )
    db.executemany(
        "INSERT INTO embeds VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (n, i, e.provider, e.key, e.url, e.title, e.text)
            for n, row in rows
            for i, e in enumerate(row.embeds, 1)
        ),
    )
    db.executemany(
        "INSERT INTO images VALUES (?, ?, ?, ?, ?, ?)",
        ((n, i, m.url, m.caption, m.credit, m.alt) for n, row in rows for i, m in enumerate(row.images, 1)),
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
