"""Lines that say who wrote the text as plainly as a "By": brackets that open the text or sign it, a name beside its
owner's address or job, a name in the head that the box about the author repeats.

They are asked where only the house is declared, which houses do for all that they publish.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import SUBHEADINGS
from scraper.fields.byline_steps.bios import noted_last
from scraper.fields.byline_steps.divided_lines import dated_parts
from scraper.fields.byline_steps.joined import BY_WORD, join_of
from scraper.fields.byline_steps.lines import is_bracketed
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_all_of, are_full, are_full_persons, fold
from scraper.fields.names.eastern import has_desk, is_eastern, wired_names
from scraper.fields.names.parse import lead_of, parse_names
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

OPENING, ENDING, AFTER = 3, 14, 12
"""How many of the text's first lines, of its last, and of those after it are read."""
LABELLED, BRACKETS_AFTER = 4, 4
INSIDE = 9
MAX_LINE, MAX_NAME, MAX_JOB, MAX_JOB_WORDS = 200, 40, 60, 6
MAX_LISTED = 3
"""How many words a name may have where only its place says what it is."""
CARD = 4
"""How many lines the name, the job and the picture of one writer take."""
NO_NAME = frozenset(("li", "h1", "button", "label", "figcaption"))
NO_JOBS = frozenset(
    "read min minutes ago follow email share bio biography photo photos image images updated published posted"
    " medically reviewed fact checked graphic graphics".split()
)
"""Words that no line with a writer's job has, though some count as jobs elsewhere."""
_OPENED = re.compile(r"\s*+([^〔【\[［（(，,。、\n]{0,24})[〔【\[［（(]([^〕】\]］）)\n]{3,40})[〕】\]］）)]")
_FROM = re.compile(r"^[^＝=\s]{1,12}[＝=](?=[^＝=]{2,12}$)")
"""The place before the reporter: "【霧ケ浦＝相馬悠里】"."""
_REPORTER = re.compile(r"^\S{0,8}(?:記者|记者|特派員)|(?:기자|특파원)$")
_LABEL = re.compile(r"[^:：\n]{2,30}[:：]\s*[^\W\d_]")
_PLACED = re.compile(r"([^\W\d_]{3,20}) [-–—] ([^\W\d_][^\n]{4,40})$")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_SENTENCE = re.compile(r"[.!?…。！？:：;\d]")
_FIGURE = re.compile(r"\d")


def signed_lines(clues: Clues, boxes: list[Reading]) -> Iterator[Reading]:
    """The readings of such lines. `boxes`: what classes say near the text."""
    yield from _opening(clues)
    yield from _bracketed(clues)
    yield from mailed(clues)
    yield from _labelled(clues)
    yield from _listed_last(clues)
    yield from noted_last(clues)
    head = clues.head_lines(INSIDE)
    shown = [leaf for leaf in head if leaf.text]
    yield from dated_parts(clues, shown)
    yield from _titled(clues, head)
    yield from _below_headline(clues, shown)
    yield from _after_place(clues, shown)
    yield from _boxed(clues, boxes, shown)


def mailed(clues: Clues) -> Iterator[Reading]:
    """Full names at the text's end, each in a line with its owner's address; right under a heading such a line says
    whom to ask.
    """
    leaves = clues.doc.scan.leaves
    for leaf in _last_lines(clues, AFTER):
        text = leaf.text
        if "@" not in text or len(text) > MAX_LINE or clues.is_aside(leaf.element):
            continue
        if leaf.index and leaves[leaf.index - 1].element.tag in SUBHEADINGS:
            continue
        people = _of_addresses(text)
        if people:
            step = "twins_inside" if len(people) > 1 else "words_below"
            yield Reading(step, people, text, distance=1, signs=True)
            return


def _of_addresses(text: str) -> list[Person]:
    """The names that stand before addresses; nobody if anything else stands there: a telephone's number."""
    people: list[Person] = []
    pieces = _ADDRESS.split(text)
    for piece in pieces[:-1]:
        found = parse_names(piece.strip(" \n,|/<("), strict=True)
        if len(found) != 1 or not are_full(found) or len(piece) > MAX_NAME or _FIGURE.search(piece):
            return []
        people += found
    return [] if pieces[-1].strip(" \n,|/>)") else people


