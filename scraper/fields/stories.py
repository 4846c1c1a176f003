"""Whether a line below the text is of another story in a list of them: it stands under that story's title, and its like
under the next title or the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.headings import SUBHEADINGS
from scraper.fields.names.eastern import is_eastern

if TYPE_CHECKING:
    from scraper.document import Leaf

UNDER, APART = 4, 8
"""How many lines under its title a story's line may be, and how far apart titles stand, in leaves."""
MIN_SPACES, MIN_EASTERN = 3, 9
"""A title has as many spaces, or signs where words have none between: a writer's name over a biography has fewer."""


def is_of_list(leaves: list[Leaf], at: int, end: int) -> bool:
    """Whether the leaf of this index is, where the text ends before the leaf `end`."""
    under = _lines_under_title(leaves[max(end, at - UNDER) : at + 1])
    if not under:
        return False
    title, line = leaves[at - under], leaves[at]
    first, last = max(end, at - under - APART), min(at + APART, len(leaves))
    others = [
        other
        for other in (*range(first, at - 2 * under), *range(at, last))
        if leaves[other].element.tag == title.element.tag
    ]
    return any([_has_line(leaves[other : other + under + 1], title, line) for other in others])


def _lines_under_title(leaves: list[Leaf]) -> int:
    """How many lines below its title the last of them stands; 0 where no title is near."""
    above = leaves[-2 : -2 - UNDER : -1]
    return next((under for under, leaf in enumerate(above, 1) if _is_title(leaf)), 0)


def _is_title(leaf: Leaf) -> bool:
    """Whether it is a heading, or all link, and as long as titles are."""
    text = leaf.text
    if leaf.element.tag not in SUBHEADINGS and leaf.link_chars < max(len(text), 1):
        return False
    return text.count(" ") >= MIN_SPACES or (len(text) >= MIN_EASTERN and is_eastern(text))


def _has_line(story: list[Leaf], title: Leaf, line: Leaf) -> bool:
    """Whether the leaves are another story, from a title like this one's to a line like this one."""
    makes = [leaf.element.make for leaf in story if leaf.text]
    begins = bool(makes) and makes[0] == title.element.make and _is_title(story[0])
    return (
        begins and len(makes) > 1 and makes[-1] == line.element.make and title.element.make not in makes[1:-1]
    )
