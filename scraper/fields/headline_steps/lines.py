"""Headlines of pages without a heading: a line that the page's title repeats, or that is set large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.choice import Option, Reading
from scraper.fields.headline_steps.text import MAX_CHARS, MIN_ALONE, tidy
from scraper.fields.names.compare import fold
from scraper.fields.names.parse import lead_of

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

LINES_ABOVE, LINES_INSIDE = 15, 3
"""How far above the body's start, and below, such a line may stand."""
LARGE = frozenset(("5", "6", "7", "+2", "+3", "+4"))
"""Sizes of `<font>`, of which 3 is the usual."""
MARKED, TITLED = frozenset(("class_title", "itemprop")), frozenset(("title", "title_part"))
"""Steps of which two that agree leave no doubt where the headline ends."""
LARGE_INSIDE = 8
"""Leaves into what holds the text where such a line may stand: old pages have one cell for all."""


def rest_of_title(clues: Clues) -> str:
    """What follows the title's first colon, if it is a line of its own near the text, or the site's name stands before
    it: blogs and lists name themselves there ("Brass Lantern: A lamp in each hand").
    """
    before, _, rest = clues.title.partition(": ")
    if not rest or fold(before).replace(" ", "") in clues.squashed_sites:
        return rest
    near = [leaf.text for leaf in clues.head_lines(LINES_INSIDE, LINES_ABOVE) if rest in leaf.text]
    return rest if any([rest in text.split("\n") for text in near]) else ""


def line_readings(clues: Clues, grouped: dict[str, Option]) -> list[Reading]:
    """Where the page has no h1: the line nearest above the body, or to its start, that says what a title or a part of
    it says, or begins so and goes on; or one in large letters that is nearer.
    """
    first = max(clues.first_leaf, 0)
    at, large = _large_line(clues, first)
    whole = any([o.steps & MARKED and o.steps & TITLED for o in grouped.values()])
    longer = () if whole else tuple([f"{key} " for key in grouped if len(key) >= MIN_ALONE])
    for leaf in reversed(clues.head_lines(LINES_INSIDE, LINES_ABOVE)):
        if leaf.index <= at < first:
            break
        for line in leaf.text[:MAX_CHARS].split("\n"):
            key = fold(tidy(line)) if len(line) > 3 else ""
            if key in grouped or (longer and key.startswith(longer)) or _is_most_of_title(clues, key):
                return [Reading("line", line, line)]
    return [Reading("line", large, large)] if large else []


def _is_most_of_title(clues: Clues, key: str) -> bool:
    """Whether the title is the line and by whom it is: "The Clerk and the Map, by Ann Lee"."""
    if len(key) < MIN_ALONE or not (title := fold(clues.title)).startswith(f"{key} "):
        return False
    return lead_of(title[len(key) :]) == "author"


def _large_line(clues: Clues, first: int) -> tuple[int, str]:
    """The line nearest to the body's start that is set in letters twice as large, as pages did before style sheets, and
    its place.
    """
    reach = range(first - LINES_ABOVE, first + LARGE_INSIDE)
    fonts = [e for e in clues.doc.scan.by_tag.get("font", ()) if e.attrs.get("size") in LARGE]
    near = [e for e in fonts if e.first_leaf in reach]
    if not near:
        return -1, ""
    nearest = min(near, key=lambda e: (e.first_leaf > first, abs(e.first_leaf - first)))
    text = " ".join((nearest.node.text() or "").split())
    return (nearest.first_leaf, text) if MIN_ALONE <= len(text) <= MAX_CHARS else (-1, "")
