"""robots.txt as RFC 9309 reads it; the matching itself is protego's."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from protego import Protego

MAX_BYTES = 512_000
"""500 KiB: RFC 9309, 2.5, the least that a parser must take."""
KEPT = 24 * 3600.0
"""Seconds: RFC 9309, 2.4."""
KEPT_UNREACHABLE = 600.0
"""Seconds until a robots.txt that could not be had is asked for again."""

_CONTENT_SIGNAL = re.compile(r"^[ \t]*content-(?:signal|usage)[ \t]*:(.*)$", re.I | re.M)
_DECLINES = re.compile(r"\b(ai-train|train-ai|ai-input|ai)\s*=\s*(?:no|n)\b", re.I)
_VERSION = re.compile(r"(?:^|(?<=\r))([ \t]*user-agent[ \t]*:[ \t]*[A-Za-z_-]+)/[^\r\n]*", re.I | re.M)
"""A group's name with a version, which is no part of the product token (RFC 9309, 2.2.1)."""
_PRODUCT = re.compile(r"[A-Za-z_-]+")


class Robots(msgspec.Struct, frozen=True):
    """What one origin's robots.txt says, or why it says nothing."""

    rules: Any = None
    """A Protego; None where there are no rules."""
    unreachable: str | None = None
    """Why the file could not be had: then all is disallowed (RFC 9309, 2.3.1.4)."""
    opt_outs: tuple[str, ...] = ()
    """Signals in it by which the site declines use for AI."""
    weight: int = 0
    """Bytes of the file, by which memory is kept within bounds."""

    def find_objection(self, url: str, user_agent: str) -> str | None:
        """Why `url` must not be fetched, or None."""
        if self.unreachable is not None:
            return f"robots.txt could not be read ({self.unreachable}), which forbids all for now"
        if self.rules is None or self.rules.can_fetch(url, product_of(user_agent)):
            return None
        return "robots.txt forbids it"

    def crawl_delay(self, user_agent: str) -> float:
        """Seconds asked for between requests, 0 where none are."""
        if self.rules is None:
            return 0.0
        delay = self.rules.crawl_delay(product_of(user_agent))
        return float(delay) if delay and 0 < delay < float("inf") else 0.0

    def sitemaps(self) -> list[str]:
        """URLs of the Sitemap lines, as written."""
        return list(self.rules.sitemaps) if self.rules is not None else []


def product_of(user_agent: str) -> str:
    """The product token that groups are matched by (RFC 9309, 2.2.1).

    >>> product_of("scraper/0.1 (news)")
    'scraper'
    """
    found = _PRODUCT.search(user_agent)
    return found[0] if found else "*"


def parse_robots(body: bytes) -> Robots:
    """Reads a robots.txt: UTF-8, with or without BOM; what is not a rule is passed over. Never raises.

    An HTML page sent in its place holds no rules, as protego sees it, and so allows all.
    """
    text = body[:MAX_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
    try:
        rules = Protego.parse(_VERSION.sub(r"\1", text))
    except Exception:  # a parser's slip on hostile input must not stop a fetch; no rule read is none broken
        return Robots()
    return Robots(rules=rules, opt_outs=tuple(dict.fromkeys(find_robots_signals(text))), weight=len(body))


def find_robots_signals(text: str) -> Iterator[str]:
    """Content-Signal (Cloudflare) and Content-Usage (IETF aipref) lines of a robots.txt."""
    for line in _CONTENT_SIGNAL.findall(text):
        yield from (f"robots.txt {name.lower()}=no" for name in _DECLINES.findall(line[:1_000]))


def robots_of_status(status: int) -> Robots:
    """What an answer other than 2xx means: 4xx none are set, but 429 and the rest: unreachable.

    429 is taken as Google takes it: a server that wants less traffic has not said that all is allowed.
    """
    if 400 <= status < 500 and status != 429:
        return Robots()
    return Robots(unreachable=f"status {status}")
