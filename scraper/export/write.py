"""Writes rows to a file or folder, whole or not at all."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

from scraper.errors import ConfigError, ExportError
from scraper.export import FORMATS, Format

MARK = ".scraper-export"
"""Stands in folders that an export made, which alone another may replace."""


def export_rows(rows: Iterable[bytes], form: str, target: Path) -> int:
    """Writes all rows in a form; returns how many. The target appears when it is complete, under its name.

    Raises ConfigError for an unknown form, ExportError where it cannot be written; MissingExtra.
    """
    format = find_format(form)
    write = format.load()
    if not format.suffix:
        return _write_folder(target, lambda path: write(rows, path))
    if target.is_dir():
        raise ExportError("is a folder; this format is one file", subject=str(target))
    return _write_file(target, lambda path: write(rows, path))


def write_whole(target: Path, content: bytes) -> None:
    """Writes a file, whole or not at all.

    Raises ExportError where it cannot be written.
    """
    _write_file(target, lambda path: path.write_bytes(content))


def print_rows(rows: Iterable[bytes], form: str) -> int:
    """Writes all rows to standard output; returns how many."""
    # A descriptor of its own: opening /dev/stdout anew would truncate the file that `>>` appends to.
    return find_format(form).load()(rows, cast("Path", os.dup(1)))


def find_format(form: str) -> Format:
    """The format of a name.

    Raises ConfigError with the names there are.
    """
    if form not in FORMATS:
        raise ConfigError(f"no such format; there are: {', '.join(FORMATS)}", subject=form)
    return FORMATS[form]


def _write_file(target: Path, write: Callable[[Path], int]) -> int:
    with _beside(target) as (place, partial):
        if _is_stream(place):
            return write(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        count = write(partial)
        _sync(partial)
        partial.replace(place)
        return count


def _write_folder(target: Path, write: Callable[[Path], int]) -> int:
    with _beside(target) as (place, partial):
        _check_folder(place)
        partial.mkdir(parents=True)
        (partial / MARK).touch()
        count = write(partial)
        _remove(place)
        partial.rename(place)
        return count


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, Path]]:
    """Where the target really is, and a path beside it to be filled first; what is left there in the end is removed.

    Raises ExportError, which names the target, for any OSError.
    """
    place = _place(target)
    partial = _partial(place)
    try:
        yield place, partial
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", subject=str(target)) from error
    finally:
        _discard(partial)


def _check_folder(target: Path) -> None:
    """Only what an export made is replaced."""
    is_ours = (target / MARK).is_file() or (target.is_dir() and not any(target.iterdir()))
    if target.exists() and not is_ours:
        raise ExportError("exists, and no export made it: give a new folder", subject=str(target))


def _place(target: Path) -> Path:
    """Where a link leads: what is written replaces the file there, and the link stays."""
    return Path(os.path.realpath(target)) if target.is_symlink() and not _is_stream(target) else target


def _is_stream(target: Path) -> bool:
    """A pipe or device, into which is written: to put a file in the place of /dev/null harms the whole machine."""
    return target.exists() and not (target.is_file() or target.is_dir())


def _partial(target: Path) -> Path:
    if not target.name:
        raise ExportError("names no file or folder to be written", subject=str(target))
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _discard(partial: Path) -> None:
    """What is left of it; where even that cannot be done, the error on its way says why."""
    with suppress(OSError):
        _remove(partial)


def _sync(path: Path) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
