"""Who publishes the site, under the name that it gives itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.entities import one_line, unescape
from scraper.fields.folders import HOME
from scraper.fields.names.compare import fold
from scraper.fields.outlets import MAX_INITIALS, outlet_of
from scraper.fields.provenance import source_at
from scraper.fields.publisher_links import (
    begins_with_address,
    is_foreign,
    is_like,
    is_whole,
    name_in_feed,
    name_in_letters_of,
    name_in_logo,
    name_of_feed,
)
from scraper.fields.site_names import SEPARATOR, SITE_TYPES, host_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

DOMAIN = re.compile(r"(?i)https?://(?:[^/?#:]+\.)+[a-z][^/?#:.]*\.?(?:[/?#:]|$)")
"""The URL of a site that has a name: a saved file's `file:` is none, nor is an address of numbers."""
MAX_OWNER = 80
"""Within how many characters after the sign of copyright the owner is named."""
_COPYRIGHT = ("©", "&copy;", "&#169;")
MAX_SIGNS = 8
MAX_MARKUP = 600
"""Characters of a page that hold so many of text, letters that are written as figures among them."""
_OWNER = re.compile(
    r"\s*(?:copyright\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?,?\s*)?([^\W\d_][^.|<>,;:©&\d\n]{2,58})"
    r"(?=[.|<,;]|(?:19|20)\d\d)",
    re.I,
)
"""Who owns the page: behind the sign, perhaps after the years or before them."""
SEEN = frozenset(("title", "logo", "owner", "url"))
"""The steps that read what nothing declares."""
MAX_NAME, MIN_MOTTO = 120, 2
MAX_SPACES = 3
"""In a name that `<title>` may begin with."""
SOFTWARE = frozenset(("blogger", "wordpress", "wordpress com", "squarespace", "wix", "wix com"))
"""What templates declare for the publisher of whatever is made with them."""
_VARIABLE = re.compile(r"\{\s*[$%{#]|\$\{|%%")
_PARTED = re.compile(rf"{SEPARATOR.pattern}|:\s")
"""And a colon, on a title that is not the headline: before that it may stand in it."""
_HUNG = re.compile(rf"{_PARTED.pattern}|,\s")
"""And a comma, on a motto: "Gannet, the paper that looks out to sea"."""
_HANGING = " |–—-"
"""Signs by which nothing hangs on a name."""
_SIGNS = " |–—-·:»«›‹•/_＿｜~"
"""By which a title's parts hang together."""


def read_publisher(
    clues: Clues, headline: str | None, sections: list[str]
) -> tuple[str | None, Source | None]:
    """The first name that is one; but a Latin one, if it is not declared and in the title, too, gives way to that in
    the headline's letters, by the logo or by `<title>`.
    """
    name, source = _named(clues, headline, sections)
    is_both = source is not None and source.step not in SEEN and (name or "") in clues.title
    if name and name.isascii() and headline and not headline.isascii() and not is_both:
        if own := name_in_letters_of(headline, clues, _is_owner):
            return own, source_at("logo", own, 0.7)
        own = _end_of_title(clues, headline) if is_foreign(headline) else ""
        return (own, source_at("title", own, 0.7)) if own else (name, source)
    return name, source


def _end_of_title(clues: Clues, headline: str) -> str:
    """What alone stands behind the headline in `<title>`, in the same letters, if the page is signed so, too."""
    _, told, after = clues.title.partition(headline)
    name = after.strip(_SIGNS)
    own = told and len(SEPARATOR.split(name)) == 1 and is_foreign(name) and _is_owner(name, clues.doc.html)
    return name if own else ""


def _named(clues: Clues, headline: str | None, sections: list[str]) -> tuple[str | None, Source | None]:
    """The first name that is one; but the site's address only if nothing else names it in letters of its own."""
    address: tuple[str | None, Source | None] = None, None
    for step, raw, confidence in _steps(clues, headline or "", sections):
        whole = _without_headline(one_line(raw), headline or "")
        name = _without_motto(clues, whole)
        if not _is_name(name, headline or "") or _is_title(clues, name, headline or ""):
            continue
        host = host_of(clues.doc.url)
        is_address = name.islower() and name == whole and name in (host, clues.host_label)
        if is_address and not address[0]:
            address = name, source_at(step, raw, confidence)
        elif not address[0] or not (name[0].islower() or host in name.lower() or fold(name) in HOME):
            return _cased(clues, name), source_at(step, raw, confidence)
    return address


def _cased(clues: Clues, name: str) -> str:
    """A name in letters of one size, as `<title>` has it in both: "GULL NEWS", "gull news"."""
    if not (name.islower() or (name.isupper() and " " in name)):
        return name
    at = clues.title.lower().rfind(name.lower())
    whole = at >= 0 and not clues.title[at + len(name) :][:1].isalnum()
    own = clues.title[at : at + len(name)] if whole else name
    return own if not (own.islower() or own.isupper()) and fold(own) == fold(name) else name


