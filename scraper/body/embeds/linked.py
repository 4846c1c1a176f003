"""Links that stand alone as an embed: a post's address as a paragraph, or a card that links to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Element, Leaf
    from scraper.embeds import FoundEmbed

UNFURLED = frozenset(
    "twitter youtube instagram tiktok facebook threads bluesky mastodon reddit telegram vimeo dailymotion "
    "spotify soundcloud bandcamp rumble twitch ted streamable gist codepen imgur flickr mixcloud".split()
)
"""Whose addresses publishing systems turn into embeds where they stand alone."""
ADDRESS = re.compile(
    r"^(?:https?://|www\.|pic\.twitter\.com/)\S+$|^[\w.-]+\.(?:com|net|app|be|tv|ly|me)/\S+$"
)
SHORTCODE = ("[embed]", "[/embed]")
"""What WordPress writes around an address, left standing where another program shows the text."""
CARD = re.compile(
    r"embed|tweet|twitter-|instagram-|youtube-|tiktok-|social-?(?:post|card|media)|link-?card|oembed|"
    r"post-?card"
)
TELLING = frozenset(("data-component", "data-testid", "data-e2e", "data-type", "data-block"))
"""Attributes besides class and id in which an element says that it is a card."""
MAX_TEXT = 200
"""Characters of a card's text: "View this post on ...", "This content can also be viewed on the site it is from"."""


def mark_linked(doc: Document, leaves: Sequence[Leaf]) -> None:
    """Gives `embed` to the text leaves that are nothing but a link to a post or video standing as a block."""
    own = doc.url[: doc.url.find("/", len("https://")) + 1]
    for leaf in leaves:
        has_link = leaf.link_chars or leaf.text.startswith(("http", SHORTCODE[0]))
        if has_link and leaf.kind == "text" and leaf.embed is None and len(leaf.text) <= MAX_TEXT:
            leaf.embed = _read_linked(leaf, own)


def _read_linked(leaf: Leaf, own: str) -> FoundEmbed | None:
    text = leaf.text.strip().removeprefix(SHORTCODE[0]).removesuffix(SHORTCODE[1])
    hrefs = leaf.hrefs
    target = hrefs[0] if hrefs else text
    if not _may_leave(target, own) or not (ADDRESS.match(text) or (len(hrefs) == 1 and _is_card(leaf))):
        return None
    found = read_url(target)
    return found if found is not None and found.provider in UNFURLED else None


def _may_leave(address: str, own: str) -> bool:
    """Whether an address may name another site, as a parameter too: most links do not, which is told in no time."""
    address = address.removeprefix(own)
    return "//" in address or "%2f" in address.lower()


def _is_card(leaf: Leaf) -> bool:
    """Whether an element right around the link says that it stands for an embed."""
    return any(element.attrs and _says_card(element) for element in leaf.element.upwards(2))


def _says_card(element: Element) -> bool:
    if element.names and CARD.search(element.names):
        return True
    attrs = element.attrs
    if TELLING.isdisjoint(attrs):
        return False
    return any(CARD.search((attrs.get(name) or "").lower()) for name in TELLING)
