"""The one pass over the DOM: what every later step needs, in document order.

A `Leaf` is a run of inline content inside one block-level element: a paragraph, a heading, a list item's own
text, a table cell, the text between two `<br><br>`. An `Element` is kept for each element passed, with its
parent, so that a leaf knows its ancestors. Embeds are recognised here, where they stand, since the text of an
embedded post is no text of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.elements import Element, Leaf, RawSpan, Scan
from scraper.embeds import may_embed, recognise_embed

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
IMAGES = frozenset(("img", "amp-img"))
SPAN_KINDS = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "code": "code",
}
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0xFEFF))
"""Soft hyphen, zero-width space, byte order mark: never seen, and they break words."""
MAX_ELEMENTS, MAX_DEPTH = 80_000, 500
"""Beyond these the rest, or what is deeper, is left out; browsers stop nesting at 512."""


def scan_body(body: LexborNode) -> Scan:
    """Passes once over everything under `body`, without recursion, and in bounded time."""
    return _Scanner().pass_over(body)


class _Scanner:
    """The state of the pass: the open elements, and the run of inline content being gathered."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.run = _Run()
        self.pending: list[Leaf] = []
        """Pictures met within the run: they stand after it."""

    def pass_over(self, body: LexborNode) -> Scan:
        run, leaves = self.run, self.scan.leaves
        block = current = self.keep(body, "body", None)
        stack: list[tuple[LexborNode, Element, Element]] = []
        node = body.first_child
        while True:
            while node is None:
                if not stack:
                    self.close(block, block)
                    return self.scan
                node, outer, outer_block = stack.pop()
                if current is block:
                    self.close(current, block)
                else:
                    current.last_leaf = len(leaves)
                    if current.tag in SPAN_KINDS:
                        run.end_span(current)
                node, current, block = node.next, outer, outer_block
            if node.is_text_node:
                text = node.text_content or ""
                if words := text.split():
                    if not run.pieces:
                        run.inner = current
                    run.add(words, text)
                else:
                    run.space = True
            elif node.is_element_node and (element := self.enter(node, current, block)) is not None:
                stack.append((node, current, block))
                current = element
                if element.tag not in INLINE:
                    block = element
                node = node.first_child
                continue
            node = node.next

    def keep(self, node: LexborNode, tag: str, parent: Element | None) -> Element:
        elements = self.scan.elements
        leaves = len(self.scan.leaves)
        attrs = node.attributes
        names, depth, hidden = "", 0, False
        if parent is not None:
            depth, hidden = parent.depth + 1, parent.hidden
        if attrs:
            if "class" in attrs:
                names = (attrs["class"] or "").lower()
            if "id" in attrs:
                names += " " + (attrs["id"] or "").lower()
            if "hidden" in attrs or "style" in attrs or "aria-hidden" in attrs:
                hidden = hidden or _is_hidden(attrs)
        element = Element(node, tag, attrs, parent, len(elements), depth, leaves, leaves, names, hidden)
        elements.append(element)
        self.scan.by_tag[tag].append(element)
        return element

    def enter(self, node: LexborNode, parent: Element, block: Element) -> Element | None:
        """Keeps the element; None where its content is not to be passed over."""
        tag = node.tag or ""
        if tag == "br":
            self.line_break(block)
            return None
        if len(self.scan.elements) >= MAX_ELEMENTS or parent.depth >= MAX_DEPTH:
            self.scan.cut = True
            return None
        if tag not in INLINE and (self.run.pieces or self.pending):
            self.flush(block)
        element = self.keep(node, tag, parent)
        if may_embed(tag, element.attrs) and (found := recognise_embed(node, tag, element.attrs)):
            self.flush(block)
            self.place("embed", element).embed = found
            element.last_leaf = len(self.scan.leaves)
            return None
        if tag in SPAN_KINDS:
            self.run.start_span(element)
        elif tag in IMAGES:
            self.pending.append(_image(element))
            return None
        elif tag in SILENT:
            return None
        return element

    def place(self, kind: str, element: Element) -> Leaf:
        leaf = Leaf(kind, element, len(self.scan.leaves), element)
        self.scan.leaves.append(leaf)
        return leaf

    def line_break(self, block: Element) -> None:
        """One `<br>` is a line's end, two are a paragraph's."""
        if self.run.breaks:
            self.flush(block)
        else:
            self.run.breaks += 1

    def flush(self, block: Element) -> None:
        """Ends the run: a leaf, if it has any text, then the pictures met in it."""
        run = self.run
        if run.pieces:
            leaf = self.place("text", block)
            leaf.text = "".join(run.pieces)
            leaf.inner = run.inner or block
            leaf.link_chars = run.link_chars
            leaf.strong_chars = run.strong_chars
            if run.spans or run.open_spans:
                leaf.spans = run.cut_spans(leaf.text)
            run.clear()
        run.breaks = 0
        if self.pending:
            for leaf in self.pending:
                leaf.index = len(self.scan.leaves)
                self.scan.leaves.append(leaf)
            self.pending.clear()

    def close(self, element: Element, block: Element) -> None:
        if self.run.pieces or self.pending:
            self.flush(block)
        element.last_leaf = len(self.scan.leaves)


