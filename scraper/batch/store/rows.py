"""A run read back: one row for every input line, in input order."""

import heapq
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from scraper.article import Article
from scraper.batch.shown import shown
from scraper.batch.store.folder import all_ledgers, damage_told, existing_run
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import PartReader
from scraper.batch.store.schema import FAILED, WAITING, Asked
from scraper.batch.store.shards import shard_folders
from scraper.errors import BatchError

UNSEEN = "unknown"
"""The `page_kind` of a row whose page nobody has seen; no verdict gives it."""


def run_rows(folder: Path | str) -> Iterator[bytes]:
    """The rows of a run as JSON objects: the article's keys, then `line`, `input`, `outcome`, `error` and
    `attempts`; with several lists, `list` too. Lines yet to be done are left out.

    Raises BatchError when the folder is no run.
    """
    folder = Path(folder)
    keyed = [_keyed_rows(shard) for shard in shard_folders(folder) or [folder]]
    return (row for _, row in heapq.merge(*keyed))


def _keyed_rows(folder: Path) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The rows of one ledger, each behind its list and line."""
    with _opened(folder) as (ledger, reader):
        lists = {id: name for id, name, _ in ledger.lists()}
        for asked in ledger.asked():
            if asked.state != WAITING:
                yield (asked.list, asked.line), _row(asked, reader, lists)


def run_records(folder: Path) -> Iterator[bytes]:
    """The recorded pages of a run as gzip members of a WARC, in the order of the lines that asked first.

    Raises BatchError when the folder is no run, or was not recorded.
    """
    found = False
    for record in chain.from_iterable(map(_records, shard_folders(folder) or [folder])):
        found = True
        yield record
    if not found:
        raise BatchError(
            "has no raw pages: `scraper batch --record` keeps those that it fetches (saved ones stay where they are)",
            subject=str(folder),
        )


def _records(folder: Path) -> Iterator[bytes]:
    with _opened(folder) as (ledger, reader):
        places = ledger.db.execute(
            "SELECT record_part, record_start, record_length FROM pages "
            "WHERE record_part IS NOT NULL ORDER BY id"
        )
        for place in places:
            yield reader.read(*place)


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[Ledger, PartReader]]:
    """One ledger, and what reads its parts."""
    with (
        damage_told(folder),
        closing(existing_run(folder)) as ledger,
        closing(PartReader(folder, ledger)) as reader,
    ):
        yield ledger, reader


def waiting_lines(folder: Path) -> int:
    """How many lines of a run have no row yet."""
    query = "SELECT count(*) FROM lines JOIN pages ON pages.id = lines.page WHERE state = ?"
    with all_ledgers(folder) as ledgers:
        return sum(int(ledger.db.execute(query, (WAITING,)).fetchone()[0]) for ledger in ledgers)


def _row(asked: Asked, reader: PartReader, lists: dict[int, str]) -> bytes:
    if asked.part is None or asked.start is None or asked.length is None:
        article = msgspec.json.encode(_failed_article(asked))
    else:
        article = reader.read_json(asked.part, asked.start, asked.length)
    return article.rstrip(b"\n")[:-1] + b"," + msgspec.json.encode(_tail(asked, lists))[1:]


def _tail(asked: Asked, lists: dict[int, str]) -> dict[str, Any]:
    failed = asked.state == FAILED
    tail: dict[str, Any] = {
        "line": asked.line,
        "input": shown(asked.input),
        "outcome": "failed" if failed else "ok",
        "error": {"kind": asked.kind, "message": asked.message or ""} if failed else None,
        "attempts": asked.attempts,
    }
    return tail if len(lists) < 2 else {**tail, "list": shown(lists[asked.list])}


def _failed_article(asked: Asked) -> Article:
    """A page that gave no article: its keys are there, and empty."""
    return Article(
        url=shown(asked.url),
        page_kind="not_html" if asked.kind == "not_html" else UNSEEN,  # that error says what the page is
        page_reason=asked.message or "",
        status=asked.status,
    )
