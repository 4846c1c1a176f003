"""The line of the text that only says who wrote it: `By Ana Lind and Jon Berg`, `（高梨千尋、戸川亮介）`.

The names tell it, whatever the language: once the byline is known, hardly a letter of such a line is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Paragraph
from scraper.body.plain import body_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Block, Person
    from scraper.body.blocks import Built

FIRST, LAST = 2, 3
"""Blocks at the beginning and at the end among which it stands."""
MAX_CHARS = 160
MAX_REST = 14
"""Letters that may be left without the names: `Written by`, `Photos:`, a title."""
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
NOT_LETTERS = re.compile(r"[\W\d_]+")


def drop_signature(built: Built, byline: Sequence[Person]) -> None:
    """Takes the lines that only name the writers off the blocks and the body; contributors' thanks stay."""
    names = [letters for person in byline if person.role == "author" and (letters := _letters(person.name))]
    if not names:
        return
    edges = {*range(FIRST), *range(len(built.blocks) - LAST, len(built.blocks))}
    kept = [
        block for at, block in enumerate(built.blocks) if not (at in edges and _is_signature(block, names))
    ]
    if len(kept) < len(built.blocks):
        built.blocks = kept
        built.body = body_text(kept)


def _is_signature(block: Block, names: list[str]) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > MAX_CHARS:
        return False
    letters = _letters(ADDRESS.sub("", block.text))
    rest = letters
    for name in names:
        rest = rest.replace(name, "")
    return len(rest) < len(letters) and len(rest) <= MAX_REST


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()
