"""Leaves under one `blockquote` as a quotation, and under one `pre` as code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Code, Paragraph, Quote
from scraper.body.blocks.spans import join_leaves
from scraper.document.run import INVISIBLE

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

CITING = re.compile(
    r"(?:^|[\s_-])(?:cite|citation|attribution|author|source|quote-?(?:by|name|person|credit))(?=$|[\s_-])"
)
LANGUAGE = re.compile(r"\b(?:language|lang|brush:|highlight-source)-?\s*([\w+#]+)")
PROGRAM = re.compile(r"code|highlight|language|lang-|prettyprint|terminal|console|syntax")


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


def build_code(doc: Document, pre: Element, leaves: list[Leaf]) -> Code | Paragraph:
    """A program with its line breaks and blanks; preformatted prose as a paragraph."""
    code = pre.node.css_first("code")
    names = " ".join((pre.names, (code.attributes.get("class") or "") if code is not None else ""))
    if code is None and not PROGRAM.search(names):
        return Paragraph(*join_leaves(doc, leaves))
    language = LANGUAGE.search(names)
    return Code(_raw_text(pre, leaves), language.group(1) if language else None)


def _raw_text(pre: Element, leaves: list[Leaf]) -> str:
    """The text as typed, if it has the words of the leaves (a `<br>` would glue two)."""
    raw = pre.node.text().translate(INVISIBLE).strip("\n")
    joined = "\n".join(leaf.text for leaf in leaves)
    return raw if raw.split() == joined.split() else joined
