"""Every compiled pattern of the package is quick on what is made to hold it up.

A text of 600 characters tells what is exponential or cubic, whatever its caller bounds. What is quadratic may be right
on a line, so that `test_hostile_time.py` asks for that by the doors through which long texts come.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

import scraper
from tests.quick import seconds_of

LENGTH = 600
SECONDS = 0.1
"""Some hundred times what such a text takes."""
PLAIN = [" ", "\n", "a", "A", "1", "-", "_", ".", ",", ":", "/", "é", "年", "(", '"', "<", ">", "=", "#", "|"]
ENDS = ["", "\0", "!"]
UNITS = 80


def patterns_in(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that a module-level value is or holds, with their names."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict) and depth < 3:
        for key, inner in value.items():
            yield from patterns_in(inner, f"{name}[{key}]", depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)) and depth < 3:
        for at, inner in enumerate(value):
            yield from patterns_in(inner, f"{name}[{at}]", depth + 1)


def all_patterns() -> dict[str, re.Pattern[Any]]:
    """Those of the modules, and those that the table of names makes of its words; each once."""
    from scraper.fields.names.words import name_words

    found: dict[int, tuple[str, re.Pattern[Any]]] = {}
    for module in pkgutil.walk_packages(scraper.__path__, "scraper."):
        if not module.name.endswith("__main__"):
            for key, value in vars(importlib.import_module(module.name)).items():
                for name, pattern in patterns_in(value, f"{module.name}.{key}"):
                    found.setdefault(id(pattern), (name, pattern))
    for key, value in vars(name_words()).items():
        for name, pattern in patterns_in(value, f"names.{key}"):
            found.setdefault(id(pattern), (name, pattern))
    return dict(found.values())


def units_of(pattern: re.Pattern[Any]) -> list[str]:
    """What may be repeated to hold it up: words and signs of its own, alone and in rows, and what all patterns know."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = [*dict.fromkeys(re.findall(r"[^\W\d_]{2,}", source))][:400]
    signs = [*dict.fromkeys(re.findall(r"[^\w\\()\[\]{}?*+]", source))]
    choose = random.Random(source.encode("utf-8", "surrogatepass")).choice
    pools = [PLAIN, signs or PLAIN, words or PLAIN]
    rows = [
        "".join(choose(choose(pools)) for _ in range(size))
        for size in (2, 3, 4, 6, 8)
        for _ in range(UNITS // 5)
    ]
    doubled = [f"{sign}ab{other * 6}" for sign in signs[:12] for other in signs[:12]]
    return [*PLAIN, *rows, *[choose(doubled) for _ in range(UNITS // 4) if doubled], *words[:10]]


def attacks_on(pattern: re.Pattern[Any]) -> Iterator[Any]:
    for unit in units_of(pattern):
        for end in ENDS:
            text = (unit * LENGTH)[:LENGTH] + end
            yield text if isinstance(pattern.pattern, str) else text.encode("utf-8")


PATTERNS = all_patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_quick_on_what_is_made_to_hold_it_up(name: str) -> None:
    pattern = PATTERNS[name]
    attacks = list(attacks_on(pattern))

    def try_all() -> None:
        for text in attacks:
            _try(pattern, text)

    if seconds_of(try_all, patience=SECONDS * 4) > SECONDS * 4:
        slow = [text for text in attacks if seconds_of(partial(_try, pattern, text), SECONDS * 2) > SECONDS]
        assert not slow, f"{pattern.pattern!r:.300} on {slow[0]!r:.80}"


def _try(pattern: re.Pattern[Any], text: Any) -> None:
    pattern.search(text)
    pattern.fullmatch(text)
