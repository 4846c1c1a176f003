"""What a run shows of itself while it works."""

import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from scraper.batch.report.quantities import clock, count_by_kind, in_state
from scraper.batch.store.commit import Result
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import FAILED, OK

if TYPE_CHECKING:
    from rich.console import Group

EVERY = 5.0
"""Seconds between plain lines."""
RECENT = 30.0
"""Seconds over which pages a second are counted."""
SLOW = 1.0
"""Seconds a page from which a host is worth naming."""
SLOWEST = 3
"""Such hosts that are named."""
HOSTS = 1_000
"""Hosts whose pace is remembered."""


class Progress:
    """Counts results, and shows nothing. Subclasses show them."""

    def __init__(self) -> None:
        self.label = ""
        """Put before each line: which part of a run this is."""
        self.pages = 0
        self.ok = 0
        self.failed: Counter[str] = Counter()
        self.recent: deque[tuple[float, int]] = deque()
        self.hosts: dict[str, float] = {}
        """Mean seconds of a fetch, of the hosts met last."""
        self.started = time.monotonic()

    @contextmanager
    def shown(self, ledger: Ledger) -> Iterator[None]:
        """Shows the run of a ledger while it works."""
        counts = ledger.counts()
        self.pages = counts.total()
        self.ok = in_state(counts, OK).total()
        self.failed = in_state(counts, FAILED)
        self.started = time.monotonic()
        self.recent.clear()  # of the shard before: within the first second it would make the pace thirty times as fast
        self.begin()
        try:
            yield
        finally:
            self.end()

    def done(self, results: list[Result]) -> None:
        """Takes note of results that are safe."""
        now = time.monotonic()
        for result in results:
            if result.article is None:
                self.failed[result.kind] += 1
            else:
                self.ok += 1
            self._note_host(result)
        self.recent.append((now, len(results)))
        while self.recent and self.recent[0][0] < now - RECENT:
            self.recent.popleft()
        self.show()

    def finished(self) -> int:
        """Pages done so far, of this start and those before."""
        return self.ok + self.failed.total()

    def rate(self) -> float:
        """Pages a second, of late."""
        since = min(RECENT, time.monotonic() - self.started)
        return sum(number for _, number in self.recent) / since if since > 0 else 0.0

    def eta(self) -> float | None:
        """Seconds to the end at this rate."""
        rate = self.rate()
        return (self.pages - self.finished()) / rate if rate else None

    def line(self, *, kinds: bool = True) -> str:
        """The state of the run in one line, with or without the kinds of failure."""
        by_kind = f" ({count_by_kind(self.failed)})" if kinds else ""
        failed = f", failed {self.failed.total()}{by_kind}" if self.failed else ""
        eta = self.eta()
        left = f", {clock(eta)} left" if eta and self.finished() < self.pages else ""
        return f"{self.label}{self.finished()}/{self.pages} done, ok {self.ok}{failed}, {self.rate():.1f} pages/s{left}"

    def slowest(self) -> list[str]:
        """The hosts that take longest to answer, of late."""
        by_mean = sorted(self.hosts.items(), key=lambda item: -item[1])[:SLOWEST]
        return [f"{host}: {seconds:.1f} s a page" for host, seconds in by_mean if seconds >= SLOW]

    def _note_host(self, result: Result) -> None:
        if result.host and result.seconds is not None:
            before = self.hosts.pop(result.host, result.seconds)
            self.hosts[result.host] = 0.8 * before + 0.2 * result.seconds
            if len(self.hosts) > HOSTS:
                del self.hosts[next(iter(self.hosts))]

    def say(self, message: str) -> None:
        """Shows a message on a line of its own."""

    def begin(self) -> None:
        """Called before the work."""

    def show(self) -> None:
        """Called after each batch of results."""

    def end(self) -> None:
        """Called after the work."""


class Telling(Progress):
    """Says lines on standard error."""

    def __init__(self, target: TextIO = sys.stderr) -> None:
        super().__init__()
        self.target = target

    def say(self, message: str) -> None:
        print(message, file=self.target, flush=True)


class Plain(Telling):
    """A line every few seconds, for logs and pipes."""

    last = 0.0

    def begin(self) -> None:
        self.last = time.monotonic()

    def show(self) -> None:
        if time.monotonic() - self.last >= EVERY:
            self.last = time.monotonic()
            self.end()

    def end(self) -> None:
        self.say(self.line())


class Live(Telling):
    """A bar that is drawn over itself, and below it the kinds of failure. For terminals."""

    def begin(self) -> None:
        from rich.console import Console
        from rich.live import Live as Screen

        self.screen = Screen(get_renderable=self.picture, console=Console(stderr=True), refresh_per_second=4)
        self.screen.start()

    def end(self) -> None:
        self.screen.stop()

    def picture(self) -> "Group":
        """The bar and the lines below it, as of now."""
        from rich.console import Group
        from rich.progress_bar import ProgressBar
        from rich.text import Text

        details = [f"{kind}: {number}" for kind, number in self.failed.most_common(8)] + self.slowest()
        bar = ProgressBar(max(1, self.pages), self.finished())
        return Group(bar, Text(self.line(kinds=False)), *(Text(f"  {detail}", "dim") for detail in details))
