"""Players known by their picture alone, which a script puts the player in place of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.embeds.found import Attrs, FoundEmbed

SLASH = r"(?:/|%2F)"
JW_POSTER = re.compile(
    r"(?:cdn\.jwplayer|content\.jwplatform)\.com/(?:v2/media|thumbs)/([A-Za-z0-9]{8})[/.-]"
)
"""The address of a picture of JW Player's, with the video's id."""
YOUTUBE_POSTER = re.compile(
    rf"(?:i\d?\.ytimg|img\.youtube)\.com{SLASH}(?:vi|vi_webp|an_webp){SLASH}([\w-]{{11}})(?![\w-])"
)
"""The same of YouTube's; it may be percent-encoded."""
JW_PLACES = ("style", "data-poster", "poster", "data-bgset")
MAX_PARENTS = 3
PLAYER = re.compile(r"embed|player|video|youtube")
"""In the class of what a bare picture of a video stands in, where a script puts the player (Volto)."""


def shows_youtube(address: str | None) -> bool:
    """Whether the address may be that of such a picture of YouTube's. Asked for every picture, so it is cheap."""
    return address is not None and ("ytimg.com" in address or "img.youtube.com" in address)


def read_poster(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The video whose picture an element shows; not that of a card which leads elsewhere."""
    style = next((value for name in JW_PLACES if (value := attrs.get(name))), "")
    if "jwp" in style and (match := JW_POSTER.search(style)):
        return read_url(f"https://cdn.jwplayer.com/previews/{match.group(1)}")
    for value in attrs.values():
        if shows_youtube(value) and (match := YOUTUBE_POSTER.search(value or "")):
            if _is_card(node) or (node.tag == "img" and not _is_within_player(node)):
                return None
            return read_url(f"https://youtu.be/{match.group(1)}")
    return None


def _is_within_player(node: LexborNode) -> bool:
    """Whether one of the elements right around it is named as a player."""
    around = node.parent
    for _ in range(MAX_PARENTS):
        if around is None:
            return False
        if PLAYER.search(around.attributes.get("class") or ""):
            return True
        around = around.parent
    return False


def _is_card(node: LexborNode) -> bool:
    """Whether a link in or around the element leads to a page instead of the video."""
    link = node.css_first("a[href]")
    if link is None:
        link = node.parent
        for _ in range(MAX_PARENTS):
            if link is None or link.tag == "a":
                break
            link = link.parent
    href = (link.attributes.get("href") or "") if link is not None and link.tag == "a" else ""
    return bool(href) and not href.startswith(("#", "javascript:")) and "youtu" not in href
