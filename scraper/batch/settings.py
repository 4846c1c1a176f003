"""What a caller may set about a batch, and which of it shapes the rows."""

import os
from hashlib import sha256

import msgspec

from scraper.fetch.settings import Count, CountOrZero, FetchSettings, Seconds, SecondsOrZero, check_values
from scraper.rules.shelf import user_rules

SHAPING = "user_agent headers cookies max_bytes prefer_canonical respect_optout render robots".split()
"""Fetch settings that change what a row says; politeness and deadlines may change between two starts."""

SECRET = frozenset(("headers", "cookies"))


class BatchSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a run. Times in seconds. Raises ValueError for one that cannot be."""

    fetch: FetchSettings = FetchSettings()
    extractor: str = "scraper.extract:extract_page"
    """`module:function`, from a Page to an Article."""
    workers: CountOrZero = 0
    """Processes that extract; 0: one for each core."""
    page_deadline: Seconds = 20.0
    """For reading one page; its worker is killed then, and the page's row says so."""
    page_memory: Count = 768
    """Megabytes by which a worker may grow beyond what it has when its extractor is loaded."""
    attempts: Count = 3
    """Fetches of a page that fails for a transient reason."""
    retry_wait: SecondsOrZero = 2.0
    """Seconds before the second fetch; doubled before each further one. A Retry-After that asks for more is kept."""
    record: bool = False
    """Keep the raw pages as WARC."""

    def __post_init__(self) -> None:
        check_values(self)

    @property
    def worker_count(self) -> int:
        """The number of worker processes to start: more of them than pages in hand would have nothing to do."""
        return min(self.workers or usable_cores(), self.fetch.concurrency)

    def shaping(self) -> dict[str, str]:
        """The settings that decide what a row says, and so may not change within a run: option names to JSON texts.

        Headers and cookies, which may hold passwords, are given as digests.
        Raises RuleError where a rule of the user's is wrong.
        """
        values: dict[str, object] = {"extractor": self.extractor, "record": self.record}
        values |= {name: getattr(self.fetch, name) for name in SHAPING}
        for host, wishes in self.fetch.hosts.items():
            values[f"hosts.{host}"] = {n: _shown(n, getattr(wishes, n, None)) for n in SHAPING}
        values |= {f"rules.{rule.domain}": _digest(rule) for rule in user_rules()}
        return {name: _text(_shown(name, value)) for name, value in values.items()}


def usable_cores() -> int:
    """The cores that this process may run on; all there are where the system does not say (macOS, Windows)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 2


def _text(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


def _shown(name: str, value: object) -> object:
    """The value as a run's folder may keep it: people share these, and headers and cookies hold passwords."""
    if name not in SECRET or not value:
        return value
    return _digest(value)


def _digest(value: object) -> str:
    return "sha256:" + sha256(_text(value).encode()).hexdigest()
