"""The picture that leads the article where the page names one, with caption, credit and alt text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from scraper.article import Image
from scraper.document.caption_attrs import declared_caption
from scraper.document.caption_reading import read_caption
from scraper.document.captions import caption_texts, figure_around
from scraper.document.json_ld import listed
from scraper.document.ornaments import SIGN
from scraper.document.picture_names import picture_key
from scraper.fields.alternatives import alternatives
from scraper.fields.backdrops import backdrops
from scraper.fields.provenance import source_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.document import Element
    from scraper.fields.clues import Clues

STAND_IN = re.compile(
    alternatives(
        """
        default placeholder blank spacer sprite favicon noimage no-image shareimage share-image fallback
        """.split()
    )
)
"""In names of files that a site declares for every page that has no picture."""
CARD = re.compile(
    r"(?:[a-z\d]+[-_])?(?:facebook|fb|share|social|og|opengraph)(?:[-_](?:wide|card|image|img|media|large))*"
    r"(?:[-_][\da-f]{6,40})?\.\w+|[a-z\d]+[-_]card[-_]\d{3,4}x\d{3,4}\.\w+"
)
"""A file that is called what it is for, and nothing else, in a folder of no day and no number."""
OF_SITE = re.compile(r"/(?:assets|static)/(?:[a-z_-]+/){0,4}(?:share|social|og)(?:/|$)")
"""A folder of what belongs to the site, for sharing."""
PORTRAIT = re.compile(r"gravatar\.com/|/avatars(?:/|$)")
"""Where portraits of writers are kept, or signs of whole blogs (WordPress.com's "blavatars")."""
SOURCES = (
    "src",
    "data-src",
    "data-srcs",
    "srcset",
    "data-srcset",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-original",
)
_NUMBER = re.compile(r"\d{1,5}")
NEAR = 50
"""A picture's leaf stands after the line that it was met in, and others met there: so many leaves at most."""
MOST_SHOWN = 3
"""Places where a page may have it, one of which has its caption."""
LEAST_NAME = 5
"""Letters; shorter names are sizes or numbers, which many files have."""


def read_images(clues: Clues) -> tuple[list[Image], Source | None]:
    """The lead picture that is declared. Those that are shown amid the body or above it are blocks of it."""
    for step, url, width, height in _declared(clues):
        absolute = clues.doc.absolute(url)
        if absolute and not _is_for_all_pages(absolute):
            image = Image(url=absolute, width=width, height=height)
            shown = _shown(clues, absolute)
            for element in shown:
                if _describe(clues, element, image):
                    break
            image.alt = image.alt or clues.doc.meta.first("og:image:alt", "twitter:image:alt")
            return [image], source_at(step, url, 0.9 if shown else 0.8)
    return [], None


def _declared(clues: Clues) -> Iterator[tuple[str, str, int | None, int | None]]:
    """og:image is what editors choose for sharing; JSON-LD lists crops of it; twitter:image is a crop too. A page
    without any may set one behind its headline."""
    meta = clues.doc.meta
    for url in meta.all("og:image:secure_url", "og:image", "og:image:url")[:2]:
        yield "meta_og", url, _number(meta.first("og:image:width")), _number(meta.first("og:image:height"))
    for article in clues.articles[:1]:
        yield from _json_ld(clues, article.get("image"))
    if twitter := meta.first("twitter:image", "twitter:image:src"):
        yield "meta_twitter", twitter, None, None
    for href in clues.doc.meta.links.get("image_src", [])[:1]:
        yield "link_image_src", href, None, None
    yield from (("style", url, None, None) for url in backdrops(clues))


def _json_ld(clues: Clues, value: Any) -> Iterator[tuple[str, str, int | None, int | None]]:
    for item in listed(value)[:3]:
        item = clues.doc.json_ld.resolve(item)
        if isinstance(item, str):
            yield "json_ld", item, None, None
        elif isinstance(item, dict):
            url = item.get("url") or item.get("contentUrl")
            if isinstance(url, str):
                yield "json_ld", url, _number(item.get("width")), _number(item.get("height"))


def _is_for_all_pages(url: str) -> bool:
    """Whether its file is called like the site's logo, or what stands in for a picture."""
    parts = urlsplit(url.lower())
    folder, _, name = parts.path.rpartition("/")
    if (CARD.fullmatch(name) or OF_SITE.search(folder)) and not any(map(str.isdigit, folder)):
        return True
    if PORTRAIT.search(f"{parts.netloc}{folder}"):
        return True
    if "." not in name:
        name = f"{name}?{unquote(parts.query)}"  # of a service that is asked for a file
    return SIGN.search(name) is not None or STAND_IN.search(name) is not None


def _number(value: Any) -> int | None:
    digits = _NUMBER.match(str(value)) if value is not None else None
    return int(digits[0]) if digits else None


def _shown(clues: Clues, url: str) -> list[Element]:
    """The first `img`s that show the picture at `url`, in whatever size: the same file name, or path where that is
    short."""
    name = _name(picture_key(url))
    if len(name) < LEAST_NAME:
        return []
    tags = clues.doc.scan.by_tag
    shown: list[Element] = [*tags.get("img", ())[:200], *tags.get("amp-img", ())[:200]]
    return list(islice((element for element in shown if _shows(element, name)), MOST_SHOWN))


def _shows(element: Element, name: str) -> bool:
    attrs = element.attrs
    values = [value for source in SOURCES if source in attrs and (value := attrs[source])]
    return any([name in value or ("%" in value and name in unquote(value)) for value in values])


def _name(key: str) -> str:
    """What all addresses of a picture have in common: its key; of an address the last part of its path without the
    extension, of a short one the path, with what follows where that names the file: "/scaler/?file=a.jpg"."""
    if "://" not in key:
        return key
    parts = urlsplit(key)
    stem = parts.path.rpartition("/")[2].rpartition(".")
    if len(stem[0] or stem[2]) >= LEAST_NAME:
        return stem[0] or stem[2]
    is_asked = parts.query and parts.path[-1:] == "/"
    return f"{parts.path}?{parts.query.partition('&')[0]}" if is_asked else parts.path


def _describe(clues: Clues, element: Element, image: Image) -> bool:
    """Fills in alt text, caption and credit as they stand beside the picture: read as those of pictures in the body;
    and tells whether these are told there."""
    image.alt = image.alt or " ".join((element.attrs.get("alt") or "").split()) or None
    near = clues.doc.scan.leaves[element.first_leaf : element.first_leaf + NEAR]
    leaf = next((leaf for leaf in near if leaf.element is element), None)
    if leaf is not None:
        figure = figure_around(leaf)
        texts = caption_texts(clues.doc, leaf, figure, frozenset())
        told = read_caption(clues.doc, texts) if texts else declared_caption(clues.doc, leaf, figure)
        image.caption, image.credit = told
    return image.caption is not None or image.credit is not None
