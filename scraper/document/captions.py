"""Captions and credits of pictures: which texts they are, and where one ends and the other begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import names_caption, names_caption_or_credit, names_credit
from scraper.document.caption_places import (
    MAX_LINE,
    companion,
    follows_text,
    hidden_label,
    is_control,
    is_described,
    is_labelled,
    is_laid_over,
    is_set_below,
    is_set_off_below,
    is_signature,
    says_what_alt_says,
)
from scraper.document.credit_ends import SHOT_BY
from scraper.document.credits import (
    LABEL_ALONE,
    MAX_ELEMENTS,
    SENTENCE_ENDS,
    cut_credit,
    cut_labelled,
    cut_words,
    is_credit_line,
    named_in,
    without_brackets,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

CONTROLS = re.compile(
    r"(?<![a-z])(?:(?:hide|show|toggle|open|close|enlarge|expand)[-_]?(?:caption|credit|image|photo)"
    r"|(?:enlarge|btn|button|buy[-_]?now|licensing)(?![a-z]))"
)
"""In the names of what readers press to fold a caption, or to buy a print."""
COUNTER = re.compile(r"^\d{1,3}\s?/\s?\d{1,3}\s(?=\D)")
"""Which of how many pictures it is, in a gallery."""
COUNTED = re.compile(r"\d{1,3}\s?(?:/|of|von|van|di|de|sur|z|av|af|из)\s?\d{1,3}")
"""The same as all of a line."""
ENLARGES = re.compile(r"(?:click|tap)\s(?:here\s)?to\s(?:expand|enlarge|zoom|view)\b.{0,20}", re.I)
"""What says that the picture can be shown larger."""
LEAST_TEXT = 6
"""Signs of a caption; fewer between a picture and its caption ("+4") part them not."""
CAPTION_REACH = 3
"""Text leaves after a picture among which its caption is looked for outside a figure."""
MAX_CAPTION = 1_000
PARAGRAPH = 100
"""Signs of a paragraph; captions outside of a figure have one as long at most."""
MAX_TEXTS = 60
"""Captions in one figure; a gallery has as many as pictures, and each of these gets all."""


def figure_around(leaf: Leaf) -> Element | None:
    """The figure that a picture stands in."""
    return next((e for e in leaf.element.ancestors(6) if e.tag == "figure"), None)


def caption_texts(doc: Document, leaf: Leaf, figure: Element | None, body: frozenset[int]) -> list[Leaf]:
    """The leaves of its figure that are its caption, or, outside one, those next to it that say they are.

    A text of the body that merely stands in a figure, without a word of being a caption, is none.
    """
    texts = _texts(doc.scan.leaves_in(figure)) if figure is not None else []
    if figure is not None and texts:
        named = [
            text
            for text in texts
            if _parts(text)
            or _says_caption(text, [figure], bylines=True)
            or is_labelled(text)
            or is_laid_over(text, leaf)
            or _is_in_credit(doc, text)
        ]
        others = [text for text in texts if text.index not in body]
        return named[:MAX_TEXTS] or (others if sum(len(text.text) for text in others) <= MAX_CAPTION else [])
    run = [*_before(doc, leaf), *_after(doc, leaf, body)]
    if sum(len(text.text) >= PARAGRAPH and text.index in body for text in run) > 1:
        return []  # the text beside a picture: `image-text__text`
    below = run[-1].element.closest("figcaption", 3) if run else None
    if below is not None:
        return [*run, *(one for one in _texts(doc.scan.leaves_in(below)) if one not in run)][:MAX_TEXTS]
    return run or companion(doc, leaf, body)


def _texts(leaves: Iterable[Leaf]) -> list[Leaf]:
    """What readers read of them: no buttons, and not how many there are."""
    return [
        leaf for leaf in leaves if leaf.kind == "text" and not is_control(leaf) and not _is_aid(leaf.text)
    ]


def _is_aid(text: str) -> bool:
    return COUNTED.fullmatch(text) is not None or ENLARGES.fullmatch(text) is not None


def _before(doc: Document, picture: Leaf) -> list[Leaf]:
    """A credit that is one line with its picture stands before it, as all text of a line does."""
    around = picture.element.ancestors(3)
    return [
        one
        for one in doc.scan.leaves[max(picture.index - 1, 0) : picture.index]
        if one.element in around
        and (
            is_credit_line(one.text)
            or is_set_off_below(one, picture)
            or (one.inner.index > picture.element.index and _is_own(doc, one, picture))
        )
    ]


def _after(doc: Document, picture: Leaf, body: frozenset[int]) -> list[Leaf]:
    """The run of captions and credits right behind a picture, and a line that is a credit at its end."""
    run: list[Leaf] = []
    around, amid = picture.element.ancestors(4), follows_text(picture, body)
    for other in doc.scan.leaves[picture.index + 1 : picture.index + 1 + CAPTION_REACH]:
        if other.kind != "text":
            break
        if other.element.tag == "button":
            continue
        if not (
            _says_caption(other, around, bylines=amid)
            or is_set_below(doc, other, picture, body)
            or says_what_alt_says(doc, other, picture)
            or (_is_in_credit(doc, other) if run else _ends_on_credit(other, body))
        ):
            if is_control(other) or (not run and len(other.text) < LEAST_TEXT):
                continue
            return [*run, other] if is_credit_line(other.text) else run
        run.append(other)
    return run


def _ends_on_credit(line: Leaf, body: frozenset[int]) -> bool:
    """Whether a line that is none of the text, and leads nowhere, ends on a credit that says that it is one: "At the
    quay. Photo: Jane Doe".
    """
    if line.index in body or line.link_chars or len(line.text) > MAX_LINE:
        return False
    return cut_labelled(line.text)[1] != "" or SHOT_BY.search(line.text) is not None


def _is_own(doc: Document, line: Leaf, picture: Leaf) -> bool:
    """Whether an element within a picture's line calls itself its caption, or says what its attributes do."""
    return _is_in_caption(line) or says_what_alt_says(doc, line, picture)


