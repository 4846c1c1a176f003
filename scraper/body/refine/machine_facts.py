"""Boxes of facts for machines, written out as elements that a style hides: schema.org's, in microdata.

Russian agencies give the page's address, its days and the whole text once more in such a box before the article, where
others use `<meta>` and JSON-LD. What tells it: an address as a property, which is all of an element and no link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.outweighed import chances_outside
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

FACTS = frozenset(("mainentityofpage", "url"))
"""Addresses, of which readers get links."""
REACH = 3
"""Elements above such a line, of which one is the box."""


def without_machine_facts(table: LeafTable, probability: Array, kept: Flags) -> Array | None:
    """The probabilities to choose by instead, where what stands in such boxes was taken; None where nothing was."""
    taken = [table.leaves[row] for row in rows_of(kept)]
    boxes = [box for leaf in taken if "itemprop" in leaf.element.attrs and (box := _box_of(leaf)) is not None]
    if not boxes:
        return None
    outside = np.ones(table.size, bool)
    for box in boxes:
        outside[table.rows_in(box)] = False
    return chances_outside(probability, outside)


def _box_of(leaf: Leaf) -> Element | None:
    """The item that a line tells the address of."""
    element = leaf.element
    if (element.attrs.get("itemprop") or "").lower() not in FACTS:
        return None
    if not leaf.text.startswith(("http://", "https://")):
        return None
    return next((one for one in element.ancestors(REACH) if "itemscope" in one.attrs), None)
