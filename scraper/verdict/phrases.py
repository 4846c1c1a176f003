"""The words of `phrases.toml`, ready for use: read when the first page asks that has too little text for an article."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARS = 300
"""A line that says that a page is gone is short."""
NUMBER_404 = re.compile(r"(?<![\d.,/-])404(?![\d.,/-]|\s*\w*\s*(?:km|mil|people|dead))")
PATTERN = frozenset(r".^$*+?{}[]\|()")
"""Of these signs each pattern has one, and no plain word."""
NEVER = "(?!)"
"""Matches nothing."""


class Words:
    """Words and patterns, in whatever case. Nearly all are plain: these are sought one by one, in a tenth of the time
    that one pattern takes, which tries all of them at each letter."""

    def __init__(self, told: list[str]) -> None:
        self.plain = [_folded(word) for word in told if PATTERN.isdisjoint(word)]
        others = [word for word in told if not PATTERN.isdisjoint(word)]
        self.others = re.compile("|".join(others) or NEVER, re.I)
        self.all = re.compile("|".join(told), re.I)

    def stand_in(self, texts: Iterable[str]) -> bool:
        """Whether one of them stands in one of the texts."""
        text = "\n".join(texts)
        return has_sign(_folded(text), self.plain) or self.others.search(text) is not None

    def count(self, text: str) -> int:
        """How often they stand in it."""
        return len(self.all.findall(text))


def _folded(text: str) -> str:
    """In lower case, as patterns without regard to case see it: to them, the dotted and the dotless i are one."""
    return text.replace("İ", "i").lower().replace("ı", "i")


class Phrases:
    """Plain phrases as tuples; words with endings as one pattern each."""

    def __init__(self, told: dict[str, list[str]]) -> None:
        self.not_found, self.sign_in = tuple(told["not_found"]), tuple(told["sign_in"])
        self.robot = tuple(told["robot"])
        self.refused = re.compile("|".join(told["refused"]))
        self.consent, self.accept = Words(told["consent"]), Words(told["accept"])
        self._thing = re.compile("|".join(told["gone_thing"]))
        self._state = re.compile("|".join(told["gone_state"]))

    def say_gone(self, text: str) -> bool:
        """Whether a lower-case line says that a page, an article or its like is not to be had.

        The two halves are apart, since each language has dozens of ways to join them.

        >>> phrases().say_gone("this article has been removed by its publisher.")
        True
        >>> phrases().say_gone("the statue has been removed.")
        False
        """
        return (
            len(text) <= MAX_CHARS
            and self._state.search(text) is not None
            and self._thing.search(text) is not None
        )


@lru_cache(1)
def phrases() -> Phrases:
    """What walls say, in the languages of `phrases.toml`."""
    return Phrases(tomllib.loads((files("scraper.verdict") / "phrases.toml").read_text(encoding="utf-8")))


def first_said(texts: Iterable[str], said: tuple[str, ...]) -> str | None:
    """The first of the phrases that is in one of the texts."""
    return next((phrase for text in texts for phrase in said if phrase in text), None)
