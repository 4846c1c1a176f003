"""Who publishes the site, under the name that it gives itself."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.entities import unescape
from scraper.fields.names.compare import fold
from scraper.fields.provenance import source_at
from scraper.fields.section_links import HOME, path_of
from scraper.fields.site_names import SEPARATOR, SITE_TYPES, label_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

DOMAIN = re.compile(r"(?i)https?://(?:[^/?#:]+\.)+[a-z][^/?#:.]*\.?(?:[/?#:]|$)")
"""The URL of a site that has a name: a saved file's `file:` is none, nor is an address of numbers."""
MAX_OWNER = 80
"""Within how many characters after the sign of copyright the owner is named."""
MAX_SIGNS = 8
_OWNER = re.compile(
    r"\s*(?:copyright\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?,?\s*)?([^\W\d_][^.|<>,;:©&\d\n]{2,58})(?=[.|<,;])",
    re.I,
)
"""Who owns the page: behind the sign, perhaps after the years."""
MAX_NAME = 120
MAX_LINKS, MAX_LOGO = 80, 60
"""How many of the page's first links may be its logo, and how long a name of a site there is."""
SOFTWARE = frozenset(("blogger", "wordpress", "wordpress com", "squarespace", "wix", "wix com"))
"""What templates declare for the publisher of whatever is made with them."""
_LOGO = re.compile(r"(?i)^logo\b[\s:-]*|[\s-]+(?:logo|home(?:page)?)$")
"""What the text of a picture says that it is."""
_VARIABLE = re.compile(r"\{\s*[$%{#]|\$\{|%%")
_PARTED = re.compile(rf"{SEPARATOR.pattern}|:\s")
"""And a colon, on a title that is not the headline: before that it may stand in it."""
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
"""Letters that addresses write otherwise, and that are no others with an accent."""
_SIGNS = " |–—-·:»«›‹•/_＿｜~"
"""By which a title's parts hang together."""


def read_publisher(
    clues: Clues, headline: str | None, sections: list[str]
) -> tuple[str | None, Source | None]:
    """The first name that is one."""
    for step, raw, confidence in _steps(clues, headline or "", sections):
        name = " ".join(unescape(raw).split())
        if _is_name(name, headline or ""):
            return name, source_at(step, raw, confidence)
    return None, None


def _is_name(name: str, headline: str) -> bool:
    """Whether it is no address, not the article's headline, not the software, and no variable that a template left."""
    folded = fold(name)
    return (
        bool(folded)
        and len(name) <= MAX_NAME
        and "://" not in name
        and folded != fold(headline)
        and folded not in SOFTWARE
        and _VARIABLE.search(name) is None
    )


def _steps(clues: Clues, headline: str, sections: list[str]) -> Iterator[tuple[str, str, float]]:
    """The article's own publisher; og:site_name, which is the site's title, unless it is but the address; its JSON-LD;
    other metas; `<title>`.
    """
    for article in clues.articles[:1]:
        value = clues.doc.json_ld.resolve(article.get("publisher"))
        if name := name_of(value):
            yield "json_ld", name, 0.95
    site = clues.doc.meta.first("og:site_name") or ""
    is_address = bool(site) and site.islower() and f"//{site}/" in clues.doc.url.replace("//www.", "//")
    if site and not is_address:
        yield "meta_og", site, 0.9
    for node in clues.doc.json_ld.of_type(SITE_TYPES)[:3]:
        if name := name_of(node):
            yield "json_ld_site", name, 0.85
    for meta in ("application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"):
        if name := clues.doc.meta.first(meta):
            yield f"meta_{meta}", name, 0.75
    if name := _name_in_title(clues, headline, sections):
        yield "title", name, 0.7
    if name := clues.doc.meta.first("sitename"):  # some systems', for a part of the site
        yield "meta_sitename", name, 0.65
    if name := _name_in_logo(clues):
        yield "logo", name, 0.6
    if name := _name_of_owner(clues):
        yield "owner", name, 0.55
    if is_address:
        yield "meta_og", site, 0.6
    if DOMAIN.match(clues.doc.url):
        yield "url", clues.host_label, 0.5


def _name_in_title(clues: Clues, headline: str, sections: list[str]) -> str | None:
    """What `<title>` has at its end or start beside the headline, if the site's address is like it, or if it is all
    that is there and a picture's text or the sign of copyright has it too. No section's name.
    """
    before, told, after = clues.title.partition(headline) if headline else ("", "", "")
    rest = (after.strip() or before.strip()) if told else clues.title
    parts = [part.strip(_SIGNS) for part in (SEPARATOR.split(rest) if told else _PARTED.split(rest))]
    unwanted = {fold(name) for name in (headline, "", *sections)}
    names = [part for part in parts if fold(part) not in unwanted]
    ends = [names[-1], names[0]] if names else []
    own = next((name for name in ends if _is_like(name, clues.host_label)), None)
    if own or not told or not ends:
        return own
    signed = _is_signed(ends[0], clues.doc.html) or ends[0] in clues.doc.meta.all("author")
    return ends[0] if signed else None


def _name_in_logo(clues: Clues) -> str | None:
    """What a link to the front page says, in words or by its picture, if the site's address is like it, or `<title>` or
    the page's owner has it too.
    """
    for link in clues.doc.tree.css("a[href]")[:MAX_LINKS]:
        href = link.attributes.get("href")
        if (
            not href
            or path_of(clues, href) != ""
            or label_of(clues.doc.absolute(href) or "") != clues.host_label
        ):
            continue
        image = link.css_first("img[alt]")
        name = " ".join(link.text().split()) or (image and image.attributes.get("alt")) or ""
        name = _LOGO.sub("", name).strip()
        if not 2 < len(name) <= MAX_LOGO or fold(name) in HOME or "{" in name:
            continue
        if _is_like(name, clues.host_label) or name in clues.title or _is_owner(name, clues.doc.html):
            return name
    return None


def _is_like(name: str, label: str) -> bool:
    """Whether the label of the site's address is the name without its spaces and accents, or a part of it, or it of the
    label.
    """
    squashed, label = (_letters_of(text) for text in (name, label))
    return min(len(squashed), len(label)) > 2 and (squashed in label or label in squashed)


def _letters_of(text: str) -> str:
    """The text without case, spaces and accents: an address has none."""
    plain = unicodedata.normalize("NFD", fold(text).translate(_PLAIN))
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and sign != " ")


def _is_signed(name: str, html: str) -> bool:
    """Whether a logo is called so, or the page's owner; a year is no name."""
    if name.isdigit():
        return False
    return any([f'{mark}="{name}"' in html for mark in ("alt", "title", "aria-label")]) or _is_owner(
        name, html
    )


def _is_owner(name: str, html: str) -> bool:
    """Whether it stands right behind the sign of copyright, or right before."""
    return any(
        [name in before[-MAX_OWNER:] or name in after[:MAX_OWNER] for before, after in _signs_in(html)]
    )


def _signs_in(html: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each of the first signs of copyright, however they are written."""
    return pairwise(html.split("©" if "©" in html else "&copy;", MAX_SIGNS))


def _name_of_owner(clues: Clues) -> str | None:
    """Whom the sign of copyright names, if the site's address is that name without its spaces."""
    owners = [_OWNER.match(after[:MAX_OWNER]) for _, after in _signs_in(clues.doc.html)]
    names = [owner[1].strip(_SIGNS) for owner in owners if owner]
    return next((name for name in names if _letters_of(name) == _letters_of(clues.host_label)), None)
