"""Embeds that stand only in the page's hydration state: found by the article's own words around them.

A list in the state is the article's body if at least two of its items begin as paragraphs of the page do. What is an
embed among its other items is then the article's, and stands after the paragraph that precedes it there.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from scraper.document.scan import Leaf, scan_body
from scraper.embeds.bare import read_named_id
from scraper.embeds.hidden import read_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scraper.document import Document
    from scraper.embeds import FoundEmbed

SIGNS = ("__NEXT_DATA__", "__next_f", "__NUXT", "__APOLLO", "globalContent", "_STATE__", "application/json")
PROVIDER_SIGNS = ("instagram.com", "/status", "youtu", "tiktok", "facebook.com/", "tweet", "spotify.com", "vimeo")
LETTERS = 24
"""How many letters of a paragraph's start tell it from all others."""
TAG = re.compile(r"<[^<>]{0,400}>")
MAX_NODES = 60_000
MAX_DEPTH = 60
MAX_FRAGMENT = 200_000
LINKING = frozenset("link a anchor hyperlink mention author person contributor byline share social profile user".split())
TYPES = ("type", "_type", "__typename", "kind", "name", "provider", "component", "embedType", "provider_name", "platform")
NOT_THE_THING = re.compile(r"thumb|image|poster|author|canonical|share|avatar|profile|logo|icon|caption|credit|source_?url")
WEB_KINDS = frozenset(("iframe", "video", "audio", "google_docs", "google_maps"))
"""What in a state may be any address: not taken from there."""


def find_state_embeds(doc: Document, texts: Sequence[Leaf]) -> list[Leaf]:
    """Embed leaves made of the state, each with the index of the text leaf that it follows; often none."""
    page = doc.html
    if not any(sign in page for sign in SIGNS) or not any(sign in page for sign in PROVIDER_SIGNS):
        return []
    anchors = {start: leaf.index for leaf in texts if (start := _start(leaf.text))}
    if len(anchors) < 2:
        return []
    walk = _Walk(anchors)
    for _, value in doc.state.values:
        walk.refs = _references(value)
        walk.read(value, 0)
    return [_leaf(doc, index, found) for index, found in walk.accepted]


def _leaf(doc: Document, index: int, found: FoundEmbed) -> Leaf:
    leaf = Leaf("embed", doc.scan.leaves[max(index, 0)].element, index)
    leaf.embed = found
    return leaf


def _start(text: str) -> str:
    """The first letters of a text, without marks; empty if it has too few."""
    if "<" in text[:200] or "&" in text[:200]:
        text = html.unescape(TAG.sub("", text[:600]))
    letters = "".join(filter(str.isalnum, text[: 4 * LETTERS])).lower()[:LETTERS]
    return letters if len(letters) == LETTERS else ""


def _references(value: Any) -> dict[str, Any]:
    """Normalised objects by their keys, as Apollo keeps them."""
    levels = [value, *value.values()] if isinstance(value, dict) else []
    return {k: v for level in levels if isinstance(level, dict) for k, v in level.items() if isinstance(v, dict)}


@dataclass
class _Seen:
    """What a part of the state holds: the leaves its texts are, and embeds not yet known to be the article's."""

    anchors: list[int] = field(default_factory=list)
    embeds: list[FoundEmbed] = field(default_factory=list)


