"""The words of `names.toml`, ready for use."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from scraper.fields.alternatives import alternatives
from scraper.fields.names.eastern import is_eastern

LeadKind = Literal["author", "contributor", "other"]

_FIRST_WORD = re.compile(r"[\s,.*–—-]*+([^\W_]++)")
_WORDS = re.compile(r"[^\W_]+")
MAX_EASTERN_NAME = 6
_LOGIN = re.compile(r"[-_.]")


class NameWords:
    """What stands around names in bylines, in the languages of `names.toml`."""

    def __init__(self, table: dict[str, str]) -> None:
        by, contributed, others = (_phrases(table[k]) for k in ("by", "contributed", "others"))
        self._kinds: dict[str, LeadKind] = {
            **dict.fromkeys(by, "author"),
            **dict.fromkeys(others, "other"),
            **dict.fromkeys(contributed, "contributor"),
        }
        self.lead = _lead(self._kinds)
        shown, before_two = table["by_shown"].split(), table["by_before_two"].split()
        self.shown_lead = re.compile(
            rf"[\s,.*–—-]*+({_alternatives(_cased(shown))}|(?:{_alternatives(_cased(before_two))})(?=\s+\S+\s+\S))"
            r"\s+(?=[^\W\d_a-z])"
        )
        self._kinds |= dict.fromkeys((*shown, *before_two), "author")
        self._kinds |= {phrase.rstrip(":"): kind for phrase, kind in self._kinds.items()}
        long = [p for p in self._kinds if (p not in by and (" " in p)) or p in ("written by", "words by")]
        self.middle_lead = re.compile(
            rf"(?<=[^\s.,;])[.,;]?\s+((?:{_alternatives(long)})\b|(?:{_alternatives(others)})(?=:))", re.I
        )
        plain = table["conjunctions"].split()
        self._first_words = {_WORDS.findall(p)[0].casefold() for p in self._kinds if _WORDS.search(p)}
        self._first_signs = {p[0] for p in self._kinds if is_eastern(p)}
        self._later_words = {_WORDS.findall(p)[0] for p in (*long, *others) if _WORDS.search(p)}
        self._read_conjunctions(plain, table["prefixed_conjunctions"].split())
        self.particles = frozenset(table["particles"].split())
        self._suffixes = frozenset(w.replace(".", "") for w in table["suffixes"].split())
        self._agencies = frozenset(_phrases(table["agencies"]))
        self.organization_words = frozenset(table["organization_words"].split())
        self._eastern_houses = tuple(w for w in self.organization_words if is_eastern(w) and len(w) > 1)
        self.no_labels = frozenset(table["no_labels"].split())
        self._offices = frozenset(table["offices"].split())
        self._nobody = frozenset(_phrases(table["nobody"]))
        self._jobs = frozenset(_phrases(table["jobs"]))
        self._desks = frozenset(table["desks"].split()) | self._jobs
        self._noise = frozenset(table["noise"].split())
        self.weekdays = frozenset(table["weekdays"].split())
        self._small = self.particles.union(plain)
        self.prepositions = frozenset(table["prepositions"].split())
        self.whereabouts = frozenset(table["whereabouts"].split())
        self._openers = self.prepositions.union(self.particles, shown, ("by",)) - {"special"}
        self._groups = frozenset(table["groups"].split())
        self._all = frozenset(
            word.strip(".:,").casefold() for text in table.values() for word in re.split(r"[\s|]+", text)
        )
        self._read_eastern_jobs([phrase for phrase in others if is_eastern(phrase)])

    def _read_conjunctions(self, plain: list[str], prefixed: list[str]) -> None:
        """Patterns of the words that join names; some scripts write them as one with the name after them."""
        words = (*plain, *(w.upper() for w in plain if len(w) > 1), "And", "Und")
        either, lower, glued = ("|".join(map(re.escape, some)) for some in (words, plain, prefixed))
        self.conjunction = re.compile(rf"\s+({either})\s+|\s*(?:&)\s*")
        self._conjunctions = frozenset(words)
        self.prefixed_conjunction = re.compile(rf"(?<=\S)\s+(?:{glued})(?=[^\W\d_]{{2,}}\s+[^\W\d_])")
        self._leading_conjunction = re.compile(rf"^(?:(?:{lower})\s+|&\s*)")

    def _read_eastern_jobs(self, leads: list[str]) -> None:
        """Patterns of jobs that stand beside a name without a space, and of the lead-ins of those who did not write."""
        eastern = sorted((w for w in self._jobs if is_eastern(w)), key=len, reverse=True)
        # Possessive, for one job's name may be made of those of two others.
        self.eastern_job = re.compile(rf"^(?:{'|'.join(eastern)})\s*|\s*+(?:{'|'.join(eastern)})++$")
        self._starts_with_job = re.compile(rf"\S{{0,2}}(?:{'|'.join(eastern)})")
        self._later_other = re.compile(rf"\s+(?=(?:{_alternatives(leads)})\s?[:/・=])")
        self._later_job = re.compile(rf"\s+(?=(?:{'|'.join(eastern)})\s?\S)")

    def knows_none(self, text: str) -> bool:
        """Whether none of the words has a sense here, so that all can be parts of a name."""
        return self._all.isdisjoint(text.casefold().split())

    def find_lead(self, text: str, *, shown: bool) -> re.Match[str] | None:
        """The lead-in that the text starts with."""
        if not self.may_lead(text):
            return None
        return self.lead.match(text) or (self.shown_lead.match(text) if shown else None)

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
        each job: "记者周岚 实习生何一鸣".
        """
        if not text.isascii():
            text = self._later_other.sub("\n", text)
            text = self._later_job.sub("\n", text) if self._starts_with_job.match(text) else text
        if self._later_words.isdisjoint(_WORDS.findall(text.casefold())):
            return text
        return self.middle_lead.sub(r"\n\1", text)

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

    def leads_on(self, text: str) -> bool:
        """Whether it begins with a conjunction."""
        return self._leading_conjunction.match(text) is not None

    def lead_kind(self, phrase: str) -> LeadKind:
        return self._kinds.get(phrase.casefold().strip(" :"), "author")

    def only_lead(self, text: str) -> bool:
        return text.casefold().strip(" :") in self._kinds

    def is_suffix(self, text: str) -> bool:
        words = text.casefold().replace(".", "").split()
        return bool(words) and all(w in self._suffixes for w in words)

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
        """Whether it ends like a house's name, or is longer than persons' and holds one: "水瀬新報社デジタル係"."""
        if word.endswith(self._eastern_houses):
            return True
        return len(word) > MAX_EASTERN_NAME and any([house in word for house in self._eastern_houses])

    def is_office(self, name: str) -> bool:
        """Whether it is an editorial office: "Redação Arruda"."""
        return not self._offices.isdisjoint(_words_of(name.casefold()))

    def is_nobody(self, name: str) -> bool:
        """Whether it is nobody's name; of a login of several words ("admin-desk"), whether each is."""
        folded = name.casefold()
        return folded in self._nobody or self._nobody.issuperset(_LOGIN.split(folded))

    def is_group(self, name: str) -> bool:
        """Whether it ends like "Acme Staff", with no job before."""
        head, _, last = name.rpartition(" ")
        return (
            bool(head) and last.casefold() in self._groups and not any(self.is_job(w) for w in head.split())
        )

    def has_noise(self, pieces: list[str]) -> bool:
        return not self._noise.isdisjoint([piece.casefold().strip(".,") for piece in pieces])

    def without_noise(self, name: str) -> str:
        """The name without weekdays, clocks and furniture before and after it."""
        pieces = name.split()
        while pieces and self.has_noise(pieces[-1:]):
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
        return word.casefold().strip(".,'’") in self._jobs

    def is_desk(self, word: str) -> bool:
        return word.casefold().strip(".,'’") in self._desks


