"""What readers wrote below the article, told by its boxes: siblings of one make, each of which begins with a name of
its own and a time, and that readers may answer: by the same button in each, or by a field to write in beside them.

A timeline has times, teasers have writers, products have buttons: it takes all of these. Headings have none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.signatures import is_name, signed
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable
    from scraper.document import Element

LEVELS = 4
"""Elements above a text that may be its entry."""
TITLES = HEADINGS - {"h5", "h6"}
"""Headings of items of an article, or of a live blog; the lowest ones are often names set in bold."""
HEAD = 5
"""Leaves with which an entry begins, its name and time among them: an avatar's letters may come first."""
MOST_LEAVES = 60
"""Leaves of an entry, the answers to it among them."""
DISTINCT = 0.75
"""Of the entries, how many have another name than all before: a live blog's writers are few."""


def find_entries(table: LeafTable, kept: NDArray[np.bool_]) -> range:
    """The leaves from the first of such entries to the last."""
    rows = np.nonzero(kept)[0]
    for boxes in _siblings(table, int(rows[0])) if len(rows) else ():
        heads = [_head(table, box) for box in boxes]
        names = [signed(head) for head in heads]
        if timed := len(set(names) - {None}) > 1:
            boxes = [box for box, name in zip(boxes, names, strict=True) if name]
        else:
            names = [head[0] if head and is_name(head[0]) else None for head in heads]
        if _are_of_many(boxes, names) and _is_answered(table, boxes, timed=timed):
            return range(boxes[0].first_leaf, boxes[-1].last_leaf)
    return range(0)


def _are_of_many(boxes: list[Element], names: list[str | None]) -> bool:
    """Whether they are made alike (a class in common will do), and of several people."""
    distinct = len(set(names) - {None})
    classes = [set(box.names.split()) for box in boxes]
    alike = set.intersection(*classes) or not any(classes)
    return bool(alike) and distinct > 1 and distinct >= DISTINCT * len(boxes)


def _siblings(table: LeafTable, first: int) -> list[list[Element]]:
    """Siblings that each hold running text below that row, the outermost ones first."""
    groups: dict[tuple[int, str], dict[int, Element]] = {}
    for row in (np.nonzero(table.good[first + 1 :])[0] + first + 1).tolist():
        box = table.leaves[row].element
        for _ in range(LEVELS):
            if box.parent is None or box.last_leaf - box.first_leaf > MOST_LEAVES:
                break
            if box.last_leaf - box.first_leaf > 1:
                groups.setdefault((box.parent.index, box.tag), {})[box.index] = box
            box = box.parent
    several = [list(boxes.values()) for boxes in groups.values() if len(boxes) > 1]
    return sorted(several, key=lambda boxes: (boxes[0].depth, boxes[0].index))


def _head(table: LeafTable, box: Element) -> list[str]:
    """The lines with which it begins, above its running text; none where a heading is among them."""
    lines: list[str] = []
    good = table.sums[2]
    for leaf in table.doc.scan.leaves[box.first_leaf : min(box.first_leaf + HEAD, box.last_leaf)]:
        if leaf.element.tag in TITLES:
            return []
        if good[leaf.index + 1] > good[leaf.index]:
            break
        lines += leaf.text.split("\n") if leaf.kind == "text" else ()
    return lines


def _is_answered(table: LeafTable, boxes: list[Element], *, timed: bool) -> bool:
    """Whether readers may answer. Without times the field must stand in the very element that holds the entries."""
    if timed and _refrain(table, boxes):
        return True
    around = boxes[0].parent
    return any(
        _is_beside(table, field, boxes) and (timed or around in field.ancestors(LEVELS))
        for field in table.doc.scan.by_tag.get("textarea", ())
    )


def _is_beside(table: LeafTable, field: Element, boxes: list[Element]) -> bool:
    """Whether no running text stands between."""
    good, at = table.sums[2], field.first_leaf
    start, end = boxes[0].first_leaf, boxes[-1].last_leaf
    return bool(good[at] == good[start] if at <= start else at < end or good[at] == good[end])


def _refrain(table: LeafTable, boxes: list[Element]) -> set[str]:
    """The short lines that stand in each of them below its head."""
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
