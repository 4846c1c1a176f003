"""Texts that a page holds twice, once for phones and once for desktops, taken once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Leaf

LONG = 80
"""Characters from which on the same text twice may be a copy, and is no refrain."""
RUN = 3
"""So many paragraphs repeated in their order are a copy; fewer may be a text that quotes itself."""
VERSION = re.compile(
    r"(?:^|[\s_-])(?:mobile|desktop|tablet|phone|print|amp|hidden|visible|hide|show|d-none|clone)(?=$|[\s_-])"
)
"""How classes name the versions for one kind of screen."""
PART = 40
"""Characters of a text seen from which on a hidden text that holds it, or is held by it, is a copy."""
MAX_HIDDEN = 50
REACH = 4
"""Elements above a text that are asked for such a name."""


def without_copies(texts: list[Leaf]) -> list[Leaf]:
    """The leaves, of copies the one that is seen, else the first."""
    first_of: dict[str, int] = {}
    copy_of: dict[int, int] = {}
    for position, leaf in enumerate(texts):
        if len(leaf.text) >= LONG:
            before = first_of.setdefault(leaf.text, position)
            if before != position:
                copy_of[position] = before
    dropped = set()
    for position, before in copy_of.items():
        if _in_run(position, copy_of) or _is_version(texts[position]) or _is_version(texts[before]):
            dropped.add(before if texts[before].element.hidden and before not in dropped else position)
    return _without_hidden([leaf for position, leaf in enumerate(texts) if position not in dropped])


def _without_hidden(texts: list[Leaf]) -> list[Leaf]:
    """The leaves without hidden ones made of what is seen: microdata often keeps a text once more in one piece."""
    hidden = [leaf for leaf in texts if leaf.element.hidden][:MAX_HIDDEN]
    if not hidden or len(hidden) == len(texts):
        return texts
    seen = [leaf.text for leaf in texts if not leaf.element.hidden and len(leaf.text) >= PART]
    dropped = {
        id(leaf)
        for leaf in hidden
        if any(text in leaf.text or (len(leaf.text) >= PART and leaf.text in text) for text in seen)
    }
    return [leaf for leaf in texts if id(leaf) not in dropped]


def _in_run(position: int, copy_of: dict[int, int]) -> bool:
    """Whether it is one of several leaves that repeat several others one after the other."""
    length = 1
    for step in (-1, 1):
        at = position + step
        while copy_of.get(at) == copy_of[position] + at - position and length < RUN:
            length += 1
            at += step
    return length >= RUN


def _is_version(leaf: Leaf) -> bool:
    if leaf.element.hidden:
        return True
    names = (element.names for element in (leaf.element, *leaf.element.ancestors(REACH)))
    return any(VERSION.search(name) for name in names if name)
