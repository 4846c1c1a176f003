"""Dates that a page shows: marked up, in `<time>`, in elements that say date, in lines around the body."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from scraper.fields.date_steps.lines import dated_lines, may_be_dated
from scraper.fields.date_steps.marked import MIN_TEXT, classed_dates, is_readers, machine_dates
from scraper.fields.date_steps.steps import MARKED_ABOVE, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

_IN_SOURCE = re.compile(r"20[0-3]\d([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)(?<![\d.-].{10})")
"""A day in figures. It starts with two plain ones, which are sought fast; what stands before it is looked at last."""
INSIDE, FAR_INSIDE = 5, 7
"""How many of the body's first lines may tell the day; more where no publication is declared: a standfirst, a picture,
its caption and a byline stand before it.
"""
MAX_SHORT, MAX_LAST = 80, 60


def shown_dates(clues: Clues, published: set[date]) -> Iterator[Reading]:
    """The best marked first; no further, once marks above the text tell exactly the day that is declared as
    `published`.
    """
    inside = INSIDE if published else FAR_INSIDE
    for step in (machine_dates, classed_dates, partial(dated_lines, inside=inside)):
        found = list(step(clues))
        yield from found
        if len(published) == 1 and {r.value.date for r in found if r.step in MARKED_ABOVE} == published:
            return


def last_resort(clues: Clues) -> Iterator[Reading]:
    """For pages on which no step found any date: short lines anywhere but in comments, then the source's own text."""
    for leaf in may_be_dated(clues.doc.scan.leaves, MAX_SHORT, MIN_TEXT)[: MAX_LAST + 1]:
        if not is_readers(leaf.inner):
            yield from read(clues, "anywhere", leaf.text)
    for match in islice(_IN_SOURCE.finditer(clues.doc.html), MAX_LAST):
        yield from read(clues, "source", match[0])
