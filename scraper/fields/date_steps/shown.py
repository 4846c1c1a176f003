"""Dates that a page shows: marked up, in `<time>`, in elements that say date, in lines around the body."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from scraper.document.captions import is_in_figcaption
from scraper.fields.date_steps.steps import MARKED_ABOVE, read
from scraper.fields.date_steps.words import (
    TWO_FIGURES,
    goes_on_to_change,
    says_modified,
    says_published,
    tells_change,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scraper.document import Element, Leaf
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues, Place

_IN_SOURCE = re.compile(r"20[0-3]\d([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)(?<![\d.-].{10})")
"""A day in figures. It starts with two plain ones, which are sought fast; what stands before it is looked at last."""
_GLUED = re.compile(r"[a-zß-ž]\d|\d{4}[\dA-Z]")
"""A figure right after a name, or after a year: "Ann Lee12 May 20264 minutes"."""
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?=\w|$)")
"""A machine's, hidden by a style, that touches what readers see: "2026-05-12T08:00:00+00:00May 11, 2026"."""
MAX_LABEL = 40
"""The words that say which day a line tells stand in so many characters, or before the first figure."""
MAX_TEXT = 160
"""A line that says when is no longer than this."""
ABOVE, INSIDE, BELOW, ASIDE = 45, 5, 8, 12
"""How far from the body's edges, in leaves, a date is looked for, and how far in what looks like an aside."""
FAR_INSIDE = 7
"""Where no publication is declared: the standfirst, a picture, its caption and a byline stand before the date."""
COMMENT_REACH = 5
"""Elements above a time that may be the comment which it is of."""
MAX_LAST, MAX_CLASSES, MAX_TIMES, TIME_REACH = 60, 25, 40, 40


def shown_dates(clues: Clues, published: set[date]) -> Iterator[Reading]:
    """The best marked first; no further, once marks above the text tell exactly the day that is declared as
    `published`.
    """
    inside = INSIDE if published else FAR_INSIDE
    for step in (_machine_dates, _classes, partial(_lines, inside=inside)):
        found = list(step(clues))
        yield from found
        if len(published) == 1 and {r.value.date for r in found if r.step in MARKED_ABOVE} == published:
            return


def _machine_dates(clues: Clues) -> Iterator[Reading]:
    """What was made to say it: itemprop and `<time>`."""
    yield from _itemprops(clues)
    yield from _times(clues)


def last_resort(clues: Clues) -> Iterator[Reading]:
    """For pages on which no step found any date: short lines anywhere, then the source's own text."""
    count = 0
    for leaf in clues.doc.scan.leaves:
        if 5 < len(leaf.text) <= MAX_TEXT // 2 and TWO_FIGURES.search(leaf.text):
            yield from read(clues, "anywhere", leaf.text)
            if (count := count + 1) > MAX_LAST:
                break
    for match in islice(_IN_SOURCE.finditer(clues.doc.html), MAX_LAST):
        yield from read(clues, "source", match[0])


def _itemprops(clues: Clues) -> Iterator[Reading]:
    for prop in ("datepublished", "datecreated", "datemodified"):
        step = "itemprop_modified" if prop == "datemodified" else "itemprop"
        for element in clues.itemprop.get(prop, [])[:4]:
            if not clues.is_aside(element):
                yield from read(clues, step, machine_date(element) or clues.text_of(element)[:MAX_TEXT])


def machine_date(element: Element) -> str | None:
    """The date that an element gives in an attribute, for machines."""
    return element.attrs.get("datetime") or element.attrs.get("content") or element.attrs.get("title")


def _times(clues: Clues) -> Iterator[Reading]:
    """`<time>`, by its datetime (or its text where that is no date)."""
    for element in clues.doc.scan.by_tag.get("time", [])[:MAX_TIMES]:
        place = clues.place(element)
        if place.distance > TIME_REACH and clues.region.found:
            continue
        if clues.is_aside(element):
            if _is_readers(element):
                continue
            step = "time_aside"
        else:
            modified = _is_modified(clues, element)
            step = f"{'updated' if modified else 'time'}_{_side(place)}"
        readings = list(read(clues, step, element.attrs.get("datetime"), place.distance))
        text = clues.text_of(element)[:MAX_TEXT]
        if not readings or says_published(text):
            readings = _of_day(readings, list(read(clues, step, text, place.distance)))
        yield from readings


def _of_day(machine: list[Reading], shown: list[Reading]) -> list[Reading]:
    """What a `<time>` tells machines, unless it shows another day as that of publication: some tell them the change."""
    if machine and (not shown or machine[0].value.date == shown[0].value.date):
        return machine
    return shown


def _is_readers(element: Element) -> bool:
    """Whether it stands in a reader's comment."""
    return any("comment" in around.names for around in (element, *element.ancestors(COMMENT_REACH)))


def _is_modified(clues: Clues, element: Element) -> bool:
    around = element.names + " " + (element.parent.names if element.parent else "")
    text = clues.text_of(element.parent)[:60] if element.parent else ""
    return "updated" in around.split() or "modified" in around or says_modified(text)


def _side(place: Place) -> str:
    return "above" if place.where == "lost" else place.where


