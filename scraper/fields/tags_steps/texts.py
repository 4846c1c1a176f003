"""The words of tags as elements show them, without signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

MAX_TAG = 60
MAX_INNER = 199
"""How many elements within a box are read."""
MAX_EASTERN = 16
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and Chinese signs: of scripts whose words no space parts, as it does Korean ones."""
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""One that may be a word, as Korean ones, too."""
FIGURES = re.compile(r"\(?\d+(?:[:/.-]\d+){0,2}\)?")
"""A count, a day or a clock."""


_SIZE = re.compile(r"\d\s?[kKMG]i?B\)?$")
"""How large a file is, at the end of the link that loads it: "Map (PDF, 1.2 MB)"."""


def tag_texts(clues: Clues, elements: list[Element]) -> list[str]:
    """The elements' tags; none where most are figures: days, clocks, counts."""
    found = _hashed(clues, [(e, t) for e in elements if (t := tag_text(clues, e))])
    tags = [tag for _, tag in found]
    return [] if sum([FIGURES.fullmatch(tag) is not None for tag in tags]) * 2 > len(tags) else tags


def _hashed(clues: Clues, found: list[tuple[Element, str]]) -> list[tuple[Element, str]]:
    """Those with a hash sign before them, where the first has one: a figure beside them may have a word of its own."""
    if not found or not has_hash(clues, found[0][0]):
        return found
    return [(element, text) for element, text in found if has_hash(clues, element)]


def has_hash(clues: Clues, element: Element) -> bool:
    return clues.text_of(element).lstrip().startswith(("#", "＃"))


def tag_text(clues: Clues, element: Element) -> str:
    text = " ".join(clues.content_of(element).split()).strip(" #,;|•·/")
    if len(text) < 2 and not _SYLLABLE.match(text):
        return ""
    if text[0] in '„“"«' and text[-1] in '”“"»':
        text = text[1:-1].strip()
    if len(text) > MAX_TAG or text.endswith(":") or (text.endswith(("B", "B)")) and _SIZE.search(text)):
        return ""
    return text


def is_short(text: str) -> bool:
    """Whether it has no more signs than a topic, where words have no space between."""
    return len(text) <= MAX_EASTERN or text.isascii() or not UNSPACED.search(text)
