"""The names of a list: parted at commas, then at what joins names, without the jobs and houses of their owners."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.names.eastern import is_eastern, split_eastern
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


COMMAS = frozenset(",，、،")
"""Western, Chinese (two) and Arabic."""
_COMMA = re.compile(rf"\s*[{''.join(sorted(COMMAS))}]\s*")
"""One of them, and the white space around it."""
_BRANCH = re.compile(r"[A-ZÄÖÜ]{2,5}-[A-ZÄÖÜ][a-zäöüß]{3}")
"""How a broadcaster's branch begins: "ARD-Studio Rom"."""
_INITIALS = re.compile(r"(?:[A-Z]\.[\s-]?)*")
"""What may stand behind a given name that its family's name goes before."""


def split_names(piece: str) -> list[str]:
    """The names of a stretch: parted at commas, then at conjunctions; suffixes rejoined."""
    parts = [piece] if COMMAS.isdisjoint(piece) else _without_other_jobs(_parted(piece))
    if _is_family_first(parts):
        return [f"{parts[1]} {parts[0]}"]
    if _is_job_and_place(parts):
        return []
    names: list[str] = []
    for name in _without_what_they_did(_listed(parts)):
        if names and name_words().is_suffix(name):
            names[-1] += f", {name}"
        else:
            names.append(name)
    return _without_places(names)


def _parted(piece: str) -> list[str]:
    """What stands between its commas, but for the one within a company's name: "Gannet Ferries, Inc."."""
    parts: list[str] = []
    for part in _COMMA.split(piece):
        if parts and name_words().is_company(part):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return parts


def _without_other_jobs(parts: list[str]) -> list[str]:
    """The parts, without a name before what its owner did, which was not the text ("Ann Lee, pictures"), nor that."""
    others = {at for at, part in enumerate(parts) if at and lead_words().is_other_job(part)}
    return (
        [part for at, part in enumerate(parts) if at not in others and at + 1 not in others]
        if others
        else parts
    )


def _listed(parts: list[str]) -> Iterator[str]:
    """The names in the parts of a list. Left out is what tells of the first name's owner (a job, then the houses of
    that job), and what follows the list's end, which is the name after its "and" ("Ann Lee and Bo Roe, Oslo").
    """
    words = name_words()
    ended = told = False
    for at, part in enumerate(parts):
        if at and " " in parts[0] and _tells_of_it(parts[0], part):
            told = True
            yield from _behind_job(part)
            continue
        part = words.without_trailing_conjunction(words.without_leading_conjunction(part))
        found = _conjoined(part)
        if told:
            found = [] if _is_of_house(parts, at) else [name for name in found if _may_write(name)]
        if not ended or len(found) > 1 or words.is_suffix(part) or words.is_agency(part):
            yield from found
        ended = ended or len(found) > 1


def _behind_job(part: str) -> list[str]:
    """The full name that an "and" joins to the job before it: "Ann Lee, Editor-in-Chief and Bo Roe"."""
    words = name_words()
    joint = words.conjunction.search(part)
    job, name = (part[: joint.start()], part[joint.end() :]) if joint else ("", "")
    is_name = " " in name and has_given_name(name) and words.knows_none(name)
    return [name] if is_name and words.is_job(job.rstrip().rpartition(" ")[2]) else []


def _may_write(name: str) -> bool:
    """Whether a name after the first writer's job may be a second writer: a house there is the first one's."""
    words = name_words()
    return words.is_agency(name) or not words.is_organization(name)


def _is_of_house(parts: list[str], at: int) -> bool:
    """Whether a part between a job and a house belongs to these: "Ann Lee, Fellow, Urban Water, Leeds University"."""
    words = name_words()
    following = parts[at + 1] if at + 1 < len(parts) else ""
    between = at > 1 and words.is_job(parts[at - 1].split()[-1]) and not words.is_agency(following)
    return between and words.is_organization(following) and not words.is_job(following.split()[-1])


