"""Lines around the body that hold a date, and what their words say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.caption_places import is_in_figcaption
from scraper.fields.date_steps.marked import MAX_TEXT, MIN_TEXT, is_readers, without_stamp
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import (
    GLUED,
    TWO_FIGURES,
    goes_on_to_change,
    publication_told,
    says_modified,
    says_published,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

MAX_LABEL = 40
"""The words that say which day a line tells stand in so many characters, or before the first figure."""
MAX_BEFORE = 25
"""A shorter line before one with a day may be its label."""
MAX_START = 60
"""Characters of a longer line in which the day may stand that it begins with."""
ABOVE, BELOW, ASIDE = 45, 8, 12
"""How far from the body's edges, in leaves, a date is looked for, and how far in what looks like an aside."""
MAX_LOST = 80
"""How many of the page's first leaves are read where no body was found."""
HEAD, LAST, FOOTER = 8, 3, 20
"""How many lines may stand above the h1 in the article's head, end its body, and end the page."""
STARTS, STANDFIRST, HEAD_INSIDE = 5, 2, 8
"""How many of the body's first lines may begin with a day, be a standfirst above it, and be of the article's head."""


def may_be_dated(lines: list[Leaf], most: int = MAX_TEXT, least: int = 0) -> list[Leaf]:
    """The lines of so many characters that may hold a date."""
    return [leaf for leaf in lines if least < len(leaf.text) <= most and TWO_FIGURES.search(leaf.text)]


def dated_lines_of_head(clues: Clues) -> list[Leaf]:
    """The short lines of the article's head that may hold a date, from the top."""
    return may_be_dated(clues.head_lines(HEAD_INSIDE))


def dated_lines(clues: Clues, inside: int) -> Iterator[Reading]:
    """Of short lines, `inside` of them at the body's start; of lines that a day begins; of those below the body that
    tell of its publication; and of the page's footer, where that tells of a change.
    """
    yield from _short_lines(clues, inside)
    yield from _openings(clues)
    yield from _published_below(clues)
    for leaf in may_be_dated(clues.doc.scan.leaves[-FOOTER:]):
        if says_modified(leaf.text):
            yield from read(clues, "footer_modified", leaf.text)


def _short_lines(clues: Clues, inside: int) -> Iterator[Reading]:
    """Short lines that hold a date, around the body's start and end."""
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    for step, low, high in (
        ("text_above", _head(clues, start), start if clues.region.found else MAX_LOST),
        ("text_inside", start, start + inside),
        ("text_below", end - LAST, end + BELOW),
    ):
        for leaf in may_be_dated(clues.doc.scan.leaves[max(0, low) : max(0, high)], least=MIN_TEXT):
            yield from _line(clues, leaf, step)


def _openings(clues: Clues) -> Iterator[Reading]:
    """The days that long lines at the body's start begin with."""
    for leaf in clues.head_lines(STARTS, HEAD):
        opening = leaf.text[:MAX_START]
        if len(leaf.text) > MAX_TEXT and TWO_FIGURES.search(opening):
            yield from read(clues, "text_start", opening)


def _published_below(clues: Clues) -> Iterator[Reading]:
    """Lines below the body, or at its end, that tell of its publication."""
    for leaf in may_be_dated(clues.end_lines(LAST, 4 * BELOW), 3 * MAX_TEXT):
        if says_published(leaf.text) and not clues.is_aside(leaf.element):
            yield from read(clues, "words_below", leaf.text)


def _line(clues: Clues, leaf: Leaf, step: str) -> Iterator[Reading]:
    if is_in_figcaption(leaf):
        return
    if clues.is_aside(leaf.element):
        if clues.distance_of(leaf) <= ASIDE and not is_readers(leaf.inner):
            yield from read(clues, "text_aside", leaf.text)
        return
    before = clues.doc.scan.leaves[leaf.index - 1].text if leaf.index else ""
    figures = TWO_FIGURES.search(leaf.text)
    label = leaf.text[: max(MAX_LABEL, figures.start() if figures else 0)]
    label += " " + before if len(before) < MAX_BEFORE else ""
    told = publication_told(leaf.text) if step == "text_above" else ""
    if told and says_modified(leaf.text.removesuffix(told)):
        yield from read(clues, "words_above", told, clues.distance_of(leaf))
        step = "updated_above"
    elif says_modified(label) and not goes_on_to_change(leaf.text):
        step = f"updated_{step.removeprefix('text_')}"
    elif (step == "text_above" or _is_below_standfirst(clues, leaf)) and says_published(label):
        step = "words_above"
    text = without_stamp(clues.line_text(leaf) if GLUED.search(leaf.text) else leaf.text)
    yield from read(clues, step, text, clues.distance_of(leaf))


def _is_below_standfirst(clues: Clues, leaf: Leaf) -> bool:
    """Whether it is one of the body's first lines, where its head goes on."""
    return clues.first_leaf < leaf.index <= clues.first_leaf + STANDFIRST


def _head(clues: Clues, start: int) -> int:
    """Where the article's head begins: its h1, if one stands above the body, else so many leaves above."""
    h1s = [e.first_leaf for e in clues.doc.scan.by_tag.get("h1", ()) if e.first_leaf < start]
    top = h1s[-1] - HEAD if h1s else start - ABOVE
    return max(0, min(top, start - ABOVE), start - 3 * ABOVE)
