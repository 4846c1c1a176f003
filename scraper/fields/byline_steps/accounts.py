"""Pages on which only an account of the CMS is marked as the writer ("By admin"): they name nobody, unless somebody
else is marked, or a line leads to a full name.

All else that looks like a name there (a label beside the account, the box about it, the writers of stories to read
next) is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.steps import BARE, DECLARED
from scraper.fields.names.compare import are_full
from scraper.fields.names.parse import lead_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

ACCOUNTS = re.compile(r"(?<!\w)(?:admin|administrator|webmaster|superuser|root)(?!\w)", re.I)
"""Names of accounts that a CMS comes with."""
_LOGIN = re.compile(r"[a-z\d]+(?:[-_.][a-z\d]+)+$|.*[Aa]dmin$|[a-z]+\d\d|[a-z]{4,}\d$")
"""Words that a sign joins, all in small letters; the end of an administrator's name; a word and figures."""
MAX_MARK, MAX_LINE, MOST_LEAVES = 40, 160, 3
SIGNED = 3
"""Leaves below the text within which a line that leads to a full name signs it."""


def without_guesses(readings: list[Reading], clues: Clues) -> list[Reading]:
    """The readings, without mere guesses if an account is marked as the writer."""
    sure = [r for r in readings if r.step in DECLARED or r.signs or not _is_guess(r)]
    return readings if len(sure) == len(readings) or not _names_account(clues) else sure


def _names_account(clues: Clues) -> bool:
    """Whether an author's mark, a link to an author's page, or a line of the head that leads to one is an account's."""
    return any([ACCOUNTS.search(text) is not None for text in _marks(clues)])


def _marks(clues: Clues) -> Iterator[str]:
    for element in (*clues.named("author"), *clues.link_kinds["author"]):
        if element.leaf_count <= MOST_LEAVES:
            text = clues.text_of(element)
            if len(text) <= MAX_MARK:
                yield text
    for leaf in clues.head_lines():
        if len(leaf.text) <= MAX_LINE and lead_of(leaf.text) == "author":
            yield leaf.text


def _is_guess(reading: Reading) -> bool:
    """Whether it names the account, is marked by nothing, or stands where other stories' writers do."""
    if reading.step.startswith(BARE) or reading.step.endswith("_aside"):
        return True
    below = reading.step.endswith("_below")
    if reading.step.startswith("words_") and not (below and reading.distance > SIGNED):
        return not are_full(reading.value)
    return below


def is_handle(people: list[Person]) -> bool:
    """Whether it is one word in small letters: somebody's name here, or that of an account."""
    return len(people) == 1 and people[0].name.islower() and " " not in people[0].name


def is_login(name: str) -> bool:
    """Whether it is an account's name, which joins its words by a sign, ends like an administrator's, or has figures.

    >>> [is_login(name) for name in ("agentur-redaktion", "Herald Admin", "info92214", "Jean-Luc", "oz")]
    [True, True, True, False, False]
    """
    return _LOGIN.match(name) is not None
