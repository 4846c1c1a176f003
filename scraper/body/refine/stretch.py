"""The stretch of the page that the article takes: what is far below it is another's, what is within its own.

The model judges each leaf by itself, whatever was decided of the others. Here the leaves kept are looked at together.
On labelled pages, cross-validated, this gives .004 in F1 and .01 in word-perfect bodies (docs/experiments.md).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.headings import heads_dropped
from scraper.body.surroundings import are_named_alike, common_element
from scraper.body.table import rows_of
from scraper.document.caption_places import is_in_figcaption

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

FAR = 12
"""Leaves in a row that are not kept, and end the article where the next one kept is outside of its element."""
LEAST_SHARE = 0.4
"""Of the characters kept, what must stand before such a gap to be the article rather than a line above it."""
LIKELY, LIKELY_ALIKE = 0.4, 0.3
"""How likely a leaf within the stretch must be, if it has no link: one without a name, since nothing says what else it
were; and a cell, or one whose name others have that are kept, since it tells of the article's own."""
CELLS = frozenset("td th dt dd caption".split())
LIKELY_QUOTED = 0.2
"""And what the text quotes within it, which the model takes for a pull quote: one of these repeats the text."""
ALIKE = 2
"""How many others."""
MOST_OFFERED = 5
"""Lines of a box that calls to do something."""
MAX_LABEL = 40
"""Characters of what stands above a link to another story."""
REACH = 12
"""Leaves above the first one kept among which a paragraph may be the standfirst."""


def drop_far(table: LeafTable, kept: Flags) -> Flags:
    """Drops what stands below a wide gap and outside of all that holds the text above it."""
    rows = kept.nonzero()[0]
    places = table.index[rows]
    wide = (places[1:] - places[:-1] > FAR).nonzero()[0]
    if not len(wide):
        return kept
    chars = np.cumsum(table.chars[rows])
    first = table.leaves[rows[0]].element
    for at in wide[chars[wide] >= LEAST_SHARE * chars[-1]].tolist():
        around = common_element(first, table.leaves[rows[at]].element)
        if places[at + 1] >= around.last_leaf and not is_next_piece(table, around, rows[at + 1]):
            left = kept.copy()
            left[rows[at] + 1 :] = False
            return left
    return kept


def is_next_piece(table: LeafTable, above: Element, row: int) -> bool:
    """Whether the text goes on in an element named as the one around that above, and neither holds the title:
    some systems set a text in rows, with banners between and beside them. Of two articles each has its own."""
    title, below = table.title, table.leaves[row].element
    if title is None or table.leaves[title].element.index > above.index:
        return False
    holds = common_element(above, below)
    here, there = _child_around(holds, above), _child_around(holds, below)
    if here is None or there is None or not are_named_alike(here, there):
        return False
    return not here.first_leaf <= table.index[title] < here.last_leaf


def _child_around(holds: Element, inner: Element) -> Element | None:
    """The child of an element that another in it is, or stands in."""
    return next((one for one in inner.upwards() if one.parent is holds), None)


def add_within(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the likely leaves between those kept, and likely paragraphs shortly above the first one."""
    rows = rows_of(kept)
    if not rows:
        return kept
    first, last = rows[0], _last_text(table, rows)
    likely = (probability > LIKELY_QUOTED) & (table.link == 0) & ~kept
    added = kept.copy()
    made = Counter([_make(table.leaves[row]) for row in rows]) if likely[:last].any() else Counter()
    for row in rows_of(likely[:last]):
        element = table.leaves[row].element
        quoted = row > first and _is_quotation(table, row)
        if probability[row] <= LIKELY_ALIKE and not quoted:
            continue
        surely = probability[row] > LIKELY or element.tag in CELLS or quoted or _is_between(table, added, row)
        above = surely and first - REACH <= row < first
        named = bool(element.names.strip())
        own = made[_make(table.leaves[row])] >= ALIKE if named and not quoted else surely
        own = own or (row > first and _is_subheading(table, kept, row))
        within = row > first and own and not _is_of_box_left_out(table, kept, row)
        added[row] |= (above and element.tag == "p") or within
    return added


def _last_text(table: LeafTable, rows: list[int]) -> int:
    """The last of these that is no heading: one at the end heads what is another's."""
    return next((row for row in reversed(rows) if not table.heading[row]), rows[0])


def _is_subheading(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it is a paragraph in bold right between two that are kept and stand beside it."""
    leaf = table.leaves[row]
    if (
        leaf.element.tag != "p"
        or leaf.strong_chars < len(leaf.text)
        or not kept[row - 1]
        or not kept[row + 1]
    ):
        return False
    beside = [table.leaves[row - 1].element, table.leaves[row + 1].element]
    return all(one.parent is leaf.element.parent for one in beside)


def _is_between(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it is a plain paragraph of sentences right between two of running text that are kept: one set beside a
    picture, say."""
    if table.leaves[row].element.tag != "p" or not (table.ended[row] and table.running[row] and row):
        return False
    return all(kept[beside] and table.running[beside] for beside in (row - 1, row + 1))


def _is_quotation(table: LeafTable, row: int) -> bool:
    """Whether it is a sentence in a quotation without a class, or in what forums and old systems call "quote"."""
    element, names = table.leaves[row].element, table.leaves[row].element.names.strip()
    if not table.running[row] or table.texts[row][-1] == ":":
        return False
    box = element.parent
    return names == "quote" or (
        not names and box is not None and box.tag == "blockquote" and not box.names.strip()
    )


def _is_of_box_left_out(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it is but a part, be it the title, of a box of which nothing is kept."""
    if table.heading[row] and heads_dropped(table, kept, row):
        return True
    return _is_offer(table, kept, row) or _labels_link(table, kept, row)


def _labels_link(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it is a few words, and all of its box besides is a link that was not kept: "Read also"."""
    box = table.leaves[row].element.parent
    below = row + 1
    if box is None or below >= table.size or table.chars[row] > MAX_LABEL or kept[below]:
        return False
    ends = table.leaves[row].index, table.leaves[below].index + 1
    return bool(table.link[below] == 1) and (box.first_leaf, box.last_leaf) == ends


def _make(leaf: Leaf) -> tuple[str, str, str]:
    """How it is made, and the class of what it begins with within it, as a caption set in a line."""
    return *leaf.element.make, leaf.inner.attrs.get("class") or ""


def _is_offer(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it stands between a title and a link in a small box of which nothing is kept: a call to do something."""
    box = table.leaves[row].element.parent
    if box is None:
        return False
    rows = table.rows_in(box)
    is_amid = rows.start < row < rows.stop - 1 and rows.stop - rows.start <= MOST_OFFERED
    return is_amid and not kept[rows].any() and bool(table.link[rows.stop - 1] == 1)


def drop_scraps(table: LeafTable, kept: Flags) -> Flags:
    """Nothing, where none of what is kept is running text: labels, times and captions alone are no article."""
    running = rows_of(kept & table.running)
    text = any(not is_in_figcaption(table.leaves[row]) for row in running)
    return kept if text else np.zeros_like(kept)
