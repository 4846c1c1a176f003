"""Notes at the end of an article: corrections, footnotes, how it was done, a box of facts.

The model gives them half a chance at best, since small print below a text is more often the site's. They are the
article's own where their names say so, and little else stands between them and the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.body.refine.apart import is_apart_name
from scraper.body.table import rows_of
from scraper.document.caption_places import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

LEAST, LEAST_SAID = 0.1, 0.03
"""How likely the least likely note is: by its name, and by its role (DPUB-ARIA), as Hugo and Pandoc give it, or by
what GitHub's Markdown marks footnotes with."""
ROLES = frozenset(("doc-endnotes", "doc-endnote", "doc-footnote"))
LEVELS, MARKED_LEVELS = 4, 1
REACH, MAX_BETWEEN = 40, 3
"""Leaves below the text that are looked at, and how many that are no notes may stand between."""
MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?")
"""What leads from the text to a note."""
SOURCE = re.compile(r"ref|cit|bib|^cr\d", re.I)
"""In the id of a work that the text is drawn from: lists of these are no text of the article."""
NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:foot|end|recipes?|create)-?notes?|fn\d*|fn:\d+|notes?\d+|corrections?(?:-?\w+)?|amend\w*"
    r"|clarifications?|errat\w+|method\w*|fact-?box\w*|facts|fakta\w{0,5}|memo)(?=$|[\s_-])"
)
"""In classes and ids, as publishers' systems and Markdown's converters give them."""


def add_notes(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the notes that follow the last leaf kept."""
    rows = rows_of(kept)
    if not rows:
        return kept
    added, between, last = kept, 0, rows[-1]
    around = _above(table.leaves[last].element)
    marked = _marked(table.leaves[row] for row in rows if table.leaves[row].link_chars)
    for row in range(last + 1, min(last + 1 + REACH, table.size)):
        likely = float(probability[row])
        leaf = table.leaves[row]
        if (
            _is_note(leaf, around, likely)
            or (likely >= LEAST and _is_foot(leaf, table.leaves[last].element))
            or (marked and _is_marked(leaf, marked))
        ):
            added = kept.copy() if added is kept else added
            added[row] = True
            added[row - 1] |= _is_title(table, row - 1, leaf)
            between = 0
        elif (between := between + 1) > MAX_BETWEEN:
            break
    return added


def _above(element: Element) -> frozenset[int]:
    """The elements around it, by index: what they are called tells nothing of a note."""
    return frozenset(one.index for one in element.upwards())


def _marked(texts: Iterable[Leaf]) -> frozenset[str]:
    """The ids of notes that marks in the text lead to."""
    links = ((leaf.text[start:end], href or "") for leaf in texts for start, end, _, href in leaf.spans)
    ids = (href[1:] for text, href in links if href[:1] == "#" and MARK.fullmatch(text))
    return frozenset(one for one in ids if not SOURCE.search(one))


def _is_marked(leaf: Leaf, marked: frozenset[str]) -> bool:
    return any(one.attrs.get("id") in marked for one in leaf.element.upwards(MARKED_LEVELS))


def _is_title(table: LeafTable, row: int, note: Leaf) -> bool:
    """Whether it is a heading with which the box of a note begins, for all to see."""
    heading, box = table.leaves[row], table.leaves[row].element.parent
    is_first = box is not None and box.first_leaf == heading.index and note.index < box.last_leaf
    return bool(table.heading[row]) and is_first and not HIDDEN.search(heading.element.names)


def _is_foot(leaf: Leaf, above: Element) -> bool:
    """Whether it is a paragraph called as the text's are, in a `<footer>` beside them: when who is remembered lived."""
    element, foot = leaf.element, leaf.element.parent
    if foot is None or foot.tag != "footer" or foot.parent is not above.parent:
        return False
    return element.make == above.make and bool(element.names.strip()) and not leaf.link_chars


def _is_note(leaf: Leaf, around: frozenset[int], likely: float) -> bool:
    if likely < LEAST_SAID or HIDDEN.search(leaf.element.names):
        return False
    if likely < LEAST:
        elements = [one for one in leaf.element.upwards(LEVELS) if one.index not in around]
        return any(one.attrs.get("role") in ROLES or "data-footnotes" in one.attrs for one in elements)
    names: list[str] = []
    element: Element | None = leaf.element
    while element is not None and element.index not in around:
        names.append(element.names)
        element = element.parent
    if any(is_apart_name(one) for one in names):
        return False
    return any(_names_note(one) for one in names)


@lru_cache(4096)
def _names_note(names: str) -> bool:
    return NAME.search(names) is not None
