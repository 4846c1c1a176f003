"""What goes without saying beside a person who is named in full: the site itself, its desks, an editor's initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scraper.document.lines import pieces_of
from scraper.fields.byline_steps.marked import NAME_CLASS
from scraper.fields.byline_steps.steps import DECLARED
from scraper.fields.names.compare import fold, is_full, is_full_person
from scraper.fields.names.given import has_given_name
from scraper.fields.names.site import is_branch, is_site
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

WITH_OUTLET = 2
WITH_EACH = 4
"""Pieces of a line between commas in which each of two writers stands before a house."""
WITH_HOUSE = 2
"""At least so many spaces have a full name and a house's sign behind it; a house's name more."""
MIN_HOUSE, MAX_SIGN = 6, 4
"""How many letters a house's name has that tell it from a person's; and its sign."""


def without_the_obvious(reading: Reading, clues: Clues) -> list[Person]:
    """The people, without what goes without saying beside a person who is named in full; the site stays before an
    agency whose copy it used.
    """
    people = _without_second_house(reading, clues)
    people = [_without_house(p, clues) if p.name.count(" ") >= WITH_HOUSE else p for p in people]
    if not any(map(is_full_person, people)):
        return people
    people = people[:1] if _is_before_outlet(reading, clues) else people
    people = [p for p in people if not _is_place_of_site(p, reading.raw, clues)]
    kept = _without_partners(people, [p for p in people if not _goes_without_saying(p, reading.step, clues)])
    kept = kept[1:] if _is_place_first(kept, clues) else kept
    only_agency = bool(kept) and all([name_words().is_agency(person.name) for person in kept])
    return people if only_agency and people[0] not in kept else kept or people


def _without_second_house(reading: Reading, clues: Clues) -> list[Person]:
    """The people, without the house behind the second where the site stands behind the first: "Ann Lee, the Gannet, and
    Bo Roe, Coast Watch".
    """
    people: list[Person] = reading.value
    pieces = reading.raw.split(", ") if len(people) > WITH_OUTLET else []
    if len(pieces) != WITH_EACH or fold(pieces[1]) not in clues.site_names:
        return people
    return [person for person in people if any([person.name in piece for piece in pieces[::2]])]


def _without_partners(people: list[Person], kept: list[Person]) -> list[Person]:
    """Those kept, without the houses behind one that is not, the site: "Ana Ruiz, g1 e TV Globo". Agencies stay."""
    at = next((at for at, p in enumerate(people) if p not in kept and is_full(p.name)), len(people))
    behind = [p for p in people[at:] if p.kind == "organization" and not name_words().is_agency(p.name)]
    return [person for person in kept if person not in behind]


def _without_house(person: Person, clues: Clues) -> Person:
    """The person without the site's name, or the sign made of its first letters, behind theirs, which style alone set
    apart: "Ann Lee Harbour News", "Ann Lee HN"; any such sign, if the page marks the name without it.
    """
    head, _, last = person.name.rpartition(" ")
    may_sign = last.isupper() and 1 < len(last) <= MAX_SIGN and is_full(head)
    if may_sign and (_is_sign(fold(last), clues) or _is_marked_alone(fold(head), clues)):
        return msgspec.structs.replace(person, name=head)
    if (
        is_full(head)
        and has_given_name(head)
        and _is_sites_last(fold(last), clues)
        and not _is_site(person, clues)
    ):
        return msgspec.structs.replace(person, name=head, kind="person")
    return _without_site(person, clues) if " " in head.partition(" ")[2] else person


def _without_site(person: Person, clues: Clues) -> Person:
    words = fold(person.name).split()
    if ahead := _behind_site(person.name, clues):
        return msgspec.structs.replace(person, name=ahead, kind="person")
    for count in range(1, len(words) - 1):
        house = "".join(words[-count:])
        if len(house) >= MIN_HOUSE and (house in clues.squashed_sites or _is_host(words[-count], clues)):
            *_, last = names = person.name.split()[:-count]
            name = " ".join(names)
            if last.islower() or name_words().is_organization(name):
                return person  # "Department of Rural Affairs"
            return msgspec.structs.replace(person, name=name, kind="person")
    return person


def _is_host(word: str, clues: Clues) -> bool:
    """Whether it is the site by its address, with which its name may begin: "Reiterrevue International"."""
    return len(word) >= MIN_HOUSE and word == clues.host_label


def _is_site(person: Person, clues: Clues) -> bool:
    return is_site(fold(person.name), clues.squashed_sites)


def _is_sites_last(word: str, clues: Clues) -> bool:
    """Whether it is a word of houses with which the site's name ends: "Sentinel" of the Selby Sentinel."""
    return word in name_words().organization_words and any(
        [site.endswith(f" {word}") for site in clues.site_names]
    )


