"""A new run that is refused leaves nothing: no ledger without a list, no folder that was made for it.

Which lists it was to have is for whoever reads them to undo (`Ledger.forget_lists`): what a run has loaded it keeps,
whatever becomes of it then.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scraper.batch.store.ledger import LEDGER, Ledger
from scraper.errors import BatchError, ScraperError


@contextmanager
def made_folder(folder: Path, *files: str) -> Iterator[None]:
    """Makes a folder where there is none; it goes again where an error leaves nothing in it but `files`.

    Raises BatchError where it cannot be made.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    make_folder(folder)
    try:
        yield
    except ScraperError:
        if made and set(os.listdir(folder)) <= set(files):
            for name in files:
                (folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # others may use what we have made above it
                for path in made:
                    path.rmdir()
        raise


def make_folder(folder: Path) -> None:
    """Raises BatchError where there is none that can be looked into, and none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.listdir(folder)
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else error.strerror
        raise BatchError(f"cannot be made: {reason}", subject=str(folder)) from error


@contextmanager
def closed_or_removed(ledger: Ledger, folder: Path) -> Iterator[Ledger]:
    """The ledger, closed at the end; its file goes where an error comes before a list."""
    is_blank = False
    try:
        yield ledger
    except ScraperError:
        is_blank = not ledger.lists()
        raise
    finally:
        ledger.close()
        if is_blank:
            (folder / LEDGER).unlink()
