"""Embeds carried over to a fuller text of the same article: JSON-LD has the words, the DOM what stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import EmbedBlock, Update
from scraper.body.blocks.plain import block_text
from scraper.document.lines import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Block
    from scraper.body.blocks.build import Built

LETTERS = 32
"""How many letters of a block's start tell it from all others."""


def carry_embeds(source: Built, target: Built) -> None:
    """Puts the embeds of `source` that `target` lacks into it, each after the text that it follows in `source`."""
    known = {(embed.provider, embed.key) for embed in target.embeds}
    missing = {embed.id: embed for embed in source.embeds if (embed.provider, embed.key) not in known}
    before = ""
    for _, _, block in _walk(source.blocks):
        if isinstance(block, EmbedBlock) and block.ref in missing:
            embed = missing[block.ref]
            embed.id = f"embed-{len(target.embeds) + 1}"
            target.embeds.append(embed)
            _insert(target.blocks, before, EmbedBlock(embed.id))
        before = _start(block) or before
    _number(target)


def _start(block: Block) -> str:
    return letters(block_text(block)[: 3 * LETTERS])[:LETTERS]


def _walk(blocks: list[Block]) -> Iterator[tuple[list[Block], int, Block]]:
    """The blocks in order, of updates those in them, each behind the list that it stands in and the place after it."""
    for at, block in enumerate(blocks, 1):
        if isinstance(block, Update):
            yield from _walk(block.blocks)
        else:
            yield blocks, at, block


def _insert(blocks: list[Block], before: str, embed: EmbedBlock) -> None:
    """After the block that begins so and the embeds that follow it already; at the end if there is none."""
    found = ((within, at) for within, at, block in _walk(blocks) if _start(block) == before)
    within, at = next(found, (blocks, len(blocks))) if before else (blocks, 0)
    while at < len(within) and isinstance(within[at], EmbedBlock):
        at += 1
    within.insert(at, embed)


def _number(built: Built) -> None:
    """Embeds in the order of their blocks, numbered from 1."""
    by_id = {embed.id: embed for embed in built.embeds}
    refs = [block for _, _, block in _walk(built.blocks) if isinstance(block, EmbedBlock)]
    built.embeds = [by_id[block.ref] for block in refs if block.ref in by_id]
    for number, (block, embed) in enumerate(zip(refs, built.embeds, strict=False), 1):
        block.ref = embed.id = f"embed-{number}"
