"""Lines that say who wrote the text as plainly as a "By".

They are asked where only the house is declared, which houses do for all that they publish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bios import noted_first, noted_last
from scraper.fields.byline_steps.brackets import bracketed, opening
from scraper.fields.byline_steps.divided_lines import dated_parts
from scraper.fields.byline_steps.signed_ends import above_editor, before_editor, listed_last, mailed
from scraper.fields.byline_steps.signed_head import (
    addressed,
    after_place,
    below_headline,
    portrayed,
    reporters,
)
from scraper.fields.byline_steps.titled import titled, titled_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

INSIDE = 9
"""How many of the text's first lines may be of its head."""


def signed_lines(clues: Clues) -> Iterator[Reading]:
    """The readings of such lines: the text's own first and last, then those of its head. The first of them is believed
    (`agreed.py`).
    """
    for step in (
        opening,
        bracketed,
        mailed,
        above_editor,
        before_editor,
        listed_last,
        noted_first,
        noted_last,
    ):
        yield from step(clues)
    head = clues.head_lines(INSIDE)
    shown = [leaf for leaf in head if leaf.text]
    yield from dated_parts(clues, shown)
    for in_head in (titled, portrayed, addressed):
        yield from in_head(clues, head)
    yield from titled_below(clues)
    for in_line in (below_headline, reporters, after_place):
        yield from in_line(clues, shown)
