"""The words of `names.toml`, ready for use."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from scraper.fields.names import patterns
from scraper.fields.names.eastern import is_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.table import phrases_of, read_table, works_of

LeadKind = Literal["author", "contributor", "other"]

_FIRST_WORD = re.compile(r"[\s,.*–—-]*+([^\W_]++)")
_WORDS = re.compile(r"[^\W_]+")
MAX_EASTERN_NAME = 6
_LOGIN = re.compile(r"[-_.]")
_ACCOUNT = re.compile(r"^(?:admin|administrator|webmaster)\d{1,4}$")


class NameWords:
    """What stands around names in bylines, in the languages of `names.toml`."""

    def __init__(self, table: dict[str, str]) -> None:
        self._read_leads(table)
        self._read_conjunctions(table)
        self._read_jobs(table)
        self._read_houses(table)
        self.particles = frozenset(table["particles"].split())
        self.prepositions = frozenset(table["prepositions"].split())
        self.purposes = frozenset(table["purposes"].split())
        self.whereabouts = frozenset(table["whereabouts"].split())
        self.weekdays = frozenset(table["weekdays"].split())
        self._suffixes = frozenset(w.replace(".", "") for w in table["suffixes"].split())
        self._nobody = frozenset(phrases_of(table["nobody"]))
        self._noise = frozenset(table["noise"].split())
        self._early_noise = self._noise.union(table["early_noise"].split())
        self._small = self.particles.union(table["conjunctions"].split())
        shown = table["by_shown"].split()
        self._openers = self.prepositions.union(self.particles, shown, ("by",)) - {"special"}
        self._all = frozenset(
            word.strip(".:,").casefold() for text in table.values() for word in re.split(r"[\s|]+", text)
        )

    def _read_leads(self, table: dict[str, str]) -> None:
        """Lead-ins, by what their people did; and the words by which most texts are known to have none."""
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
        self._later_other = patterns.later_other([phrase for phrase in others if is_eastern(phrase)])
        self._first_words = {_WORDS.findall(p)[0].casefold() for p in self._kinds if _WORDS.search(p)}
        self._first_signs = {p[0] for p in self._kinds if is_eastern(p)}
        self._later_words = {_WORDS.findall(p)[0] for p in (*long, *others) if _WORDS.search(p)}
        self.editors = frozenset(phrases_of(table["editors"]))
        self._behind = tuple([f" {word}" for word in table["by_behind"].split()])
        self.no_labels = frozenset(table["no_labels"].split())

    def _read_conjunctions(self, table: dict[str, str]) -> None:
        """Words that join names; some scripts write them as one with the name after them."""
        plain = table["conjunctions"].split()
        words = (*plain, *(w.upper() for w in plain if len(w) > 1), "And", "Und")
        self._conjunctions = frozenset(words)
        self.conjunction = patterns.conjunction(words)
        self._prefixed = patterns.prefixed_conjunction(table["prefixed_conjunctions"].split())
        self._maybe_prefixed = patterns.prefixed_conjunction(table["doubtful_prefixed_conjunctions"].split())
        self._leading_conjunction = patterns.leading_conjunction(plain)

    def _read_jobs(self, table: dict[str, str]) -> None:
        """Jobs, and desks, which are words of a job's title only beside one; East Asian jobs touch the name."""
        self._jobs = frozenset(phrases_of(table["jobs"]))
        self._job_ends = tuple(table["job_ends"].split())
        self._desks = frozenset(table["desks"].split())
        eastern = sorted((w for w in self._jobs if is_eastern(w)), key=len, reverse=True)
        self.eastern_job = patterns.eastern_job(eastern)
        self._early_job = patterns.early_job(eastern)
        self._later_job = patterns.later_job(eastern)

    def _read_houses(self, table: dict[str, str]) -> None:
        self._agencies = frozenset(phrases_of(table["agencies"]))
        self._companies = frozenset(word.replace(".", "") for word in table["companies"].split())
        self._beside = table["agency_with"].split()
        self._with_agency = patterns.with_agency(self._beside, self._agencies)
        self._offices = frozenset(table["offices"].split())
        self.organization_words = self._offices.union(table["organization_words"].split())
        self._eastern_houses = tuple(w for w in self.organization_words if is_eastern(w) and len(w) > 1)
        self._house_beginnings = tuple(table["house_beginnings"].split())
        self._groups = frozenset(table["groups"].split())

    def knows_none(self, text: str) -> bool:
        """Whether none of the words has a sense here, so that all can be parts of a name."""
        return self._all.isdisjoint(text.casefold().split())

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

    def may_conjoin(self, text: str) -> bool:
        """Whether a conjunction may stand in the text."""
        return "&" in text or not self._conjunctions.isdisjoint(text.split())

    def without_leading_conjunction(self, text: str) -> str:
        """The text without a conjunction at its start, if a name may follow: before one word it may be a preposition
        ("en Portada").
        """
        match = self._leading_conjunction.match(text)
        if match is None or (" " not in text[match.end() :] and match[0].strip() in self.prepositions):
            return text
        return text[match.end() :]

    def without_trailing_conjunction(self, text: str) -> str:
        """The text without a conjunction at its end: the next name stood in another line, or in a link."""
        head, _, last = text.rpartition(" ")
        return head if last in self._conjunctions or last == "&" else text

    def find_prefixed_conjunction(self, text: str) -> re.Match[str] | None:
        """A conjunction written as one with the name after it; where names begin with its letter, too, only before what
        is a given name without it, and none with it.
        """
        if match := self._prefixed.search(text):
            return match
        for match in self._maybe_prefixed.finditer(text):
            joined = match[0].strip() + text[match.end() :].partition(" ")[0]
            if has_given_name(text[match.end() :].partition(" ")[0]) and not has_given_name(joined):
                return match
        return None

    def leads_on(self, text: str) -> bool:
        """Whether it begins with a conjunction."""
        return self._leading_conjunction.match(text) is not None

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

    def is_suffix(self, text: str) -> bool:
        words = text.casefold().replace(".", "").split()
        return bool(words) and all(w in self._suffixes for w in words)

    def is_company(self, part: str) -> bool:
        """Whether it is what a company's name ends on: "Inc."."""
        return part.casefold().replace(".", "") in self._companies

    def part_at_agency(self, text: str) -> str:
        """The text with a comma before the agency whose copy a writer used: "Ann Lee (mit dpa)"."""
        if not any([word in text for word in self._beside]):
            return text
        return self._with_agency.sub(_comma_before, text)

    def is_agency(self, name: str) -> bool:
        return name.casefold() in self._agencies

    def is_organization(self, name: str) -> bool:
        """Whether a word says that it is a house's name; a login's words have no spaces ("agentur-redaktion")."""
        folded = name.casefold()
        if folded in self._agencies:
            return True
        words = _words_of(folded)
        return not self.organization_words.isdisjoint([word.strip(".,'’") for word in words]) or (
            not folded.isascii() and any([self._is_eastern_house(word) for word in words])
        )

    def _is_eastern_house(self, word: str) -> bool:
        """Whether it ends or begins like a house's name, or is longer than persons' and holds one: "水瀬新報社係"."""
        if word.endswith(self._eastern_houses) or word.startswith(self._house_beginnings):
            return True
        return len(word) > MAX_EASTERN_NAME and any([house in word for house in self._eastern_houses])

    def is_office(self, name: str) -> bool:
        """Whether it is an editorial office: "Redação Arruda"."""
        return not self._offices.isdisjoint(_words_of(name.casefold()))

    def is_nobody(self, name: str) -> bool:
        """Whether it is nobody's name, or an account's ("admin3"); of a login of several words, whether each is."""
        folded = _ACCOUNT.sub("admin", name.casefold())
        return folded in self._nobody or self._nobody.issuperset(_LOGIN.split(folded))

    def is_group(self, name: str) -> bool:
        """Whether it ends like "Acme Staff", with no job before."""
        head, _, last = name.rpartition(" ")
        return (
            bool(head) and last.casefold() in self._groups and not any(self.is_job(w) for w in head.split())
        )

    def has_noise(self, pieces: list[str]) -> bool:
        """Whether one of the words is of dates, clocks, furniture; the first also if names may end on it."""
        words = [piece.casefold().strip(".,") for piece in pieces]
        return not (self._early_noise.isdisjoint(words[:1]) and self._noise.isdisjoint(words))

    def without_noise(self, name: str) -> str:
        """The name without weekdays, clocks and furniture before and after it."""
        pieces = name.split()
        while pieces and pieces[-1].casefold().strip(".,") in self._noise:
            pieces.pop()
        while pieces and self.has_noise(pieces[:1]):
            pieces.pop(0)
        return " ".join(pieces)

    def is_small(self, word: str) -> bool:
        """Whether it is a word that joins others, and no name alone: "of", "und"."""
        return word in self._small

    def breaks_off(self, last: str, name: str) -> bool:
        """Whether what ends on this word goes on elsewhere: "Opens in", "COLLECTED BY"."""
        return last.casefold() in self._openers and (last.islower() or name.isupper())

    def is_job(self, word: str) -> bool:
        folded = word.casefold().strip(".,'’")
        return folded in self._jobs or folded.endswith(self._job_ends)

    def is_desk(self, word: str) -> bool:
        return self.is_job(word) or word.casefold().strip(".,'’") in self._desks


@cache
def name_words() -> NameWords:
    """The table, read once."""
    return NameWords(read_table())


def _comma_before(match: re.Match[str]) -> str:
    """A comma and the agency; small letters are of one only in German ("mit dpa"), else of a word ("con beta")."""
    return match[0] if match[2].islower() and match[1] != "mit" else f", {match[2]}"


def _words_of(folded: str) -> list[str]:
    """The words of a name, or those that a login joins by signs."""
    if " " not in folded and ("-" in folded or "_" in folded):
        return _LOGIN.split(folded)
    return folded.split()
