"""The article's text where the DOM shows little of it: in JSON-LD, in the state that scripts render, in `<noscript>`.

What is found there is written as plain HTML and read like any page, so that blocks, embeds and spans come out
of the one code.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from scraper.body.blocks.build import Built, build_blocks
from scraper.body.declared_texts import declared_texts
from scraper.body.embeds.own import choose_embeds
from scraper.body.find import find_body
from scraper.body.second_opinion import second_opinion
from scraper.document import parse
from scraper.document.json_ld import ARTICLE_TYPES, GALLERY_TYPES, STORY_TYPES
from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document
    from scraper.document.rich_text import StateBlock

SURE = 0.9
"""A body of which at least this F1 is expected is not doubted, unless it is short."""
LIKELY = 0.7
"""One of which this F1 is expected is believed before a text that the page shows, too."""
SHORT = 350
"""Characters below which the body is doubted anyway."""
LITTLE = 150
"""Characters below which the last resorts are tried, if the page says that it is an article: what it holds for readers
without scripts, then another extractor. (A stub before a paywall has more, and is no reason to ask.)"""
LONGER = 1.5
"""A text elsewhere must be this much longer than the body."""
CONTAINED = 0.8
"""And hold this share of the body's word pairs, unless the body is short."""
WRAPPER = re.compile(r"<(/?)(?:noscript|template)\b[^>]*+>", re.I)
TAGS = {"heading": "h2", "quote": "blockquote", "item": "li"}


def find_elsewhere(
    doc: Document, body: str, confidence: float, teased: Sequence[int] = ()
) -> tuple[str, Built] | None:
    """The step's name and the blocks of a fuller text than `body`; None where the DOM's is to be believed.

    `teased` are the leaves of other stories' teasers, that were told from the body.
    """
    if confidence >= SURE and len(body) >= SHORT:
        return None
    texts = _texts(doc, body, confidence)
    if not texts and len(body) < LITTLE and _declares_article(doc):
        if (unscripted := _unscripted(doc, body)) is not None:
            return unscripted
        texts = _second_texts(doc, body, " ".join(doc.scan.leaves[index].text for index in teased))
    best = max(texts, key=lambda named: len(named[1]), default=None)
    if best is None:
        return None
    step, markup = best
    made = _made(doc, f"<article>{markup}</article>")
    return step, _built(made, [leaf.index for leaf in made.scan.leaves if leaf.kind == "text"])


def _made(doc: Document, markup: str) -> Document:
    """The document of other markup at the page's address."""
    page = msgspec.structs.replace(
        doc.page,
        body=markup.encode("utf-8", "replace"),
        headers=(("content-type", "text/html; charset=utf-8"),),
    )
    return parse(page)


def _built(made: Document, kept: list[int]) -> Built:
    embeds = choose_embeds(made, kept[0], len(made.scan.leaves)) if kept else []
    return build_blocks(made, kept, embeds)


def _unscripted(doc: Document, body: str) -> tuple[str, Built] | None:
    """The body of the page with what it holds for readers without scripts, or for its own scripts to show."""
    markup, wrapped = WRAPPER.subn(r"<\1div>", doc.html)
    if not wrapped:
        return None
    made = _made(doc, markup)
    built = _built(made, find_body(made).kept)
    return ("noscript", built) if _is_fuller(built.body, body) else None


def _texts(doc: Document, body: str, confidence: float) -> list[tuple[str, str]]:
    """Steps and markup of the texts that are fuller than the body."""
    found = [
        ("json_ld", _paragraphs(paragraphs))
        for paragraphs in declared_texts(doc)
        if _is_fuller(text := " ".join(paragraphs), body)
        and not (confidence >= LIKELY and _is_shown(doc, text))
    ]
    if doc.may_have_state:
        found += [
            ("state", _markups(article.blocks))
            for article in doc.state.articles
            if _is_fuller(article.text, body, doubted=LITTLE)
        ]
    return found


def _is_shown(doc: Document, text: str) -> bool:
    """Whether the page shows it: what is more in it than in the body, captions and all, was judged with the rest."""
    return _share_within(text, " ".join(leaf.text for leaf in doc.scan.leaves)) >= CONTAINED


def _second_texts(doc: Document, body: str, teased: str) -> list[tuple[str, str]]:
    """A text in which the teasers stand is a list of stories."""
    paragraphs = second_opinion(doc)
    text = " ".join(paragraphs)
    if not _is_fuller(text, body) or (teased and _share_within(teased, text) >= CONTAINED):
        return []
    return [("trafilatura", _paragraphs(paragraphs))]


def _declares_article(doc: Document) -> bool:
    """Whether the page says that it is one: what a second reader finds on a list of links is no article, and of a
    gallery its captions."""
    types = doc.json_ld.known_types
    if types & GALLERY_TYPES and not types & STORY_TYPES:
        return False
    return doc.meta.first("og:type") == "article" or bool(doc.json_ld.of_type(ARTICLE_TYPES))


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _is_fuller(text: str, body: str, *, doubted: int = SHORT) -> bool:
    """`doubted`: characters below which a body need not be in the text; fewer of a state, which has other stories."""
    if len(text) < max(LONGER * len(body), SHORT):
        return False
    return len(body) < doubted or _share_within(body, text) >= CONTAINED


def _share_within(part: str, whole: str) -> float:
    pairs, known = _pairs(part), _pairs(whole)
    return len(pairs & known) / len(pairs) if pairs else 1.0


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(text.split()))


def _markups(blocks: list[StateBlock]) -> str:
    """All of them, items that follow one another in one list."""
    grouped = groupby(blocks, key=lambda block: block.kind == "item")
    texts = [("".join(map(_markup, group)), is_list) for is_list, group in grouped]
    return "".join(f"<ul>{text}</ul>" if is_list else text for text, is_list in texts)


def _markup(block: StateBlock) -> str:
    if block.kind in ("embed", "image"):
        return _embedded(block.kind, (block.html or "").strip())
    tag = TAGS.get(block.kind, "p")
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _embedded(kind: str, html: str) -> str:
    """Markup as it is; of a bare address a picture, or the lone link by which a provider is known."""
    if html.startswith("<") or not html:
        return html
    url = escape(html)
    if kind == "image":
        return f'<figure><img src="{url}"></figure>'
    return f'<p><a href="{url}">{url}</a></p>' if read_url(html) else ""
