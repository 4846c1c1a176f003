"""Any other element that stands for an embed: AMP and custom tags, lazy loaders, placeholders of consent tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.bare import ID_NAME, read_named_id, row_named
from scraper.embeds.encoded import ENCODED_STARTS, MARKUP_STARTS
from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.hidden import read_hidden, scalars
from scraper.embeds.links import read_link
from scraper.embeds.media import (
    MEDIA_FILE,
    read_brightcove,
    read_configured,
    read_media,
    read_placeholder,
)
from scraper.embeds.posters import read_poster
from scraper.embeds.refused import is_refused
from scraper.embeds.schemes import SCHEMES
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FRAME_URL = re.compile(
    r"(?:embed|iframe|frame|player|pym)[-_]?(?:src|url|uri|href)|data-(?:oembed|extcontent|emsrc)"
)
"""Attributes that hold a frame's address of whatever provider."""
FRAME_TAG = re.compile(r"-(?:i?frame|embed)$|^side-chain$")
"""Custom elements whose `src` is a frame's: `<responsive-iframe>`, NPR's `<side-chain>`."""
WISTIA = re.compile(r"\bwistia_async_([a-z0-9]{10})\b")
"""The class of Wistia's in-page embeds, which has the id in it."""
JW_PLACE = "botr_"
"""How the id of the element begins that JW Player's script puts its player in: `botr_MEDIA_PLAYER_div`."""
ONEBOX = "data-onebox-src"
"""What Discourse writes on a card for the post that it shows, with a title and all."""
ID_SIZES = frozenset((11, 24))
RANDOM = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[\w-]{11}|[0-9a-f]{24}")
"""An element's own id that is no word: YouTube's, or Genially's of hexadecimal digits."""
PROPERTIES = re.compile(r"props$|properties|attrs$|settings$|config$|options$|state$|opts$")
"""How attributes are named that hold a component's properties as JSON."""
COMPONENT = ("name", "component-export", "component-url", "opts")
"""Where an island tells which component it is."""
MAX_PROPERTIES = 20_000
MAX_TEXT = 1_500
"""Characters of text a placeholder may show; more, and it is a part of the page with an attribute."""
PLAIN = frozenset("class style id title alt aria-label href srcset sizes role name content itemid".split())
ASIDE = re.compile(
    r"clipboard|copy|share|social|follow|track|analytic|author|targeting|tealium|ga[-_]|gtm|theme|"
    r"^data-page$"
)
"""In the names of attributes that serve a button or a counter, or that hold the state of the whole page (Inertia)."""
WEAK = frozenset(("video", "audio"))
"""Media files: an address alone in an attribute shows none, unlike a player's markup there."""


def read_markup(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """The embed that an element's attributes name, or None."""
    if tag == "a":
        found = read_link(node, attrs)
    else:
        found = _read_attributes(tag, attrs) or read_poster(node, attrs) or _read_player(node, tag, attrs)
    if found is None or (ONEBOX not in attrs and _is_part_of_page(node)):
        return None
    return found


def _read_player(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """A file of the page's own: `<hls-video src>`, or an element that a script makes a player of."""
    if tag.endswith(("-video", "-audio")) and MEDIA_FILE.search(attrs.get("src") or ""):
        return read_media(node, tag, attrs)
    return read_placeholder(node, attrs) or read_configured(node, attrs)


def _is_part_of_page(node: LexborNode) -> bool:
    """Whether so much stands in the element that it cannot be a mere placeholder."""
    chars = len(node.text())
    if chars > MAX_TEXT:
        chars -= sum(len(script.text()) for script in node.css("script, style"))
    return chars > MAX_TEXT or node.css_first("h1, article, nav") is not None


def _read_attributes(tag: str, attrs: Attrs) -> FoundEmbed | None:
    names = attrs.get("class") or ""
    if "wistia_async" in names and (match := WISTIA.search(names)):
        return read_url(f"https://fast.wistia.net/embed/iframe/{match.group(1)}")
    if (attrs.get("id") or "").startswith(JW_PLACE):
        return read_named_id("jwplayer", {"id": (attrs["id"] or "").split("_")[1]})
    may_be_id = False
    for name, value in attrs.items():
        if not value or len(value) < 5 or name in PLAIN:
            continue
        if len(value) < 45 and ID_NAME.match(name):
            may_be_id = True
        if looks_hidden(value) and not ASIDE.search(name) and (found := _read_value(tag, name, value)):
            return found
    if "data-account" in attrs and (found := read_brightcove(attrs)):
        return found
    return _read_id(tag, attrs, may_be_id=may_be_id) or _read_properties(tag, attrs)


def _read_id(tag: str, attrs: Attrs, *, may_be_id: bool) -> FoundEmbed | None:
    """A bare id beside its provider's name; the element's own counts only where it is no word."""
    element_id = attrs.get("id") or ""
    is_id = len(element_id) in ID_SIZES and RANDOM.fullmatch(element_id) is not None
    if not may_be_id and not is_id:
        return None
    values = attrs if is_id or not element_id else {**attrs, "id": None}
    return read_named_id(_naming(tag, attrs), values)


def looks_hidden(value: str) -> bool:
    """Whether a string may hold an address or markup, plain, escaped or encoded."""
    return (
        "//" in value or "<" in value or "%2F" in value or "\\/" in value or value.startswith(HIDDEN_STARTS)
    )


HIDDEN_STARTS = (*ENCODED_STARTS, *SCHEMES)
"""The last begin addresses that have slashes no more than the encoded ones."""


def _read_value(tag: str, name: str, value: str) -> FoundEmbed | None:
    found = read_hidden(value)
    is_frame = FRAME_URL.search(name) or (name == "src" and FRAME_TAG.search(tag))
    if found is None and is_frame and value.startswith(("http", "//")):
        url = clean_url(value)
        if url and not is_refused(url):
            return FoundEmbed("iframe", url, url)
    return None if found is not None and found.provider in WEAK and not _is_markup(value) else found


def _is_markup(value: str) -> bool:
    return "<" in value or value.startswith(MARKUP_STARTS)


def _read_properties(tag: str, attrs: Attrs) -> FoundEmbed | None:
    """`<x-island name="YoutubeBlock" props='{"assetId": ...}'>`: a bare id in the JSON of a component."""
    for name, value in attrs.items():
        if value and value[0] == "{" and len(value) < MAX_PROPERTIES and PROPERTIES.search(name):
            told = " ".join(attrs.get(name) or "" for name in COMPONENT)
            names = f"{_naming(tag, attrs)} {told}".lower()
            if row_named(names) is not None:
                return read_named_id(names, scalars(value))
    return None


def _naming(tag: str, attrs: Attrs) -> str:
    """All that may name a provider: the tag, the classes, and the names and short values of attributes."""
    words = [tag]
    for name, value in attrs.items():
        if name == "class":
            words.append(value or "")
        elif name.startswith("data-") or name in ("type", "provider", "id"):
            words.append(name if value is None or len(value) > 24 else f"{name} {value}")
    return " ".join(words).lower()
