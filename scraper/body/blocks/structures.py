"""Which list, table, quotation, heading or footnote a leaf stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from scraper.body.blocks.code import names_of_program
from scraper.body.blocks.lists import ITEMS, LISTS
from scraper.body.blocks.quotes import is_all_quoted, is_quotation
from scraper.body.blocks.tables import is_layout_table
from scraper.body.surroundings import common_element
from scraper.document.standfirst_names import is_named_standfirst

if TYPE_CHECKING:
    from scraper.document import Element, Leaf

LEVELS = {f"h{level}": level for level in range(1, 7)}
"""Of headings, by their tags."""
STRUCTURES = LISTS | {"table", "blockquote", "pre", "figure"}
FOOTNOTE = re.compile(r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fu(?:ss|ß)noten?|fn[-_:]?\d+)(?=$|[\s_:-])")
FOOTNOTE_NUMBER = re.compile(r"(?:fn|note)[-_:]?\w*?(\d{1,3})$")
MAX_ID = 100
"""Of an id, its last characters, where its number is; each "note" in it would be followed to the end."""
QUOTE_LEVELS = 3
"""Elements between a figure's first text and the quotation that it is of."""
SENTENCE, SHORT_SENTENCE = 60, 20
"""Characters of what is a sentence and no title, and of one that ends like one, or is called a standfirst."""
PART_CHARS = 1_200
"""Characters in one list item from which on the list places parts of the page, and its text is paragraphs."""


class Structures:
    """The outermost structure around each leaf, judged by all the leaves within it."""

    def __init__(self, texts: list[Leaf], updates: set[int]) -> None:
        self.texts = texts
        self.indices = [leaf.index for leaf in texts]
        self.updates = updates
        """Leaf indices at which the updates of a live blog begin: no structure reaches over one."""
        self.standfirst = _standfirst(texts)
        self.body = common_element(texts[0].element, texts[-1].element) if texts else None
        self.real: dict[int, bool] = {}
        self.settings: dict[int, tuple[Element | None, str | None]] = {}
        """What is around all that stands in an element, by its index: most texts stand side by side in one."""

    def standing(self, leaf: Leaf) -> tuple[int, str | None, Element | None]:
        """The leaf's level as a heading and its label as a footnote, or, if it is neither, the outermost list,
        table, blockquote or pre around it that is not there for the layout."""
        element = leaf.element
        structure, label = self._setting(element)
        level = 0
        if element.tag != "p" or element.names:  # a plain paragraph is nothing of itself
            level = heading_level(leaf) if leaf is not self.standfirst else 0
            label = _label_within(element, label)
            structure = structure or (element if self.is_real(element) or is_all_quoted(leaf) else None)
        return level, label, None if level or label is not None else structure

    def _setting(self, element: Element) -> tuple[Element | None, str | None]:
        """The outermost structure around what stands beside the element, and its label as a footnote."""
        parent = element.parent
        if parent is None:
            return None, None
        found = self.settings.get(parent.index)
        if found is None:
            structure = self._outermost(parent) if element is not self.body else None
            found = self.settings[parent.index] = structure, footnote_label(parent)
        return found

    def _outermost(self, element: Element) -> Element | None:
        best = None
        walker: Element | None = element
        while walker is not None:
            if self.is_real(walker):
                best = walker
            if walker is self.body:
                break
            walker = walker.parent
        return best

    def is_real(self, element: Element) -> bool:
        """Whether it is a structure, and not there for the layout."""
        if element.tag not in STRUCTURES and not is_quotation(element):
            return False
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
        if element.tag == "figure":
            return any(leaf.element.closest("blockquote", QUOTE_LEVELS) is not None for leaf in leaves[:1])
        if element.tag not in STRUCTURES:
            return element is not self.body
        if element.tag == "pre":
            return len(leaves) == 1 or bool(names_of_program(element))
        return not _is_layout_list(element, leaves)


def _standfirst(texts: list[Leaf]) -> Leaf | None:
    """The first text, if it is set as a heading and a sentence, or is called a standfirst, and no other is set so."""
    first = texts[0] if texts else None
    if first is None or heading_level(first) < 2 or not _is_sentence(first):
        return None
    made = first.element.make, first.element.parent
    return None if any((one.element.make, one.element.parent) == made for one in texts[1:]) else first


def _is_sentence(leaf: Leaf) -> bool:
    size = len(leaf.text)
    if size >= SENTENCE:
        return True
    return size >= SHORT_SENTENCE and (is_named_standfirst(leaf) or leaf.text[-1] in ".。…")


def _is_layout_list(element: Element, leaves: list[Leaf]) -> bool:
    """Whether a list's items are parts of the page: slides, sections with a heading, a listicle's entries."""
    chars: dict[int, int] = {}
    items: dict[int, int] = {element.index: -1}
    """The list's outermost item around an element, by their indices: known of those passed before."""
    for leaf in leaves:
        if heading_level(leaf):
            return True
        where = leaf.element.handed_down(items, _item, -1)
        chars[where] = chars.get(where, 0) + len(leaf.text)
        if chars[where] > PART_CHARS:
            return True
    return False


def _item(element: Element, around: int) -> int:
    return element.index if around < 0 and element.tag in ITEMS else around


def heading_level(leaf: Leaf) -> int:
    """1 to 6, or 0 for what is no heading."""
    walker: Element | None = leaf.element
    for _ in range(3):
        if walker is None or walker.tag in ("p", "li", "td"):
            return 0
        if walker.tag in LEVELS:
            return LEVELS[walker.tag]
        if walker.attrs.get("role") == "heading":
            level = walker.attrs.get("aria-level") or "2"
            return int(level) if level in "123456" and len(level) == 1 else 2
        walker = walker.parent
    return 0


def footnote_label(element: Element) -> str | None:
    """The label of the footnote that an element is or stands in, empty if it has none; None for no footnote."""
    walker: Element | None = element
    for _ in range(4):
        if walker is None or walker.tag in LEVELS:
            return None
        if (label := _own_label(walker)) is not None:
            return label
        walker = walker.parent
    return None


def _label_within(element: Element, around: str | None) -> str | None:
    """The label of what stands in a place that has this one: a heading has none, another one's own goes before."""
    if element.tag in LEVELS:
        return None
    label = _own_label(element)
    return label if label is not None else around


def _own_label(element: Element) -> str | None:
    names = element.names
    if not names or not ("note" in names or "fn" in names) or not FOOTNOTE.search(names):
        return None
    number = FOOTNOTE_NUMBER.search((element.attrs.get("id") or "")[-MAX_ID:].lower())
    return number.group(1) if number else ""
