"""Tables, lists and quotations belong to the article as a whole: cells, items and names too short to be judged alone
follow the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.blocks.quotes import box_of, is_cite, is_quotation
from scraper.body.blocks.tables import cell_around, is_layout_table
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Element, Leaf

MAX_LEAVES = 400
"""Texts in a table or list that is completed; a longer one is a page of its own."""
LEAST_CELLS = 2
"""Cells of a table that must be judged to be the article's, for all of it to be: the paragraphs of a whole article may
stand in one."""
MAX_CELL = 400
"""Characters of the longest text in a table of figures."""
MAX_LINES, MAX_QUOTED = 20, 100
"""Texts of a quotation, and leaves with the pictures among them."""
MAX_ITEM = 300
"""Characters of the longest item of a list that is completed."""
LEAST_SHARE = 0.4
"""Of a list's text, how much must be judged so."""
NUMBER = re.compile(r"\d{1,3}(?:\.|\s?(?:/|[^\W\d_]{2,4})\s?\d{1,3})?")
LEVELS = 3
"""Elements around a text among which its item is."""
LINKED = 0.8
"""An item of which this much is a link follows only items that are links too."""


def complete(doc: Document, kept: Sequence[int]) -> list[int]:
    """`kept`, text leaf indices in order, with the rest of the tables, lists and quotations that they are part of."""
    whole = set(kept)
    seen: set[int] = set()
    for index in kept:
        walker: Element | None = doc.scan.leaves[index].element
        while walker is not None:
            if walker.index in seen:
                break
            seen.add(walker.index)
            if walker.tag in ("table", "ul", "ol") and walker.leaf_count <= MAX_LEAVES:
                whole.update(_rest(doc, walker, whole))
            elif walker.tag == "blockquote" or is_quotation(walker):
                whole.update(_source(doc, walker, whole))
            walker = walker.parent
    return sorted(whole)


def _rest(doc: Document, element: Element, kept: set[int]) -> list[int]:
    """The texts of a table or list that belong to it although they were not kept."""
    texts = [leaf for leaf in doc.scan.leaves_in(element) if leaf.kind == "text"]
    inside = [leaf for leaf in texts if leaf.index in kept]
    rest = [leaf for leaf in texts if leaf.index not in kept]
    if element.tag == "table":
        return (
            [leaf.index for leaf in rest] if _has_cells(element, inside) and _is_data(element, texts) else []
        )
    if _chars(inside) < LEAST_SHARE * _chars(texts) or not all(map(_is_item, texts)):
        return []
    linked = any(_is_linked(leaf) for leaf in inside)
    return [leaf.index for leaf in rest if (linked or not _is_linked(leaf)) and not _is_mark(leaf, kept)]


def _source(doc: Document, quote: Element, kept: set[int]) -> list[int]:
    """The line right below what is quoted that says who said it, in the quotation or in the caption of its figure."""
    box = box_of(quote)
    if box.leaf_count > MAX_QUOTED:
        return []  # looked at for each quotation in it
    texts = [leaf for leaf in doc.scan.leaves_in(box) if leaf.kind == "text"]
    if len(texts) > MAX_LINES:
        return []
    last = texts[-1]
    if last.index in kept or texts[-2].index not in kept:
        return []
    return [last.index] if is_cite(last, box) else []


def _is_mark(leaf: Leaf, kept: set[int]) -> bool:
    """Whether it is the number of an item ("2", "2 of 9"), set by hand, or says whose its picture is, beside the item's
    text."""
    if not (leaf.text.startswith("©") or NUMBER.fullmatch(leaf.text)):
        return False
    item = leaf.element.closest("li", LEVELS)
    return item is not None and not kept.isdisjoint(range(item.first_leaf, item.last_leaf))


def _has_cells(table: Element, inside: list[Leaf]) -> bool:
    cells = {cell.index for leaf in inside if (cell := cell_around(leaf.element, table)) is not None}
    return len(cells) >= LEAST_CELLS


def _is_item(leaf: Leaf) -> bool:
    """Whether a text may stand in a list of things; a thread of comments has headings and long paragraphs."""
    return len(leaf.text) <= MAX_ITEM and leaf.element.tag not in HEADINGS


def _is_data(table: Element, texts: list[Leaf]) -> bool:
    """Whether a table is one of figures and short words, and not one that sets the page."""
    if is_layout_table(table, texts) or max(len(leaf.text) for leaf in texts) > MAX_CELL:
        return False
    linked = sum(_is_linked(leaf) for leaf in texts)
    return linked * 2 < len(texts)


def _chars(texts: list[Leaf]) -> int:
    return sum(len(leaf.text) for leaf in texts)


def _is_linked(leaf: Leaf) -> bool:
    return leaf.link_chars >= LINKED * len(leaf.text)
