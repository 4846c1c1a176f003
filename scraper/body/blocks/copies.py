"""Texts that a page holds twice, once for phones and once for desktops, taken once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The leaves, of copies the first."""
    first_of = {leaf.text: position for position, leaf in reversed(list(enumerate(texts)))}
    dropped: set[int] = set()
    for position, leaf in enumerate(texts):
        before = first_of[leaf.text]
        if len(leaf.text) < LONG or before == position or position in dropped:
            continue
        pairs = list(_alike_around(texts, first_of, position, before))
        is_next = before == position - 1  # a standfirst that is the caption below it, too
        if is_next or _is_run(texts, pairs) or _is_version(leaf):
            dropped.update(copy for copy, _ in pairs)
    return _without_hidden([leaf for position, leaf in enumerate(texts) if position not in dropped])


def _alike_around(
    texts: list[Leaf], first_of: dict[str, int], copy: int, first: int
) -> Iterator[tuple[int, int]]:
    """The pair, and those around it that repeat each other in the same order: headings and items, too."""
    yield copy, first
    for step in (-1, 1):
        one, other = copy + step, first + step
        while other >= 0 and one < len(texts) and texts[one].text == (text := texts[other].text):
            if len(text) >= LONG and first_of[text] != other:
                break
            yield one, other
            one, other = one + step, other + step


def _is_run(texts: list[Leaf], pairs: list[tuple[int, int]]) -> bool:
    return sum(len(texts[copy].text) >= LONG for copy, _ in pairs) >= RUN


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


def _is_version(leaf: Leaf) -> bool:
    if leaf.element.hidden:
        return True
    names = (element.names for element in leaf.element.upwards(REACH))
    return any(VERSION.search(name) for name in names if name)
