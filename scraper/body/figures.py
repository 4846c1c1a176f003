"""Pictures of the article, with caption, credit and the best address that the page gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Image

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

CAPTION = re.compile(
    r"caption|legend|bildunterschrift|bildtext|cutline|didascalia|pie-?de-?foto|onderschrift|bijschrift|kuvateksti|"
    r"(?:^|[\s_-])cap(?=$|[\s_-])|(?:image|photo|img|pic)-?(?:text|description|desc|info|title)"
)
CREDIT = re.compile(
    r"credit|copyright|photographer|image-?source|photo-?(?:by|source|author)|bildquelle|quelle|rights|"
    r"byline|agency"
)
CREDIT_LINE = re.compile(
    r"\s*[(\[|–—-]?\s*((?:©|\(c\)\s|(?:photo|foto|bild|image|picture|credit|fotó|fotografia|photograph|"
    r"crédit|crédito|quelle|"
    r"source|copyright|illustration|grafik|graphic|screenshot)s?(?:\s+(?:by|von|credit|courtesy of|"
    r"courtesy))?\s*[:/©])"
    r"\s*[^()\[\]\n]{2,90}?)\s*[)\]]?\s*$", re.I,
)  # fmt: skip
"""A credit that ends a caption without markup of its own: `(Photo: Jane Doe)`."""
PLAIN_SOURCE = re.compile(
    r"^data-(?!(?:\w+-)*(?:set|srcset|width))[\w-]*(?:src|original|lazy|url|image)[\w-]*$"
)
"""Attributes that lazy loaders keep a picture's address in; they win over `src`, which may hold a dummy."""
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
NOT_PICTURES = re.compile(
    r"(?:^|[\s_/.-])(?:icon|icons|logo|logos|avatar|gravatar|emoji|badge|author|byline|profile|smiley|pixel|1x1)"
    r"(?=$|[\s_/.-])"
)
"""In names and addresses of ornaments."""
DUMMY = re.compile(
    r"spacer|placeholder|transparent|blank\.|\.svg(?:$|\?)|/wp-includes/|doubleclick|/ads?/|lazy-picture|/pixel|"
    r"/(?:share|social)[/_.-]"
)
"""In addresses alone."""
LEAD_WIDTH = 300
"""Pixels that a picture above the headline has, unless it is set as a figure or in several sizes."""
MIN_SIZE = 90
"""Pixels; smaller ones are ornaments."""
CAPTION_REACH = 3
"""Text leaves after a picture among which its caption is looked for outside a figure."""
MAX_CAPTION = 1_000


def may_lead(element: Element) -> bool:
    """Whether a picture above the headline is set as one of an article, and not as the page's furniture."""
    if element.attrs.get("srcset") or (_size(element, "width") or 0) >= LEAD_WIDTH:
        return True
    return any(around.tag in ("figure", "picture") for around in element.ancestors()[:6])


class Figure:
    """A picture, where it stands, and the text leaves that are its caption and credit."""

    __slots__ = ("image", "leaf", "texts")

    def __init__(self, leaf: Leaf, image: Image, texts: list[Leaf]) -> None:
        self.leaf = leaf
        self.image = image
        self.texts = texts


def read_figure(doc: Document, leaf: Leaf, body: frozenset[int]) -> Figure | None:
    """The figure around an image leaf; None for ornaments and pictures without a usable address.

    `body`: the indices of the leaves that were judged to be the article's text.
    """
    element = leaf.element
    url = _source(doc, element)
    width, height = _size(element, "width"), _size(element, "height")
    if url is None or 0 < (width or MIN_SIZE) < MIN_SIZE or 0 < (height or MIN_SIZE) < MIN_SIZE:
        return None
    address = url.lower()
    if NOT_PICTURES.search(element.names) or NOT_PICTURES.search(address) or DUMMY.search(address):
        return None
    texts = _texts(doc, leaf, body)
    caption, credit = _caption_and_credit(element, texts)
    alt = " ".join((element.attrs.get("alt") or "").split()) or None
    return Figure(leaf, Image(url, caption, credit, alt, width, height), texts)


def _size(element: Element, name: str) -> int | None:
    value = (element.attrs.get(name) or "").removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 6 else None


def _source(doc: Document, element: Element) -> str | None:
    """The widest of its sets, else the first real address; a `data:` picture is a lazy loader's dummy."""
    attrs = element.attrs
    sets = [widest(value) for name in SETS if (value := attrs.get(name))]
    lazy = [
        value for name, value in attrs.items() if value and PLAIN_SOURCE.match(name) and _is_address(value)
    ]
    for candidate in (*sets, *lazy, attrs.get("src"), *_picture_sources(element)):
        if candidate and not candidate.startswith("data:") and (url := doc.absolute(candidate)):
            return url
    return None


