"""A run's folder: made, known again, held by one process at a time.

RUN/ledger.sqlite   what there is to do and what is done
RUN/parts/*.jsonl   articles, in the order in which they were done
RUN/warc/*.warc.gz  the raw pages, with --record
RUN/lock            held while a process works on the run
"""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import LEDGER, Ledger, ledger_to_read
from scraper.batch.store.made import check_made
from scraper.batch.store.parts import unwritable
from scraper.batch.store.refused import closed_or_removed, made_folder, make_folder
from scraper.batch.store.shards import shard_folders
from scraper.errors import BatchError

KEPT = ("parts", "warc")
"""What a ledger knows the places in."""


@contextmanager
def opened_run(folder: Path, settings: BatchSettings, *, accept_changes: bool = False) -> Iterator[Ledger]:
    """The ledger of a run, new or to be gone on with; the folder is locked meanwhile.

    Raises BatchError when another process works on it, when the folder is something else, when the run was
    made by another version or with settings that would give other rows (unless `accept_changes`, or nothing was
    done by them yet), and for a disk that is full, whenever the ledger meets it. Any ScraperError that ends a new run
    before it has a list leaves nothing of it.
    """
    with made_folder(folder, "lock"):
        create_folder(folder)
        with locked(folder), damage_told(folder), closed_or_removed(_open(folder, Ledger), folder) as ledger:
            try:
                check_made(ledger, settings, folder, accept_changes)
                yield ledger
            except sqlite3.OperationalError as error:
                raise unwritable(folder, error) from error


def existing_run(folder: Path) -> Ledger:
    """The ledger of a run, to look at; also while another process works on it.

    Raises BatchError when there is none.
    """
    if not (folder / LEDGER).is_file():
        raise BatchError("not a run: there is no ledger.sqlite in it", subject=str(folder))
    return _open(folder, ledger_to_read)


@contextmanager
def all_ledgers(folder: Path) -> Iterator[list[Ledger]]:
    """The ledgers of a run, one for each shard, or one in all; to look at.

    Raises BatchError when there is none.
    """
    with damage_told(folder), ExitStack() as stack:
        ledgers = []
        for part in shard_folders(folder) or [folder]:
            ledgers.append(existing_run(part))
            stack.callback(ledgers[-1].close)
        yield ledgers


def create_folder(folder: Path) -> None:
    """Makes a folder for a run where there is none.

    Raises BatchError when it cannot be made, or holds other things.
    """
    make_folder(folder)
    if shard_folders(folder):
        raise BatchError("is a run in shards: give another -o", subject=str(folder))
    if {path.name for path in folder.iterdir()} - {"lock"} and not (folder / LEDGER).exists():
        raise BatchError("holds other files and no run; give -o a new or empty folder", subject=str(folder))


def is_utf8(name: str) -> bool:
    """Whether a file's name can be stored: names on disk may be any bytes."""
    return os.fsencode(name).decode("utf-8", "replace") == name


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the run; the lock ends with the process, however it ends.

    Raises BatchError when another process holds it.
    """
    try:
        file = open(folder / "lock", "a+")  # noqa: SIM115  # closed below
    except OSError as error:
        raise BatchError(f"cannot be written: {error.strerror}", subject=str(folder)) from error
    with file as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read(20).strip() or "?"
            raise BatchError(f"process {holder} is at work on it", subject=str(folder)) from error
        except OSError as error:
            what = f"cannot be locked: {error.strerror}; a run needs a file system that knows locks"
            raise BatchError(what, subject=str(folder)) from error
        _write_holder(lock.fileno(), folder)
        yield


def _write_holder(lock: int, folder: Path) -> None:
    try:
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
    except OSError as error:
        raise unwritable(folder, error) from error


def partial_name(name: str) -> str:
    """Under which `replace_file` begins a file; a kill leaves it there."""
    return f".{name}.part"


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file of a run, whole or not at all, whatever ends the machine meanwhile.

    Raises BatchError where it cannot be written.
    """
    partial = path.with_name(partial_name(path.name))
    try:
        with open(partial, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a name may be on disk before what it names
        partial.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Raises BatchError, which names the run, where SQLite finds its ledger damaged while it is read."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # Its subclasses tell of other things: a full disk, a fault of ours.
        if type(error) is not sqlite3.DatabaseError:
            raise
        raise BatchError(f"its ledger cannot be read: {error}", subject=str(folder)) from error


def _open(folder: Path, open_ledger: Callable[[Path], Ledger]) -> Ledger:
    path = folder / LEDGER
    _check_not_emptied(folder, path)
    try:
        return open_ledger(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and open_ledger is Ledger:
            raise unwritable(folder, error) from error
        raise BatchError(f"its ledger cannot be read: {error}", subject=str(folder)) from error


def _check_not_emptied(folder: Path, ledger: Path) -> None:
    """Raises BatchError for an empty ledger beside articles: as a new run, it would write over them."""
    kept = [name for name in KEPT if any((folder / name).glob("*"))]
    if kept and not (ledger.is_file() and ledger.stat().st_size):
        raise BatchError(
            f"is empty, and does not know what is in {kept[0]}: put back a copy, or make a new run",
            subject=str(ledger),
        )
