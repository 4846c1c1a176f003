"""The last change as the article's head tells it: "Updated 12 May 2026, 18:40", "(обновлено 16:05, 12 мая 2026)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.date_steps.lines import dated_lines_of_head
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import TWO_FIGURES, change_told, says_modified, says_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

MAX_LABEL = 25


def shown_changes(clues: Clues) -> Iterator[Reading]:
    """The readings of such lines, from the top."""
    for leaf in dated_lines_of_head(clues):
        told = change_told(clues.line_text(leaf)) or _told_before(clues, leaf)
        if told and not clues.is_aside(leaf.element):
            yield from read(clues, "updated_above", told, clues.distance_of(leaf))


def _told_before(clues: Clues, leaf: Leaf) -> str:
    """All of the line, if the one before it is but the label of a change: of a table, a list of terms, a row."""
    before = clues.doc.scan.leaves[leaf.index - 1].text if leaf.index else ""
    is_label = 0 < len(before) < MAX_LABEL and not TWO_FIGURES.search(before) and says_modified(before)
    return "" if not is_label or says_published(leaf.text) else leaf.text
