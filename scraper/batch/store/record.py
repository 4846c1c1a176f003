"""A fetched page as a WARC record (ISO 28500), and back.

The body is stored as we have it, content codings undone; headers that told of the codings keep their values
under an `x-archive-orig-` name, as web archives do.
"""

import gzip
import io
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, BinaryIO, Literal
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from scraper.errors import BatchError
from scraper.fetch.codings import PIECE
from scraper.fetch.decoder import CodingError, Decoder
from scraper.fetch.settings import FetchSettings
from scraper.page import Page

CODED = {
    name: f"x-archive-orig-{name}" for name in ("content-encoding", "transfer-encoding", "content-length")
}
KEPT_AS = {kept: name for name, kept in CODED.items()}
"""Of these alone: web archives send others under such names, which are the page's as it came."""
MAX_BODY_BYTES = FetchSettings().max_bytes
"""Of a page from an archive, as by default of one that is fetched."""
MAX_HEADERS = 1_000_000
"""Bytes of an answer's headers that are read; fastwarc would stop at 32 kB, which some answers exceed."""
STEP = 1_024
"""Bytes of a body in chunks that are read at a time; of others PIECE: fastwarc takes memory for all it is asked for."""
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
    uri = header_text(record.headers, "WARC-Target-URI").strip("<>")
    headers = [(n.lower(), v) for n, v in http.items()] if http is not None else _file_headers(record)
    is_chunked = any(n == "transfer-encoding" for n, _ in headers)
    raw, is_short = _read_content(record.reader, STEP if is_chunked else PIECE, max_bytes)
    is_short |= len(raw) > max_bytes or (not is_chunked and len(raw) < length)
    seconds = header_text(record.headers, "X-Seconds")
    decoder = Decoder(", ".join(v for n, v in headers if n == "content-encoding"), max_bytes)
    decoder.feed(raw)
    return Page(
        url=header_text(record.headers, "X-Asked-URI") or uri,
        final_url=uri,
        body=decoder.body(),
        status=(http.status_code if http is not None else None) or 200,
        headers=tuple((KEPT_AS.get(n, n), v) for n, v in headers if n not in CODED),
        fetched_at=header_text(record.headers, "WARC-Date") or None,
        seconds=float(seconds) if seconds else None,
        truncated=is_short
        or decoder.is_cut
        or not decoder.is_done()
        or bool(header_text(record.headers, "WARC-Truncated")),
        opt_out=tuple(header_text(record.headers, "X-Opt-Out").split()),
    )


def _file_headers(record: WarcRecord) -> list[tuple[str, str]]:
    """Of a file as it was, whose type, and with it the charset, the record tells itself."""
    kind = (
        header_text(record.headers, "Content-Type") if record.record_type == WarcRecordType.resource else ""
    )
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


def header_text(headers: object, name: str) -> str:
    """A header of a record; empty where there is none."""
    value = headers.get(name)  # type: ignore[attr-defined]  # fastwarc's header map has no type of its own
    return str(value or "")


def _ascii(url: str) -> str:
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]|^`{}<>\"\\ ") if not url.isascii() else url


def _utc(when: str | None) -> str:
    """WARC dates are UTC with a Z."""
    moment = datetime.fromisoformat(when) if when else datetime.now(UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
