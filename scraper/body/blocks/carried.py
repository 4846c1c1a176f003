"""Embeds carried over to a fuller text of the same article: JSON-LD has the words, the DOM what stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import EmbedBlock
from scraper.body.blocks.plain import block_text
from scraper.document.lines import letters

if TYPE_CHECKING:
    from scraper.article import Block
    from scraper.body.blocks.build import Built

LETTERS = 32
"""How many letters of a block's start tell it from all others."""


def carry_embeds(source: Built, target: Built) -> None:
    """Puts the embeds of `source` that `target` lacks into it, each after the text that it follows in `source`."""
    known = {(embed.provider, embed.key) for embed in target.embeds}
    missing = {embed.id: embed for embed in source.embeds if (embed.provider, embed.key) not in known}
    before = ""
    for block in source.blocks:
        if isinstance(block, EmbedBlock) and block.ref in missing:
            embed = missing[block.ref]
            embed.id = f"embed-{len(target.embeds) + 1}"
            target.embeds.append(embed)
            target.blocks.insert(_place(target.blocks, before), EmbedBlock(embed.id))
        before = _start(block) or before
    _number(target)


def _start(block: Block) -> str:
    return letters(block_text(block)[: 3 * LETTERS])[:LETTERS]


def _place(blocks: list[Block], before: str) -> int:
    """After the block that begins so and the embeds that follow it already; at the end if there is none."""
    found = (at for at, block in enumerate(blocks, 1) if _start(block) == before)
    at = next(found, len(blocks)) if before else 0
    while at < len(blocks) and isinstance(blocks[at], EmbedBlock):
        at += 1
    return at


def _number(built: Built) -> None:
    """Embeds in the order of their blocks, numbered from 1."""
    by_id = {embed.id: embed for embed in built.embeds}
    built.embeds = [
        by_id[block.ref] for block in built.blocks if isinstance(block, EmbedBlock) and block.ref in by_id
    ]
    refs = [block for block in built.blocks if isinstance(block, EmbedBlock)]
    for number, (block, embed) in enumerate(zip(refs, built.embeds, strict=False), 1):
        block.ref = embed.id = f"embed-{number}"
