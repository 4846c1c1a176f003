"""Embeds that stand only in the page's hydration state: found by the article's own words around them.

A list in the state is the article's body if at least two of its items begin as paragraphs of the page do. What is an
embed among its other items is then the article's, and stands after the paragraph that precedes it there.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from scraper.body.embeds.state_items import embeds_in
from scraper.body.embeds.state_parts import draft_parts, mobiledoc_parts
from scraper.document.elements import Leaf
from scraper.document.limits import bound
from scraper.document.scan import scan_body
from scraper.embeds import FoundEmbed
from scraper.entities import unescape
from scraper.json_text import decode_json
from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document

STATE_NAMES = ("__", "state", "data", "content", "props", "fusion")
"""Of which one stands, in whatever case, in the first characters of a script that is a state."""
STATE_HEAD = 400
STATE_CHARS = 3_000
"""A shorter script holds no article with what is embedded in it."""
PROVIDER_SIGNS = tuple(
    "tweet instagram youtu tiktok oembed spotify facebook.com/ vimeo bsky.app powa datawrapper flourish infogram "
    ':"brightcove" :\\"brightcove\\"'.split()
)
"""Brightcove's name only as what an item is: sites name it in their settings too."""
LETTERS = 24
"""How many letters of a paragraph's start tell it from all others."""
TAG = re.compile(r"<[^<>]{0,400}>")
MARKED = re.compile(r"<(?:iframe|blockquote|video|script|amp-|lite-|div[^<>]*data-)")
PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+){2,}")
HEAD = 3
"""Of these letters, those by which most other texts are told already."""
MAX_TRIED = 16
MAX_NEEDLES = 5
LEAST_ID = 6
"""Characters of an id by which one object refers to another."""
MAX_NODES = 40_000
MAX_DEPTH = 60
LEAST_FRAGMENT, MAX_FRAGMENT = 400, 200_000
"""Characters of a body kept as one piece of HTML."""


def find_state_embeds(doc: Document, texts: Sequence[Leaf]) -> list[Leaf]:
    """Embed leaves made of the state, each with the index of the text leaf that it follows; often none."""
    if not _may_hold(doc, texts):
        return []
    anchors = {start: leaf.index for leaf in texts if (start := _start(leaf.text))}
    if len(anchors) < 2:
        return []
    found: list[tuple[int, FoundEmbed]] = []
    for value in doc.state.values:
        walk = _Walk(anchors, _references(value))
        walk.read(value, 0)
        found += walk.embeds()
    return [_leaf(doc, index, embed) for index, embed in found]


def _may_hold(doc: Document, texts: Sequence[Leaf]) -> bool:
    """Whether a script looks like a state with this article and embeds in it: asked of every page, so it is cheap."""
    states = [text for attrs, text in doc.scripts if len(text) >= STATE_CHARS and _is_state(text, attrs)]
    needles = _needles(texts) if states else []
    return any(_holds(text, needles) for text in states)


def _is_state(text: str, attrs: dict[str, str | None]) -> bool:
    kind = attrs.get("type") or ""
    if "ld+json" in kind:
        return False
    if "json" in kind or (attrs.get("id") or "").startswith("__"):
        return True
    start = text[:STATE_HEAD].lower()
    return has_sign(start, STATE_NAMES)


def _holds(text: str, needles: list[str]) -> bool:
    if needles and "__next_f" not in text and not has_sign(text, needles):
        return False
    return has_sign(text, PROVIDER_SIGNS)


def _needles(texts: Sequence[Leaf]) -> list[str]:
    """Words of the article that no way of writing JSON changes; none where it is not in Latin letters."""
    found = (PLAIN.search(leaf.text, 0, 300) for leaf in texts[:MAX_TRIED])
    return [match.group() for match in found if match][:MAX_NEEDLES]


def _leaf(doc: Document, index: int, found: FoundEmbed) -> Leaf:
    place = doc.scan.leaves[max(index, 0)].element
    return Leaf("embed", place, index, place, embed=found)


def _start(text: str) -> str:
    """The first letters of a text, without marks; empty if it has too few."""
    text = text[:600]
    if "<" in text or "&" in text:
        text = unescape(TAG.sub("", text))
    letters = islice(filter(str.isalnum, text[: 3 * LETTERS]), LETTERS)
    start = "".join(letters).lower()[:LETTERS]
    return start if len(start) == LETTERS else ""


def _references(value: Any) -> dict[str, Any]:
    """Normalised objects by their keys, as Apollo keeps them."""
    levels = [value, *value.values()] if isinstance(value, dict) else []
    return {
        k: v for level in levels if isinstance(level, dict) for k, v in level.items() if isinstance(v, dict)
    }


