"""Whom the lines of the page's head credit, and with what: with the text, or with pictures, the edit, a translation.

JSON-LD and links to authors' pages often name them all as authors alike.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.document.caption_places import is_in_figcaption
from scraper.fields.byline_steps.joined import BY_WORD, is_bold_with_place, join_of
from scraper.fields.byline_steps.marked import of_class
from scraper.fields.byline_steps.near_lines import IN_SENTENCE
from scraper.fields.byline_steps.roles import of_other_jobs, parted, parts_of
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_all_of, are_full_persons, fold, is_full_person, untitled
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import lead_of, parse_names
from scraper.fields.names.site import is_site
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

MIN_LINE, MAX_LINE = 8, 160
MAX_HOUSE, MAX_OPENING = 60, 90
MOST_SMALL = 2
"""Small words without a sense here that a "By" may have."""
BEFORE_END, AFTER_END = 2, 4
"""How many of the text's last lines and of those after it may say who holds the copyright."""
_PARTED = re.compile(r"\n|\s[|•·]\s")
_COPYRIGHT = re.compile(r"©\W*(?:(?:19|20)\d\d)?\W*")
"""The sign of copyright and the year: "© 2026 "."""


class Credits:
    """What the lines of the head say, read when first asked for. Full names alone count, folded and without titles."""

    def __init__(self, clues: Clues) -> None:
        self._clues = clues

    def contradict(self, people: list[Person]) -> bool:
        """Whether a line says that others than these wrote it."""
        told = {untitled(p.name) for p in self.opening.value} if self.opening else self._writers
        writers = told - self._editors
        names = {untitled(p.name) for p in people}
        return writers.isdisjoint(names) if writers else self._are_but_editors(names)

    def did_else(self, people: list[Person]) -> bool:
        """Whether a line says that these did something else, and one that others wrote it."""
        names = {untitled(p.name) for p in people}
        return self.contradict(people) and names <= self._by_kind["other"] | self._editors

    def _are_but_editors(self, names: set[str]) -> bool:
        """Whether a line at the text's end calls them its editors, and a class above it marks another's full name."""
        if not names or not names <= self._editors:
            return False
        marked = [r.value for r in of_class(self._clues) if r.step == "class_above"]
        return any(
            [are_full_persons(p) and names.isdisjoint(untitled(one.name) for one in p) for p in marked]
        )

    @cached_property
    def _editors(self) -> set[str]:
        """Who is behind an editor's label and its colon in a line at the text's end."""
        lines = [
            leaf.text for leaf in self._clues.end_lines(BEFORE_END, AFTER_END) if len(leaf.text) < MAX_LINE
        ]
        parts = [text.replace("：", ":").partition(":") for text in lines]
        told = [rest for label, _, rest in parts if label.strip().casefold() in lead_words().editors]
        return {untitled(p.name) for text in told for p in parse_names(text, strict=True)}

    def without_others(self, reading: Reading) -> Reading:
        """The reading without those of whom a line says that they did something else, or helped, where it names others,
        too, or where a line says who wrote the text.
        """
        others = (self._by_kind["other"] | self._by_kind["contributor"]) - self._writers
        names = {untitled(person.name) for person in reading.value} if others else others
        if not names.isdisjoint(others) and (self._writers or not names <= others):
            reading.value = [p for p in reading.value if p.role != "author" or untitled(p.name) not in others]
        return reading

    @property
    def _writers(self) -> set[str]:
        agency = self.agency
        return self._by_kind["author"] if agency is None else {*self._by_kind["author"], untitled(agency.raw)}

    @cached_property
    def agency(self) -> Reading | None:
        """The agency that wrote the text, where the page declares its own web editor: a house, not the site itself,
        that is all of a line of the head and holds the copyright by a line at the text's end.
        """
        clues = self._clues
        last = clues.end_lines(BEFORE_END, AFTER_END)
        holders = [_COPYRIGHT.split(leaf.text)[-1].casefold() for leaf in last if "©" in leaf.text]
        for leaf in clues.head_lines(1) if holders else ():
            house = leaf.text.casefold()
            holds = 3 < len(house) <= MAX_HOUSE and any([holder.startswith(house) for holder in holders])
            if (
                holds
                and name_words().is_organization(house)
                and not is_site(fold(house), clues.squashed_sites)
            ):
                people, distance = [Person(name=leaf.text, kind="organization")], clues.distance_of(leaf)
                return Reading("class_above", people, leaf.text, distance=distance, signs=True)
        return None

    @cached_property
    def opening(self) -> Reading | None:
        """The text's own first line, if all of it is a "By", full names and perhaps a place: "By Ann Lee, Abuja"; or
        joined names and a place, in bold.
        """
        clues = self._clues
        leaf = clues.doc.scan.leaves[clues.first_leaf] if clues.first_leaf >= 0 else None
        if leaf is None or not MIN_LINE < len(leaf.text) <= MAX_OPENING:
            return None
        if lead_of(leaf.text) != "author" and not is_bold_with_place(leaf):
            return None
        if not clues.region.text.startswith(leaf.text) or IN_SENTENCE.search(leaf.text):
            return None
        people = [] if _tells(leaf.text) else parse_names(leaf.text, strict=True)
        full = all(map(is_full_person, people))
        return Reading("words_inside", people, leaf.text, distance=1, signs=True) if people and full else None

    @cached_property
    def _by_kind(self) -> dict[str, set[str]]:
        """The names by what the lead-in before them says: author, contributor, other."""
        found: dict[str, set[str]] = {"author": set(), "other": set(), "contributor": set()}
        lines = [leaf for leaf in self._clues.head_lines() if MIN_LINE < len(leaf.text) < MAX_LINE]
        for names_before in filter(None, [lead_words().before_by(leaf.text) for leaf in lines]):
            found["author"].update([untitled(p.name) for p in parse_names(names_before, strict=True)])
        for leaf in [leaf for leaf in lines if lead_words().may_lead(leaf.text)]:
            for text in self._parts(leaf) if not self._clues.is_aside(leaf.element) else ():
                if (match := lead_words().find_lead(text, shown=True)) and not _tells(text):
                    people = parse_names(text[match.end() :], strict=True)
                    names = [untitled(p.name) for p in people if is_full_person(p)]
                    found[lead_words().lead_kind(match[1])].update(names)
        found["other"] -= self._who_write(found["other"], lines) if found["other"] else set()
        found["other"].update([untitled(person.name) for person in of_other_jobs(self._clues, lines)])
        return found

    def _who_write(self, names: set[str], lines: list[Leaf]) -> set[str]:
        """Those of them whom another line joins to a writer, or names before a job: they took pictures, too."""
        words, writers = name_words(), set()
        for leaf in [leaf for leaf in lines if lead_of(leaf.text) is None and not is_in_figcaption(leaf)]:
            pairs = list(pairwise(parts_of(self._clues, leaf)))
            jobs = [name for name, job in pairs if _is_of_writer(job)]
            listed = "," in leaf.text or words.may_conjoin(leaf.text)
            people = parse_names(leaf.text, strict=True) if listed else []
            whole = len(people) > 2 and are_all_of(people, leaf.text)
            joined = people if whole or join_of(people, leaf.text) == BY_WORD else []
            writers.update([untitled(name) for name in (*jobs, *[p.name for p in joined])])
        return names & writers

    def _parts(self, leaf: Leaf) -> list[str]:
        """The line; where several of its pieces begin with a lead-in, which style alone may set apart ("Words by Ann
        Lee Pictures by Al Snap"), a part for each, with the pieces after it. With the next line, if it is but a
        lead-in.
        """
        parts = [""]
        if lead_words().only_lead(leaf.text):
            following = self._clues.doc.scan.leaves[leaf.index + 1 : leaf.index + 2]
            return [f"{leaf.text} {line.text[:MAX_LINE]}" for line in following]
        for piece in _PARTED.split(self._clues.line_text(leaf)):
            if lead_words().find_lead(piece, shown=True):
                parts.append(piece)
            else:
                parts[-1] = f"{parts[-1]} {piece}".strip()
        return parts if len(parts) > 2 else [parted(self._clues, leaf).strip()]


def _is_of_writer(job: str) -> bool:
    """Whether it is a writer's, be it with a photographer's: "Journalist", "Journalist og fotograf"."""
    words = name_words()
    return any(
        [words.is_job(one) and not lead_words().is_other_job(one) for one in words.conjunction.split(job)]
    )


def _tells(text: str) -> bool:
    """Whether it has the words of a sentence: "Di" leads to writers, and to places ("Di Padang kopi dibayar nanti")."""
    small = [word for word in text.replace(",", " ").split() if word.islower()]
    return sum(map(name_words().knows_none, small)) > MOST_SMALL