def _says_caption(leaf: Leaf, around: list[Element], *, bylines: bool) -> bool:
    """Whether an element around the leaf, and not around the picture too, names itself a caption or a credit, which a
    byline may be (`bylines`) or not."""
    if _is_in_caption(leaf):
        return len(leaf.text) <= MAX_CAPTION
    for element in leaf.element.upwards(2):
        if element in around:
            return False
        if (
            element.tag == "figcaption"
            or (is_described(element) and len(leaf.text) <= MAX_LINE)
            or (element.names and names_caption_or_credit(element.names, bylines=bylines))
        ):
            return len(leaf.text) <= MAX_CAPTION
    return False


def _is_in_caption(leaf: Leaf) -> bool:
    """Whether an inline element that its text begins in, or the one around that, calls itself a caption."""
    for inline in leaf.inner.upwards(1):
        if inline is leaf.element:
            return False
        if names_caption(inline.names):
            return True
    return False


def read_caption(doc: Document, texts: list[Leaf]) -> tuple[str | None, str | None]:
    """The caption and the credit that these texts are."""
    captions, credits = _sorted(doc, texts)
    caption, credit = _joined(doc, captions), _joined(doc, credits)
    if credit and not caption:
        caption, credit = _told_before(credit)
    if not credit:
        caption, credit = cut_credit(doc, caption, captions)
    if credit:
        caption, credit = _told_twice(caption, credit)
        caption = _without_again(caption, credit)
    caption = caption if any(map(str.isalnum, caption)) else ""
    return caption or None, named_in(without_brackets(credit.lstrip(" |/·–—-"))) or None


def _sorted(doc: Document, texts: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """The captions among these texts, and the credits: those that say so, follow a label ("Credit"), or part two."""
    captions: list[Leaf] = []
    credits: list[Leaf] = []
    labelled = False
    for leaf in texts:
        if LABEL_ALONE.fullmatch(leaf.text) and leaf is not texts[-1]:
            labelled = True
            continue
        is_one = labelled or _is_credit(doc, leaf) or (len(texts) > 1 and is_credit_line(leaf.text))
        is_one = is_one or (_parts(leaf) and bool(credits))
        (credits if is_one else captions).append(leaf)
        labelled = False
    return captions, credits


def _parts(leaf: Leaf) -> bool:
    """Whether it is but a sign between two names: "/"."""
    return len(leaf.text) == 1 and leaf.text in "/|·•"


def _told_before(credit: str) -> tuple[str, str]:
    """A caption before the label of what is called a credit as a whole, and the credit: sentences, or what brackets
    follow."""
    caption, named = cut_labelled(credit)
    ends = caption[-1:] in SENTENCE_ENDS or (f"({named})" in credit and named_in(caption) == caption)
    is_one = named and ends and " " in caption
    return (caption, named) if is_one else ("", credit)


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
    if is_labelled(leaf) or is_signature(leaf) or _is_in_credit(doc, leaf):
        return True
    for element in leaf.element.upwards(1):
        if element.tag == "figure":
            return False
        if names_credit(element.names):
            return True
        if element.tag == "figcaption":
            return False
    return False


def _is_in_credit(doc: Document, leaf: Leaf) -> bool:
    """Whether all of it is of an inline element of that name, which a block may part."""
    inner = leaf.inner
    if inner is leaf.element or not names_credit(inner.names):
        return False
    return _read(doc, leaf) in " ".join(inner.node.text().split())
