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
from importlib.metadata import version
from pathlib import Path

import msgspec

from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import Ledger, ledger_to_read
from scraper.batch.store.parts import unwritable
from scraper.errors import BatchError

SHARDS = "shards.json"
"""Stands in the folder of a run that is split into shards (see `shards`)."""


@contextmanager
def opened_run(folder: Path, settings: BatchSettings, *, accept_changes: bool = False) -> Iterator[Ledger]:
    """The ledger of a run, new or to be gone on with; the folder is locked meanwhile.

    Raises BatchError when another process works on it, when the folder is something else, when the run was
    made by another version or with settings that would give other rows (unless `accept_changes`, or nothing was
    done by them yet), and for a disk that is full, whenever the ledger meets it.
    """
    create_folder(folder)
    with locked(folder):
        ledger = _open(folder, Ledger)
        try:
            _check(ledger, settings, folder, accept_changes)
            yield ledger
        except sqlite3.OperationalError as error:
            raise unwritable(folder, error) from error
        finally:
            ledger.close()


def existing_run(folder: Path) -> Ledger:
    """The ledger of a run, to look at; also while another process works on it.

    Raises BatchError when there is none.
    """
    if not (folder / "ledger.sqlite").is_file():
        raise BatchError("not a run: there is no ledger.sqlite in it", subject=str(folder))
    return _open(folder, ledger_to_read)


@contextmanager
def all_ledgers(folder: Path) -> Iterator[list[Ledger]]:
    """The ledgers of a run, one for each shard, or one in all; to look at.

    Raises BatchError when there is none.
    """
    with ExitStack() as stack:
        ledgers = []
        for part in shard_folders(folder) or [folder]:
            ledgers.append(existing_run(part))
            stack.callback(ledgers[-1].close)
        yield ledgers


def shard_folders(folder: Path) -> list[Path]:
    """The shards of a run, in order; none when it is an ordinary one."""
    return sorted(folder.glob("shard-[0-9][0-9][0-9]")) if (folder / SHARDS).is_file() else []


def create_folder(folder: Path) -> None:
    """Makes a folder for a run where there is none.

    Raises BatchError when it cannot be made, or holds other things.
    """
    make_folder(folder)
    if shard_folders(folder):
        raise BatchError("is a run in shards: give another -o", subject=str(folder))
    if {path.name for path in folder.iterdir()} - {"lock"} and not (folder / "ledger.sqlite").exists():
        raise BatchError("holds other files and no run; give -o a new or empty folder", subject=str(folder))


def make_folder(folder: Path) -> None:
    """Raises BatchError where there is none that can be looked into, and none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.listdir(folder)
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else error.strerror
        raise BatchError(f"cannot be made: {reason}", subject=str(folder)) from error


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
        except OSError as error:
            lock.seek(0)
            holder = lock.read(20).strip() or "?"
            raise BatchError(f"process {holder} is at work on it", subject=str(folder)) from error
        _write_holder(lock.fileno(), folder)
        yield


def _write_holder(lock: int, folder: Path) -> None:
    try:
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
    except OSError as error:
        raise unwritable(folder, error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file of a run, whole or not at all.

    Raises BatchError where it cannot be written.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error


def _open(folder: Path, open_ledger: Callable[[Path], Ledger]) -> Ledger:
    try:
        return open_ledger(folder / "ledger.sqlite")
    except sqlite3.DatabaseError as error:
        raise BatchError(f"its ledger cannot be read: {error}", subject=str(folder)) from error


def _check(ledger: Ledger, settings: BatchSettings, folder: Path, accept_changes: bool) -> None:
    """Compares version and settings with those stored, and stores them where they are new or accepted.

    Raises BatchError where they differ, pages are done already, and the change was not accepted.
    """
    now = {"version": version("scraper"), "settings": msgspec.json.encode(settings.shaping()).decode()}
    then = ledger.meta()
    differences = _differences(then, now) if "version" in then else []
    if differences and not accept_changes and ledger.has_begun():
        raise BatchError(
            f"was made otherwise: {'; '.join(differences)}. Rows of both kinds would be mixed: use the same "
            "again, another -o, or go on all the same by `scraper batch -o RUN --accept-changes` with these",
            subject=str(folder),
        )
    for key, value in now.items():
        if then.get(key) != value:
            ledger.set_meta(key, value)


def _differences(then: dict[str, str], now: dict[str, str]) -> list[str]:
    found: list[str] = []
    if then["version"] != now["version"]:
        found.append(f"by version {then['version']}, now {now['version']}")
    old, new = (msgspec.json.decode(side["settings"], type=dict[str, str]) for side in (then, now))
    changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    found += (f"{name} was {old.get(name, 'not set')}, now {new.get(name, 'not set')}" for name in changed)
    return found
