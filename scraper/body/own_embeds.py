"""Which of a page's embeds are the article's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.regions import common_element, is_outside

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

MAX_LEAD = 25
"""Leaves above the body among which a lead player may stand."""


def choose_embeds(doc: Document, start: int, end: int) -> list[Leaf]:
    """The embed leaves that belong to the article whose body is `doc.scan.leaves[start:end]`, in order, each once."""
    leaves = doc.scan.leaves
    if not start < end <= len(leaves):
        return []
    body = common_element(leaves[start].element, leaves[end - 1].element)
    chosen: dict[tuple[str, str], Leaf] = {}
    for leaf in leaves[_lead_start(leaves, start) : _tail_end(leaves, end, body)]:
        if leaf.embed is not None and doc.absolute(leaf.embed.url) and not is_outside(leaf.element, body):
            chosen.setdefault((leaf.embed.provider, leaf.embed.key), leaf)
    return list(chosen.values())


def _lead_start(leaves: list[Leaf], start: int) -> int:
    """The leaf after the headline nearest above the body."""
    for index in range(min(start, len(leaves)) - 1, max(start - MAX_LEAD, 0) - 1, -1):
        if leaves[index].element.tag == "h1":
            return index
    return max(start - MAX_LEAD, 0)


def _tail_end(leaves: list[Leaf], end: int, body: Element) -> int:
    """After the embeds that follow the last paragraph at once, in the body's own element."""
    while end < len(leaves) and leaves[end].kind != "text" and body in leaves[end].element.ancestors():
        end += 1
    return end
