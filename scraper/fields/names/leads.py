"""Lead-ins: what stands before a writer's name and says what they did ("By", "Text:"), from `names.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from scraper.fields.names import patterns
from scraper.fields.names.eastern import is_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.table import eastern_jobs, phrases_of, read_table, works_of

LeadKind = Literal["author", "contributor", "other"]

_FIRST_WORD = re.compile(r"[\s,.*–—-]*+([^\W_]++)")
_WORDS = re.compile(r"[^\W_]+")


class LeadWords:
    """The lead-ins, by what their people did; and the words by which most texts are known to have none."""

    def __init__(self, table: dict[str, str]) -> None:
        by, contributed, others = (phrases_of(table[k]) for k in ("by", "contributed", "others"))
        self._kinds: dict[str, LeadKind] = {
            **dict.fromkeys(by, "author"),
            **dict.fromkeys(others, "other"),
            **dict.fromkeys(contributed, "contributor"),
        }
        self._lead = patterns.lead(self._kinds)
        shown, before_two = table["by_shown"].split(), table["by_before_two"].split()
        self._shown = frozenset(form for word in shown for form in (word, word.capitalize(), word.upper()))
        self._before_two = frozenset(before_two)
        self._shown_lead = patterns.shown_lead(shown, before_two, phrases_of(table["agencies"]))
        self._kinds |= dict.fromkeys((*shown, *before_two), "author")
        self._kinds |= {phrase.rstrip(":"): kind for phrase, kind in self._kinds.items()}
        ends = ["by", *shown, *before_two]
        self._joint_lead = patterns.joint_lead(
            works_of(by, ends), works_of(others, ends), table["conjunctions"].split(), ends
        )
        long = [p for p in self._kinds if (p not in by and " " in p) or p in ("written by", "words by")]
        self._middle_lead = patterns.middle_lead(long, others)
        jobs = eastern_jobs(table)
        self._early_job, self._later_job = patterns.early_job(jobs), patterns.later_job(jobs)
        self._later_other = patterns.later_other([phrase for phrase in others if is_eastern(phrase)])
        self._first_words = {_WORDS.findall(p)[0].casefold() for p in self._kinds if _WORDS.search(p)}
        self._first_signs = {p[0] for p in self._kinds if is_eastern(p)}
        self._later_words = {_WORDS.findall(p)[0] for p in (*long, *others) if _WORDS.search(p)}
        self.editors = frozenset(phrases_of(table["editors"]))
        self._behind = tuple([f" {word}" for word in table["by_behind"].split()])
        self.no_labels = frozenset(table["no_labels"].split())

    def find_lead(self, text: str, *, shown: bool) -> re.Match[str] | None:
        """The lead-in that the text starts with."""
        if not self.may_lead(text):
            return None
        if joint := self._joint_lead.match(text):
            return joint
        return self._lead.match(text) or (self._shown_lead.match(text) if shown else None)

    def without_declared_lead(self, name: str) -> str:
        """A declared name without a lead-in that a name may begin with, before a given name and another: "Por Ana
        Ruiz", but "Von Miller"; "di Ana Ruiz", but "Di Mauro Rossi".
        """
        first, _, rest = name.partition(" ")
        if not (first in self._shown or first in self._before_two) or " " not in rest:
            return name
        return rest if has_given_name(rest.partition(" ")[0]) else name

    def before_by(self, text: str) -> str:
        """What stands before the word that at the line's end says "By" ("Ann Lee skrifar:"); "" if none does."""
        line = text.rstrip(" :") if text.rstrip(" :").endswith(self._behind) else ""
        return line.rpartition(" ")[0]

    def may_lead(self, text: str) -> bool:
        """Whether a lead-in may stand at the text's start. Most texts start with none: their first word tells."""
        match = _FIRST_WORD.match(text)
        if match is None:
            return False
        first = match[1]
        return (
            first.casefold() in self._first_words
            or first[0] in self._first_signs
            or (first[:2] == "By" and first[2:3].isupper())
        )

    def part_at_leads(self, text: str) -> str:
        """The text with a line break before each lead-in within it, and, where jobs stand before their owners, before
        each job: "记者周岚 实习生何一鸣". A lead-in of two works ("Text und Fotos:") is a "By".
        """
        if joint := self._joint_lead.match(text):
            return f"By {self.part_at_leads(text[joint.end() :])}"
        if not text.isascii():
            text = self._later_other.sub("\n", text)
            text = self._later_job.sub("\n", text) if self._early_job.match(text) else text
        if self._later_words.isdisjoint(_WORDS.findall(text.casefold())):
            return text
        return self._middle_lead.sub(r"\n\1", text)

    def lead_kind(self, phrase: str) -> LeadKind:
        return self._kinds.get(phrase.casefold().strip(" :"), "author")

    def only_lead(self, text: str) -> bool:
        return text.casefold().strip(" :") in self._kinds

    def is_other_job(self, text: str) -> bool:
        """Whether it only says that somebody did something else than write: "Photographer". Editors write, too."""
        return (
            self.only_lead(text)
            and self.lead_kind(text) == "other"
            and text.casefold().strip(" :") not in self.editors
        )


@cache
def lead_words() -> LeadWords:
    """The table, read once."""
    return LeadWords(read_table())
