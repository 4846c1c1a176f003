"""The last change as the article's head tells it, or a line at its end: "Updated 12 May 2026, 18:40", "(обновлено
16:05, 12 мая 2026)"; by the clock alone where it is of the same day: "12 May 2026, 5:00 | Updated 7:12".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.date_steps.lines import dated_lines_of_head, may_be_dated
from scraper.fields.date_steps.marked import of_day
from scraper.fields.date_steps.steps import read
from scraper.fields.date_steps.words import (
    TWO_FIGURES,
    change_at,
    change_told,
    goes_on_to_clock,
    says_modified,
    says_published,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues

MAX_LABEL = 25
MAX_LINE, MAX_INNER = 160, 40
LAST, BELOW = 2, 8
"""How many of the text's last lines, and of those after it, may tell it."""
LAST_CHANGE = "footer-info-lastmod"
"""What MediaWiki calls the line of its footer that tells it."""
_FRENCH = re.compile(r"(?<=\d)\s?h\s?(?=\d)")
"""The sign between hours and minutes there."""
_FIGURE = re.compile(r"\d.*")
_OF_SAME_YEAR = re.compile(r"(?<![\d年])(?=\d{1,2}月\d)")
_YEAR = re.compile(r"\d{4}年")


def shown_changes(clues: Clues) -> Iterator[Reading]:
    """The readings of such lines, from the top; at last that of a wiki's footer."""
    yield from _changes_in(clues, "updated_above", dated_lines_of_head(clues))
    yield from _changes_in(clues, "updated_below", clues.end_lines(LAST, BELOW))
    foot = clues.doc.tree.css_first(f"#{LAST_CHANGE}") if LAST_CHANGE in clues.doc.html else None
    if foot is not None:
        yield from read(clues, "footer_modified", foot.text())


def _changes_in(clues: Clues, step: str, lines: list[Leaf]) -> Iterator[Reading]:
    before = ""
    for leaf in may_be_dated(lines, MAX_LINE):
        text = clues.line_text(leaf)
        told = change_told(text) or _told_before(clues, leaf) or _told_by_clock(text)
        if told and not (clues.is_aside(leaf.element) or clues.is_of_list(leaf.index)):
            yield from _of_machine(
                clues, step, leaf, text[max(change_at(text), 0) :] if told == text else told
            )
            later = list(_later(clues, step, text, before)) if told == text else []
            told = _with_year(told, text) if "月" in told else told
            yield from later or read(clues, step, told, clues.distance_of(leaf))
        before = text


def _told_before(clues: Clues, leaf: Leaf) -> str:
    """All of the line, if the one before it is but the label of a change: of a table, a list of terms, a row."""
    before = clues.doc.scan.leaves[leaf.index - 1].text if leaf.index else ""
    is_label = 0 < len(before) < MAX_LABEL and not TWO_FIGURES.search(before) and says_modified(before)
    return "" if not is_label or says_published(leaf.text) else leaf.text


def _told_by_clock(text: str) -> str:
    """All of the line, if it tells of a publication and then of a change by the clock alone."""
    at = change_at(text)
    return text if at > 0 and goes_on_to_clock(text[at:]) else ""


def _with_year(told: str, text: str) -> str:
    """The change with the year that the line gives the publication: "2026年11月3日（4月5日更新）"."""
    year = None if _YEAR.search(told) else _YEAR.search(text)
    return _OF_SAME_YEAR.sub(year[0], told, count=1) if year else told


def _of_machine(clues: Clues, step: str, leaf: Leaf, told: str) -> Iterator[Reading]:
    """What a `<time>` among these words of the line tells machines."""
    for element in clues.doc.scan.elements_in(leaf.element, MAX_INNER):
        shown = clues.text_of(element) if element.tag == "time" else ""
        if shown and shown in told and TWO_FIGURES.search(shown):
            machine = list(read(clues, step, element.attrs.get("datetime"), clues.distance_of(leaf)))
            yield from of_day(machine, list(read(clues, step, shown))) if machine else ()


def _later(clues: Clues, step: str, text: str, before: str) -> Iterator[Reading]:
    """The day of publication, in the line or in the one `before`, with the clock of a change without a day of its
    own.
    """
    parts = (text[change_at(text) :], text[text.rfind("|") + 1 :])
    word = next((part for part in parts if goes_on_to_clock(part)), "")
    clock = _FIGURE.search(word)
    published = text.removesuffix(word)
    if clock and (published or before):
        for first in read(clues, step, published if TWO_FIGURES.search(published) else before):
            yield from read(clues, step, f"{first.value.date} {_FRENCH.sub(':', clock[0])}")
