"""Lines that say themselves that they are tags: by a label before them, or by a hash sign before each word."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from scraper.fields.choice import Reading
from scraper.fields.tags_steps.texts import MAX_TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf
    from scraper.fields.clues import Clues

LABEL = re.compile(
    r"(?:^|[|•·\n]|(?<=[a-z\d][.!] )(?=tags?:))\s*+"
    r"(?:(?:post |article )?tags?|(?:suggested |related )?topics?|keywords?|labels?|filed under|tagged(?: "
    r"(?:in|with|as))?|more on|(?:verwendete )?schlag(?:w[oö]rte?r?|worte)|stichworte?"
    r"|themen?|getaggt mit|mots[- ]cl[ée]s|etiquetas?|temas|etichette|argomenti|tagi|słowa kluczowe"
    r"|(?:veja |leia )?mais sobre|más sobre|meer over|läs mer om|les mer om|læs mere om"
    r"|теги|метки|ключевые слова|etiketler|nøkkelord|emner|ämnen|avainsanat"
    r"|キーワード|タグ|标签|標籤|关键词|태그"
    r"|وسوم|الوسوم|(?:ال)?كلمات (?:ال)?مفتاحية|کلیدواژه|برچسب[\u200c ]?ها|תגיות"
    r"|címkék|kulcsszavak|štítky|témata|témy|trefwoorden|onderwerpen|ключови думи|ключові слова|етикети"
    r"|ετικέτες|λέξεις[ -]κλειδιά|etichete|märksõnad|oznake|ključne (?:riječi|besede|reči)|etiquetes|paraules clau"
    r"|thématiques?|palabras clave|palavras-chave|parole chiave|từ khóa|kata kunci|แท็ก)"
    r"\s*+(?:[:：•]|(?-i:(?=[A-ZÄÖÜ#])))\s*",
    re.I,
)
"""A label of tags, by language, at the line's start, or after a divider or a sentence; its colon, or the capital of the
first tag.
"""
LABEL_STARTS = frozenset(
    """
    ta to su re ke la fi mo po ar sc ve st th ge et te sł те ме кл nø em äm av キー タグ 标签 標籤 关键 태그 وس ال كل کل
    بر תג cí ku št té tr on ve le ma má me lä læ ет ετ λέ mä oz kl pa từ ka แท
    """.split()
)
"""The first two letters of every label."""
HASHED = re.compile(r"(?:[#＃][^#＃\s]{2,60}+[\s,;|•·]*+){2,60}+")
"""Possessive, since what parts the words may be taken for the end of one too: a line is read in one way only."""
MAX_LINE = 600
ABOVE, BELOW = 30, 60
"""How far from the body, in leaves, a label may stand."""
FIRST, LAST, HASHED_BELOW = 3, 3, 6
"""How many of the text's first lines may be tags, and of its last, and of those after it words with hash signs."""


def labelled_tags(clues: Clues) -> Iterator[Reading]:
    """A line that starts with "Tags:" or the like: its links, or else its words between commas."""
    for leaf, end in _labels_in([*clues.head_lines(FIRST, ABOVE), *clues.end_lines(LAST, BELOW)]):
        if leaf.index in clues.region.others or _is_of_link(leaf, end):
            continue
        links = [
            leaf.text[a:b].strip(" ,#") for a, b, kind, _ in leaf.spans if kind == "link" and a >= end - 1
        ]
        tags = links or [t.strip(" ,#.") for t in re.split(r"[,;|•·/]", leaf.text[end:])]
        tags = [t for t in tags if 1 < len(t) <= MAX_TAG]
        if tags:
            yield Reading(f"label_{clues.place_of_leaf(leaf.index).where}", tags, leaf.text)


def _is_of_link(leaf: Leaf, end: int) -> bool:
    """Whether a link goes on over the label's end: it is a word of a title then."""
    return any([kind == "link" and a < end - 1 and b > end for a, b, kind, _ in leaf.spans])


def _labels_in(lines: list[Leaf]) -> Iterator[tuple[Leaf, int]]:
    """The lines with a label at their start, or after a divider or a sentence in them, and where it ends. Most have
    none, as their first letters tell.
    """
    for leaf in lines:
        text = leaf.text
        parted = "|" in text or "•" in text or "·" in text or "\n" in text or "ag:" in text or "ags:" in text
        if (parted or text[:2].casefold() in LABEL_STARTS) and len(text) <= MAX_LINE:
            label = LABEL.search(text) if parted else LABEL.match(text)
            if label is not None:
                yield leaf, label.end()


def hashed_tags(clues: Clues) -> Iterator[Reading]:
    """Words at the text's end with a hash sign before each, which says as much as a label: a line of nothing else, or
    several lines with one each.
    """
    for hashed, lines in groupby(
        clues.end_lines(LAST, HASHED_BELOW), lambda leaf: leaf.text[:1] in ("#", "＃")
    ):
        if not hashed:
            continue
        shown = [leaf for leaf in lines if not clues.is_aside(leaf.element)]
        text = " ".join([leaf.text for leaf in shown])
        pieces = re.split(r"[#＃]", text) if HASHED.fullmatch(text) else ()
        tags = [t for piece in pieces if 1 < len(t := piece.strip(" ,;|•·")) <= MAX_TAG]
        if len(tags) > 1:
            yield Reading("label_below", tags, text)
            return
