"""The text of a byline before it is parted: without addresses, unseen signs, dates, and what brackets tell."""

from __future__ import annotations

import re
import unicodedata

from scraper.document.run import INVISIBLE
from scraper.entities import unescape
from scraper.fields.names.leads import lead_words
from scraper.fields.names.numbers import HELD_SPACE, hold_numbers
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@[^\W\d]\w*", re.I)
"""E-mail addresses, URLs, and handles."""
_UNSEEN = {**INVISIBLE, 0x200E: None, 0x200F: None}
"""Those, and the marks of direction."""
_STAMPED = re.compile(r"T\d\d:[\d:.+-]*Z?")
"""The clock of a machine's stamp, behind its day."""
_NOTE = re.compile(r"(?<=\w)\s*\(([^()\n]{1,60})\n?\)(?=\s*[,，、]|\s+\w|$)")
"""Brackets after a word, before a comma, a word or the end."""
_QUOTED = re.compile(r"«[^«»\n]{1,60}»")
"""The name of a house or of a work: "مراسلة «صدى الوادي»"."""
_CALLED = re.compile(r"((?:^|[\n,，、:]|\b[Bb]y\b)\s*)([^\W\d_]+)\s+\(([^\W\d_]+)\)(?=\s+[^\W\d_a-z])")
"""A given name, and in brackets another by which its owner goes: "Paramita (Guha) Ghosh"."""
_WITH = re.compile(r"^([Bb]y\s[^,|]{3,80}?),?\s+[Ww]ith\s+(?=[A-Z][\w.’'-]*\s[A-Z])")
"""What joins another writer to those after a "By": "By Ann Lee with Bo Roe"."""
MIN_PROSE = 4
_SENTENCE_ENDS = frozenset(".!?。।؟…")
HELD = str.maketrans({"‹": "(", "›": ")", HELD_SPACE: " "})
"""The signs that stand for these brackets, and this space, while the text is parted at others."""
GLUED_BY = re.compile(r"^By(?=[A-Z][a-z])")


def clean(text: str, strict: bool) -> str:
    """The text as names are looked for in it; dates and notes in brackets are taken out only of visible text
    (`strict`).
    """
    text = unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_UNSEEN)
    if "@" in text or "/" in text or "www" in text:
        text = _ADDRESS.sub("\n", text)
    text = text.strip().replace("\n,", ",")
    if "(" in text:
        text = _CALLED.sub(_held, text)
    if "«" in text:
        text = _QUOTED.sub("†", text)
    if GLUED_BY.match(text):
        text = f"By {text[2:]}"
    text = _WITH.sub(r"\1, ", name_words().part_at_agency(text), count=1)
    text = hold_numbers(text, strict=strict)
    if not strict:
        return text
    return _without_dates(_NOTE.sub(_agency_of, text) if "(" in text else text)


def without_prose(text: str) -> str:
    """The text without the lines that are sentences, where no capitals tell names from other words.

    >>> without_prose("문가람 기자\\n버스 타고 출근하는 사회부 기자입니다.")
    '문가람 기자'
    """
    if text.isascii() or "\n" not in text.strip():
        return "" if _is_prose(text) else text
    return "\n".join([line for line in text.split("\n") if not _is_prose(line)])


def _is_prose(line: str) -> bool:
    """Whether it ends like a sentence, has the words of one, and no capitals."""
    if line.isascii() or line.rstrip()[-1:] not in _SENTENCE_ENDS or line.upper() != line.lower():
        return False
    return len(line.split()) >= MIN_PROSE


def _held(called: re.Match[str]) -> str:
    """The name with signs in the place of its brackets, unless an agency stands before these."""
    return called[0] if name_words().is_agency(called[2]) else f"{called[1]}{called[2]} ‹{called[3]}›"


def _agency_of(note: re.Match[str]) -> str:
    """What is left of brackets after a full name: all of them around an agency, nothing of an employer or a place; of
    "(photo)" and the like a sign that no name has, so that the name before it is none.
    """
    words, inner = name_words(), note[1].strip()
    if words.is_agency(inner):
        return note[0]
    others = lead_words().only_lead(inner) and lead_words().lead_kind(inner) == "other"
    return "†" if others else ""


def _without_dates(text: str) -> str:
    for _ in range(3):
        found = find_date(text)
        if found is None:
            break
        clock = _STAMPED.match(text, found.end)
        head = _without_article(text[: found.start])
        parts = "\n0\n" if head.rstrip().endswith((":", "：")) else "\n"
        text = head + parts + text[clock.end() if clock else found.end :]
    return text


def _without_article(text: str) -> str:
    """The text before a date, without the small word that leads to that ("Ana Ruiz el", "Jane Doe on"), or its weekday
    in short, which are names elsewhere ("Minh Thu"), and the small word before that: "Ana Ruiz el Mié".
    """
    head, _, last = text.rstrip(" ,.").rpartition(" ")
    words = name_words()
    if last.casefold() in words.weekdays:
        before, _, small = head.rpartition(" ")
        return before if small in words.particles else head
    return head if last in words.particles or last in words.prepositions else text
