"""The last change as the article's head tells it: "Updated 12 May 2026, 18:40", "(обновлено 16:05, 12 мая 2026)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.date_steps.lines import dated_lines_of_head
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import change_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues


def shown_changes(clues: Clues) -> Iterator[Reading]:
    """The readings of such lines, from the top."""
    for leaf in dated_lines_of_head(clues):
        if (told := change_told(clues.line_text(leaf))) and not clues.is_aside(leaf.element):
            yield from read(clues, "updated_above", told, clues.distance_of(leaf))
