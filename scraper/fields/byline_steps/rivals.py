"""Options that give way to others before any choice: the site to its writers, whoever uploaded the text to whoever
signed it, names in the text to a name in its head.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.accounts import is_handle, is_login
from scraper.fields.byline_steps.evidence import (
    are_joined_persons,
    is_declared,
    is_led,
    is_shown,
    is_signed,
    is_site_alone,
    text_seen,
)
from scraper.fields.byline_steps.obvious import MAX_SIGN
from scraper.fields.byline_steps.steps import CLOSE_ABOVE, DECLARED, LATER, MARKED_IN_HEAD
from scraper.fields.names.compare import are_all_of, are_full, untitled
from scraper.fields.names.given import has_given_name
from scraper.fields.names.site import are_persons
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.fields.byline_steps.credits import Credits
    from scraper.fields.choice import Option, Reading
    from scraper.fields.clues import Clues

SIGNED = dict.fromkeys(("class_below", "bare_below", "dated_below", "signature"), 1)
SIGNED |= {"words_below": 3, "dated_above": 4}
"""By step: within how many leaves of the text a name by itself is a signature."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,4}")
MAX_LINE = 60
"""How many characters a byline of the site alone has."""


def without_sites(options: list[Option], clues: Clues) -> list[Option]:
    """The options, without those that name the site alone, or houses that no line shows: if a line of the page's head
    names others after a "By", or if markup there names persons and no line shows the site as the writer, be it by a
    word that the markup has before the person; without its office, if a line of the head has a "By" within it; without
    an account, if a line below the text names persons after a "By".
    """
    alone = [o for o in options if is_site_alone(o, clues) or (_are_houses(o) and not is_shown(o))]
    alone += [o for o in options if o not in alone and not is_shown(o) and _is_before_writer(o, options)]
    if not alone or len(options) < 2:
        return options
    persons = [option for option in options if are_persons(option.value, clues.squashed_sites)]
    led = any([is_led(option) or are_joined_persons(option, clues) for option in persons])
    marked = led or any([_is_marked(option) for option in persons])
    signed = any([_are_signed_last(option) for option in persons])
    signed = signed or any(["middle_above" in option.steps for option in persons])
    marked = marked or any([_are_told_houses(option, clues) for option in options])
    gone = [o for o in alone if led or (marked and not _is_shown_alone(o)) or (signed and _are_offices(o))]
    gone += [o for o in alone if _is_account(o) and any(map(_is_signed_below, persons))]
    return [option for option in options if option not in gone]


def without_handles(options: list[Option]) -> list[Option]:
    """The options, without one word in small letters, if a full name alone is the text's last line: who posted it."""
    if not any([_are_signed_last(option) for option in options]):
        return options
    return [option for option in options if not is_handle(option.value)]


def without_initials(options: list[Option]) -> list[Option]:
    """The options, without mere initials or words in small letters that are but declared, if markup about the text
    names somebody in full.
    """
    marked = any([are_full(o.value) and not o.steps.isdisjoint(MARKED_IN_HEAD) for o in options])
    return [o for o in options if not (marked and o.steps <= DECLARED and _are_initials(o))]


def _are_initials(option: Option) -> bool:
    return all([_INITIALS.fullmatch(p.name) is not None or is_handle([p]) for p in option.value])


def without_later(options: list[Option]) -> list[Option]:
    """The options, without names amid lines in the text or below it, if a line of the head leads to a full name: those
    lines are of other stories.
    """
    led = any(["words_above" in option.steps and are_full(option.value) for option in options])
    return [option for option in options if not (led and option.steps <= LATER)]


def without_uploaders(options: list[Option], credit: Credits) -> list[Option]:
    """The options, without people who are declared but nowhere shown, if a line says that others wrote the text: they
    uploaded it, or own the site; nor those of whom a line says that they edited it, or took its pictures.
    """
    if len(options) < 2:
        return options
    signed = any([is_signed(option) and are_full(option.value) for option in options])
    kept = [o for o in options if is_shown(o) or not (signed or credit.contradict(o.value))]
    kept = [o for o in kept if not credit.did_else(o.value)]
    return kept or options


def without_posters(options: list[Option], credit: Credits) -> list[Option]:
    """The options, without who is declared, if the text's own first line says "By" and another's full name: many a
    paper's web desk posts what others wrote.
    """
    if credit.opening is None:
        return options
    names = {untitled(person.name) for person in credit.opening.value}
    return [
        o for o in options if not is_declared(o) or not names.isdisjoint(untitled(p.name) for p in o.value)
    ]


def _is_shown_alone(option: Option) -> bool:
    """Whether a short line shows it: a longer one, such as a box about the writer, only tells where they work."""
    lines = [text_seen(r) for r in option.readings if r.step not in DECLARED]
    return any([0 < len(line) <= MAX_LINE for line in lines])


def _is_marked(option: Option) -> bool:
    """Whether markup close above the text says that they are writers, or one's full name signs it."""
    marked = [r for r in option.readings if r.step in MARKED_IN_HEAD and r.distance <= CLOSE_ABOVE]
    return bool(marked) or any([_is_signature(reading) for reading in option.readings])


def _are_signed_last(option: Option) -> bool:
    """Whether one full name, by its first words a person's, is all of the text's last line."""
    return "signature" in option.steps and len(option.value) == 1 and has_given_name(option.value[0].name)


def _are_houses(option: Option) -> bool:
    """Whether it names houses, be it by a sign in capitals."""
    names = [person.name for person in option.value if person.kind == "person"]
    return all(
        [(n.isupper() and n.isalpha() and len(n) <= MAX_SIGN) or name_words().is_agency(n) for n in names]
    )


def _are_told_houses(option: Option, clues: Clues) -> bool:
    """Whether it names houses, not the site, that are declared and that a line shows, too: an agency wrote it; or
    desks, which a line of the head names after a "By".
    """
    houses = all([person.kind == "organization" for person in option.value])
    desks = is_led(option) and not any([name_words().is_agency(person.name) for person in option.value])
    told = desks or (is_declared(option) and is_shown(option))
    return houses and told and not is_site_alone(option, clues)


def _is_before_writer(option: Option, options: list[Option]) -> bool:
    """Whether it is one word that stands before a dash and a full name, where markup in the head says who wrote it."""
    name = option.value[0].name
    if len(option.value) > 1 or " " in name:
        return False
    marked = [r for o in options if are_full(o.value) for r in o.readings if r.step in MARKED_IN_HEAD]
    return any([reading.raw.startswith((f"{name} - ", f"{name} – ")) for reading in marked])


def _is_signed_below(option: Option) -> bool:
    """Whether soon below the text a "By" leads to full names."""
    return any([r.step == "words_below" and _is_signature(r) for r in option.readings])


def _is_account(option: Option) -> bool:
    return len(option.value) == 1 and is_login(option.value[0].name)


def _are_offices(option: Option) -> bool:
    return all([name_words().is_office(person.name) for person in option.value])


def _is_signature(reading: Reading) -> bool:
    """Whether it holds nothing but full names, on the text's last line or the next, or, if they begin like a person's,
    beside the day close above the text ("Donate Now" may stand there too); or full names after a "By" soon below it.
    """
    if reading.distance > SIGNED.get(reading.step, -1) or not are_full(reading.value):
        return False
    if reading.step == "dated_above" and not all([has_given_name(p.name) for p in reading.value]):
        return False
    return reading.step == "words_below" or are_all_of(reading.value, reading.raw)
