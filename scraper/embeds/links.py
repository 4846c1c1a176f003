"""Links that are embeds: those that a provider's script dresses, and pictures of a video that lead to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.embeds.found import FoundEmbed
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.embeds.found import Attrs

DRESSED = frozenset(("embedly-card", "spreaker-player", "gie-single", "gie-slideshow", "pdfemb-viewer"))
"""Classes by which the scripts of Embedly, Spreaker, Getty and PDF Embedder know the links that they change ..."""
DRESSING = frozenset(("data-pin-do", "data-iframely-url", "data-flickr-embed"))
"""... and the attributes by which those of Pinterest, Iframely and Flickr do."""
TWEET = "twitter"
LIGHTBOX = re.compile(
    r"fancybox|glightbox|lightbox|(?<![a-z])lity|popup-(?:youtube|vimeo|video)|video-popup|mfp-iframe|venobox"
)
"""In the class, or the name of an attribute, by which the scripts of lightboxes know their links."""
PLAYER = re.compile(r"/embed/|//player\.")
"""In the address of a bare player: nobody is sent there, a script opens it in the picture's place (Contao)."""
PICTURE_PLACES = ("src", "data-src", "data-lazy-src", "data-orig-file", "srcset", "data-srcset")


def is_dressed(attrs: Attrs, href: str = "") -> bool:
    """Whether a provider's script makes an embed of the link, or it may be a post set out in markup. Asked for most
    links, so it is cheap."""
    if attrs.get("class") in DRESSED or not DRESSING.isdisjoint(attrs):
        return True
    return "/status/" in href and TWEET in (attrs.get("class") or "")


def read_link(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """The embed that a link is, or None for one that merely leads somewhere."""
    found = read_url(attrs.get("href"))
    if attrs.get("class") == "pdfemb-viewer" and (url := clean_url(attrs.get("href") or "")):
        return FoundEmbed("iframe", url, url)
    is_one = found is not None and (is_dressed(attrs) or _shows(node, attrs, found) or _sets_out(node, attrs))
    return found if is_one else None


def _sets_out(node: LexborNode, attrs: Attrs) -> bool:
    """Whether the link is around a post that newsletters set out as a table (beehiiv)."""
    return is_dressed(attrs, attrs.get("href") or "") and node.css_first("table, p, div") is not None


def _shows(node: LexborNode, attrs: Attrs, found: FoundEmbed) -> bool:
    """Whether the link is the video's own picture, as newsletters and forums set it, or opens it in a lightbox."""
    picture = node.css_first("img")
    if picture is None:
        return False
    if LIGHTBOX.search(attrs.get("class") or "") or any(LIGHTBOX.search(name) for name in attrs):
        return True
    if PLAYER.search(attrs.get("href") or ""):
        return True
    places = [picture.attributes.get(name) or "" for name in PICTURE_PLACES]
    return any(found.key in place or f"{found.provider}cdn." in place for place in places)
