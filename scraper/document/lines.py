"""Texts of elements and lines as readers see them: also where style sheets part what the markup does not, a name and a
time in two spans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document.elements import Element, Leaf, Scan

MAX_LINES = 6
"""An element with more lines is a part of the page, and no line of its own with a block in it."""
_LINE_END = re.compile(r"[\n\r\x1f]")


def letters(text: str) -> str:
    """The text's letters and digits, without case."""
    return "".join(filter(str.isalnum, text)).lower()


def pieces_of(element: Element) -> str:
    """The element's text with its text nodes apart: "Ann Lee" and "Editor" side by side in two spans are two lines,
    unless a mere space stands between them.
    """
    text = element.node.text(deep=True, separator="\x1f") or ""
    lines = _LINE_END.split(text.replace(" \x1f", " ").replace("\x1f ", " "))
    return "\n".join(stripped for line in lines if (stripped := line.strip()))


def line_text(scan: Scan, leaf: Leaf) -> str:
    """The leaf's text, its text nodes apart, if its element holds inline elements, and few other lines."""
    element, elements = leaf.element, scan.elements
    inner = elements[element.index + 1].parent if element.index + 1 < len(elements) else None
    if inner is not element:
        return leaf.text
    if element.leaf_count == 1:
        return pieces_of(element)
    return _own_pieces(element, leaf.text) if element.leaf_count <= MAX_LINES else leaf.text


def _own_pieces(element: Element, text: str) -> str:
    """Of the element's pieces those that make up the text of one line in it, found by their letters."""
    pieces, whole = pieces_of(element).split("\n"), letters(text)
    for first in range(len(pieces)):
        own = ""
        for last in range(first, len(pieces)):
            own += letters(pieces[last])
            if own == whole:
                return "\n".join(pieces[first : last + 1])
            if not whole.startswith(own):
                break
    return text


def text_of(scan: Scan, element: Element) -> str:
    """The element's text as read: blocks apart by newlines. The line before a link may end at an icon in it."""
    first, last, at = element.first_leaf, element.last_leaf, element.index
    leaves = scan.leaves
    if last - first == 1 and leaves[first].inner.index >= at:
        return leaves[first].text
    if last > first and (own := [e.text for e in leaves[first:last] if e.text and e.inner.index >= at]):
        return "\n".join(own)
    return " ".join((element.node.text() or "").split())
