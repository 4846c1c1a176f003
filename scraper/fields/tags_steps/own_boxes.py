"""The article's own tags in what is called an aside: a menu, a footer, a widget below the text. They are told from
those of the site and of other stories by the text, which has the words of some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

LEAST, OF_TEXT = 2, 3
"""One word may stand in any text; of several, more than one in so many stands in that which they are of."""


def may_be_own(clues: Clues, first: Element) -> bool:
    """Whether tags that begin at this element may be the article's, by where they stand."""
    if not clues.is_aside(first):
        return True
    return clues.place(first).where == "below" and not clues.is_of_list(first.first_leaf)


def box_may_be_own(clues: Clues, box: Element, links: list[Element]) -> bool:
    """The same of a box that its class calls one of tags: in an aside, half of its links lead to tags' pages."""
    if not clues.is_aside(box):
        return True
    leading = {e.index for e in clues.link_kinds["tag"]}
    return may_be_own(clues, box) and 0 < len(links) <= 2 * sum([e.index in leading for e in links])


def are_own(clues: Clues, first: Element, tags: list[str]) -> bool:
    """Whether they stand in no aside, or are of the text, as its words tell."""
    if not clues.is_aside(first):
        return True
    text = f"{clues.title.casefold()}\n{clues.body_text}"
    return len(tags) >= LEAST and OF_TEXT * sum([tag.casefold() in text for tag in tags]) > len(tags)
