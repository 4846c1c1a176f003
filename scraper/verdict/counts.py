"""What the body that was found is made of, in counts: by these its shape is judged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scraper.article import Heading, ImageBlock, Paragraph, Update
from scraper.embeds.providers import AUDIO_PLAYERS, VIDEO_PLAYERS
from scraper.verdict.sight import volume

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Block, Embed

PLAYERS = VIDEO_PLAYERS | AUDIO_PLAYERS | {"tiktok"}
"""Embeds that may be all that a page is about; TikTok's stand among the posts."""
MOST_BEFORE = 400
"""Characters that may introduce a list of teasers."""


class BodyCounts(NamedTuple):
    """`chars` counts wide characters twice; `linked` is the share of the body's characters that are links."""

    chars: int
    paragraphs: int
    images: int
    players: int
    updates: int
    linked: float
    teasers: int


def count_body(body: str, blocks: Sequence[Block], embeds: Sequence[Embed]) -> BodyCounts:
    """The counts of a body, its blocks and its embeds."""
    linked = sum(s.end - s.start for b in blocks for s in getattr(b, "spans", ()) if s.kind == "link")
    kinds = Counter(map(type, blocks))
    return BodyCounts(
        chars=volume(body),
        paragraphs=kinds[Paragraph],
        images=kinds[ImageBlock],
        players=sum(embed.provider in PLAYERS for embed in embeds),
        updates=kinds[Update],
        linked=linked / max(1, len(body)),
        teasers=_count_teasers(blocks),
    )


def _count_teasers(blocks: Sequence[Block]) -> int:
    """Headings that are links; none where a text of its own stands before them."""
    before = teasers = 0
    for block in blocks:
        if isinstance(block, Heading):
            teasers += any(s.kind == "link" and not (s.url or "#").startswith("#") for s in block.spans)
        elif isinstance(block, Paragraph) and not teasers:
            before += len(block.text)
    return teasers if before < MOST_BEFORE else 0
