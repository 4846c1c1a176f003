"""Lines right above the headings of a list's items: "Best for clay", "Step 3".

Each is as short as a kicker, and a kicker the model takes it for. But an article has one of these, above its headline:
where several headings that are kept have such a line in their box, these are of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable

LIKELY, LEAST_CHARS, MAX_CHARS = 0.05, 4, 60
"""How likely such a line must be, and how long: a single letter stands for a writer's picture."""
LEAST_ALIKE = 3
"""How many of them there are at least."""


def add_eyebrows(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the lines that stand so above several headings."""
    above = (kept & table.heading)[1:] & (probability[:-1] > LIKELY) & (table.link[:-1] == 0)
    lines = [row for row in rows_of(above) if _is_over(table, row)]
    if len(lines) < LEAST_ALIKE:
        return kept
    added = kept.copy()
    added[lines] = True
    return added


def _is_over(table: LeafTable, row: int) -> bool:
    """Whether it is a short line, of words, that begins the heading's own box."""
    line, heading = table.leaves[row], table.leaves[row + 1]
    box = heading.element.parent
    if box is None or heading.index != line.index + 1 or not LEAST_CHARS <= len(line.text) <= MAX_CHARS:
        return False
    own = box.first_leaf in (line.index, line.index - 1) and box.last_leaf == heading.index + 1
    return own and any(sign.isalpha() for sign in line.text)
