"""Which elements are embeds, and of what: a table of providers, and recognisers that read one element.

The doors are `may_embed` and `recognise_embed`. `providers/` is the table; each other module reads one form
in which an embed is served: `frames`, `media`, `quotes`, `scripts`, `links`, `posters`, `markup` (attributes of any
element), `hidden` (strings), `bare` (ids beside a provider's name).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.embeds.encoded import ENCODED_STARTS
from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.frames import FRAMES, read_frame
from scraper.embeds.hidden import read_fragment, read_hidden, read_noscript
from scraper.embeds.links import is_dressed
from scraper.embeds.markup import ID_SIZES, JW_PLACE, read_markup
from scraper.embeds.media import MEDIA, read_media
from scraper.embeds.posters import shows_youtube
from scraper.embeds.quotes import read_quote
from scraper.embeds.schemes import SCHEMES
from scraper.embeds.scripts import read_script, script_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["FoundEmbed", "may_embed", "recognise_embed"]

MAX_SETTINGS = 2_000
ALWAYS = frozenset({*FRAMES, *MEDIA, "noscript", "template", "blockquote", "script"})
NEVER = frozenset(
    "a html body main article nav header footer ul ol dl tr td th thead tbody table h1 h2 h3 h4 h5 h6 strong "
    "em b i u sup sub time abbr small cite code pre font center address img svg path g use circle rect br hr "
    "wbr input select option textarea button label form picture source meta link style amp-img amp-ad "
    "amp-analytics amp-social-share clipboard-copy".split()
)
NAMING = frozenset(
    "videoid video-id media-id mediaid src url playback-id embed-url shortcode clip entry-id hashed-id "
    "account value status props tweetid".split()
)
"""Attributes that may name an embed; so may any of a custom element, and any `data-` one of others."""
VIDYARD = "vidyard"
"""Whose players are pictures until its script has run."""
ID_ENDS = frozenset(
    ("id", "ey", "de", "sh", "ug", "ID", "rc", "do", "et", "eo", "ia", "us", "ed", "ue", "ll", "ve")
)
"""How names end that may hold an id: id, key, code, hash, slug, src, tweet, video, media, status, value, poll, live."""
MUTE = frozenset(
    "class title role lang dir hidden tabindex aria-hidden aria-label itemprop itemscope itemtype".split()
)
"""Attributes of most elements, that name no embed; a class does where it is Wistia's."""
STARTS = frozenset(start[:2] for start in (*ENCODED_STARTS, *SCHEMES, "http", '{"'))
"""How such values begin: encoded, by a provider's own scheme, an address whose slashes alone are encoded, JSON."""


def may_embed(tag: str, attrs: Attrs) -> bool:
    """Whether the element is worth a call of `recognise_embed`: asked for every element, so it is cheap.

    >>> may_embed("iframe", {}), may_embed("p", {"class": "lead"}), may_embed("div", {"data-id": "x"})
    (True, False, False)
    """
    if tag in ALWAYS:
        return True
    if not attrs:
        return False
    if tag in NEVER:
        if tag == "a":
            href = attrs.get("href") or ""
            return "youtu" in href or "vimeo" in href or (len(attrs) > 1 and is_dressed(attrs, href))
        if tag == "button":
            return any("youtu" in name or "youtu" in (value or "") for name, value in attrs.items())
        return tag == "img" and (VIDYARD in (attrs.get("class") or "") or shows_youtube(attrs.get("src")))
    is_custom = "-" in tag
    if not is_custom and MUTE.issuperset(attrs):
        return "wistia_a" in (attrs.get("class") or "")
    for name, value in attrs.items():
        if name == "class":
            if value and "wistia_a" in value:
                return True
        elif name == "style":
            if value and ("jwp" in value or "ytimg" in value or "img.youtube" in value):
                return True
        elif name == "id":
            if value and (len(value) in ID_SIZES or value.startswith(JW_PLACE)):
                return True
        elif (
            (name[:5] == "data-" or is_custom or name in NAMING)
            and value
            and len(value) > 4
            and ("//" in value or "<" in value or name[-2:] in ID_ENDS or value[:2] in STARTS)
        ):
            return True
    return False


def recognise_embed(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """The embed that this element is (not one that it merely contains), or None."""
    if tag in FRAMES:
        return read_frame(node, tag, attrs) or read_fragment(attrs.get("srcdoc") or "")
    if tag == "blockquote":
        return read_quote(node, attrs)
    if tag in MEDIA:
        return read_media(node, tag, attrs) or read_markup(node, tag, attrs)
    if tag == "script":
        return _read_any_script(node, attrs)
    if tag == "noscript":
        return read_noscript(node)
    if tag == "template":
        return read_fragment(_inner(node))
    return read_markup(node, tag, attrs)


def _inner(node: LexborNode) -> str:
    """The markup in a `template`, whose elements the parser keeps apart."""
    return (node.html or "").partition(">")[2]


def _read_any_script(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """A script that loads an embed, or that keeps its markup as a template."""
    kind = attrs.get("type") or ""
    if "template" in kind or kind == "text/html":
        return read_hidden(script_text(node))
    if kind in ("text/plain", "text/data") and "src" not in attrs and (found := _read_waiting(node, attrs)):
        return found
    if "json" in kind and "ld+" not in kind:
        return _read_settings(script_text(node))
    return read_script(node, attrs)


def _read_waiting(node: LexborNode, attrs: Attrs) -> FoundEmbed | None:
    """What a script that no browser runs keeps until consent is given (markup), or for an editor (Naver's JSON)."""
    if (text := script_text(node).lstrip()).startswith("<"):
        return read_hidden(text)
    values = (value for value in attrs.values() if value and value[0] == "{")
    return next(filter(None, map(read_hidden, values)), None)


def _read_settings(text: str) -> FoundEmbed | None:
    """What a component is given as JSON that stands beside it; a longer text is the state of the page."""
    found = read_hidden(text) if len(text) < MAX_SETTINGS else None
    return None if found is not None and found.provider in MEDIA else found