def _classes(clues: Clues) -> Iterator[Reading]:
    """Short elements whose class or id speaks of a date."""
    seen = 0
    for element in clues.named("date"):
        if element.tag == "time" or not _within_reach(clues, element):
            continue
        for key, value in element.attrs.items():
            if value and (key == "title" or key.startswith("data-")) and _is_dated(key, value):
                yield from read(clues, "attribute", value)
        if text := _dated_text(clues, element):
            seen += 1
            place = clues.place(element)
            step = "class_aside" if clues.is_aside(element) else f"class_{_side(place)}"
            step = f"updated_{_side(place)}" if tells_change(text) or _is_change(element, text) else step
            yield from read(clues, step, _without_stamp(text), place.distance)
        if seen > MAX_CLASSES:
            return


def _is_change(element: Element, text: str) -> bool:
    """Whether it is the `updated` of a feed (hAtom); only of a machine's stamp, since readers see another day beside
    it.
    """
    return "updated" in element.names.split() and _STAMP.fullmatch(text) is not None


def _without_stamp(text: str) -> str:
    """The text without a machine's stamp, if another day follows."""
    stamp = _STAMP.search(text) if "T" in text else None
    if stamp is None or not TWO_FIGURES.search(text, stamp.end()):
        return text
    return f"{text[: stamp.start()]} {text[stamp.end() :]}"


def _is_dated(key: str, value: str) -> bool:
    named = key == "title" or "date" in key or "time" in key or "publish" in key
    return named and len(value) < 60 and TWO_FIGURES.search(value) is not None


def _dated_text(clues: Clues, element: Element) -> str:
    """The element's text if it is short and may hold a date, else ""."""
    leaves = clues.doc.scan.leaves[element.first_leaf : max(element.last_leaf, element.first_leaf + 1)]
    if len(leaves) > 7 or not any(TWO_FIGURES.search(leaf.text) for leaf in leaves):
        return ""
    text = clues.text_of(element)
    return text if 5 < len(text) <= MAX_TEXT and TWO_FIGURES.search(text) else ""


def _within_reach(clues: Clues, element: Element) -> bool:
    at, first, last = element.first_leaf, clues.first_leaf, clues.last_leaf
    if first < 0:
        return True
    return first - ABOVE <= at < first + 2 * INSIDE or last - 2 * INSIDE <= at <= last + BELOW


def _lines(clues: Clues, inside: int) -> Iterator[Reading]:
    """Short lines around the body's start and end that hold a date, and the head of the body itself."""
    leaves = clues.doc.scan.leaves
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    head = _head(clues, start)
    for step, low, high in (
        ("text_above", head, start if clues.region.found else 80),
        ("text_inside", start, start + inside),
        ("text_below", end - 3, end + BELOW),
    ):
        for leaf in leaves[max(0, low) : max(0, high)]:
            if 5 < len(leaf.text) <= MAX_TEXT and TWO_FIGURES.search(leaf.text):
                yield from _line(clues, leaf, step)
    for leaf in leaves[max(0, start - 8) : start + INSIDE]:
        if len(leaf.text) > MAX_TEXT and TWO_FIGURES.search(leaf.text[:60]):
            yield from read(clues, "text_start", leaf.text[:60])
    for leaf in leaves[max(0, end - 3) : end + 4 * BELOW]:
        if len(leaf.text) > 3 * MAX_TEXT or not TWO_FIGURES.search(leaf.text):
            continue
        if says_published(leaf.text) and not clues.is_aside(leaf.element):
            yield from read(clues, "words_below", leaf.text)
    for leaf in leaves[-20:]:
        if len(leaf.text) <= MAX_TEXT and TWO_FIGURES.search(leaf.text) and says_modified(leaf.text):
            yield from read(clues, "footer_modified", leaf.text)


def _line(clues: Clues, leaf: Leaf, step: str) -> Iterator[Reading]:
    if is_in_figcaption(leaf):
        return
    if clues.is_aside(leaf.element):
        if clues.distance_of(leaf) <= ASIDE:
            yield from read(clues, "text_aside", leaf.text)
        return
    before = clues.doc.scan.leaves[leaf.index - 1].text if leaf.index else ""
    figures = TWO_FIGURES.search(leaf.text)
    label = leaf.text[: max(MAX_LABEL, figures.start() if figures else 0)]
    label += " " + before if len(before) < 25 else ""
    if says_modified(label) and not goes_on_to_change(leaf.text):
        step = f"updated_{step.removeprefix('text_')}"
    elif step == "text_above" and says_published(label):
        step = "words_above"
    text = _without_stamp(clues.line_text(leaf) if _GLUED.search(leaf.text) else leaf.text)
    yield from read(clues, step, text, clues.distance_of(leaf))


def _head(clues: Clues, start: int) -> int:
    """Where the article's head begins: its h1, if one stands above the body, else so many leaves above."""
    h1s = [e.first_leaf for e in clues.doc.scan.by_tag.get("h1", ()) if e.first_leaf < start]
    top = h1s[-1] - 8 if h1s else start - ABOVE
    return max(0, min(top, start - ABOVE), start - 3 * ABOVE)
