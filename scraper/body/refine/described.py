"""The standfirst that nothing names, known by what the page says of itself: the line in its head that says the same
word for word was written for readers, too.

On labelled pages three bodies become word-perfect by it and two cease to be; wherever such a line stands, four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.refine.standfirst import REACH
from scraper.body.table import rows_of
from scraper.entities import one_line

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Document, Leaf

NEAR = 12
"""Leaves between it and the text: share buttons, and not a sidebar."""
LEVELS = 6


def add_described(table: LeafTable, kept: Flags) -> Flags:
    """Adds it, where nothing is kept between it and the title."""
    rows = rows_of(kept)
    title = _title(table, rows[0]) if rows else None
    if title is None or not table.heading[title]:
        return kept
    start, first = title + 1, rows[0]
    head = range(max(start, first - NEAR), min(start + REACH, first))
    told = _descriptions(table.doc) if head else ()
    for row in head:
        if table.texts[row].casefold() in told and _is_standfirst(table, row, table.leaves[title]):
            added = kept.copy()
            added[row] = True
            return added
    return kept


def _title(table: LeafTable, first: int) -> int | None:
    """The row of the title; of the only `<h1>` above the text, where the page declares nothing but other wordings."""
    if table.title is not None:
        return table.title
    h1s = [row for row in range(first) if table.leaves[row].element.tag == "h1"]
    return h1s[0] if len(h1s) == 1 else None


def _descriptions(doc: Document) -> set[str]:
    texts = doc.meta.all("description", "og:description")
    return {one_line(text).casefold() for text in texts}


def _is_standfirst(table: LeafTable, row: int, title: Leaf) -> bool:
    """Whether it stands in the head; on a page that declares itself news, near it is enough. On blogs such a line is as
    often a description that no label counts."""
    types = table.doc.json_ld.known_types
    return any(name.endswith("NewsArticle") for name in types) or _is_in_head(table.leaves[row], title)


def _is_in_head(leaf: Leaf, title: Leaf) -> bool:
    """Whether it stands right below the title, or in a `<header>`, or is a component's slot or a property called so."""
    element = leaf.element
    if leaf.index == title.index + 1 and element.parent is title.element.parent:
        return True
    if "description" in (element.attrs.get("data-slot"), element.attrs.get("itemprop")):
        return True
    return any(one.tag == "header" for one in element.ancestors(LEVELS))
