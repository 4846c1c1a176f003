"""Whole bodies that a page gives apart from its DOM, for the judge of bodies to choose among."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.json_ld import ARTICLE_TYPES
from scraper.document.rich_text import read_html, split_paragraphs
from scraper.document.state_keys import TAG

if TYPE_CHECKING:
    from scraper.document.document import Document

LEAST_CHARS = 250


def candidate_texts(doc: Document, *, with_state: bool = True) -> list[tuple[str, list[str]]]:
    """Named texts as paragraphs: `json_ld` for each `articleBody`, `state` for each article of the state.

    Longest first within each name; `with_state=False` spares reading the state.
    """
    bodies = [str(node.get("articleBody") or "") for node in doc.json_ld.of_type(ARTICLE_TYPES)]
    bodies = sorted({body for body in bodies if len(body) >= LEAST_CHARS}, key=len, reverse=True)
    found = [("json_ld", _paragraphs(body)) for body in bodies[:3]]
    if with_state and doc.may_have_state:
        found.extend(("state", article.paragraphs) for article in doc.state.articles)
    return found


def _paragraphs(text: str) -> list[str]:
    if TAG.search(text):
        return [block.text for block in read_html(text) if block.is_text]
    return split_paragraphs(text)
