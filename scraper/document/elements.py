"""What the pass over the DOM keeps: elements, leaves, and all of them in document order.

They are msgspec Structs for the price: a page has a thousand of them, and these are made in C.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.embeds import FoundEmbed

SpanKind = Literal["link", "strong", "emphasis", "code"]
RawSpan = tuple[int, int, SpanKind, "str | None"]
"""start, end, kind, href as on the page."""


class Element(msgspec.Struct, gc=False, eq=False):
    """An element passed by the scan. Its leaves are `leaves[first_leaf:last_leaf]`."""

    node: LexborNode
    tag: str
    attrs: dict[str, str | None]
    parent: Element | None
    index: int
    """Its place in `Scan.elements`."""
    depth: int
    """0 for the body."""
    first_leaf: int
    last_leaf: int
    names: str = ""
    """Its class and id in lower case, a space between; a custom element's tag too, since it is chosen as a class is."""
    hidden: bool = False
    """Hidden by its own or an ancestor's attributes (style sheets are not read)."""

    @property
    def make(self) -> tuple[str, str]:
        """Its tag and class: elements that share these are set alike. Not the id, of which each has its own."""
        return self.tag, self.attrs.get("class") or ""

    def closest(self, tag: str, most: int) -> Element | None:
        """As the DOM's `closest`: the innermost of itself and as many ancestors that has the tag."""
        return next((one for one in (self, *self.ancestors(most)) if one.tag == tag), None)

    def ancestors(self, most: int = sys.maxsize) -> list[Element]:
        """From the parent up to the body, or as many of these."""
        found: list[Element] = []
        element = self.parent
        for _ in range(most):
            if element is None:
                break
            found.append(element)
            element = element.parent
        return found


class Leaf(msgspec.Struct, gc=False, eq=False):
    """A run of inline content (`kind` text), or an embed or a picture standing between such runs."""

    kind: str
    """text, embed or image."""
    element: Element
    """The innermost block-level element around it; for an image, the `img` itself."""
    index: int
    """Its place in `Scan.leaves`."""
    inner: Element
    """The innermost element of any kind around the start of its text."""
    text: str = ""
    """White space collapsed; a single `<br>` is a newline."""
    link_chars: int = 0
    strong_chars: int = 0
    spans: list[RawSpan] = []
    embed: FoundEmbed | None = None
    image: Element | None = None


class Scan:
    """All that the pass found, in document order."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.leaves: list[Leaf] = []
        self.by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        self.cut: str | None = None
        """What was left out, where the page had more or deeper elements than the pass takes."""

    def leaves_in(self, element: Element) -> list[Leaf]:
        """The leaves within an element."""
        return self.leaves[element.first_leaf : element.last_leaf]

    def elements_in(self, element: Element, most: int = sys.maxsize) -> list[Element]:
        """The elements within an element, at any depth; the first of them, at most so many."""
        start, depth = element.index + 1, element.depth
        found = self.elements[start : start + most]
        for at, inner in enumerate(found):
            if inner.depth <= depth:
                return found[:at]
        return found
