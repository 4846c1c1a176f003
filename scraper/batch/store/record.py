"""A fetched page as a WARC record (ISO 28500), and back.

The body is stored as we have it, content codings undone; headers that told of the codings keep their values
under an `x-archive-orig-` name, as web archives do.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, BinaryIO, Literal
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from scraper.errors import BatchError
from scraper.fetch.codings import PIECE
from scraper.fetch.decoder import CodingError, Decoder
from scraper.fetch.magic import HEAD, HTML_TYPES, has_markup
from scraper.page import Page

CODED = {
    name: f"x-archive-orig-{name}" for name in ("content-encoding", "transfer-encoding", "content-length")
}
KEPT_AS = {kept: name for name, kept in CODED.items()}
"""Of these alone: web archives send others under such names, which are the page's as it came."""
MAX_BODY_BYTES = 5_000_000
"""Of a page from an archive, as by default of one that is fetched."""
MAX_HEADERS = 1_000_000
"""Bytes of an answer's headers that are read; fastwarc would stop at 32 kB, which some answers exceed."""
GZIP = b"\x1f\x8b"
STEP = 1_024
"""Bytes of a body in chunks that are read at a time; of others PIECE: fastwarc takes memory for all it is asked for."""
ONE_PIECE = "is gzipped as one piece, in which no record can be found again: unpack it first"
PAGES = WarcRecordType.response | WarcRecordType.resource
"""Answers, and files as they were, such as those of a site's backup (ISO 28500, 6.5)."""


def warc_record(page: Page) -> bytes:
    """One gzip member that holds a response record. The same page gives the same bytes."""
    date = _utc(page.fetched_at)
    record = WarcRecord()
    record.init_headers(WarcRecordType.response, uuid5(NAMESPACE_URL, f"{page.url} {date}").urn.encode()[4:])
    record.headers["WARC-Target-URI"] = _ascii(page.final_url)
    record.headers["WARC-Date"] = date
    record.headers["Content-Type"] = "application/http; msgtype=response"
    for name, value in _extras(page).items():
        record.headers[name] = value
    record.set_bytes_content(_head(page) + page.body)
    target = io.BytesIO()
    record.write(target, checksum_data=True)
    return gzip.compress(target.getvalue(), 6, mtime=0)


def read_record(file: BinaryIO, offset: int, name: str, max_bytes: int = MAX_BODY_BYTES) -> Page:
    """The page of the record at `offset`, its body cut at `max_bytes`.

    Raises BatchError when there is none: the archive is cut short, or is not the one it was.
    """
    try:
        try:
            return _read(file, offset, "transfer", name, max_bytes)
        except (OSError, ValueError):  # some archivers undo the chunks and keep the header that tells of them
            page = _read(file, offset, "none", name, max_bytes)
            if not page.body.lstrip().startswith(b"<"):
                raise
            return page
    except (OSError, ValueError, CodingError) as error:
        raise BatchError(f"broken record: {error}", subject=name) from error


def _read(
    file: BinaryIO, offset: int, decode: Literal["none", "transfer"], name: str, max_bytes: int
) -> Page:
    file.seek(offset)
    records = ArchiveIterator(file, parse_http=True, auto_decode=decode, max_header_len=MAX_HEADERS)
    record = next(iter(records), None)
    if record is None or not record.record_type & PAGES:
        raise BatchError("no page's record here: the archive is cut short or has changed", subject=name)
    return page_of(record, max_bytes)


def page_of(record: WarcRecord, max_bytes: int = MAX_BODY_BYTES) -> Page:
    """The page that a response record holds, its content codings undone, its body cut at `max_bytes`."""
    length = record.content_length
    http = record.http_headers
    uri = _text(record.headers, "WARC-Target-URI").strip("<>")
    headers = [(n.lower(), v) for n, v in http.items()] if http is not None else _file_headers(record)
    is_chunked = any(n == "transfer-encoding" for n, _ in headers)
    raw, is_short = _read_content(record.reader, STEP if is_chunked else PIECE, max_bytes)
    is_short |= len(raw) > max_bytes or (not is_chunked and len(raw) < length)
    seconds = _text(record.headers, "X-Seconds")
    decoder = Decoder(", ".join(v for n, v in headers if n == "content-encoding"), max_bytes)
    decoder.feed(raw)
    return Page(
        url=_text(record.headers, "X-Asked-URI") or uri,
        final_url=uri,
        body=decoder.body(),
        status=(http.status_code if http is not None else None) or 200,
        headers=tuple((KEPT_AS.get(n, n), v) for n, v in headers if n not in CODED),
        fetched_at=_text(record.headers, "WARC-Date") or None,
        seconds=float(seconds) if seconds else None,
        truncated=is_short
        or decoder.is_cut
        or not decoder.is_done()
        or bool(_text(record.headers, "WARC-Truncated")),
        opt_out=tuple(_text(record.headers, "X-Opt-Out").split()),
    )


