"""Pages at hand, with no need to fetch them: WARC, WACZ, folders of saved HTML."""

import gzip
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from scraper.batch.lines import Line
from scraper.batch.record import MAX_BODY_BYTES, html_records, read_record
from scraper.errors import BatchError, ScraperError
from scraper.page import Page

SAVED = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
WARC = (".warc", ".warc.gz")


def is_archive(name: str) -> bool:
    """Whether a list is a source of pages rather than of URLs."""
    return os.path.isdir(name) or name.lower().endswith((*WARC, *SAVED, ".wacz"))


def archive_lines(name: str) -> Iterator[Line]:
    """The pages of an archive as lines of a list: HTML responses in order, or files by name.

    Raises BatchError when it cannot be read, or breaks off.
    """
    if os.path.isdir(name):
        return _folder_lines(name)
    if name.lower().endswith(".wacz"):
        return _wacz_lines(name)
    if name.lower().endswith(WARC):
        return _warc_lines(name)
    return iter([Line(1, name, place=os.path.abspath(name))])


def read_place(place: str, url: str) -> Page:
    """The page that stands at FILE or FILE#OFFSET.

    Raises BatchError when it is not there any more.
    """
    path, mark, offset = place.rpartition("#")
    try:
        if mark and offset.isdigit():
            with open(path, "rb") as file:
                page = read_record(file, int(offset), path)
                return msgspec.structs.replace(page, url=url)
        return read_saved(Path(place))
    except (OSError, EOFError) as error:
        raise BatchError(f"cannot be read: {error}", subject=place) from error


def read_saved(path: Path) -> Page:
    """A saved page; its URL is the file's until the page tells its own."""
    with gzip.open(path) if path.suffix == ".gz" else open(path, "rb") as file:
        body = file.read(MAX_BODY_BYTES + 1)
    return Page(
        url=path.absolute().as_uri(), body=body[:MAX_BODY_BYTES], truncated=len(body) > MAX_BODY_BYTES
    )


def _folder_lines(name: str) -> Iterator[Line]:
    """Saved pages below a folder, and those in archives below it, in the order of their names."""
    number = 0
    for path in sorted(Path(name).rglob("*")):
        if not path.name.lower().endswith((*SAVED, *WARC, ".wacz")) or not path.is_file():
            continue
        inside = archive_lines(str(path)) if not path.name.lower().endswith(SAVED) else None
        for line in inside or [Line(1, str(path.relative_to(name)), place=str(path.absolute()))]:
            number += 1
            yield line._replace(number=number)


def _warc_lines(name: str) -> Iterator[Line]:
    try:
        with open(name, "rb") as file:
            for number, (offset, url) in enumerate(html_records(file), 1):
                yield Line(number, url, place=f"{os.path.abspath(name)}#{offset}")
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error
    except ScraperError as error:
        raise BatchError(error.message, subject=name) from error


def _wacz_lines(name: str) -> Iterator[Line]:
    """Archives in a WACZ are stored, not deflated (WACZ 1.1.1, 5.2.1): records are found by offset."""
    number = 0
    for member, start in _wacz_members(name):
        with zipfile.ZipFile(name) as wacz, wacz.open(member) as file:
            for offset, url in html_records(file):  # type: ignore[arg-type]
                number += 1
                yield Line(number, url, place=f"{os.path.abspath(name)}#{start + offset}")


def _wacz_members(name: str) -> list[tuple[str, int]]:
    """The archives in a WACZ, with the offset at which each one's bytes begin."""
    try:
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
    except (OSError, zipfile.BadZipFile) as error:
        raise BatchError(f"not a WACZ that can be read: {error}", subject=name) from error
