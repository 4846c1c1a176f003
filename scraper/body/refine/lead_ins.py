"""Labels and headings that lead to other stories: "Read also:" over a list of links.

The words differ with the site and the language. What does not: a few of them and a colon, or all bold, then a link
and nothing else. Where the link stands in the label's own line, labelled pages say as often that it is the article's as
that it is not.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from scraper.body.links import is_link, is_link_into_site, stays_at_home
from scraper.body.table import rows_of
from scraper.document.caption_places import is_in_figcaption

if TYPE_CHECKING:
    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Leaf

COLONS = frozenset(":：")
MAX_LABEL, MAX_BOLD = 30, 50
MOST_LINES = 6
MOST_LINKS, LEAST_LINK = 4, 12
"""Texts in a box of links, its title among them, and how long the first link is: shorter ones are to edit the text, or
to hear it."""
UNSURE, UNSURE_BOLD = 0.75, 0.85
"""Of what is likelier labels say as often that it is the article's as that it is not; and where it is bold, too."""


def drop_lead_ins(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops such labels, where the model was not sure of them and kept nothing of what they lead to."""
    left = kept.copy()
    for row in rows_of(kept & (table.chars <= MAX_BOLD) & (probability < UNSURE_BOLD)):
        short, unsure = table.chars[row] <= MAX_LABEL, probability[row] < UNSURE
        colon = table.texts[row][-1] in COLONS
        # One of the two will do for a bold label that leads to another page of the site.
        is_label = (short and colon and unsure) or (
            (colon or unsure) and _is_bold_label(table, table.leaves[row])
        )
        left[row] = not (is_label and _is_over_link(table, row, kept))
    return left


def _is_bold_label(table: LeafTable, label: Leaf) -> bool:
    """Whether it is a paragraph, bold as a whole and no link, above a text that links to no other site."""
    whole = any(
        kind == "strong" and end - start >= len(label.text) - 1 for start, end, kind, _ in label.spans
    )
    if not whole or label.element.tag != "p":
        return False
    below = table.doc.scan.leaves[label.index + 1 : label.index + 2]
    return all(stays_at_home(table.doc, leaf) for leaf in below)


def _is_over_link(table: LeafTable, row: int, kept: Flags) -> bool:
    """Whether the next text is all link, and not kept."""
    below = table.leaves[row].index + 1
    leaves = table.doc.scan.leaves
    if below >= len(leaves) or (row + 1 < table.size and kept[row + 1]):
        return False
    return is_link(leaves[below])


def drop_link_titles(table: LeafTable, kept: Flags) -> Flags:
    """Drops the headings of small boxes that hold nothing else but links into the site: "Read more" above the title
    of another story; and, below the first text, of boxes of which nothing else is kept, though they hold a text, or a
    button to press.
    """
    left, told = kept.copy(), False
    for row in rows_of(kept):
        leaf = table.leaves[row]
        if not table.heading[row]:
            told = told or bool(table.running[row])
        elif (box := leaf.element.parent) is not None:
            left[row] = not (
                _heads_links(table, leaf, box)
                or (told and (_is_left_alone(table, kept, box) or _heads_teasers(table, kept, row)))
            )
    return left


def _heads_teasers(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether nothing but links into the site stands between it and the next heading of its rank, or in the list right
    below it, and none is kept."""
    heading = table.leaves[row]
    following = rows_of(kept[row + 1 :])
    if not following or not following[0]:
        return False
    end = table.leaves[row + 1 + following[0]]
    between = [one for one in table.doc.scan.leaves[heading.index + 1 : end.index] if one.kind == "text"]
    if not "h1" < end.element.tag <= heading.element.tag and not all(
        one.element.tag == "li" for one in between
    ):
        return False
    return len(between) > 1 and all(is_link_into_site(table.doc, leaf) for leaf in between)


def _is_left_alone(table: LeafTable, kept: Flags, box: Element) -> bool:
    """Whether all but one line of the small box are left out: a prompt's title is made like the text's headings."""
    leaves = table.doc.scan.leaves_in(box)
    if not 1 < len(leaves) <= MOST_LINES:
        return False
    rows = table.rows_in(box)
    if kept[rows].sum() > 1:
        return False
    running = compress(table.leaves[rows], table.running[rows])
    return leaves[-1].element.tag == "button" or not all(map(is_in_figcaption, running))


def _heads_links(table: LeafTable, heading: Leaf, box: Element) -> bool:
    if box.first_leaf != heading.index or not 1 < box.leaf_count <= MOST_LINKS:
        return False
    below = table.doc.scan.leaves[heading.index + 1 : box.last_leaf]
    return len(below[0].text) >= LEAST_LINK and all(is_link_into_site(table.doc, leaf) for leaf in below)
