"""Dates that markup marks: itemprop, `<time>`, elements whose class or id speaks of a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import (
    GLUED,
    TWO_FIGURES,
    goes_on_to_change,
    publication_told,
    says_modified,
    says_published,
    tells_change,
)
from scraper.fields.times.moment import is_midnight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues, Place
    from scraper.fields.times.moment import Moment

_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?=\w|$)")
"""A machine's, hidden by a style, that touches what readers see: "2026-05-12T08:00:00+00:00May 11, 2026"."""
TIME_REACH = 40
"""How far from the body's edges, in leaves, a `<time>` may stand."""
COMMENT_REACH = 5
"""Elements above a time that may be the comment which it is of."""
MIN_TEXT, MAX_TEXT = 5, 160
"""What says when is no shorter and no longer than this."""
MAX_VALUE, MAX_AROUND = 60, 60
"""Characters of an attribute that is a date, and of the text around a `<time>` that may say it is of a change."""
MAX_LEAVES = 7
_LAST_FIGURE = re.compile(r".*\d", re.S)
RDFA = ("schema:dateCreated", "schema:datePublished", "dc:date dc:created")
MAX_ITEMPROPS, MAX_TIMES, MAX_CLASSES = 4, 40, 25


def machine_dates(clues: Clues) -> Iterator[Reading]:
    """What was made to say it: itemprop and `<time>`."""
    yield from _itemprops(clues)
    yield from _times(clues)


def _itemprops(clues: Clues) -> Iterator[Reading]:
    for prop in ("datepublished", "datecreated", "datemodified"):
        step = "itemprop_modified" if prop == "datemodified" else "itemprop"
        for element in clues.itemprop.get(prop, [])[:MAX_ITEMPROPS]:
            if not clues.is_aside(element):
                yield from read(clues, step, machine_date(element) or clues.text_of(element)[:MAX_TEXT])
    yield from _rdfa(clues)


def _rdfa(clues: Clues) -> Iterator[Reading]:
    """What Drupal writes into a span of the article: `property="schema:dateCreated" content="2026-..."`."""
    spans = [span for span in clues.doc.scan.by_tag.get("span", ()) if "property" in span.attrs]
    dated = [span for span in spans if span.attrs["property"] in RDFA and span.attrs.get("content")]
    for span in dated[:1]:
        yield from read(clues, "itemprop", span.attrs["content"])


def machine_date(element: Element) -> str | None:
    """The date that an element gives in an attribute, for machines."""
    return element.attrs.get("datetime") or element.attrs.get("content") or element.attrs.get("title")


def _times(clues: Clues) -> Iterator[Reading]:
    """`<time>`, but for those of readers' comments and those far away."""
    for element in clues.doc.scan.by_tag.get("time", [])[:MAX_TIMES]:
        place = clues.place(element)
        is_far = place.distance > TIME_REACH and clues.region.found
        if not is_far and not (clues.is_aside(element) and is_readers(element)):
            yield from _time(clues, element, place)


def changed_times(clues: Clues) -> Iterator[Reading]:
    """Those of them that tell of a change at the text's head."""
    for reading in _times(clues):
        if reading.step in ("updated_above", "updated_inside"):
            yield reading


def _time(clues: Clues, element: Element, place: Place) -> list[Reading]:
    """What a `<time>` tells by its datetime, or by its text where that is no date."""
    step = _step_of(clues, element, place)
    told = element.attrs.get("datetime") or element.attrs.get("title")
    machine = list(read(clues, step, told, place.distance))
    text = _shown(clues, element)[:MAX_TEXT]
    if machine and not says_published(text) and _is_sure(machine[0].value):
        return machine
    return of_day(machine, list(read(clues, step, text, place.distance)))


def _shown(clues: Clues, element: Element) -> str:
    """Its text, apart where style alone parts a day from what follows: "March 1, 20267:00 AM"."""
    text = clues.text_of(element)
    return pieces_of(element) if GLUED.search(text) else text


def _step_of(clues: Clues, element: Element, place: Place) -> str:
    if clues.is_aside(element):
        return "time_aside"
    return f"{'updated' if _is_modified(clues, element) else 'time'}_{_side(place)}"


def of_day(machine: list[Reading], shown: list[Reading]) -> list[Reading]:
    """What a `<time>` tells machines, unless it shows another day as that of publication: some tell them the change."""
    if machine and (not shown or machine[0].value.date == shown[0].value.date):
        return shown if shown and _is_less_sure(machine[0].value, shown[0].value) else machine
    return shown


def _is_less_sure(machine: Moment, shown: Moment) -> bool:
    """Whether it is a mere day, or the hour that software gives one, or another clock than readers see, of no said zone
    or of midnight."""
    if shown.hour is None or machine.hour is None:
        return shown.hour is not None or is_of_day(machine)
    is_other = (machine.hour, machine.minute) != (shown.hour, shown.minute)
    return is_other and (machine.offset is None or _is_local_midnight(machine))