def _file_headers(record: WarcRecord) -> list[tuple[str, str]]:
    """Of a file as it was, whose type, and with it the charset, the record tells itself."""
    kind = _text(record.headers, "Content-Type") if record.record_type == WarcRecordType.resource else ""
    return [("content-type", kind)] if kind else []


def _read_content(reader: Any, step: int, max_bytes: int) -> tuple[bytes, bool]:
    """What there is of a record's content, and whether it broke off; chunks that do give no byte of the last step."""
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= max_bytes and (piece := reader.read(step)):
            pieces.append(piece)
            size += len(piece)
    except OSError:
        if not pieces:
            raise
        return b"".join(pieces), True
    return b"".join(pieces), False


def html_records(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Offset and URL of each page of HTML in an archive, in order.

    Raises BatchError when the archive breaks off: a truncated one ends silently in most readers.
    """
    last = -1
    try:
        for record in ArchiveIterator(file, record_types=PAGES, parse_http=True, max_header_len=MAX_HEADERS):
            if _is_html(record):
                if record.stream_pos <= last:
                    raise BatchError(ONE_PIECE)
                last = record.stream_pos
                yield last, _text(record.headers, "WARC-Target-URI").strip("<>")
        _check_end(file, max(0, last))
    except (OSError, ValueError, zlib.error) as error:
        raise BatchError(f"broken archive: {error}") from error


def _is_html(record: WarcRecord) -> bool:
    """By its type, or by its first bytes where it has none, as of a page that is fetched."""
    is_file = record.record_type == WarcRecordType.resource
    kind = _text(record.headers, "Content-Type") if is_file else record.http_content_type or ""
    kind = re.split("[;,]", kind, maxsplit=1)[0].strip().lower()
    return kind in HTML_TYPES if kind else has_markup(record.reader.read(HEAD))


def _check_end(file: BinaryIO, last: int) -> None:
    """Raises BatchError where the archive breaks off behind the record at `last`; one cut itself is marked so."""
    file.seek(0)
    if file.read(2) != GZIP:
        return
    file.seek(last)
    data = file.read(PIECE)
    if not data.startswith(GZIP):
        raise BatchError(ONE_PIECE)
    member, whole = zlib.decompressobj(wbits=31), 0
    while data:
        if member.eof:
            member = zlib.decompressobj(wbits=31)
        member.decompress(data, PIECE)
        whole += member.eof
        data = member.unconsumed_tail or member.unused_data.lstrip(b"\0") or file.read(PIECE)
    if whole and not member.eof:
        raise BatchError("broken archive: it ends within a record")


def _extras(page: Page) -> dict[str, str]:
    """What a page knows beyond an HTTP answer; `X-` headers are ours, and other readers pass over them."""
    extras = {
        "X-Asked-URI": page.url if page.url != page.final_url else "",
        "WARC-Truncated": "length" if page.truncated else "",
        "X-Opt-Out": _ascii(" ".join(page.opt_out)),
        "X-Seconds": "" if page.seconds is None else f"{page.seconds:.3f}",
    }
    return {name: value for name, value in extras.items() if value}


def _head(page: Page) -> bytes:
    try:
        reason = HTTPStatus(page.status).phrase
    except ValueError:
        reason = "Unknown"
    lines = [f"HTTP/1.1 {page.status} {reason}"]
    for name, value in page.headers:
        lines.append(f"{CODED.get(name, name)}: {value}")
    lines.append(f"content-length: {len(page.body)}")
    return b"\r\n".join(map(_header, lines)) + b"\r\n\r\n"


def _header(line: str) -> bytes:
    """The bytes of a line as they came: `exchange.py` has each for a character. A browser's are UTF-8."""
    line = line.replace("\r", " ").replace("\n", " ")
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _text(headers: object, name: str) -> str:
    value = headers.get(name)  # type: ignore[attr-defined]  # fastwarc's header map has no type of its own
    return str(value or "")


def _ascii(url: str) -> str:
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]|^`{}<>\"\\ ") if not url.isascii() else url


def _utc(when: str | None) -> str:
    """WARC dates are UTC with a Z."""
    moment = datetime.fromisoformat(when) if when else datetime.now(UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