def _opening(clues: Clues) -> Iterator[Reading]:
    """The reporter in brackets at the start of the text: "〔記者柯姵宜／溪湳報導〕"; or after place and day there:
    "本报云汀11月17日电（记者周岚）".
    """
    start = max(clues.first_leaf, 0)
    for leaf in clues.doc.scan.leaves[start : start + OPENING]:
        opened = _OPENED.match(leaf.text)
        if opened is None or not is_eastern(inner := opened[2]):
            continue
        if opened[1] and not _REPORTER.search(inner):
            continue
        name, places = _FROM.subn("", wired_names(inner))
        people = parse_names(name, strict=True) if places or _REPORTER.search(inner) else []
        if are_full(people):
            yield Reading("words_inside", people, inner, distance=1, signs=True)
            return


def _bracketed(clues: Clues) -> Iterator[Reading]:
    """The reporter in brackets that are all of a line: near the text's end after a desk ("（報道部 佐久間理沙）"), or
    alone on its last line or the next.
    """
    for leaf in _last_lines(clues, BRACKETS_AFTER):
        text = leaf.text.strip()
        if len(text) > MAX_NAME or not is_bracketed(text) or leaf.element.tag in SUBHEADINGS:
            continue
        inner = text[1:-1].strip()
        at_end = leaf.index >= clues.last_leaf - BRACKETS_AFTER and not clues.is_aside(leaf.element)
        people = parse_names(inner, strict=True) if at_end or _has_desk(inner) else []
        if are_full_persons(people) and (_has_desk(inner) or are_all_of(people, inner)):
            yield Reading("words_below", people, text, distance=1, signs=True)
            return


def _has_desk(text: str) -> bool:
    return has_desk(text) or _REPORTER.search(text) is not None


def _last_lines(clues: Clues, after: int) -> list[Leaf]:
    """The text's last lines and `after` more; where the text is one box with line breaks, those of the box."""
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    leaves = clues.doc.scan.leaves
    if after and end - start <= OPENING and start < len(leaves) and (box := leaves[start].element.parent):
        end = max(end, box.last_leaf)
    return leaves[max(start, end - ENDING) : end + after]


def _labelled(clues: Clues) -> Iterator[Reading]:
    """Full names after a lead-in and a colon on the text's last lines or the next: "Text: Ann Lee"."""
    end = max(clues.last_leaf, 0)
    for leaf in clues.doc.scan.leaves[max(clues.first_leaf, end - LABELLED, 0) : end + 2]:
        if len(leaf.text) > MAX_LINE or not _LABEL.match(leaf.text) or lead_of(leaf.text) != "author":
            continue
        text = clues.line_text(leaf)
        people = [] if is_eastern(text) else parse_names(text, strict=True)
        if are_full_persons(people) and not clues.is_aside(leaf.element):
            yield Reading("words_below", people, text, distance=1, signs=True)
            return


def _listed_last(clues: Clues) -> Iterator[Reading]:
    """Two full names or more that are all of a paragraph after the text's last, in the same box as its first."""
    leaves = clues.doc.scan.leaves
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    boxes = {leaf.element.parent for leaf in leaves[start : start + OPENING] if leaf.element.tag == "p"}
    for leaf in leaves[max(start, end - 2) : end + 4]:
        if leaf.element.tag != "p" or leaf.element.parent not in boxes or not _may_list(leaf.text):
            continue
        people = parse_names(leaf.text, strict=True)
        short = all([person.name.count(" ") < MAX_LISTED for person in people])
        if len(people) > 1 and short and are_full_persons(people) and are_all_of(people, leaf.text):
            yield Reading("words_below", people, leaf.text, distance=1, signs=True)
            return


def _may_list(text: str) -> bool:
    """Whether it may be names and nothing else: commas part clauses where no capitals tell these from names."""
    return len(text) <= MAX_JOB and not is_eastern(text) and _SENTENCE.search(text) is None


