"""Any other element that stands for an embed: AMP and custom tags, lazy loaders, placeholders of consent tools."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.embeds.found import FoundEmbed
from scraper.embeds.frames import is_unseen
from scraper.embeds.hidden import read_hidden
from scraper.embeds.provider import Provider
from scraper.embeds.providers import PROVIDERS
from scraper.embeds.refused import is_refused
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Attrs = dict[str, "str | None"]
FRAME_URL = re.compile(r"(?:embed|iframe|frame|player)[-_]?(?:src|url|uri|href)|data-(?:oembed|extcontent)")
"""Attributes that hold a frame's address of whatever provider."""
ID_NAME = re.compile(
    r"^(?:data-)?(?:[\w-]*[-_])?(?:id|key|code|hash|slug|shortcode|guid|initid|vid|ytid|video|media|tweet|visualisation|src|"
    r"value)$|^(?:data-)?[a-z]*id$"
)
"""Attributes that may hold a provider's bare id."""
WISTIA = re.compile(r"\bwistia_async_([a-z0-9]{10})\b")
JW_POSTER = re.compile(
    r"(?:cdn\.jwplayer|content\.jwplatform)\.com/(?:v2/media|thumbs)/([A-Za-z0-9]{8})[/.-]"
)
MAX_TEXT = 1_500
"""Characters of text a placeholder may show; more, and it is a part of the page with an attribute."""
NAMES = [(word, row) for row in PROVIDERS for word in row.words if row.ids]


def read_markup(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """The embed that an element's attributes name, or None."""
    found = _read_attributes(tag, attrs)
    if found is None or _is_part_of_page(node):
        return None
    return found


def _is_part_of_page(node: LexborNode) -> bool:
    """Whether so much stands in the element that it cannot be a mere placeholder."""
    return len(node.text()) > MAX_TEXT or node.css_first("h1, article, nav") is not None


def _read_attributes(tag: str, attrs: Attrs) -> FoundEmbed | None:
    names = attrs.get("class") or ""
    if "wistia_async" in names and (match := WISTIA.search(names)):
        return read_url(f"https://fast.wistia.net/embed/iframe/{match.group(1)}")
    for name, value in attrs.items():
        if value and len(value) > 10 and name not in PLAIN and (found := _read_value(name, value)):
            return found
    return _read_bare_id(tag, attrs) or _read_poster(attrs)


PLAIN = frozenset("class style id title alt aria-label href srcset sizes role name content itemid".split())


def _read_value(name: str, value: str) -> FoundEmbed | None:
    found = read_hidden(value)
    if found is None and FRAME_URL.search(name) and value.startswith(("http", "//")):
        url = clean_url(value)
        if url and not is_refused(url):
            return FoundEmbed("iframe", url, url)
    if found is not None and found.provider in MEDIA_KINDS and name not in ("src", "data-src"):
        return found if "<" in value else None
    return found


MEDIA_KINDS = frozenset(("video", "audio"))


def _read_bare_id(tag: str, attrs: Attrs) -> FoundEmbed | None:
    """`<lite-youtube videoid>`, `<amp-twitter data-tweetid>`, `<div data-provider="vimeo" data-id>`."""
    row = row_named(_naming(tag, attrs))
    if row is None or row.id_shape is None:
        return None
    for name, value in attrs.items():
        if value and name not in ("class", "style") and ID_NAME.match(name) and row.id_shape.fullmatch(value):
            known = {"id": value, "account": _account(attrs), "player": attrs.get("data-player") or "default"}
            return read_url(row.id_url.format_map(known))
    return None


def _account(attrs: Attrs) -> str:
    return attrs.get("data-account") or attrs.get("data-account-id") or attrs.get("data-partner") or "0"


def _naming(tag: str, attrs: Attrs) -> str:
    """All that may name a provider: the tag, the classes, and the names and short values of attributes."""
    words = [tag]
    for name, value in attrs.items():
        if name == "class":
            words.append(value or "")
        elif name.startswith("data-") or name in ("type", "provider", "id"):
            words.append(name if value is None or len(value) > 24 else f"{name} {value}")
    return " ".join(words).lower()


@lru_cache(maxsize=1024)
def row_named(names: str) -> Provider | None:
    """The provider that stands earliest in these names."""
    best, where = None, len(names)
    for word, row in NAMES:
        at = names.find(word)
        if 0 <= at < where:
            best, where = row, at
    return best


def _read_poster(attrs: Attrs) -> FoundEmbed | None:
    """A player whose id is in an attribute, and again in its poster."""
    style = attrs.get("style") or attrs.get("data-poster") or attrs.get("poster") or ""
    if "jwp" not in style or is_unseen({"style": style}):
        return None
    match = JW_POSTER.search(style)
    if match and match.group(1) in attrs.values():
        return read_url(f"https://cdn.jwplayer.com/previews/{match.group(1)}")
    return None
