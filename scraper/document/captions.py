"""Captions and credits of pictures: which texts they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import names_caption, names_caption_or_credit
from scraper.document.caption_places import (
    MAX_LINE,
    companion,
    follows_text,
    is_control,
    is_described,
    is_labelled,
    is_laid_over,
    is_set_below,
    is_set_off_below,
    says_what_alt_says,
)
from scraper.document.caption_reading import is_in_credit, parts
from scraper.document.credit_ends import SHOT_BY
from scraper.document.credits import cut_labelled, is_credit_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

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
            if parts(text)
            or _says_caption(text, [figure], bylines=True)
            or is_labelled(text)
            or is_laid_over(text, leaf)
            or is_in_credit(doc, text)
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
            or (is_in_credit(doc, other) if run else _ends_on_credit(other, body))
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
