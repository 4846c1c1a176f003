"""Which stretch of the page was chosen as the article's body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """The body's place and its words.

    `start` and `end` index `Scan.elements`: the first and last element of the body, -1 where none was found.
    `text` is the body's plain text, paragraphs a blank line apart.
    """

    start: int = -1
    end: int = -1
    text: str = ""
    others: range = range(0)
    """Leaves below the body that others wrote, where nothing names them."""
    leaves: range = range(0)
    """From its first leaf to its last, where its elements hold others, too: old pages have one cell for all."""

    @property
    def found(self) -> bool:
        return self.start >= 0
