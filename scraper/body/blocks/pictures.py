"""All pictures of an article: the one that leads it, and those among its blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import ImageBlock, Update
from scraper.document.picture_names import (
    innermost,
    is_card,
    is_plain_file,
    is_small,
    least_width,
    picture_key,
    told_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.article import Block, Image

WORD = re.compile(r"[^\W_]{5,}")
FOR_SHARING = re.compile(
    r"(?<![a-z])(?:share|social|facebook|fb|rrss|branded|opengraph)(?:jumbo)?(?![a-z])|overlay-|[-_.]og(?=\.\w+$)|/og/",
    re.I,
)
"""In the address of what is made for sharing, of a picture that the page shows as it is."""
SHARED = re.compile(r"/share/|[-_](?:share|opengraph)(?:[-_]\d+)?\.\w+$", re.I)
"""And of what is made for that alone, of no picture that the page shows."""
TOP = 2
"""Blocks among which the picture stands that an article opens with: a standfirst may stand above it."""


def all_pictures(lead: Sequence[Image], blocks: Sequence[Block]) -> list[Image]:
    """The lead picture, then the blocks' in order; each once, in whatever size the page has it again."""
    shown = {picture_key(image.url) for image in _within(blocks)}
    if shown:
        lead = [
            one
            for one in lead
            if picture_key(one.url) in shown or not SHARED.search(one.url.partition("?")[0])
        ]
    found: dict[str, Image] = {picture_key(image.url): image for image in lead}
    top = next(_within(blocks[:TOP]), None)
    if lead and top is not None and _may_be_same(lead[0].url, top.url):
        found.setdefault(picture_key(top.url), lead[0])
    for image in _within(blocks):
        known = found.setdefault(picture_key(image.url), image)
        _complete(known, image)
    return list({id(image): image for image in found.values()}.values())


def _complete(image: Image, again: Image) -> None:
    """What is said of a picture where it stands again, and was not where it was declared; and the larger file."""
    image.alt = image.alt or again.alt
    if image.caption is None and image.credit is None:
        image.caption, image.credit = again.caption, again.credit
    if image.url != again.url and _is_better(image, again):
        image.url, image.width, image.height = again.url, again.width, again.height


def _is_better(image: Image, again: Image) -> bool:
    """Whether it is the file itself of one that a service scales, larger, or plain where the first is for sharing."""
    here, there = told_width(image.url), told_width(again.url)
    if innermost(image.url) == again.url or _is_for_sharing(image.url) > _is_for_sharing(again.url):
        return not there or 2 * there > here
    if is_card(image.url) > is_card(again.url):
        return (least_width(again.url) or again.width or 0) >= (least_width(image.url) or image.width or 1)
    if is_small(image.url) > is_small(again.url):
        return True
    return 0 < here < there or is_plain_file(again.url, image.url)


def _is_for_sharing(url: str) -> bool:
    return FOR_SHARING.search(url) is not None


def _within(blocks: Sequence[Block]) -> Iterator[Image]:
    for block in blocks:
        if isinstance(block, ImageBlock):
            yield block.image
        elif isinstance(block, Update):
            yield from _within(block.blocks)


def _may_be_same(one: str, other: str) -> bool:
    """Whether the picture for sharing and the one at the top may be two crops of one: a word of the file's name is the
    same, or a number of its folder's."""
    return not _words(one).isdisjoint(_words(other))


def _words(url: str) -> set[str]:
    folder, _, name = url.partition("?")[0].rstrip("/").rpartition("/")
    numbers = [word for word in WORD.findall(folder.rpartition("/")[2]) if any(map(str.isdigit, word))]
    return {*WORD.findall(name.lower()), *numbers}