def _without_headline(name: str, headline: str) -> str:
    """What a name has behind the headline, where the page's whole title was declared for the site's name; and without
    a sign behind which nothing stands.
    """
    behind = name.removeprefix(headline) if headline else name
    return behind.strip(_HANGING) or name


def _is_title(clues: Clues, name: str, headline: str) -> bool:
    """Whether it is what `<title>` begins with, not before the headline, and not like the site's address."""
    begins = name.count(" ") > MAX_SPACES and clues.title.startswith(name)
    return begins and (not headline or headline not in clues.title) and not is_like(name, clues)


def _without_motto(clues: Clues, name: str) -> str:
    """The part of the name that the site's address is, or that begins with it, if a motto hangs on it: "Gannet - News
    from the coast"; but all of a name behind its initials.
    """
    parts = [part for part in _HUNG.split(name) if part.strip(_SIGNS)] if " " in name else []
    own = next((part for part in parts if is_whole(part, clues)), "")
    own = own or next((part for part in parts[:1] if begins_with_address(part, clues)), name)
    is_short = own.isupper() and len(own) <= MAX_INITIALS
    return name if is_short or name.count(" ") - own.count(" ") <= MIN_MOTTO else own


def _is_name(name: str, headline: str) -> bool:
    """Whether it is no address and no account, not the article's headline, not the software, and no variable that a
    template left.
    """
    folded = fold(name)
    return (
        bool(folded)
        and len(name) <= MAX_NAME
        and "://" not in name
        and folded != fold(headline)
        and folded not in SOFTWARE
        and not name.startswith("@")
        and _VARIABLE.search(name) is None
    )


def _steps(clues: Clues, headline: str, sections: list[str]) -> Iterator[tuple[str, str, float]]:
    """The article's own publisher; og:site_name, which is the site's title; its JSON-LD; other metas; `<title>`."""
    for article in clues.articles[:1]:
        value = clues.doc.json_ld.resolve(article.get("publisher"))
        if name := name_of(value):
            yield "json_ld", _known_as(clues, name), 0.95
    if site := clues.doc.meta.first("og:site_name"):
        yield "meta_og", site, 0.9
    for node in clues.doc.json_ld.of_type(SITE_TYPES)[:3]:
        if name := name_of(node):
            yield "json_ld_site", name, 0.85
    for meta in ("application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"):
        if name := clues.doc.meta.first(meta):
            yield f"meta_{meta}", name, 0.75
    if name := name_of_feed(clues):
        yield "feed", name, 0.75
    if name := _name_in_title(clues, headline, sections):
        yield "title", name, 0.7
    if name := name_in_feed(clues):
        yield "feed", name, 0.65
    if name := name_in_logo(clues, _is_owner):
        yield "logo", name, 0.6
    if name := _name_of_owner(clues):
        yield "owner", name, 0.55
    if DOMAIN.match(clues.doc.url):
        yield "url", clues.host_label, 0.5


def _known_as(clues: Clues, publisher: str) -> str:
    site = one_line(clues.doc.meta.first("og:site_name") or "")
    name = one_line(publisher)
    return site if _is_of_firm(clues, name, site) else outlet_of(name, site)


def _is_of_firm(clues: Clues, publisher: str, site: str) -> bool:
    """Whether the site bears a name of its own, which ends its title, or which its address is like, and the publisher's
    is in neither: its firm's, or its owner's.
    """
    if not site or "://" in site or publisher in clues.title or fold(publisher) in fold(site):
        return False
    if is_like(publisher, clues) or is_whole(publisher, clues) or site.isascii() > publisher.isascii():
        return False
    return is_like(site, clues) or fold(_PARTED.split(clues.title)[-1]) == fold(site)


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
    own = next((name for name in ends if is_like(name, clues) or is_whole(name, clues)), None)
    if own or not told or not ends:
        return own
    signed = _is_signed(ends[0], clues.doc.html) or ends[0] in clues.doc.meta.all("author")
    return ends[0] if signed else None


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
    sign = next((sign for sign in _COPYRIGHT if sign in html), "©")
    parts = html.split(sign, MAX_SIGNS)
    around = [f"{part[:MAX_MARKUP]}\n{part[-MAX_MARKUP:]}" for part in parts]
    return pairwise([unescape(text) if "&#" in text else text for text in around])


def _name_of_owner(clues: Clues) -> str | None:
    """Whom the sign of copyright names, if the site's address is that name without its spaces."""
    owners = [_OWNER.match(after[:MAX_OWNER]) for _, after in _signs_in(clues.doc.html)]
    names = [owner[1].strip(_SIGNS) for owner in owners if owner]
    return next((name for name in names if is_whole(name, clues)), None)
