"""What commands say: notes and errors on stderr, one line each; values as JSON on stdout."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

from scraper.printable import printable

if TYPE_CHECKING:
    from scraper.article import Article

SOME_FAILED, WRONG_USAGE, STOPPED = 1, 2, 130
"""Exit codes. Wrong usage is typer's own; that of settings is the same."""


def failed(error: Exception) -> None:
    """An error, as one line: its subject, what happened, what to do."""
    print(printable(" ".join(str(error).split())), file=sys.stderr)


def open_closed_streams() -> None:
    """Opens /dev/null for each standard stream that the shell has closed (`>&-`).

    Otherwise the next file that is opened would get its number, and what workers print would be written into that file.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, "w" if number else "r", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)  # whoever puts another in its place leaves its number open


class _Forgiving(FileIO):
    """Standard error that a full disk, or a reader who has left, makes silent: a run of days goes on all the same."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(data)


def forgive_stderr() -> None:
    """Has nothing fail because a message cannot be written."""
    if isinstance(sys.stderr, TextIOWrapper):
        raw = _Forgiving(sys.stderr.fileno(), "w", closefd=False)
        sys.stderr = TextIOWrapper(BufferedWriter(raw), sys.stderr.encoding, line_buffering=True)


def set_encodings() -> None:
    """Makes stdout and stderr take any text: UTF-8 in pipes and files, as JSON is; on a terminal its own encoding,
    in which characters that it lacks are written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def note(message: str, *, quiet: bool = False) -> None:
    """Something worth knowing that is no error."""
    if not quiet:
        print(printable(message), file=sys.stderr)


def print_json(value: Any) -> None:
    """A value as one line of JSON on stdout, at once: whoever reads a pipe waits for it."""
    import msgspec

    print(msgspec.json.encode(value).decode(), flush=True)


def note_kind(article: Article, *, quiet: bool) -> None:
    """Says when the page was no article, or not all of it: its JSON looks like any other."""
    from scraper.verdict.verdict import BODILESS

    if article.page_kind in BODILESS or article.page_kind == "paywall":
        note(f"{article.url}: {article.page_kind}: {article.page_reason}", quiet=quiet)


def log_to_stderr(verbose: bool) -> None:
    """With --verbose, the package's log (one event for each attempt of a fetch) goes to stderr."""
    import logging

    # asyncio warns of a child that it has reaped itself (cpython#127049); how workers end we tell ourselves
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    if verbose:
        logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
        logging.getLogger("scraper").setLevel(logging.DEBUG)
