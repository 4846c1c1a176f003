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
    """Drops what stands from such a line on, if that is little."""
    rows = np.nonzero(kept)[0]
    if not len(rows):
        return kept
    for row in range(int(rows[0]) + 1, int(rows[-1]) + 1):
        if asks_to_pay(table.leaves[row]):
            below = float(table.chars[rows[rows >= row]].sum())
            if below > MOST or below > SHARE * float(table.chars[rows].sum()):
                continue
            left = kept.copy()
            left[row:] = False
            return left
    return kept
