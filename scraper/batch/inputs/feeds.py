"""Feeds read: RSS, Atom, JSON Feed. Whatever comes, it takes bounded time."""

import io
from calendar import timegm
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

import feedparser
import msgspec

from scraper.batch.inputs.references import repaired
from scraper.json_text import decode_json

MAX_FEED_BYTES = 10_000_000
"""Of XML: feedparser takes 4 s for 20,000 items, about as many as this much holds. JSON is read whole in a moment."""


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
    if _is_json(body):
        return _parse_json_feed(body, source)
    parsed = _parse_xml(repaired(body[:MAX_FEED_BYTES]))
    source = source or str(parsed.feed.get("link") or "")
    found = (_found(entry.get("link"), _date(entry), entry.get("title"), source) for entry in parsed.entries)
    return [item for item in found if item is not None]


def _parse_xml(body: bytes) -> Any:
    try:
        return feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # whatever it stumbles over: one broken feed must not end a watch
        return feedparser.FeedParserDict(feed={}, entries=[])


def feed_problem(body: bytes) -> str | None:
    """Why a feed cannot be read to its end; None where it is whole, and at most empty.

    >>> feed_problem(b"<rss><channel></rss>")
    'broken: mismatched tag: line 1, column 16'
    """
    if _is_json(body):
        return _json_problem(body)
    if len(body) > MAX_FEED_BYTES:
        return f"is larger than {MAX_FEED_BYTES:,} bytes, and was read so far"
    try:
        expat.ParserCreate().Parse(body, True)
    except expat.ExpatError as error:
        return f"broken: {error}"
    except (ValueError, LookupError):  # an encoding of several bytes, which expat does not know, or none
        return None
    return None


def is_feed(body: bytes) -> bool:
    """Whether bytes look like a feed, by their first element; JSON can be nothing else here."""
    head = body[:2_000].lower()
    return _is_json(body) or any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def _is_json(body: bytes) -> bool:
    return body[:100].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def absolute(base: str, url: str) -> str | None:
    """A link as an address, or None where it is none that can be fetched.

    >>> absolute("https://a.example/feed", "/one"), absolute("https://a.example/", "mailto:x@a.example")
    ('https://a.example/one', None)
    """
    try:
        whole = urljoin(base, url.strip())
        return whole if urlsplit(whole).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _parse_json_feed(body: bytes, source: str) -> list[Found]:
    """https://www.jsonfeed.org/version/1.1/, read loosely: one odd value costs no other item."""
    try:
        feed = _read_json_feed(body)
    except ValueError:
        return []
    source = source or str(feed.get("home_page_url") or feed.get("feed_url") or "")
    found = (_json_item(item, source) for item in feed["items"] if isinstance(item, dict))
    return [item for item in found if item is not None]


def _json_problem(body: bytes) -> str | None:
    try:
        _read_json_feed(body)
    except ValueError as error:
        return str(error)
    return None


def _read_json_feed(body: bytes) -> dict[str, Any]:
    """The object, in which `items` is a list. Raises ValueError, which says what is wrong."""
    try:
        feed = decode_json(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"broken: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ValueError("is JSON, and no feed")
    return feed


def _json_item(item: dict[str, Any], source: str) -> Found | None:
    date = item.get("date_published") or item.get("date_modified")
    return _found(item.get("url") or item.get("external_url"), _iso(date), item.get("title"), source)


def _iso(date: object) -> str | None:
    try:
        return date if isinstance(date, str) and datetime.fromisoformat(date) else None
    except ValueError:
        return None


def _found(url: Any, date: str | None, title: Any, source: str) -> Found | None:
    if not isinstance(url, str) or not url.strip():
        return None
    whole = absolute(source, url)
    return Found(whole, date, title if isinstance(title, str) else None, source) if whole else None


def _date(entry: Any) -> str | None:
    """feedparser gives UTC, to the second. Its own `get` has one of the two stand for the other, and warns of it."""
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
