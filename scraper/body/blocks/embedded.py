"""Chosen embed leaves as the article's embeds: addresses absolute, markup sanitised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Embed
from scraper.embeds.sanitised import sanitise

if TYPE_CHECKING:
    from scraper.document import Document, Leaf
    from scraper.embeds import FoundEmbed


def build_embeds(doc: Document, leaves: list[Leaf]) -> list[Embed]:
    """One embed for each leaf, in the same order, numbered from 1. Every leaf must carry `embed`."""
    return [
        _build(doc, leaf, leaf.embed, number)
        for number, leaf in enumerate(leaves, 1)
        if leaf.embed is not None
    ]


def _build(doc: Document, leaf: Leaf, found: FoundEmbed, number: int) -> Embed:
    url = doc.absolute(found.url) or found.url
    return Embed(
        id=f"embed-{number}",
        provider=found.provider,
        key=url if found.key == found.url else found.key,
        url=url,
        title=found.title,
        author=found.author,
        handle=found.handle,
        date=found.date,
        text=found.text,
        html=found.html or _markup(leaf),
    )


def _markup(leaf: Leaf) -> str | None:
    """The element's own markup, if it is one that shows the embed wherever it is put."""
    element = leaf.element
    if element.tag not in ("blockquote", "iframe", "video", "audio"):
        return None
    return sanitise(element.node.html or "")
