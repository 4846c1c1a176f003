"""A batch from its lists to its last row: what `scraper batch` does, as a function."""

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from scraper.batch.archives import archive_lines, is_archive
from scraper.batch.engine import Engine, FetchesPages
from scraper.batch.folder import opened_run
from scraper.batch.ledger import Ledger
from scraper.batch.lines import read_lines
from scraper.batch.load import file_mark, load_list
from scraper.batch.progress import Progress, Silent
from scraper.batch.retry import take_up_again
from scraper.batch.settings import BatchSettings
from scraper.errors import BatchError


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What to read: names of lists (`-` is standard input), and how."""

    names: Sequence[str] = ()
    kind: str | None = None
    """text, csv, tsv, jsonl or parquet; None: by the name's suffix."""
    column: str | None = None
    """Of the URL; None: `url` and its usual synonyms."""
    add: bool = False
    """Take up lists that the run was not made with."""


def run_batch(
    folder: Path,
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
    Raises BatchError (see `opened_run`, `load_list`, `Engine.run`).
    """
    progress = progress or Silent()
    with opened_run(folder, settings, accept_changes=accept_changes) as ledger:
        load_lists(ledger, sources, folder)
        take_up_again(ledger, retry)
        with progress.shown(ledger):
            return asyncio.run(_work(folder, ledger, settings, progress, fetcher))


def load_lists(ledger: Ledger, sources: Sources, folder: Path) -> None:
    """Reads the lists into the ledger; what it has already is passed over.

    Raises BatchError when there is none, or one that the run was not made with (unless `sources.add`).
    """
    known = [name for _, name, mark in ledger.lists() if mark is not None]
    if not known and not sources.names:
        raise BatchError("a new run needs a list", subject=str(folder))
    strange = [name for name in sources.names if known and name not in known]
    if strange and not sources.add:
        raise BatchError(
            f"was made with {', '.join(known)}, not with {', '.join(strange)}: give --add to take that up as "
            "well, or another -o",
            subject=str(folder),
        )
    for name in sources.names:
        if is_archive(name):
            load_list(ledger, name, archive_lines(name), file_mark(name))
        else:
            mark = file_mark(name)
            load_list(ledger, name, read_lines(name, kind=sources.kind, column=sources.column), mark)


async def _work(
    folder: Path, ledger: Ledger, settings: BatchSettings, progress: Progress, fetcher: FetchesPages | None
) -> bool:
    if not ledger.hosts_waiting(0, 1):
        return True
    if fetcher is not None:
        return await _run_engine(Engine(folder, ledger, settings, fetcher, progress.done))
    from scraper.fetch import Fetcher

    async with Fetcher(msgspec.structs.replace(settings.fetch, retries=0)) as own:
        return await _run_engine(Engine(folder, ledger, settings, own, progress.done))


async def _run_engine(engine: Engine) -> bool:
    presses = iter((engine.stop, engine.abort))
    with _on_signals(lambda: next(presses, engine.abort)()):
        await engine.run()
    return not engine.schedule.stopped


@contextmanager
def _on_signals(act: Callable[[], None]) -> Iterator[None]:
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
