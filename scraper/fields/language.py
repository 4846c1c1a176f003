"""The article's language, as a BCP 47 tag: what the page declares, if its text does not contradict it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from scraper.article import Source
from scraper.fields.languages.text import is_plainly, language_of, may_be, may_write
from scraper.fields.locale import html_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])", re.I)
"""Language, script and region of a BCP 47 tag."""
MAX_RAW = 40


def read_language(clues: Clues) -> tuple[str | None, Source | None]:
    """The declared language, or that of the text where the two are at odds or none is declared."""
    tags = _declared(clues)
    declared = list(islice(tags, 1))
    for step, raw, tag in declared:
        if is_plainly(tag.split("-")[0], clues.region.text):
            return tag, Source(step=step, raw=raw[:MAX_RAW], confidence=0.98)
    declared += tags
    seen, share = language_of(clues.region.text)
    for step, raw, tag in declared:
        language = tag.split("-")[0]
        if may_write(language, clues.region.text) and (seen is None or may_be(language, seen, share)):
            return tag, Source(step=step, raw=raw[:MAX_RAW], confidence=0.98 if seen else 0.85)
    if seen is None:
        return None, None
    note = f"the page declares {declared[0][2]}" if declared else None
    return seen, Source(step="text", raw=None, confidence=0.9, note=note)


def _declared(clues: Clues) -> Iterator[tuple[str, str, str]]:
    """Step, raw, tag: the article's own word, then the page's, then what is meant for others."""
    for step, value in _values(clues):
        value = value.get("alternateName") if isinstance(value, dict) else value
        if isinstance(value, str) and (tag := parse_tag(value)):
            yield step, value, tag


def _values(clues: Clues) -> Iterator[tuple[str, Any]]:
    for article in clues.articles[:1]:
        yield "json_ld", article.get("inLanguage")
    yield "lang_around", _language_around(clues)
    yield "html_lang", html_language(clues.doc)
    for name in ("og:locale", "content-language", "language", "dc.language"):
        yield f"meta_{name}", clues.doc.meta.first(name)


def _language_around(clues: Clues) -> str | None:
    """What is said of an element that holds all of the text, the innermost: `<main lang="cy">`; not where `<html>` has
    the same and a country.
    """
    leaves, first, last = clues.doc.scan.leaves, clues.first_leaf, clues.last_leaf
    around = leaves[first].element.upwards() if 0 <= first < len(leaves) else []
    told = (one.attrs["lang"] for one in around if "lang" in one.attrs and one.last_leaf >= last)
    tag = next(told, None)
    return tag if tag and not (html_language(clues.doc) or "").startswith(f"{tag}-") else None


def parse_tag(raw: str) -> str | None:
    """A BCP 47 tag in its usual case, or None.

    >>> parse_tag("en_us"), parse_tag("zh-hant-TW"), parse_tag("English")
    ('en-US', 'zh-Hant-TW', None)
    """
    match = _TAG.match(raw.strip())
    if match is None or (len(raw.strip()) > 3 and match.end() < 4):
        return None
    parts = [match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()]
    return "-".join(p for p in parts if p)
