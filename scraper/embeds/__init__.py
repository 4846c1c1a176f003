"""Which elements are embeds, and of what: a table of providers, and recognisers that read one element."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class FoundEmbed(msgspec.Struct):
    """An embed as recognised where it stands; whether it is the article's own is decided later."""

    provider: str
    key: str
    url: str
    title: str | None = None
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    text: str | None = None
    html: str | None = None


EMBED_TAGS = frozenset("iframe blockquote video audio embed object noscript template figure div".split())


def may_embed(tag: str, attrs: dict[str, str | None]) -> bool:
    """Whether the element is worth a call of `recognise_embed`: asked for every element, so it is cheap."""
    return tag == "iframe"


def recognise_embed(node: LexborNode, tag: str, attrs: dict[str, str | None]) -> FoundEmbed | None:
    """The embed that this element is (not one that it merely contains), or None."""
    return None
