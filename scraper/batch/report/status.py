"""How far a run is, read from its ledger (or those of its shards) while it works or afterwards."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from scraper.batch.report.hosts import HostFigures, RunTraffic, busiest_hosts, host_line, read_traffic
from scraper.batch.report.quantities import in_state, most_first, plain_bytes, plain_count
from scraper.batch.shown import shown
from scraper.batch.store.folder import all_ledgers
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import FAILED, OK, WAITING
from scraper.printable import printable

RECENT = 60.0
"""Seconds over which pages a second are counted."""
HOSTS = 10


class Status(msgspec.Struct):
    """The figures of a run. Kinds are those of pages and of errors."""

    run: str
    version: str
    lists: list[str]
    lines: int
    pages: int
    """Distinct ones: repeated lines share a page."""
    waiting: int
    ok: int
    failed: int
    ok_by_kind: dict[str, int]
    failed_by_kind: dict[str, int]
    pages_a_second: float
    """Over the last minute."""
    traffic: RunTraffic
    hosts: list[HostFigures]
    """Those with the most pages."""


def read_status(folder: Path, *, hosts: int = HOSTS) -> Status:
    """The figures of a run, with at most so many `hosts`.

    Raises BatchError when the folder is no run.
    """
    with all_ledgers(folder) as ledgers:
        return _read(folder, ledgers, hosts)


def _read(folder: Path, ledgers: Sequence[Ledger], hosts: int) -> Status:
    counts: Counter[tuple[int, str]] = Counter()
    for ledger in ledgers:
        counts.update(ledger.counts())
    waiting, ok, failed = (in_state(counts, state) for state in (WAITING, OK, FAILED))
    return Status(
        run=printable(str(folder)),
        version=ledgers[0].meta().get("version", ""),
        lists=[shown(name) for _, name, _ in ledgers[0].lists()],
        lines=sum(ledger.line_count() for ledger in ledgers),
        pages=counts.total(),
        waiting=waiting.total(),
        ok=ok.total(),
        failed=failed.total(),
        ok_by_kind=most_first(ok),
        failed_by_kind=most_first(failed),
        pages_a_second=round(sum(map(_recent, ledgers)) / RECENT, 2),
        traffic=read_traffic(ledgers),
        hosts=busiest_hosts(ledgers, hosts),
    )


def status_text(status: Status) -> str:
    """The figures as lines to be read."""
    lists = ", ".join(status.lists) or "no list"
    lines = [
        f"{status.run}: {status.lines} lines of {lists}, {status.pages} pages",
        f"  done     {status.ok + status.failed}",
        f"  waiting  {status.waiting}",
        f"  ok       {status.ok}",
        *(f"    {kind}: {number}" for kind, number in status.ok_by_kind.items()),
        f"  failed   {status.failed}",
        *(f"    {kind}: {number}" for kind, number in status.failed_by_kind.items()),
        f"  pages/s  {status.pages_a_second} in the last minute",
        *traffic_lines(status),
    ]
    return "\n".join(lines)


def traffic_lines(status: Status) -> list[str]:
    """What went over the wire, in all and by host; nothing where nothing was fetched."""
    traffic, shown = status.traffic, status.hosts
    if not traffic.requests:
        return []
    most = f", the {len(shown)} with the most pages:" if 0 < len(shown) < traffic.hosts else ""
    return [
        f"  traffic  {plain_count(traffic.requests, 'request')}, {plain_bytes(traffic.bytes)}",
        f"  hosts    {traffic.hosts:,}{most}",
        *(f"    {host_line(host)}" for host in shown),
    ]


def _recent(ledger: Ledger) -> int:
    since = time.time() - RECENT
    return int(ledger.db.execute("SELECT count(*) FROM pages WHERE finished > ?", (since,)).fetchone()[0])
