"""The stretches of a byline between its separators, each with what its owner did: wrote, helped, or something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.fields.names.leads import LeadKind

_DIGITS = r"\s*(?<!\w)\d[\d:.,/-]*+(?:(?<=:\d\d)[^\W\d_]{1,3})?(?!\w)\s*"
"""Dates and clocks, with what is written as one with these: "8:05pm"."""
_SEGMENT = re.compile(
    r"\s*[\n|•·;؛/\\►▸»>⁄∙●│⋅‧▪■◆♦]\s*|\s+[-–—ـ]+\s+|\s*[()\[\]（）【】［］〔〕]\s*|[:：]\s+"
    r"|(?<=\w{3})(?<!\b[Pp]rof)(?<!\b[Cc]apt)(?<!\b[Dd]ipl)(?<!\b[Hh]on)(?<!\b[Ii]ng)[.。]\s+(?=\w{3})"
    r"|(?<=[\u3041-\u3096\u3400-\u9fff])\s*=\s*(?=[\u3400-\u9fff])"
    r"|" + _DIGITS)  # fmt: skip
"""What parts a byline: dividers, dashes and dots between words, but for titles, brackets, colons, the sign between a
Japanese house or place and its reporters, dates and clocks."""
_PARTING = re.compile(r"[\n|•·;؛/\\►▸»>⁄∙●│⋅‧▪■◆♦–—ـ()\[\]（）【】［］〔〕:：.。=\d-]")
"""One of these is in all that parts segments: many a byline has none."""
_COUNT = re.compile(
    r"(?:(?<![^\n|•·–—/)\]】\d])\s*((?:(?!\d)[^\W_]|(?!\d)[\u0900-\u0dff])+)|([\u3040-\u9fff\uac00-\ud7af]{2,6})"
    r"|(?<=[^\W\d_] )([^\W\d_]+))"
    r"\s*[:：]\s*(?=\d)"
)
"""A word with a colon and a figure of its own: "| Views: 1862", "Ann Lee Views: 1862", "更新：2026-11-25", also where
signs for vowels, which are no letters, are in the word: "আপডেট: ৭"."""
_OTHER = re.compile(r"(?:[|•·\n]\s*|(?<=[^\W\d_])\s{1,3})([^\W\d_]{3,20})\s?[:：]\s+(?=[^\W\d_])")
"""A label behind a name, and whom it is of: "Text: Ann Lee • Snaps: Bo Roe", "Text: Ann Lee Snaps: Bo Roe"."""
_LABEL = re.compile(
    r"(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,12})[:：](?!\d)"
)
"""A word of scripts without capitals and its colon: "リンク：", which is read like a name if the colon goes."""
_UNCASED = r"[\u0590-\u08ff\u0900-\u0dff\u200c]"
_LONG_LABEL = re.compile(
    rf"(?<![^\s\d])({_UNCASED}{{1,20}}(?: {_UNCASED}{{1,20}}){{0,2}}+)\s?:(?=\s?\d{{5}}|\s*[^\s\d])"
)
"""Up to three words and their colon in scripts that have neither capitals nor signs for words, before a number too long
for a day's: "کد خبر: 88231", "تاریخ انتشار: سه‌شنبه"."""
_COUNTED = "\x02"
_PLACE = re.compile(r"(?<=\w)\s+—\s+(?=\w)")
"""The dash before the place that a byline ends on."""
Role = Literal["author", "contributor"]


def credits_in(text: str, strict: bool) -> list[tuple[Role, str, bool]]:
    """The stretches between hard separators: role, text, whether a lead-in stood before; no photographers, editors."""
    words = name_words()
    found: list[tuple[Role, str, bool]] = []
    kind: LeadKind = "author"
    led = False
    for line in _without_other_jobs(_segments(_without_counts(lead_words().part_at_leads(text)))):
        if line == _COUNTED:
            kind = "other" if found else kind
            continue
        piece = line.strip(" ,*\t-–—:").lstrip(". ")
        while not lead_words().only_lead(piece) and (
            match := lead_words().find_lead(piece, shown=strict and not led)
        ):
            kind, led = _kind_of(match[1], found), True
            piece = _behind_place(match[1], piece[match.end() :].strip(" :,"))
        if not strict:
            piece = lead_words().without_declared_lead(piece)
        if line[:1] == "—" and found and not (words.is_agency(piece) or lead_words().only_lead(piece)):
            continue  # "By Ann Lee — Oslo"
        if lead_words().only_lead(piece):
            kind, led = _kind_of(piece.strip(" :"), found), True
        elif led and words.leads_on(piece) and piece.count(" ") == 1:
            continue  # "Text und Layout"
        elif piece and kind != "other":
            found.append((kind, piece, led))
            led = False
    return found


