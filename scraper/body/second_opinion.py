"""What trafilatura makes of a page of which our model keeps little: asked last, as importing it takes 0.4 s."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Document

MAX_CHARS, MAX_ELEMENTS = 500_000, 8_000
"""Larger pages are not given to it: 200,000 links take it 18 s, 100,000 attributes 43 s."""

SENTENCE = 60
"""Characters of a line that is none of a menu's, of which it is given to take the whole page: half must be longer."""


def second_opinion(doc: Document) -> list[str]:
    """The paragraphs that trafilatura takes for the article; none where it finds but menus, or the page is too large.

    Its own fallbacks are left out (`fast`): on the pages that come here they found the same, or menus, in up to ten
    times the time.
    """
    if len(doc.html) > MAX_CHARS or len(doc.scan.elements) > MAX_ELEMENTS:
        return []
    import trafilatura

    text = trafilatura.extract(doc.html, include_comments=False, fast=True) or ""
    lines = [line for line in text.splitlines() if line.strip()]
    return lines if sum(len(line) for line in lines if len(line) >= SENTENCE) * 2 >= len(text) else []
