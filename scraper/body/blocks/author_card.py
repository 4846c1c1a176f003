"""The note on a writer that stands below the text under a line with nothing but the name, as on an author's card.

Where classes say nothing of it, the name does: it stands above the text, in the byline, and once more below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Heading, Paragraph
from scraper.body.blocks.plain import body_text
from scraper.document.caption_places import is_in_figcaption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Block, Person
    from scraper.body.blocks.build import Built
    from scraper.document import Document, Leaf

REACH, WITHIN = 12, 3
"""Leaves above the first one of the body, and of the body, among which the byline stands."""
MOST_LINES = 3
"""What a card has below the name for each writer: a title, a note."""
LEAST_SHARE = 2
"""How many times as long the text above must be."""


def drop_author_card(doc: Document, kept: Sequence[int], built: Built, byline: Sequence[Person]) -> None:
    """Takes the note, with the name above it, off the end of the blocks and the body."""
    names = {person.name.casefold() for person in byline if person.role == "author" and " " in person.name}
    leaves = doc.scan.leaves
    if not names or len(kept) < 2 or not _is_told_above(leaves, kept[0], names):
        return
    longest = max(map(len, names))
    for at in range(kept[0] + WITHIN, kept[-1] + 1):
        leaf = leaves[at]
        if len(leaf.text) > longest or is_in_figcaption(leaf):  # a columnist's picture is set amid the column
            continue
        if leaf.text.casefold() in names:
            below = [leaves[index] for index in kept if index >= at]
            if _is_card(below, [leaves[index] for index in kept if index < at], len(names)):
                blocks = _without(built.blocks, {leaf.text for leaf in below})
                built.blocks, built.body = blocks, body_text(blocks)
                return


def _is_told_above(leaves: Sequence[Leaf], first: int, names: set[str]) -> bool:
    head = leaves[max(0, first - REACH) : first + WITHIN]
    return any(name in leaf.text.casefold() for leaf in head for name in names)


def _is_card(below: list[Leaf], above: list[Leaf], writers: int) -> bool:
    chars = sum(len(leaf.text) for leaf in below)
    longer = sum(len(leaf.text) for leaf in above) >= LEAST_SHARE * chars
    return longer and len(below) <= MOST_LINES * writers


def _without(blocks: list[Block], texts: set[str]) -> list[Block]:
    """The blocks above the last ones that are made of these texts."""
    end = len(blocks)
    while end and isinstance(block := blocks[end - 1], Paragraph | Heading) and block.text in texts:
        end -= 1
    return blocks[:end]
