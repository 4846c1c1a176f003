"""A short story whose comments are many, or that a consent tool's partners outweigh: the model, which sees more running
text in these, takes them for the article.

Where what it took stands for the most part in entries that their names call comments, and running text stands outside
of them, the choice is made once more without them. Rare (one labelled page in 1,700), and then all is wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.apart import COMMENTS, LEAST_LEFT, MAX_CHARS, MAX_NAMES
from scraper.body.table import rows_of
from scraper.document.consent_tools import is_consent_tool, stands_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

COMMENT = re.compile(rf"(?:^|[_-])(?:{COMMENTS})(?=$|[_-])")
LEAST_ENTRIES = 3
"""One element of such a name holds whole pages (`has-comments`); several are a thread."""
MOST = 0.5
"""Of the characters kept, what must stand in the thread."""
LEAST_CHANCE = 0.03
"""How likely the likeliest leaf outside must be: less is a menu's or a sidebar's."""


def outside_consent(table: LeafTable, kept: Flags) -> list[Leaf] | None:
    """The text leaves of the page outside of consent tools, whose text is never the article's, where some of that was
    taken: to be judged by themselves, since the tool's is running text, too."""
    known: dict[int, bool] = {}
    taken = [table.leaves[row].element for row in rows_of(kept)]
    if not any(stands_in(element, known, is_consent_tool) for element in taken):
        return None
    texts = [leaf for leaf in table.doc.scan.leaves if leaf.kind == "text"]
    return [leaf for leaf in texts if not stands_in(leaf.element, known, is_consent_tool)]


def chances_outside(probability: Array, outside: Flags) -> Array:
    """The probabilities of these leaves, in proportion to the likeliest of them; of the others none."""
    best = float(np.max(probability, where=outside, initial=0.0))
    chances: Array = np.where(outside, probability / max(best, LEAST_CHANCE), 0)
    return chances


def likeliest_outside(table: LeafTable, probability: Array, kept: Flags) -> Array | None:
    """The probabilities to choose by instead, outside of the thread; None where the choice stands: it is no thread, or
    there is no article's worth of text outside.
    """
    rows = kept.nonzero()[0]
    entries = _entries(table, rows)
    if len(set(entries[entries >= 0].tolist())) < LEAST_ENTRIES:
        return None
    if float(table.chars[rows[entries >= 0]].sum()) <= MOST * float(table.chars[rows].sum()):
        return None
    outside = (_entries(table, np.arange(table.size)) < 0) & table.running
    chances = chances_outside(probability, outside)
    enough = float((chances * table.chars).sum()) >= LEAST_LEFT
    return chances if enough and (probability[outside] >= LEAST_CHANCE).any() else None


def _entries(table: LeafTable, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The index of the innermost element around each of these leaves that is called a comment, or -1."""
    known: dict[int, int] = {}
    elements = [table.leaves[row].element for row in rows.tolist()]
    return np.array([element.handed_down(known, _entry, -1) for element in elements], np.int64)


def _entry(element: Element, around: int) -> int:
    return element.index if _is_comment(element.names) else around


@lru_cache(4096)
def _is_comment(names: str) -> bool:
    return any(COMMENT.search(name, 0, MAX_CHARS) for name in names.split()[:MAX_NAMES])
