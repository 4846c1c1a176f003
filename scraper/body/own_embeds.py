"""Which of a page's embeds are the article's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.regions import OUTSIDE, is_outside, main_element
from scraper.body.state_embeds import find_state_embeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Element, Leaf

MAX_LEAD = 25
"""Leaves above the body among which a lead player may stand."""
MAX_TAIL = 6
"""Leaves below the body among which a last one may stand."""
TAIL_CHARS = 220
"""Characters that may stand between the body's end and an embed that still belongs to it."""
LISTEN = re.compile(
    r"listen to (?:this|the) (?:article|story)|artikel (?:an)?hören|hör|vorlesen|écouter|escuch|ouvir|ascolta|luister|"
    r"lyssna|lytt|odsłuchaj|слуша|dinle|narrat|audio and podcasts", re.I,
)  # fmt: skip
"""What stands beside a player that reads the article out."""
LISTEN_REACH = 3
TELLING = ("data-position", "data-module", "data-type", "data-component", "data-testid", "role", "aria-label", "data-area")
"""Attributes besides class and id that tell what part of the page an element is."""


def choose_embeds(doc: Document, start: int, end: int) -> list[Leaf]:
    """The embed leaves that belong to the article whose body is `doc.scan.leaves[start:end]`, in order, each once."""
    leaves = doc.scan.leaves
    if not start < end <= len(leaves):
        return []
    main = main_element([leaf for leaf in leaves[start:end] if leaf.kind == "text"])
    chosen: dict[tuple[str, str], Leaf] = {}
    for leaf in leaves[_lead_start(leaves, start) : _tail_end(leaves, end)]:
        if leaf.embed is not None and (leaf.embed.provider, leaf.embed.key) not in chosen and is_own(doc, leaf, main):
            chosen[leaf.embed.provider, leaf.embed.key] = leaf
    texts = [leaf for leaf in leaves[start:end] if leaf.kind == "text"]
    for leaf in find_state_embeds(doc, texts):
        if leaf.embed is not None and (leaf.embed.provider, leaf.embed.key) not in chosen:
            _drop_wrapper(chosen, leaf.index, next((text.index for text in texts if text.index > leaf.index), end))
            chosen[leaf.embed.provider, leaf.embed.key] = leaf
    return sorted(chosen.values(), key=lambda leaf: leaf.index)


def _drop_wrapper(chosen: dict[tuple[str, str], Leaf], before: int, after: int) -> None:
    """Of a frame of no known provider, where the state knows what stands there, only the latter is kept."""
    for name, leaf in chosen.items():
        if name[0] == "iframe" and before < leaf.index < after:
            del chosen[name]
            return


def is_own(doc: Document, leaf: Leaf, main: Element | None) -> bool:
    """Whether an embed in the article's stretch of the page is part of it."""
    embed = leaf.embed
    if embed is None or doc.absolute(embed.url) is None or is_outside(leaf.element, main):
        return False
    if embed.provider == "audio" and _reads_aloud(doc.scan.leaves, leaf):
        return False
    return not any(_tells_outside(element) for element in leaf.element.ancestors()[:6])


def _tells_outside(element: Element) -> bool:
    return any(value and OUTSIDE.search(value.lower()) for name in TELLING if (value := element.attrs.get(name)))


def _reads_aloud(leaves: Sequence[Leaf], leaf: Leaf) -> bool:
    """Whether the short texts around a native audio player offer to read the article out."""
    around = leaves[max(leaf.index - LISTEN_REACH, 0) : leaf.index + LISTEN_REACH + 1]
    return any(len(near.text) < 120 and LISTEN.search(near.text) for near in around if near.kind == "text")


def _lead_start(leaves: list[Leaf], start: int) -> int:
    """The leaf after the headline nearest above the body."""
    for index in range(start - 1, max(start - MAX_LEAD, 0) - 1, -1):
        if leaves[index].element.tag == "h1":
            return index
    return max(start - MAX_LEAD, 0)


def _tail_end(leaves: list[Leaf], end: int) -> int:
    """After the last embed that follows the body with hardly any text between."""
    chars, last = 0, end
    for index in range(end, min(end + MAX_TAIL, len(leaves))):
        chars += len(leaves[index].text)
        if chars > TAIL_CHARS:
            break
        if leaves[index].kind == "embed":
            last, chars = index + 1, 0
    return last
