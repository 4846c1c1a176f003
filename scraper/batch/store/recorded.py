"""The ledger of a replay: what a recorded run has read so far, its pages waiting to be extracted again."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from scraper.batch.store.folder import all_ledgers, create_folder, damage_told, existing_run, is_utf8, locked
from scraper.batch.store.ledger import LEDGER, Ledger, transaction
from scraper.batch.store.parts import unwritable
from scraper.batch.store.schema import OK
from scraper.errors import BatchError

REPLAYED = "replayed"
"""Under which a replay's ledger says whose pages it has."""

THEIRS = """WITH theirs AS (
    SELECT pages.*, hosts.name AS host_name, coalesce(place, :root || parts.name || '#' || record_start) AS at
    FROM source.pages LEFT JOIN source.hosts ON hosts.id = host LEFT JOIN source.parts ON parts.id = record_part
    WHERE state > 0 OR place IS NOT NULL OR record_part IS NOT NULL
)
"""
"""The pages that the recorded run has come to; `at` is where one can be read, NULL where it could not be fetched."""

STEPS = (
    "INSERT OR REPLACE INTO lists SELECT * FROM source.lists",
    "INSERT OR IGNORE INTO hosts (name) SELECT '' UNION ALL SELECT name FROM source.hosts",
    # Pages have one id in both. What stays is what is read at the same place: not what was fetched again since.
    f"{THEIRS}DELETE FROM pages WHERE NOT EXISTS "
    "(SELECT 1 FROM theirs WHERE theirs.id = pages.id AND theirs.at = pages.place)",
    f"{THEIRS}INSERT INTO pages (id, key, host, url, place, state, attempts, kind, message, status, finished) "
    "SELECT id, key, (SELECT id FROM hosts WHERE name = iif(at IS NULL, host_name, '')), url, at, "
    "iif(at IS NULL, state, 0), attempts, iif(at IS NULL, kind, NULL), iif(at IS NULL, message, NULL), "
    "status, finished FROM theirs WHERE id NOT IN (SELECT id FROM pages)",
    "DELETE FROM lines",
    "INSERT INTO lines SELECT * FROM source.lines WHERE page IN (SELECT id FROM pages)",
)
"""In a replay's ledger, to which the recorded run's is attached as `source`."""


def take_over(source: Path, target: Path) -> None:
    """Makes the ledger of `target` a replay of `source`, or takes up what that has read since it was made one.

    Pages with a record wait at their place in the source's archives; those that failed to be fetched keep
    their errors; lines that the source has yet to do are left out.
    Raises BatchError where either is no run, `target` is another one or cannot be written, or `source` did not
    keep its pages.
    """
    check_recorded(source)
    create_folder(target)
    try:
        with locked(target), damage_told(source), closing(Ledger(target / LEDGER)) as ours:
            _check_replay_of(source, ours, target)
            with closing(existing_run(source)) as theirs:
                ours.db.execute("ATTACH ? AS source", (theirs.to_attach,))
                _copy(ours, source)
    except sqlite3.OperationalError as error:
        raise unwritable(target, error) from error


def check_recorded(source: Path) -> None:
    """Raises BatchError where a run is none, did not keep its pages, or stands where none can be pointed at."""
    if not is_utf8(os.path.abspath(source)):
        raise BatchError("its path is not UTF-8: give it another name", subject=str(source))
    query = "SELECT count(*), count(coalesce(place, record_part)) FROM pages WHERE state = ?"
    with all_ledgers(source) as [ledger]:
        done, kept = ledger.db.execute(query, (OK,)).fetchone()
    if kept < done:
        raise BatchError(
            f"{done - kept} of its {done} pages were not kept: record a run with `scraper batch --record`",
            subject=str(source),
        )


def _check_replay_of(source: Path, ours: Ledger, target: Path) -> None:
    """Raises BatchError where `target` is another run: pages of two runs would be mixed."""
    replayed = ours.meta().get(REPLAYED)
    if replayed != os.path.abspath(source) and (replayed or ours.lists()):
        what = f"is a replay of {replayed}" if replayed else "is a run of its own"
        raise BatchError(f"{what}, not a replay of {source}: give -o a new folder", subject=str(target))


def _copy(ours: Ledger, source: Path) -> None:
    root = os.path.abspath(source)
    with transaction(ours.db) as db:
        for step in STEPS:
            db.execute(step, {"root": root + os.sep})
        ours.set_meta(REPLAYED, root)
