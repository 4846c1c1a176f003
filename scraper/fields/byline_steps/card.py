"""The writer in the card of the article's facts that some themes set in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of
from scraper.fields.cards import find_card
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_full
from scraper.fields.names.parse import parse_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

MAX_BOX = 250
"""Characters; a longer box tells of the writer."""


def carded(clues: Clues, *, near: bool) -> Iterator[Reading]:
    """Full names in the card; anywhere, if nothing else names anybody: that search takes its time."""
    card = find_card(clues, near=near)
    text = pieces_of(card[0]) if card else ""
    people = parse_names(text, strict=True) if 0 < len(text) <= MAX_BOX else []
    if are_full(people):
        yield Reading("class_above", people, text, distance=1, signs=True)
