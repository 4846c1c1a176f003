"""The words of `names.toml` that names are made of and told from, ready for use; its lead-ins are in `leads.py`."""

from __future__ import annotations

import re
from functools import cache

from scraper.fields.names import patterns
from scraper.fields.names.eastern import is_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.table import eastern_jobs, phrases_of, read_table

MAX_EASTERN_NAME = 6
_LOGIN = re.compile(r"[-_.]")
_ACCOUNT = re.compile(r"^(?:admin|administrator|webmaster)\d{1,4}$")


class NameWords:
    """What joins names in bylines, what stands with them, and what is none, in the languages of `names.toml`."""

    def __init__(self, table: dict[str, str]) -> None:
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
        self.eastern_job = patterns.eastern_job(eastern_jobs(table))

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
