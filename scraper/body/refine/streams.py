"""Where a second article begins below the first, as in streams that go on for ever."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.edges import is_dated_line
from scraper.body.surroundings import are_named_alike
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS, is_linked_heading

if TYPE_CHECKING:
    from scraper.body.table import Columns, Flags, LeafTable
    from scraper.document import Element, Leaf

LEAST_FIRST = 150
"""Characters that must be kept of the first article before a second one is believed."""
STANDFIRST = 1
"""Lines of running text between these."""
REACH = 5
"""Leaves between a title and its dated line at most: a standfirst and a writer may come first."""


def cut_stream(table: LeafTable, columns: Columns, kept: Flags) -> Flags:
    """Drops all from the heading with which another article begins."""
    if table.title is None or not kept.any():
        return kept
    begins = np.zeros(table.size, bool)
    if columns["inart"].min() < 0:
        begins = _begins_another(columns, table.title) | _begins_sibling(table, table.title)
    begins[_heads_again(table, table.title, kept)] = True
    begins[_titled_below(table, table.title, kept)] = True
    for row in rows_of(begins):
        if float(table.chars[:row][kept[:row]].sum()) >= LEAST_FIRST:
            kept = kept.copy()
            kept[row:] = False
            table.others = range(int(table.index[row]), len(table.doc.scan.leaves))
            break
    return kept


def _begins_another(columns: Columns, title: int) -> Flags:
    """Where in another `<article>`, with the title's own over, a heading is an h1 or made like the title.

    Where no `<article>` holds the title, only the latter tells.
    """
    number = columns["artn"]
    alike, first_level = (np.diff(columns[name], prepend=0) > 0 for name in ("rep", "nh1"))
    begins = alike | (first_level & bool(number[title]))
    if number[title]:
        own = np.nonzero(number == number[title])[0]
        begins &= np.arange(len(number)) > own[-1]
    found: Flags = begins & (columns["inart"] < 0)
    return found


def _begins_sibling(table: LeafTable, title: int) -> Flags:
    """Where an `<article>` of the same make begins beside the title's own, whatever heading it has."""
    begins = np.zeros(table.size, bool)
    articles = table.doc.scan.by_tag.get("article", ())
    place = table.leaves[title].index
    own = next((one for one in reversed(articles) if one.first_leaf <= place < one.last_leaf), None)
    for one in articles:
        if own is not None and one.first_leaf >= own.last_leaf and _are_alike(one, own):
            begins[table.row_at(one.first_leaf) :][:1] = True
    return begins


def _are_alike(one: Element, other: Element) -> bool:
    return one.parent is other.parent and one.names == other.names


def _heads_again(table: LeafTable, title: int, kept: Flags) -> list[int]:
    """The headings above a dated line which is made like that of the title, by a class, says something else, and has
    text below it that was taken.
    """
    below = range(title + 1, min(title + 1 + REACH, table.size))
    own = next((table.leaves[row] for row in below if is_dated_line(table.leaves[row])), None)
    if own is None or not (own.element.names.strip() or own.inner.names.strip()):
        return []
    found = []
    last = rows_of(kept)[-1]
    for row in range(title + 1 + REACH, last):
        leaf = table.leaves[row]
        if _are_made_alike(leaf, own) and leaf.text != own.text and is_dated_line(leaf):
            above = [one for one in range(row - 1, row - REACH - 1, -1) if _is_title(table.leaves[one])][:1]
            found += [
                one
                for one in above
                if table.running[one + 1 : row].sum() <= STANDFIRST and not _is_amid(table, one, row, kept)
            ]
    return found


def _titled_below(table: LeafTable, title: int, kept: Flags) -> list[int]:
    """The h1s named like the title that stand below what ends an article (its tags, writer, related stories, comments:
    a row of leaves of which none was taken), outside of what holds the text above, and have more text below.
    """
    headings = table.doc.scan.by_tag.get("h1", ())
    own = table.leaves[title]
    if len(headings) == 1 or own.element.tag != "h1":
        return []
    rows, found = rows_of(kept & table.running), []
    alike = [one for one in headings if one is not own.element and are_named_alike(one, own.element)]
    for row in (table.row_at(one.first_leaf) for one in alike):
        at = bisect_left(rows, row)
        if 0 < at < len(rows) and row - rows[at - 1] > REACH:
            around = table.leaves[rows[at - 1]].element.parent
            if around is not None and table.index[row] >= around.last_leaf:
                found.append(row)
    return found


def _is_amid(table: LeafTable, title: int, dated: int, kept: Flags) -> bool:
    """Whether the text goes on, below both, in the element that it stood in above them: a related story's box."""
    running = rows_of(kept & table.running)
    above, below = bisect_left(running, title), bisect_right(running, dated)
    if not above or below == len(running):
        return False
    around = table.leaves[running[above - 1]].element.parent
    goes_on = around is table.leaves[running[below]].element.parent
    return goes_on and around is not table.leaves[title].element.parent


def _are_made_alike(one: Leaf, other: Leaf) -> bool:
    here, there = one.element, other.element
    return here.names == there.names and here.tag == there.tag and one.inner.names == other.inner.names


def _is_title(leaf: Leaf) -> bool:
    return leaf.element.tag in HEADINGS and not is_linked_heading(leaf)
