"""The words of tags as elements show them, without signs, and without the figure of how many articles have each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

MAX_TAG = 60
MAX_INNER = 199
"""How many elements within a box are read."""
MAX_EASTERN = 16
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and Chinese signs: of scripts whose words no space parts, as it does Korean ones."""
FIGURES = re.compile(r"\(?\d+(?:[:/.-]\d+){0,2}\)?")
"""A count, a day or a clock."""


def tag_texts(clues: Clues, elements: list[Element]) -> list[str]:
    """The elements' tags, without the figure that ends each of them in a piece of its own, of how many articles have
    it; none where most are figures themselves: days, clocks, counts.
    """
    found = _hashed(clues, [(e, t) for e in elements if (t := tag_text(clues, e))])
    tags = [tag for _, tag in found]
    if sum([FIGURES.fullmatch(tag) is not None for tag in tags]) * 2 > len(tags):
        return []
    if not all([tag[-1].isdecimal() or tag[-1] == ")" for tag in tags]):
        return tags
    ends = [_count_of(element) for element, _ in found]
    if not all(ends):
        return tags
    return [tag.removesuffix(end).rstrip() for tag, end in zip(tags, ends, strict=True)]


def _hashed(clues: Clues, found: list[tuple[Element, str]]) -> list[tuple[Element, str]]:
    """Those with a hash sign before them, where the first has one: a figure beside them may have a word of its own."""
    if not found or not _has_hash(clues, found[0][0]):
        return found
    return [(element, text) for element, text in found if _has_hash(clues, element)]


def _has_hash(clues: Clues, element: Element) -> bool:
    return clues.text_of(element).lstrip().startswith(("#", "＃"))


def _count_of(element: Element) -> str:
    """The last of several pieces, if it is a figure."""
    last = pieces_of(element).rpartition("\n")
    return last[2] if last[0] and FIGURES.fullmatch(last[2]) else ""


def tag_text(clues: Clues, element: Element) -> str:
    text = " ".join(clues.content_of(element).split()).strip(" #,;|•·/")
    if len(text) < 2 and not UNSPACED.match(text):
        return ""
    return text if len(text) <= MAX_TAG and not text.endswith(":") else ""


def is_short(text: str) -> bool:
    """Whether it has no more signs than a topic, where words have no space between."""
    return len(text) <= MAX_EASTERN or text.isascii() or not UNSPACED.search(text)


def tags_by_line(element: Element) -> list[str]:
    """The lines of an element's source, where they are several: what a template writes one by one."""
    if element.attrs.get("content"):
        return []
    lines = [tag for line in element.node.text().split("\n") if (tag := line.strip(" \t#,;|•·/"))]
    return lines if len(lines) > 1 and all(len(tag) <= MAX_TAG for tag in lines) else []
