"""Tables and lists amid the article, taken whole: a cell or an item is seldom the article's without its neighbours.

The model judges each of them by itself, and short ones, of figures or links, as a menu's. On labelled pages,
cross-validated, this gives .0009 in F1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import Array, LeafTable
    from scraper.document import Element

LEAST = {"table": 0.05, "ul": 0.1, "ol": 0.1, "dl": 0.1}
"""How likely all of it must be, in the mean of its characters, by its tag."""
MOST_LINKED = {"table": 0.3, "ul": 0.7, "ol": 0.7, "dl": 0.7}
"""Which share of it may be links: a list of links alone is one of other stories."""
LEAST_CELLS = 4
"""Texts in a table of data; with fewer it is the frame of a picture or a banner."""
LEAST_ITEM = 0.05
"""How likely each item of a list must be: the title of a teaser is not, whatever its text is."""


def add_wholes(table: LeafTable, probability: Array, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Adds what is not kept of such tables and lists between the first leaf kept and the last."""
    rows = np.nonzero(kept)[0]
    if not len(rows):
        return kept
    first, last = int(rows[0]), int(rows[-1])
    places = (int(table.index[first]), int(table.index[last]))
    around = (
        _whole_around(table.leaves[row].element, places) for row in np.nonzero(~kept[:last])[0] if row > first
    )
    added = kept.copy()
    for whole in {whole.index: whole for whole in around if whole is not None}.values():
        inside = table.inside(whole)
        if _is_likely(table, probability, whole.tag, inside):
            added |= inside
    return added


def _whole_around(element: Element, places: tuple[int, int]) -> Element | None:
    """The largest table or list around it that begins and ends between these leaves."""
    found = None
    walker: Element | None = element
    while walker is not None and places[0] < walker.first_leaf and walker.last_leaf <= places[1]:
        if walker.tag in LEAST:
            found = walker
        walker = walker.parent
    return found


def _is_likely(table: LeafTable, probability: Array, tag: str, inside: NDArray[np.bool_]) -> bool:
    chars = table.chars * inside
    whole = float(chars.sum())
    likely, linked = float(probability @ chars), float(table.link @ chars)
    if likely <= LEAST[tag] * whole or linked > MOST_LINKED[tag] * whole:
        return False
    return (
        int(inside.sum()) >= LEAST_CELLS if tag == "table" else float(probability[inside].min()) >= LEAST_ITEM
    )