def _tells_of_it(name: str, part: str) -> bool:
    """Whether what follows a name's comma tells of its owner: a job, an employer (but no agency), a place."""
    words = name_words()
    pieces = part.split()
    if is_eastern(part) and len(pieces) > 1 and words.is_job(pieces[-1]) and words.is_job(name.split()[-1]):
        return False  # each with a job behind: "이도경 기자, 문채린 인턴기자"
    if words.is_job(pieces[-1]) or pieces[0] in words.whereabouts or _is_office(pieces):
        return True
    if words.is_job(pieces[0]) and pieces[0].islower() and pieces[0].isascii():
        return True
    if words.is_agency(part) or words.is_organization(name):
        return False
    if joint := words.conjunction.search(part):
        return _is_of_fields(part, joint)
    shouted = part.isupper() and not name.isupper() and not words.is_suffix(part)
    return shouted or pieces[0] == "The" or words.is_organization(part) or _BRANCH.match(part) is not None


def _is_of_fields(part: str, joint: re.Match[str]) -> bool:
    """Whether it is the one house that its fields name, and no second writer follows: "Institute of Allergy and
    Infectious Diseases".
    """
    house, of, _ = part[: joint.start()].partition(" of ")
    second = part[joint.end() :].split()
    return bool(of and second) and name_words().is_organization(house) and not has_given_name(second[0])


def _is_office(pieces: list[str]) -> bool:
    """Whether a job goes on to say of what: "Head of Marketing and Sales"."""
    words = name_words()
    jobs = [words.is_job(piece) for piece in pieces[:-1]]
    return any(jobs) and words.is_small(pieces[jobs.index(True) + 1])


def _is_family_first(parts: list[str]) -> bool:
    """Whether it is "Smith, John", or "Smith, John A."."""
    words = name_words()
    if len(parts) != 2 or " " in parts[0] or not all(p[:1].isupper() for p in parts):
        return False
    if words.is_suffix(parts[1]) or _INITIALS.fullmatch(parts[1].partition(" ")[2]) is None:
        return False
    return not any(words.is_organization(p) or words.is_nobody(p) or words.is_job(p) for p in parts)


def _is_job_and_place(parts: list[str]) -> bool:
    """Whether it is a job and where its nameless owner is: "প্রতিনিধি, কুড়িগ্রাম"."""
    words = name_words()
    if len(parts) != 2 or not words.is_job(parts[0]) or is_eastern(parts[1]):
        return False
    return " " not in parts[1] and not words.is_agency(parts[1])


def _without_what_they_did(names: Iterable[str]) -> Iterator[str]:
    """The names without a word behind that says "writes", and without photographers, whose word stands there in
    scripts without capitals: "ทัศนีย์ ปิ่นทอง รายงาน", "กิตติยา แสงหล้า ภาพ".
    """
    for name in names:
        if name.isascii() or is_eastern(name) or name.upper() != name.lower():
            yield name
        elif not lead_words().is_other_job(name.rpartition(" ")[2]):
            yield lead_words().before_by(name) or name


def _without_places(names: list[str]) -> list[str]:
    """After a name of several words a single one is a place or a desk ("Ann Lee, Paris"), save agencies."""
    if not names or len(names[0].split()) < 2:
        return names
    return [n for n in names if " " in n or name_words().is_agency(n) or is_eastern(n)]


def _conjoined(part: str) -> list[str]:
    """The names on both sides of conjunctions, where both sides are names."""
    words = name_words()
    if is_eastern(part):
        return split_eastern(part)
    if not part.isascii() and (match := words.find_prefixed_conjunction(part)):
        return [*_conjoined(part[: match.start()]), *_conjoined(part[match.end() :])]
    if not words.may_conjoin(part) or ("&" in part and words.is_company(part.rpartition(" ")[2])):
        return [part]
    for match in words.conjunction.finditer(part):
        left, right = part[: match.start()].strip(), part[match.end() :].strip()
        doubtful = (match[1] or "").casefold() in words.particles
        if _may_part(left, right, doubtful=doubtful) and not (doubtful and _begins_single(right)):
            return [*_conjoined(left), *_conjoined(right)]
    return [part]


def _begins_single(names: str) -> bool:
    """Whether a single word stands before the next conjunction: it is the end of a name with one in it ("José Ortega y
    Gasset y Ana Ruiz").
    """
    following = name_words().conjunction.search(names)
    return following is not None and " " not in names[: following.start()].strip()


def _may_part(left: str, right: str, *, doubtful: bool) -> bool:
    """Whether a conjunction parts two names; "y" and "e" are within names too, so need two words a side."""
    if not left or not right:
        return bool(left or right)
    least = 2 if doubtful else 1
    return len(left.split()) >= least and len(right.split()) >= least
