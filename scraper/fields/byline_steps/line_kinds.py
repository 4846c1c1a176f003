"""What kind of byline a line may be: one that a lead-in begins, one with a lead-in or a label within it, or one that
holds nothing but a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import bare_kind, may_be_bare
from scraper.fields.byline_steps.labels_within import EASTERN_BY, after_label
from scraper.fields.byline_steps.near_lines import MAX_LATER, SENTENCE_ENDS
from scraper.fields.byline_steps.steps import CONTRIBUTED
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import lead_of
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.clues import Clues

WORDS, MIDDLE, LABELLED = "words", "middle", "labelled"
"""Kinds of lines: a lead-in begins it ("By Ann Lee"), stands within it ("12 May by Ann Lee"), or a label does ("12 May
Words: Ann Lee"). The others are CONTRIBUTED, where the lead-in is of who helped, and those of `bare_lines`.
"""
LATER_BY = frozenset(
    "by By BY von Von par Par por Por door Door di Di av Av af Af od Od от від oleh Του Της".split()
)
"""Lead-ins that may stand later in a line."""
_BY = "|".join(sorted(LATER_BY))
MIDDLE_BY = re.compile(
    r"(\d[^\n]{0,40}?|[|•·–—]\s*|^[^\n]{0,40}?(?i:posted|published|written|erstellt|veröffentlicht"
    rf"|geschrieben|publié|publicado)[^\n]{{0,60}}?)\b({_BY})\s+(?=[^\s\d])"
)
"""One after a figure, a divider, or a word for publishing."""
SHORT_BY = re.compile(rf"^((?:\S+ ){{1,4}}?)({_BY})\s+(?=[^\W\d_a-z])")
"""A short line of some words and a name ("A column by Ann Lee")."""
MAX_BARE_READ = 14
"""How many lines from the body a name may stand without a word that says what it is."""
MAX_TEXT, MAX_SHORT = 250, 60
MAX_DATED = 120
"""Characters of a line with the day, topics and writers."""
STANDFIRST = 3
"""How many of the text's first lines may stand above its byline."""
LABEL_TAGS = frozenset(("dt", "th", "td"))
CHAPTER_TAGS = frozenset(("h2", "h3", "h4"))


def kinds_of_lines(clues: Clues, lines: list[Leaf], *, bare: bool) -> Iterator[tuple[str, Leaf]]:
    """The lines that may be bylines, with their kinds; those that hold nothing but a name only if `bare`."""
    bare_left = MAX_BARE_READ if bare else 0
    for leaf in lines:
        if is_label(leaf):
            yield WORDS, leaf
        text = leaf.text
        if not _may_name(text) or (leaf.element.tag in CHAPTER_TAGS and _is_within(clues, leaf)):
            continue
        text = from_lead(text) if "\n" in text else text
        if by_words := _kind_by_words(text) or _kind_by_pieces(clues, leaf):
            yield by_words, leaf
        elif bare_left and not clues.is_aside(leaf.element):
            bare_left -= leaf.element.tag != "li"
            if may_be_bare(leaf, text) and not _is_topic(leaf) and (by_looks := bare_kind(clues, leaf)):
                yield by_looks, leaf


def _may_name(text: str) -> bool:
    """Whether it is no longer than bylines are, and no shorter, but for an agency's: "PTI"."""
    return 3 < len(text) < MAX_TEXT or (1 < len(text) <= 3 and name_words().is_agency(text))


def _kind_by_pieces(clues: Clues, leaf: Leaf) -> str | None:
    """Of a line of the head that style alone parts: LABELLED, if a label touches what is set apart from it ("Source:
    AKIReporter: Ann Lee"), WORDS, if a piece behind the day begins with a lead-in ("3 May Coast Words Ann Lee").
    """
    labelled, dated = ":" in leaf.text, len(leaf.text) < MAX_DATED and leaf.text[:1].isdecimal()
    if leaf.index > clues.first_leaf + STANDFIRST or not (labelled or dated):
        return None
    text = clues.line_text(leaf)
    if text == leaf.text:
        return None
    if labelled:
        return LABELLED if after_label(text) is not None else None
    return WORDS if from_lead(text) != text else None


def is_label(leaf: Leaf) -> bool:
    """Whether it is but a lead-in, and so needs no colon: a cell or a term ("Author"), or one that leads to a name and
    to nothing else ("By", "Written by").
    """
    text = leaf.text
    if leaf.element.tag not in LABEL_TAGS and text not in LATER_BY and text.partition(" ")[2] not in LATER_BY:
        return False
    return lead_words().only_lead(text) and lead_words().lead_kind(text) == "author"


def is_of_writers(term: str) -> bool:
    """Whether a term leads to writers, with a colon, too."""
    return lead_of(f"{term.rstrip(' :：')}: x") == "author"


def tells_who_helped(text: str) -> bool:
    """Whether a lead-in of those who helped begins it, or is all of it: "Contributions from"."""
    return lead_of(text) == "contributor" or (
        lead_words().only_lead(text) and lead_words().lead_kind(text) == "contributor"
    )


def _kind_by_words(text: str) -> str | None:
    lead = lead_of(text)
    if lead == "author":
        return None if name_words().is_nobody(text) else WORDS
    if tells_who_helped(text):
        return CONTRIBUTED
    if _has_lead_within(text, led=lead is not None):
        return MIDDLE
    return LABELLED if after_label(text) is not None else None


def _has_lead_within(text: str, *, led: bool) -> bool:
    """Whether a lead-in stands later in it, and it is no long sentence; of a short line, if none of somebody else
    begins it (`led`).
    """
    if LATER_BY.isdisjoint(text.split()) or (len(text) > MAX_LATER and text[-1] in SENTENCE_ENDS):
        return False
    if MIDDLE_BY.search(text):
        return True
    return not led and len(text) < MAX_SHORT and SHORT_BY.match(text) is not None


def part_at_lead(text: str, *, led: bool) -> str:
    """The line with a break before the lead-in within it; of a short one that none begins (`led`), what stands from it
    on.
    """
    if not text.isascii() and (eastern := EASTERN_BY.search(text)):
        return text[eastern.start() :]
    if middle := MIDDLE_BY.search(text):
        head, tail = text[: middle.start()], text[middle.start(2) :]
        return tail if _is_clause(head) else f"{head}\n{tail}"
    return text if led or len(text) >= MAX_SHORT else SHORT_BY.sub(r"\2 ", text, count=1)


def _is_clause(head: str) -> bool:
    """Whether what stands before a "by" is told in words: "Dieser Beitrag wurde am 3. Mai von"."""
    return sum([word.islower() for word in head.split()]) > 1


def _is_topic(leaf: Leaf) -> bool:
    """Whether the line is a link to a topic's page, or several."""
    return leaf.link_chars * 2 > len(leaf.text) and any("tag" in kinds_of_link(href) for href in leaf.hrefs)


def from_lead(text: str) -> str:
    """The text from the line on that leads to a writer; all of it where none below the first does."""
    lines = text.split("\n") if "\n" in text else []
    if lines and not lead_of(lines[0]):
        for at, line in enumerate(lines):
            if lead_of(line) == "author":
                return "\n".join(lines[at:])
    return text


def _is_within(clues: Clues, leaf: Leaf) -> bool:
    """Whether it stands in the text, as the heading "From Goals to Means" does."""
    return clues.first_leaf < leaf.index < clues.last_leaf
