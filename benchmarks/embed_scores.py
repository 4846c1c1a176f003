"""How right the embeds of an article are, against a list made by hand.

An embed is found if provider and key are those of the truth (or of one of its other names, `alt`:
"provider|key"), or else if the addresses mean the same. An embed found twice is wrong once. An `optional` one
counts neither way.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from benchmarks.scores import harmonic

if TYPE_CHECKING:
    from collections.abc import Iterable

Embed = dict[str, Any]

SAME_HOST = {
    "x.com": "twitter.com",
    "youtube-nocookie.com": "youtube.com",
    "player.vimeo.com": "vimeo.com",
    "geo.dailymotion.com": "dailymotion.com",
}
KEY_IN_PATH = {
    "twitter.com": (re.compile(r"/status(?:es)?/(\d+)"), "twitter.com/status/"),
    "instagram.com": (re.compile(r"/(?:p|reel|reels|tv)/([\w-]+)"), "instagram.com/"),
}
SAME_PATH = {
    "open.spotify.com": (re.compile(r"^(/intl-\w+)?(/embed(-podcast)?)?/"), "/"),
    "vimeo.com": (re.compile(r"^/video/"), "/"),
    "dailymotion.com": (re.compile(r"^/embed/"), "/"),
    "flo.uri.sh": (re.compile(r"/embed$"), ""),
    "datawrapper.dwcdn.net": (re.compile(r"^(/\w{5})/.*$"), r"\1"),
}
PATH_IS_ALL = frozenset({*SAME_PATH, "e.infogram.com", "infogram.com", "reddit.com", "tiktok.com", "bsky.app",
                         "threads.net", "threads.com", "t.me"})  # fmt: skip
"""Hosts whose query only dresses the thing up."""
DRESS = re.compile(
    r"utm_.*|ref_src|ref_url|ref|feature|si|igsh|igshid|img_index|s|t|start|autoplay|rel|enablejsapi|origin|wmode|dnt"
    r"|app_id|showinfo|controls|mute|muted|modestbranding|playsinline|fs|fbclid|gclid|is_from_webapp|sender_device"
    r"|width|height|theme|locale|version|autohide|showsearch|iv_load_policy|hl|cc_load_policy|accentcolor|bgcolor"
    r"|fontcolor|logo",
    re.IGNORECASE,
)
"""Parameters of players and trackers: they do not say what is shown."""
YOUTUBE_VIDEO = re.compile(r"/(?:embed|v|shorts|live)/([\w-]{11})$")
YOUTUBE_SHORT = re.compile(r"^/([\w-]{11})$")


class EmbedCounts(NamedTuple):
    """Of one page."""

    right: int
    wrong: int
    missed: int

    @property
    def goodness(self) -> float:
        return 1 / (1 + self.wrong + self.missed)


def same_address(url: object) -> str | None:
    """The form of an address that all its spellings share; None if it is no address.

    >>> same_address("//player.vimeo.com/video/12?dnt=1")
    'vimeo.com/12'
    """
    if not isinstance(url, str):
        return None
    text = html.unescape(url).strip()
    text = "https:" + text if text.startswith("//") else text
    if not re.match(r"https?://", text, re.IGNORECASE):
        return None
    try:
        parts = urlsplit(text)
        host = re.sub(r"^(www|m|mobile)\.", "", (parts.hostname or "").lower())
    except ValueError:
        return None
    return _same(
        SAME_HOST.get(host, host),
        unquote(parts.path).rstrip("/"),
        parse_qsl(parts.query, keep_blank_values=True),
    )


def _same(host: str, path: str, query: list[tuple[str, str]]) -> str:
    arguments = dict(query)
    if host in ("youtube.com", "youtu.be") and (found := _youtube(host, path, arguments)):
        return found
    if host in KEY_IN_PATH:
        pattern, start = KEY_IN_PATH[host]
        if key := pattern.search(path):
            return start + key[1]
    if host == "dai.ly":
        host, path = "dailymotion.com", "/video" + path
    elif host in SAME_PATH:
        pattern, replacement = SAME_PATH[host]
        path = pattern.sub(replacement, path)
        if host == "dailymotion.com" and arguments.get("video"):
            path = "/video/" + arguments["video"]
    kept = [] if host in PATH_IS_ALL else sorted((k, v) for k, v in query if not DRESS.fullmatch(k))
    return host + path + ("?" + urlencode(kept) if kept else "")


def _youtube(host: str, path: str, arguments: dict[str, str]) -> str | None:
    video = (YOUTUBE_SHORT if host == "youtu.be" else YOUTUBE_VIDEO).search(path)
    named = video is not None and video[1] != "videoseries"
    if host == "youtube.com" and arguments.get("list") and not arguments.get("v") and not named:
        return "youtube.com/list/" + arguments["list"]
    key = video[1] if video else arguments.get("v")
    return "youtube.com/" + key if key else None


def names_of(embed: Embed) -> tuple[set[tuple[str, str]], set[str]]:
    """What the embed answers to: (provider, key) pairs, and addresses."""
    provider = str(embed.get("provider") or "").casefold()
    key = embed.get("key", embed.get("id"))
    key = "" if key is None else str(key)
    pairs = {(provider, key)} if key else set()
    addresses = {same_address(embed.get("url")), same_address(key)}
    for other in embed.get("alt") or []:
        if address := same_address(other):
            addresses.add(address)
        elif "|" in other:
            name, key = other.split("|", 1)
            pairs.add((name.casefold(), key))
            addresses.add(same_address(key))
    return pairs, {address for address in addresses if address}


def count_embeds(found: list[Embed], truth: list[Embed]) -> EmbedCounts:
    """What was found, wrong and missed; the optional ones apart."""
    pairs = match_embeds(found, truth)
    wanted = {i for i, embed in enumerate(truth) if not embed.get("optional")}
    hit = {i for i, _ in pairs}
    return EmbedCounts(len(wanted & hit), len(found) - len(pairs), len(wanted - hit))


def match_embeds(found: list[Embed], truth: list[Embed]) -> list[tuple[int, int]]:
    """Places in the truth with those of what was found there, in the truth's order.

    One to one, in order where there is a choice: first by provider and key, then by address.
    """
    true_names, found_names = [names_of(e) for e in truth], [names_of(e) for e in found]
    free, left, pairs = list(range(len(truth))), list(range(len(found))), []
    for kind in (0, 1):
        for j in list(left):
            hit = next((i for i in free if true_names[i][kind] & found_names[j][kind]), None)
            if hit is not None:
                free.remove(hit)
                left.remove(j)
                pairs.append((hit, j))
    return sorted(pairs)


def are_in_order(found: list[Embed], truth: list[Embed]) -> bool | None:
    """Whether those found come as in the truth; None where there are fewer than two, so that no order is to be seen."""
    places = [j for _, j in match_embeds(found, truth)]
    return places == sorted(places) if len(places) > 1 else None


def summarise_embeds(pages: Iterable[EmbedCounts]) -> dict[str, float]:
    """Over pages: precision, recall, F1, and the share of pages with nothing missed and nothing wrong."""
    pages = list(pages)
    if not pages:
        return {}
    right, wrong, missed = (sum(column) for column in zip(*pages, strict=True))
    precision = right / (right + wrong) if right + wrong else float(not missed)
    recall = right / (right + missed) if right + missed else 1.0
    return {
        "embeds_f1": harmonic(precision, recall) if right + wrong + missed else 1.0,
        "embeds_precision": precision,
        "embeds_recall": recall,
        "embeds_exact": sum(not page.wrong and not page.missed for page in pages) / len(pages),
    }
