"""Which language a text is in: by its script, and by the commonest words of each language (`words.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 900
"""Characters of the text that are looked at: enough for some 60 function words."""
LATIN_END = "\u036f"
NOT_LATIN = re.compile("[\u0370-\u1fff\u2c00-\uffff\U00010000-\U0003ffff]")
"""Letters of other scripts, with their marks; not the dashes and quotation marks between."""
PLAIN, LEAST_PLAIN = 0.24, 20
"""Share of words, and of how many: those of any language not too much like the text's own make less (fr for es: a
quarter).
"""
KNOWN = 0.25
"""Share of words from which a text is sure to be of a language of the table, and of no other."""
LEAST_SHARE, LEAD = 0.12, 1.15
"""The share of words that a language must have, and how many times as many as the next one."""
LEAST_CHARS, SCRIPT_CHARS = 60, 400
"""How long a text is whose language can be told, and how much of it is looked at for its script."""
LEAST_LETTERS, LEAST_KANA = 0.3, 0.05
"""The share of other letters than Latin that tells a script, and the share of kana among them that tells Japanese."""
SCRIPTS = (
    ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"), ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"), ("he", "\u0590", "\u05ff"), ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"), ("hy", "\u0530", "\u058f"), ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"), ("te", "\u0c00", "\u0c7f"), ("gu", "\u0a80", "\u0aff"),
    ("pa", "\u0a00", "\u0a7f"), ("kn", "\u0c80", "\u0cff"), ("ml", "\u0d00", "\u0d7f"),
    ("si", "\u0d80", "\u0dff"), ("km", "\u1780", "\u17ff"), ("my", "\u1000", "\u109f"),
    ("lo", "\u0e80", "\u0eff"), ("am", "\u1200", "\u137f"),
)  # fmt: skip
ALIKE = (
    {"hr", "sr", "bs", "sh", "me"}, {"nb", "no", "nn", "da"}, {"id", "ms"}, {"zh", "yue"}, {"tl", "fil"},
    {"gl", "pt", "es", "ca"}, {"he", "iw"},
    {"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "uz", "tt"},
    {"ar", "fa", "ur", "ps", "ku", "ckb", "ug"}, {"cs", "sk"}, {"hi", "mr", "ne", "sa"}, {"af", "nl", "fy"},
)  # fmt: skip
"""Languages whose function words are too much alike for a short text to overrule a declaration."""


def is_plainly(language: str, text: str) -> bool:
    """Whether so many of the text's words are function words of the language that no other need be tried."""
    own = _words_of(language)
    words = text[: SAMPLE // 2].casefold().split()
    return bool(own) and len(words) > LEAST_PLAIN and sum([w in own for w in words]) > PLAIN * len(words)


def language_of(text: str) -> tuple[str | None, float]:
    """The language of a text by script and function words, and the share of its words that spoke for it."""
    sample = text[:SAMPLE]
    if len(sample) < LEAST_CHARS:
        return None, 0.0
    if script := _script(sample):
        return script, 1.0
    words = _WORD.findall(sample.casefold())
    spoken = _languages_of()
    votes = Counter([language for word in words if word in spoken for language in spoken[word]])
    if not words or not votes:
        return None, 0.0
    (language, count), *rest = votes.most_common(2)
    share = count / len(words)
    runner_up = rest[0][1] if rest else 0
    return (language, share) if share > LEAST_SHARE and count > runner_up * LEAD else (None, share)


def _script(sample: str) -> str | None:
    """The language that alone writes in the script of most letters; a little kana among Han makes it Japanese."""
    if sample.isascii():
        return None
    head = sample[:SCRIPT_CHARS]
    letters = [c for c in head if c > LATIN_END and c.isalpha()]
    if len(letters) < LEAST_LETTERS * len(head):
        return None
    if sum("\u3040" <= c <= "\u30ff" for c in letters) > LEAST_KANA * len(letters):
        return "ja"
    middle = sorted(letters)[len(letters) // 2]
    return next((language for language, low, high in SCRIPTS if low <= middle <= high), None)


def may_write(declared: str, text: str) -> bool:
    """Whether the text may be of the declared language by its letters: not English in Devanagari. In what a language
    is written that the table does not have, is not known.
    """
    words = _words_of(declared)
    is_latin = bool(words) and max(words) <= LATIN_END
    if text.isascii() or not is_latin:
        return True
    sample = text[:SAMPLE]
    return len(NOT_LATIN.findall(sample)) * 2 <= len(sample)


def may_be(declared: str, seen: str, share: float) -> bool:
    """Whether a text that looks like the language seen may be of the declared one: if the two are much alike, or nobody
    knows the declared one's words and few spoke for the other.
    """
    alike = declared == seen or any(declared in group and seen in group for group in ALIKE)
    return alike or (not _words_of(declared) and share < KNOWN)


@cache
def _words() -> dict[str, frozenset[str]]:
    """The table, read once."""
    table = tomllib.loads((files("scraper.fields.languages") / "words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


def _words_of(language: str) -> frozenset[str]:
    """Its function words; none of a language that the table does not have."""
    return _words().get(language, frozenset())


@cache
def _languages_of() -> dict[str, list[str]]:
    """The languages of each word, in the table's order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for language, words in _words().items():
        for word in words:
            found[word].append(language)
    return dict(found)
