"""Lines near the body that are nothing but names, perhaps with a date: unmarked, they must be names beyond doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from scraper.document.caption_places import is_in_figcaption
from scraper.document.headings import SUBHEADINGS
from scraper.fields.names.compare import is_full
from scraper.fields.names.eastern import is_long_eastern
from scraper.fields.names.leads import lead_words
from scraper.fields.names.person import ENDING_DOT
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date, tells_day

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues

BARE_KINDS = frozenset(("bare", "dated"))
NEVER_BARE = frozenset(("h1", "h2", "button", "label", "th"))
DIVIDERS = frozenset("—–-·•|/")
CAPTION = frozenset("。＝")
"""Signs of a sentence, and of what a Japanese caption tells of day and place: "橋＝3日、汐見町"."""
NO_SIGN = frozenset("©®™°›‹»«←→|<>=*+#")
WORD = re.compile(r"[^\W\d_]{3,40}")
MAX_READ = 20_000
"""Characters of the text whose words are looked at."""
MAX_LINE, MAX_DATE = 60, 50
MAX_WORDS = 4
MAX_WORD = 24
"""Longer is a sentence of a script that puts no space between its words."""
FOREIGN = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]+")
"""One word of katakana alone, as Japanese writes what it has from elsewhere: "リンク"."""
POSSESSIVE = re.compile(r"\w['’]s\s")
"""In what is of somebody: "Women's Basketball"."""
PLACE = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я][^\W\d_]{2,15}")
"""One word in a line, as a place between a name and the day is."""
LABELS = re.compile(r"[^\W\d_]\s?[:：]")
"""The colons of labels, and not those of clocks."""
ROW = 3
"""So many links alike, one below the other, are a list of no writers."""
QUOTED = 3
"""How many elements around that of a line are looked at for a quotation."""
_DIGIT = re.compile(r"\d")
_SMALL = re.compile(r"(?<!\w)[a-zß-öø-ÿ]{2,}(?!\w)")
"""A word in small letters: two before a name are of a sentence, such as a caption before its credit."""


def may_be_bare(leaf: Leaf, text: str) -> bool:
    """Whether it is worth taking apart, a long one up to the day in it; one word alone can only be a house's name."""
    if (
        text[0].islower()
        or (text[-1] in "?!.:" and not ENDING_DOT.search(text))
        or not CAPTION.isdisjoint(text)
    ):
        return False
    if MAX_LINE < len(text) <= MAX_LINE * 2 and (date := find_date(text)):
        text = text[: date.start].strip() or text
    if len(text) > MAX_LINE:
        return False
    if leaf.element.tag in NEVER_BARE or is_quoted(leaf.element):
        return False
    if is_in_figcaption(leaf):
        return False
    is_word = text.isascii() and text.isalpha()
    return not is_word or name_words().is_organization(text)


def is_quoted(element: Element) -> bool:
    """Whether it stands in a quotation, or is called a part of one: the name there is of whom it quotes."""
    return "quote" in element.names or element.closest("blockquote", QUOTED) is not None


def bare_kind(clues: Clues, leaf: Leaf) -> str | None:
    """The kind "dated" if the line before or after it is little more than a date, as beside a byline; else "bare". None
    for items of a list (they are links, and so are lines of links alike), for whom the text greets ("Dear friends,"),
    and below a heading ("Media contacts").
    """
    texts = [_beside(clues, leaf, step) for step in (-1, 1)]
    if any(map(tells_day, texts)):
        return "dated"
    if leaf.element.tag == "li" or (leaf.text[-1] == "," and leaf.index >= clues.first_leaf):
        return None
    if _is_of_links(clues, leaf):
        return None
    return None if _is_headed(clues, leaf) else "bare"


def _is_of_links(clues: Clues, leaf: Leaf) -> bool:
    """Whether it is one of three links or more alike, each a line: "Berlin", "Los Angeles", "New York"."""
    make = leaf.element.make
    around = clues.doc.scan.leaves[max(leaf.index - ROW + 1, 0) : leaf.index + ROW]
    alike = [one.element.make == make and 0 < len(one.text) <= one.link_chars for one in around]
    return any([all(alike[at : at + ROW]) for at in range(len(alike) - ROW + 1)])


def _beside(clues: Clues, leaf: Leaf, step: int) -> str:
    """The line before or after it, whatever sign alone, or place, stands between: "Ann Lee", "Oslo", "3 April 2026"."""
    leaves, at = clues.doc.scan.leaves, leaf.index + step
    if 0 <= at + step < len(leaves) and (
        leaves[at].text in DIVIDERS or (step > 0 and PLACE.fullmatch(leaves[at].text))
    ):
        at += step
    return leaves[at].text if 0 <= at < len(leaves) else ""


