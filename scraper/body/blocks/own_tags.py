"""The article's tags where they are the text's last lines: a list without links, words with hash signs. Once they are
known, they tell such lines from the text's own lists.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from scraper.article import List, Paragraph
from scraper.body.blocks.lists import list_lines
from scraper.body.blocks.plain import body_text, letters_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Block
    from scraper.body.blocks.build import Built

LEAST = 2
"""One word alone may be the text's own last."""
HASHES = ("#", "＃")
MAX_CHARS = 60


def drop_tags(built: Built, tags: Sequence[str]) -> None:
    """Takes the last blocks that hold nothing but tags off the blocks and the body."""
    if len(tags) < LEAST or not built.blocks:
        return
    wanted = {letters_of(tag) for tag in tags}
    last = [*takewhile(lambda block: _holds_tags(block, wanted), reversed(built.blocks))]
    told = {letters_of(line) for block in last for line in _lines(block)}
    if len(told) >= LEAST and len(last) < len(built.blocks):
        built.blocks = built.blocks[: -len(last)]
        built.body = body_text(built.blocks)


def _holds_tags(block: Block, wanted: set[str]) -> bool:
    """Whether it is a list of nothing else, or a line with a hash sign before a tag."""
    lines = _lines(block)
    hashed = isinstance(block, List) or all(line.startswith(HASHES) for line in lines)
    return bool(lines) and hashed and all(letters_of(line) in wanted for line in lines)


def _lines(block: Block) -> list[str]:
    if isinstance(block, List):
        return list_lines(block.items)
    return [block.text] if isinstance(block, Paragraph) and len(block.text) <= MAX_CHARS else []
