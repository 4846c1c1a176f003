"""Teasers of other stories amid or below the text: a box with a heading that is a link, and a line or two.

A heading that is a link, and was not taken itself, has its text in the same small box. In listicles, whose items look
the same, the headings are taken; where most of what was taken stands in such boxes, they are what the page is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable
    from scraper.document import Document, Leaf

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
NEAR = 4
"""Leaves between the heading and its text at most: a kicker, a writer, a day."""
MAX_CHARS = 350
"""Characters of a teaser's line."""
BOX = 10
"""Leaves in a box at most."""
MOST = 0.5
"""Of the characters kept, what may stand in such boxes."""


def drop_teasers(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drops the leaves in such boxes."""
    taken = set(table.index[kept].tolist())
    rows = [row for row in np.nonzero(kept)[0].tolist() if _is_teaser(table.doc, table.leaves[row], taken)]
    if not rows or float(table.chars[rows].sum()) > MOST * float(table.chars[kept].sum()):
        return kept
    left = kept.copy()
    left[rows] = False
    return left


def _is_teaser(doc: Document, leaf: Leaf, taken: set[int]) -> bool:
    if len(leaf.text) > MAX_CHARS or leaf.element.tag in HEADINGS:
        return False
    for heading in reversed(doc.scan.leaves[max(leaf.index - NEAR, 0) : leaf.index]):
        if heading.element.tag in HEADINGS:
            own = heading.index not in taken and _leads_elsewhere(doc, heading)
            return own and _share_a_box(heading, leaf, taken)
    return False


def _leads_elsewhere(doc: Document, heading: Leaf) -> bool:
    """To another page of the site: what listicles tell of has its own."""
    links = [href or "#" for _, _, kind, href in heading.spans if kind == "link"]
    if heading.link_chars * 2 <= len(heading.text) or any(href.startswith("#") for href in links):
        return False
    hosts = {urlsplit(doc.absolute(href) or "").netloc for href in links}
    return hosts <= {urlsplit(doc.url).netloc, ""}


def _share_a_box(heading: Leaf, leaf: Leaf, taken: set[int]) -> bool:
    """Whether the smallest element around both is no larger than a card, and has none of the text above the heading."""
    box = heading.element.parent
    while box is not None and box.last_leaf <= leaf.index:
        box = box.parent
    if box is None or box.last_leaf - box.first_leaf > BOX:
        return False
    return taken.isdisjoint(range(box.first_leaf, heading.index))
