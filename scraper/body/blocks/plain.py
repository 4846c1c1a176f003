"""Blocks as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Code, Footnote, Heading, List, Paragraph, Quote, Table, Update
from scraper.body.blocks.lists import list_lines
from scraper.body.blocks.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Block


NOT_LETTERS = re.compile(r"[\W_]+")
PLAIN = (Paragraph, Heading, Code, Footnote)
"""Blocks of one text."""


def body_text(blocks: Sequence[Block]) -> str:
    """The text of the blocks that have any, a blank line apart; list items and table rows are lines."""
    return "\n\n".join(text for block in blocks if (text := block_text(block)))


def block_text(block: Block) -> str:
    """The text of one block; empty for pictures and embeds."""
    if isinstance(block, PLAIN):
        return block.text
    if isinstance(block, Quote):
        return f"{block.text}\n{block.cite}" if block.cite else block.text
    if isinstance(block, List):
        return "\n".join(list_lines(block.items))
    if isinstance(block, Table):
        return "\n".join(table_lines(block))
    if isinstance(block, Update):
        return "\n\n".join(text for text in (block.headline, body_text(block.blocks)) if text)
    return ""


def letters_of(text: str) -> str:
    """A text as texts are compared here: letters and digits, without case."""
    return NOT_LETTERS.sub("", text).casefold()
