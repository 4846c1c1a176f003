"""A run of inline content: its text with white space collapsed as a browser would, and the spans over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.elements import Leaf
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.document.elements import Element, RawSpan, SpanKind

SPAN_KINDS: dict[str, SpanKind] = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "code": "code",
}
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0xFEFF))
"""Soft hyphen, zero-width space, byte order mark: never seen, and they break words."""
JOINERS = frozenset("\u200c\u200d\u2060\u200e\u200f")
"""Parts of words in some scripts; alone, what an editor leaves in an empty paragraph."""
UNREAD = JOINERS | frozenset("▢☐☑□◻")
"""These, and the boxes that stand alone before each item of a checklist."""
SENTENCE_ENDS = frozenset(".!?")
ANCHORS = frozenset("¶#§🔗⚓↩⤴↑^\ufe0e\ufe0f")
"""Signs that documentation and blogs put beside a heading, or at a footnote's end, as a link to the place itself."""


class Run:
    """The run that is being gathered. `pieces`, joined, are its text so far."""

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

    def add(self, text: str) -> None:
        """Adds a text node that is not blank: its words, whose edges tell whether they touch what is around.

        Most have no other white space than single spaces, and nothing invisible: of those no words are made.
        """
        joined = text.strip()
        if "  " in joined or not joined.isprintable():
            joined = " ".join(joined.split())
            if not joined.isascii() and ("\u00ad" in joined or "\u200b" in joined or "\ufeff" in joined):
                joined = joined.translate(INVISIBLE)
                if not joined:
                    return
        if len(joined) == 1 and joined in UNREAD:
            return
        if self.pieces:
            if self.breaks:
                joined = "\n" + joined
            elif self.space or text[0].isspace() or _are_two(self.pieces[-1], joined):
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
        tag = element.tag
        if tag == "a":
            self.links += 1
        elif tag == "b" or tag == "strong":
            self.strongs += 1
        self.open_spans.append((element, self.length))

    def end_span(self, element: Element) -> None:
        """Spans nest as the elements do, so the last one opened is the one that ends."""
        _, start = self.open_spans.pop()
        tag = element.tag
        if tag == "a":
            self.links -= 1
        elif tag == "b" or tag == "strong":
            self.strongs -= 1
        if self.length > start:
            self.spans.append((start, self.length, SPAN_KINDS[tag], element.attrs.get("href")))

    def cut(self, block: Element, index: int) -> Leaf:
        """The leaf that the run makes in this block, at this place of the scan; the next run begins."""
        text = "".join(self.pieces)
        spans = self._cut_spans(text) if self.spans or self.open_spans else []
        if spans and (text[-1] in ANCHORS or text[0] in ANCHORS):
            text, spans = without_anchors(text, spans)
        elif spans and block.tag in HEADINGS and spans[-1][1] == len(text):
            text, spans = self.without_own_link(text, spans, block)
        inner = self.inner or block
        leaf = Leaf("text", block, index, inner, text, self.link_chars, self.strong_chars, spans)
        self.clear()
        return leaf

    def without_own_link(self, text: str, spans: list[RawSpan], block: Element) -> tuple[str, list[RawSpan]]:
        """A heading's text without the link to the heading itself that ends it, whatever that says to those who hear
        the page: "Permalink"."""
        start, end, _, href = spans[-1]
        if not start or not href or href[0] != "#" or href[1:] != block.attrs.get("id"):
            return text, spans
        self.link_chars -= min(end - start, self.link_chars)
        return text[:start].rstrip(), [span for span in spans[:-1] if span[1] <= start]

    def _cut_spans(self, text: str) -> list[RawSpan]:
        """The spans of this run, without a space at their start; one still open goes on in the next run."""
        spans = self.spans
        for element, start in self.open_spans:
            spans.append((start, self.length, SPAN_KINDS[element.tag], element.attrs.get("href")))
        if len(spans) == 1 and spans[0][0] == 0:
            return spans
        return [
            (start + text[start].isspace(), end, kind, href)
            for start, end, kind, href in spans
            if start < end
        ]


def _are_two(before: str, after: str) -> bool:
    """Whether texts of two inline elements that touch are two, which only a style sheet parts: after a small letter,
    or a sentence, a word with a capital begins. On labelled pages so written, 48 truths in 49 have a space there.

    >>> _are_two("Verdict", "False"), _are_two("You", "TUBE"), _are_two("e", "Reader"), _are_two("O", "Neill")
    (True, False, False, False)
    """
    if not after[0].isupper() or after[1:2].isupper() or len(after) == 1:
        return False
    if before[-1] in SENTENCE_ENDS:
        return before[-2:-1].islower() or before[-2:-1].isdigit()
    return before[-1].islower() and before[-2:-1].isalpha()


def is_anchor(leaf: Leaf) -> bool:
    """Whether it is nothing but such a sign, that a block parts from the heading it is of."""
    return leaf.text in ANCHORS and all((href or "").startswith("#") for _, _, _, href in leaf.spans)


def without_anchors(text: str, spans: list[RawSpan]) -> tuple[str, list[RawSpan]]:
    """The text without a link at either end that is only such a sign and leads to a place on the page itself.

    >>> without_anchors("Where it runs¶", [(13, 14, "link", "#where")])
    ('Where it runs', [])
    """
    for start, end, kind, href in spans:
        if (
            kind != "link"
            or not (href or "").startswith("#")
            or not ANCHORS.issuperset(text[start:end].strip())
        ):
            continue
        if end == len(text) and start:
            text = text[:start].rstrip()
        elif start == 0 and end < len(text):
            gone = len(text) - len(text[end:].lstrip())
            text = text[gone:]
            spans = [(max(0, a - gone), b - gone, of, to) for a, b, of, to in spans]
    size = len(text)
    return text, [(a, min(b, size), of, to) for a, b, of, to in spans if 0 <= a < min(b, size)]
