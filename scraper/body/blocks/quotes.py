"""Leaves under one `blockquote`, and what the figure around it says of its source, as a quotation."""

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


QUOTED = re.compile(r"(?<![a-z])pull-?_?quote")
"""In the names of what is set as a quotation without being one by its tag: shortcodes of themes, page builders."""
DASHES = "—–-―‒ "
FIGURE_LEVELS = 2
"""Elements around a quotation of which one may be its figure."""


def is_pulled(element: Element) -> bool:
    """Whether a box of text calls itself a pull quote."""
    return "quote" in element.names and QUOTED.search(element.names) is not None


def figure_of(quote: Element) -> Element | None:
    """The figure that a quotation is set in: its caption says who said it."""
    return next((one for one in quote.ancestors(FIGURE_LEVELS) if one.tag == "figure"), None)


def build_quote(doc: Document, quote: Element, leaves: list[Leaf]) -> Quote:
    """The quotation; its last line, where it names the source, as `cite`."""
    cite = None
    if len(leaves) > 1 and is_cite(leaves[-1], quote):
        cite = leaves[-1].text.lstrip(DASHES)
        leaves = leaves[:-1]
    text, spans = join_leaves(doc, leaves)
    return Quote(text, cite or None, spans)


def is_cite(leaf: Leaf, quote: Element) -> bool:
    """Whether a line of a quotation names its source."""
    walker: Element | None = leaf.element
    while walker is not None and walker is not quote:
        if walker.tag in ("footer", "figcaption", "cite") or CITING.search(walker.names):
            return True
        walker = walker.parent
    inner = leaf.element.node.css_first("cite")
    return inner is not None and " ".join(inner.text().split()) == leaf.text.strip(DASHES)