def _behind_site(name: str, clues: Clues) -> str:
    """The full name behind the site's, which style alone set apart, too: "Harbour News Ann LEE"."""
    pieces = name.split()
    for count in range(1, len(pieces) - 1):
        house, rest = fold("".join(pieces[:count])).replace(" ", ""), " ".join(pieces[count:])
        if len(house) >= MIN_HOUSE and house in clues.squashed_sites:
            return rest if _is_all_name(pieces[count:]) else ""
    return ""


def _is_all_name(pieces: list[str]) -> bool:
    """Whether no word has another sense here, but for the small words in names."""
    words = name_words()
    return all([piece.casefold() in words.particles or words.knows_none(piece) for piece in pieces])


def _is_marked_alone(name: str, clues: Clues) -> bool:
    """Whether an element whose class says that it holds a writer's name has this one, and nothing else."""
    marked = [e for e in clues.named("author") if e.leaf_count <= 1 and NAME_CLASS.search(e.names)]
    return any([fold(pieces_of(element)) == name for element in marked])


def _is_sign(word: str, clues: Clues) -> bool:
    """Whether it is the first letters of a name of the site."""
    return any(["".join([part[0] for part in site.split()]) == word for site in clues.site_names])


def _is_place_first(people: list[Person], clues: Clues) -> bool:
    """Whether the first of two is one word of which the text tells, as it does not of the second: the place that a dash
    parts from its reporter ("الفيوم ـ رباب الجمل").
    """
    names = [person.name.casefold() for person in people if person.kind == "person"]
    if len(names) != WITH_OUTLET or len(people) != WITH_OUTLET or " " in names[0] or " " not in names[1]:
        return False
    return names[0] in clues.body_text and names[1] not in clues.body_text


def _is_before_outlet(reading: Reading, clues: Clues) -> bool:
    """Whether the second of two names that are shown, behind an upright line, is that of the outlet which the text
    tells of, as it does not of the first: "Ann Lee | Coast Watch".
    """
    names = [person.name for person in reading.value if person.kind == "person"]
    if len(names) != WITH_OUTLET or reading.step in DECLARED or reading.raw.strip() != " | ".join(names):
        return False
    return names[1] in clues.region.text and not has_given_name(names[1])


def _is_place_of_site(person: Person, text: str, clues: Clues) -> bool:
    """Whether it stands behind the site and a comma in a line below a name: "Ann Lee", "Harbour News, West Coast"."""
    before, found, _ = text.partition(f", {person.name}")
    _, below, house = before.rpartition("\n")
    return bool(found and below) and fold(house) in clues.site_names


def _goes_without_saying(person: Person, step: str, clues: Clues) -> bool:
    """Beside a named person: the site itself, an office that is shown, an editor's initials, a stray word of visible
    text.
    """
    name = fold(person.name)
    if name in clues.site_names or name == clues.title_end:
        return True
    if _is_of_site(name, person.kind, clues.squashed_sites):
        return True
    if step not in DECLARED and person.kind == "organization" and name_words().is_office(person.name):
        return True
    if _begins_with_house(name, clues.host_label) or is_branch(person, clues.site_names):
        return True
    if is_full(person.name) or name_words().is_agency(person.name):
        return False
    return step not in DECLARED or (not person.name[:1].isupper() and len(person.name) <= 4)


def _begins_with_house(name: str, host: str) -> bool:
    """Whether a desk is called by the end of the site's address: "Tambuli Southern Luzon" of dailytambuli."""
    first, _, rest = name.partition(" ")
    return len(first) >= MIN_HOUSE and bool(rest) and host != first and host.endswith(first)


def _is_of_site(name: str, kind: str, sites: list[str]) -> bool:
    """Whether a house's name holds the site's, or a name is its end: "Daily Ledger" of the Ashford Daily
    Ledger; or, in scripts whose full names have no space, its beginning.
    """
    if kind == "organization" and is_site(name, sites):
        return True
    squashed = name.replace(" ", "")
    if " " not in name:
        return len(name) > MAX_SIGN and not name.isascii() and any([site.startswith(name) for site in sites])
    return any([site.endswith(squashed) for site in sites])
