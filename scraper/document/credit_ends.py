"""Credits that end a caption without a word that says so: in brackets, behind a slash or a bar, in capitals, or as
papers of East Asia sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = r"[^\W\d_a-z]"
_WORD = rf"{_NAMED}[\w’'.&-]*+:?"
SLASHED = re.compile(
    r"(?:(?<=[.!?…»”\"])(?<!\b\w\.)\s|\s[-–—]\s|\s?[(（])"
    rf"((?=[^/]* |[^/]*/\s?\S+ ){_NAMED}[^\W\d_]*(?:[ .'’-]{{1,2}}[^\W\d_]+){{0,4}}"
    rf"(?:\s?/\s?{_NAMED}[\w. -]{{1,30}}){{1,2}})[)）]?$"
)
"""Somebody and an agency behind a sentence, a dash or a bracket: "Jane Doe/AP", "AFP / Jane Doe"; and how it came:
"REUTERS/Jane Doe/File Photo"."""
BEHIND_SLASH = re.compile(r"(?<=[.!?…»”\"])\s?/\s?((?![a-z\d])[^\s/][^/]{1,40})$")
"""Somebody behind a sentence and a slash: "... ayer. / J. Merodio"."""
_AGENCY = (
    r"AFP|AP|EFE|dpa|ANSA|Ansa|APA|ANP|TT|NTB|EPA|Reuters|REUTERS|Getty(?:\sImages)?|Shutterstock"
    r"|رويترز|الفرنسية|الأناضول|أسوشيتد\sبرس|الأوروبية|غيتي(?:\sإيميجز)?|شترستوك|مواقع\sالتواصل(?:\sالاجتماعي)?"
)
_PARTS = (
    rf"\s[(（](?=[^/)）]*[\s/]\S*[\s/])({_WORD}(?:\s{_WORD}){{0,4}}\s?/\s?[^\W\d_][^()（）/\d]{{1,40}})[)）]",
    rf"\s\(({_WORD}(?:\s{_WORD}){{1,3}}\s(?:for|per|für|pour|para|via|voor)\s{_WORD}(?:\s{_WORD}){{0,4}})\)",
    r"\s?\[((?![a-z\d])[^\[\]]{2,60})\]",
    r"\s\(((?i:supplied|handout|provided|contributed|submitted|courtesy|gentileza|cortesía|istimewa)(?:\s[^()]{2,60})?)\)",
    r"\s?[(（]([^()（）]{1,30}(?:提供|제공))[)）]",
    rf"\s[(（]((?:{_AGENCY})(?:\s?/\s?[^()（）/]{{2,40}})?)[)）]",
    r"(?<=[.!?…”\"»])\s\(((?!FILE)[A-Z]{2,5}"
    rf"|{_WORD}(?:[\s/]+(?:{_WORD}|for|via|of|von|de|and|&|file|pool|handout)){{1,6}})\)",
)
BRACKETED = tuple(re.compile(f"{part}$") for part in _PARTS)
"""Somebody in brackets: with a slash ("Jane Doe/localpaper"), "for" a house, in square ones, who supplied it; behind a
sentence any name ("Oregon State Police", "Supplied: ACT Parks", "AP")."""
_SHOT = r"(?:(?<!拍)[摄攝]|撮影)"
SHOT_BY = re.compile(
    r"(?:^|(?<=[。！？」）])|[\s，、＝（(])(?:[^\s，。、＝（）()]{0,6}[記记]者\s?)?"
    rf"([^\s，。、＝（）()記记]{{2,8}})\s?{_SHOT}[）)]?(?:\s[\d年月日]{{4,11}})?$"
)
"""Who took it: "（記者吳品萱攝）", "、大久保悠撮影"."""
NUOTR = re.compile(
    r"(?:^|(?<=[.!?…»”\"“])\s|\s[-–—/|]\s?|\s?[(/])"
    r"((?:\w\.\s?){0,2}[^.!?…()/|]{2,50}?(?:\s/\s[^.!?…()/|]{2,30}?)?)\snuotr\.\)?$"
)
"""Whose picture it is, in Lithuanian: the name before the word, perhaps with a house."""
REPORTER = re.compile(
    r"(?:^|[\s/])([가-힣]{2,4}\s?(?:(?:선임|전문|수습|인턴|객원|사진)\s?)?기자)(?:\s[\w.+-]+@[\w.-]+)?$"
)
"""A reporter, of whatever rank, behind a Korean caption, perhaps with an address."""
BEHIND_KOREAN = re.compile(r"(?<=다\.)\s([^.]{2,20})$")
"""An agency behind a Korean sentence, which ends on "다.": "연합뉴스", "AP 뉴시스"."""
LAST = re.compile(r"(?<=[.!?…»”\"])\s([^.!?…»”\"]{4,40})$")
"""What follows the last sentence of a caption."""
BRACKETS = tuple(")）]")
MAX_NAME = 4
"""Words of a name."""
JOINERS = frozenset("/ – - & for via de von".split())


def cut_end(caption: str) -> tuple[str, str]:
    """The caption without a credit at its end, and that; the whole and nothing, where none is told."""
    for pattern in _patterns(caption):
        if match := pattern.search(caption):
            return caption[: match.start()].rstrip(), match[1]
    told, _, last = caption.rpartition(" | ")
    return (told, last) if told and is_name(last) else _in_capitals(caption) or (caption, "")


def _patterns(caption: str) -> Iterator[re.Pattern[str]]:
    """Those that a caption may match by its signs: most have none."""
    if caption.endswith(("nuotr.", "nuotr.)")):
        yield NUOTR
    if "/" in caption:
        yield SLASHED
        yield BEHIND_SLASH
    if caption.endswith(BRACKETS):
        yield from BRACKETED
    if not caption.isascii():
        yield SHOT_BY
        yield REPORTER
        yield BEHIND_KOREAN


def _in_capitals(caption: str) -> tuple[str, str] | None:
    """A name in capitals behind a sentence that is not."""
    last = LAST.search(caption)
    if last is None or not last[1].isupper() or caption[: last.start()].isupper():
        return None
    is_one = len(last[1].split()) > 1 and is_name(last[1])
    return (caption[: last.start()].rstrip(), last[1]) if is_one else None


def is_name(text: str) -> bool:
    """Whether it is but a few words that begin in capitals, initials among them, or two such that a slash joins."""
    words = text.split()
    names = [word for word in words if word not in JOINERS]
    return 0 < len(names) <= MAX_NAME + ("/" in words) and all(map(_is_of_name, names))


def _is_of_name(word: str) -> bool:
    letters = word.rstrip(".,").replace("-", "").replace("’", "").replace("'", "").replace("/", "")
    return word[0].isupper() and letters.isalpha()
