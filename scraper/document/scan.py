"""The one pass over the DOM: what every later step needs, in document order.

A `Leaf` is a run of inline content inside one block-level element: a paragraph, a heading, a list item's own
text, a table cell, the text between two `<br><br>`. An `Element` is kept for each element passed, with its
parent, so that a leaf knows its ancestors. Embeds are recognised here, where they stand, since the text of an
embedded post is no text of the article.

This is the hottest loop of all: a node costs a microsecond, and a page has a thousand and more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.attributes import TESTED_AS, is_hidden, tested_as
from scraper.document.caption_names import names_caption
from scraper.document.elements import Element, Leaf, Scan
from scraper.document.headings import HEADINGS
from scraper.document.landmarks import LANDMARKS, is_sites_own
from scraper.document.roles import (
    BLOCK,
    BLOCK_PICTURE,
    BREAK,
    BUTTON,
    KNOWN,
    PARTING,
    PHRASE,
    PICTURE,
    SILENCE,
    SPAN,
    TEXT,
    role_of,
)
from scraper.document.run import SPAN_KINDS, Run, is_anchor
from scraper.embeds import ALWAYS, may_embed, recognise_embed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.embeds.found import FoundEmbed

BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
MIN_TYPED = 400
"""Characters of one text in a `pre` without a class from which on it is typed prose: of a program, highlighters make
many texts."""
MIN_TITLE, MAX_TITLE = 5, 600
"""Signs of a headline that is told from other lines, as short as Chinese ones are; longer titles are not sought."""
MAX_TITLES = 20
"""How many lines that the title has are asked whether it goes on behind them."""
FRAME_LEVELS = 6
"""Elements around a `noscript` of which one may be its figure."""
UNREAD = ("mw-editsection", "material-icons", "material-symbols")
"""MediaWiki's "[edit]" within each heading, and the names of pictures in fonts that draw these in the names' place."""
MAX_ELEMENTS, MAX_DEPTH = 80_000, 500
"""Beyond these the rest, or what is deeper, is left out; browsers stop nesting at 512."""
BEYOND = f"elements after the first {MAX_ELEMENTS:,}, or more than {MAX_DEPTH} deep"


def scan_body(body: LexborNode, title: str = "") -> Scan:
    """Passes once over everything under `body`, without recursion, and in bounded time. `title`: the page's."""
    return _Scanner(title).pass_over(body)


