"""Boxes of facts for machines, written out as elements that a style hides: schema.org's, in microdata.

Russian agencies give the page's address, its days and the whole text once more in such a box before the article, where
others use `<meta>` and JSON-LD. What tells it: an address as a property, which is all of an element and no link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.outweighed import LEAST_CHANCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import Array, LeafTable
    from scraper.document import Element, Leaf

FACTS = frozenset(("mainentityofpage", "url"))
"""Addresses, of which readers get links."""
REACH = 3
"""Elements above such a line, of which one is the box."""
LEAST_LEFT = 1 / 3
"""Share of the text chosen that must be left: half of it is what the box repeats."""


def without_machine_facts(table: LeafTable, probability: Array, kept: NDArray[np.bool_]) -> Array | None:
    """The probabilities to choose by instead, where what stands in such boxes was taken; None where nothing was."""
    rows = np.nonzero(kept)[0].tolist()
    boxes = [box for row in rows if (box := _box_of(table.leaves[row])) is not None]
    if not boxes:
        return None
    outside = ~np.any([table.inside(box) for box in boxes], axis=0)
    if float(table.chars[kept & outside].sum()) < LEAST_LEFT * float(table.chars[kept].sum()):
        return None
    best = float(np.max(probability, where=outside, initial=0.0))
    chances: Array = np.where(outside, probability / max(best, LEAST_CHANCE), 0)
    return chances


def _box_of(leaf: Leaf) -> Element | None:
    """The item that a line tells the address of."""
    element = leaf.element
    if (element.attrs.get("itemprop") or "").lower() not in FACTS or leaf.link_chars:
        return None
    if not leaf.text.startswith(("http://", "https://")):
        return None
    return next((one for one in element.ancestors(REACH) if "itemscope" in one.attrs), None)
