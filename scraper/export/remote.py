"""An export to where fsspec reaches: s3://, gs://, and whatever else is installed.

An object store shows a file when it is whole, but knows no folders: one that is being written shows what is
there so far. Hence two marks: MARK, put first, says that an export made this; COMPLETE, put last and removed
before anything changes, that it is all there.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from scraper.errors import ExportError
from scraper.export.store import Store
from scraper.export.write import MARK, export_rows, find_format

COMPLETE = "_SUCCESS"
"""The name that Hadoop, Spark and their readers know, and pass over."""


def export_to_url(rows: Iterable[bytes], form: str, url: str) -> int:
    """Writes all rows in a form to a temporary file, and puts that under `url` when it is complete.

    Raises MissingExtra without fsspec or the package for the protocol; ExportError as `export_rows`, and where
    the store does not answer or does not let us write: before the first row is read, if that can be known.
    """
    format = find_format(form)
    store = Store(url)
    if format.suffix:
        _check_file(store)
        put: Callable[[Path], None] = store.put_file
    else:
        put = partial(_put_folder, store, _replaceable(store))
    with TemporaryDirectory() as folder:
        local = Path(folder) / f"export{format.suffix}"  # the suffix tells the store the type of content
        count = export_rows(rows, form, local)
        put(local)
    return count


def _check_file(store: Store) -> None:
    """Raises ExportError where a file would be in the way of others: two exports under one name hide in each other."""
    if not store.names_file:
        raise ExportError("names no file; this format is one file", subject=store.url)
    try:
        there = store.names()
    except ExportError as error:
        if isinstance(error.__cause__, PermissionError):
            return  # credentials may be good for writing only; if they are not, the upload will tell
        raise
    if there:
        raise ExportError("is a folder; this format is one file", subject=store.url)


def _replaceable(store: Store) -> set[str]:
    """The files that an earlier export left there, which alone another replaces. Raises ExportError for others."""
    there = store.names()
    if there and MARK not in there:
        raise ExportError("exists, and no export made it: give a new folder", subject=store.url)
    return there


def _put_folder(store: Store, there: set[str], local: Path) -> None:
    """Replaces what is there; cut short at any step, it lacks COMPLETE, and can be replaced again."""
    names = sorted(path.relative_to(local).as_posix() for path in local.rglob("*") if path.is_file())
    names.remove(MARK)
    store.put(local, [MARK])
    store.remove([COMPLETE] if COMPLETE in there else [])
    store.remove(sorted(there - {MARK, COMPLETE, *names}))
    store.put(local, names)
    (local / COMPLETE).touch()
    store.put(local, [COMPLETE])
