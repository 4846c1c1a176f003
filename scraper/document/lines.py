"""Lines as readers see them where style sheets part what the markup does not: a name and a time in two spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document.elements import Element, Leaf, Scan

_LINE_END = re.compile(r"[\n\r\x1f]")


def pieces_of(element: Element) -> str:
    """The element's text with its text nodes apart: "Ann Lee" and "Editor" side by side in two spans are two lines,
    unless a mere space stands between them.
    """
    text = element.node.text(deep=True, separator="\x1f") or ""
    lines = _LINE_END.split(text.replace(" \x1f", " ").replace("\x1f ", " "))
    return "\n".join(stripped for line in lines if (stripped := line.strip()))


def line_text(scan: Scan, leaf: Leaf) -> str:
    """The leaf's text, its text nodes apart where it is all that its element holds."""
    element, elements = leaf.element, scan.elements
    alone = element.last_leaf - element.first_leaf == 1
    inner = elements[element.index + 1].parent if element.index + 1 < len(elements) else None
    return pieces_of(element) if alone and inner is element else leaf.text
