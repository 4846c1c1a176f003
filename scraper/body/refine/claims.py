"""The box of a fact check: what was claimed, and the verdict on it.

It stands between title and text in short lines, and the model takes it for furniture. What the page declares of the
claim (ClaimReview) tells the line that repeats it, and the box is as much around that line as holds nothing else. What
is true of it, and what is not, may be told below in a box of its own, before the text.

Source: https://schema.org/ClaimReview
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.table import rows_of
from scraper.entities import one_line

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable

TYPES = frozenset(("ClaimReview",))
LEAST_CHARS = 20
"""Of a claim: fewer are a word that anything may repeat."""
QUOTES = "\"'“”„«»‘’‚ "
MOST_LINES = 10
"""Leaves of the box."""


def add_claim(table: LeafTable, kept: Flags) -> Flags:
    """Adds the box, where it stands between the title and the last leaf kept."""
    rows = rows_of(kept)
    if table.title is None or not rows or TYPES.isdisjoint(table.doc.json_ld.known_types):
        return kept
    claims = _claims(table)
    for row in range(table.title + 1, rows[-1]):
        if not kept[row] and table.texts[row].strip(QUOTES).casefold() in claims:
            return _with_reasons(table, kept, _box(table, row))
    return kept


def _with_reasons(table: LeafTable, kept: Flags, box: Flags) -> Flags:
    """With the box, and the running texts between it and the next one kept, each with the heading right above it."""
    added, row = kept | box, rows_of(box)[-1] + 1
    while row < table.size and not kept[row]:
        if table.running[row]:
            added[row] = True
            added[row - 1] |= table.heading[row - 1]
        row += 1
    return added


def _claims(table: LeafTable) -> set[str]:
    declared = [node.get("claimReviewed") for node in table.doc.json_ld.of_type(TYPES)]
    texts = [one_line(text) for text in declared if isinstance(text, str)]
    return {text.strip(QUOTES).casefold() for text in texts if len(text) >= LEAST_CHARS}


def _box(table: LeafTable, row: int) -> Flags:
    """The leaves of the largest element around it that holds few; without links."""
    found = np.zeros(table.size, bool)
    found[row] = True
    for around in table.leaves[row].element.upwards():
        inside = table.inside(around)
        if inside.sum() > MOST_LINES:
            break
        found = inside & (table.link == 0)
    return found
