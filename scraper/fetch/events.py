"""What happened, told: one log record an attempt, and counts by host for a run's summary.

Records go to the logger `scraper.fetch` at level INFO; `record.fetch` is a dict with
the keys `url`, `host`, `attempt`, `status`, `outcome`, `error`, `bytes`, `decoded`, `seconds`, `http`,
`address`.
"""

import logging
from collections import Counter, OrderedDict, deque
from statistics import median
from typing import Any, NamedTuple

logger = logging.getLogger("scraper.fetch")
logger.addHandler(logging.NullHandler())  # a library says nothing unless asked

MAX_HOSTS = 10_000
"""Hosts counted apart; the counts of more go to REST."""
REST = "(others)"
SAMPLES = 64
"""Latest latencies of a host that the median is taken of."""


def tell(outcome: str, **fields: Any) -> None:
    """Logs one attempt: `outcome` is ok, redirect, not_modified, rendered, or the error's kind."""
    if not logger.isEnabledFor(logging.INFO):
        return
    fields = {"outcome": outcome} | {key: value for key, value in fields.items() if value is not None}
    text = " ".join(f"{key}={_show(value)}" for key, value in fields.items())
    logger.info("fetch %s", text, extra={"fetch": fields})


def _show(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


class HostStats:
    """Counts of one host."""

    __slots__ = ("bytes", "failed", "latencies", "ok", "requests")

    def __init__(self) -> None:
        self.ok = 0
        """URLs that became a page (304 included)."""
        self.failed: Counter[str] = Counter()
        """URLs that did not, by the error's kind."""
        self.requests = 0
        """Requests sent, also for robots.txt, redirects and retries."""
        self.bytes = 0
        """Bytes of bodies as they came over the wire."""
        self.latencies: deque[float] = deque(maxlen=SAMPLES)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, latency in seconds."""
        return {
            "ok": self.ok,
            "failed": dict(self.failed),
            "requests": self.requests,
            "bytes": self.bytes,
            "median_latency": round(median(self.latencies), 4) if self.latencies else None,
        }


class HostTraffic(NamedTuple):
    """What went to and came from one host; `bytes` as `HostStats` has them."""

    host: str
    requests: int
    bytes: int


class Stats:
    """Counts by host, in the order first seen."""

    def __init__(self) -> None:
        self.hosts: OrderedDict[str, HostStats] = OrderedDict()
        self._fresh: dict[str, HostTraffic] = {}
        """Since `take_traffic`."""

    def note_request(self, host: str, wire: int = 0, seconds: float | None = None) -> None:
        """Counts a request: the bytes of its answer, and how long that took where there was one."""
        stats = self.of(host)
        stats.requests += 1
        stats.bytes += wire
        if seconds is not None:
            stats.latencies.append(seconds)
        name = host if host in self._fresh or len(self._fresh) < MAX_HOSTS else REST
        _, requests, size = self._fresh.get(name, (name, 0, 0))
        self._fresh[name] = HostTraffic(name, requests + 1, size + wire)

    def take_traffic(self) -> list[HostTraffic]:
        """The traffic by host since this was last called; the caller keeps the sum."""
        fresh, self._fresh = self._fresh, {}
        return list(fresh.values())

    def of(self, host: str) -> HostStats:
        """The counts of `host`."""
        found = self.hosts.get(host)
        if found is None:
            if len(self.hosts) >= MAX_HOSTS:
                host = REST
            found = self.hosts.setdefault(host, HostStats())
        return found

    def as_dict(self) -> dict[str, dict[str, Any]]:
        """By host, plain values."""
        return {host: stats.as_dict() for host, stats in self.hosts.items()}
