"""Names that one line joins: "By Ann Lee and Bo Roe" is one byline. Where a step read only some of the names (those
that are linked, declared, or stand first), its reading speaks for the whole list.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from scraper.fields.choice import Reading
from scraper.fields.names.compare import is_full, is_full_person
from scraper.fields.names.lists import COMMAS
from scraper.fields.names.parse import lead_of, parse_names
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

APART, BY_COMMA, BY_WORD = 0, 1, 2
"""How a line joins its names, the surest last: commas may also part a name from a place or a job."""
MAX_BETWEEN = 60
"""What stands between two names of one byline is no longer: a comma, a word, what the first one is."""
MAX_LINE = 250
HEAD = (
    "words_above",
    "words_inside",
    "class_above",
    "class_inside",
    "class_aside",
    "itemprop_above",
    "joined_above",
)
"""The steps that read lines of the page's head for what marks them."""
MARKED = frozenset(("itemprop_above", "itemprop_inside", "rel_author_above", "rel_author_inside"))
BETWEEN_JOBS = " ·・"
"""What Korean and Japanese lines have between two writers, each with a job behind the name: "김 기자 · 이 기자"."""
TWINS = frozenset(("twins_above", "twins_inside", "twins_below"))
_END = "\x1e"
_AFTER_NAME = COMMAS | frozenset("(（")
"""What may follow a name to say who that is; other words between two names are a sentence."""


def join_of(people: list[Person], line: str) -> int:
    """How the line joins all these names, each of them a full one or an agency's: APART, BY_COMMA or BY_WORD.

    >>> people = parse_names("Ann Lee and Bo Roe")
    >>> [join_of(people, line) for line in ("By Ann Lee and Bo Roe", "Ann Lee (Oslo), Bo Roe", "Ann Lee | Bo Roe")]
    [2, 1, 0]
    """
    if len(people) < 2 or not all([_is_writer(person) for person in people]):
        return APART
    ways, end = [], -1
    for person in people:
        start = line.find(person.name, max(end, 0))
        if start < 0:
            return APART
        if end >= 0:
            ways.append(_way(line[end:start]))
        end = start + len(person.name)
    return BY_WORD if BY_WORD in ways and APART not in ways else min(ways)


def _is_writer(person: Person) -> bool:
    return is_full(person.name) if person.kind == "person" else name_words().is_agency(person.name)


def _way(between: str) -> int:
    """How what stands between two names joins them."""
    text = between.strip()
    if not text or len(text) > MAX_BETWEEN:
        return APART
    words = name_words()
    last = text.rsplit(None, 1)[-1]
    if (last == text or text[0] in _AFTER_NAME) and words.conjunction.fullmatch(f" {last} "):
        return BY_WORD
    if text[-1] in COMMAS and (len(text) == 1 or text[0] in "(（"):
        return BY_COMMA
    return APART if words.eastern_job.sub("", text).strip(BETWEEN_JOBS) else BY_WORD


def joined_in(option: Option) -> int:
    """How the lines of the head that the option was read from join its names."""
    if len(option.value) < 2:
        return APART
    readings = [r for r in option.readings if r.distance and r.step.endswith(HEAD)]
    return max([join_of(option.value, reading.raw) for reading in readings], default=APART)


def is_led(option: Option) -> bool:
    """Whether a line of the page's head names them after "By"."""
    return any([r.step in HEAD and lead_of(r.raw) == "author" for r in option.readings])


def without_parts(options: dict[frozenset[str], Option], clues: Clues) -> list[Option]:
    """The options, without lists that are a part of what one line joins: their readings are added to the whole."""
    if len(options) < 2:
        return list(options.values())
    wholes = [
        (key, option)
        for key, option in options.items()
        if len(key) > 1 and _is_whole(key, option, options, clues)
    ]
    if not wholes:
        return list(options.values())
    kept = []
    for key, option in options.items():
        whole = max([(len(k), o) for k, o in wholes if key < k], key=itemgetter(0), default=None)
        if whole is None:
            kept.append(option)
        else:
            whole[1].readings += option.readings
    return kept


def without_short_names(options: list[Option]) -> list[Option]:
    """The options, without a given name alone if a "By" names its owner in full: "nils" is the login."""
    full = [o for o in options if len(o.value) == 1 and is_full(o.value[0].name) and is_led(o)]
    kept = []
    for option in options:
        fuller = [o for o in full if _is_short_for(option, o)]
        if fuller:
            fuller[0].readings += option.readings
        else:
            kept.append(option)
    return kept


