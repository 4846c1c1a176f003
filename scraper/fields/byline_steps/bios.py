"""A note about the writer as a paragraph of its own: at the text's end, "Ann Lee is a reporter in Oslo"; at its start,
"This is a guest post by Ann Lee, a nurse".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import bare_names
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_full_persons, fold
from scraper.fields.names.given import has_given_name
from scraper.fields.names.parse import lead_of, parse_names
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

OPENING = 2
"""How many of the text's first lines may be the note."""
BEFORE, AFTER = 3, 2
"""How many of the text's last lines and of those after it may be the note."""
MIN_CHARS, MAX_CHARS, MAX_NAME = 30, 400, 60
MAX_WORDS = 4
_CLAUSE_END = re.compile(r"[,(.:;]\s|[.]?$")
_NAME_END = re.compile(r"[,(.:;–—-]\s|\s[–—-]\s|$")


def noted_last(clues: Clues) -> Iterator[Reading]:
    """The one person with whose full name a paragraph in italics begins that goes on to tell of a writer."""
    for leaf in clues.end_lines(BEFORE, AFTER):
        if leaf.index == clues.first_leaf or not _may_be_note(leaf):
            continue
        people = [] if clues.is_aside(leaf.element) else _owner(clues, leaf.text)
        if people and _tells_of_writer(leaf.text):
            yield Reading("words_below", people, leaf.text, distance=1, signs=True)
            return


def noted_first(clues: Clues) -> Iterator[Reading]:
    """The one person by a full name to whom a lead-in in a first paragraph in italics leads."""
    for leaf in clues.doc.scan.leaves[max(clues.first_leaf, 0) :][:OPENING]:
        people = _led_to(leaf.text) if _may_be_note(leaf) else []
        if people:
            yield Reading("words_inside", people, leaf.text, distance=1, signs=True)


def _led_to(text: str) -> list[Person]:
    """The person whose name is all that follows a lead-in within the note's first clause."""
    words = [] if lead_of(text) else _CLAUSE_END.split(text, maxsplit=1)[0].split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        if lead_of(rest) == "author":
            people = parse_names(rest, strict=True)
            alone = len(people) == 1 and are_full_persons(people) and rest.endswith(people[0].name)
            return people if alone and has_given_name(people[0].name) else []
    return []


def _may_be_note(leaf: Leaf) -> bool:
    """Whether all of a short paragraph is in italics: so notes on a text are set apart from it."""
    size = len(leaf.text)
    italic = [stop - start for start, stop, kind, _ in leaf.spans if kind == "emphasis"]
    return MIN_CHARS < size <= MAX_CHARS and max(italic, default=0) >= size - 1


def _owner(clues: Clues, text: str) -> list[Person]:
    """The one person whose full name the text begins with."""
    head = text[: MAX_NAME + 1]
    end = _NAME_END.search(head)
    people = parse_names(head[: end.start() if end else MAX_NAME], strict=True)
    alone = len(people) == 1 and are_full_persons(people)
    short = alone and people[0].name.count(" ") < MAX_WORDS
    opens = short and fold(head).startswith(fold(people[0].name)) and _is_all_name(people[0].name)
    return bare_names(clues, people[0].name, people, above=True) if opens else []


def _is_all_name(name: str) -> bool:
    """Whether none of its words has another sense here: "Der Beitrag" begins a note on the text."""
    return name_words().knows_none(name)


def _tells_of_writer(text: str) -> bool:
    """Whether it names a job or an address; the house's name stands in what it asks of its readers too."""
    return "@" in text or any([name_words().is_job(word) for word in text.split()])