def _is_hidden(attrs: dict[str, str | None]) -> bool:
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    style = attrs.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _image(element: Element) -> Leaf:
    return Leaf("image", element, -1, element, image=element)


class _Run:
    """Inline content being gathered, white space collapsed as a browser would, with the spans over it."""

    __slots__ = ("breaks", "inner", "length", "link_chars", "links", "open_spans", "pieces", "space", "spans",
                 "strong_chars", "strongs")  # fmt: skip

    def __init__(self) -> None:
        self.open_spans: list[tuple[Element, int]] = []
        self.inner: Element | None = None
        self.links = self.strongs = 0
        """How many links, and strong elements, are open: they may be open across blocks."""
        self.clear()

    def clear(self) -> None:
        self.pieces: list[str] = []
        self.spans: list[RawSpan] = []
        self.length = self.link_chars = self.strong_chars = 0
        self.space = False
        self.breaks = 0
        if self.open_spans:
            self.open_spans = [(element, 0) for element, _ in self.open_spans]

    def add(self, words: list[str], text: str) -> None:
        """Adds a text node: its words, and the whole, whose edges tell whether they touch what is around."""
        joined = " ".join(words)
        if "\u00ad" in joined or "\u200b" in joined or "\ufeff" in joined:
            joined = joined.translate(INVISIBLE)
            if not joined:
                return
        if self.pieces:
            if self.breaks:
                joined = "\n" + joined
            elif self.space or text[0].isspace():
                joined = " " + joined
        self.breaks = 0
        self.space = text[-1].isspace()
        self.pieces.append(joined)
        size = len(joined)
        self.length += size
        if self.links:
            self.link_chars += size
        if self.strongs:
            self.strong_chars += size

    def start_span(self, element: Element) -> None:
        kind = SPAN_KINDS[element.tag]
        if kind == "link":
            self.links += 1
        elif kind == "strong":
            self.strongs += 1
        self.open_spans.append((element, self.length))

    def end_span(self, element: Element) -> None:
        """Spans nest as the elements do, so the last one opened is the one that ends."""
        _, start = self.open_spans.pop()
        kind = SPAN_KINDS[element.tag]
        if kind == "link":
            self.links -= 1
        elif kind == "strong":
            self.strongs -= 1
        if self.length > start:
            self.spans.append((start, self.length, kind, element.attrs.get("href")))

    def cut_spans(self, text: str) -> list[RawSpan]:
        """The spans of this run, without a space at their start; one still open goes on in the next run."""
        still_open = [
            (start, self.length, SPAN_KINDS[e.tag], e.attrs.get("href")) for e, start in self.open_spans
        ]
        return [
            (start + text[start].isspace(), end, kind, href)
            for start, end, kind, href in self.spans + still_open
            if start < end
        ]
