"""The line of the text that only says who wrote it: `By Ana Lind and Jon Berg`, `（高梨千尋、戸川亮介）`, with their
title below it: `Staff Writer`; and the note on them at its end: `Ana Lind covers ports for The Gannet.`

The names tell it, whatever the language: once the byline is known, hardly a letter of such a line is left, and such a
note begins with the name. On labelled pages, cross-validated, 13 of 19 bodies are the better for it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Heading, List, ListItem, Paragraph, Table
from scraper.body.blocks.plain import body_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.article import Block, Person
    from scraper.body.blocks.build import Built

FIRST, LAST = 2, 3
"""Paragraphs at the beginning, and blocks at the end, among which it stands."""
MAX_CHARS = 160
MAX_REST = 14
"""Letters that may be left without the names: `Written by`, `Photos:`, a title."""
HEADING_REST = range(1, 4)
"""In a heading: a lead-in, `By`. One with the name alone is of whom the text is about."""
TITLE_CHARS, TITLE_WORDS = 40, 5
"""Of a title below the name at the beginning: `Executive Content Editor`."""
COLUMNS = 2
"""Of a table of facts: what it is, and what is told."""
MOST_ITEMS = 6
"""Of a list at the beginning that names a writer and what they are."""
SENTENCE_ENDS = tuple('.!?…。！？:：,;»”"')
MAX_NOTE = 400
"""Characters of a note on a writer above the text."""
LEAST_NAME = 6
"""Letters of a name with which a note may begin (it has two words), and that no other word has by chance."""
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
NOT_LETTERS = re.compile(r"[\W\d_]+")


def drop_signature(built: Built, byline: Sequence[Person]) -> None:
    """Takes the lines that only name the writers, and notes on them, off the blocks and the body; thanks stay."""
    writers = [person.name for person in byline if person.role == "author"]
    names = [letters for name in writers for letters in _forms(name)]
    if not names or not built.blocks:
        return
    paragraphs = [at for at, block in enumerate(built.blocks) if isinstance(block, Paragraph)]
    last = range(max(0, len(built.blocks) - LAST), len(built.blocks))
    edges = {*range(min(FIRST, len(built.blocks))), *paragraphs[:FIRST], *last}
    signed = [at for at in edges if _is_signature(built.blocks[at], names)]
    titles = [at + 1 for at in signed if at not in last and _is_title(built.blocks[at + 1])]
    notes = [at for at in paragraphs[:FIRST] if _leads_to_writer(built.blocks[at], writers)]
    cards = [at for at, block in enumerate(built.blocks[:FIRST]) if _is_card(block, names)]
    gone = {*signed, *titles, *notes, *cards}
    kept = [block for at, block in enumerate(built.blocks) if at not in gone]
    kept = _without_note(
        kept, [name for name in writers if " " in name and len(_letters(name)) >= LEAST_NAME]
    )
    if len(kept) < len(built.blocks):
        built.blocks = kept
        built.body = body_text(kept)


def _without_note(blocks: list[Block], writers: list[str]) -> list[Block]:
    """The blocks without one of the last, a paragraph or a list, that begins with a writer's full name, and without its
    heading; what stands below may be a correction.
    """
    for at in range(max(1, len(blocks) - LAST), len(blocks)):
        if _is_note(blocks[at], writers):
            start = at - 1 if isinstance(blocks[at - 1], Heading) else at
            return blocks[:start] + blocks[at + 1 :]
    return blocks


def _leads_to_writer(block: Block, writers: list[str]) -> bool:
    """Whether it is a paragraph that begins with a writer's full name, linked: a note on them above the text."""
    if not isinstance(block, Paragraph) or not block.spans or len(block.text) > MAX_NOTE:
        return False
    return any(
        span.kind == "link" and span.start == 0 and block.text[: span.end] in writers for span in block.spans
    )