@cache
def name_words() -> NameWords:
    """The table, read once."""
    return NameWords(
        tomllib.loads((files("scraper.fields.names") / "names.toml").read_text(encoding="utf-8"))
    )


def _words_of(folded: str) -> list[str]:
    """The words of a name, or those that a login joins by signs."""
    if " " not in folded and ("-" in folded or "_" in folded):
        return _LOGIN.split(folded)
    return folded.split()


def _phrases(text: str) -> list[str]:
    return [p.casefold() for line in text.split("\n") for phrase in line.split("|") if (p := phrase.strip())]


def _alternatives(phrases: list[str]) -> str:
    """The longest first, for one may begin with another."""
    return alternatives(sorted(phrases, key=len, reverse=True))


def _lead(kinds: dict[str, LeadKind]) -> re.Pattern[str]:
    """A lead-in at the start of a stretch: a space or a colon ends it; East Asian ones need neither, save those of
    one sign, which begin other words too.
    """
    eastern = [p for p in kinds if is_eastern(p) and len(p) > 1]
    signs = [p for p in kinds if is_eastern(p) and len(p) == 1]
    western = [p for p in kinds if not is_eastern(p)]
    return re.compile(
        rf"[\s,.*–—-]*+((?:{_alternatives(western)})(?=[\s:：]\s*\S|[:：]$)|(?:{_alternatives(eastern)})(?=\s?\S)"
        rf"|(?:{_alternatives(signs)})(?=[\s:：/・=]))\s*[:：/・=]?\s*",
        re.I,
    )


def _cased(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, word.capitalize(), word.upper())]
