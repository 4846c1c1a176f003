"""Where elements with a byline stand: on which side of the body, and how far from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

ABOVE, BELOW = 40, 12
"""How far from the body, in leaves, a byline may stand."""
ASIDE, STARTS = 10, 2
"""How far above the body's start it may stand in what calls itself an aside, and how far below."""


def side_of(clues: Clues, element: Element) -> str | None:
    """The side of the body on which it stands; None for asides. But "aside" for one close above the body, or first in
    it: classes such as promo, top-bar or latest are given to the article's own head, too.
    """
    place = clues.place(element)
    if not clues.is_aside(element):
        return place.where
    if place.where == "inside":
        return "aside" if element.first_leaf - clues.first_leaf < STARTS else None
    return "aside" if place.where == "above" and place.distance <= ASIDE else None


def is_near(clues: Clues, element: Element) -> bool:
    """Whether it is shown near the body, and in no aside."""
    return is_within_reach(clues, element) and not clues.is_aside(element)


def is_within_reach(clues: Clues, element: Element) -> bool:
    """Whether it is shown near the body, be it in an aside."""
    return clues.place(element).within(ABOVE, BELOW) and not element.hidden
