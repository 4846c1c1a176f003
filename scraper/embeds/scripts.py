"""Scripts that put an embed where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.found import FoundEmbed
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Attrs = dict[str, "str | None"]
LOADERS = re.compile(
    r"gist\.github\.com/|dwcdn\.\w+/\w{5}/embed\.js|infogram|telegram-widget|jwpl(?:ayer|atform)\.com/(?:players|previews)/|"
    r"wistia\.\w+/embed/medias/|buzzsprout\.com/\d+/|genius\.com/songs/|documentcloud\.org/|podigee|dailymotion\.com/player/|"
    r"speakerdeck\.com|codepen\.io/\w+/embed|libsyn|embedIframeJs|brightcove\.net/.*videoId|rumble\.com/embedJS|"
    r"omny\.fm|art19|simplecast|spreaker|pastebin\.com/embed_js|asciinema\.org/a/|embed\.tumblr|gfycat|tableau"
)
"""Scripts that are given the thing to show, and not merely a library: in their address or their attributes."""
GIVEN = re.compile(
    r"^(?:data-(?:telegram-post|video|video-id|id|media-id|configuration|slug-hash|url|href|src|key|gist))$"
)
INLINE = re.compile(
    r"jwplayer\(|Rumble\(|new Twitch\.|kWidget\.|DV\.load|infogram|podigee|podlovePlayer\(|KalturaPlayer|videojs\("
)
MAX_INLINE = 8_000
"""Characters; longer scripts are applications."""
URL_IN_CODE = re.compile(r"[\"'](?:https?:)?(?:\\?/){2}([^\"'\s]{8,400})[\"']")
RUMBLE = re.compile(r"Rumble\(\s*[\"']play[\"']\s*,\s*\{[^}]*[\"']?video[\"']?\s*:\s*[\"'](v\w+)")
TWITCH = re.compile(r"Twitch\.(?:Embed|Player)\([^)]*?(video|channel)[\"']?\s*:\s*[\"'](\w+)")
KALTURA = re.compile(r"entry_?[iI]d[\"']?\s*[:=]\s*[\"'](\d_\w{6,})")


def read_script(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The embed that a script loads, by its address, its attributes, or the few lines in it."""
    source = (
        attrs.get("src") or attrs.get("data-src") or attrs.get("data-cmp-src") or attrs.get("data-uc-src")
    )
    if source:
        return _read_loader(source, attrs) if LOADERS.search(source) else None
    if "json" in (attrs.get("type") or ""):
        return None
    text = node.text()
    return _read_inline(text) if len(text) < MAX_INLINE and INLINE.search(text) else None


def _read_loader(source: str, attrs: Attrs) -> FoundEmbed | None:
    if post := attrs.get("data-telegram-post"):
        return read_url(f"https://t.me/{post}")
    if "infogram" in source:
        number = attrs.get("data-id") or (attrs.get("id") or "").removeprefix("infogram_0_")
        return read_url(f"https://e.infogram.com/{number}") if number else None
    if "dailymotion" in source:
        video = attrs.get("data-video") or attrs.get("data-playlist")
        return read_url(f"https://www.dailymotion.com/video/{video}") if video else None
    if "podigee" in source or "podlove" in source:
        return _read_configured(attrs)
    return read_url(source) or _read_given(attrs)


def _read_given(attrs: Attrs) -> FoundEmbed | None:
    return next(
        (
            found
            for name, value in attrs.items()
            if value and GIVEN.match(name) and (found := read_url(value))
        ),
        None,
    )


def _read_configured(attrs: Attrs) -> FoundEmbed | None:
    """Podigee's player takes the address of its episode as `data-configuration`."""
    place = attrs.get("data-configuration") or attrs.get("data-episode") or ""
    url = clean_url(place)
    if not url or not url.startswith(("http", "//")):
        return None
    return read_url(url) or FoundEmbed("podigee", url.partition("?")[0], url)


def _read_inline(text: str) -> FoundEmbed | None:
    if video := RUMBLE.search(text):
        return read_url(f"https://rumble.com/embed/{video.group(1)}/")
    if stream := TWITCH.search(text):
        return read_url(f"https://player.twitch.tv/?{stream.group(1)}={stream.group(2)}")
    if ("kWidget" in text or "KalturaPlayer" in text) and (entry := KALTURA.search(text)):
        return read_url(f"https://cdnapisec.kaltura.com/p/0/embedIframeJs?entry_id={entry.group(1)}")
    for place in URL_IN_CODE.finditer(text):
        if (
            found := read_url("https://" + place.group(1).replace("\\/", "/"))
        ) and found.provider != "google_docs":
            return found
    return None
