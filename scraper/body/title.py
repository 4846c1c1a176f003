"""The leaf that repeats the page's title: where the article starts, and what parts it from a next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document import Document, Leaf

WORDS = re.compile(r"\w+")
PARTS = re.compile(r"\s+[|–—·:-]\s+|_|-{2,}")
"""What parts a title from section and site; Chinese pages set them off without spaces ("…_…", "…--…")."""
MIN_CHARS, MAX_CHARS = 8, 300
BONUS = {"h1": 0.3, "h2": 0.15, "h3": 0.15}
MAX_LINES = 500
ENOUGH = 0.6
"""Share of words in common (Jaccard), with the bonus, from which a leaf counts as the title."""


def title_words(doc: Document) -> list[set[str]]:
    """The page's titles as sets of words, each once: of og:title, of `<title>`, of the first part of that."""
    titles = doc.meta.all("og:title", "twitter:title")[:2]
    if text := doc.title_text[:MAX_CHARS]:
        titles += [text, PARTS.split(text)[0]]
    found: list[set[str]] = []
    for words in map(_words, titles):
        if words and words not in found:
            found.append(words)
    return found


def _words(text: str) -> set[str]:
    return {*WORDS.findall(text.lower())}


def find_title_leaf(leaves: list[Leaf], titles: list[set[str]]) -> int | None:
    """The index in `leaves` of the one most like the page's title: a heading if any will do, else any line."""
    headings = [i for i, leaf in enumerate(leaves) if leaf.element.tag in BONUS]
    found = _most_alike(leaves, headings, titles)
    if found is not None:
        return found
    found = _most_alike(leaves, range(min(len(leaves), MAX_LINES)), titles)
    return found if found is None else _below_name(leaves, headings, titles, found)


def _below_name(leaves: list[Leaf], headings: list[int], titles: list[set[str]], found: int) -> int:
    """The heading below the line found that has all words of the title but that line's: on old pages the site's name
    comes first in the title, and stands over all."""
    name = _words(leaves[found].text)
    rests = [title - name for title in titles if name < title]
    rests = [rest for rest in rests if len(rest) > 1]
    return next((i for i in headings if i > found and _words(leaves[i].text) in rests), found)


def _first_line(text: str, titles: list[set[str]]) -> str:
    """The heading's first line where that is a title: the day and the source may follow within it."""
    line = text.partition("\n")[0]
    return line if _words(line) in titles else text


def _most_alike(leaves: list[Leaf], places: Iterable[int], titles: list[set[str]]) -> int | None:
    best, found = ENOUGH, None
    fewest = min((len(words) for words in titles), default=0) // 2
    known = set().union(*titles)
    for i in places:
        leaf = leaves[i]
        text = leaf.text
        if "\n" in text and leaf.element.tag in BONUS:
            text = _first_line(text, titles)
        if not MIN_CHARS <= len(text) <= MAX_CHARS or (text.isascii() and text.count(" ") + 1 < fewest):
            continue  # Signs over and below letters part words, too, and many a script has no spaces.
        words = _words(text)
        if known.isdisjoint(words):
            continue
        score = max(_likeness(words, title) for title in titles)
        score += (
            BONUS.get(leaf.element.tag, 0.0)
            - 0.3 * (2 * leaf.link_chars > len(text))
            - 0.2 * leaf.element.hidden
        )
        if score > best + 1e-9:
            best, found = score, i
    return found


def _likeness(words: set[str], title: set[str]) -> float:
    """The share of words in common, of all."""
    common = len(words & title)
    return common / (len(words) + len(title) - common)
