"""Lines and lists above the text that hold its day: who wrote it, what they are, from where, and when.

Newsrooms set a byline as a list, an item for each of these ("Role, Correspondent"); where every class is a hash nothing
else tells such items from the points of a summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable

MOST_TIMES = 20
"""Times that are looked at; those of the head come first."""
REACH = 3
"""Elements above a `<time>` that may be such a line or list."""
LINES, LISTS = frozenset(("p", "address")), frozenset(("ul", "ol", "dl"))


def drop_datelines(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drops the leaves of lines and lists with a `<time>` that end above the first running text."""
    running = np.nonzero(kept & (table.good > 0))[0]
    end = int(running[0]) if len(running) else 0
    if not kept[:end].any():
        return kept
    left, start = kept.copy(), int(table.index[end])
    for time in table.doc.scan.by_tag.get("time", ())[:MOST_TIMES]:
        for box in time.ancestors(REACH) if time.first_leaf < start else ():
            if box.last_leaf <= start and (box.tag in LISTS or box.tag in LINES):
                left &= ~table.inside(box)
    return left
