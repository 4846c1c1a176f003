"""Bylines in boxes of one class side by side, each with one writer."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of
from scraper.fields.byline_steps.marked import (
    AUTHOR_CLASS,
    MAX_TEXT,
    NO_BYLINE,
    has_other_job,
    is_in_caption,
    people_in,
)
from scraper.fields.byline_steps.sides import is_near
from scraper.fields.choice import Reading
from scraper.fields.names.compare import is_full, unique
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import lead_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scraper.article import Person
    from scraper.document import Element
    from scraper.fields.clues import Clues

_PARTED = re.compile(r"[\n()]")
LEAVES_APART = 3
"""How many leaves from one box's beginning to the next: a name, a job, a place."""


def of_twins(clues: Clues) -> Iterator[Reading]:
    """Boxes of one class side by side, each with one name: a byline where each writer has a box."""
    yield from _of_boxes(clues, _side_by_side)


def of_cards(clues: Clues) -> Iterator[Reading]:
    """The same of boxes with nothing between: of several who are declared, Ghost calls all but one contributors."""
    yield from _of_boxes(clues, lambda _, elements: _touching(elements))


def _of_boxes(clues: Clues, beside: Callable[[Clues, list[Element]], list[Element]]) -> Iterator[Reading]:
    groups: dict[str, list[Element]] = {}
    for element in clues.named("author"):
        groups.setdefault(element.names, []).append(element)
    for names, group in groups.items():
        if len(group) < 2 or not AUTHOR_CLASS.search(names):
            continue
        near = [e for e in group if e.tag not in NO_BYLINE and is_near(clues, e) and not is_in_caption(e)]
        boxes = [element for element in beside(clues, near) if not _is_of_other_job(element)]
        people = [person for element in boxes for person in _owner(clues, element)]
        if len(people) == len(boxes) == len(unique(people)) > 1:
            place = clues.place(boxes[0])
            raw = " | ".join([clues.text_of(e)[:100] for e in boxes])
            yield Reading(f"twins_{place.where}", people, raw, distance=place.distance)


def _side_by_side(clues: Clues, elements: list[Element]) -> list[Element]:
    """The first of the elements, and those that follow with no more than a job or a place between, or at once. Within
    the text stand the writers of stories to read next, too: a paragraph and a headline apart.
    """
    run = elements[:1]
    for element in elements[1:]:
        apart = LEAVES_APART if clues.place(element).where == "above" else LEAVES_APART - 1
        if element.first_leaf - run[-1].first_leaf > apart and not _touch(run[-1], element):
            break
        run.append(element)
    return run


def _touching(elements: list[Element]) -> list[Element]:
    """The first of the elements, and those that follow at once."""
    pairs = takewhile(lambda pair: _touch(*pair), pairwise(elements))
    return [*elements[:1], *[after for _, after in pairs]]


def _touch(box: Element, after: Element) -> bool:
    return after.parent is box.parent and after.first_leaf == box.last_leaf


def _is_of_other_job(element: Element) -> bool:
    """Whether a word behind the name, in the box or right behind it, says that it is no writer's: "Bo Roe (photos)"."""
    behind = _PARTED.split(pieces_of(element))[1:]
    return has_other_job(element) or any(map(lead_words().is_other_job, behind))


def _owner(clues: Clues, element: Element) -> list[Person]:
    """The one writer whom the box names; nobody where it names several, or a lead-in says that it is no writer's."""
    boxes = (element, element.parent) if element.parent is not None else (element,)
    if any([lead_of(clues.text_of(box)[:MAX_TEXT]) in ("other", "contributor") for box in boxes]):
        return []
    people = people_in(clues, element)
    return people if len(people) == 1 and (is_full(people[0].name) or people[0].kind != "person") else []
