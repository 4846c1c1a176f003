"""From the leaves judged to be the body to the article's blocks, in the reader's order, each thing once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from scraper.article import Block, Embed, EmbedBlock, Footnote, Heading, ImageBlock, Paragraph, Update
from scraper.body.blocks.clock_lines import clock_updates, is_moment
from scraper.body.blocks.code import build_code, is_line_numbers
from scraper.body.blocks.completed import complete
from scraper.body.blocks.copies import without_copies
from scraper.body.blocks.embedded import build_embeds
from scraper.body.blocks.figures import find_figures
from scraper.body.blocks.lists import LISTS, build_list
from scraper.body.blocks.plain import body_text
from scraper.body.blocks.pull_quotes import without_pull_quotes
from scraper.body.blocks.quotes import build_quote
from scraper.body.blocks.spans import spans_of
from scraper.body.blocks.structures import Structures
from scraper.body.blocks.tables import CELLS, build_table
from scraper.body.blocks.updates import find_updates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.body.blocks.figures import Figure
    from scraper.document import Document, Element, Leaf


@dataclass
class Built:
    """The body as blocks, and what is read off them."""

    blocks: list[Block] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    body: str = ""


Placed = tuple[int, Block]
"""A block, and the index of the leaf it begins with."""


def build_blocks(doc: Document, kept: Sequence[int], embeds: list[Leaf]) -> Built:
    """The blocks made of the text leaves at these indices of the scan, with pictures and embeds in place.

    Every word of the kept leaves, and of the rest of the tables and lists they are part of, is in `body` once
    and in order, save captions, which go to their images, copies, and sentences set again as pull quotes.
    """
    leaves = doc.scan.leaves
    alone = {id(leaf) for leaf in embeds}
    texts = [leaves[i] for i in complete(doc, kept) if id(leaves[i]) not in alone]
    texts = without_pull_quotes(without_copies([leaf for leaf in texts if not is_line_numbers(leaf)]))
    figures = find_figures(doc, texts)
    captions = {id(text) for figure in figures for text in figure.texts}
    texts = [leaf for leaf in texts if id(leaf) not in captions]
    built = Built(embeds=build_embeds(doc, embeds))
    updates = find_updates(doc, texts) or clock_updates(doc, texts)
    starts = [(texts[position].index, update) for position, update in updates]
    if starts:
        texts = [leaf for leaf in texts if leaf.element.tag in CELLS or not is_moment(leaf.text)]
        starts = _at_texts(starts, [leaf.index for leaf in texts])
    placed = _text_blocks(doc, texts, figures, embeds, starts)
    placed += [(figure.leaf.index, ImageBlock(figure.image)) for figure in figures]
    placed += [(leaf.index, EmbedBlock(embed.id)) for leaf, embed in zip(embeds, built.embeds, strict=True)]
    placed.sort(key=itemgetter(0))
    built.blocks = _into_updates(placed, starts)
    built.body = body_text(built.blocks)
    return built


def _at_texts(starts: list[tuple[int, Update]], indices: list[int]) -> list[tuple[int, Update]]:
    """The starts, moved on from a time that is no text to the first text after it."""
    places = [(bisect_left(indices, start), update) for start, update in starts]
    return [(indices[place], update) for place, update in places if place < len(indices)]


def _text_blocks(
    doc: Document,
    texts: list[Leaf],
    figures: list[Figure],
    embeds: list[Leaf],
    starts: list[tuple[int, Update]],
) -> list[Placed]:
    """The blocks of text: leaves in a row under one list, table or quotation are one, unless parted."""
    structures = Structures(texts, {index for index, _ in starts})
    parting = sorted([leaf.index for leaf in embeds] + [figure.leaf.index for figure in figures])
    standing = [(leaf, *structures.standing(leaf)) for leaf in texts]
    placed: list[Placed] = []
    for (around, _), run in groupby(standing, lambda one: (one[3], bisect_right(parting, one[0].index))):
        if around is None:
            placed += [(leaf.index, _single_block(doc, leaf, level, label)) for leaf, level, label, _ in run]
        else:
            leaves = [leaf for leaf, *_ in run]
            placed.append((leaves[0].index, _block(doc, around, leaves)))
    return placed


def _block(doc: Document, around: Element, run: list[Leaf]) -> Block:
    """One block of a run of leaves in one structure."""
    if around.tag in LISTS:
        return build_list(doc, around, run)
    if around.tag == "table":
        return build_table(around, run)
    if around.tag == "pre":
        return build_code(doc, around, run)
    return build_quote(doc, around, run)


def _single_block(doc: Document, leaf: Leaf, level: int, label: str | None) -> Block:
    spans = spans_of(doc, leaf) if leaf.spans else []
    if label is not None:
        return Footnote(leaf.text, label or None, spans)
    if level:
        return Heading(leaf.text, level, spans)
    return Paragraph(leaf.text, spans)


def _into_updates(placed: list[Placed], starts: list[tuple[int, Update]]) -> list[Block]:
    """The blocks, those from each update's start to the next one's put into it."""
    if not starts:
        return [block for _, block in placed]
    blocks: list[Block] = []
    position = 0
    for index, block in placed:
        while position < len(starts) and starts[position][0] <= index:
            blocks.append(starts[position][1])
            position += 1
        if position:
            starts[position - 1][1].blocks.append(block)
        else:
            blocks.append(block)
    for block in blocks:
        if isinstance(block, Update):
            _take_headline(block)
    return [block for block in blocks if not isinstance(block, Update) or block.blocks or block.headline]


def _take_headline(update: Update) -> None:
    """The headline as the page shows it stands in `headline` alone."""
    first = update.blocks[0] if update.blocks else None
    if isinstance(first, Heading) or (isinstance(first, Paragraph) and first.text == update.headline):
        update.headline = first.text
        del update.blocks[0]
    else:
        update.headline = None
