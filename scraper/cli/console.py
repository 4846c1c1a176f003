"""What is said beside the data: on stderr, one line each."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.article import Article


def failed(error: Exception) -> None:
    """An error, as one line: its subject, what happened, what to do."""
    print(printable(" ".join(str(error).split())), file=sys.stderr)


def printable(name: str) -> str:
    """Text that can be written out: half characters (of file names that are no UTF-8) become U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", name)


def note(message: str, *, quiet: bool = False) -> None:
    """Something worth knowing that is no error."""
    if not quiet:
        print(message, file=sys.stderr)


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
