"""Full names with their owners' jobs: each alone in a line above one that is only the job, or both in one line, apart
by style: "Ann Lee", "Political reporter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.document.headings import SUBHEADINGS
from scraper.fields.byline_steps.furniture import is_furniture
from scraper.fields.byline_steps.line_kinds import LABEL_TAGS
from scraper.fields.byline_steps.marked import NO_AUTHOR
from scraper.fields.byline_steps.near_lines import IN_SENTENCE
from scraper.fields.byline_steps.roles import parts_of
from scraper.fields.byline_steps.sides import side_of
from scraper.fields.byline_steps.signed_head import NO_NAME, name_alone
from scraper.fields.choice import Reading
from scraper.fields.names.compare import fold
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import sole_person
from scraper.fields.names.site import is_site
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.clues import Clues

MAX_NAME, MAX_JOB, MAX_JOB_WORDS = 40, 60, 8
MIN_CARD, MAX_CARD = 8, 100
CARD = 4
"""How many lines the name, the job and the picture of one writer take."""
AFTER = 4
"""How many lines after the text may hold the card of its writer."""
NO_JOBS = frozenset(
    "read min minutes ago follow email share bio biography photo photos image images updated published posted"
    " medically reviewed fact checked graphic graphics".split()
)
"""Words that no line with a writer's job has, though some count as jobs elsewhere."""


def titled(clues: Clues, lines: list[Leaf]) -> Iterator[Reading]:
    """Such names in the head, or with a line that is classed as of them; no editor after a writer."""
    editors = lead_words().editors
    found: dict[int, Person] = {}
    for at, leaf in enumerate(lines):
        if found and leaf.index - max(found) > CARD:
            break
        twin = (
            found and at and lines[at - 1].index in found and leaf.element.make == lines[at - 1].element.make
        )
        people = _owner_of_card(clues, leaf, told=not twin)
        people = people or (_owner_above(lines[at - 1 : at + 2]) if at else [])
        edited = bool(found) and any([line.text.casefold() in editors for line in lines[at + 1 : at + 2]])
        people = [person for person in people if not is_site(fold(person.name), clues.squashed_sites)]
        if people and not edited and side_of(clues, leaf.element) and not is_furniture(clues, leaf):
            found[leaf.index] = people[0]
    if found:
        people = list(found.values())
        raw = " | ".join([person.name for person in people])
        step = "twins_above" if len(people) > 1 else "class_above"
        yield Reading(step, people, raw, distance=clues.place_of_leaf(min(found)).distance, signs=True)


def titled_below(clues: Clues) -> Iterator[Reading]:
    """Such names in lines right below the text that hold the job, too; and the agency beside the last."""
    people: list[Person] = []
    lines = [leaf for leaf in clues.end_lines(1, AFTER) if leaf.text]
    for leaf in lines:
        owner = [] if clues.is_aside(leaf.element) else _owner_of_card(clues, leaf)
        if people and not owner:
            people += [Person(name=leaf.text, kind="organization")] * name_words().is_agency(leaf.text)
            break
        people += owner
    if people:
        raw = " | ".join([person.name for person in people])
        yield Reading("words_below", people, raw, distance=1, signs=True)


def _owner_of_card(clues: Clues, leaf: Leaf, *, told: bool = True) -> list[Person]:
    """The one person whose full name is the first of the two parts of a line, the second their job or their house,
    which is `told` by a word: not so in a card like the one before it.
    """
    words = name_words()
    if not MIN_CARD < len(leaf.text) <= MAX_CARD or (told and not _may_tell_job(leaf.text.rstrip(")"))):
        return []
    name, *jobs = parts_of(clues, leaf)
    if len(jobs) != 1 or lead_words().is_other_job(jobs[0]) or (told and not _tells_job(jobs[0])):
        return []
    return sole_person(name) if len(name) <= MAX_NAME and words.prepositions.isdisjoint(name.split()) else []


def _owner_above(lines: list[Leaf]) -> list[Person]:
    """The one person whose full name is all of the second of three lines, the third being of their job."""
    if len(lines) < 3 or not _opens_card(lines[0], lines[1]):
        return []
    _, leaf, job = lines
    told = job.element.tag not in LABEL_TAGS and _is_job(job.text)
    return name_alone(leaf) if told or NO_AUTHOR.search(job.element.names) else []


def _opens_card(before: Leaf, leaf: Leaf) -> bool:
    """Whether the line may be a writer's, and no link in a list, nor under a heading that says whose it is."""
    if not 3 < len(leaf.text) <= MAX_NAME or (leaf.text.isascii() and " " not in leaf.text):
        return False
    return leaf.element.tag not in NO_NAME and before.element.tag not in SUBHEADINGS


def _is_job(text: str) -> bool:
    """Whether a line is only a job: "redacteur Binnenland"."""
    words = name_words()
    return _tells_job(text) and any([words.is_job(piece) for piece in text.split()[:2]])


def _tells_job(text: str) -> bool:
    """Whether it is a short text that holds a job, or a house's name, and nothing of a sentence."""
    pieces = text.split()
    if not 3 < len(text) <= MAX_JOB or len(pieces) > MAX_JOB_WORDS or IN_SENTENCE.search(text):
        return False
    return _may_tell_job(text) and NO_JOBS.isdisjoint(text.casefold().split())


def _may_tell_job(text: str) -> bool:
    words = name_words()
    return any([words.is_job(piece) for piece in text.split()]) or words.is_organization(text)