def _below_headline(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """Full names that a word joins, on the line after the h1 and before the day."""
    h1s = {e.last_leaf for e, _ in clues.headings if e.tag == "h1"}
    for before, leaf, after in zip(lines, lines[1:], lines[2:], strict=False):
        if before.index + 1 in h1s and len(leaf.text) <= MAX_JOB and name_words().may_conjoin(leaf.text):
            people = parse_names(leaf.text, strict=True)
            joined = are_full_persons(people) and join_of(people, leaf.text) == BY_WORD
            if joined and _tells_day(after.text):
                distance = clues.distance_of(leaf)
                yield Reading("class_above", people, leaf.text, distance=distance, signs=True)


def _after_place(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """A full name after a place and a dash, on the line before the day: the text tells of the place, not the name."""
    for leaf, after in pairwise(lines):
        placed = _PLACED.match(leaf.text) if 8 < len(leaf.text) <= MAX_JOB else None
        if placed is None or placed[1].casefold() not in clues.body_text or not _tells_day(after.text):
            continue
        people = parse_names(placed[2], strict=True)
        alone = are_full_persons(people) and are_all_of(people, placed[2])
        if alone and not any([person.name.casefold() in clues.body_text for person in people]):
            distance = clues.distance_of(leaf)
            yield Reading("class_above", people, leaf.text, distance=distance, signs=True)


def _tells_day(text: str) -> bool:
    return find_date(text[:MAX_LINE]) is not None


def _titled(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """Full names in the head, each alone in a line before one that is only its owner's job."""
    found: dict[int, Person] = {}
    for before, leaf, job in zip(lines, lines[1:], lines[2:], strict=False):
        if found and leaf.index - max(found) > CARD:
            break
        if _opens_card(before, leaf) and _is_job(job.text) and not clues.is_aside(leaf.element):
            found.update([(leaf.index, person) for person in _name_alone(leaf)])
    if found:
        people = list(found.values())
        raw = " | ".join([person.name for person in people])
        step = "twins_above" if len(people) > 1 else "class_above"
        yield Reading(step, people, raw, distance=clues.place_of_leaf(min(found)).distance, signs=True)


def _opens_card(before: Leaf, leaf: Leaf) -> bool:
    """Whether the line may be a writer's, and no link in a list, nor under a heading that says whose it is."""
    if not 3 < len(leaf.text) <= MAX_NAME or (leaf.text.isascii() and " " not in leaf.text):
        return False
    return leaf.element.tag not in NO_NAME and before.element.tag not in SUBHEADINGS


def _is_job(text: str) -> bool:
    """Whether a line is only a job: "redacteur Binnenland"."""
    if not 3 < len(text) <= MAX_JOB:
        return False
    pieces, words = text.split(), name_words()
    if len(pieces) > MAX_JOB_WORDS or not any([words.is_job(piece) for piece in pieces[:2]]):
        return False
    return NO_JOBS.isdisjoint(text.casefold().split()) and _SENTENCE.search(text) is None


def _name_alone(leaf: Leaf) -> list[Person]:
    """The one person whose full name is all of the line."""
    text = leaf.text
    if not 3 < len(text) <= MAX_NAME or lead_of(text) is not None:
        return []
    people = parse_names(text, strict=True)
    return people if len(people) == 1 and are_full_persons(people) and are_all_of(people, text) else []


def _boxed(clues: Clues, boxes: list[Reading], lines: list[Leaf]) -> Iterator[Reading]:
    """A name that is all of a line of the head, and of the box about the author below the text (below a short text, the
    box is no line of the head).
    """
    below = [r for r in boxes if r.step == "class_below" and len(r.value) == 1 and are_full(r.value)]
    names = {fold(r.value[0].name): r for r in below if fold(r.raw) == fold(r.value[0].name)}
    for element, text in clues.headings if names else ():
        if element.tag == "h1":
            names.pop(fold(text[:MAX_LINE]), None)
    for leaf in [line for line in lines if line.index < clues.last_leaf] if names else ():
        box = names.get(fold(leaf.text[:MAX_LINE]))
        if box and not clues.is_aside(leaf.element):
            distance = clues.distance_of(leaf)
            yield Reading("class_above", box.value, leaf.text, distance=distance, signs=True)
            return
