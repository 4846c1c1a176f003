"""Which list, table, quotation, heading or footnote a leaf stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from scraper.body.lists import ITEMS, LISTS
from scraper.body.regions import common_element
from scraper.body.tables import is_layout_table

if TYPE_CHECKING:
    from scraper.document import Element, Leaf

HEADINGS = {f"h{level}": level for level in range(1, 7)}
STRUCTURES = LISTS | {"table", "blockquote", "pre"}
FOOTNOTE = re.compile(r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fu(?:ss|ß)noten?|fn[-_:]?\d+)(?=$|[\s_:-])")
FOOTNOTE_NUMBER = re.compile(r"(?:fn|note)[-_:]?\w*?(\d{1,3})$")
PART_CHARS = 1_200
"""Characters in one list item from which on the list places parts of the page, and its text is paragraphs."""


class Structures:
    """The outermost structure around each leaf, judged by all the leaves within it."""

    def __init__(self, texts: list[Leaf], updates: set[int]) -> None:
        self.texts = texts
        self.indices = [leaf.index for leaf in texts]
        self.updates = updates
        """Leaf indices at which the updates of a live blog begin: no structure reaches over one."""
        self.body = common_element(texts[0].element, texts[-1].element) if texts else None
        self.real: dict[int, bool] = {}
        self.known: dict[int, tuple[int, str | None]] = {}

    def standing(self, leaf: Leaf) -> tuple[int, str | None]:
        """The leaf's level as a heading, and its label as a footnote."""
        found = self.known.get(leaf.index)
        if found is None:
            found = self.known[leaf.index] = heading_level(leaf), footnote_label(leaf)
        return found

    def around(self, leaf: Leaf) -> Element | None:
        """The outermost list, table, blockquote or pre around a leaf that is not there for the layout."""
        level, label = self.standing(leaf)
        if level or label is not None:
            return None
        best = None
        walker: Element | None = leaf.element
        while walker is not None:
            if walker.tag in STRUCTURES and self.is_real(walker):
                best = walker
            if walker is self.body:
                break
            walker = walker.parent
        return best

    def is_real(self, element: Element) -> bool:
        known = self.real.get(element.index)
        if known is None:
            known = self.real[element.index] = self._judge(element)
        return known

    def _judge(self, element: Element) -> bool:
        leaves = self.texts[
            bisect_left(self.indices, element.first_leaf) : bisect_left(self.indices, element.last_leaf)
        ]
        if not leaves or any(leaf.index in self.updates for leaf in leaves):
            return False
        if element.tag == "table":
            return not is_layout_table(element, leaves)
        if element.tag == "blockquote":
            return element is not self.body or len(leaves) == 1
        return element.tag == "pre" or not _is_layout_list(element, leaves)


def _is_layout_list(element: Element, leaves: list[Leaf]) -> bool:
    """Whether a list's items are parts of the page: slides, sections with a heading, a listicle's entries."""
    chars: dict[int, int] = {}
    for leaf in leaves:
        if heading_level(leaf):
            return True
        item = _item_of(leaf.element, element)
        where = item.index if item is not None else -1
        chars[where] = chars.get(where, 0) + len(leaf.text)
    return max(chars.values()) > PART_CHARS


def _item_of(element: Element, top: Element) -> Element | None:
    """The outermost item of the list around an element."""
    best = None
    walker: Element | None = element
    while walker is not None and walker is not top:
        if walker.tag in ITEMS:
            best = walker
        walker = walker.parent
    return best


def heading_level(leaf: Leaf) -> int:
    """1 to 6, or 0 for what is no heading."""
    walker: Element | None = leaf.element
    for _ in range(3):
        if walker is None or walker.tag in ("p", "li", "td"):
            return 0
        if walker.tag in HEADINGS:
            return HEADINGS[walker.tag]
        if walker.attrs.get("role") == "heading":
            level = walker.attrs.get("aria-level") or "2"
            return int(level) if level in "123456" and len(level) == 1 else 2
        walker = walker.parent
    return 0


def footnote_label(leaf: Leaf) -> str | None:
    """The label of a footnote, empty if it has none; None for what is no footnote."""
    walker: Element | None = leaf.element
    for _ in range(5):
        if walker is None or walker.tag in HEADINGS:
            return None
        names = walker.names
        if names and ("note" in names or "fn" in names) and FOOTNOTE.search(names):
            number = FOOTNOTE_NUMBER.search((walker.attrs.get("id") or "").lower())
            return number.group(1) if number else ""
        walker = walker.parent
    return None
