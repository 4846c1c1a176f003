"""Scripts that put an embed where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.bare import read_named_id
from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.refused import is_refused
from scraper.embeds.urls import clean_url, read_url
from scraper.entities import unescape
from scraper.signs import has_sign

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LOADERS = (
    "gist.github.com/ dwcdn. infogram telegram jwplayer.com/ jwplatform.com/ /embed/medias/ buzzsprout.com/ "
    "genius.com/songs/ documentcloud.org/ podigee podlove dailymotion.com/player codepen.io/ libsyn.com/ "
    "embedIframeJs embedPlaykitJs videoId= rumble.com/embedJS omny.fm/ art19.com/ simplecast.com/ "
    "spreaker.com/ embed.tumblr.com/ tableau speakerdeck.com/ embed.nicovideo.jp/ jsfiddle.net/ asciinema.org/a/ "
    "api-maps.yandex.ru/services/constructor/ "
    "podcache.net/embedded-player/ ooyala.com/ everviz.com/ cloud.highcharts.com/ "
    "polldaddy.com/p/ crowdsignal.com/p/ vidible.tv/ play.vidyard.com/"
).split()
"""What stands in the address of scripts that are given the thing to show, and are no mere library."""
GIVEN = tuple(
    "data-video data-id data-media-id data-url data-href data-key data-slug-hash data-jwplayer-data".split()
)
"""Attributes by which such a script is given a whole address."""
MARKUP_IN_CODE = "_oembed_"
"""In the names of variables in which Embed Privacy, a plug-in of WordPress, keeps markup as JSON."""
INLINE = ("jwplayer(", "Rumble(", "new Twitch.", "kWidget.", "DV.load", "podlovePlayer(", "KalturaPlayer", "videojs(",
          "OO.Player.", "VK.Widgets.Post(", MARKUP_IN_CODE, "pym.Parent(")  # fmt: skip
"""What stands in the few lines of code that make an embed."""
MAX_INLINE = 8_000
"""Characters; longer scripts are applications."""
URL_IN_CODE = re.compile(r"[\"'](?:https?:)?(?:\\?/){2}([^\"'\s]{8,400})[\"']")
"""An address as a string of a script, its slashes perhaps escaped."""
RUMBLE = re.compile(r"Rumble\(\s*[\"']play[\"']\s*,\s*\{[^}]{0,600}?[\"']?video[\"']?\s*:\s*[\"'](v\w+)")
"""The video that Rumble's player is told to play."""
TWITCH = re.compile(r"Twitch\.(?:Embed|Player)\([^)]{0,600}?(video|channel)[\"']?\s*:\s*[\"'](\w+)")
"""Both within reach of the call: a script may begin one hundreds of times."""
OOYALA = re.compile(r"OO\.Player\.create\(\s*[\"'][^\"']{0,80}[\"']\s*,\s*[\"']([\w-]{32})[\"']")
"""The code of the video, which is the second argument."""
VK_POST = re.compile(r"VK\.Widgets\.Post\(\s*[\"'][^\"']{0,80}[\"']\s*,\s*(-?\d+)\s*,\s*(\d+)")
"""Owner and number of a post on VK."""
PYM = re.compile(r"pym\.Parent\(\s*[\"'][^\"']{0,80}[\"']\s*,\s*[\"']([^\"'\s]{5,400})[\"']")
"""The page that pym.js puts in a frame."""
CALLS = (
    (RUMBLE, "https://rumble.com/embed/{}/"),
    (TWITCH, "https://player.twitch.tv/?{}={}"),
    (OOYALA, "https://player.ooyala.com/iframe.html?ec={}"),
    (VK_POST, "https://vk.com/wall{}_{}"),
)
"""What a call is given, and the address of that."""
IN_CODE = frozenset("jwplayer documentcloud podlove podigee youtube vimeo brightcove kaltura".split())
"""Providers that scripts name by a plain address."""
KALTURA = re.compile(r"entry_?[iI]d[\"']?\s*[:=]\s*[\"'](\d_\w{6,})")
"""The entry that Kaltura's player is given."""


def read_script(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The embed that a script loads, by its address, its attributes, or the few lines in it."""
    source = (
        attrs.get("src") or attrs.get("data-src") or attrs.get("data-cmp-src") or attrs.get("data-uc-src")
    )
    if source:
        return _read_loader(source, attrs) if has_sign(source, LOADERS) else None
    if "json" in (attrs.get("type") or ""):
        return None
    text = script_text(node)
    return _read_inline(text) if len(text) < MAX_INLINE and has_sign(text, INLINE) else None


def script_text(script: LexborNode) -> str:
    """The text of a script, which is all in one node: read in half the time that `text()` takes."""
    child = script.first_child
    return (child.text_content or "") if child is not None else ""


def _read_loader(source: str, attrs: Attrs) -> FoundEmbed | None:
    if "telegram" in source:
        post = attrs.get("data-telegram-post")
        return read_url(f"https://t.me/{post}") if post else None
    if "infogram" in source:
        number = attrs.get("data-id") or (attrs.get("id") or "").removeprefix("infogram_0_")
        return read_url(f"https://e.infogram.com/{number}") if number else None
    if "dailymotion" in source:
        video = attrs.get("data-video") or attrs.get("data-playlist")
        return read_url(f"https://www.dailymotion.com/video/{video}") if video else None
    if "podigee" in source or "podlove" in source:
        return _read_configured(attrs)
    # The script's own id is a name for it, and no thing's.
    found = _read_given(attrs) or read_named_id(source.lower(), {**attrs, "id": None})
    return found or (None if "/libraries/" in source else read_url(source))


def _read_given(attrs: Attrs) -> FoundEmbed | None:
    """What an attribute names by its whole address."""
    for name in GIVEN:
        value = attrs.get(name)
        if value and "//" in value:
            place = URL_IN_CODE.search(value)
            if found := read_url("https://" + place.group(1) if place else value):
                return found
    return None


def _read_configured(attrs: Attrs) -> FoundEmbed | None:
    """Podigee's player takes the address of its episode as `data-configuration`."""
    place = attrs.get("data-configuration") or attrs.get("data-episode") or ""
    url = clean_url(place)
    if not url or not url.startswith(("http", "//")):
        return None
    return read_url(url) or FoundEmbed("podigee", url.partition("?")[0], url)


def _read_inline(text: str) -> FoundEmbed | None:
    for call, address in CALLS:
        if given := call.search(text):
            return read_url(address.format(*given.groups()))
    if ("kWidget" in text or "KalturaPlayer" in text) and (entry := KALTURA.search(text)):
        return read_url(f"https://cdnapisec.kaltura.com/p/0/embedIframeJs?entry_id={entry.group(1)}")
    if (frame := PYM.search(text)) and (url := clean_url(frame.group(1))):
        return read_url(url) or (None if is_refused(url) else FoundEmbed("iframe", url, url))
    is_markup = MARKUP_IN_CODE in text
    code = unescape(text).replace("\\", "") if is_markup else text
    for place in URL_IN_CODE.finditer(code):
        found = read_url("https://" + place.group(1).replace("\\/", "/"))
        if found and (is_markup or found.provider in IN_CODE) and "/libraries/" not in place.group(1):
            return found
    return None
