"""A URL to what it embeds, by the table of providers."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from scraper.embeds.found import FoundEmbed
from scraper.embeds.provider import Provider
from scraper.embeds.providers import PROVIDERS
from scraper.embeds.refused import is_refused
from scraper.entities import unescape

MAX_URL = 4_000
"""Characters; longer than any address that a server takes, save data put after `?`."""
NESTED_DEPTH = 2
"""How often a URL may stand within another: a consent page around a wrapper around the player."""
ARCHIVED = re.compile(
    r"^(?:https?:)?//(?:web\.archive\.org|archive\.[a-z]+)/(?:web/)?\d{4,14}[a-z_]*/(?=https?://|//)"
)
"""What web archives put before an address."""
LINE_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))
"""Taken out of addresses, as the URL standard does; urllib does so not everywhere."""
UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}]")
UNFILLED = re.compile(r"\{\{|\$\{|\$\w+\$|%7B%7B|\[\[|<%")
"""A template's place that nothing was put into."""
PAGE_PARAMETERS = frozenset(
    "origin referrer referer ref parent parentUrl parent_url adref widget_referrer page_url".split()
)
"""Parameters that name the page around the player."""
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)
BY_HOST: dict[str, list[Provider]] = {}
ANYWHERE: list[Provider] = []
for _row in PROVIDERS:
    for _host in _row.hosts:
        BY_HOST.setdefault(_host, []).append(_row)
    if not _row.hosts:
        ANYWHERE.append(_row)


def clean_url(raw: str) -> str | None:
    """An http(s), protocol-relative or relative URL as it may be passed on, or None for anything else.

    Credentials are taken out, blanks and quotes percent-encoded, entities that were escaped twice undone.

    >>> clean_url(" //user:pw@example.org/a b?x=1&amp;y=2 ")
    '//example.org/a%20b?x=1&y=2'
    >>> clean_url("javascript:alert(1)")
    """
    url = raw.strip()
    if "\n" in url or "\t" in url or "\r" in url:
        url = url.translate(LINE_BREAKS)
    if "&amp;" in url or "&#" in url:
        url = unescape(url)
    if not url or len(url) > MAX_URL or url[0] in "#<{[$" or UNFILLED.search(url):
        return None
    if "archive." in url:
        url = ARCHIVED.sub("", url)
    scheme = SCHEME.match(url)
    if scheme and scheme.group().lower() not in ("http:", "https:"):
        return None
    url = quote_unsafe(url)
    return _without_credentials(url) if "@" in url else url


def quote_unsafe(url: str) -> str:
    """The URL with the characters percent-encoded that no address may hold."""
    return UNSAFE.sub(lambda found: quote(found[0]), url)


def _without_credentials(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def read_url(raw: str | None, *, nested: int = 0) -> FoundEmbed | None:
    """What a provider of the table would show at this URL, or None."""
    url = clean_url(raw) if raw else None
    if url is None:
        return None
    if url.startswith("//"):
        url = "https:" + url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if host:
        for row in providers_of(host):
            if found := _read_forms(row, url, parts, host):
                return found
    holds_url = "//" in parts.query or "%2f" in parts.query.lower()
    if holds_url and nested < NESTED_DEPTH and not is_refused(url):
        return _read_nested(parts.query, nested + 1)
    return None


def _read_nested(query: str, nested: int) -> FoundEmbed | None:
    """What a wrapper's parameter names: `/embed?url=https%3A%2F%2Fyoutu.be%2F...`."""
    for name, value in parse_qsl(query, max_num_fields=None)[:20]:
        if name in PAGE_PARAMETERS or not value.lstrip().startswith(("http:", "https:", "//")):
            continue
        if found := read_url(value, nested=nested):
            return found
    return None


@lru_cache(maxsize=512)
def providers_of(host: str) -> tuple[Provider, ...]:
    """The rows of the table that this host belongs to; those for any host if the table does not know it."""
    for prefix in ("www.", "m.", "mobile.", "amp."):
        host = host.removeprefix(prefix)
    rows = list(BY_HOST.get(host, ()))
    labels = host.split(".")
    for at in range(1, len(labels) - 1):
        rows += BY_HOST.get("." + ".".join(labels[at:]), ())
    if len(labels) > 1:
        rows += BY_HOST.get(".".join(labels[:-1]) + ".*", ())
    return tuple(rows or ANYWHERE)


def _read_forms(row: Provider, url: str, parts: SplitResult, host: str) -> FoundEmbed | None:
    query = "?" + parts.query if parts.query else ""
    place = parts.path + query + ("#" + parts.fragment if parts.fragment else "")
    for pattern, key, target in row.patterns:
        if match := pattern.search(place):
            known = {name: value or "" for name, value in match.groupdict().items()}
            bare = url.partition("?")[0].partition("#")[0]
            known |= {"full": url, "bare": bare, "host": host, "query": query}
            address = target.format_map(known) + _start_of(row, place)
            return FoundEmbed(row.name, key.format_map(known), address)
    return None


def _start_of(row: Provider, place: str) -> str:
    pattern = row.start_pattern
    match = pattern.search(place) if pattern else None
    return f"&t={match.group(1)}s" if match and match.group(1) != "0" else ""