def _is_headed(clues: Clues, leaf: Leaf) -> bool:
    """Whether a heading stands right before it, below the text's start, and not the headline."""
    before = clues.doc.scan.leaves[leaf.index - 1] if leaf.index else leaf
    if before.element.tag not in SUBHEADINGS or before.text in clues.title:
        return False
    return clues.first_leaf < leaf.index and not any([h1.last_leaf == before.index for h1 in clues.h1s])


def bare_names(clues: Clues, text: str, people: list[Person], *, above: bool) -> list[Person]:
    """Those of the people read from the line who are names, and all of it; `above` the text it may hold figures."""
    if _is_told(text, people) or (not above and _has_figures(text)):
        return []
    return [person for person in _bare(people) if not _is_no_name(clues, person.name)]


def _bare(people: list[Person]) -> list[Person]:
    """Those that are names beyond doubt, up to the first that is not, and agencies; or the one organization."""
    if len(people) == 1 and people[0].kind == "organization":
        name = people[0].name
        return people if " " in name or name.casefold() not in name_words().organization_words else []
    sure = list(takewhile(lambda person: _is_beyond_doubt(person) or _joins(person, people), people))
    later = people[len(sure) :] if sure else []
    return [*sure, *[person for person in later if name_words().is_agency(person.name)]]


def _joins(person: Person, people: list[Person]) -> bool:
    """Whether it is the agency beside the first writer: "Ann Lee / AFP", "DHA / Ann Lee"."""
    others = [one for one in people[:2] if one is not person]
    return name_words().is_agency(person.name) and any(map(_is_beyond_doubt, others))


def _is_beyond_doubt(person: Person) -> bool:
    name = person.name
    if (
        not is_full(name)
        or len(_own_words(name)) > MAX_WORDS
        or is_long_eastern(name)
        or FOREIGN.fullmatch(name)
    ):
        return False
    if POSSESSIVE.search(name):
        return False
    return max([len(word) for word in name.split()]) <= MAX_WORD


def _own_words(name: str) -> list[str]:
    """The words of a name without the small ones within it: "María José de los Ríos" has three."""
    particles = name_words().particles
    return [word for word in name.split() if word not in particles]


def _is_no_name(clues: Clues, name: str) -> bool:
    """Whether it has a sign that none has or a preposition before it, or all its words are the text's own, in small
    letters: "Best Practices" is a heading.
    """
    first = name.split()[0].casefold()
    if not NO_SIGN.isdisjoint(name) or first in name_words().prepositions:
        return True
    words = [word.lower() for word in WORD.findall(name) if not word.islower()]
    text = clues.region.text
    return bool(words) and all([word in text for word in words]) and small_words(text).issuperset(words)


@lru_cache(2)
def small_words(text: str) -> frozenset[str]:
    """The words of the text that it writes in small letters; kept, for a page asks for several lines."""
    return frozenset(word for word in WORD.findall(text[:MAX_READ]) if word.islower())


def _is_told(text: str, people: list[Person]) -> bool:
    """Whether more than names stands in the line: a label before them ("Copyright: Ann Lee"), a row of labels with
    what they tell ("No.: 88231 Date: 3 May Print"), or the words of a sentence ("Run Windows smoothly").
    """
    rest = text
    before = text.partition(people[0].name)[0] if people else ""
    if len(_SMALL.findall(before)) > 1 and len(_SMALL.findall(_behind_day(before))) > 1:
        return True
    for person in people:
        label, _, rest = rest.partition(person.name) if person.name in rest else ("", "", rest)
        if label.rstrip().endswith((":", "：")) or len(LABELS.findall(label)) > 1:
            return True
        following = rest.lstrip().split(maxsplit=1)[:1]
        if rest.startswith((":", "：")):
            return True
        if rest[:1] == " " and following and _is_of_sentence(following[0]):
            return True
    return False


def _behind_day(text: str) -> str:
    """What follows the day that it tells; all of it, if it tells none."""
    day = find_date(text)
    return text[day.end :] if day else text


def _is_of_sentence(word: str) -> bool:
    """Whether a word after a name goes on to tell of it; a job, a clock, a place, and another name do not."""
    words = name_words()
    small = word.isalpha() and word.islower() and word.upper() != word
    known = (
        words.is_job(word)
        or words.has_noise([word])
        or lead_words().only_lead(word)
        or words.leads_on(f"{word} x")
    )
    return small and not known and word not in words.prepositions


def _has_figures(text: str) -> bool:
    """Whether a figure is left beside the date: addresses, telephones and counts have some, signatures none."""
    if _DIGIT.search(text) is None:
        return False
    found = find_date(text)
    return found is None or _DIGIT.search(text[: found.start] + text[found.end :]) is not None