def _is_note(block: Block, writers: list[str]) -> bool:
    """A paragraph, or a list of such notes; a colon after the name is an interview's."""
    line = block.items[0] if isinstance(block, List) and block.items else block
    if not isinstance(line, Paragraph | ListItem) or (line is not block and len(line.text) > MAX_CHARS):
        return False
    text = line.text.casefold()
    return any(
        text.startswith(name := writer.casefold()) and text[len(name) :][:1] not in ":："
        for writer in writers
    )


def _is_title(block: Block) -> bool:
    """Whether it may be what the writer named above it is: some words, and no sentence."""
    return isinstance(block, Paragraph) and _is_title_line(block.text)


def _is_title_line(text: str) -> bool:
    short = len(text) <= TITLE_CHARS and len(text.split()) <= TITLE_WORDS
    return short and not text.endswith(SENTENCE_ENDS)


def _is_signature(block: Block, names: list[str]) -> bool:
    """Such a line, be it with a title in the next one, or a list with an item for each writer."""
    if isinstance(block, List):
        return 0 < len(block.items) <= len(names) and all(_is_name_item(one, names) for one in block.items)
    if not isinstance(block, Paragraph | Heading):
        return False
    line, *titles = block.text.split("\n")
    name, comma, title = line.partition(", ")
    if comma and _is_title_line(title) and _is_name_line(name, names, HEADING_REST):
        line = name
    most = HEADING_REST if isinstance(block, Heading) else range(MAX_REST + 1)
    line = _without_credits(line) if "|" in line else line
    return _is_name_line(line, names, most) and all(map(_is_title_line, titles))


def _without_credits(line: str) -> str:
    """The first part of a line, if the others have a label each: "Text: Ana Lind | Photos: Jon Berg"."""
    first, *others = map(str.strip, line.split("|"))
    return first if all(":" in one and len(one) <= TITLE_CHARS for one in others) else line


def _is_card(block: Block, names: list[str]) -> bool:
    """A list that says first who the writer is ("Author, Ana Lind"), then the title, the place, the account; or a table
    of such facts.
    """
    if isinstance(block, Table):
        return _is_table_of_facts(block, names)
    if not isinstance(block, List) or not 0 < len(block.items) <= MOST_ITEMS:
        return False
    first = block.items[0]
    tells = any(one.text.endswith(SENTENCE_ENDS) for one in block.items)
    return not tells and _letters(first.text) not in names and _is_name_item(first, names)


def _is_table_of_facts(table: Table, names: list[str]) -> bool:
    """Whether each of few rows has a label and what it tells, one of them a writer."""
    rows = [[cell.text for cell in row] for row in table.rows]
    if len(rows) > MOST_ITEMS or any(len(row) != COLUMNS for row in rows):
        return False
    return all(_is_title_line(text) for row in rows for text in row) and any(
        _letters(fact) in names for _, fact in rows
    )


def _is_name_item(item: ListItem, names: list[str]) -> bool:
    return not item.items and _is_name_line(item.text, names, range(MAX_REST + 1))


def _is_name_line(text: str, names: list[str], most: range) -> bool:
    """Whether a name, or several, and as many letters more as `most` says, are all there is. A short one is a word, or
    two, where a script has capitals, and so spaces: "AP" is in "happy", too."""
    if len(text) > MAX_CHARS:
        return False
    words = NOT_LETTERS.split(ADDRESS.sub("", text).casefold())
    rest = letters = "".join(words)
    whole = {*words, *map("".join, pairwise(words))}
    for name in names:
        if name in whole or len(name) >= LEAST_NAME or name.upper() == name:
            rest = rest.replace(name, "")
    return len(rest) < len(letters) and len(rest) in most


def _forms(name: str) -> Iterator[str]:
    """The name's letters, and those of "Lind, Ana"."""
    given, _, family = name.rpartition(" ")
    if letters := _letters(name):
        yield letters
    if given:
        yield _letters(family + given)


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()
