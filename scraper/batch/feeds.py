"""Feeds read: RSS, Atom, JSON Feed. Whatever comes, it takes bounded time."""

import io
import warnings
from calendar import timegm
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import msgspec

MAX_FEED_BYTES = 10_000_000
"""feedparser takes 4 s for 20,000 items, about as many as this much holds."""
MAX_ITEMS = 20_000


class Found(msgspec.Struct, frozen=True):
    """A URL that a site names as one of its articles."""

    url: str
    date: str | None = None
    """ISO 8601: when it was published or changed, as the source says."""
    title: str | None = None
    source: str = ""
    """The feed, sitemap or page that named it."""


def parse_feed(body: bytes, source: str) -> list[Found]:
    """The items of a feed; none where it is no feed. Without a `source` its own link makes URLs absolute."""
    if len(body) > MAX_FEED_BYTES:
        body = body[:MAX_FEED_BYTES]
    if body.lstrip()[:1] == b"{":
        return _parse_json_feed(body, source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    source = source or str(parsed.feed.get("link") or "")
    found = (_found(entry.get("link"), _date(entry), entry.get("title"), source) for entry in parsed.entries)
    return [item for item in found if item is not None][:MAX_ITEMS]


def is_feed(body: bytes) -> bool:
    """Whether bytes look like a feed, by their first element or key."""
    head = body[:2_000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org/version"))


class _JsonItem(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class _JsonFeed(msgspec.Struct):
    items: list[_JsonItem] = []


def _parse_json_feed(body: bytes, source: str) -> list[Found]:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = msgspec.json.decode(body, type=_JsonFeed)
    except (msgspec.DecodeError, RecursionError):
        return []
    found = (
        _found(item.url or item.external_url, item.date_published or item.date_modified, item.title, source)
        for item in feed.items
    )
    return [item for item in found if item is not None][:MAX_ITEMS]


def _found(url: Any, date: str | None, title: Any, source: str) -> Found | None:
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        absolute = urljoin(source, url.strip())
        good = urlsplit(absolute).scheme in {"http", "https"}
    except (ValueError, OverflowError, OSError):
        return None
    return Found(absolute, date, title if isinstance(title, str) else None, source) if good else None


def _date(entry: Any) -> str | None:
    """feedparser gives UTC, to the second."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
