"""What readers wrote below the article, told by its boxes: siblings of one make, each of which begins with a name of
its own and a time, and that readers may answer, by the same button in each, or that the line above them counts.

A timeline has times, teasers have writers, products have buttons: it takes all of these. Headings have none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.refine.signatures import DIGIT, NAME_CHARS, TIME, TIME_CHARS, is_name, signed
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS
from scraper.document.lines import line_text

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Element, Leaf

LEVELS = 8
"""Elements above a time that may be its entry."""
TITLES = HEADINGS - {"h5", "h6"}
"""Headings of items of an article, or of a live blog; the lowest ones are often names set in bold."""
HEAD = 5
"""Leaves with which an entry begins, its name and time among them: an avatar's letters may come first."""
MOST_LEAVES = 60
"""Leaves of an entry, the answers to it among them."""
COUNTED = 3
"""Leaves above the first entry of which one may count them: buttons to sort them by may stand between."""
DISTINCT = 0.75
"""Of the entries, how many have another name than all before: a live blog's writers are few."""


def find_entries(table: LeafTable, kept: Flags, counts: dict[int, int]) -> range:
    """The leaves from the first of such entries to the last. `counts`: what short lines count, by their leaves."""
    rows = rows_of(kept)
    for boxes in _timed_siblings(table, rows[0], rows[-1]) if rows else ():
        named = [(box, name) for box in boxes if (name := signed(_head(table, box)))]
        for entries in (named, named[1:]):  # the byline may be a box made like them
            if _are_distinct([name for _, name in entries]) and _is_thread(
                table, [box for box, _ in entries], counts
            ):
                return range(entries[0][0].first_leaf, entries[-1][0].last_leaf)
    return range(0)


def _are_distinct(names: list[str]) -> bool:
    distinct = len(set(names))
    return distinct > 1 and distinct >= DISTINCT * len(names)


def _timed_siblings(table: LeafTable, first: int, last: int) -> list[list[Element]]:
    """Elements of one parent and tag that each begin with a time, below the first row, the outermost ones first; none
    where the first such time stands below the last row, for then nothing of them was taken.
    """
    groups: dict[tuple[int, str], dict[int, Element]] = {}
    taken = _times(table, first + 1, last)
    for row in [*taken, *_times(table, last, table.size)] if taken else ():
        at, box = int(table.index[row]), table.leaves[row].element
        for _ in range(LEVELS):
            size = box.leaf_count
            if box.parent is None or size > MOST_LEAVES or at >= box.first_leaf + HEAD:
                break
            if size > 1:
                groups.setdefault((box.parent.index, box.tag), {})[box.index] = box
            box = box.parent
    several = [list(boxes.values()) for boxes in groups.values() if len(boxes) > 1]
    return sorted(several, key=lambda boxes: (boxes[0].depth, boxes[0].index))


def _times(table: LeafTable, first: int, end: int) -> list[int]:
    """The rows among these which are short and tell a time."""
    short = rows_of(table.chars[first:end] <= NAME_CHARS + TIME_CHARS)
    rows = [first + row for row in short if DIGIT.search(table.texts[first + row])]
    return [row for row in rows if any(map(TIME.search, _lines(table, table.leaves[row])))]


def _head(table: LeafTable, box: Element) -> list[str]:
    """The lines with which it begins, above its running text."""
    lines: list[str] = []
    running = table.all_running
    for leaf in table.doc.scan.leaves[box.first_leaf : min(box.first_leaf + HEAD, box.last_leaf)]:
        if running[leaf.index + 1] > running[leaf.index]:
            break
        lines += _lines(table, leaf) if leaf.kind == "text" else ()
    return lines


def _lines(table: LeafTable, leaf: Leaf) -> list[str]:
    """Its lines; a name that is a link or bold ends where that ends, for style sheets put the space there."""
    text, end = leaf.text, next((end for start, end, _, _ in leaf.spans if start == 0), 0)
    if end:
        return [text] if end >= len(text) else [text[:end], text[end:].strip()]
    if not DIGIT.search(text):
        return text.split("\n")
    lines = line_text(table.doc.scan, leaf).split("\n")
    return lines if len(lines) > 1 else _with_last_apart(leaf)


def _with_last_apart(leaf: Leaf) -> list[str]:
    """The line, parted before the inline element that ends it: a time, which style sheets set apart."""
    last = leaf.element.node.last_child
    end = "" if last is None or last.is_text_node else " ".join((last.text() or "").split())
    if end and len(end) < len(leaf.text) and leaf.text.endswith(end):
        return [leaf.text.removesuffix(end).strip(), end]
    return [leaf.text]


def _is_thread(table: LeafTable, boxes: list[Element], counts: dict[int, int]) -> bool:
    """Whether they are made alike (a class in common will do), hold running text, and readers may answer, or a line
    above counts them."""
    classes = [set(box.names.split()) for box in boxes]
    running, start, end = table.all_running, boxes[0].first_leaf, boxes[-1].last_leaf
    if (any(classes) and not set.intersection(*classes)) or running[start] == running[end]:
        return False
    if any(leaf.element.tag in TITLES for leaf in table.doc.scan.leaves[start:end]):
        return False
    if any(counts.get(at, 0) >= len(boxes) for at in range(start - COUNTED, start) if counts):
        return True
    return bool(_refrain(table, boxes))


def _refrain(table: LeafTable, boxes: list[Element]) -> set[str]:
    """The short lines that stand in each of them below its first."""
    leaves = table.doc.scan.leaves
    return set.intersection(
        *(
            {
                leaf.text
                for leaf in leaves[box.first_leaf + 1 : box.last_leaf]
                if leaf.kind == "text" and is_name(leaf.text) and any(map(str.isalpha, leaf.text))
            }
            for box in boxes
        )
    )