READ = frozenset((str, list, dict))
"""What may hold a text. Values come from a JSON decoder, so that their types are exactly these."""


class _Walk:
    """Reads a value for the leaves that its texts are (`anchors`), and notes the lists that are bodies."""

    def __init__(self, anchors: dict[str, int], refs: dict[str, Any]) -> None:
        self.anchors = anchors
        self.heads = {start[:HEAD] for start in anchors}
        self.refs = refs
        """Objects by the ids under which others refer to them."""
        self.bodies: list[tuple[list[Any], list[list[int]]]] = []
        """The items of each, and the leaves found in each; an item may be an embed already."""
        self.left = MAX_NODES

    def embeds(self) -> list[tuple[int, FoundEmbed]]:
        """The embeds of the bodies' items, each with the leaf before it there."""
        found: list[tuple[int, FoundEmbed]] = []
        for items, parts in self.bodies:
            last = next(part[0] for part in parts if part) - 1
            for item, part in zip(items, parts, strict=True):
                if part:
                    last = part[-1]
                elif isinstance(item, FoundEmbed):
                    found.append((last, item))
                else:
                    found += [(last, embed) for embed in embeds_in(item, self.refs)]
        return found

    def read(self, value: Any, depth: int) -> list[int]:
        """The indices of the leaves whose texts stand in a value, in its order."""
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            return []
        kind = type(value)
        if kind is dict:
            return self.read_object(value, depth)
        if kind is list:
            return self.read_list(value, depth)
        return self.read_string(value, depth) if kind is str and len(value) >= LETTERS else []

    def read_list(self, items: list[Any], depth: int) -> list[int]:
        parts = [self.read(item, depth + 1) if type(item) in READ else [] for item in items]
        full = [part for part in parts if part]
        if len(full) > 1:
            self.bodies.append((items, parts))
        return [index for part in full for index in part]

    def read_object(self, item: dict[str, Any], depth: int) -> list[int]:
        if "id" in item or "sys" in item or "_id" in item:
            self.remember(item)
        if type(ref := item.get("__ref")) is str:
            return self.read(self.refs.get(ref), depth + 1)
        if "cards" in item or "entityMap" in item:
            parts = mobiledoc_parts(item) or draft_parts(item)
            if parts:
                return self.read_list(parts, depth + 1)
        indices: list[int] = []
        for value in item.values():
            kind = type(value)
            if kind is str:
                if len(value) >= LETTERS:
                    indices += self.read_string(value, depth)
            elif value and (kind is dict or kind is list):
                indices += self.read(value, depth + 1)
        return indices

    def remember(self, item: dict[str, Any]) -> None:
        """Keeps an object by its id, unless it is itself no more than a reference to another."""
        identity = item.get("id", item.get("_id", system := item.get("sys")))
        if type(identity) is dict:
            identity = identity.get("id")
        link = system if type(system) is dict else item
        is_reference = len(item) == 1 or link.get("type") == "Link"
        if type(identity) is str and len(identity) >= LEAST_ID and not is_reference:
            self.refs.setdefault(identity, item)

    def read_string(self, text: str, depth: int) -> list[int]:
        """Most are let go by their first letters: no leaf begins with these, and no markup or JSON does."""
        head = text[:HEAD]
        is_other = head.isascii() and head.isalnum() and head.lower() not in self.heads
        if is_other and len(text) <= LEAST_FRAGMENT:
            return []
        if text[0] in "{[" and text[-1] in "}]":
            try:
                return self.read(decode_json(text), depth + 1)
            except (msgspec.DecodeError, RecursionError):
                return []
        if text.startswith(("http", "//", "data:")):
            return []
        if LEAST_FRAGMENT < len(text) < MAX_FRAGMENT and "<" in text and MARKED.search(text):
            return self.read_fragment(text)
        index = None if is_other else self.anchors.get(_start(text))
        return [index] if index is not None else []

    def read_fragment(self, markup: str) -> list[int]:
        """A body kept as one piece of HTML: its own leaves are the items."""
        body = LexborHTMLParser(bound(markup).data).body
        leaves = scan_body(body).leaves if body is not None else []
        parts = [
            [self.anchors[start]] if (start := _start(leaf.text)) in self.anchors else [] for leaf in leaves
        ]
        if sum(map(len, parts)) > 1:
            self.bodies.append(([leaf.embed for leaf in leaves], parts))
        return [index for part in parts for index in part]
