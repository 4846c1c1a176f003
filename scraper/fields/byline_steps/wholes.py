"""Lists that are only a part of another: where one line joins all the names, what was read of some of them (those that
are linked, declared, or stand first) speaks for the whole list.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.evidence import are_twins, is_led, joined_in
from scraper.fields.byline_steps.joined import BY_COMMA, BY_WORD, is_writer
from scraper.fields.byline_steps.steps import MADE_FOR_WRITERS
from scraper.fields.names.compare import is_full, spells, untitled
from scraper.fields.names.given import has_given_name
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues


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
    """The options, without a given name alone if a "By" names its owner in full, or the owner's page: "nils" is the
    login.
    """
    single = [(o, o.value[0]) for o in options if len(o.value) == 1 and is_full(o.value[0].name)]
    full = [o for o, person in single if is_led(o) or spells(person.url, person.name)]
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
    """Whether these names are one byline: if they are marked together, stand in boxes side by side, or a word joins
    them; if JSON-LD declares them, and nothing fewer; or if commas join them, and none is a place.
    """
    parts = {other: fewer for other, fewer in options.items() if other < key}
    writers = all([is_writer(person) for person in option.value])
    if are_twins(option) or (writers and not option.steps.isdisjoint(MADE_FOR_WRITERS)):
        return True
    if writers and _is_declared_by(option, "json_ld"):
        return _are_all_declared(option, list(parts.values()), clues)
    if _adds_agencies(key, option, options):
        return _is_led_below(option) or _in_head(option, clues)
    way = joined_in(option)
    if way != BY_COMMA:
        return way == BY_WORD
    if key == frozenset().union(*parts):
        return True
    return (is_led(option) or _is_of_class(option)) and not _are_told_of(option, clues.body_text)


def _adds_agencies(key: frozenset[str], option: Option, options: dict[frozenset[str], Option]) -> bool:
    """Whether it is declared, or stands below the text behind a "By", and is another list and agencies: whose copy the
    writers used.
    """
    if not (_is_declared_by(option, "json_ld", "meta") or _is_led_below(option)):
        return False  # "AA" sets the size of the letters
    agencies = {untitled(p.name) for p in option.value if name_words().is_agency(p.name)}
    return bool(agencies) and key - agencies in options


def _is_led_below(option: Option) -> bool:
    """Whether a line below the text names them after "By"."""
    return "words_below" in option.steps


def _are_all_declared(option: Option, parts: list[Option], clues: Clues) -> bool:
    """Whether no other declaration names a part of those of JSON-LD; or only a `<meta>` does, and the head has all."""
    fewer = [part for part in parts if _is_declared_by(part, "json_ld", "meta")]
    if any([_is_declared_by(part, "json_ld") for part in fewer]):
        return False
    return not fewer or _in_head(option, clues)


def _in_head(option: Option, clues: Clues) -> bool:
    """Whether the page's head holds all of the names, in a line or several: a `<meta>` of one has room for no more."""
    lines = "\n".join([leaf.text for leaf in clues.head_lines()])
    return all([person.name in lines for person in option.value])


def _is_of_class(option: Option) -> bool:
    """Whether a line of an author's class in the head holds persons, and no house."""
    persons = all([person.kind == "person" for person in option.value])
    return persons and any([reading.step == "class_above" for reading in option.readings])


def _are_told_of(option: Option, text: str) -> bool:
    """Whether the text tells of a name after the first: so it does of the place where the first one is. Not so if it
    tells of the first, too, and another has a given name: a note says who they are.
    """
    first, *others = [person.name for person in option.value]
    told = [name for name in others if name.casefold() in text]
    return bool(told) and not (first.casefold() in text and any(map(has_given_name, told)))


def _is_declared_by(option: Option, *kinds: str) -> bool:
    return any([reading.step.startswith(kinds) for reading in option.readings])
