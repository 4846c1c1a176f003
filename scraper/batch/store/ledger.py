"""The ledger of a run: which pages there are, which lines asked for them, and what became of each.

One SQLite file in WAL mode. A page is asked for once however many lines name it; `key` tells them apart.
`state` goes from WAITING to OK or FAILED in the same transaction that stores the part's new length, so that
a page is done exactly when its article stands in a part (see `commit`).
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scraper.batch.store.schema import SCHEMA, Asked, Entry, Finished, Waiting

LEDGER = "ledger.sqlite"
"""In the folder of a run."""
SMALL, LARGE = 2_000, 32_000
"""Kilobytes of cache."""


class Ledger:
    """One connection to a run's ledger. Every thread has its own."""

    def __init__(self, path: Path, query: str = "") -> None:
        """`query` opens it as SQLite's URIs can (https://sqlite.org/uri.html), and then to be read only."""
        uri = path.absolute().as_uri()
        self.to_attach = uri + (query or "?mode=ro")
        """By which another ledger can read this one: locking no writer out, as a transaction over both else would."""
        self.db = sqlite3.connect(
            uri + query, uri=True, timeout=30, isolation_level=None, check_same_thread=False
        )
        if not query:
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self.db.executescript(SCHEMA)
        self.cache(SMALL)

    def cache(self, kilobytes: int) -> None:
        """Sets how much of the file is held in memory. Loading a list needs more, as its keys come in no order."""
        self.db.execute(f"PRAGMA cache_size = -{kilobytes}")
        self.db.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Closes the connection."""
        self.db.close()

    def meta(self) -> dict[str, str]:
        """What was stored by `set_meta`."""
        return dict(self.db.execute("SELECT key, value FROM meta"))

    def set_meta(self, key: str, value: str) -> None:
        """Stores a fact about the run."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def lists(self) -> list[tuple[int, str, str | None]]:
        """Id, name and mark of each list; a list with no mark was not read to its end."""
        return list(self.db.execute("SELECT id, name, mark FROM lists ORDER BY id"))

    def open_list(self, name: str) -> int:
        """The id of a list, new or known."""
        self.db.execute("INSERT OR IGNORE INTO lists (name) VALUES (?)", (name,))
        return int(self.db.execute("SELECT id FROM lists WHERE name = ?", (name,)).fetchone()[0])

    def mark_list(self, list_id: int, mark: str | None) -> None:
        """Notes that a list was read to its end, and by which mark to know it again."""
        self.db.execute("UPDATE lists SET mark = ? WHERE id = ?", (mark, list_id))

    def forget_lists(self) -> None:
        """Takes out all lists, and the pages that they asked for."""
        with transaction(self.db) as db:
            for table in ("lines", "pages", "hosts", "lists"):
                db.execute(f"DELETE FROM {table}")

    def add(self, list_id: int, entries: Sequence[Entry]) -> None:
        """Adds lines and the pages that they ask for, in one transaction; what is known stays as it is."""
        with transaction(self.db) as db:
            hosts = {(entry.host,) for entry in entries if entry.host is not None}
            db.executemany("INSERT OR IGNORE INTO hosts (name) VALUES (?)", sorted(hosts))
            db.executemany(
                "INSERT OR IGNORE INTO pages (key, host, url, place, state, kind, message) "
                "VALUES (?, (SELECT id FROM hosts WHERE name = ?), ?, ?, ?, ?, ?)",
                ((e.key, e.host, e.input, e.place, e.state, e.kind, e.message) for e in entries),
            )
            db.executemany(
                "INSERT OR IGNORE INTO lines SELECT ?, ?, id, nullif(?, url) FROM pages WHERE key = ?",
                ((list_id, e.line, e.input, e.key) for e in entries),
            )

    def inputs(self, list_id: int) -> Iterator[tuple[int, str]]:
        """Line and input of a list, in order."""
        return self.db.execute(
            "SELECT line, coalesce(input, url) FROM lines JOIN pages ON pages.id = lines.page "
            "WHERE list = ? ORDER BY line",
            (list_id,),
        )

    def hosts_waiting(self, after: int, limit: int) -> list[int]:
        """The next hosts, by id, that have pages to read. Each by a step into the index: DISTINCT reads all of it."""
        found: list[int] = []
        while len(found) < limit:
            row = self.db.execute(
                "SELECT host FROM pages INDEXED BY waiting WHERE state = 0 AND host > ? "
                "ORDER BY host LIMIT 1",
                (found[-1] if found else after,),
            ).fetchone()
            if row is None:
                break
            found.append(row[0])
        return found

    def waiting(self, host: int, after: int, limit: int) -> list[Waiting]:
        """The next pages of a host, by id."""
        rows = self.db.execute(
            "SELECT id, url, place, attempts FROM pages INDEXED BY waiting "
            "WHERE state = 0 AND host = ? AND id > ? ORDER BY id LIMIT ?",
            (host, after, limit),
        )
        return [Waiting(*row) for row in rows]

    def host_name(self, host: int) -> str:
        """The name of a host; empty for pages that need no fetching."""
        return str(self.db.execute("SELECT name FROM hosts WHERE id = ?", (host,)).fetchone()[0])

    def page_url(self, page: int) -> str:
        """The URL of a page, as it is asked for."""
        return str(self.db.execute("SELECT url FROM pages WHERE id = ?", (page,)).fetchone()[0])

    def finish(
        self,
        done: Sequence[Finished],
        lengths: Iterable[tuple[int, int]],
        traffic: Iterable[tuple[str, int, int]] = (),
    ) -> None:
        """Marks pages done, stores how far the parts are valid, and adds up traffic, in one transaction.

        `lengths` pairs length and part id, `traffic` is host, requests and bytes. Raises RuntimeError when a
        page was done before: two writers.
        """
        with transaction(self.db) as db:
            changed = db.executemany(
                "UPDATE pages SET state = ?, attempts = ?, kind = ?, message = ?, status = ?, seconds = ?, "
                "finished = ?, part = ?, start = ?, length = ?, record_part = ?, record_start = ?, "
                "record_length = ? WHERE id = ? AND state = 0",
                done,
            ).rowcount
            if changed != len(done):
                raise RuntimeError(f"{len(done) - changed} pages were done twice")
            db.executemany("UPDATE parts SET length = ? WHERE id = ?", lengths)
            db.executemany(
                "INSERT INTO traffic VALUES (?, ?, ?) ON CONFLICT (host) "
                "DO UPDATE SET requests = requests + excluded.requests, bytes = bytes + excluded.bytes",
                traffic,
            )

    def counts(self) -> Counter[tuple[int, str]]:
        """How many pages stand in each state and kind; those that wait may have none yet, which is empty."""
        rows = self.db.execute("SELECT state, coalesce(kind, ''), count(*) FROM pages GROUP BY state, kind")
        return Counter({(state, kind): number for state, kind, number in rows})

    def has_begun(self) -> bool:
        """Whether any page is done. Lines that are no URL do not count: they are failed from the start."""
        query = "SELECT 1 FROM pages WHERE state > 0 AND host IS NOT NULL LIMIT 1"
        return self.db.execute(query).fetchone() is not None

    def line_count(self) -> int:
        """How many lines the lists have."""
        return int(self.db.execute("SELECT count(*) FROM lines").fetchone()[0])

    def asked(self) -> Iterator[Asked]:
        """Every line with its page, in input order."""
        rows = self.db.execute(
            "SELECT list, line, coalesce(input, url), url, state, attempts, kind, message, status, "
            "part, start, length FROM lines JOIN pages ON pages.id = lines.page ORDER BY list, line"
        )
        return (Asked(*row) for row in rows)

    def take_up(self, condition: str, values: Sequence[object] = ()) -> int:
        """Makes done pages wait again; returns how many."""
        cursor = self.db.execute(
            f"UPDATE pages SET state = 0 WHERE state > 0 AND host IS NOT NULL AND ({condition})", values
        )
        return cursor.rowcount


def ledger_to_read(path: Path) -> Ledger:
    """Opens a ledger for looking at it, also where nothing may be written: on a read-only disk, or as another user.

    There it is read beside its writer if SQLite can do that, and otherwise as its file was last checkpointed.
    Raises sqlite3.DatabaseError when the file is no ledger.
    """
    for query in ("", "?mode=ro"):
        try:
            ledger = Ledger(path, query)
            ledger.db.execute("SELECT 1 FROM traffic")
            return ledger
        except sqlite3.OperationalError:
            continue
    return Ledger(path, "?immutable=1")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Commits at the end, or rolls back on any error. Other writers wait from the start."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
