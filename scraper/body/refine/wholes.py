"""Tables, lists, quotations and programs amid the article, taken whole: a part is seldom its own without the rest.
The last may reach below what is kept: a ticker whose minutes are taken, and not what happened in the last.

The model judges each of them by itself, and short ones, of figures or links, as a menu's. On labelled pages,
cross-validated, this gives .0009 in F1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.surroundings import STRICTLY_OUTSIDE
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Scan

LEAST = {"table": 0.05, "ul": 0.1, "ol": 0.1, "dl": 0.1, "blockquote": 0.25, "pre": 0.1}
"""How likely all of it must be, in the mean of its characters, by its tag."""
MOST_LINKED = {"table": 0.3, "ul": 0.7, "ol": 0.7, "dl": 0.7, "blockquote": 0.3, "pre": 0.3}
"""Which share of it may be links: a list of links alone is one of other stories."""
LEAST_CELLS = 4
"""Texts in a table of data; with fewer it is the frame of a picture or a banner."""
LEAST_PART = {"ul": 0.05, "ol": 0.05, "dl": 0.05, "blockquote": 0.2, "pre": 0.05}
"""How likely each part must be: the title of a teaser is not, whatever its text is; nor is one who praises a shop."""

LISTS = frozenset(("ul", "ol", "dl"))
COUNT = re.compile(r"\d\s?%?$|\([^()]*\d[^()]*\)$")
"""The end of "Comfort 8", "Sad 2", "Readers (4 votes)"."""
ENDING, LEAST_BELOW = ("table", "pre"), 0.2
"""What may end a text, right below its last paragraph, and how likely it must be there."""
ABOVE = 1
"""Elements above one in the head that may name it."""


def add_wholes(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds what is not kept of such elements that begin between the first leaf kept and the last."""
    rows = rows_of(kept)
    if len(rows) < 2:
        return kept
    first, last = table.index[rows[0]], table.index[rows[-1]]
    added = kept.copy()
    for whole in _outermost(table.doc.scan, int(first) + 1, _end(table, rows[-1])):
        inside = table.rows_in(whole)
        least = LEAST[whole.tag] if whole.first_leaf <= last else LEAST_BELOW
        if kept[inside].all() or not _is_likely(table, probability, whole.tag, inside, least):
            continue
        is_tally = not kept[inside].any() and whole.tag in LISTS and _is_tally(table, inside)
        if not is_tally and (rows[1] < inside.start or not _is_outside(whole)):
            added[inside] = True
    return added


def _end(table: LeafTable, row: int) -> int:
    """Where the text ends: below a table or a program right after its last paragraph, beside it."""
    last = table.leaves[row]
    for tag in ENDING:
        for one in table.doc.scan.by_tag.get(tag, ()):
            if one.first_leaf == last.index + 1 and _set(one).parent is last.element.parent:
                return one.last_leaf
    return last.index


def _set(whole: Element) -> Element:
    """It, or what is set around it alone: WordPress puts tables in figures."""
    around = whole.parent
    if around is not None and around.leaf_count == whole.leaf_count:
        return around
    return whole


def _is_outside(whole: Element) -> bool:
    """Whether it calls itself no part of the article: in the head, below a standfirst, buttons to share it stand."""
    return any(STRICTLY_OUTSIDE.search(one.names) for one in whole.upwards(ABOVE))


def _outermost(scan: Scan, start: int, end: int) -> Iterator[Element]:
    """Such elements that begin within these leaves, each without those in it."""
    found = [
        e for tag in LEAST for e in scan.by_tag.get(tag, ()) if start <= e.first_leaf < min(e.last_leaf, end)
    ]
    for element in sorted(found, key=lambda e: e.index):
        if element.first_leaf >= start:
            start = element.last_leaf
            yield element


def _is_tally(table: LeafTable, rows: slice) -> bool:
    """Whether all its items end on a figure, and none is running text: what a reviewer or the readers gave."""
    return not table.running[rows].any() and all(COUNT.search(text) for text in table.texts[rows])


def _is_likely(table: LeafTable, probability: Array, tag: str, rows: slice, least: float) -> bool:
    chars = table.chars[rows]
    whole = float(chars.sum())
    likely, linked = float(probability[rows] @ chars), float(table.link[rows] @ chars)
    if likely <= least * whole or linked > MOST_LINKED[tag] * whole:
        return False
    return len(chars) >= LEAST_CELLS if tag == "table" else float(probability[rows].min()) >= LEAST_PART[tag]
