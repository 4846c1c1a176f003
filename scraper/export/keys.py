"""Rows under other tools' keys, a JSON object a line, for pipelines that were built on those tools.

The key names are as measured in the tools' own output (newspaper4k 0.9, news-please 1.6, trafilatura 2); those of
which we know nothing are there too, and empty. A failed row keeps its URL and has `error` beside the keys.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import msgspec

from scraper.export import Write
from scraper.export.address import address_parts
from scraper.export.pieces import write_jsonl
from scraper.export.row import Row, parse_row

Values = dict[str, Any]


def a_line_each(keys_of: Callable[[Row], Values]) -> Write:
    """Makes a writer of a function from a row to an object: one object a line, with the error of a row that failed."""

    @wraps(keys_of)
    def write(rows: Iterable[bytes], target: Path) -> int:
        return write_jsonl((_keyed(parse_row(raw), keys_of) for raw in rows), target)

    return write


def _keyed(row: Row, keys_of: Callable[[Row], Values]) -> bytes:
    error = {} if row.error is None else {"error": row.error}
    return msgspec.json.encode({**keys_of(row), **error})


@a_line_each
def newspaper(row: Row) -> Values:
    """As newspaper4k's `Article.to_json`: `publish_date` is ISO 8601, `authors` are names."""
    parts = address_parts(row.final_url or row.url)
    return {
        "url": row.final_url or row.url,
        "source_url": f"{parts.scheme}://{parts.netloc}" if parts.netloc else "",
        "title": row.headline or "",
        "authors": _names(row),
        "publish_date": row.date,
        "text": row.body,
        "read_more_link": "",
        "top_image": _first_image(row) or "",
        "meta_img": _first_image(row) or "",
        "images": [image.url for image in row.images],
        "movies": [embed.url for embed in row.embeds],
        "tags": row.tags,
        "keywords": row.tags,
        "meta_keywords": row.tags,
        "summary": "",
        "meta_favicon": "",
        "meta_description": row.description or "",
        "meta_lang": row.language or "",
        "language": row.language or "",
        "meta_site_name": row.publisher or "",
        "canonical_link": row.canonical_url or "",
    }


@a_line_each
def news_please(row: Row) -> Values:
    """As news-please's `NewsArticle.get_serializable_dict`: dates are `YYYY-MM-DD hh:mm:ss`, without the offset."""
    return {
        "authors": _names(row),
        "date_download": _clock(row.fetched_at),
        "date_modify": _clock(row.date_modified),
        "date_publish": _clock(row.date),
        "description": row.description,
        "filename": None,
        "image_url": _first_image(row),
        "language": row.language,
        "localpath": None,
        "maintext": row.body or None,
        "source_domain": address_parts(row.final_url or row.url).hostname,
        "text": row.body or None,
        "title": row.headline,
        "title_page": row.headline,
        "title_rss": None,
        "url": row.url,
    }


@a_line_each
def trafilatura(row: Row) -> Values:
    """As trafilatura's `--json`: lists are one string, parted by `;`; dates are days."""
    return {
        "title": row.headline,
        "author": "; ".join(_names(row)) or None,
        "hostname": (address_parts(row.final_url or row.url).hostname or "").removeprefix("www.") or None,
        "date": row.date[:10] if row.date else None,
        "fingerprint": None,
        "id": None,
        "license": None,
        "comments": "",
        "raw_text": row.body,
        "text": row.body,
        "language": row.language,
        "image": _first_image(row),
        "pagetype": row.page_kind,
        "filedate": row.fetched_at[:10] if row.fetched_at else None,
        "source": row.canonical_url or row.url,
        "source-hostname": row.publisher,
        "excerpt": row.description,
        "categories": ";".join(row.sections),
        "tags": ";".join(row.tags),
    }


def _names(row: Row) -> list[str]:
    """Of those who wrote it: these forms have no word for who helped."""
    return [person.name for person in row.byline if person.role == "author"]


def _first_image(row: Row) -> str | None:
    return row.images[0].url if row.images else None


def _clock(date: str | None) -> str | None:
    """An ISO 8601 date or time with its day and clock only.

    >>> _clock("2026-01-02T03:04:05+01:00"), _clock("2026-01-02")
    ('2026-01-02 03:04:05', '2026-01-02 00:00:00')
    """
    if not date:
        return None
    clock = re.match(r"T(\d\d):(\d\d)(?::(\d\d))?", date[10:])
    return f"{date[:10]} {':'.join(part or '00' for part in clock.groups()) if clock else '00:00:00'}"