def _is_short_for(option: Option, other: Option) -> bool:
    name = option.value[0].name
    alone = len(option.value) == 1 and not is_full(name)
    return alone and other.value[0].name.casefold().startswith(f"{name.casefold()} ")


def _is_whole(
    key: frozenset[str], option: Option, options: dict[frozenset[str], Option], clues: Clues
) -> bool:
    """Whether these names are one byline. They are if they are marked together, stand in boxes side by side, or a word
    joins them; if JSON-LD declares them and no other declaration names fewer (or only a `<meta>` does, and a line has
    all); or if commas join them and none is a place.
    """
    parts = [other for other in options if other < key]
    writers = all([_is_writer(person) for person in option.value])
    if any([reading.step in TWINS or (writers and reading.step in MARKED) for reading in option.readings]):
        return True
    if writers and _is_declared(option, "json_ld"):
        fewer = [options[part] for part in parts if _is_declared(options[part], "json_ld", "meta")]
        return not fewer or (not any([_is_declared(o, "json_ld") for o in fewer]) and _in_line(option, clues))
    way = joined_in(option)
    if way != BY_COMMA:
        return way == BY_WORD
    if key == frozenset().union(*parts):
        return True
    return (is_led(option) or _is_of_class(option)) and not _are_told_of(option, clues.body_text)


def _in_line(option: Option, clues: Clues) -> bool:
    """Whether a line of the page's head holds all of the names: a `<meta>` of one alone has room for no more."""
    names = [person.name for person in option.value]
    return any([all([name in leaf.text for name in names]) for leaf in clues.head_lines()])


def _is_of_class(option: Option) -> bool:
    """Whether a line of an author's class in the head holds persons, and no house."""
    persons = all([person.kind == "person" for person in option.value])
    return persons and any([reading.step == "class_above" for reading in option.readings])


def _are_told_of(option: Option, text: str) -> bool:
    """Whether the text tells of a name after the first: so it does of the place where the first one is."""
    return any([person.name.casefold() in text for person in option.value[1:]])


def _is_declared(option: Option, *kinds: str) -> bool:
    return any([reading.step.startswith(kinds) for reading in option.readings])


def joined_lines(clues: Clues, lines: list[Leaf], known: list[Reading]) -> Iterator[Reading]:
    """The first of the lines that holds one of the known names and goes on to others."""
    names = {p.name.casefold() for r in known for p in r.value if is_full_person(p)}
    for leaf, text in _lines_with(names, lines):
        people = parse_names(text, strict=True)
        if join_of(people, text) and any([p.name.casefold().endswith(tuple(names)) for p in people]):
            step = "class_above" if leaf.element in clues.named("author") else "joined_above"
            yield Reading(step, people, text, distance=clues.distance_of(leaf))
            return


def _lines_with(names: set[str], lines: list[Leaf]) -> Iterator[tuple[Leaf, str]]:
    """The lines that hold one of the names beside something that joins, with their texts."""
    texts = [leaf.text[:MAX_LINE] for leaf in lines]
    _continue(texts)
    every = _END.join(texts).casefold()
    for name in names:
        at = every.find(name)
        while at >= 0:
            end = at + len(name)
            if _goes_on(every[end : end + MAX_BETWEEN]) or _has_begun(every[max(0, at - 8) : at]):
                number = every.count(_END, 0, at)
                yield lines[number], texts[number]
            at = every.find(name, end)


def _continue(texts: list[str]) -> None:
    """Adds to each line the next one, where that begins with what joins: "By Ann Lee", "and Bo Roe"."""
    words = name_words()
    for at, text in enumerate(texts[1:]):
        if text[:1].islower() and len(text) < MAX_BETWEEN and words.leads_on(text):
            texts[at] = f"{texts[at]} {text}"


def _goes_on(text: str) -> bool:
    first = text.lstrip()[:1]
    if first in _AFTER_NAME or (first > "\u3000" and _is_between_jobs(text)):
        return True
    return name_words().conjunction.match(text) is not None


def _is_between_jobs(text: str) -> bool:
    """Whether the name's job and a dot follow it."""
    return name_words().eastern_job.sub("", text.lstrip(), count=1).lstrip()[:1] in tuple(BETWEEN_JOBS[1:])


def _has_begun(text: str) -> bool:
    stripped = text.rstrip()
    if not stripped or stripped[-1] in COMMAS:
        return bool(stripped)
    return name_words().conjunction.fullmatch(f" {stripped.split()[-1]} ") is not None