class _Walk:
    def __init__(self, anchors: dict[str, int]) -> None:
        self.anchors = anchors
        self.refs: dict[str, Any] = {}
        self.accepted: list[tuple[int, FoundEmbed]] = []
        self.left = MAX_NODES

    def read(self, value: Any, depth: int) -> _Seen:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            return _Seen()
        if isinstance(value, str):
            return self.read_string(value, depth) if len(value) >= LETTERS else _Seen()
        if isinstance(value, list):
            return self.accept([self.read(item, depth + 1) for item in value])
        return self.read_object(value, depth) if isinstance(value, dict) else _Seen()

    def accept(self, items: Iterable[_Seen]) -> _Seen:
        """Takes the embeds among the items if these are paragraphs; else hands them up."""
        parts = list(items)
        if sum(1 for part in parts if part.anchors) < 2:
            return _joined(parts)
        first = next(part.anchors[0] for part in parts if part.anchors)
        last = first - 1
        for part in parts:
            if part.anchors:
                last = part.anchors[-1]
            else:
                self.accepted += [(last, found) for found in part.embeds]
        return _Seen([index for part in parts for index in part.anchors])

    def read_string(self, text: str, depth: int) -> _Seen:
        if text[0] in "{[" and text[-1] in "}]":
            return self.read(_parsed(text), depth + 1)
        if "<" in text and len(text) < MAX_FRAGMENT and ("<p" in text or "<div" in text or "<iframe" in text or "<blockq" in text):
            return self.read_fragment(text)
        index = self.anchors.get(_start(text))
        return _Seen([index] if index is not None else [])

    def read_fragment(self, markup: str) -> _Seen:
        """A body kept as one piece of HTML: its own leaves are the items."""
        body = LexborHTMLParser(markup).body
        leaves = scan_body(body).leaves if body is not None else []
        return self.accept(self.read_leaf(leaf) for leaf in leaves)

    def read_leaf(self, leaf: Leaf) -> _Seen:
        if leaf.embed is not None:
            return _Seen(embeds=[leaf.embed] if leaf.embed.provider not in WEB_KINDS else [])
        index = self.anchors.get(_start(leaf.text))
        return _Seen([index] if index is not None else [])

    def read_object(self, item: dict[str, Any], depth: int) -> _Seen:
        if (ref := item.get("__ref")) and isinstance(ref, str):
            return self.read(self.refs.get(ref), depth + 1)
        parts = _mobiledoc(item) or _draft(item)
        if parts:
            return self.read(parts, depth + 1)
        seen = _joined(self.read(value, depth + 1) for value in item.values() if isinstance(value, (str, list, dict)))
        if not seen.anchors and not seen.embeds and (found := _embed_of(item)):
            seen.embeds.append(found)
        return seen


def _joined(parts: Iterable[_Seen]) -> _Seen:
    whole = _Seen()
    for part in parts:
        whole.anchors += part.anchors
        whole.embeds += part.embeds
    return whole


def _parsed(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None


def _mobiledoc(item: dict[str, Any]) -> list[Any]:
    """Ghost's and others' Mobiledoc: sections in order, cards by number."""
    sections, cards = item.get("sections"), item.get("cards")
    if not isinstance(sections, list) or not isinstance(cards, list):
        return []
    parts: list[Any] = []
    for section in sections:
        if isinstance(section, list) and len(section) > 1:
            number = section[1]
            is_card = section[0] == 10 and isinstance(number, int) and 0 <= number < len(cards)
            parts.append(cards[number] if is_card else _marker_text(section))
    return parts


def _marker_text(section: list[Any]) -> str:
    markers = section[2] if len(section) > 2 and isinstance(section[2], list) else []
    return "".join(m[3] for m in markers if isinstance(m, list) and len(m) > 3 and isinstance(m[3], str))


def _draft(item: dict[str, Any]) -> list[Any]:
    """Draft.js: blocks in order, embeds as entities by key."""
    blocks, entities = item.get("blocks"), item.get("entityMap")
    if not isinstance(blocks, list) or not isinstance(entities, (dict, list)):
        return []
    known = entities if isinstance(entities, dict) else {str(key): value for key, value in enumerate(entities)}
    parts: list[Any] = []
    for block in blocks:
        if not isinstance(block, dict):
            continue
        ranges = block.get("entityRanges")
        if block.get("type") == "atomic" and isinstance(ranges, list):
            parts += [known.get(str(r.get("key"))) for r in ranges if isinstance(r, dict)]
        else:
            parts.append(block.get("text"))
    return parts


def _embed_of(item: dict[str, Any]) -> FoundEmbed | None:
    """The embed that an object without text of the article is: by markup, address, or kind and id."""
    kind = " ".join(value for name in TYPES if isinstance(value := item.get(name), str) and len(value) < 60).lower()
    if not LINKING.isdisjoint(kind.split()):
        return None
    for name, value in item.items():
        if isinstance(value, str) and 10 < len(value) < 20_000 and ("//" in value or "<" in value):
            if NOT_THE_THING.search(name.lower()):
                continue
            found = read_hidden(value, depth=1)
            if found is not None and found.provider not in WEB_KINDS:
                return found
    return read_named_id(kind, {name: str(value) for name, value in item.items() if isinstance(value, (str, int))}) if kind else None
