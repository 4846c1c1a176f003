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


QUOTED = re.compile(
    r"(?<![a-z])(?:pull[-_]?quote|(?:block)?quote[-_]{0,2}(?:block|box|card|container|wrap\w*))"
)
"""In the names of what is set as a quotation without being one by its tag: shortcodes of themes, page builders."""
DASHES = "—–-―‒ "
LONG_DASHES = frozenset("—–―‒")
MAX_CITE = 120
"""Characters of the line that says who was quoted."""
SAID = frozenset('.!?…。！？"”»’*—–―')
"""Before a name within the last line of a quotation."""
BOX_LEVELS = 2
"""Elements around a quotation of which one may be its figure or its box."""


def is_quotation(element: Element) -> bool:
    """Whether a box of text calls itself a quotation."""
    return "quote" in element.names and QUOTED.search(element.names) is not None


def box_of(quote: Element) -> Element:
    """What a quotation is set in with the name of who said it: its figure, a box of that name; else itself."""
    for around in quote.ancestors(BOX_LEVELS):
        if around.tag == "figure" or is_quotation(around):
            return around
    return quote


def build_quote(doc: Document, quote: Element, leaves: list[Leaf]) -> Quote:
    """The quotation; its last line, or what that ends on, as `cite` where it names the source."""
    cite = None
    if len(leaves) > 1 and (is_cite(leaves[-1], quote) or _is_dashed(leaves)):
        cite = leaves[-1].text.lstrip(DASHES)
        leaves = leaves[:-1]
    text, spans = join_leaves(doc, leaves)
    if cite is None and (cite := _cite_within(text, leaves[-1])):
        text = text[: -len(cite)].rstrip(DASHES)
        spans = [span for span in spans if span.end <= len(text)]
    return Quote(text, cite or None, spans)


def _is_dashed(leaves: list[Leaf]) -> bool:
    """Whether the last line alone begins with a dash: a name; in a dialogue others do."""
    *rest, last = (leaf.text for leaf in leaves)
    return len(last) <= MAX_CITE and last[0] in LONG_DASHES and not any(t[0] in LONG_DASHES for t in rest)


def _cite_within(text: str, last: Leaf) -> str | None:
    """What a last line ends on in a `cite`, after what is said; within a sentence that is a work's title."""
    cites = last.element.node.css("cite")
    cite = " ".join(cites[-1].text().split()) if cites else ""
    before = text.removesuffix(cite).rstrip() if cite else ""
    return cite if before and len(before) < len(text) and before[-1] in SAID else None


def is_cite(leaf: Leaf, quote: Element) -> bool:
    """Whether a line of a quotation names its source."""
    walker: Element | None = leaf.element
    while walker is not None and walker is not quote:
        if walker.tag in ("footer", "figcaption", "cite") or CITING.search(walker.names):
            return True
        walker = walker.parent
    inner = leaf.element.node.css_first("cite")
    return inner is not None and _letters(inner.text()) == _letters(leaf.text.strip(DASHES))


def _letters(text: str) -> str:
    return "".join(text.split())
