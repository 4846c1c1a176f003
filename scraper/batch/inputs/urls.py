"""What is a URL, and which URLs mean one page."""

import re
from hashlib import blake2b
from operator import itemgetter
from urllib.parse import SplitResult, quote, urlsplit

from scraper.errors import InvalidUrl
from scraper.fetch.target import parse_target
from scraper.hostname import ascii_host
from scraper.tracking import is_tracking

NORMAL_URL = re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9_.~/%!=:,-]*")
"""Those whose normal form is what they are."""
KEPT = "/%!=:,-+;@$'()*?&~"
"""Beside letters, digits, `_` and `.`: characters that stay as they are in a URL's normal form."""
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def url_problem(url: str) -> str | None:
    """Why a text is no URL that the fetcher would ask for, or None. What browsers encode, as spaces, is no fault.

    >>> url_problem("example.com/news")
    'has no scheme'
    >>> url_problem("https://example.com/evening news") is None
    True
    """
    if not url:
        return "names no URL"
    if CONTROL.search(url):  # browsers drop tabs; in a list one stands between a URL and what is not of it
        return "has a tab, a line break or another control character in it"
    try:
        parse_target(url)
    except InvalidUrl as error:
        return error.message.partition("; write ")[
            0
        ]  # reports tell bad lines apart by what is wrong with them
    return None


def host_of(url: str) -> str:
    """The host of a URL as the fetcher names it. Raises InvalidUrl where `url_problem` tells of one."""
    return parse_target(url).host


def page_key(url: str) -> bytes:
    """Equal for URLs that mean the same page: order of parameters, tracking and fragment do not count."""
    return digest(_normal(url))


def digest(text: str) -> bytes:
    """A key of 16 bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _normal(url: str) -> str:
    """One spelling for all that mean the same page. What may tell two pages apart stays: a page fetched twice costs
    less than one that stands in another's row.

    >>> _normal("HTTP://Zürich.Example:80/ä?b=2&print&utm_source=x&a=1#top")
    'http://xn--zrich-kva.example/%C3%A4?a=1&b=2&print'
    """
    if NORMAL_URL.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        path, query, fragment = (quote(part, safe=KEPT) for part in (parts.path, parts.query, parts.fragment))
    except ValueError:
        return url
    named = [(part.partition("=")[0], part) for part in query.split("&") if part]
    kept = sorted((one for one in named if not is_tracking(one[0])), key=itemgetter(0))
    route = f"#{fragment}" if fragment.startswith("!") else ""
    tail = "?" * bool(kept) + "&".join(part for _, part in kept) + route
    return f"{parts.scheme}://{_normal_place(parts)}{path or '/'}{tail}"


def _normal_place(parts: SplitResult) -> str:
    user, at, host = parts.netloc.rpartition("@")
    host, colon, port = host.lower().partition(":")
    is_default = port == {"http": "80", "https": "443"}.get(parts.scheme)
    return user + at + ascii_host(host) + ("" if is_default else colon + port)
