"""The figures of a report, gathered in one pass over a run's ledger and rows."""

from bisect import bisect
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from scraper.batch.folder import existing_run
from scraper.batch.ledger import FAILED, OK, Ledger
from scraper.batch.rows import run_rows
from scraper.batch.status import Status, read_status

BUCKETS = 48
"""Columns of the chart over time."""
LATENCIES = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Upper ends of the classes of fetch times, in seconds."""
HOSTS = 20
EXAMPLES = 3
COVERED = (
    *("headline", "byline", "date", "body", "tags", "embeds", "description", "sections"),
    *("publisher", "language", "images", "canonical_url", "date_modified"),
)
"""Fields whose coverage is told, in the order of the article."""


class HostFigures(msgspec.Struct):
    """One host's pages. Seconds are of fetches."""

    name: str
    ok: int
    failed: int
    median: float | None = None
    p95: float | None = None


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
    hosts: list[HostFigures]
    host_count: int
    latencies: list[int]
    """Fetches in each class of LATENCIES, and above the last."""
    coverage: dict[str, float]
    """Share of article pages that have the field."""
    articles: int
    failures: list[Failures]


def survey_run(folder: Path) -> Survey:
    """Reads a run.

    Raises BatchError when the folder is none.
    """
    ledger = existing_run(folder)
    try:
        started, ended = ledger.db.execute("SELECT min(finished), max(finished) FROM pages").fetchone()
        coverage, articles = _coverage(folder)
        return Survey(
            status=read_status(folder),
            started=started,
            ended=ended,
            over_time=_over_time(ledger, started, ended),
            hosts=_hosts(ledger),
            host_count=_one(ledger, "SELECT count(*) FROM hosts WHERE name != ''"),
            latencies=_latencies(ledger),
            coverage=coverage,
            articles=articles,
            failures=_failures(ledger),
        )
    finally:
        ledger.close()


def _one(ledger: Ledger, query: str) -> int:
    return int(ledger.db.execute(query).fetchone()[0])


def _over_time(ledger: Ledger, started: float | None, ended: float | None) -> list[Counter[str]]:
    if started is None or ended is None:
        return []
    span = max(ended - started, 1.0) / BUCKETS
    rows = ledger.db.execute(
        "SELECT min(CAST((finished - ?) / ? AS INTEGER), ?) AS slot, "
        "CASE state WHEN ? THEN 'ok' ELSE kind END AS what, count(*) "
        "FROM pages WHERE finished IS NOT NULL AND state > 0 GROUP BY slot, what",
        (started, span, BUCKETS - 1, OK),
    )
    slots: list[Counter[str]] = [Counter() for _ in range(BUCKETS)]
    for slot, what, count in rows:
        slots[slot][what] += count
    return slots


def _hosts(ledger: Ledger) -> list[HostFigures]:
    """The hosts with the most pages."""
    rows = ledger.db.execute(
        "SELECT host, name, sum(state = ?), sum(state = ?) FROM pages JOIN hosts ON hosts.id = host "
        "WHERE name != '' GROUP BY host ORDER BY count(*) DESC, name LIMIT ?",
        (OK, FAILED, HOSTS),
    ).fetchall()
    return [HostFigures(name, ok, failed, *_quantiles(ledger, host)) for host, name, ok, failed in rows]


def _quantiles(ledger: Ledger, host: int) -> tuple[float | None, float | None]:
    """Median and 95th percentile of a host's fetches."""
    query = "SELECT seconds FROM pages WHERE host = ? AND seconds IS NOT NULL ORDER BY seconds LIMIT 100000"
    seconds = [row[0] for row in ledger.db.execute(query, (host,))]
    if not seconds:
        return None, None
    return seconds[len(seconds) // 2], seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def _latencies(ledger: Ledger) -> list[int]:
    classes = [0] * (len(LATENCIES) + 1)
    for (seconds,) in ledger.db.execute("SELECT seconds FROM pages WHERE seconds IS NOT NULL"):
        classes[bisect(LATENCIES, seconds)] += 1
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


def _failures(ledger: Ledger) -> list[Failures]:
    """The kinds of failure, the most frequent first."""
    kinds = ledger.db.execute(
        "SELECT kind, count(*) FROM pages WHERE state = ? GROUP BY kind ORDER BY count(*) DESC, kind",
        (FAILED,),
    ).fetchall()
    return [Failures(kind, count, _examples(ledger, kind)) for kind, count in kinds]


def _examples(ledger: Ledger, kind: str) -> list[tuple[str, str]]:
    """Of each message one page, at most EXAMPLES."""
    rows = ledger.db.execute(
        "SELECT min(url), message FROM pages WHERE state = ? AND kind = ? GROUP BY message "
        "ORDER BY count(*) DESC, message LIMIT ?",
        (FAILED, kind, EXAMPLES),
    )
    return [(url, message or "") for url, message in rows]