def _is_sure(machine: Moment) -> bool:
    """Whether it is a moment of a said zone that is not an hour of software's."""
    return machine.offset is not None and not is_of_day(machine) and not _is_local_midnight(machine)


def _is_local_midnight(machine: Moment) -> bool:
    return is_midnight(machine) and machine.offset != 0


def is_of_day(moment: Moment) -> bool:
    """Whether it is an hour that software gives a mere day: midnight in UTC, or noon there (Drupal), which is of that
    day nearly everywhere.
    """
    return moment.offset == 0 and moment.hour in (0, 12) and not (moment.minute or moment.second)


def is_readers(element: Element) -> bool:
    """Whether it stands in a reader's comment."""
    return any("comment" in around.names for around in element.upwards(COMMENT_REACH))


def _is_modified(clues: Clues, element: Element) -> bool:
    around = element.names + " " + (element.parent.names if element.parent else "")
    if _is_of_both(element):
        return False
    if "updated" in around.split() or "modified" in around:
        return True
    text = clues.text_of(element.parent)[:MAX_AROUND] if element.parent else ""
    if not says_modified(text):
        return False
    before, own, behind = text.partition(clues.text_of(element) or "\n")
    return says_modified(before) or not (own and goes_on_to_change(own + behind))


def _is_of_both(element: Element) -> bool:
    """Whether it is called `updated`, as themes of WordPress have it, and by class or `itemprop` the publication's."""
    if "updated" not in (words := element.names.split()):
        return False
    published = any([word.endswith("published") for word in words])
    return published or element.attrs.get("itemprop") == "datePublished"


def _side(place: Place) -> str:
    return "above" if place.where == "lost" else place.where


def classed_dates(clues: Clues) -> Iterator[Reading]:
    """Short elements whose class or id speaks of a date, but for those of readers' comments."""
    seen = 0
    for element in clues.named("date"):
        if element.tag == "time":
            continue
        yield from _attributes(clues, element)
        is_aside = clues.is_aside(element)
        if (text := _dated_text(clues, element)) and not (is_aside and is_readers(element)):
            seen += 1
            place = clues.place(element)
            step = "class_aside" if is_aside else f"class_{_side(place)}"
            if tells_change(text) or _is_change(element, text) or _is_labelled_change(clues, element, text):
                yield from read(clues, step, publication_told(text), place.distance)
                step = f"updated_{_side(place)}"
            yield from read(clues, step, without_stamp(text), place.distance)
        if seen > MAX_CLASSES:
            return


def _attributes(clues: Clues, element: Element) -> Iterator[Reading]:
    """The dates that it has for scripts, or shows under the mouse."""
    for key, value in element.attrs.items():
        if value and (key == "title" or key.startswith("data-")) and _is_dated(key, value):
            yield from read(clues, "words_above" if says_published(value) else "attribute", value)


def _is_change(element: Element, text: str) -> bool:
    """Whether it is the `updated` of a feed (hAtom); only of a machine's stamp, since readers see another day beside
    it.
    """
    return "updated" in element.names.split() and _STAMP.fullmatch(text) is not None


def _is_labelled_change(clues: Clues, element: Element, text: str) -> bool:
    """Whether it stands behind another day in its line, and the words between are of a change: "Published 3 May Updated
    4 May".
    """
    leaves = clues.doc.scan.leaves[element.first_leaf : element.first_leaf + 1]
    before, found, _ = leaves[0].text.partition(text) if leaves else ("", "", "")
    figure = _LAST_FIGURE.match(before) if found else None
    return figure is not None and says_modified(before[figure.end() :])


def without_stamp(text: str) -> str:
    """The text without a machine's stamp, if another day follows."""
    stamp = _STAMP.search(text) if "T" in text else None
    if stamp is None or not TWO_FIGURES.search(text, stamp.end()):
        return text
    return f"{text[: stamp.start()]} {text[stamp.end() :]}"


def _is_dated(key: str, value: str) -> bool:
    named = key == "title" or "date" in key or "time" in key or "publish" in key
    return named and len(value) < MAX_VALUE and TWO_FIGURES.search(value) is not None


def _dated_text(clues: Clues, element: Element) -> str:
    """The element's text if it is short and may hold a date, else ""."""
    leaves = clues.doc.scan.leaves[element.first_leaf : max(element.last_leaf, element.first_leaf + 1)]
    if len(leaves) > MAX_LEAVES or not any(TWO_FIGURES.search(leaf.text) for leaf in leaves):
        return ""
    text = _shown(clues, element)
    return text if MIN_TEXT < len(text) <= MAX_TEXT and TWO_FIGURES.search(text) else ""
