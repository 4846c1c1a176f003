"""Pages at hand, with no need to fetch them: WARC, WACZ, folders of saved HTML."""

import os
import zipfile
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import BinaryIO

import msgspec

from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.mhtml import unfolded
from scraper.batch.inputs.unpacked import UNREADABLE, reason_of, unpacked
from scraper.batch.inputs.warcs import Found, html_records
from scraper.batch.store.folder import is_utf8
from scraper.batch.store.record import MAX_BODY_BYTES, read_record
from scraper.errors import BatchError, ScraperError
from scraper.fetch.codings import PIECE
from scraper.page import Page

SAVED = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".mhtml", ".mht")
WARC = (".warc", ".warc.gz")
PAGES = (*SAVED, *WARC, ".wacz")
BROKEN_ZIP = (zipfile.BadZipFile, EOFError, ValueError, RuntimeError)
"""What zipfile raises for a damaged one, a name in it that is not UTF-8, and one that is locked by a password."""


def is_archive(name: str) -> bool:
    """Whether a list is a source of pages rather than of URLs."""
    return name != "-" and (os.path.isdir(name) or name.lower().endswith(PAGES))


def folder_mark(name: str) -> str:
    """A digest of the names, sizes and times of all pages below a folder; it changes when any of them does.

    The folder's own time would tell only of files that came or went at its top.
    """
    digest = blake2b(digest_size=16)
    for path in _pages_below(name):
        stat = path.stat()
        digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def archive_lines(name: str) -> Iterator[Line]:
    """The pages of an archive as lines of a list: HTML responses in order, or files by name.

    One that breaks off has a bad line at its end, which says where. Raises BatchError when nothing of it can be read.
    """
    if os.path.isdir(name):
        return _folder_lines(name)
    if name.lower().endswith(".wacz"):
        return _wacz_lines(name)
    if name.lower().endswith(WARC):
        return _warc_lines(name)
    return iter([Line(1, name, place=os.path.abspath(name))])


def read_place(place: str, url: str, max_bytes: int = MAX_BODY_BYTES) -> Page:
    """The page that stands at FILE or FILE#OFFSET, its body cut at `max_bytes`.

    Raises BatchError when it is not there any more.
    """
    path, mark, offset = place.rpartition("#")
    try:
        if mark and offset.isdigit():
            with open(path, "rb") as file:
                page = read_record(file, int(offset), path, max_bytes)
                return msgspec.structs.replace(page, url=url)
        return read_saved(Path(place), max_bytes)
    except UNREADABLE as error:
        raise BatchError(f"cannot be read: {reason_of(error)}", subject=place) from error


def read_saved(path: Path, max_bytes: int = MAX_BODY_BYTES) -> Page:
    """A saved page; its URL is the file's until the page tells its own."""
    with open(path, "rb") as file, unpacked(file) as text:
        body = _at_most(text, max_bytes + 1)
    whole, is_cut = body[:max_bytes], len(body) > max_bytes
    return unfolded(Page(url=path.absolute().as_uri(), body=whole, truncated=is_cut))


def _at_most(file: BinaryIO, size: int) -> bytes:
    """So many bytes of a file, read in pieces: one read takes memory for all that it is asked for."""
    pieces: list[bytes] = []
    while size > 0 and (piece := file.read(min(size, PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _folder_lines(name: str) -> Iterator[Line]:
    """Saved pages below a folder, and those in archives below it, in the order of their names."""
    lines = (line for path in _pages_below(name) for line in _lines_of(path, Path(name)))
    number = 0
    for number, line in enumerate(lines, 1):
        yield line._replace(number=number)
    if not number and next(Path(name).iterdir(), None) is not None:
        raise BatchError(
            "holds no saved page and no web archive; lists in it are given one by one", subject=name
        )


def _pages_below(name: str) -> Iterator[Path]:
    """Raises BatchError for a folder within it that cannot be read: its pages would be missed by nobody."""
    found = []
    for folder, below, files in os.walk(name, onerror=_shut):
        beside = frozenset(files)
        below[:] = [one for one in below if not _is_of_a_page(one, beside)]
        found += [Path(folder, file) for file in files if file.lower().endswith(PAGES)]
    return (path for path in sorted(found) if path.is_file())


def _is_of_a_page(folder: str, beside: frozenset[str]) -> bool:
    """Whether a folder holds what a browser saved with a page beside it (`Story_files`): its frames, and no pages."""
    page = folder.removesuffix("_files")
    return page != folder and any(page + end in beside for end in (".html", ".htm", ".xhtml"))


def _shut(error: OSError) -> None:
    raise BatchError(f"cannot be read: {error.strerror}", subject=str(error.filename)) from error


def _lines_of(path: Path, folder: Path) -> Iterator[Line]:
    """Of one file in a folder. What cannot be read is a bad line, and costs none of the other files."""
    own = os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")
    if not is_utf8(str(path.absolute())):
        yield Line(1, own, "its path is not UTF-8: give it another name")
    elif path.name.lower().endswith(SAVED):
        yield Line(1, own, place=str(path.absolute()))
    else:
        try:
            yield from archive_lines(str(path))
        except BatchError as error:
            yield Line(1, own, error.message)


def _warc_lines(name: str) -> Iterator[Line]:
    try:
        with open(name, "rb") as file:
            for number, found in enumerate(html_records(file), 1):
                yield _line_of(number, found, name)
    except (OSError, ScraperError) as error:
        raise _unreadable(name, error) from error


def _line_of(number: int, found: Found, name: str, start: int = 0, member: str = "") -> Line:
    """A page of an archive, or of a `member` of it that begins at `start`; where that breaks off, a bad line.

    Raises BatchError where that would be the first: there is nothing to read.
    """
    if found.problem and number == 1:
        raise BatchError(member + found.problem)
    if found.problem:
        return Line(number, name, member + found.problem)
    return Line(number, found.url, place=f"{os.path.abspath(name)}#{start + found.offset}")


def _wacz_lines(name: str) -> Iterator[Line]:
    """Archives in a WACZ are stored, not deflated (WACZ 1.1.1, 5.2.1): records are found by offset."""
    numbers = count(1)
    try:
        for member, start in _wacz_members(name):
            with zipfile.ZipFile(name) as wacz, wacz.open(member) as file:
                for found in html_records(file):  # type: ignore[arg-type]
                    yield _line_of(next(numbers), found, name, start, f"{member}: ")
    except (OSError, ScraperError) as error:
        raise _unreadable(name, error) from error
    except BROKEN_ZIP as error:
        why = str(error) or "it is cut short"
        raise BatchError(f"not a WACZ that can be read: {why}", subject=name) from error


def _unreadable(name: str, error: Exception) -> BatchError:
    if isinstance(error, ScraperError):
        return BatchError(error.message, subject=name)
    return BatchError(f"cannot be read: {reason_of(error)}", subject=name)


def _wacz_members(name: str) -> list[tuple[str, int]]:
    """The archives in a WACZ, with the offset at which each one's bytes begin."""
    with zipfile.ZipFile(name) as wacz, open(name, "rb") as raw:
        found = []
        for info in wacz.infolist():
            if not info.filename.lower().endswith(WARC):
                continue
            if info.compress_type != zipfile.ZIP_STORED:
                raise BatchError(f"{info.filename} in it is deflated: unzip it first", subject=name)
            raw.seek(info.header_offset + 26)  # lengths of name and extra field in the local header
            lengths = raw.read(4)
            skip = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
            found.append((info.filename, info.header_offset + 30 + skip))
        return found
