"""The text leaves of a page as arrays: what they are, and where they stand among the elements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scraper.body.title import find_title_leaf, title_words
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

Array = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
"""Of each leaf, whether something is so: whether it is kept."""
Columns = dict[str, Array]
"""Features by name, one value a leaf."""

ENDS = frozenset(".!?…。！？»”\"’')؟।:;")
GOOD_WORDS, GOOD_WORDS_ENDED = 12, 7
"""A leaf of running text: this many words, or fewer with punctuation at its end."""
REACH = 3
LINKED, SHORT = 0.7, 8
"""A leaf with a larger share of linked text, fewer words, and no running text within REACH leaves is a menu's:
on labelled pages this drops four leaves in ten and 0.2% of the body's characters, 0.07% that would be kept."""


LEAST_HEAD, HEAD_SHARE, MOST_SHARE = 100, 0.25, 0.5
"""Characters of a short text above what names itself no part of it, and its share of both; and, wherever it stands, the
share that is no remnant."""


class LeafTable:
    """The leaves worth judging, the elements around them, and sums over all leaves.

    `index`, `chars`, ... have an entry for each of `leaves`; `first`, `last`, `parent`, `depth` one for each
    of `elements`, which stand in the page's order, the body first. `own` and `up` index `elements`.
    """

    def __init__(self, doc: Document, leaves: list[Leaf] | None = None) -> None:
        """`leaves`: the text leaves of the page to look at; all of them by default."""
        self.doc = doc
        self.others = range(0)
        """Leaves below the article that others wrote, where nothing names them: readers' entries, and a second
        article; told by `drop_thread` and `cut_stream`."""
        self._read_leaves(
            [leaf for leaf in doc.scan.leaves if leaf.kind == "text"] if leaves is None else leaves
        )
        self._read_elements()

    def _read_elements(self) -> None:
        self.elements = _around(self.leaves)
        self.row_of = {element.index: row for row, element in enumerate(self.elements)}
        row_of = self.row_of
        self.first: Ints = np.array([e.first_leaf for e in self.elements], np.int64)
        self.last: Ints = np.array([e.last_leaf for e in self.elements], np.int64)
        self.parents = [row_of[e.parent.index] if e.parent else 0 for e in self.elements]
        self.parent: Ints = np.array(self.parents, np.int64)
        self.depth: Array = np.array([e.depth for e in self.elements], np.float32)
        self.own: Ints = np.array([row_of[leaf.element.index] for leaf in self.leaves], np.int64)
        self.up = [self.own]
        """The element of each leaf, its parent, grandparent and great-grandparent."""
        for _ in range(3):
            self.up.append(self.parent[self.up[-1]])

    def _read_leaves(self, leaves: list[Leaf]) -> None:
        """Measures every leaf, and keeps those worth judging."""
        index = np.array([leaf.index for leaf in leaves], np.int64)
        texts = [leaf.text for leaf in leaves]
        chars = np.array([len(text) for text in texts], np.float32)
        spaces = np.array([text.count(" ") for text in texts], np.float32) + 1
        # Scripts without spaces: two letters count as a word.
        words = np.where(chars > 12 * spaces, chars / 2, spaces)
        linked = np.array([leaf.link_chars for leaf in leaves], np.float32)
        link = np.minimum(linked / np.maximum(chars, 1), 1)
        ended = np.array([text[-1] in ENDS for text in texts], bool)
        shown = np.array([not leaf.element.hidden for leaf in leaves], bool)
        good = (link < 0.4) & shown & ((words >= GOOD_WORDS) | ((words >= GOOD_WORDS_ENDED) & ended))
        keep = ~((link > LINKED) & (words < SHORT)) | _within(good, REACH)
        if not shown.all():
            keep &= ~_hidden_copies(texts, shown.tolist())
        self._sum_up(index, [chars, linked, good, good * chars, np.ones(len(leaves))])
        self.leaves: list[Leaf] = [leaf for leaf, kept in zip(leaves, keep.tolist(), strict=True) if kept]
        self.texts = [leaf.text for leaf in self.leaves]
        self.size = len(self.leaves)
        self.index: Ints = index[keep]
        self.chars: Array = chars[keep]
        self.words: Array = words[keep].astype(np.float32)
        self.link: Array = link[keep]
        self.ended, self.shown, self.running = ended[keep], shown[keep], good[keep]
        self.good: Array = self.running.astype(np.float32)

    def _sum_up(self, index: Ints, values: list[NDArray[np.generic]]) -> None:
        """Running sums over all leaves of the scan (those that are no text count 0), a 0 in front."""
        padded = np.zeros((len(values), len(self.doc.scan.leaves) + 1))
        padded[:, index + 1] = values
        self.sums: Array = padded.cumsum(axis=1).astype(np.float32)
        """Of characters, linked ones, leaves of running text, their characters, and leaves."""
        self.all_chars, self.all_running = self.sums[0], self.sums[2]

    @cached_property
    def places(self) -> list[int]:
        """`index` as a list, in which a place is found ten times as fast."""
        places: list[int] = self.index.tolist()
        return places

    @cached_property
    def char_sums(self) -> list[float]:
        """`all_chars` as a list, likewise."""
        sums: list[float] = self.all_chars.tolist()
        return sums

    @cached_property
    def heading(self) -> Flags:
        """Which leaves are headings."""
        return np.array([leaf.element.tag in HEADINGS for leaf in self.leaves], bool)

    @cached_property
    def boxes(self) -> Counter[tuple[str, str]]:
        """How many leaves stand right within an element of each make."""
        return Counter([leaf.element.parent.make for leaf in self.leaves if leaf.element.parent is not None])

    @cached_property
    def title(self) -> int | None:
        """The row of the leaf that repeats the page's title."""
        return find_title_leaf(self.leaves, title_words(self.doc))

    def subtrees(self) -> Array:
        """The sums over each element's subtree, a row for each of `sums`: its leaves stand side by side."""
        sums: Array = self.sums.take(self.last, axis=1) - self.sums.take(self.first, axis=1)
        return sums

    def left_if_enough(self, left: Flags, kept: Flags, least: float) -> Flags:
        """`left` of `kept`, where that is at least so many characters, or a short text above all that goes, or most
        of it; else `kept`: what takes nearly all is wrong."""
        return left if float(self.chars[left].sum()) >= least or self._is_head(left, kept) else kept

    def _is_head(self, left: Flags, kept: Flags) -> bool:
        """Whether what is left has running text, is no small part, and stands above all else."""
        gone = (kept & ~left).nonzero()[0]
        if not len(gone) or not self.good[left].any():
            return False
        below = (self.good[gone[0] :] * left[gone[0] :]).any()
        chars = float(self.chars[left].sum())
        share = MOST_SHARE if below else HEAD_SHARE
        return chars >= LEAST_HEAD and chars >= share * float(self.chars[kept].sum())

    def row_at(self, leaf: int) -> int:
        """The row of the leaf at this place of the scan, or of the first judged after it."""
        return bisect_left(self.places, leaf)

    def rows_in(self, element: Element) -> slice:
        """The rows of the leaves in this element, which stand side by side."""
        return slice(self.row_at(element.first_leaf), self.row_at(element.last_leaf))

    def chars_in(self, element: Element) -> float:
        """Characters of all leaves in this element, judged or not."""
        return self.char_sums[element.last_leaf] - self.char_sums[element.first_leaf]

    def inside(self, element: Element) -> Flags:
        """Which leaves stand in this element."""
        within: Flags = (self.index >= element.first_leaf) & (self.index < element.last_leaf)
        return within


def rows_of(marks: Flags) -> list[int]:
    """The rows that are marked."""
    rows: list[int] = marks.nonzero()[0].tolist()
    return rows


def _around(leaves: list[Leaf]) -> list[Element]:
    """The elements that leaves stand in, and all above them, in the page's order: parents first."""
    found: dict[int, Element] = {}
    for leaf in leaves:
        for start in (leaf.inner, leaf.element):
            element: Element | None = start
            while element is not None and element.index not in found:
                found[element.index] = element
                element = element.parent
    return [found[index] for index in sorted(found)]


def _hidden_copies(texts: list[str], shown: list[bool]) -> Flags:
    """The leaves that nobody sees and whose text stands elsewhere to be seen: layouts for other screens."""
    seen = {text for text, visible in zip(texts, shown, strict=True) if visible}
    return np.array([not visible and text in seen for text, visible in zip(texts, shown, strict=True)])


def _within(flags: Flags, reach: int) -> Flags:
    """Whether any flag is set at most `reach` rows away."""
    near = flags.copy()
    for step in range(1, reach + 1):
        near[step:] |= flags[:-step]
        near[:-step] |= flags[step:]
    return near
