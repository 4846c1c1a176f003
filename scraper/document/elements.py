"""What the pass over the DOM keeps: elements, leaves, and all of them in document order.

They are msgspec Structs for the price: a page has a thousand of them, and these are made in C.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from scraper.embeds.found import Attrs, FoundEmbed

T = TypeVar("T")
SpanKind = Literal["link", "strong", "emphasis", "code"]
RawSpan = tuple[int, int, SpanKind, "str | None"]
"""start, end, kind, href as on the page."""
ALL = 1_000
"""More elements than stand one in another."""


class Element(msgspec.Struct, gc=False, eq=False):
    """An element passed by the scan. Its leaves are `leaves[first_leaf:last_leaf]`."""

    node: LexborNode
    tag: str
    attrs: Attrs
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

    @property
    def leaf_count(self) -> int:
        """How many leaves stand in it."""
        return self.last_leaf - self.first_leaf

    def closest(self, tag: str, most: int = ALL) -> Element | None:
        """As the DOM's `closest`: the innermost of itself and as many ancestors that has the tag."""
        element: Element | None = self
        for _ in range(most + 1):
            if element is None or element.tag == tag:
                return element
            element = element.parent
        return None

    def upwards(self, most: int = ALL) -> list[Element]:
        """Itself, then as many ancestors."""
        return [self, *self.ancestors(most)]

    def ancestors(self, most: int = ALL) -> list[Element]:
        """From the parent up to the body, or as many of these."""
        found: list[Element] = []
        element = self.parent
        for _ in range(most):
            if element is None:
                break
            found.append(element)
            element = element.parent
        return found

    def below(self, top: Element | None) -> Iterator[Element]:
        """Itself, then its ancestors as far as they stand in `top`; all of them where that is around none."""
        element: Element | None = self
        while element is not None and element is not top:
            yield element
            element = element.parent

    def handed_down(self, known: dict[int, T], told: Callable[[Element, T], T], start: T) -> T:
        """What elements hand down, each to those in it, as this one has it: `told` makes it of an element and of what
        came from above, which is `start` for the outermost. `known` keeps what was found, by the elements' indices.
        """
        path: list[Element] = []
        element: Element | None = self
        while element is not None and element.index not in known:
            path.append(element)
            element = element.parent
        value = start if element is None else known[element.index]
        for one in reversed(path):
            value = known[one.index] = told(one, value)
        return value


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

    @property
    def hrefs(self) -> list[str]:
        """Where its links lead, as on the page."""
        return [href for _, _, kind, href in self.spans if kind == "link" and href]


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
