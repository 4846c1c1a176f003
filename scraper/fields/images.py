"""The article's pictures: the lead image, which the page names or shows first, with caption, credit and alt
text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scraper.article import Image, Source
from scraper.fields.alternatives import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

NO_PICTURE = re.compile(
    alternatives(
        """
        logo default placeholder blank spacer avatar gravatar icon sprite 1x1 pixel
        favicon noimage no-image shareimage share-image fallback
        """.split()
    )
)
SOURCES = ("src", "data-src", "srcset", "data-srcset", "data-lazy-src")
CREDIT = re.compile(
    r"(?:^|[\s(|])(?:©|\(c\)|photo(?:graph)?(?: by)?|foto|bild|image|picture|credit"
    r"|crédit|quelle|fotografía|fuente|zdjęcie|фото|via)\s*[:/]?\s+(.{2,80})$", re.I)  # fmt: skip
CREDIT_CLASS = re.compile(r"credit|copyright|source|byline|photographer|fotograf|quelle|author|rights")
_NUMBER = re.compile(r"\d{1,5}")
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled)$")
ABOVE = 25
"""How far above the body, in leaves, the lead picture may stand."""


def read_images(clues: Clues) -> tuple[list[Image], Source | None]:
    """The lead image. Those within the body are blocks of it."""
    for step, url, width, height in _declared(clues):
        absolute = clues.doc.absolute(url)
        if absolute and not NO_PICTURE.search(urlsplit(absolute).path.rsplit("/", 1)[-1].lower()):
            image = Image(url=absolute, width=width, height=height)
            shown = _shown(clues, absolute)
            if shown is not None:
                _caption(clues, shown, image)
            image.alt = image.alt or clues.doc.meta.first("og:image:alt", "twitter:image:alt")
            return [image], Source(step=step, raw=url[:200], confidence=0.9 if shown else 0.8)
    return _first_shown(clues)


def _declared(clues: Clues) -> Iterator[tuple[str, str, int | None, int | None]]:
    """og:image is what editors choose for sharing; JSON-LD lists crops of it; twitter:image is a crop too."""
    meta = clues.doc.meta
    for url in meta.all("og:image:secure_url", "og:image", "og:image:url")[:2]:
        yield "meta_og", url, _number(meta.first("og:image:width")), _number(meta.first("og:image:height"))
    for article in clues.articles[:1]:
        yield from _json_ld(clues, article.get("image"))
    if twitter := meta.first("twitter:image", "twitter:image:src"):
        yield "meta_twitter", twitter, None, None
    for href in clues.doc.meta.links.get("image_src", [])[:1]:
        yield "link_image_src", href, None, None


def _json_ld(clues: Clues, value: Any) -> Iterator[tuple[str, str, int | None, int | None]]:
    for item in (value if isinstance(value, list) else [value])[:3]:
        item = clues.doc.json_ld.resolve(item)
        if isinstance(item, str):
            yield "json_ld", item, None, None
        elif isinstance(item, dict):
            url = item.get("url") or item.get("contentUrl")
            if isinstance(url, str):
                yield "json_ld", url, _number(item.get("width")), _number(item.get("height"))


def _number(value: Any) -> int | None:
    digits = _NUMBER.match(str(value)) if value is not None else None
    return int(digits[0]) if digits else None


def _shown(clues: Clues, url: str) -> Element | None:
    """The `img` that shows the picture at `url`, in whatever size: the same file name."""
    name = _stem(url)
    if len(name) < 5:
        return None
    for element in clues.doc.scan.by_tag.get("img", ())[:200]:
        attrs = element.attrs
        for source in SOURCES:
            if (address := attrs.get(source)) and name in address:
                return element
    return None


def _stem(url: str) -> str:
    """The file's name without size and extension."""
    name = urlsplit(url).path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _SIZE.sub("", name)


def _first_shown(clues: Clues) -> tuple[list[Image], Source | None]:
    """The first picture just above the body or in it that is no decoration."""
    for element in clues.doc.scan.by_tag.get("img", ()):
        place = clues.place(element)
        if not (
            place.where == "inside" or (place.where == "above" and place.distance <= ABOVE)
        ) or clues.is_aside(element):
            continue
        src = element.attrs.get("src") or ""
        url = clues.doc.absolute(element.attrs.get("data-src") or element.attrs.get("data-lazy-src") or src)
        width = _number(element.attrs.get("width"))
        if url and not NO_PICTURE.search(url.lower()) and (width is None or width >= 200):
            image = Image(url=url, width=width, height=_number(element.attrs.get("height")))
            _caption(clues, element, image)
            return [image], Source(step="first_shown", raw=src[:200], confidence=0.6)
    return [], None


def _caption(clues: Clues, element: Element, image: Image) -> None:
    """Fills in alt text, caption and credit from the figure around the picture."""
    image.alt = " ".join((element.attrs.get("alt") or "").split()) or None
    figure = next((e for e in element.ancestors(5) if e.tag == "figure" or "caption" in e.names), None)
    if figure is None:
        return
    leaves = clues.doc.scan.leaves[figure.first_leaf : figure.last_leaf]
    lines = [leaf for leaf in leaves if leaf.kind == "text" and leaf.text][:4]
    credits = [leaf.text for leaf in lines if CREDIT_CLASS.search(leaf.element.names)]
    captions = [leaf.text for leaf in lines if leaf.text not in credits]
    caption = " ".join(captions)[:1000]
    if match := CREDIT.search(caption):
        credits = credits or [match[1].strip(" .)")]
        caption = caption[: match.start()].strip(" .|(") + (
            "." if caption[: match.start()].rstrip().endswith(".") else ""
        )
    image.caption = caption or None
    image.credit = " ".join(credits)[:200] or None
