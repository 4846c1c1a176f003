"""Inline marks of leaves as spans of a block, and texts joined with their spans moved along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scraper.article import Span

if TYPE_CHECKING:
    from scraper.document import Document, Leaf


def spans_of(doc: Document, leaf: Leaf, offset: int = 0) -> list[Span]:
    """The leaf's marks in order, links absolute; a link to nowhere on the web is dropped."""
    spans = []
    for start, end, kind, href in leaf.spans:
        url = doc.absolute(href) if kind == "link" else None
        if kind != "link" or url:
            spans.append(Span(start + offset, end + offset, kind, url))
    if len(spans) > 1:
        spans.sort(key=lambda span: (span.start, -span.end))
    return spans


def join_leaves(doc: Document, leaves: Iterable[Leaf]) -> tuple[str, list[Span]]:
    """The texts of leaves, a line each, and the spans over the whole."""
    text, spans = "", []
    for leaf in leaves:
        if text:
            text += "\n"
        spans += spans_of(doc, leaf, len(text))
        text += leaf.text
    return text, spans
