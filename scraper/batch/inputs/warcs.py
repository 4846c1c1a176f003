"""The pages in a web archive found, one after the other, and where it breaks off."""

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from scraper.batch.store.record import MAX_HEADERS, PAGES, header_text
from scraper.errors import BatchError
from scraper.fetch.codings import PIECE
from scraper.fetch.magic import HEAD, HTML_TYPES, has_markup

GZIP = b"\x1f\x8b"
NO_CONTENT = (204, 205)
ROBOTS = re.compile(r"https?://[^/]+/robots\.txt(?:\?.*)?", re.IGNORECASE)
ONE_PIECE = "is gzipped as one piece, in which no record can be found again: unpack it first"


class Found(NamedTuple):
    """A page in an archive, or the last that there is to say of one that breaks off."""

    offset: int
    url: str
    problem: str | None = None


def html_records(file: BinaryIO) -> Iterator[Found]:
    """Each page of HTML in an archive, errors too, in order; of one that breaks off, behind them, why and where: most
    readers end silently there.

    Raises BatchError where records cannot be found again.
    """
    last, fault = -1, None
    try:
        for record in ArchiveIterator(file, record_types=PAGES, parse_http=True, max_header_len=MAX_HEADERS):
            url = header_text(record.headers, "WARC-Target-URI").strip("<>")
            if _may_be_page(record, url) and _is_html(record):
                if record.stream_pos <= last:
                    raise BatchError(ONE_PIECE)
                last = record.stream_pos
                yield Found(last, url)
    except (OSError, ValueError, zlib.error) as error:
        fault = str(error)
    end = _broken_at(file, max(0, last))
    if end is None and fault is None:
        return
    why = fault or "it ends within a record"
    place = "" if end is None else f", at byte {end}"
    yield Found(end or 0, "", f"broken archive: {why}{place}")


def _may_be_page(record: WarcRecord, url: str) -> bool:
    """Not so a redirect, whose target has a record of its own, other answers without a page, and what crawlers ask for
    themselves."""
    status = record.http_headers.status_code if record.http_headers is not None else None
    return not (status in NO_CONTENT or 300 <= (status or 0) < 400 or ROBOTS.fullmatch(url))


def _is_html(record: WarcRecord) -> bool:
    """By its type, or by its first bytes where it has none, as of a page that is fetched."""
    is_file = record.record_type == WarcRecordType.resource
    kind = header_text(record.headers, "Content-Type") if is_file else record.http_content_type or ""
    kind = re.split("[;,]", kind, maxsplit=1)[0].strip().lower()
    return kind in HTML_TYPES if kind else has_markup(record.reader.read(HEAD))


def _broken_at(file: BinaryIO, last: int) -> int | None:
    """Where the first record begins, from the one at `last` on, that cannot be read to its end."""
    file.seek(0)
    return _broken_member(file, last) if file.read(2) == GZIP else _broken_record(file, last)


def _broken_member(file: BinaryIO, start: int) -> int | None:
    """Of an archive in gzip, each record of which is a member. Raises BatchError where all are one."""
    file.seek(start)
    data = file.read(PIECE)
    if not data.startswith(GZIP):
        raise BatchError(ONE_PIECE)
    member = zlib.decompressobj(wbits=31)
    while data:
        if member.eof:
            member = zlib.decompressobj(wbits=31)
        try:
            member.decompress(data, PIECE)
        except zlib.error:
            return start
        rest = member.unused_data.lstrip(b"\0")
        if member.eof:
            start = file.tell() - len(rest)
        data = member.unconsumed_tail or rest or file.read(PIECE)
    while member.decompress(b"", PIECE):  # what has been read, and not been written yet
        pass
    return None if member.eof else start


def _broken_record(file: BinaryIO, start: int) -> int | None:
    """Of an archive that is not packed: its records say how long they are."""
    file.seek(start)
    length = 0
    with suppress(OSError, ValueError):
        for record in ArchiveIterator(file, parse_http=False, max_header_len=MAX_HEADERS):
            start, length = record.stream_pos, record.content_length
    file.seek(start)
    has_head = any(not line.strip() for line in iter(file.readline, b""))
    end = file.tell() + length
    if not has_head or file.seek(0, os.SEEK_END) < end:
        return start
    file.seek(end)
    rest = file.read(HEAD)
    return end + len(rest) - len(rest.lstrip()) if rest.strip() else None
