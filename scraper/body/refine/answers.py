"""Questions and answers at the end of the article, or amid it.

Each is short, and in markup of its own (`<details>`, a folding list, a block of the CMS); the model takes them for a
site's help. What tells them is their order: a line that asks, or a `<summary>`, and right below it a sentence
without a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.surroundings import common_element
from scraper.body.table import rows_of
from scraper.document.captions import figure_around

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

ASKS = frozenset("?？؟")
MAX_QUESTION, LEAST_ANSWER = 160, 20
"""Characters of a question at most, and of an answer at least."""
LEAST_PAIRS = 2
"""One question below the text may be a poll's, if no heading that is kept stands right above it."""
POSSIBLE = 0.05
"""How likely an answer must be: an offer's "Need a plumber?" has one, too."""
UNFOLDS = re.compile(r"(?:^|[\s_-])(?:accordion|toggle|faq|collaps\w+)(?=$|[\s_-])")
"""In the names of an item of questions and answers."""


def add_answers(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the questions and answers that go on below the last leaf kept, within the element of the text; and
    questions of which but the answers are kept.
    """
    rows = rows_of(kept)
    asking = [row for row, text in enumerate(table.texts[:-1]) if text[-1] in ASKS]
    if "summary" in table.doc.scan.by_tag:
        asking = [row for row in range(table.size - 1) if _may_ask(table, row)]
    if not asking or not rows:
        return kept
    first, last = rows[0], rows[-1]
    added = kept.copy()
    for row in asking:
        if first < row < last and _asks(table, row) and _is_own(table, kept, row):
            added[row : row + 2] = True
    around = common_element(table.leaves[first].element, table.leaves[last].element)
    pairs = _pairs(table, probability, last + 1, around)
    headed = bool(table.heading[last])
    if len(pairs) + (headed or _asks(table, last - 1)) >= LEAST_PAIRS:
        for question in pairs:
            added[question : question + 2] = True
    return added


def _is_own(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether the answer amid the text is kept; or the question is, or their box says that it unfolds, and they are all
    that stands in it."""
    if kept[row + 1]:
        return True
    box = common_element(table.leaves[row].element, table.leaves[row + 1].element)
    return box.leaf_count == 2 and (bool(kept[row]) or UNFOLDS.search(box.names) is not None)


def _pairs(table: LeafTable, probability: Array, row: int, around: Element) -> list[int]:
    """The rows of questions, each right above its answer, that follow one another from this row on."""
    found = []
    while row + 1 < table.size and table.index[row + 1] < around.last_leaf:
        if not _asks(table, row) or probability[row + 1] < POSSIBLE:
            break
        found.append(row)
        row += 2
    return found


def _asks(table: LeafTable, row: int) -> bool:
    """Whether it is a question, and no film's title, and an answer stands right below it."""
    leaf, answer = table.leaves[row], table.leaves[row + 1]
    if not _may_ask(table, row) or len(leaf.text) > MAX_QUESTION:
        return False
    if answer.index != leaf.index + 1 or answer.link_chars or _is_linked(leaf) or figure_around(leaf):
        return False
    return len(answer.text) >= LEAST_ANSWER and answer.text[-1] not in ASKS and bool(table.ended[row + 1])


def _may_ask(table: LeafTable, row: int) -> bool:
    return table.texts[row][-1] in ASKS or table.leaves[row].element.tag == "summary"


def _is_linked(leaf: Leaf) -> bool:
    """Whether it is linked to anywhere, as a table of contents is to what the page tells: one that unfolds the answer
    leads nowhere.
    """
    return any(href != "#" for href in leaf.hrefs)
