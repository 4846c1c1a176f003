"""Leaves under one `blockquote`, and what the figure around it says of its source, as a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Quote
from scraper.body.blocks.spans import join_leaves

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

CITING = re.compile(
    r"(?:^|[\s_-])(?:cite|citation|attribution|attributed|auth?or|auteur|source|name|speaker|person|credit|quote-?(?:by|credit))(?=$|[\s_-])"
)
"""In the names of what in a quotation tells whose it is."""


QUOTED = re.compile(
    r"(?<![a-z])(?:pull[-_]?quote|(?:block)?quote(?:(?=$|\s)|[-_]{0,2}(?:block|box|card|container|wrap\w*)))"
)
"""In the names of what is set as a quotation without being one by its tag: shortcodes of themes, page builders."""
DASHES = "—–-―‒ "
LONG_DASHES = frozenset("—–―‒")
NAME_END = re.compile(r"[,(（，、;]|\s[—–-]\s")
"""Behind a name: what he is."""
MAX_NAME = 4
"""Words of a name without a mark."""
MAX_CITE = 120
"""Characters of the line that says who was quoted."""
SAID = frozenset('.!?…。！？"”»’*—–―')
"""Before a name within the last line of a quotation."""
ASIDE_LEAVES = 3
"""Of an `aside` that is a quotation: what was said, who, and what they are."""
BOX_LEVELS = 2
"""Elements around a quotation of which one may be its figure or its box."""


def is_quotation(element: Element) -> bool:
    """Whether a box of text calls itself a quotation, or is an `aside` of one and who said it."""
    if "quote" in element.names and QUOTED.search(element.names) is not None:
        return True
    is_small = element.tag == "aside" and element.leaf_count <= ASIDE_LEAVES
    return is_small and any(child.tag == "blockquote" for child in element.node.iter())


def is_all_quoted(leaf: Leaf) -> bool:
    """Whether a `q` is all of a box of its own (Chorus's `<aside><q>`)."""
    inner = leaf.inner
    return inner.tag == "q" and leaf.element.leaf_count == 1 and _is_all_of(inner, leaf)


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
    if cite is None and (cite := _cite_within(text, leaves[-1]) or _last_line(text)):
        text = text[: -len(cite)].rstrip(DASHES).rstrip()
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


def _last_line(text: str) -> str | None:
    """The last line, behind one that ends what is said, if it is of a name: who said so, and what he is."""
    before, _, line = text.rpartition("\n")
    line = line.lstrip(DASHES)
    if not before or before[-1] not in SAID or not line or len(line) > MAX_CITE or line[-1] in SAID:
        return None
    is_one = not any(other[0] in LONG_DASHES for other in before.split("\n") if other)
    return line if is_one and _is_name(line) else None


def _is_name(line: str) -> bool:
    """Whether a few words that begin in capitals, where there are any, are all of it, or go before what he is."""
    words = NAME_END.split(line, maxsplit=1)[0].split()
    return 1 < len(words) <= MAX_NAME and not any(word[0].islower() or word[0].isdigit() for word in words)


def is_cite(leaf: Leaf, quote: Element) -> bool:
    """Whether a line of a quotation names its source."""
    if _is_called_cite(leaf):
        return True
    if any(map(_cites, leaf.element.below(quote))):
        return True
    inner = leaf.element.node.css_first("cite")
    return inner is not None and _letters(inner.text()) == _letters(leaf.text.strip(DASHES))


def _cites(element: Element) -> bool:
    return element.tag in ("footer", "figcaption", "cite") or CITING.search(element.names) is not None


def _is_called_cite(leaf: Leaf) -> bool:
    """Whether an inline element that is all of the line calls itself so."""
    for inline in leaf.inner.upwards():
        if inline is leaf.element:
            return False
        if CITING.search(inline.names):
            return _is_all_of(inline, leaf)
    return False


def _is_all_of(inline: Element, leaf: Leaf) -> bool:
    return _letters(inline.node.text()) == _letters(leaf.text)


def _letters(text: str) -> str:
    return "".join(text.split())
