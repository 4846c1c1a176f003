"""What a watched run remembers: feeds, when a page is looked at again, and what it said before."""

import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from scraper.article import Completeness
from scraper.batch.diff import text_diff
from scraper.batch.inputs.load import say_nothing
from scraper.batch.store.ledger import Ledger, transaction
from scraper.batch.store.parts import ARTICLES, RECORDS, PartReader, PartWriter
from scraper.batch.store.record import warc_record
from scraper.batch.store.schema import OK
from scraper.errors import ExtractError
from scraper.page import Page

SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked REAL);
CREATE TABLE IF NOT EXISTS visits (
    page INTEGER PRIMARY KEY, first REAL NOT NULL, count INTEGER NOT NULL DEFAULT 0,
    next REAL,                            -- NULL: looked at often enough
    etag TEXT, modified TEXT
);
CREATE TABLE IF NOT EXISTS revisions (
    page INTEGER NOT NULL, number INTEGER NOT NULL, seen REAL NOT NULL,
    part INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
    diff TEXT NOT NULL,                   -- of headline and body, unified, against the revision before
    PRIMARY KEY (page, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS next_visits ON visits (next) WHERE next IS NOT NULL;
"""

Validators = tuple[str | None, str | None]
"""ETag and Last-Modified of an answer."""


class Due(NamedTuple):
    """A page to be looked at again."""

    page: int
    url: str
    kind: str
    etag: str | None
    modified: str | None


class Revision(msgspec.Struct):
    """A page that reads otherwise than before. `number` counts from 1; 0 is what it said first."""

    url: str
    number: int
    headline: str | None
    diff: list[str]


class Revisions:
    """The memory of one run, beside its ledger. `ages` are seconds after the first visit, in ascending order."""

    def __init__(self, folder: Path, ledger: Ledger, ages: Sequence[float]) -> None:
        self.folder = folder
        self.ledger = ledger
        self.ages = ages
        ledger.db.executescript(SCHEMA)
        self._replan(time.time())

    def _replan(self, now: float) -> None:
        """Ages other than those of the last start hold for known pages, too: for what of them is to come. What is due
        stays so, unless no page is to be looked at again.
        """
        db = self.ledger.db
        if not self.ages:
            db.execute("UPDATE visits SET next = NULL WHERE next IS NOT NULL")
            return
        rows = db.execute(
            "SELECT page, first, next FROM visits "
            "WHERE next > ? OR (next IS NULL AND first > ?) OR (next IS NOT NULL AND count >= ?)",
            (now, now - self.ages[-1], len(self.ages)),
        ).fetchall()
        for page, first, planned in rows:
            passed = bisect_right(self.ages, now - first)
            is_due = planned is not None and planned <= now
            count = passed - is_due  # the visit that is due will be counted
            after = first + self.ages[passed] if passed < len(self.ages) else None
            if after != planned:
                update = "UPDATE visits SET count = ?, next = ? WHERE page = ?"
                db.execute(update, (count, planned if is_due else after, page))

    def feed(self, url: str) -> Validators:
        """The validators of a feed's last answer, for asking whether it has changed; None where there are none."""
        query = "SELECT etag, modified FROM feeds WHERE url = ?"
        return self.ledger.db.execute(query, (url,)).fetchone() or (None, None)

    def note_feed(self, url: str, validators: Validators) -> None:
        """Stores the validators of a feed that was read."""
        row = (url, *validators, time.time())
        self.ledger.db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)", row)

    def plan_visits(
        self, validators: dict[str, Validators], tell: Callable[[str], None] = say_nothing
    ) -> None:
        """Plans the first visit to each page that was read since this was last called. `tell` is given its URL before
        that is stored: what a kill, or a reader who has left, keeps from being told is told the next time.

        `validators` are those of the answers just fetched, by URL.
        """
        rows = self.ledger.db.execute(
            "SELECT id, url, finished FROM pages WHERE state = ? AND id NOT IN (SELECT page FROM visits)",
            (OK,),
        ).fetchall()
        insert = "INSERT INTO visits (page, first, next, etag, modified) VALUES (?, ?, ?, ?, ?)"
        for page, url, finished in rows:
            tell(url)
            first = finished + self.ages[0] if self.ages else None
            self.ledger.db.execute(insert, (page, finished, first, *validators.get(url, (None, None))))

    def due(self, limit: int = 1_000) -> list[Due]:
        """The pages whose next visit is due, those that have waited longest first."""
        rows = self.ledger.db.execute(
            "SELECT page, url, kind, etag, modified FROM visits JOIN pages ON pages.id = page "
            "WHERE next <= ? AND state = ? ORDER BY next LIMIT ?",
            (time.time(), OK, limit),
        )
        return [Due(*row) for row in rows]

    def next_time(self) -> float | None:
        """Unix time of the next visit."""
        query = "SELECT min(next) FROM visits JOIN pages ON pages.id = page WHERE state = ?"
        found: float | None = self.ledger.db.execute(query, (OK,)).fetchone()[0]
        return found

    def note_visit(self, page: int, validators: Validators | None) -> None:
        """Counts a visit to a page, which is that of all ages it has passed by now: a watch that was down makes up for
        them at once. Plans the next one. With None the page's validators stay as they are.
        """
        db = self.ledger.db
        first, count = db.execute("SELECT first, count FROM visits WHERE page = ?", (page,)).fetchone()
        count = self._passed(count + 1, time.time() - first)
        after = first + self.ages[count] if count < len(self.ages) else None
        db.execute("UPDATE visits SET count = ?, next = ? WHERE page = ?", (count, after, page))
        if validators is not None:
            db.execute("UPDATE visits SET etag = ?, modified = ? WHERE page = ?", (*validators, page))

    def _passed(self, count: int, age: float) -> int:
        """How many of the ages are behind a page of this age that was looked at so often. An age that is given twice
        asks for two visits.
        """
        while count < len(self.ages) and self.ages[count - 1] < self.ages[count] <= age:
            count += 1
        return count

    def add(self, due: Due, article: bytes, kind: str, raw: Page | None) -> Revision | None:
        """Stores what a page says now if it differs in headline or body; that becomes its row in the run.

        `raw` is the page as it came, where the run keeps these: a replay then reads the newest.
        Raises ExtractError for a part of an article that the run has whole: the answer broke off, or a paywall came up.
        """
        query = "SELECT part, start, length FROM pages WHERE id = ?"
        place = self.ledger.db.execute(query, (due.page,)).fetchone()
        was, now = (msgspec.json.decode(text, type=_Essence) for text in (self._read(place), article))
        before, after = was.lines(), now.lines()
        if now.is_part() and not was.is_part():
            raise ExtractError("came in part only; the article is kept as it was", subject=due.url)
        if before == after:
            return None
        diff = text_diff("\n".join(before), "\n".join(after))
        number = self._count(due.page) + 1
        self._store(due.page, number, article, kind, raw, "\n".join(diff))
        return Revision(due.url, number, after[0], diff)

    def _read(self, place: tuple[int, int, int]) -> bytes:
        with closing(PartReader(self.folder, self.ledger)) as reader:
            return reader.read(*place)

    def _count(self, page: int) -> int:
        query = "SELECT max(number) FROM revisions WHERE page = ?"
        return self.ledger.db.execute(query, (page,)).fetchone()[0] or 0

    def _store(self, page: int, number: int, article: bytes, kind: str, raw: Page | None, diff: str) -> None:
        """As results are committed: the parts first, then one transaction that says so."""
        writers = [PartWriter(self.folder, self.ledger, kind_of_part) for kind_of_part in (ARTICLES, RECORDS)]
        articles, records = writers
        with closing(articles), closing(records):
            [place] = articles.append([article + b"\n"])
            kept = records.append([warc_record(raw)]) if raw is not None else []
        first = (
            "INSERT OR IGNORE INTO revisions SELECT id, 0, ?, part, start, length, '' FROM pages WHERE id = ?"
        )
        record = "UPDATE pages SET record_part = ?, record_start = ?, record_length = ? WHERE id = ?"
        with transaction(self.ledger.db) as db:
            db.execute(first, (time.time(), page))
            insert = "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)"
            db.execute(insert, (page, number, time.time(), *place, diff))
            update = "UPDATE pages SET kind = ?, part = ?, start = ?, length = ? WHERE id = ?"
            db.execute(update, (kind, *place, page))
            db.executemany(record, [(*one, page) for one in kept])
            lengths = [(writer.length, writer.id) for writer in writers]
            db.executemany("UPDATE parts SET length = ? WHERE id = ?", lengths)


class _Essence(msgspec.Struct):
    """What of an article makes revisions."""

    headline: str | None = None
    body: str | None = None
    completeness: Completeness | None = None

    def lines(self) -> list[str]:
        """The headline and the lines of the body: a page that changes in any of these has a new revision."""
        return [self.headline or "", *(self.body or "").splitlines()]

    def is_part(self) -> bool:
        """Whether more of the text is known to be elsewhere."""
        return self.completeness is not None and self.completeness.truncated
