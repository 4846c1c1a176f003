"""Where a leaf stands from the page's title, and whether a second article has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.model.container_features import signed_log

if TYPE_CHECKING:
    from scraper.body.table import Array, Columns, LeafTable


def title_columns(table: LeafTable) -> Columns:
    """Where the leaf stands from the page's title, and whether a second article has begun."""
    doc, size, rows = table.doc, table.size, np.arange(table.size)
    found = table.title
    headings = np.zeros(len(doc.scan.leaves) + 1, np.float32)
    for element in doc.scan.by_tag.get("h1", ()):
        if element.last_leaf > element.first_leaf:
            headings[element.first_leaf] += 1
    seen = headings.cumsum()[table.index]
    if found is None:
        place, away, again = -1, np.full(size, -100), np.zeros(size, np.float32)
        chars = np.full(size, -9, np.float32)
    else:
        place = table.leaves[found].index
        away = np.minimum(np.maximum(rows - found, -100), 300)
        chars = table.all_chars[table.index] - table.all_chars[place + 1]
        again = _repeats(table, found)
        seen = seen - seen[found]
    inside, number = _article_elements(table, place)
    return {
        "rel_an": away.astype(np.float32),
        "dan": signed_log(chars),
        "nh1": seen.astype(np.float32),
        "rep": np.minimum(again, 6).astype(np.float32),
        "inart": inside,
        "artn": number,
    }


def _repeats(table: LeafTable, found: int) -> Array:
    """How many headings made just like the title stand between it and the leaf."""
    title = table.leaves[found].element
    alike = [
        i > found and (e := leaf.element).tag == title.tag and e.names == title.names
        for i, leaf in enumerate(table.leaves)
    ]
    return np.array(alike, np.float32).cumsum()


def _article_elements(table: LeafTable, title: int) -> tuple[Array, Array]:
    """Whether the `<article>` around the leaf holds the title (1; -1 another; 0 none), and its number."""
    inside, number = np.zeros(table.size, np.float32), np.zeros(table.size, np.float32)
    for count, element in enumerate(table.doc.scan.by_tag.get("article", ()), start=1):
        within = table.rows_in(element)
        inside[within] = 1 if element.first_leaf <= title < element.last_leaf else -1
        number[within] = min(count, 5)
    return inside, number
