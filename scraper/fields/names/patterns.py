"""Patterns of the words around names: of lead-ins, of what joins names, of jobs that are written as one with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.alternatives import alternatives
from scraper.fields.names.eastern import is_eastern

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = r"[\s,.*–—-]*+"
"""What may stand before a lead-in."""
_FROM_PLACE = r"Aus [^\W\d_a-z][^\n.,:;]{1,40}? berichte[tn]"
"""Whence a writer reports, where a byline is told so: "Aus Bad Ems berichten Ann Lee und Bo Roe"."""


def lead(phrases: Iterable[str]) -> re.Pattern[str]:
    """A lead-in at the start of a stretch: a space or a colon ends it; East Asian ones need neither, save those of
    one sign, which begin other words too.
    """
    eastern = [p for p in phrases if is_eastern(p) and len(p) > 1]
    signs = [p for p in phrases if is_eastern(p) and len(p) == 1]
    western = [p for p in phrases if not is_eastern(p)]
    return re.compile(
        rf"{_SIGNS}((?:{_any(western)})(?=[\s:：]\s*\S|[:：]$)|(?:{_any(eastern)})(?=\s?\S)"
        rf"|(?:{_any(signs)})(?=[\s:：/・=]))\s*[:：/・=]?\s*",
        re.I,
    )


def shown_lead(words: list[str], before_two: list[str], agencies: Iterable[str]) -> re.Pattern[str]:
    """A lead-in that may be part of a name too: before a name, `before_two` only before one of two words or more; any
    before an agency, which may be written small ("Von dpa"); and whence they report.
    """
    before_name, before_any = r"\s+[^\W\d_a-z]", rf"\s+(?i:{_any(agencies)})(?!\w)"
    return re.compile(
        rf"{_SIGNS}((?:{_any(_cased(words))})(?={before_name})|(?:{_any(_cased(before_two))})(?={before_name}\S*\s+\S)"
        rf"|(?:{_any(_cased([*words, *before_two]))})(?={before_any})|{_FROM_PLACE}(?={before_name}))\s+"
    )


def joint_lead(
    writes: Iterable[str], others: Iterable[str], joins: Iterable[str], ends: list[str]
) -> re.Pattern[str]:
    """Two works of one hand, of which one is the text: "Story and photos by", "Fotos und Text:"."""
    text, other, join = _any(writes), _any(others), rf"\s*(?:[&/+]|\s(?:{_either(joins)})\s)\s*"
    works = rf"(?:{text}){join}(?:{text}|{other})|(?:{other}){join}(?:{text})"
    return re.compile(rf"{_SIGNS}({works})(?:\s+(?:{_any(ends)})(?=\s)|\s*[:：])\s*", re.I)


def middle_lead(long: list[str], others: list[str]) -> re.Pattern[str]:
    """A lead-in within a stretch: of several words, or of those who did something else, before a colon."""
    return re.compile(rf"(?<=[^\s,;])[,;]?\s+((?:{_any(long)})\b|(?:{_any(others)})(?=:))", re.I)


def with_agency(words: Iterable[str], agencies: Iterable[str]) -> re.Pattern[str]:
    """What leads to an agency beside a writer, perhaps in brackets: " avec AFP", " (mit dpa)"."""
    return re.compile(rf"[\s(,]+({_either(words)})\s+((?i:{_any(agencies)}))(?!\w)\)?")


def conjunction(words: Iterable[str]) -> re.Pattern[str]:
    """What joins two names."""
    return re.compile(rf"\s+({_either(words)})\s+|\s*(?:&)\s*")


def prefixed_conjunction(words: Iterable[str]) -> re.Pattern[str]:
    """What joins two names in a script that writes it as one with the name after it."""
    return re.compile(rf"(?<=\S)\s+(?:{_either(words)})(?=[^\W\d_]{{2,}}\s+[^\W\d_])")


def leading_conjunction(words: Iterable[str]) -> re.Pattern[str]:
    """What joins names, at a text's start."""
    return re.compile(rf"^(?:(?:{_either(words)})\s+|&\s*)")


def eastern_job(jobs: list[str]) -> re.Pattern[str]:
    """A job right before or after a name. Possessive, for one job's name may be made of those of two others."""
    any_job = "|".join(jobs)
    return re.compile(rf"^(?:{any_job})\s*|\s*+(?:{any_job})++$")


def early_job(jobs: list[str]) -> re.Pattern[str]:
    """A job that begins a text, or follows the house there."""
    return re.compile(rf"(?:\S{{2,8}}[报報社网網台]\s+|\S{{0,2}})(?:{'|'.join(jobs)})")


def later_job(jobs: list[str]) -> re.Pattern[str]:
    """The space before a job that stands before its owner."""
    return re.compile(rf"\s+(?=(?:{'|'.join(jobs)})\s?\S)")


def later_other(phrases: list[str]) -> re.Pattern[str]:
    """What stands before an East Asian lead-in of those who did something else: "文＝上野千香、写真＝黒川瑞希"."""
    return re.compile(rf"[\s、，]+(?=(?:{_any(phrases)})\s?[:/・=])")


def _any(phrases: Iterable[str]) -> str:
    """The longest first, for one may begin with another."""
    return alternatives(sorted(phrases, key=len, reverse=True))


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _cased(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, word.capitalize(), word.upper())]
