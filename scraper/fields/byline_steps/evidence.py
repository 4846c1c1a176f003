"""What speaks for an option: by which steps its names were read, and how a line puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.byline_steps.accounts import is_login
from scraper.fields.byline_steps.joined import APART, BY_WORD, join_of
from scraper.fields.byline_steps.steps import DECLARED, LINES_OF_HEAD, TWINS
from scraper.fields.names.parse import lead_of
from scraper.fields.names.site import are_persons, is_house

if TYPE_CHECKING:
    from scraper.fields.choice import Option, Reading
    from scraper.fields.clues import Clues


def text_seen(reading: Reading) -> str:
    """What the reader sees of it: nothing of a `<meta itemprop>` between the lines."""
    return reading.raw.strip(" |")


def is_shown(option: Option) -> bool:
    """Whether the reader sees it anywhere."""
    return any([r.step not in DECLARED and text_seen(r) for r in option.readings])


def is_signed(option: Option) -> bool:
    """Whether a line says beyond doubt that they wrote the text."""
    return any([reading.signs for reading in option.readings])


def are_twins(option: Option) -> bool:
    """Whether boxes side by side name them."""
    return not option.steps.isdisjoint(TWINS)


def is_led(option: Option) -> bool:
    """Whether a line of the page's head names them after "By"."""
    return any([r.step in LINES_OF_HEAD and lead_of(r.raw) == "author" for r in option.readings])


def joined_in(option: Option) -> int:
    """How the lines of the head that the option was read from join its names."""
    if len(option.value) < 2:
        return APART
    readings = [r for r in option.readings if r.distance and r.step in LINES_OF_HEAD]
    return max([join_of(option.value, reading.raw) for reading in readings], default=APART)


def are_joined_persons(option: Option, clues: Clues) -> bool:
    """Whether a line of the head joins persons by a word."""
    return joined_in(option) == BY_WORD and are_persons(option.value, clues.squashed_sites)


def is_site_alone(option: Option, clues: Clues) -> bool:
    """Whether it names only the site, or the account that uploaded the text."""
    return all([is_house(p, clues.squashed_sites) or is_login(p.name) for p in option.value])
