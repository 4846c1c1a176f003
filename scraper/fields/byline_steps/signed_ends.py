"""Lines at the text's end that sign it: a name beside its owner's address, or alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.document.headings import SUBHEADINGS
from scraper.fields.byline_steps.near_lines import IN_SENTENCE, last_lines, opening_lines
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_all_of, are_full, are_full_persons, fold
from scraper.fields.names.eastern import is_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import parse_names, sole_person
from scraper.fields.names.site import is_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.fields.clues import Clues

AFTER = 12
"""How many lines after the text's last one may hold the address."""
MAX_LINE, MAX_NAME, MAX_LIST, MAX_SIGNATURE = 200, 40, 60, 60
MAX_LABEL = 20
"""Characters in which the label of a line ends."""
MAX_LISTED = 3
"""How many spaces a name may have where only its place says what it is."""
MAX_END = 250
"""Characters of the text's end in which its last line is looked for."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
"""An e-mail address."""
_PLACE_AND_HOUSE = re.compile(r"\s*[/,|]\s*[^\W\d_]{2,20}\s?,?\s*\([^()]{2,20}\)$")
"""Behind the names: "Ann Lee / Bo Roe / Oslo, (DHA)"."""
_FIGURE = re.compile(r"\d")
_NO_NAMES = frozenset("/#*0123456789")
"""Before the words that end a text sent to the press ("/ENDS"), and before the items of a list."""


def mailed(clues: Clues) -> Iterator[Reading]:
    """Full names at the text's end, each in a line with its owner's address; right under a heading such a line says
    whom to ask.
    """
    leaves = clues.doc.scan.leaves
    for leaf in last_lines(clues, AFTER):
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


def above_editor(clues: Clues) -> Iterator[Reading]:
    """A full name alone in a line at the text's end, before one that begins with an editor's label."""
    for leaf, after in pairwise(clues.end_lines(3, 4)):
        label, colon, _ = after.text[:MAX_LABEL].replace("：", ":").partition(":")
        if not colon or label.casefold() not in lead_words().editors or clues.is_aside(leaf.element):
            continue
        if people := sole_person(leaf.text):
            yield Reading("words_below", people, leaf.text, distance=1, signs=True)
            return


def before_editor(clues: Clues) -> Iterator[Reading]:
    """A full name in a line at the text's end, before a comma, an editor and another: "Ann Lee, editor Bo Roe"."""
    for leaf in clues.end_lines(1, 4):
        people = [] if clues.is_aside(leaf.element) else _before_editor(leaf.text)
        if people:
            yield Reading("words_below", people, leaf.text, distance=1, signs=True)
            return


def _before_editor(text: str) -> list[Person]:
    name, comma, rest = text.partition(", ") if len(text) <= MAX_LIST else ("", "", "")
    job, _, editor = rest.partition(" ")
    edited = bool(comma) and job.casefold() in lead_words().editors and bool(sole_person(editor))
    return sole_person(name) if edited else []


def _of_addresses(text: str) -> list[Person]:
    """The names that stand before addresses; nobody if anything else stands there: a telephone's number."""
    people: list[Person] = []
    pieces = _ADDRESS.split(text)
    for piece in pieces[:-1]:
        found = parse_names(piece.strip(" \n,|/<("), strict=True)
        if len(found) != 1 or not are_full(found) or len(piece) > MAX_NAME or _FIGURE.search(piece):
            return []
        if piece.rstrip().endswith(":") and not has_given_name(found[0].name):
            return []  # what may be sent there
        people += found
    return [] if pieces[-1].strip(" \n,|/>)") else people


def listed_last(clues: Clues) -> Iterator[Reading]:
    """Two full names or more that are all of a paragraph after the text's last, in the same box as its first,
    or before a place and a house in brackets.
    """
    boxes = {leaf.element.parent for leaf in opening_lines(clues) if leaf.element.tag == "p"}
    for leaf in clues.end_lines(2, 4):
        names = _PLACE_AND_HOUSE.sub("", leaf.text)
        in_box = leaf.element.parent in boxes or names != leaf.text
        if leaf.element.tag != "p" or not in_box or not _may_list(leaf.text):
            continue
        people = _without_their_place(parse_names(names, strict=True), names, clues)
        short = all([person.name.count(" ") < MAX_LISTED for person in people])
        listed = len(people) > 1 and are_all_of(people, names)
        if short and are_full_persons(people) and (listed or _is_above_place(people, leaf.text)):
            yield Reading("words_below", people, leaf.text, distance=1, signs=True)
            return


def _is_above_place(people: list[Person], text: str) -> bool:
    """Whether one name is all of the first of two lines."""
    first, _, second = text.partition("\n")
    return bool(second) and "\n" not in second and are_all_of(people[:1], first) and len(people) == 1


def _without_their_place(people: list[Person], text: str, clues: Clues) -> list[Person]:
    """The people, without where they live on a line below them, as letters have it: the site bears its name, or the
    text tells of it.
    """
    names, _, last = text.rpartition("\n")
    if not names or len(people) < 2 or fold(people[-1].name) != fold(last):
        return people
    told = clues.region.text.replace(text, "").casefold()
    is_place = last.casefold() in told or is_site(fold(last), clues.squashed_sites)
    return people[:-1] if is_place else people


def _may_list(text: str) -> bool:
    """Whether it may be names and nothing else: commas part clauses where no capitals tell these from names."""
    return len(text) <= MAX_LIST and not is_eastern(text) and IN_SENTENCE.search(text) is None


def signature(clues: Clues) -> Iterator[Reading]:
    """A name alone on the body's last line, or the agency in brackets there: "(AFP)"."""
    text = clues.region.text.rstrip()
    line = text[-MAX_END:].rsplit("\n", 1)[-1].strip()
    may_sign = 3 < len(line) < MAX_SIGNATURE and "。" not in line and line[0] not in _NO_NAMES
    people = parse_names(line, strict=True) if may_sign else []
    if people and (are_full(people) or " " not in line or people[0].kind == "organization"):
        yield Reading("signature", people, line)
    if line.endswith(")") and "(" in line[-30:]:
        inner = line[line.rindex("(") + 1 : -1]
        people = [p for p in parse_names(inner, strict=True) if p.kind == "organization"]
        if people:
            yield Reading("agency_end", people, inner)
