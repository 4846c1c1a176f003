"""Leaves under one `blockquote` as a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Quote
from scraper.body.blocks.spans import join_leaves

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

CITING = re.compile(
    r"(?:^|[\s_-])(?:cite|citation|attribution|author|source|quote-?(?:by|name|person|credit))(?=$|[\s_-])"
)


def build_quote(doc: Document, quote: Element, leaves: list[Leaf]) -> Quote:
    """The quotation; its last line, where it names the source, as `cite`."""
    cite = None
    if len(leaves) > 1 and _is_cite(leaves[-1], quote):
        cite = leaves[-1].text
        leaves = leaves[:-1]
    text, spans = join_leaves(doc, leaves)
    return Quote(text, cite, spans)


def _is_cite(leaf: Leaf, quote: Element) -> bool:
    walker: Element | None = leaf.element
    while walker is not None and walker is not quote:
        if walker.tag in ("footer", "figcaption", "cite") or CITING.search(walker.names):
            return True
        walker = walker.parent
    inner = leaf.element.node.css_first("cite")
    return inner is not None and " ".join(inner.text().split()) == leaf.text.strip("—–- ")
