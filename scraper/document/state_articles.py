"""The article texts within a page's state: found by where the prose is, not by any site's keys.

An object with a headline and an address, id or date is taken for an article; its prose is summed without
that of articles within it; then the smallest part that holds most of this prose is its body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from scraper.document.json_ld import CONTAINERS
from scraper.document.rich_text import StateBlock, is_element, read_blocks
from scraper.document.state_article import HEADLINES, StateArticle, describe, headline_of
from scraper.document.state_keys import TAG, is_foreign, is_text_key, normal_key, prose_chars

MAX_NODES = 60_000
"""Of all values together; the most seen in 600 real pages is 8,000."""
MAX_KEYS = 400
"""Of one object, of those looked at to tell whether it is an article."""
LEAST_STRING = 40
"""Characters; a shorter string is a label."""
LEAST_PROSE = 250
"""Characters; what holds less is a teaser."""
MOST_ARTICLES = 4
MOST_DESCENTS = 8
MOST_SHARE = 0.75
"""A child that holds this much of the prose is where the body is."""
LEAST_READ = 0.5
"""Of the prose; less was read where it stands under keys that hold no text."""
NAMED_BY = frozenset(
    "url slug id uid _id uri canonicalurl websiteurl path link permalink databaseid guid _key".split()
)
CODE = re.compile(r"[{}=;<>|\\]|\d")
CODE_SHARE = 0.08
SENTENCE = re.compile(r"[.!?…。！？؟।:”\"»’')\]]\s*$")
SENTENCE_SHARE = 0.6


@dataclass(slots=True)
class _Entry:
    value: Any
    parent: int
    own: bool
    """Whether it is the root of an article's own text."""
    prose: int = 0


def find_articles(values: list[Any], title: str | None = None) -> list[StateArticle]:
    """The texts, that of the page's `title` first, then the longest."""
    found: list[StateArticle] = []
    most, wanted = MAX_NODES, _letters(title or "")
    for value in values:
        entries = _walk(value, most, _references(value))
        most -= len(entries)
        found.extend(_articles_in(entries, wanted))
    found.sort(key=lambda article: (not article.titled, -len(article.text)))
    return found[:MOST_ARTICLES]


def find_titled(values: list[Any], title: str | None) -> StateArticle | None:
    """The longest text under the page's `title`. Only objects with this headline are gone through for prose, which
    takes a fraction of the time that all texts take."""
    found: list[StateArticle] = []
    wanted = _letters(title or "")
    for value in values:
        refs = _references(value)
        for item in _titled_objects(value, wanted, refs):
            entries = _walk(item, MAX_NODES // MOST_ARTICLES, refs)
            found += [article for article in _articles_in(entries, wanted) if article.titled]
    return max(found, key=lambda article: len(article.text), default=None)


def _titled_objects(value: Any, wanted: str, refs: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects that may be the article of this headline, breadth first, and the value itself if it is one."""
    queue, seen = [value], {id(value)}
    found: list[dict[str, Any]] = []
    for item in queue:
        if isinstance(item, dict):
            if (item is value or _is_article(item)) and _is_titled(headline_of(item), wanted):
                found.append(item)
            inner = [v for k, v in item.items() if type(v) in CONTAINERS and v and not is_foreign(k)]
        else:
            inner = [v for v in item if type(v) in CONTAINERS and v]
        for child in inner:
            if type(child) is dict and "__ref" in child:
                child = refs.get(str(child["__ref"]), child)
            if id(child) not in seen:
                seen.add(id(child))
                queue.append(child)
        if len(queue) > MAX_NODES or len(found) >= MOST_ARTICLES:
            break
    return found


def _is_titled(headline: str | None, wanted: str) -> bool:
    letters = _letters(headline or "")
    return len(letters) > 8 and len(wanted) > 8 and (letters in wanted or wanted in letters)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _articles_in(entries: list[_Entry], wanted: str) -> list[StateArticle]:
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
        article.titled = _is_titled(article.headline, wanted)
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


def _walk(value: Any, most: int, refs: dict[str, dict[str, Any]]) -> list[_Entry]:
    """The first nodes, breadth first, each once even where the value holds itself."""
    entries = [_Entry(value, 0, True)]
    seen = {id(value)}
    for index, entry in enumerate(entries):
        item = entry.value
        if isinstance(item, str):
            continue
        for child in _children(item)[:most] if isinstance(item, dict) else item[:most]:
            kind = type(child)
            if kind is str:
                if len(child) > LEAST_STRING and (prose := prose_chars(child)):
                    entries.append(_Entry(child, index, False, prose))
            elif (kind is dict or kind is list) and child:
                if kind is dict and "__ref" in child:
                    child = refs.get(str(child["__ref"]), child)
                if id(child) not in seen:
                    seen.add(id(child))
                    entries.append(_Entry(child, index, _is_article(child)))
            if len(entries) >= most:
                return entries
    return entries


def _children(item: dict[str, Any]) -> list[Any]:
    """The values that may hold prose; what is told twice counts once."""
    found: list[Any] = []
    starts: set[str] = set()
    for key, value in item.items():
        kind = type(value)
        if kind is str:
            if len(value) > LEAST_STRING and is_text_key(key):
                start = _letters(TAG.sub("", value[:300]))[:40]
                if start not in starts:
                    starts.add(start)
                    found.append(value)
        elif (kind is dict or kind is list) and value and not is_foreign(key):
            found.append(value)
    return found


def _references(value: Any) -> dict[str, dict[str, Any]]:
    """Apollo's normalised objects by their cache keys."""
    levels = [value] + [v for v in value.values() if isinstance(v, dict)] if isinstance(value, dict) else []
    return {k: v for level in levels for k, v in level.items() if isinstance(v, dict) and "__typename" in v}


def _is_article(value: Any) -> bool:
    return isinstance(value, dict) and _are_article_keys(tuple(islice(value, MAX_KEYS)))


@lru_cache(maxsize=1024)
def _are_article_keys(names: tuple[str, ...]) -> bool:
    """Whether these are an article's keys. The objects of a state have few shapes, so that most are known."""
    keys = {normal_key(name) for name in names}
    return any(name in keys for name in HEADLINES[:-1]) and not keys.isdisjoint(NAMED_BY)


def _blocks_of(entries: list[_Entry], children: dict[int, list[int]], root: int) -> list[StateBlock]:
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


def _body_of(entries: list[_Entry], children: dict[int, list[int]], at: int) -> int:
    whole = entries[at].prose
    while not is_element(entries[at].value):
        inner = [
            i for i in children.get(at, ()) if not entries[i].own and entries[i].prose >= whole * MOST_SHARE
        ]
        if len(inner) != 1:
            break
        at = inner[0]
    return at
