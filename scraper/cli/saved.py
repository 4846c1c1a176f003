"""Saved pages in: files, gzipped files, standard input, web archives."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scraper.errors import BatchError, ExtractError

if TYPE_CHECKING:
    from scraper.article import Article
    from scraper.batch.inputs.lines import Line
    from scraper.page import Page

MAX_BYTES = 64_000_000
"""Of one file, unpacked. Far above what is parsed of a page: it guards memory against a compression bomb."""


def is_web_archive(name: str) -> bool:
    """Whether a file may hold many pages, each with a URL of its own."""
    return name.lower().endswith((".warc", ".warc.gz", ".wacz"))


def page_readers(name: str, url: str) -> Iterator[Callable[[], Page]]:
    """What reads the pages in this file, each by itself: all of a web archive, the one of any other.

    They, and this, raise ScraperError with the file as its subject where there is nothing to read.
    """
    if not is_web_archive(name):
        yield partial(read_saved, name, url)
        return
    from scraper.batch.inputs.archives import archive_lines

    line = None
    for line in archive_lines(name):
        yield partial(_read_line, line, name)
    if line is None:
        raise ExtractError("has no page of HTML in it", subject=name)


def _read_line(line: Line, name: str) -> Page:
    from scraper.batch.inputs.archives import read_place

    where = f"{name}:{line.number}"
    if line.place is None:
        raise ExtractError(line.error or "is no page", subject=where)
    try:
        return read_place(line.place, line.input)
    except BatchError as error:
        raise ExtractError(error.message, subject=where) from error


def extract_saved(page: Page) -> tuple[Page, Article]:
    """The article of a saved page, and the page.

    A page whose URL nobody has told is read once more under the canonical URL that it names itself, so that site rules
    apply and its links are absolute.
    """
    from msgspec.structs import replace

    from scraper.extract import extract_page

    article = extract_page(page)
    if page.url or not article.canonical_url:
        return page, article
    page = replace(page, url=article.canonical_url)
    return page, extract_page(page)


def read_saved(name: str, url: str) -> Page:
    """The page saved in this file, `-` for standard input; `.gz` is unpacked.

    Raises ExtractError, with the file as its subject, where there is nothing to read.
    """
    from scraper.batch.inputs.mhtml import unfolded
    from scraper.batch.inputs.unpacked import UNREADABLE, reason_of
    from scraper.page import Page

    if not name:
        raise ExtractError("a file's name is empty; - is standard input")
    if is_web_archive(name):
        raise ExtractError("is a web archive: `scraper extract` reads its pages, all of them", subject=name)
    if "://" in name and not os.path.exists(name):
        raise ExtractError("is a URL and no file: `scraper get` fetches it", subject=name)
    try:
        body = _read_stdin() if name == "-" else _read_file(Path(name))
    except UNREADABLE as error:
        raise ExtractError(f"cannot be read: {reason_of(error)}", subject=name) from error
    if body.startswith(b"WARC/1."):  # else its records, heads and all, would pass for one article
        raise ExtractError(
            "is a web archive: give a file of it whose name ends in .warc or .warc.gz", subject=name
        )
    return unfolded(Page(url=url, body=body[:MAX_BYTES], truncated=len(body) > MAX_BYTES))


def _read_stdin() -> bytes:
    return _read_unpacked(cast("BufferedReader", sys.stdin.buffer))


def _read_file(path: Path) -> bytes:
    if path.is_dir():
        raise ExtractError("is a folder; name the files in it, or use `scraper batch`", subject=str(path))
    with path.open("rb") as file:
        return _read_unpacked(file)


def _read_unpacked(file: BufferedReader) -> bytes:
    from scraper.batch.inputs.unpacked import unpacked

    return unpacked(file).read(MAX_BYTES + 1)
