"""The names of months in the languages of `months.toml`."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

APOSTROPHES = frozenset("'’")
_ARABIC = str.maketrans("يك", "یک")
"""Letters as Arabic keyboards write those of Persian months; the months of Arabic are looked up so, too."""
OWN, NONE = "_own", "-"
"""The end of a table's name whose words are their own language's alone, and a month of which a language has none."""


def _key(word: str) -> str:
    """The word as months are looked up by: no case, no accents (marks of other scripts stay), no dots, and no "of" that
    is written as one with it ("3 d'octubre").
    """
    if word[1:2] in APOSTROPHES and len(word) > 2:
        word = word[2:]
    if word.isascii():
        return word.casefold().strip(".'")
    parted = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(sign for sign in parted if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_ARABIC).strip(".'’׳॰")


@cache
def _months() -> tuple[dict[str, dict[str, tuple[str, int]]], dict[str, tuple[str, int]]]:
    """The months by language, and of all languages together, where the first to claim a word has it: without those that
    are but their own language's."""
    table = tomllib.loads((files("scraper.fields.times") / "months.toml").read_text(encoding="utf-8"))
    by_language: dict[str, dict[str, tuple[str, int]]] = {}
    merged: dict[str, tuple[str, int]] = {}
    for calendar, languages in table.items():
        for language, names in languages.items():
            own = by_language.setdefault(language, {})
            for number, forms in enumerate(names.split(), 1):
                for form in forms.split("/") if forms != NONE else ():
                    own.setdefault(_key(form.replace(".", "")), (calendar.removesuffix(OWN), number))
            for key, value in own.items() if not calendar.endswith(OWN) else ():
                merged.setdefault(key, value)
    return by_language, merged


@lru_cache(maxsize=4096)
def month_of(word: str, language: str = "") -> tuple[str, int] | None:
    """The calendar and number of the month that a word names, or None."""
    by_language, merged = _months()
    key = _key(word)
    return by_language.get(language, merged).get(key) or merged.get(key)
