"""The figures of a report, gathered from a run's ledgers and rows."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from scraper.batch.report.status import Status, read_status
from scraper.batch.store.folder import all_ledgers
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.rows import run_rows
from scraper.batch.store.schema import FAILED, OK

BUCKETS, HOST_BUCKETS = 48, 24
"""Columns of the chart over time, and of each host's."""
Outcomes = tuple[int, int]
"""Pages ok, pages failed."""
LATENCIES = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Upper ends of the classes of fetch times, in seconds."""
HOSTS = 20
EXAMPLES = 3
COVERED = (
    *("headline", "byline", "date", "body", "tags", "embeds", "description", "sections"),
    *("publisher", "language", "images", "canonical_url", "date_modified"),
)
"""Fields whose coverage is told, in the order of the article."""


class Failures(msgspec.Struct):
    """All failures of a kind, with examples: URL and message."""

    kind: str
    count: int
    examples: list[tuple[str, str]]


class Survey(msgspec.Struct):
    """All figures of a report."""

    status: Status
    started: float | None
    ended: float | None
    over_time: list[Counter[str]]
    """Results in equal spans of time, by `ok` or kind of error."""
    host_times: dict[str, list[Outcomes]]
    """Of the status' hosts: pages ok and failed in HOST_BUCKETS equal spans of time."""
    latencies: list[int]
    """Fetches in each class of LATENCIES, and above the last."""
    coverage: dict[str, float]
    """Share of article pages that have the field."""
    articles: int
    failures: list[Failures]


def survey_run(folder: Path) -> Survey:
    """Reads a run, its shards together.

    Raises BatchError when the folder is none.
    """
    with all_ledgers(folder) as ledgers:
        started, ended = _span(ledgers)
        coverage, articles = _coverage(folder)
        status = read_status(folder, hosts=HOSTS)
        return Survey(
            status=status,
            started=started,
            ended=ended,
            over_time=_over_time(ledgers, started, ended),
            host_times=_host_times(ledgers, [host.name for host in status.hosts], started, ended),
            latencies=_latencies(ledgers),
            coverage=coverage,
            articles=articles,
            failures=[
                Failures(kind, count, _examples(ledgers, kind))
                for kind, count in status.failed_by_kind.items()
            ],
        )


def _span(ledgers: Sequence[Ledger]) -> tuple[float | None, float | None]:
    """When the first and the last page were done."""
    found = [
        ledger.db.execute("SELECT min(finished), max(finished) FROM pages").fetchone() for ledger in ledgers
    ]
    started, ended = ([moment for moment in side if moment is not None] for side in zip(*found, strict=True))
    return min(started, default=None), max(ended, default=None)


def _over_time(ledgers: Sequence[Ledger], started: float | None, ended: float | None) -> list[Counter[str]]:
    if started is None or ended is None:
        return []
    span = max(ended - started, 1.0) / BUCKETS
    query = (
        "SELECT min(CAST((finished - ?) / ? AS INTEGER), ?) AS slot, "
        "CASE state WHEN ? THEN 'ok' ELSE kind END AS what, count(*) "
        "FROM pages WHERE finished IS NOT NULL AND state > 0 GROUP BY slot, what"
    )
    slots: list[Counter[str]] = [Counter() for _ in range(BUCKETS)]
    for ledger in ledgers:
        for slot, what, count in ledger.db.execute(query, (started, span, BUCKETS - 1, OK)):
            slots[slot][what] += count
    return slots


def _host_times(
    ledgers: Sequence[Ledger], names: Sequence[str], started: float | None, ended: float | None
) -> dict[str, list[Outcomes]]:
    times: dict[str, list[Outcomes]] = {name: [(0, 0)] * HOST_BUCKETS for name in names}
    if started is None or ended is None:
        return times
    span = max(ended - started, 1.0) / HOST_BUCKETS
    query = (
        "SELECT name, min(CAST((finished - ?) / ? AS INTEGER), ?) AS slot, sum(state = ?), sum(state = ?) "
        f"FROM pages JOIN hosts ON hosts.id = host WHERE name IN ({', '.join('?' * len(names))}) "
        "AND finished IS NOT NULL AND state > 0 GROUP BY name, slot"
    )
    for ledger in ledgers:
        for name, slot, ok, failed in ledger.db.execute(
            query, (started, span, HOST_BUCKETS - 1, OK, FAILED, *names)
        ):
            times[name][slot] = (ok, failed)
    return times


def _latencies(ledgers: Sequence[Ledger]) -> list[int]:
    classes = [0] * (len(LATENCIES) + 1)
    for ledger in ledgers:
        for (seconds,) in ledger.db.execute("SELECT seconds FROM pages WHERE seconds IS NOT NULL"):
            classes[bisect_left(LATENCIES, seconds)] += 1
    return classes


def _coverage(folder: Path) -> tuple[dict[str, float], int]:
    """The share of rows of articles with each field, and how many they are."""
    have: Counter[str] = Counter()
    articles = 0
    for raw in run_rows(folder):
        row: dict[str, Any] = msgspec.json.decode(raw)
        if row["outcome"] == "ok" and row.get("page_kind") in ("article", "live_blog"):
            articles += 1
            have.update(name for name in COVERED if row.get(name))
    return {name: have[name] / articles if articles else 0.0 for name in COVERED}, articles


def _examples(ledgers: Sequence[Ledger], kind: str) -> list[tuple[str, str]]:
    """At most EXAMPLES pages: of each message one, the most frequent first, then a second of each."""
    query = (
        "SELECT url, coalesce(message, ''), row_number() OVER same AS turn, count(*) OVER same AS often "
        "FROM pages WHERE state = ? AND kind = ? "
        "WINDOW same AS (PARTITION BY message ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) "
        "ORDER BY turn, often DESC, id LIMIT ?"
    )
    found = [row for ledger in ledgers for row in ledger.db.execute(query, (FAILED, kind, EXAMPLES))]
    found.sort(key=lambda row: (row[2], -row[3]))
    return [(url, message) for url, message, _, _ in found[:EXAMPLES]]
