"""The texts of articles that a page gives whole in its JSON-LD (`articleBody`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.json_ld import ARTICLE_TYPES
from scraper.document.rich_text import BLANK_LINE, read_html
from scraper.document.state_keys import TAG

if TYPE_CHECKING:
    from scraper.document import Document

LEAST_CHARS = 250
MOST_TEXTS = 3


def declared_texts(doc: Document) -> list[list[str]]:
    """Each as its paragraphs, the longest first."""
    bodies = dict.fromkeys(str(node.get("articleBody") or "") for node in doc.json_ld.of_type(ARTICLE_TYPES))
    long = sorted((body for body in bodies if len(body) >= LEAST_CHARS), key=len, reverse=True)
    return [_paragraphs_of(body) for body in long[:MOST_TEXTS]]


def _paragraphs_of(text: str) -> list[str]:
    """Those of markup, else of plain text: parted by blank lines, or by line ends where it has no blank line."""
    if TAG.search(text):
        return [block.text for block in read_html(text) if block.is_text]
    parts = BLANK_LINE.split(text)
    if len(parts) == 1:
        parts = text.split("\n")
    return [" ".join(part.split()) for part in parts if part.strip()]