def _behind_place(lead: str, piece: str) -> str:
    """The names without where their owner is, behind a job and before a full name: "Kontributor Maumere, Ann Lee"."""
    words = name_words()
    place, comma, names = piece.partition(", ")
    if not comma or " " in place or " " not in names or not words.is_job(lead) or has_given_name(place):
        return piece
    return names if place[0].isupper() and not words.is_agency(place) else piece


def _without_other_jobs(lines: list[str]) -> list[str]:
    """The stretches, without each name before a word for what its owner did, where the last one is such a word: "Ann
    Lee, Writer, Bo Roe, Photographer", each in a line.
    """
    last = len(lines) - 1
    if last < 1 or not lead_words().is_other_job(lines[last]) or lead_words().only_lead(lines[0]):
        return lines
    others = [at for at, line in enumerate(lines) if lead_words().is_other_job(line)]
    gone = {*others, *(at - 1 for at in others)}
    return [line for at, line in enumerate(lines) if at not in gone] or lines


def _kind_of(lead: str, found: list[tuple[Role, str, bool]]) -> LeadKind:
    """What the lead-in says of those behind it; an editor is a writer only where no other is led to."""
    if lead.casefold().strip(" :") in lead_words().editors and any(
        [kind == "author" for kind, _, _ in found]
    ):
        return "other"
    return lead_words().lead_kind(lead)


def _without_counts(text: str) -> str:
    """The text with a sign in the place of each label of a figure ("Views: 1862"): it is no name, nor is what follows
    it behind a byline. So with all labels in scripts without capitals, unless they end like a lead-in ("文章作者：").
    """
    if ":" not in text and "：" not in text:
        return text
    if not text.isascii():
        text = _LABEL.sub(lambda match: _without_label(match), text)
        text = _LONG_LABEL.sub(lambda match: _without_label(match), text)
    text = _OTHER.sub(lambda match: _parted_label(match), text)
    return _COUNT.sub(lambda match: f"\n{_COUNTED}\n" if _is_of_figure(match) else match[0], text)


def _parted_label(label: re.Match[str]) -> str:
    """The label with a sign in its place, if what it leads to is none of ours; in a line of its own, if it leads to a
    writer behind a house: "Haber Merkezi Muhabir: Ayşe Ak".
    """
    if _is_of_others(label):
        return f"\n{_COUNTED}\n"
    line = label.string[: label.end(1)].rpartition("\n")[2]
    return f"\n{label[0].lstrip()}" if label[0][0] == " " and ends_on_lead(line) else label[0]


def ends_on_lead(label: str) -> bool:
    """Whether it is a house, or a desk, and what leads to its writer: "Haber Merkezi Muhabir"."""
    words = name_words()
    house, _, lead = label.strip().rpartition(" ")
    if not house or not lead_words().only_lead(lead) or lead_words().lead_kind(lead) != "author":
        return False
    return words.is_organization(house) or words.is_nobody(house)


def _is_of_others(label: re.Match[str]) -> bool:
    """Whether such a word is no lead-in but that of a source, nor the last of one ("Ein Beitrag von:"); nor, where no
    divider stands before it, the second one of a name.
    """
    is_source = label[1].casefold() in lead_words().no_labels
    line = label.string[: label.end(1)].rpartition("\n")[2]
    if name_words().is_suffix(label[1]) or lead_words().only_lead(line):
        return False
    if not is_source and lead_words().find_lead(f"{label[1]}: x", shown=False):
        return False
    return not label[0][0].isspace() or label[0][0] == "\n" or _is_behind_name(label)


def _is_behind_name(label: re.Match[str]) -> bool:
    """Whether two words stand before it, behind their lead-in."""
    before = re.split(r"[\n:：]", label.string[: label.start()])[-1].strip()
    lead = lead_words().find_lead(before, shown=True)
    return before[lead.end() if lead else 0 :].count(" ") > 0


def _is_of_figure(label: re.Match[str]) -> bool:
    """Whether such a word is no lead-in, nor, behind other words, the second one of a name."""
    if lead_words().only_lead(label[1] or label[2] or label[3]):
        return False
    return not label[3] or _is_behind_name(label)


def _without_label(label: re.Match[str]) -> str:
    word = label[1]
    if lead_words().find_lead(label[0] + "x", shown=False):
        return label[0]
    leads = any([lead_words().only_lead(word[at:]) for at in range(1, len(word) - 1)])
    return "\n" if leads else f"\n{_COUNTED}\n"


def _segments(text: str) -> list[str]:
    if _PARTING.search(text) is None:
        return [text]
    return _SEGMENT.split(_PLACE.sub(r"\n—", text) if "—" in text else text)
