"""What the page says the article is about, in a sentence or two; never the headline again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.standfirst_names import MAX_NAMES, NAMED_LAST
from scraper.entities import one_line
from scraper.fields.names.compare import fold
from scraper.fields.provenance import source_at
from scraper.fields.section_head import title_of
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues

OTHERS = "person", "organization", "comment", "videoobject", "imageobject", "website"
"""What a description may be of, and not of the article."""
MAX_MARKED = 6
DIVIDERS = frozenset("|·•・")
"""Signs between a writer, a day and the time that a text takes to read."""
MAX_CHARS, MIN_CHARS, MIN_EASTERN = 2000, 15, 7
SENTENCE_ENDS = tuple("。！？")
LEAST_BEYOND = 3
"""How many leaves of the text stand beyond the box of the title and its standfirst."""
BELOW, LEAST_WORDS, LEAST_EASTERN = 5, 7, 20
"""How far below the title, in leaves, a standfirst may stand; words of one, or letters where no spaces part them."""
_TAGS = re.compile(r"<[^<>]{1,300}>")


def read_description(clues: Clues, headline: str | None) -> tuple[str | None, Source | None]:
    """The first description that says more than the headline."""
    for step, raw, confidence in _steps(clues, headline):
        text = one_line(_TAGS.sub(" ", raw[:MAX_CHARS]))
        if _is_long(text) and not _repeats(text, fold(headline or "")) and not _is_of_software(clues, text):
            return text, source_at(step, raw, confidence)
    return None, None


def _is_long(text: str) -> bool:
    """Whether it may be a sentence, which in Chinese or Japanese has fewer signs, and a full stop of its own."""
    return len(text) > MIN_CHARS or (len(text) > MIN_EASTERN and text.endswith(SENTENCE_ENDS))


def _repeats(text: str, headline: str) -> bool:
    """Whether it is the headline, which is folded; nearly always its first word tells."""
    return headline.startswith(fold(text.partition(" ")[0])) and fold(text) == headline


def _steps(clues: Clues, headline: str | None) -> Iterator[tuple[str, str, float]]:
    """og first: written by an editor for readers; the meta for search engines is more often a site's standing text.
    What readers see is asked last.
    """
    meta = clues.doc.meta
    if text := meta.first("og:description"):
        yield "meta_og", text, 0.9
    for article in clues.articles[:1]:
        for key in ("description", "alternativeHeadline"):
            if isinstance(text := article.get(key), str):
                yield "json_ld", text, 0.85
    for step, name in (
        ("meta_description", "description"),
        ("meta_twitter", "twitter:description"),
        ("meta_dc", "dc.description"),
    ):
        if text := meta.first(name):
            yield step, text, 0.85
    marked = [e for e in clues.itemprop.get("description", [])[:MAX_MARKED] if not _is_of_other(clues, e)]
    for element in marked[:1]:
        yield "itemprop", clues.content_of(element), 0.7
    if text := _standfirst(clues, headline):
        yield "standfirst", text, 0.7
    if text := _in_box(clues, headline):
        yield "standfirst", text, 0.6


def _is_of_other(clues: Clues, element: Element) -> bool:
    """Whether it is of a comment, of another story, of a writer, a picture or a film."""
    thing = next((one for one in element.upwards() if "itemtype" in one.attrs), None)
    kind = (thing.attrs["itemtype"] or "").rstrip("/").lower() if thing is not None else ""
    return kind.endswith(OTHERS) or clues.is_aside(element)


def _is_of_software(clues: Clues, text: str) -> bool:
    """Whether it begins with the name of what the page was made with, of which the text does not tell: it came so."""
    name, maker = (
        fold(text.partition(" ")[0]),
        fold(clues.doc.meta.first("generator") or "").partition(" ")[0],
    )
    return bool(name) and maker in (name, f"{name}cms") and name not in clues.body_text


def _in_box(clues: Clues, headline: str | None) -> str:
    """The one sentence below the title in a box of both, where the text goes on beyond it."""
    title = title_of(clues, headline)
    box = title.parent if title is not None else None
    if title is None or box is None or not box.last_leaf <= clues.last_leaf - LEAST_BEYOND:
        return ""
    below = clues.doc.scan.leaves[title.last_leaf : box.last_leaf]
    texts = [leaf.text for leaf in below if _is_sentence(leaf) and leaf.element.tag != "figcaption"]
    text = texts[0] if len(texts) == 1 and len(below) <= BELOW else ""
    return "" if not DIVIDERS.isdisjoint(text) or find_date(text) is not None else text


def _is_sentence(leaf: Leaf) -> bool:
    """Whether it is long, and links to nothing."""
    words = leaf.text.count(" ") + 1
    is_long = words >= LEAST_WORDS or (words == 1 and len(leaf.text) >= LEAST_EASTERN)
    return is_long and not leaf.link_chars


def _standfirst(clues: Clues, headline: str | None) -> str:
    """The sentence below the title that its class, or that of what holds it, calls a standfirst."""
    title = title_of(clues, headline)
    below = clues.doc.scan.leaves[title.last_leaf : title.last_leaf + BELOW] if title else ()
    for leaf in below:
        around = leaf.element.upwards(1)
        if _is_sentence(leaf) and any([NAMED_LAST.search(e.names[:MAX_NAMES]) for e in around]):
            return leaf.text
    return ""
