"""Embeds hidden in a string: escaped, percent- or base64-encoded markup, or JSON, as consent tools keep them."""

from __future__ import annotations

import base64
import binascii
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
from selectolax.lexbor import LexborHTMLParser

from scraper.embeds.bare import read_named_id
from scraper.embeds.encoded import BASE64_STARTS, ESCAPED_STARTS, PERCENT_STARTS
from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.frames import FRAMES, read_frame
from scraper.embeds.media import MEDIA, read_media
from scraper.embeds.quotes import read_quote
from scraper.embeds.schemes import SCHEMES, web_address
from scraper.embeds.scripts import read_script
from scraper.embeds.urls import read_url
from scraper.entities import unescape
from scraper.json_text import decode_json
from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborNode

MAX_TEXT = 20_000
"""Characters of a string looked into."""
MAX_NODES = 20
MAX_VALUES = 300
"""Strings of a JSON value looked into."""
SIGNS = (
    "youtu vimeo twitter insta tiktok facebook embed iframe jwp brightcove spotify soundcloud player "
    "podcast /x.com/ /x.com\\/"
).split()
"""One of these is in a JSON value worth parsing, in whatever case."""
MARKUP = ("<iframe", "<blockquote", "<video", "<audio", "<embed", "<object", "<script", "<amp-", "<lite-", "<a ",
          "data-uuid")  # fmt: skip
"""One of these is in any markup that holds an embed."""
PLAIN = frozenset("iframe amp-iframe blockquote video audio embed object script video-js".split())
"""Tags of what may be an embed within `noscript`."""
SELECTOR = (
    "iframe, amp-iframe, blockquote, video, audio, embed, object, script[src], video-js, [videoid], [video-id], "
    ".powa, [data-videoid], [data-video-id], [data-tweetid], [data-tweet-id], [data-shortcode], [data-href], "
    "a[href*='/embed/']"
)


def read_hidden(value: str, *, depth: int = 2) -> FoundEmbed | None:
    """The embed that a string holds, plain or encoded, or None."""
    value = value.strip(" \t\r\n'\"`")
    if not value or len(value) > MAX_TEXT:
        return None
    if value.startswith(("http:", "https:", "//", *SCHEMES)):
        return read_url(web_address(value))
    if "<" in value and value[0] not in "{[":
        return read_fragment(value)
    if value[0] in "{[":
        return _read_json(value, depth) if has_sign(value.lower(), SIGNS) else None
    return read_hidden(plain, depth=depth - 1) if depth and (plain := _decoded(value)) else None


def _decoded(value: str) -> str | None:
    """The string with one layer of encoding taken off, or None if it is not encoded."""
    if value.startswith(ESCAPED_STARTS):
        return unescape(value)
    if value.startswith(PERCENT_STARTS) or "%3a%2f%2f" in value[:12].lower():
        return unquote(value)
    if value.startswith(BASE64_STARTS):
        return _from_base64(value)
    return None


def _from_base64(value: str) -> str | None:
    padded = value + "=" * (-len(value) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_" if "-" in value or "_" in value else None).decode()
    except (binascii.Error, ValueError):
        return None


def read_fragment(markup: str) -> FoundEmbed | None:
    """The first embed in a piece of markup."""
    if not has_sign(markup, MARKUP):
        return None
    return read_within(LexborHTMLParser(markup))


def read_within(root: LexborHTMLParser) -> FoundEmbed | None:
    """The first embed in a document."""
    return _first_of(root.css(SELECTOR)[:MAX_NODES])


def read_noscript(root: LexborNode) -> FoundEmbed | None:
    """The first embed below a `noscript`, or the post or video that its one link leads to ("View original on X"). There
    are several on each page, and nearly all hold a picture of a tracker's: these few nodes are gone through in a tenth
    of the time that it takes to read a selector."""
    nodes = [node for node in root.traverse() if node.tag in PLAIN or node.tag == "a"]
    plain = (node for node in nodes if node.tag != "a")
    loading = (node for node in plain if node.tag != "script" or "src" in node.attributes)
    found = _first_of(islice(loading, MAX_NODES))
    return found or (_first_of(nodes) if len(nodes) == 1 else None)


def _first_of(nodes: Iterable[LexborNode]) -> FoundEmbed | None:
    found = (_read_element(node, node.tag or "", node.attributes) for node in nodes)
    return next(filter(None, found), None)


def _read_element(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    if tag in FRAMES:
        return read_frame(node, tag, attrs)
    if tag in MEDIA:
        return read_media(node, tag, attrs)
    if tag == "blockquote":
        return read_quote(node, attrs)
    if tag == "script":
        return read_script(node, attrs)
    if tag == "a":
        return read_url(attrs.get("href"))
    names = f"{tag} {attrs.get('class') or ''}".lower()
    return read_url(attrs.get("data-href")) or read_named_id(names, attrs)


def _read_json(value: str, depth: int) -> FoundEmbed | None:
    for text in _strings(_parsed(value)):
        if depth and ("//" in text or "<" in text) and (found := read_hidden(text, depth=depth - 1)):
            return found
    return None


def _parsed(value: str) -> Any:
    """The value of JSON; None of what is none."""
    try:
        return decode_json(value)
    except (msgspec.DecodeError, RecursionError):
        return None


def scalars(value: str) -> dict[str, str]:
    """The strings and numbers of a JSON object and of the objects in it, by their names."""
    found: dict[str, str] = {}
    queue = [_parsed(value)]
    for item in queue:
        pairs = item.items() if isinstance(item, dict) else ()
        for name, inner in pairs:
            if isinstance(inner, list) and len(inner) == 2 and inner[0] == 0:
                inner = inner[1]  # so Astro writes a plain value
            if isinstance(inner, dict) and len(queue) < MAX_NODES:
                queue.append(inner)
            elif isinstance(inner, (str, int)) and len(found) < MAX_VALUES:
                found.setdefault(name, str(inner))
    return found


def _strings(value: Any) -> Iterator[str]:
    """The strings of a JSON value, in order, at most `MAX_VALUES`."""
    stack, left = [value], MAX_VALUES
    while stack and left:
        left -= 1
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack.extend(reversed(list(item.values())[:MAX_VALUES]))
        elif isinstance(item, list):
            stack.extend(reversed(item[:MAX_VALUES]))
