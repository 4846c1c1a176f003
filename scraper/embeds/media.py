"""Native players: `video`, `audio` and their AMP kin, and the players of services that dress as them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MEDIA = frozenset("video audio amp-video amp-audio video-js amp-ima-video".split())
SOURCES = ("src", "data-src", "data-lazy-src", "data-mp4", "data-video-src", "data-video", "data-url")
READ_ALOUD = re.compile(
    r"\btts|text-?(?:to|2)-?speech|read-?(?:aloud|speaker)|listen|vorlesen|speech|narrat|spoken|captcha|"
    r"beyondwords|polly", re.I,
)  # fmt: skip
"""In the names or addresses of players that read the article out."""
MEDIA_FILE = re.compile(
    r"\.(?:mp4|m4v|webm|ogv|mov|m3u8|mpd|mp3|m4a|aac|ogg|oga|opus|wav|flac)(?:[?#]|$)|youtu|vimeo", re.I
)
"""The address of a film or a sound, or of a player."""
CONFIGURED = re.compile(r'"((?:https?:)?//[^"\s]{4,400}\.(?:mp4|webm|m3u8|mpd|mp3|m4a)(?:\?[^"\s]{0,400})?)"')
"""The same as a string in JSON."""
AUDIO_FILE = re.compile(r"\.(?:mp3|m4a)(?:\?|$)")
FLOATING = re.compile(r"advert|autoplay|floating|sticky", re.I)
"""In the names of players that play by themselves whatever the site shows next, between advertisements."""
MAX_NAME = 40
"""Characters of an attribute's value that may name what the element is."""
MAX_TITLE = 150
"""Characters of the title, and of who made it, that a player shows on its picture."""
WAITING = re.compile(r"(?:^|\s)loader(?:[\s_-]|$)")
"""In the class of what moves until the thing itself is there."""
MEDIA_PLACE = re.compile(r"^data-(?:(?:video|audio|media)-?(?:src|url|file)?|src|url|file|mp[34]|hls)$")
"""How attributes are named that hold it for a script."""
PLACEHOLDER = re.compile(
    r"(?:video|audio).*(?:placeholder|player|embed)|(?:placeholder|player).*(?:video|audio)"
)
"""In the class of what a script makes a player of."""
NAMING = ("class", "id", "title", "name", "aria-label", "data-testid")
ACCOUNT_ATTRS = ("data-account", "account", "data-account-id")


def read_media(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """The embed of a native player: its provider's, where it is one in disguise, else `video` or `audio`."""
    if found := read_brightcove(attrs):
        return found
    if WAITING.search(attrs.get("class") or ""):
        return None
    for place in _sources(node, attrs):
        if found := read_url(place):
            return found
        url = clean_url(place)
        if url and not _is_read_aloud(url, attrs):
            kind = "audio" if "audio" in tag else "video"
            return FoundEmbed(kind, url, url, title=attrs.get("title") or attrs.get("aria-label") or None)
    return None


def read_placeholder(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """An empty element that a script makes a player of; not a card, whose picture moves under the mouse."""
    names = (attrs.get("class") or "").lower()
    if "video" not in names and "audio" not in names:
        return None
    if not PLACEHOLDER.search(names) or node.text(strip=True) or node.css_first("a") is not None:
        return None
    for name, value in attrs.items():
        if value and MEDIA_PLACE.match(name) and MEDIA_FILE.search(value) and (url := clean_url(value)):
            if _is_read_aloud(url, attrs):
                return None
            return FoundEmbed("audio" if "audio" in name + names else "video", url, url)
    return None


def read_configured(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """An element with but a picture and a title that names itself a player and has what it plays as JSON: broadcasters'
    own players."""
    settings = [value for value in attrs.values() if value and value[0] in "{["]
    if not settings:
        return None
    told = " ".join(f"{name} {value}" for name, value in attrs.items() if value and len(value) < MAX_NAME)
    if "player" not in told.lower() or FLOATING.search(told) or len(node.text(strip=True)) > MAX_TITLE:
        return None
    if node.css_first("a[href]") is not None:
        return None
    for value in settings:
        files: list[str] = CONFIGURED.findall(value.replace("\\/", "/"))
        files.sort(key=lambda file: ".m3u8" in file or ".mpd" in file)
        url = clean_url(files[0]) if files else None
        if url and not _is_read_aloud(url, attrs):
            return FoundEmbed("audio" if AUDIO_FILE.search(url) else "video", url, url)
    return None


def _is_read_aloud(url: str, attrs: Attrs) -> bool:
    named = [value for name in NAMING if (value := attrs.get(name))]
    return any(map(READ_ALOUD.search, [url, *named]))


def _sources(node: LexborNode, attrs: Attrs) -> list[str]:
    """The addresses of its media, the element's own first, then plain files before streams."""
    own = [
        value
        for name in SOURCES
        if (value := attrs.get(name)) and (name == "src" or MEDIA_FILE.search(value))
    ]
    inner = [
        value for source in node.css("source") for name in SOURCES if (value := source.attributes.get(name))
    ]
    inner.sort(key=lambda value: ".mp4" not in value and ".mp3" not in value)
    return [value for value in own + inner if not value.startswith(("blob:", "data:"))]


def read_brightcove(attrs: Attrs) -> FoundEmbed | None:
    """`<video data-account data-player data-video-id>`: what Brightcove's in-page embed is made of."""
    account = next((value for name in ACCOUNT_ATTRS if (value := attrs.get(name))), None)
    video = attrs.get("data-video-id") or attrs.get("video-id")
    if not account or not video or not account.isdigit():
        return None
    player = attrs.get("data-player") or attrs.get("data-player-id") or "default"
    return read_url(f"https://players.brightcove.net/{account}/{player}_default/index.html?videoId={video}")
