"""What attributes of a picture, or of elements around it, say that its caption and its credit are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.credits import MAX_ELEMENTS, cut_labelled, named_in
from scraper.entities import unescape

if TYPE_CHECKING:
    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

DECLARED = {
    **dict.fromkeys(("data-caption", "data-c-caption", "data-image-caption", "data-description"), "caption"),
    **dict.fromkeys(("data-credit", "data-c-credit", "data-image-credit"), "credit"),
}
"""Attributes that scripts make captions of (Gannett's, Jetpack's, lightboxes')."""
SETTING = 2
"""Elements around a picture that may hold such, if they hold nothing else."""
TAGS = re.compile(r"<[^<>]{0,500}>")
MAX_TOLD = 1_000
"""Characters of an `alt` that are read."""


def declared_caption(doc: Document, leaf: Leaf, figure: Element | None) -> tuple[str | None, str | None]:
    """Caption and credit that attributes of a picture, or of elements of its figure that scripts fill in, say."""
    inside = doc.scan.elements_in(figure, MAX_ELEMENTS) if figure is not None else ()
    around = (one for one in leaf.element.upwards(SETTING) if one.leaf_count <= 1)
    for element in (*sorted(inside, key=lambda one: one.tag != "figcaption"), *around):
        values = {
            DECLARED[name]: value for name, value in element.attrs.items() if value and name in DECLARED
        }
        if values:
            caption, credit = (
                " ".join(TAGS.sub(" ", unescape(values.get(key, ""))).split())
                for key in ("caption", "credit")
            )
            return caption or None, named_in(credit) or None
    return _told_in_alt(leaf)


def _told_in_alt(leaf: Leaf) -> tuple[str | None, str | None]:
    """Caption and credit of a picture whose `alt` or `title` has both: "Fog on the quay. Photo: Jane Doe"."""
    for name in ("alt", "title"):
        caption, credit = cut_labelled(" ".join((leaf.element.attrs.get(name) or "")[:MAX_TOLD].split()))
        if caption and credit and (named := named_in(credit)) != credit:
            return caption, named
    return None, None
