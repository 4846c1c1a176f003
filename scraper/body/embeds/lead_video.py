"""The lead video as the page's JSON-LD tells it, where no player is found in the DOM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.document.elements import Leaf
from scraper.embeds.providers import VIDEO_PLAYERS
from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document
    from scraper.embeds import FoundEmbed

VIDEO = frozenset(("VideoObject",))
PLACES = ("embedUrl", "contentUrl", "embedURL", "contentURL", "url", "thumbnailUrl")
LEAST_SHARED = 0.4
"""Of the words of the video's name, how many the headline must share."""
MIN_WORD = 4
MAX_OBJECTS = 6
MAX_ABOVE = 25
"""Leaves above the body among which a player above the headline may stand."""


def find_lead_video(doc: Document, start: int, chosen: Sequence[Leaf]) -> Leaf | None:
    """An embed leaf that stands before the body.

    None where a player stands there already, or no video that the page tells of is about the article.
    """
    if any(_is_lead_player(leaf, start) for leaf in chosen):
        return None
    objects = doc.json_ld.of_type(VIDEO)
    for item in objects[:MAX_OBJECTS] if len(objects) <= MAX_OBJECTS else ():
        found = _read(item)
        if not found or _is_placed(found, doc, start, chosen):
            continue
        if _is_above(found, doc, start) or _is_about(item, doc):
            place = doc.scan.leaves[start].element
            return Leaf("embed", place, start - 1, place, embed=found)
    return None


def _is_lead_player(leaf: Leaf, start: int) -> bool:
    return leaf.embed is not None and leaf.embed.provider in VIDEO_PLAYERS and leaf.index <= start + 3


def _read(item: dict[str, Any]) -> FoundEmbed | None:
    for name in PLACES:
        value = item.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and (found := read_url(value)) and found.provider in VIDEO_PLAYERS:
            return found
    return None


def _is_placed(found: FoundEmbed, doc: Document, start: int, chosen: Sequence[Leaf]) -> bool:
    """Whether it is chosen already, or stands beside or below the body, save as a script: its place has decided."""
    below = [
        leaf for leaf in doc.scan.leaves[start:] if leaf.kind == "embed" and leaf.element.tag != "script"
    ]
    return any(leaf.embed is not None and leaf.embed.key == found.key for leaf in [*below, *chosen])


def _is_above(found: FoundEmbed, doc: Document, start: int) -> bool:
    """Whether its player stands close above the body: above the headline, that is, since it was not chosen."""
    above = doc.scan.leaves[max(start - MAX_ABOVE, 0) : start]
    return any(leaf.embed is not None and leaf.embed.key == found.key for leaf in above)


def _is_about(item: dict[str, Any], doc: Document) -> bool:
    """Whether the video's name shares words with the page's title."""
    name = item.get("name")
    words = _words(name) if isinstance(name, str) else set()
    title = _words(" ".join(filter(None, (doc.title, doc.meta.first("og:title")))))
    return bool(words) and len(words & title) >= LEAST_SHARED * len(words)


def _words(text: str) -> set[str]:
    return {
        word
        for word in "".join(c if c.isalnum() else " " for c in text.lower()).split()
        if len(word) >= MIN_WORD
    }
