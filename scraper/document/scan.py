"""The one pass over the DOM: what every later step needs, in document order.

A `Leaf` is a run of inline content inside one block-level element: a paragraph, a heading, a list item's own
text, a table cell, the text between two `<br><br>`. An `Element` is kept for each element passed, with its
parent, so that a leaf knows its ancestors. Embeds are recognised here, where they stand, since the text of an
embedded post is no text of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scraper.embeds import FoundEmbed, may_embed, recognise_embed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Elements whose content is never read as text. `noscript` is looked into for its frames and pictures only.
SILENT = frozenset(
    "script style template svg math head select option datalist textarea object canvas map audio video "
    "iframe noscript meter progress dialog".split()
)
# Elements that do not end a run of inline content. Unknown elements (custom ones) count as blocks.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output picture q rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr img input source nav-link".split()
)
SPAN_KINDS = {"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code"}
MAX_ELEMENTS = 150_000


class Element:
    """An element passed by the scan. `names` is its class and id in lower case, a space between."""

    __slots__ = ("attrs", "depth", "first_leaf", "hidden", "index", "last_leaf", "names", "node", "parent", "tag")

    def __init__(
        self,
        node: LexborNode,
        tag: str,
        attrs: dict[str, str | None],
        parent: Element | None,
        index: int,
        first_leaf: int,
    ) -> None:
        self.node = node
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.index = index
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.first_leaf = first_leaf
        """Index of the first leaf at or after this element's start tag."""
        self.last_leaf = first_leaf
        """Index after its last leaf: its leaves are `leaves[first_leaf:last_leaf]`."""
        if attrs:
            names = attrs.get("class") or ""
            identity = attrs.get("id")
            self.names = (names + " " + identity).lower() if identity else names.lower()
            self.hidden: bool = (parent is not None and parent.hidden) or _is_hidden(attrs)
        else:
            self.names = ""
            self.hidden = parent is not None and parent.hidden

    def ancestors(self) -> list[Element]:
        """From the parent up to the body."""
        found = []
        element = self.parent
        while element is not None:
            found.append(element)
            element = element.parent
        return found


def _is_hidden(attrs: dict[str, str | None]) -> bool:
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


RawSpan = tuple[int, int, str, "str | None"]
"""start, end, kind, href as on the page."""


class Leaf:
    """A run of inline content (`kind` text), or an embed or a picture standing between such runs."""

    __slots__ = ("element", "embed", "image", "index", "kind", "link_chars", "spans", "text")

    def __init__(self, kind: str, element: Element, index: int) -> None:
        self.kind = kind
        """text, embed or image."""
        self.element = element
        """The innermost block-level element around it; for an image, the `img` itself."""
        self.index = index
        self.text = ""
        """White space collapsed; a single `<br>` is a newline."""
        self.link_chars = 0
        self.spans: list[RawSpan] = []
        self.embed: FoundEmbed | None = None
        self.image: Element | None = None


@dataclass
class Scan:
    """All that the pass found. `order` maps `node.mem_id` to the index in `elements`."""

    elements: list[Element] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    by_tag: dict[str, list[Element]] = field(default_factory=dict)
    cut: bool = False
    """The page had more elements than MAX_ELEMENTS; the rest was left out."""


def scan_body(body: LexborNode) -> Scan:
    """Passes once over everything under `body`, without recursion, and in bounded time."""
    return _Scanner().run(body)


class _Scanner:
    """The state of the pass: the open element, and the run of inline content being gathered."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.pieces: list[str] = []
        self.length = 0
        self.space = False
        self.breaks = 0
        self.link_depth = 0
        self.link_chars = 0
        self.spans: list[RawSpan] = []
        self.open_spans: list[tuple[LexborNode, int, str, str | None]] = []
        self.pending: list[Leaf] = []

    def run(self, body: LexborNode) -> Scan:
        scan = self.scan
        current = block = self.enter(body, "body", None)
        stack: list[tuple[LexborNode, Element, Element, bool]] = []
        node = body.first_child
        while True:
            while node is None:
                if not stack:
                    self.flush(block)
                    current.last_leaf = len(scan.leaves)
                    return scan
                closed, left, current, block = self.leave(*stack.pop(), block)
                node = closed.next
            if node.is_text_node:
                self.add_text(node.text_content or "")
                node = node.next
                continue
            ...
            
