"""The article texts within a page's state: found by where the prose is, not by any site's keys.

An object with a headline and an address, id or date is taken for an article; its prose is summed without
that of articles within it; then the smallest part that holds most of this prose is its body.
"""

from __future__ import annotations

import re
from typing import Any

from scraper.document.lines import letters
from scraper.document.rich_text import StateBlock, is_element, read_blocks
from scraper.document.state_article import StateArticle, describe
from scraper.document.state_entries import (
    MAX_NODES,
    MOST_ARTICLES,
    Entry,
    is_titled,
    references,
    titled_objects,
    walk,
)

LEAST_PROSE = 250
"""Characters; what holds less is a teaser."""
MOST_DESCENTS = 8
MOST_SHARE = 0.75
"""A child that holds this much of the prose is where the body is."""
LEAST_READ = 0.5
"""Of the prose; less was read where it stands under keys that hold no text."""
CODE = re.compile(r"[{}=;<>|\\]|\d")
CODE_SHARE = 0.08
SENTENCE = re.compile(r"[.!?…。！？؟।:”\"»’')\]]\s*$")
"""The end of one."""
SENTENCE_SHARE = 0.6


def find_articles(values: list[Any], title: str | None) -> list[StateArticle]:
    """The texts, that of the page's `title` first, then the longest."""
    found: list[StateArticle] = []
    most, wanted = MAX_NODES, letters(title or "")
    for value in values:
        entries = walk(value, most, references(value))
        most -= len(entries)
        found.extend(_articles_in(entries, wanted))
    found.sort(key=lambda article: (not article.titled, -len(article.text)))
    return found[:MOST_ARTICLES]


def find_titled(values: list[Any], title: str | None) -> StateArticle | None:
    """The longest text under the page's `title`. Only objects with this headline are gone through for prose, which
    takes a fraction of the time that all texts take."""
    found: list[StateArticle] = []
    wanted = letters(title or "")
    for value in values:
        refs = references(value)
        for item in titled_objects(value, wanted, refs):
            entries = walk(item, MAX_NODES // MOST_ARTICLES, refs)
            found += [article for article in _articles_in(entries, wanted) if article.titled]
    return max(found, key=lambda article: len(article.text), default=None)


def _articles_in(entries: list[Entry], wanted: str) -> list[StateArticle]:
    children: dict[int, list[int]] = {}
    for index in range(len(entries) - 1, 0, -1):
        entry = entries[index]
        if entry.prose and not entry.own:
            entries[entry.parent].prose += entry.prose
        children.setdefault(entry.parent, []).append(index)
    roots = [i for i, e in enumerate(entries) if (e.own or i == 0) and e.prose >= LEAST_PROSE / 2]
    roots.sort(key=lambda i: -entries[i].prose)
    found = []
    for root in roots[: 2 * MOST_ARTICLES]:
        article = StateArticle(_blocks_of(entries, children, root))
        describe(article, entries[root].value)
        article.titled = is_titled(article.headline, wanted)
        if _is_running_text(article.paragraphs):
            found.append(article)
    return found


def _is_running_text(paragraphs: list[str]) -> bool:
    """Whether it is long enough, mostly sentences, and not code, paths or numbers."""
    text = " ".join(paragraphs)
    sentences = sum(len(p) for p in paragraphs if SENTENCE.search(p) and (len(p) > 40 or not p.isascii()))
    return (
        len(text) >= LEAST_PROSE
        and sentences >= SENTENCE_SHARE * len(text)
        and len(CODE.findall(text)) < CODE_SHARE * len(text)
    )


def _blocks_of(entries: list[Entry], children: dict[int, list[int]], root: int) -> list[StateBlock]:
    """Goes down to where most of the prose is; on, where what is there cannot be read as rich text."""
    at = _body_of(entries, children, root)
    blocks = read_blocks(entries[at].value)
    for _ in range(MOST_DESCENTS):
        inner = [i for i in children.get(at, ()) if not entries[i].own and entries[i].prose]
        if not inner or sum(len(block.text) for block in blocks) >= entries[at].prose * LEAST_READ:
            break
        at = _body_of(entries, children, max(inner, key=lambda i: entries[i].prose))
        blocks = read_blocks(entries[at].value)
    return blocks


def _body_of(entries: list[Entry], children: dict[int, list[int]], at: int) -> int:
    whole = entries[at].prose
    while not is_element(entries[at].value):
        inner = [
            i for i in children.get(at, ()) if not entries[i].own and entries[i].prose >= whole * MOST_SHARE
        ]
        if len(inner) != 1:
            break
        at = inner[0]
    return at