def _is_address(value: str) -> bool:
    return value.startswith(("http", "/", "./", "../")) and " " not in value.strip()


def _picture_sources(element: Element) -> list[str | None]:
    """The sets of the `source`s beside an `img` in a `picture`."""
    if element.parent is None or element.parent.tag != "picture":
        return []
    sources = (source.attributes for source in element.parent.node.css("source")[:8])
    return [widest(attrs.get("srcset") or attrs.get("data-srcset") or "") for attrs in sources]


def widest(srcset: str) -> str | None:
    """The address with the largest width or density in a `srcset`.

    >>> widest("a.jpg 320w, b.jpg 1200w, c,d.jpg 640w")
    'b.jpg'
    """
    best, most = None, -1.0
    for part in re.split(r",\s+|,(?=https?:|//)", srcset[:8_000]):
        words = part.split()
        if words:
            size = words[-1][:-1] if len(words) > 1 and words[-1][-1] in "wx" else "0"
            value = float(size) if re.fullmatch(r"\d{1,6}(?:\.\d{1,4})?", size) else 0.0
            if value > most:
                best, most = words[0].strip(","), value
    return best


def _texts(doc: Document, leaf: Leaf, body: frozenset[int]) -> list[Leaf]:
    """The leaves of its figure that are its caption, or, outside one, those next to it that say they are.

    A text of the body that merely stands in a figure, without a word of being a caption, is none.
    """
    figure = next((e for e in leaf.element.ancestors()[:6] if e.tag == "figure"), None)
    leaves = doc.scan.leaves
    if figure is not None:
        texts = [other for other in leaves[figure.first_leaf : figure.last_leaf] if other.kind == "text"]
        named = [text for text in texts if _says_caption(text, [figure])]
        others = [text for text in texts if text.index not in body]
        return named or (others if sum(len(text.text) for text in others) <= MAX_CAPTION else [])
    around = leaf.element.ancestors()[:4]
    run = []
    for other in leaves[leaf.index + 1 : leaf.index + 1 + CAPTION_REACH]:
        if other.kind != "text" or not _says_caption(other, around):
            break
        run.append(other)
    return run


def _says_caption(leaf: Leaf, around: list[Element]) -> bool:
    """Whether an element around the leaf, and not around the picture too, names itself a caption."""
    walker: Element | None = leaf.element
    for _ in range(3):
        if walker is None or walker in around:
            return False
        if walker.tag == "figcaption" or CAPTION.search(walker.names) or CREDIT.search(walker.names):
            return len(leaf.text) <= MAX_CAPTION
        walker = walker.parent
    return False


def _caption_and_credit(image: Element, texts: list[Leaf]) -> tuple[str | None, str | None]:
    captions: list[Leaf] = []
    credits: list[Leaf] = []
    for leaf in texts:
        (credits if _is_credit(leaf) else captions).append(leaf)
    caption = " ".join(leaf.text.replace("\n", " ") for leaf in captions)
    credit = " ".join(leaf.text.replace("\n", " ") for leaf in credits)
    if not credit:
        caption, credit = _cut_credit(caption, captions)
    return caption or None, credit or None


def _is_credit(leaf: Leaf) -> bool:
    walker: Element | None = leaf.element
    for _ in range(2):
        if walker is None or walker.tag in ("figure", "figcaption"):
            return (
                walker is not None and walker.tag == "figcaption" and CREDIT.search(walker.names) is not None
            )
        if CREDIT.search(walker.names):
            return True
        walker = walker.parent
    return False


def _cut_credit(caption: str, leaves: list[Leaf]) -> tuple[str, str]:
    """The credit that ends a caption: an inline element of that name, or words such as `Photo:`."""
    for leaf in leaves:
        for node in leaf.element.node.css("span, cite, small, em, i, b, a, p, div")[:12]:
            attrs = node.attributes
            names = f"{attrs.get('class') or ''} {attrs.get('itemprop') or ''}".lower()
            if not CREDIT.search(names):
                continue
            text = " ".join(node.text().split())
            if 1 < len(text) < 200 and caption.endswith(text):
                return caption[: -len(text)].rstrip(" |/–—-("), text
    if match := CREDIT_LINE.search(caption):
        return caption[: match.start()].rstrip(" |/–—-(["), match.group(1).strip()
    return caption, ""
