"""A place that fsspec reaches (s3://, gs:// ...), with bounds: each call ends in time, each error names the URL."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scraper.errors import ExportError, MissingExtra, ScraperError

ANSWER = 30.0
"""Seconds for the first answer: their own retries go on for minutes where nobody listens."""
LISTING = 600.0
"""Seconds to list what is there: a million names, a thousand a request."""
PATIENCE, SLOWEST = 120.0, 50_000
"""An upload may take so many seconds, and as long as it takes at so many bytes a second and a second a file."""
AT_ONCE = 500
"""Files put by one call, so that each has a bound of its own."""
PATTERN = re.compile(r"[*?[]")
"""What fsspec's `rm` takes for a pattern: in a folder named so, it would remove the files of others."""
IN_EXTRA = ("s3", "s3a", "gs", "gcs")
LONGEST = 200
"""Characters of a message: some quote whole documents."""


class Store:
    """What is under one URL. Raises ExportError, or MissingExtra without fsspec or the protocol's package."""

    def __init__(self, url: str) -> None:
        self.url = url
        fsspec = _fsspec()
        # gcsfs logs each retry with a traceback, which goes to stderr where nobody has set up logging.
        logging.getLogger("gcsfs").addHandler(logging.NullHandler())
        with self._errors_named():
            try:
                self.files, self.path = fsspec.core.url_to_fs(url, **_options(url))
            except ImportError as error:
                raise _missing(url, error) from error

    @property
    def names_file(self) -> bool:
        """Whether the URL can be that of a file: it is no bucket, and does not end as a folder does."""
        return "/" in self.path and not self.url.endswith("/")

    def names(self) -> set[str]:
        """Of all files below the URL, relative to it."""
        base = self.path.rstrip("/") + "/"
        with self._errors_named():
            self._first_answer()
            found = self._call("find", self.path, within=LISTING)
        return {name.removeprefix(base) for name in found if name.startswith(base) and name != base}

    def put_file(self, local: Path) -> None:
        """Puts a file under the URL itself."""
        with self._errors_named():
            self._call("put_file", str(local), self.path, within=_time_for([local]))

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Puts files of a folder below the URL, under their names."""
        for start in range(0, len(names), AT_ONCE):
            some = names[start : start + AT_ONCE]
            local = [folder / name for name in some]
            with self._errors_named():
                self._call("put", [str(path) for path in local], self._below(some), within=_time_for(local))

    def remove(self, names: Sequence[str]) -> None:
        """Removes files below the URL."""
        paths = self._below(names)
        plain = [path for path in paths if not PATTERN.search(path)]
        with self._errors_named():
            if plain:
                self._call("rm", plain, within=PATIENCE + len(plain))
            for path in set(paths).difference(plain):
                self._call("rm_file", path, within=PATIENCE)

    def _below(self, names: Sequence[str]) -> list[str]:
        return [f"{self.path.rstrip('/')}/{name}" for name in names]

    def _first_answer(self) -> None:
        """Asks something small first, so as to learn within ANSWER seconds that nobody answers."""
        try:
            self._call("info", self.path, within=ANSWER)
        except (FileNotFoundError, PermissionError):
            return  # whether for want of the bucket, and why not, is told by listing: this answer has no text

    def _call(self, name: str, *arguments: Any, within: float) -> Any:
        """A file system's method. Those without a loop of their own (memory, sftp) know no bound."""
        bound = {"timeout": within} if self.files.async_impl else {}
        return getattr(self.files, name)(*arguments, **bound)

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except ScraperError:
            raise
        except Exception as error:  # whatever its libraries raise: of no common kind
            raise ExportError(f"cannot be written: {_line(error)}", subject=self.url) from error


def _missing(url: str, error: ImportError) -> ScraperError:
    """Our extra has the packages of the usual stores; of others, fsspec names them."""
    protocol = url.partition("://")[0]
    if protocol in IN_EXTRA:
        return MissingExtra(f"what fsspec needs for {protocol}://", "remote")
    return ExportError(f"cannot be written: {_line(error)}", subject=url)


def _options(url: str) -> dict[str, Any]:
    """Folders are made by all file systems but the local one, which wants to be told."""
    return {"auto_mkdir": True} if url.startswith(("file:", "local:")) else {}


def _line(error: Exception) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TimeoutError) and not str(error):
        said = "no answer in time"
    return said if len(said) <= LONGEST else said[:LONGEST] + "…"


def _time_for(paths: Sequence[Path]) -> float:
    return PATIENCE + len(paths) + sum(path.stat().st_size for path in paths) / SLOWEST


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtra("fsspec", "remote") from error
    return fsspec
