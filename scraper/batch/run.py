"""A batch from its lists to its last row: what `scraper batch` does, as a function."""

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from scraper.background import run_to_end
from scraper.batch.engine.engine import Engine, FetchesPages
from scraper.batch.engine.fetching import run_fetcher
from scraper.batch.engine.pool import WorkerPool
from scraper.batch.engine.retry import check_kinds, kinds_of, take_up_again
from scraper.batch.inputs.sources import Sources, load_sources
from scraper.batch.report.progress import Progress
from scraper.batch.settings import BatchSettings
from scraper.batch.store.folder import opened_run
from scraper.batch.store.ledger import Ledger


def run_batch(
    folder: Path | str,
    sources: Sources,
    settings: BatchSettings,
    *,
    retry: Sequence[str] = (),
    accept_changes: bool = False,
    progress: Progress | None = None,
    fetcher: FetchesPages | None = None,
) -> bool:
    """Makes the run in `folder`, or goes on with it, until every line has its row; False when stopped before.

    `retry` names kinds of rows to take up again (see `take_up_again`). The first SIGINT or SIGTERM lets pages
    in flight finish, the second drops them.
    Raises BatchError (see `opened_run`, `load_sources`, `Engine.run`).
    """
    folder, progress = Path(folder), progress or Progress()
    with opened_run(folder, settings, accept_changes=accept_changes) as ledger:
        load_sources(ledger, sources, folder, settings.fetch, progress.say)
        if retry:
            check_kinds(retry, kinds_of(ledger))
            take_up_again(ledger, retry)
        with progress.shown(ledger):
            return run_to_end(_work(folder, ledger, settings, progress, fetcher))


async def _work(
    folder: Path, ledger: Ledger, settings: BatchSettings, progress: Progress, fetcher: FetchesPages | None
) -> bool:
    if not ledger.hosts_waiting(0, 1):
        return True
    # The workers come first: they load the extractor while we load the fetcher.
    async with (
        WorkerPool(settings) as pool,
        nullcontext(fetcher) if fetcher is not None else run_fetcher(settings.fetch) as asked,
    ):
        engine = Engine(folder, ledger, settings, asked, pool, progress.done, progress.say)
        presses = iter((engine.stop, engine.abort))
        with on_signals(lambda: next(presses, engine.abort)()):
            await engine.run()
        return not engine.schedule.stopped


@contextmanager
def on_signals(act: Callable[[], None]) -> Iterator[None]:
    """Calls `act` at each SIGINT and SIGTERM; does nothing outside the main thread."""
    loop = asyncio.get_running_loop()
    signals: tuple[signal.Signals, ...] = (signal.SIGINT, signal.SIGTERM)
    try:
        for number in signals:
            loop.add_signal_handler(number, act)
    except (ValueError, RuntimeError, NotImplementedError):
        signals = ()
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
