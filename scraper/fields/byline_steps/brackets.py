"""Reporters in brackets, as the papers of East Asia sign: "〔記者柯姵宜／溪湳報導〕" opens the text,
"（報道部 佐久間理沙）" ends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.headings import SUBHEADINGS
from scraper.fields.byline_steps.near_lines import last_lines, opening_lines
from scraper.fields.choice import Reading
from scraper.fields.names.compare import are_all_of, are_full, are_full_persons
from scraper.fields.names.eastern import has_desk, is_eastern, wired_names
from scraper.fields.names.parse import lead_of, parse_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

AFTER = 4
"""How far from the text's end, in leaves, brackets without a desk may stand."""
LAST = 2
"""How many of the text's last lines may end on their reporter."""
MIN_NAME, MAX_NAME = 3, 6
_CLOSED = re.compile(
    r"[。」！？]\s?[（(【〔]((?:[^（(【〔）)】〕\s。]{1,12}\s)?[^（(【〔）)】〕\s。]{1,24})[）)】〕]$"
)
_REPORTED = re.compile(r"[（(【〔]\s?((?:本报|本報)?(?:记者|記者)[^（(【〔）)】〕。]{2,30})[）)】〕]$")
"""At the end of a line, whoever took part, each behind a job: "（记者 周岚 通讯员 秦川）"."""
_TEXT_AND_PICTURES = re.compile(r"\s(?:文[/／、]?图|图[/／、]?文)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOTE_ENDS = frozenset("略談続完終注訳話版部頁図表点料付紙定録粋止込摄攝")
"""The last signs of notes in such brackets: "（敬称略）", "（続く）"."""
MAX_LINE = 40
NO_LINES = SUBHEADINGS | {"figcaption"}
OPEN_BRACKETS, CLOSE_BRACKETS = tuple("(（【［〔"), tuple(")）】］〕")
_OPENED = re.compile(r"\s*+([^〔【\[［（(，,。、\n]{0,24})[〔【\[［（(]([^〕】\]］）)\n]{3,40})[〕】\]］）)]")
"""The first brackets of a line, and what stands before them: a house, a place and a day."""
_FROM = re.compile(r"^[^＝=\s]{1,12}[＝=](?=[^＝=]{2,12}$)")
"""The place before the reporter: "【霧ケ浦＝相馬悠里】"."""
_REPORTER = re.compile(r"^\S{0,8}(?:記者|记者|特派員)|(?:기자|특파원)$")
"""The word for a reporter, before the name or after a house (Chinese, Japanese), or after the name (Korean)."""


def opening(clues: Clues) -> Iterator[Reading]:
    """The reporter in brackets at the text's start, or after place and day there: "本报云汀11月17日电（记者周岚）"."""
    for leaf in opening_lines(clues):
        opened = _OPENED.match(leaf.text)
        if opened is None or not is_eastern(inner := opened[2]):
            continue
        if opened[1] and not _REPORTER.search(inner):
            continue
        name, places = _FROM.subn("", wired_names(inner))
        people = parse_names(name, strict=True) if places or _REPORTER.search(inner) else []
        if are_full(people):
            yield Reading("words_inside", people, inner, distance=1, signs=True)
            return


def bracketed(clues: Clues) -> Iterator[Reading]:
    """The reporter in brackets that are all of a line: near the text's end after a desk, or alone on its last line or
    the next.
    """
    for leaf in last_lines(clues, AFTER):
        text = leaf.text.strip()
        if len(text) > MAX_LINE or not is_bracketed(text) or leaf.element.tag in NO_LINES:
            continue
        inner = text[1:-1].strip()
        people = parse_names(inner, strict=True)
        if are_full_persons(people) and (_tells_job(inner) or are_all_of(people, inner)):
            yield Reading("words_below", people, text, distance=1, signs=True)
            return
    yield from _closing(clues)


def _closing(clues: Clues) -> Iterator[Reading]:
    """The reporters in brackets behind the text's last sentence: "…と話した。【佐久間理沙】", "（记者 周岚）"."""
    for leaf in clues.end_lines(LAST, 0):
        if leaf.text[-1:] not in CLOSE_BRACKETS:
            continue
        end = leaf.text[-MAX_LINE:]
        reported = _REPORTED.search(end)
        closed = reported or _CLOSED.search(end)
        people = parse_names(_TEXT_AND_PICTURES.sub("", closed[1]), strict=True) if closed else []
        if closed and are_full_persons(people) and (reported or _may_sign(closed[1], people, leaf, clues)):
            yield Reading("words_below", people, closed[1], distance=1, signs=True)
            return


def _may_sign(inner: str, people: list[Person], leaf: Leaf, clues: Clues) -> bool:
    """Whether Japanese names that no job stands before are no note's words, and of nobody in the text."""
    named = all([_is_japanese(person.name) for person in people]) and inner[-1] not in _NOTE_ENDS
    return named and not any([person.name in clues.region.text.replace(leaf.text, "") for person in people])


def _is_japanese(name: str) -> bool:
    return MIN_NAME <= len(name) - name.count(" ") <= MAX_NAME and _HAN.search(name) is not None


def _tells_job(text: str) -> bool:
    return has_desk(text) or _REPORTER.search(text) is not None or lead_of(text) == "author"


def is_bracketed(text: str) -> bool:
    """Whether brackets of any kind are around it: one pair, for a row of them holds a page's buttons."""
    around = text[:1] in OPEN_BRACKETS and text[-1:] in CLOSE_BRACKETS
    return around and not any([sign in text[1:] for sign in OPEN_BRACKETS])
