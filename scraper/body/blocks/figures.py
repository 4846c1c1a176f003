"""Pictures of the article, with caption, credit and the best address that the page gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Image
from scraper.body.blocks.structures import heading_level
from scraper.body.other_pictures import is_of_card, is_portrait, is_teaser, is_unseen, leads_to_picture
from scraper.body.surroundings import ALONE, is_outside, main_element
from scraper.document.caption_attrs import declared_caption
from scraper.document.caption_reading import read_caption
from scraper.document.captions import caption_texts, figure_around
from scraper.document.consent_tools import is_consent_tool, stands_in
from scraper.document.ornaments import ORNAMENT, is_ornament
from scraper.document.picture_names import picture_key
from scraper.document.picture_urls import is_told_small, picture_url, size_of

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

Caption = tuple["str | None", "str | None", "list[Leaf]"]
"""Caption, credit, and the leaves that they are."""
LEAD_REACH = 12
"""Leaves above the body among which the lead picture stands."""
LEAD_WIDTH = 300
"""Pixels that a picture above the headline has, unless it is set as a figure or in several sizes, or leads to its
file."""
BANNER = 5
"""Width by height from which on a picture there is an advertisement."""
POSTER = re.compile(
    r"(?<![a-z])(?:video|player)[\w-]{0,40}?[_-](?:placeholder|poster)|placeholder[_-](?:video|player)"
    r"|(?<![a-z])(?:video-?figure|(?:video|media)-?player)(?![a-z])"
)
"""In the names of what is around the picture of a film that plays when it is pressed."""
POSTER_LEVELS = 3
LINK_LEVELS = 3
"""Elements around a figure of which one may be a link."""
LOGO = re.compile(r"\blogo$", re.I)
MIN_SIZE = 90
"""Pixels; smaller ones are ornaments."""


class Figure:
    """A picture, where it stands, and the text leaves that are its caption and credit."""

    __slots__ = ("image", "leaf", "texts")

    def __init__(self, leaf: Leaf, image: Image, texts: list[Leaf]) -> None:
        self.leaf = leaf
        self.image = image
        self.texts = texts


class Captions:
    """The captions of a page's pictures; `body`: the indices of the leaves that were judged to be its text."""

    def __init__(self, doc: Document, body: frozenset[int]) -> None:
        self.doc = doc
        self.body = body
        self.first = min(body, default=0)
        self._known: dict[int, Caption] = {}
        """Of each figure, by its index: all pictures in it have the same, and there may be thousands."""

    def of(self, leaf: Leaf) -> Caption:
        """The caption and the credit of a picture, and the leaves that these are."""
        figure = figure_around(leaf)
        known = self._known.get(figure.index) if figure is not None else None
        if known is None:
            texts = caption_texts(self.doc, leaf, figure, self.body)
            known = (*read_caption(self.doc, texts), texts)
            if figure is not None:
                self._known[figure.index] = known
        return known if known[2] else (*declared_caption(self.doc, leaf, figure), [])


def find_figures(doc: Document, texts: list[Leaf]) -> list[Figure]:
    """The pictures among the texts, and the lead picture above them; one of each address."""
    if not texts or not (pictures := _pictures(doc, texts)):
        return []
    body = frozenset(leaf.index for leaf in texts)
    captions = Captions(doc, body)
    figures = [
        figure
        for leaf in pictures
        if not is_portrait(leaf, body) and (figure := _read_figure(doc, leaf, captions))
    ]
    if len(figures) < 2:
        return figures
    found: dict[str, Figure] = {}
    for figure in figures:
        known = found.setdefault(picture_key(figure.image.url), figure)
        if figure.texts and not known.texts:
            found[picture_key(figure.image.url)] = figure
    return list(found.values())


def _pictures(doc: Document, texts: list[Leaf]) -> list[Leaf]:
    """The images from a little above the first text to the last that stand there as the article's own."""
    first, last = texts[0], texts[-1]
    leaves, start = doc.scan.leaves, max(first.index - LEAD_REACH, 0)
    far = leaves[max(start - LEAD_REACH, 0) : start]
    title = next((leaf.index for leaf in far if heading_level(leaf) == 1), start)
    images = [
        leaf for leaf in leaves[title:start] if leaf.kind == "image" and figure_around(leaf) is not None
    ]
    images += [leaf for leaf in leaves[start : last.index + 2] if leaf.kind == "image"]
    if not images:
        return []
    above = leaves[title : first.index + 1] if images[0].index < first.index else ()
    headline = next((leaf.index for leaf in reversed(above) if heading_level(leaf) == 1), -1)
    body = main_element(texts)
    waiting: dict[int, bool] = {}  # players whose picture shows until the reader consents
    return [
        leaf
        for leaf in images
        if not is_teaser(leaf)
        and not (is_unseen(leaf.element) and not first.element.hidden)
        and not is_outside(leaf.element.parent or leaf.element, body, alone=_is_set_alone(doc, leaf))
        and not (leaf.index < headline and not _may_lead(leaf.element))
        and not any(POSTER.search(around.names) for around in leaf.element.upwards(POSTER_LEVELS))
        and not stands_in(leaf.element, waiting, is_consent_tool)
    ]


def _is_set_alone(doc: Document, leaf: Leaf) -> bool:
    """Whether its figure leads nowhere: some pages set such as an `aside` of its own."""
    figure = figure_around(leaf)
    if figure is None or figure.leaf_count > ALONE or figure.closest("a", LINK_LEVELS) is not None:
        return False
    return not any(one.link_chars or one.kind == "embed" for one in doc.scan.leaves_in(figure))


def _may_lead(element: Element) -> bool:
    """Whether a picture above the headline is set as one of an article, and not as the page's furniture."""
    width = size_of(element.attrs, "width") or 0
    if width > BANNER * (size_of(element.attrs, "height") or width):
        return False
    if element.attrs.get("srcset") or width >= LEAD_WIDTH:
        return True
    around = element.ancestors(6)
    return any(
        one.tag in ("figure", "picture") or (one.tag == "a" and leads_to_picture(one)) for one in around
    )


def _read_figure(doc: Document, leaf: Leaf, captions: Captions) -> Figure | None:
    """The figure around an image leaf; None for ornaments and pictures without a usable address."""
    element = leaf.element
    width, height = size_of(element.attrs, "width"), size_of(element.attrs, "height")
    if any(size is not None and size < MIN_SIZE for size in (width, height)):
        return None
    if element.names and ORNAMENT.search(element.names):
        return None
    url = picture_url(doc, element)
    if url is None or is_ornament(url.lower()):
        return None
    caption, credit, texts = captions.of(leaf)
    alt = " ".join((element.attrs.get("alt") or "").split()) or None
    if not texts and (
        _is_furniture(url, alt, width)
        or (leaf.index > captions.first and is_of_card(doc, leaf, captions.body))
    ):
        return None
    return Figure(leaf, Image(url, caption, credit, alt, width, height), texts)


def _is_furniture(url: str, alt: str | None, width: int | None) -> bool:
    """Whether its address tells that it is small, or its `alt` that it is a logo, and nothing that it is large."""
    if alt is not None and LOGO.search(alt) and (width or 0) < LEAD_WIDTH:
        return True
    return is_told_small(url)
