"""Given names of many countries: a sign that two capital words are a person, and not a wish or a line of a menu.

They are evidence, weighed by the chooser beside the rest: many people bear a name that no list has, and some words of a
language are names too. The list is made by `benchmarks/given_names.py` from Faker's (MIT licence).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

WORDS = 2
"""How many of a name's words are looked up: some people write their family's name first, or a title."""


def has_given_name(name: str) -> bool:
    """Whether one of the first words is a given name somewhere.

    >>> has_given_name("José Ibarra"), has_given_name("Viel Spaß")
    (True, False)
    """
    words = name.replace("-", " ").split(maxsplit=WORDS)[:WORDS]
    return any([fold_word(word.strip(".,")) in _names() for word in words])


def fold_word(word: str) -> str:
    """The word without accents and case, as names are written in haste.

    >>> fold_word("ZOË")
    'zoe'
    """
    if word.isascii():
        return word.lower()
    return "".join([c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c)])


@cache
def _names() -> frozenset[str]:
    """Read when a page first leaves a doubt about its writers: some milliseconds, once a process."""
    text = files("scraper.fields.names").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
