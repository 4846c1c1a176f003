"""What a run's ledgers say host by host: pages by outcome, traffic, and how long fetches took."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from scraper.batch.report.quantities import count_by_kind, plain_bytes, plain_count, plain_seconds
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import OK


class HostFigures(msgspec.Struct):
    """One host's pages and traffic."""

    name: str
    ok: int = 0
    failed: dict[str, int] = {}
    """By kind, the most frequent first."""
    requests: int = 0
    """All that were sent: for robots.txt, redirects and retries too."""
    bytes: int = 0
    """Of bodies, as they came over the wire."""
    median: float | None = None
    """Seconds of a page's fetch; `p95` is the 95th percentile."""
    p95: float | None = None

    @property
    def pages(self) -> int:
        """The number of pages that are done."""
        return self.ok + sum(self.failed.values())


class RunTraffic(msgspec.Struct):
    """All requests of a run, and the hosts they went to."""

    hosts: int = 0
    requests: int = 0
    bytes: int = 0


def read_traffic(ledgers: Sequence[Ledger]) -> RunTraffic:
    """The sums over all hosts."""
    sums = [
        ledger.db.execute("SELECT count(*), total(requests), total(bytes) FROM traffic").fetchone()
        for ledger in ledgers
    ]
    hosts, requests, size = (int(sum(column)) for column in zip(*sums, strict=True))
    return RunTraffic(hosts, requests, size)


def busiest_hosts(ledgers: Sequence[Ledger], limit: int) -> list[HostFigures]:
    """The hosts with the most pages done, at most `limit`, those with more first."""
    if limit < 1:
        return []
    found = [figures for ledger in ledgers for figures in _busiest(ledger, limit)]
    return sorted(found, key=lambda host: (-host.pages, host.name))[:limit]


def host_line(host: HostFigures) -> str:
    """One host in words.

    >>> host_line(HostFigures("a.example", ok=3, requests=5, bytes=2_400, median=0.25))
    'a.example: ok 3, failed 0, 5 requests, 2.4 kB, median 250 ms'
    """
    failed = sum(host.failed.values())
    kinds = f" ({count_by_kind(host.failed)})" if failed else ""
    median = f", median {plain_seconds(host.median)}" if host.median is not None else ""
    sent = f"{plain_count(host.requests, 'request')}, {plain_bytes(host.bytes)}"
    return f"{host.name}: ok {host.ok:,}, failed {failed:,}{kinds}, {sent}{median}"


def _busiest(ledger: Ledger, limit: int) -> list[HostFigures]:
    """The busiest hosts of one ledger. It goes over the pages twice, however many hosts there are."""
    rows = ledger.db.execute(
        "SELECT host, name FROM pages JOIN hosts ON hosts.id = host WHERE state > 0 AND name != '' "
        "GROUP BY host ORDER BY count(*) DESC, name LIMIT ?",
        (limit,),
    )
    figures = {host: HostFigures(name) for host, name in rows}
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    seconds: dict[int, array[float]] = defaultdict(lambda: array("d"))
    pages = ledger.db.execute(
        "SELECT host, state, kind, seconds FROM pages "
        "WHERE state > 0 AND host IN (SELECT value FROM json_each(?))",  # a mark for each may be too many for SQLite
        (msgspec.json.encode([*figures]).decode(),),
    )
    for host, state, kind, taken in pages:
        if state == OK:
            figures[host].ok += 1
        else:
            kinds[host][kind] += 1
        if taken is not None:
            seconds[host].append(taken)
    for host, found in figures.items():
        found.failed = dict(kinds[host].most_common())
        found.requests, found.bytes = _traffic_of(ledger, found.name)
        found.median, found.p95 = _quantiles(sorted(seconds[host]))
    return list(figures.values())


def _traffic_of(ledger: Ledger, name: str) -> tuple[int, int]:
    row = ledger.db.execute("SELECT requests, bytes FROM traffic WHERE host = ?", (name,)).fetchone()
    return row or (0, 0)


def _quantiles(seconds: list[float]) -> tuple[float | None, float | None]:
    """Median and 95th percentile."""
    if not seconds:
        return None, None
    return seconds[len(seconds) // 2], seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
