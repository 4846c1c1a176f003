"""How `names.toml` is written: words apart by spaces, phrases by upright lines."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from scraper.fields.names.eastern import is_eastern


def read_table() -> dict[str, str]:
    """Its lists as they stand there, by their names."""
    return tomllib.loads((files("scraper.fields.names") / "names.toml").read_text(encoding="utf-8"))


def eastern_jobs(table: dict[str, str]) -> list[str]:
    """The jobs in the letters of East Asia, the longest first, for one may begin with another."""
    return sorted((w for w in set(phrases_of(table["jobs"])) if is_eastern(w)), key=len, reverse=True)


def works_of(phrases: list[str], ends: list[str]) -> list[str]:
    """The works that lead-ins name by one word: "text" of "text by", "words" of "words:"."""
    words = [phrase.rstrip(":").split() for phrase in phrases]
    firsts = [first for first, *rest in words if len(first) > 2 and (not rest or rest[0] in ends)]
    return list(dict.fromkeys(firsts))


def phrases_of(text: str) -> list[str]:
    return [p.casefold() for line in text.split("\n") for phrase in line.split("|") if (p := phrase.strip())]
