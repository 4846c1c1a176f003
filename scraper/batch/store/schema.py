"""The tables of a run's ledger, and what is read from and written into them: a row, a type."""

from typing import NamedTuple

WAITING, OK, FAILED = 0, 1, 2
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mark TEXT);
CREATE TABLE IF NOT EXISTS hosts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS pages (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    host INTEGER,
    url TEXT NOT NULL,
    place TEXT,                           -- where a page stands that needs no fetching: FILE or FILE#OFFSET
    state INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    kind TEXT,                            -- page kind, or kind of error
    message TEXT,                         -- of the error
    status INTEGER,
    seconds REAL,                         -- of the fetch
    finished REAL,                        -- Unix time
    part INTEGER, start INTEGER, length INTEGER,
    record_part INTEGER, record_start INTEGER, record_length INTEGER
);
CREATE INDEX IF NOT EXISTS waiting ON pages (host, id) WHERE state = 0;
CREATE TABLE IF NOT EXISTS lines (
    list INTEGER NOT NULL, line INTEGER NOT NULL, page INTEGER NOT NULL,
    input TEXT,                           -- NULL when it equals the page's url
    PRIMARY KEY (list, line)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS traffic (         -- of all requests: robots.txt, redirects and failures too
    host TEXT PRIMARY KEY, requests INTEGER NOT NULL, bytes INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, length INTEGER NOT NULL);
"""


class Entry(NamedTuple):
    """A line on its way into the ledger."""

    line: int
    key: bytes
    host: str | None
    """Empty for a page at hand, None for a bad line."""
    input: str
    """Also the URL of its page, if it is the first to ask for that."""
    place: str | None = None
    state: int = WAITING
    kind: str | None = None
    message: str | None = None


class Waiting(NamedTuple):
    """A page yet to be read."""

    page: int
    url: str
    place: str | None
    attempts: int


class Finished(NamedTuple):
    """What became of a page, in the order of the columns that `finish` sets."""

    state: int
    attempts: int
    kind: str
    message: str | None
    status: int | None
    seconds: float | None
    finished: float
    part: int | None
    start: int | None
    length: int | None
    record_part: int | None
    record_start: int | None
    record_length: int | None
    page: int


class Asked(NamedTuple):
    """A line with its page, as rows are built from it."""

    list: int
    line: int
    input: str
    url: str
    state: int
    attempts: int
    kind: str | None
    message: str | None
    status: int | None
    part: int | None
    start: int | None
    length: int | None
