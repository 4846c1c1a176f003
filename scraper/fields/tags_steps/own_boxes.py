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
LEAST_NAMED, OF_TEXT_NAMED = 3, 2
"""The same of a box that but its class calls one of tags."""


def may_be_own(clues: Clues, first: Element) -> bool:
    """Whether tags that begin at this element may be the article's, by where they stand."""
    if not clues.is_aside(first):
        return True
    return clues.place(first).where == "below" and not clues.is_of_list(first.first_leaf)


def are_own(clues: Clues, first: Element, tags: list[str], *, named: bool = False) -> bool:
    """Whether they stand in no aside, or are of the text, as its words tell. `named`: they lead to no tags' pages."""
    if not clues.is_aside(first):
        return True
    least, part = (LEAST_NAMED, OF_TEXT_NAMED) if named else (LEAST, OF_TEXT)
    text = f"{clues.title.casefold()}\n{clues.body_text}"
    return len(tags) >= least and part * sum([tag.casefold() in text for tag in tags]) > len(tags)


def lead_to_tags(clues: Clues, links: list[Element]) -> bool:
    """Whether half of the links, or more, lead to tags' pages."""
    leading = {e.index for e in clues.link_kinds["tag"]}
    return 0 < len(links) <= 2 * sum([e.index in leading for e in links])
