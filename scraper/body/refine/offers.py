"""Where a text is cut for those who have not paid, the offer that stands in the place of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.barrier import asks_to_pay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable

MOST = 900
"""Characters kept from the line on that asks to subscribe and read on: an offer's conditions take less, a text that
goes on below a prompt more."""
SHARE = 0.5
"""Of all that is kept."""


def cut_offer(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drops what stands from such a line on, if that is little: so only the last lines are asked."""
    rows = np.nonzero(kept)[0]
    if not len(rows):
        return kept
    chars = np.where(kept, table.chars, 0)
    below = chars[::-1].cumsum()[::-1]
    little = below <= min(MOST, SHARE * float(below[0]))
    for row in range(max(int(little.argmax()), int(rows[0]) + 1), int(rows[-1]) + 1):
        if little[row] and asks_to_pay(table.leaves[row]):
            left = kept.copy()
            left[row:] = False
            return left
    return kept
