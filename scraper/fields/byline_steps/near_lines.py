"""The lines near the body that may name who wrote it, the likeliest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import MAX_DATE, PLACE
from scraper.fields.byline_steps.sides import BELOW
from scraper.fields.clues import HEAD_ABOVE
from scraper.fields.names.parse import lead_of
from scraper.fields.times.visible import find_date, tells_day

if TYPE_CHECKING:
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

FIRST, LAST = 5, 4
"""How many of the body's own lines are asked at its start and at its end."""
OPENING, ENDING = 3, 14
"""How many of its first lines, and of its last, may sign the text."""
LATER_BELOW = 30
"""How many lines below the body may hold a byline with a label."""
HEADED = 6
"""How many lines below the h1 may hold the byline where that is further up."""
MAX_LATER = 120
LABEL = re.compile(r"[^\W\d_]{2,16}\s?[:：]\s")
SENTENCE_ENDS = frozenset(".!?…。！？:;")
IN_SENTENCE = re.compile(r"[!?…。！？:：;\d]|(?<!\b\w)\.")
"""What is in a sentence, and neither in a job nor in a list of names, which may have initials."""


def lines_above(clues: Clues) -> list[Leaf]:
    """The lines above the body and its first, the nearest to its start first; and of the next those that lead
    to a name, or stand before the day: below a standfirst stand pictures and buttons before the byline.
    """
    inside, above = clues.head_lines(above=0), clues.head_lines(0)
    later = [
        leaf
        for at, leaf in enumerate(inside[FIRST:], FIRST + 1)
        if (_leads(leaf.text) or _precedes_day(leaf, inside[at : at + 2]))
        and not clues.is_of_list(leaf.index)
    ]
    higher = _below_heading(clues, max(clues.first_leaf, 0) - HEAD_ABOVE)
    return [*inside[:FIRST], *reversed(above), *later, *higher]


def _below_heading(clues: Clues, end: int) -> list[Leaf]:
    """The lines below the last h1 before the leaf `end`: a gallery may stand between the byline and the text."""
    h1s = [h1 for h1 in clues.h1s if h1.last_leaf < end]
    below = h1s[-1].last_leaf if h1s else end
    return clues.doc.scan.leaves[below : min(below + HEADED, end)]


def _leads(text: str) -> bool:
    """Whether it starts like a byline, and does not end like a sentence."""
    return 3 < len(text) < MAX_LATER and text[-1] not in SENTENCE_ENDS and lead_of(text) == "author"


def _precedes_day(leaf: Leaf, following: list[Leaf]) -> bool:
    """Whether the next line, or the one after a place, is little more than a day; not so in a list of dated lines."""
    if not following or not 3 < len(leaf.text) < MAX_DATE:
        return False
    day = following[-1] if PLACE.fullmatch(following[0].text) else following[0]
    return tells_day(day.text) and find_date(leaf.text) is None


def lines_below(clues: Clues) -> list[Leaf]:
    """The lines below the body, and its last from its end up; and of the next those that a label begins: below a text
    stand stories to read next before its "Author: ".
    """
    leaves = clues.doc.scan.leaves
    end = max(clues.last_leaf, 0)
    later = [leaf for leaf in leaves[end + BELOW : end + LATER_BELOW] if _is_labelled(leaf.text)]
    return [*leaves[end : end + BELOW], *reversed(leaves[max(0, end - LAST) : end]), *later]


def _is_labelled(text: str) -> bool:
    """Whether a label and its colon begin it as they begin a byline."""
    return LABEL.match(text) is not None and _leads(text)


def opening_lines(clues: Clues) -> list[Leaf]:
    """The text's first lines."""
    return clues.head_lines(OPENING, above=0)


def last_lines(clues: Clues, after: int) -> list[Leaf]:
    """The text's last lines and `after` more; where the text is one box with line breaks, those of the box."""
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    leaves = clues.doc.scan.leaves
    if after and end - start <= OPENING and start < len(leaves) and (box := leaves[start].element.parent):
        end = max(end, box.last_leaf)
    return leaves[max(start, end - ENDING) : end + after]
