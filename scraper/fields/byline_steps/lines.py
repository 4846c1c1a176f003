"""Bylines that only their words mark: lines near the body that start with "By", name somebody after a date, or hold
nothing but a name.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import BARE_KINDS, bare_names
from scraper.fields.byline_steps.furniture import is_furniture, without_motto, without_subjects
from scraper.fields.byline_steps.joined import is_bold_with_place
from scraper.fields.byline_steps.labels_within import EASTERN_BY, after_label
from scraper.fields.byline_steps.line_kinds import (
    CHAPTER_TAGS,
    LABEL_TAGS,
    LABELLED,
    MAX_SHORT,
    MAX_TEXT,
    WORDS,
    from_lead,
    is_of_writers,
    kinds_of_lines,
    part_at_lead,
    tells_who_helped,
)
from scraper.fields.byline_steps.near_lines import SENTENCE_ENDS, lines_above, lines_below
from scraper.fields.byline_steps.sides import side_of
from scraper.fields.byline_steps.steps import BARE, CONTRIBUTED, LATER
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_full, are_single_words, is_full
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import parse_names
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

COLON = re.compile(r"[^:：\n]{2,30}[:：]")
LABELS_APART = re.compile(r"[|•·/;]\s*[^\W\d_]{2,20}\s?[:：]\s?[^\W\d_a-z]")
"""A divider, another label, a name."""
_DAY_LABEL = re.compile(r"(?<=\w)\s+[^\s\d:,]{3,}\s?[:：]\s*(?:[^\s\d:]+,?)?\s*$")
"""What leads to a day behind a name: "Ann Lee, Oslo Published: Monday,"."""
MAX_BARE = 3
"""How many names that nothing marks are options: the nearest may be a button."""
MAX_SINGLE = 2
MAX_DEFINITIONS = 6
MAX_LEAD = 30
"""Characters of a line that may be a lead-in and nothing else."""


def bylines_above(clues: Clues, *, bare: bool) -> Iterator[Reading]:
    """The lines above the body and its first five; names that nothing marks only if `bare`, and if no line there leads
    to a full one.
    """
    found = list(_of_words(clues, "above", lines_above(clues), bare=bare))
    led = any([r.step == "words_above" and are_full(r.value) for r in found])
    yield from [r for r in found if not (led and r.step.startswith(BARE))]


def bylines_below(clues: Clues, *, bare: bool) -> Iterator[Reading]:
    """The lines below the body and its last four."""
    yield from _of_words(clues, "below", lines_below(clues), bare=bare)


def contributed(clues: Clues) -> Iterator[Reading]:
    """Lines above the text and below it that say who helped ("Additional reporting by")."""
    for side, lines in (("above", lines_above(clues)), ("below", lines_below(clues))):
        helped = [leaf for leaf in lines if tells_who_helped(leaf.text[:MAX_TEXT])]
        yield from _of_words(clues, side, helped, bare=False)


def _of_words(clues: Clues, side: str, lines: list[Leaf], *, bare: bool) -> Iterator[Reading]:
    """The first reading of each step and kind; of names that nothing marks, the first MAX_BARE. None of other stories'
    lines.
    """
    found: Counter[str] = Counter()
    for kind, leaf in kinds_of_lines(clues, lines, bare=bare):
        if clues.is_of_list(leaf.index):
            continue
        if clues.is_aside(leaf.element) and side_of(clues, leaf.element) is None:
            continue
        step = f"{WORDS if kind == LABELLED else kind}_{_side_of_line(clues, leaf, side)}"
        if found[f"{kind} {step}"] >= (MAX_BARE if kind in BARE_KINDS else 1):
            continue
        text = _text_from_lead(clues, leaf)
        people = _people_in(clues, leaf, kind, text, step)
        people = without_subjects(clues, leaf, people)
        if people and not (step.endswith("_aside") and _orders_a_list(leaf, people)):
            found[f"{kind} {step}"] += 1
            distance = clues.distance_of(leaf)
            signs = _is_labelled(kind, text, side) or (kind in BARE_KINDS and is_bold_with_place(leaf))
            signs = signs and are_full(people) and not clues.is_aside(leaf.element)
            yield Reading(step, people, leaf.text, distance=distance, signs=signs)


def _text_from_lead(clues: Clues, leaf: Leaf) -> str:
    """The line from its lead-in on; with the next line, if that is all of it: "Author:" may be a heading of its own; or
    if in the head it ends on a comma.
    """
    text = from_lead(clues.line_text(leaf))
    if len(text) < MAX_LEAD and lead_words().only_lead(text):
        label = f"{text}:" if leaf.element.tag in LABEL_TAGS and ":" not in text else text
        if leaf.element.tag == "dt" and (told := _definitions(clues, leaf)):
            return f"{label}\n{told}"
        following = clues.doc.scan.leaves[leaf.index + 1 : leaf.index + 3]  # a portrait may stand between
        return f"{label}\n{next((clues.line_text(line) for line in following if line.text), '')[:MAX_SHORT]}"
    return _with_list(clues, leaf, text) if leaf.index + 1 < clues.first_leaf else text


def _definitions(clues: Clues, term: Leaf) -> str:
    """What stands behind a term, up to the next: "Text", then "Ann Lee" and "Bo Roe", each a definition."""
    following = [
        leaf for leaf in clues.doc.scan.leaves[term.index + 1 : term.index + MAX_DEFINITIONS] if leaf.text
    ]
    own = takewhile(lambda leaf: leaf.element.tag == "dd", following)
    return "\n".join([leaf.text[:MAX_SHORT] for leaf in own])


def _with_list(clues: Clues, leaf: Leaf, text: str) -> str:
    """A line of the head with the one before or after it, if a comma joins them: "Ann Lee," and "Bo Roe"."""
    before, after = (clues.doc.scan.leaves[max(at, 0)].text for at in (leaf.index - 1, leaf.index + 1))
    if before.endswith(",") and len(before) < MAX_SHORT:
        return f"{before} {text}"
    return f"{text} {after[:MAX_SHORT]}" if text.endswith(",") and len(text) < MAX_SHORT else text


def _people_in(clues: Clues, leaf: Leaf, kind: str, text: str, step: str) -> list[Person]:
    """Whom a line of this kind names."""
    if kind in BARE_KINDS:
        people = _bare_names_in(clues, text, above=step.endswith("_above"))
        return [] if people and is_furniture(clues, leaf) else people
    people = without_motto(clues, text, _names_in(kind, text))
    if leaf.element.tag == "dt" and not is_of_writers(leaf.text) and not _is_one_house(people):
        return []  # "From:" a ministry and its minister
    return [] if _are_of_sentence(people, text, step) else people


def _is_one_house(people: list[Person]) -> bool:
    return len(people) == 1 and people[0].kind == "organization"


def _are_of_sentence(people: list[Person], text: str, step: str) -> bool:
    """Whether they are single words after the "by" of a sentence that tells no day ("By nightfall all was quiet."), or
    of a short line in the text or below it: of a headline ("The bridge may reopen by Easter").
    """
    if not are_single_words(people):
        return False
    return (text[-1] in SENTENCE_ENDS or step in LATER) and find_date(text) is None


def _orders_a_list(leaf: Leaf, people: list[Person]) -> bool:
    """Whether it is a heading with but one word behind its "By", as over the list beside a text: "By month"."""
    return leaf.element.tag in CHAPTER_TAGS and len(people) == 1 and not is_full(people[0].name)


def _is_labelled(kind: str, text: str, side: str) -> bool:
    """Whether a label and its colon say who wrote it: within a line, or at its start, be it below the text, or before
    others' labels: "Texto: Ana Ruiz | Fotografia: Rui Paz". That of a source ("Źródło: PAP") or of an editor does not.
    """
    if kind == WORDS and (side == "below" or LABELS_APART.search(text)):
        label = COLON.match(text)
        leads = lead_words()
        return label is not None and label[0][:-1].strip().casefold() not in leads.no_labels | leads.editors
    return kind == LABELLED or (kind == WORDS and EASTERN_BY.search(text) is not None)


def _bare_names_in(clues: Clues, text: str, *, above: bool) -> list[Person]:
    """The names before the day and its label where the line has some there, for its topics may follow; else those of
    all of it.
    """
    date = find_date(text) if "\n" in text or ":" in text else None
    for part in (_DAY_LABEL.sub("", text[: date.start]).strip(), text) if date else (text,):
        people = bare_names(clues, part, parse_names(part, strict=True), above=above)
        if people:
            return people
    return []


def _names_in(kind: str, text: str) -> list[Person]:
    """Whom the words of a line name. After a label within it a person must follow: it may be that of the source."""
    if kind == CONTRIBUTED:
        return parse_names(text, strict=True)
    if kind == LABELLED:
        people = parse_names(after_label(text) or "", strict=True)
        return people if any([person.kind == "person" for person in people]) else []
    people = parse_names(part_at_lead(text, led=kind == WORDS), strict=True)
    if len(people) > MAX_SINGLE and are_single_words(people):
        return (
            people[:1] if kind == WORDS else []
        )  # topics after the one writer, or the beginnings of sentences
    return [] if _tells_of_house(text, people) else people


def _tells_of_house(text: str, people: list[Person]) -> bool:
    """Whether it is the title of a box about who gave out the text, not of one about a writer: "About Gannet"."""
    told = text.split(" ", 1)[0].casefold() in lead_words().no_labels
    return told and all([person.kind == "person" and not is_full(person.name) for person in people])


def _side_of_line(clues: Clues, leaf: Leaf, side: str) -> str:
    """The side; "aside" in asides, and "inside" for lines at the text's start after its first: these may name whom the
    text is about, such as a book's author.
    """
    if clues.is_aside(leaf.element):
        return "aside"
    return "inside" if side == "above" and 0 <= clues.first_leaf < leaf.index else side
