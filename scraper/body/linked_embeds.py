"""Links that stand alone as an embed: a post's address as a paragraph, or a card that links to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Leaf
    from scraper.embeds import FoundEmbed

UNFURLED = frozenset(
    "twitter youtube instagram tiktok facebook threads bluesky mastodon reddit telegram vimeo dailymotion "
    "spotify soundcloud "
    "bandcamp rumble twitch ted streamable".split()
)
"""Whose addresses publishing systems turn into embeds where they stand alone."""
ADDRESS = re.compile(
    r"^(?:https?://|www\.|pic\.twitter\.com/)\S+$|^[\w.-]+\.(?:com|net|app|be|tv|ly|me)/\S+$"
)
CARD = re.compile(
    r"embed|tweet|twitter-|instagram-|youtube-|tiktok-|social-?(?:post|card|media)|link-?card|oembed|"
    r"post-?card"
)
TELLING = ("data-component", "data-testid", "data-e2e", "data-type", "data-block")
"""Attributes besides class and id in which an element says that it is a card."""
MAX_TEXT = 200
"""Characters of a card's text: "View this post on ...", "This content can also be viewed on the site it is from"."""


def mark_linked(doc: Document, leaves: Sequence[Leaf]) -> None:
    """Gives `embed` to the text leaves that are nothing but a link to a post or video standing as a block."""
    for leaf in leaves:
        has_link = bool(leaf.link_chars) or leaf.text.startswith("http")
        if has_link and leaf.kind == "text" and leaf.embed is None and len(leaf.text) <= MAX_TEXT:
            leaf.embed = _read_linked(leaf)


def _read_linked(leaf: Leaf) -> FoundEmbed | None:
    text = leaf.text.strip()
    hrefs = [href for _, _, kind, href in leaf.spans if kind == "link" and href]
    if ADDRESS.match(text):
        found = read_url(hrefs[0] if hrefs else text)
    elif len(hrefs) == 1 and _is_card(leaf):
        found = read_url(hrefs[0])
    else:
        return None
    return found if found is not None and found.provider in UNFURLED else None


def _is_card(leaf: Leaf) -> bool:
    """Whether an element right around the link says that it stands for an embed."""
    around = (leaf.element, *leaf.element.ancestors()[:2])
    names = [element.names for element in around]
    names += [(element.attrs.get(name) or "").lower() for element in around for name in TELLING]
    return any(CARD.search(name) for name in names if name)
