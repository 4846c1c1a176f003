"""An appeal for money that ends a text, typed like it: told by the link to give some that follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Leaf

GIVE = re.compile(
    r"(?<![a-z])(?:donat\w{0,4}|contribut\w{0,4}|support(?:-?us|er)?|spenden?|unterstuetz\w{0,6}|faire-un-don|don|dona"
    r"|patreon|paypal|ko-fi|buymeacoffee|steadyhq|opencollective)(?![a-z])",
    re.I,
)
"""In the address of the link: its host or its path."""
NEAR = 2
"""Leaves from the text's end to the link at most."""
LINES, MOST = 3, 450
"""Lines of an appeal, its title among them, and its characters."""
MAX_LINK, MAX_HREF = 40, 200


def cut_appeal(table: LeafTable, kept: Flags) -> Flags:
    """Drops the last lines from the title of an appeal on, if a link to give money stands right below them."""
    rows = rows_of(kept)
    if len(rows) <= LINES or not any(map(_gives, _below(table, rows[-1]))):
        return kept
    for start in range(rows[-1], rows[-1] - LINES, -1):
        if _is_title(table.leaves[start]):
            left = kept.copy()
            left[start:] = False
            return left if float(table.chars[kept & ~left].sum()) <= MOST else kept
    return kept


def _below(table: LeafTable, row: int) -> list[Leaf]:
    index = int(table.index[row])
    return table.doc.scan.leaves[index + 1 : index + 1 + NEAR]


def _gives(leaf: Leaf) -> bool:
    is_link = bool(leaf.hrefs) and len(leaf.text) <= MAX_LINK and leaf.link_chars == len(leaf.text)
    return is_link and any(GIVE.search(href[:MAX_HREF]) for href in leaf.hrefs)


def _is_title(leaf: Leaf) -> bool:
    """Whether it is a heading, or all of it is in bold."""
    bold = sum(end - start for start, end, kind, _ in leaf.spans if kind == "strong")
    return leaf.element.tag in HEADINGS or bold >= len(leaf.text)
