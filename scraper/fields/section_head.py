"""The lines about the article's title, and what in them is called like a folder that the page lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import letters
from scraper.fields.folders import LEAST_LETTERS, path_of
from scraper.fields.names.compare import fold
from scraper.fields.section_links import are_of_menus
from scraper.fields.site_names import spellings_of

if TYPE_CHECKING:
    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues

MAX_LINES, HEAD_DEPTH, BELOW = 3, 2, 4
"""How many lines above the title may be of its head, how many elements above the title hold that; and lines below."""
MAX_CHARS = 60
_UP_TO_DAY = re.compile(r"[^\d|•·–—]*")
"""Of a line: what stands before its day."""


def title_of(clues: Clues, headline: str | None) -> Element | None:
    """The heading that is the headline, or that ends on it, behind a label; or, as an h1, goes on behind it; or what is
    marked as one.
    """
    marked = [(e, clues.text_of(e)) for e in clues.itemprop.get("headline", [])[:1]]
    headings = [*clues.h1_texts, *clues.h2_texts, *marked] if headline else []
    folded, own = [(e, fold(text)) for e, text in headings], fold(headline or "")
    exact = next((e for e, text in folded if text == own), None)
    exact = exact or next((e for e, text in folded if text.endswith(f" {own}")), None)
    return exact or next((e for e, text in folded if e.tag == "h1" and text.startswith(f"{own} ")), None)


def lines_above(clues: Clues, headline: str | None) -> list[Leaf]:
    """The line right above the title, and those above it in what holds the title: none of a menu, or of what is aside,
    unless the title stands side by side with it.
    """
    title = title_of(clues, headline)
    if title is None or title.first_leaf < 1:
        return []
    at = title.first_leaf
    head = next((e for e in title.ancestors(HEAD_DEPTH) if e.first_leaf < at), None)
    start = max(at - MAX_LINES, head.first_leaf) if head else at - 1
    own = title.parent.first_leaf if title.parent and not clues.is_aside(title) else at
    lines = clues.doc.scan.leaves[start:at]
    wanted = [
        not of_menu
        and (not clues.is_aside(one.element) or (one.index >= own and not _is_in_nav(one.element)))
        for one, of_menu in zip(lines, are_of_menus([one.element for one in lines]), strict=True)
    ]
    return [leaf for leaf, keep in zip(lines, wanted, strict=True) if keep] if wanted[-1] else []


def _is_in_nav(element: Element) -> bool:
    return any([one.tag == "nav" for one in element.upwards(HEAD_DEPTH)])


def named_as_folder(clues: Clues, headline: str | None) -> list[str]:
    """What a line about the title that links to nothing says before its day, if a folder that the page's address lies
    in is called so.
    """
    folders = set(map(letters, (path_of(clues, clues.doc.url) or "").split("/")[:-1]))
    title = title_of(clues, headline) if folders else None
    if title is None:
        return []
    below = clues.doc.scan.leaves[title.last_leaf : min(title.last_leaf + BELOW, clues.first_leaf)]
    lines = [leaf for leaf in (*lines_above(clues, headline), *below) if len(leaf.text) <= MAX_CHARS]
    texts = [text[0].strip() for leaf in lines if not leaf.hrefs and (text := _UP_TO_DAY.match(leaf.text))]
    return [text for text in texts if len(text) >= LEAST_LETTERS and folders & spellings_of(text)][:1]
