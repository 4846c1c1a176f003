"""Posts quoted as a `blockquote`, with or without the script that dresses them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.schemes import web_address
from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PERMALINKS = (
    "data-instgrm-permalink data-text-post-permalink data-embed-url data-href data-url data-src "
    "data-permalink data-link data-bluesky-uri data-snapchat-embed-url cite"
).split()
"""Where the providers' own markup names the post."""
POSTS = frozenset(
    "twitter instagram tiktok facebook threads bluesky mastodon reddit telegram linkedin imgur tumblr "
    "pinterest snapchat".split()
)
QUOTED = POSTS | {"youtube", "vimeo"}
"""What a quote may be of where an attribute names it; a link in it may merely lead to a film."""
DRESSED = re.compile(
    r"tweet|twitter|instagram|tiktok|reddit|bluesky|bsky|mastodon|text-post-media|imgur|fb-|embedly|snapchat"
)
"""In the class by which a provider's script knows the quotes that it dresses."""
SIGNED = re.compile(r"[—–-]\s*([^—\n]{1,80}?)\s*\(@(\w{1,30})\)\s*+([^\n]{0,60})$")
"""The last line of a quoted tweet: a dash, name, handle, date."""
MAX_SIGNED = 200
"""Characters; more than it can have."""
BREAKING = frozenset("br p div section header footer h3 h4 li".split())
BREAK = "\x00"
"""What no text on a page holds."""
MAX_TEXT = 6_000
"""Characters; a blockquote with more is an article put into one."""
TWITTER_EPOCH_MS = 1_288_834_974_657
"""Status ids hold milliseconds since then in all but their lowest 22 bits (Twitter Snowflake, 2010-11-04)."""
FIRST_SNOWFLAKE = 10**14


def read_quote(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The post that a blockquote quotes, with what it shows of it; None for a quotation of other words."""
    found = _named_post(attrs) or _linked_post(node, attrs)
    if found is not None:
        _read_post(node, found)
    return found


def _named_post(attrs: Attrs) -> FoundEmbed | None:
    for name in PERMALINKS:
        value = attrs.get(name)
        if value and (found := read_url(web_address(value))) and found.provider in QUOTED:
            return found
    if (number := attrs.get("data-id")) and "imgur" in (attrs.get("class") or ""):
        return read_url(f"https://imgur.com/{number}")
    return None


def _linked_post(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The last link of a quote is the post's own; a dressed one may go on after it."""
    if node.css_first("h1, h2, blockquote blockquote") is not None:
        return None  # asked first: of quotes within quotes each has the links of all
    links = [href for link in node.css("a") if (href := link.attributes.get("href"))]
    dressed = DRESSED.search(attrs.get("class") or "") is not None
    for href in reversed(links) if dressed else links[-1:]:
        if (found := read_url(href)) and (found.provider in POSTS or dressed):
            return found if dressed or len(node.text()) < MAX_TEXT else None
    return None


def _read_post(node: LexborNode, found: FoundEmbed) -> None:
    """Author, handle, text and date, where the page has them."""
    text = "\n".join(_lines(node))
    if signed := SIGNED.search(text, max(len(text) - MAX_SIGNED, 0)):
        found.author, found.handle = signed.group(1).strip(), signed.group(2)
        found.date = signed.group(3).strip() or None
        text = text[: signed.start()].strip()
    found.text = text[:MAX_TEXT] or None
    if found.provider == "twitter":
        found.date = status_date(found.key) or found.date


def _lines(node: LexborNode) -> list[str]:
    """The text as a browser breaks it: at `<br>` and blocks, not at links."""
    pieces: list[str] = []
    for part in node.traverse(include_text=True):
        if part.is_text_node:
            pieces.append(part.text_content or "")
        elif part.tag in BREAKING:
            pieces.append(BREAK)
    lines = [" ".join(line.split()) for line in "".join(pieces).split(BREAK)]
    return [line for line in lines if line]


def status_date(status: str) -> str | None:
    """When a status was posted, read from its id; None for ids of before 2010-11.

    >>> status_date("1212092628029698048")
    '2019-12-31T19:26:16Z'
    """
    number = int(status) if status.isdigit() and len(status) < 20 else 0
    if number < FIRST_SNOWFLAKE:
        return None
    moment = datetime.fromtimestamp(((number >> 22) + TWITTER_EPOCH_MS) // 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
