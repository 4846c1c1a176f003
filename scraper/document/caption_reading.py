"""What the texts of a picture's caption say: where the caption ends and the credit begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import names_credit
from scraper.document.caption_places import hidden_label, is_labelled, is_signature
from scraper.document.credits import (
    LABEL_ALONE,
    LABEL_OF_PICTURE,
    MAX_ELEMENTS,
    SENTENCE_ENDS,
    cut_credit,
    cut_words,
    is_credit_line,
    named_in,
    tells,
    without_brackets,
)

if TYPE_CHECKING:
    from scraper.document.document import Document
    from scraper.document.elements import Leaf

CONTROLS = re.compile(
    r"(?<![a-z])(?:(?:hide|show|toggle|open|close|enlarge|expand)[-_]?(?:caption|credit|image|photo)"
    r"|(?:enlarge|btn|button|buy[-_]?now|licensing|(?:image|photo|picture)[-_]{1,2}licen[cs]e)(?![a-z]))"
)
"""In the names of what readers press to fold a caption, or to buy a print."""
FULL_STOP = re.compile(r"(?<=\w{6})\.$")
"""Behind a word that is no abbreviation."""
COUNTER = re.compile(r"^\d{1,3}\s?/\s?\d{1,3}\s(?=\D)")
"""Which of how many pictures it is, in a gallery."""


def read_caption(doc: Document, texts: list[Leaf]) -> tuple[str | None, str | None]:
    """The caption and the credit that these texts are."""
    captions, credits = _sorted(doc, texts)
    caption, credit = _joined(doc, captions), _joined(doc, credits)
    if credit and not caption:
        caption, credit = _told_before(doc, credit, credits)
    if not credit:
        caption, credit = cut_credit(doc, caption, captions)
    if credit:
        caption, credit = _told_twice(caption, credit)
        caption = _without_again(caption, credit)
    caption = _without_label(caption) if any(map(str.isalpha, caption)) else ""
    credit = FULL_STOP.sub("", named_in(without_brackets(credit.lstrip(" |/·–—-"))))
    return caption or None, (credit if not LABEL_ALONE.fullmatch(credit) else "") or None


def _sorted(doc: Document, texts: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """The captions among these texts, and the credits: those that say so, follow a label ("Credit"), or part two. What
    tells something before others in a box that is called a credit as a whole is the caption.
    """
    captions: list[Leaf] = []
    credits: list[Leaf] = []
    labelled = False
    for leaf in texts:
        if LABEL_ALONE.fullmatch(leaf.text) and leaf is not texts[-1]:
            labelled = True
            continue
        is_one = labelled or _is_credit(doc, leaf) or (len(texts) > 1 and is_credit_line(leaf.text))
        is_one = is_one or (parts(leaf) and bool(credits))
        (credits if is_one else captions).append(leaf)
        labelled = False
    if not captions and len(credits) > 1 and tells(credits[0].text):
        return credits[:1], credits[1:]
    return captions, credits


def parts(leaf: Leaf) -> bool:
    """Whether it is but a sign between two names: "/"."""
    return len(leaf.text) == 1 and leaf.text in "/|·•"


def _told_before(doc: Document, credit: str, leaves: list[Leaf]) -> tuple[str, str]:
    """A caption in what is called a credit as a whole, and the credit behind: by its words, or else by its elements."""
    if _are_both(cut := cut_words(credit), credit) or _are_both(
        cut := cut_credit(doc, credit, leaves), credit
    ):
        return cut
    return "", credit


def _are_both(cut: tuple[str, str], text: str) -> bool:
    """Whether a text was cut into a caption and a credit: behind sentences, or in brackets."""
    caption, named = cut
    ends = caption[-1:] in SENTENCE_ENDS or (f"({named})" in text and named_in(caption) == caption)
    return bool(named) and ends and " " in caption


def _without_label(caption: str) -> str:
    """The caption without a label before what it tells ("Photo: The harbour was closed ..."), and without one behind
    which nothing stands.
    """
    label = LABEL_OF_PICTURE.match(caption) if tells(caption) else None
    caption = caption[label.end() :] if label is not None else caption
    before, _, last = caption.rpartition(" ")
    return before if LABEL_OF_PICTURE.fullmatch(last if before else f"{last}:") else caption


def _told_twice(caption: str, credit: str) -> tuple[str, str]:
    """The credit as a caption's end tells it, where that is more: "(AP Photo/Jane Doe)" before "(Jane Doe)"."""
    told, again = cut_words(caption)
    return (told, again) if again.endswith(without_brackets(credit)) else (caption, credit)


def _without_again(caption: str, credit: str) -> str:
    """The caption without its credit: some say it twice, for what is folded and what is not."""
    told = caption.removesuffix(credit).rstrip()
    label = told.rpartition(" ")[2] if told != caption else ""
    return told.removesuffix(label).rstrip() if LABEL_ALONE.fullmatch(label) else told


def _joined(doc: Document, leaves: list[Leaf]) -> str:
    """Their texts as one line."""
    line = " ".join(text for leaf in leaves if (text := _read(doc, leaf)))
    return COUNTER.sub("", line).lstrip(" /")


def _read(doc: Document, leaf: Leaf) -> str:
    """A text without what is only heard, and without what folds it."""
    text = leaf.text.removeprefix(hidden_label(leaf)).lstrip(" ,:").replace("\n", " ")
    for element in doc.scan.elements_in(leaf.element, MAX_ELEMENTS):
        if element.names and CONTROLS.search(element.names):
            text = text.replace(" ".join(element.node.text().split()), "", 1).strip()
    return text


def _is_credit(doc: Document, leaf: Leaf) -> bool:
    """Whether its element or the one around that, up to the caption, names itself a credit; or it stands outside of the
    caption and is labelled for those who hear it."""
    if is_labelled(leaf) or is_signature(leaf) or is_in_credit(doc, leaf):
        return True
    for element in leaf.element.upwards(1):
        if element.tag == "figure":
            return False
        if names_credit(element.names):
            return True
        if element.tag == "figcaption":
            return False
    return False


def is_in_credit(doc: Document, leaf: Leaf) -> bool:
    """Whether all of it is of an inline element of that name, which a block may part."""
    inner = leaf.inner
    if inner is leaf.element or not names_credit(inner.names):
        return False
    return _read(doc, leaf) in " ".join(inner.node.text().split())