class _Scanner:
    """The state of the pass: what was found, and the run of inline content being gathered."""

    def __init__(self, title: str) -> None:
        self.title = title if len(title) <= MAX_TITLE else ""
        self.titles_asked = 0
        self.scan = Scan()
        self.elements, self.leaves, self.by_tag = self.scan.elements, self.scan.leaves, self.scan.by_tag
        self.run = Run()
        self.pending: list[Leaf] = []
        """Pictures met within the run: they stand after it."""
        self.pictures: dict[int, int] = {}
        """How many a figure holds that `noscript` was met in, by its index."""
        self.caption: Element | None = None
        """An inline element that is a caption: with it ends the leaf that began with it."""

    def pass_over(self, body: LexborNode) -> Scan:
        run, leaves, enter, known = self.run, self.scan.leaves, self.enter, KNOWN.get
        outside = Element(body, "html", {}, None, -1, -1, 0, 0)
        top = enter(body, "body", BLOCK, outside, outside) or outside
        top.parent = None
        block = current = top
        around: list[Element] = []  # the blocks around `block`, the innermost last
        node = body.first_child
        while True:
            while node is None:
                if current is block:
                    if run.pieces or self.pending:
                        self.flush(block)
                    current.last_leaf = len(leaves)
                    if current is top:
                        return self.scan
                    block = around.pop()
                else:
                    if current is self.caption and not self.goes_on(current.node):
                        self.flush(block)
                    current.last_leaf = len(leaves)
                    if current.tag in SPAN_KINDS:
                        run.end_span(current)
                node, current = current.node.next, current.parent or top
            tag, role = known(node.tag_id) or role_of(node)
            if role == TEXT:
                if node.is_empty_text_node or not (text := node.text_content or "").strip():
                    run.space = True
                else:
                    if block.tag == "pre" and current is block and not block.names:
                        text = self.add_typed(text, block)
                    if not run.pieces:
                        run.inner = current
                    run.add(text)
            elif role > BREAK:
                if role == BLOCK and current.tag == "p" and tag not in PARTING:
                    role = PHRASE  # blocks of HTML's own would have ended the paragraph
                element = enter(node, tag, role, current, block)
                if element is not None and (child := node.first_child) is not None:
                    node, current = child, element
                    if role >= BLOCK:
                        around.append(block)
                        block = element
                    elif role == SPAN:
                        run.start_span(element)
                    continue
            elif role == BREAK:
                self.line_break(node, block)
            node = node.next

    def enter(self, node: LexborNode, tag: str, role: int, parent: Element, block: Element) -> Element | None:
        """Keeps the element; None where its content is not to be passed over."""
        index, depth = len(self.elements), parent.depth + 1
        if index >= MAX_ELEMENTS or depth > MAX_DEPTH:
            self.scan.cut = BEYOND
            return None
        amid = role == BUTTON and bool(self.run.pieces)
        if role >= BLOCK and not amid and (self.run.pieces or self.pending):
            self.flush(block)
        attrs = node.attributes
        names, hidden, leaf = "", parent.hidden, len(self.leaves)
        if attrs:
            if "class" in attrs:
                names = (attrs["class"] or "").lower()
            if len(attrs) > 1 or not names:
                if "id" in attrs:
                    names = f"{names} {(attrs['id'] or '').lower()}"
                if not TESTED_AS.isdisjoint(attrs) and (told := tested_as(attrs)):
                    names = f"{names} {told}"
                if not hidden and ("hidden" in attrs or "style" in attrs or "aria-hidden" in attrs):
                    hidden = is_hidden(attrs)
        if "-" in tag:
            names = f"{names} {tag}"
        element = Element(node, tag, attrs, parent, index, depth, leaf, leaf, names, hidden)
        self.elements.append(element)
        self.by_tag[tag].append(element)
        if (
            (attrs or tag in ALWAYS)
            and may_embed(tag, attrs)
            and (found := recognise_embed(node, tag, attrs))
        ):
            self.flush(block)
            if tag != "noscript" or not self.repeats(found):
                self.place_embed(element, found)
            return None
        if role == BLOCK:
            return None if tag in LANDMARKS and is_sites_own(element) else element
        if amid:
            self.run.space = True
            return None
        if role <= SPAN:
            if names and not self.run.pieces and self.follows_picture() and names_caption(names):
                self.flush(block)
                self.caption = element
            return None if names.startswith(UNREAD) else element
        if role in (PICTURE, BLOCK_PICTURE):
            self.pending.append(Leaf("image", element, -1, element, image=element))
            return None
        return element if role != SILENCE or (tag == "noscript" and self.is_picture(element)) else None

    def is_picture(self, noscript: Element) -> bool:
        """Whether it holds the picture that scripts show later, and nothing else: its figure has no other."""
        frame = next(
            (one for one in noscript.ancestors(FRAME_LEVELS) if one.tag in ("figure", "picture")), None
        )
        if frame is None or not (held := len(noscript.node.css("img"))) or noscript.node.text().strip():
            return False
        if frame.index not in self.pictures:  # counted once: a figure may hold thousands of both
            self.pictures[frame.index] = len(frame.node.css("img"))
        return self.pictures[frame.index] == held

    def follows_picture(self) -> bool:
        """Whether what is read last is a picture."""
        leaves = self.scan.leaves
        return bool(self.pending) or (bool(leaves) and leaves[-1].kind == "image")

    def goes_on(self, node: LexborNode) -> bool:
        """Whether the last word goes on right after this element."""
        after, pieces = node.next, self.run.pieces
        amid = after is not None and after.is_text_node and (after.text_content or "")[:1].isalnum()
        return amid and bool(pieces) and pieces[-1][-1].isalnum()

    def repeats(self, found: FoundEmbed) -> bool:
        """Whether what was met last is the same embed: `noscript` has it again for those without scripts."""
        last = self.leaves[-1].embed if self.leaves else None
        return last is not None and (last.provider, last.key) == (found.provider, found.key)

    def place_embed(self, element: Element, found: FoundEmbed) -> None:
        leaves = self.scan.leaves
        leaves.append(Leaf("embed", element, len(leaves), element, embed=found))
        element.last_leaf = len(leaves)

    def add_typed(self, text: str, block: Element) -> str:
        """Adds the paragraphs of typed prose, between blank lines, each a leaf; gives back what is left to add: the
        last, or all of what is no prose.
        """
        if len(text) <= MIN_TYPED:
            return text
        *paragraphs, last = BLANK_LINES.split(text.rstrip())
        for paragraph in filter(str.strip, paragraphs):
            self.run.inner = self.run.inner or block
            self.run.add(paragraph)
            self.flush(block)
        return last

    def line_break(self, node: LexborNode, block: Element) -> None:
        """One `<br>` is a line's end, two are a paragraph's; so is one after the page's headline."""
        run = self.run
        if run.breaks or (run.length <= len(self.title) < run.length * 3 and self.ends_title(node, block)):
            self.flush(block)
        else:
            run.breaks += 1

    def ends_title(self, node: LexborNode, block: Element) -> bool:
        """Whether all that was gathered is the title, or most of it, and that does not go on behind the break."""
        line = "".join(self.run.pieces)
        if len(line) < MIN_TITLE or block.tag in HEADINGS or line not in self.title:
            return False
        self.titles_asked += 1
        if self.titles_asked > MAX_TITLES:
            return False
        after = node.next
        while after is not None and not (text := after.text().strip()):
            after = after.next
        return after is None or text[:MIN_TITLE] not in self.title

    def flush(self, block: Element) -> None:
        """Ends the run: a leaf, if it has any text, then the pictures met in it."""
        run, leaves = self.run, self.scan.leaves
        if run.pieces:
            leaf = run.cut(block, len(leaves))
            if not leaf.link_chars or len(leaf.text) > 1 or not is_anchor(leaf):
                leaves.append(leaf)
        run.breaks = 0
        if self.pending:
            for leaf in self.pending:
                leaf.index = len(leaves)
                leaves.append(leaf)
            self.pending.clear()
