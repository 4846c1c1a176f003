"""What is said beside the data: on stderr, one line each."""

from __future__ import annotations

import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.article import Article


ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and newline, and marks that have text run the other way."""


def failed(error: Exception) -> None:
    """An error, as one line: its subject, what happened, what to do."""
    print(printable(" ".join(str(error).split())), file=sys.stderr)


def printable(text: str) -> str:
    """Text that can be written out: half characters (of file names that are no UTF-8) become U+FFFD, and what would
    act on a terminal or turn its line round is spelt out: pages and their URLs hold what their makers like.

    >>> printable("a\\x1b[2Jb\\u202ec")
    'a\\\\x1b[2Jb\\\\u202ec'
    """
    return ACTS.sub(lambda found: ascii(found[0])[1:-1], re.sub("[\ud800-\udfff]", "\ufffd", text))


def write_anything() -> None:
    """Has both streams take any text: in pipes and files as UTF-8, as JSON is; on a terminal that has not all
    characters, the others spelt out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def note(message: str, *, quiet: bool = False) -> None:
    """Something worth knowing that is no error."""
    if not quiet:
        print(printable(message), file=sys.stderr)


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
