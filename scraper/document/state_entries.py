"""The nodes of a page's state that may hold an article's text, told by their keys and by the prose in their strings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from scraper.document.lines import letters
from scraper.document.state_article import HEADLINES, headline_of
from scraper.document.state_keys import TAG, is_foreign, is_text_key, normal_key, prose_chars

MAX_NODES = 60_000
"""Of all values together; the most seen in 600 real pages is 8,000."""
MOST_ARTICLES = 4
MAX_KEYS = 400
"""Of one object, of those looked at to tell whether it is an article."""
LEAST_STRING = 40
"""Characters; a shorter string is a label."""
LEAST_TITLE = 8
"""Letters of a headline by which an article is known."""
NAMED_BY = frozenset(
    "url slug id uid _id uri canonicalurl websiteurl path link permalink databaseid guid _key".split()
)
"""What an article has one of, beside its headline."""


@dataclass(slots=True)
class Entry:
    """A node: an object, an array, or a string that is prose."""

    value: Any
    parent: int
    """The place of its parent in the list of entries."""
    own: bool
    """Whether it is the root of an article's own text."""
    prose: int = 0
    """Characters of prose in it."""


def walk(value: Any, most: int, refs: dict[str, dict[str, Any]]) -> list[Entry]:
    """The first nodes, breadth first, each once even where the value holds itself."""
    entries = [Entry(value, 0, True)]
    seen = {id(value)}
    for index, entry in enumerate(entries):
        item = entry.value
        if isinstance(item, str):
            continue
        for child in _children(item)[:most] if isinstance(item, dict) else item[:most]:
            kind = type(child)
            if kind is str:
                if len(child) > LEAST_STRING and (prose := prose_chars(child)):
                    entries.append(Entry(child, index, False, prose))
            elif (kind is dict or kind is list) and child:
                if kind is dict and "__ref" in child:
                    child = refs.get(str(child["__ref"]), child)
                if id(child) not in seen:
                    seen.add(id(child))
                    entries.append(Entry(child, index, _is_article(child)))
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
                start = letters(TAG.sub("", value[:300]))[:40]
                if start not in starts:
                    starts.add(start)
                    found.append(value)
        elif (kind is dict or kind is list) and value and not is_foreign(key):
            found.append(value)
    return found


def titled_objects(value: Any, wanted: str, refs: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects that may be the article of this headline (its letters), the first MOST_ARTICLES of them breadth
    first; the value itself, too, if it has that headline.
    """
    queue, seen = [value], {id(value)}
    found: list[dict[str, Any]] = []
    for item in queue:
        is_object = isinstance(item, dict)
        if is_object and (item is value or _is_article(item)) and is_titled(headline_of(item), wanted):
            found.append(item)
        for key, child in item.items() if is_object else enumerate(item):
            kind = type(child)
            if not child or not (kind is dict or kind is list) or (is_object and is_foreign(key)):
                continue
            if kind is dict and "__ref" in child:
                child = refs.get(str(child["__ref"]), child)
            if id(child) not in seen:
                seen.add(id(child))
                queue.append(child)
        if len(queue) > MAX_NODES or len(found) >= MOST_ARTICLES:
            break
    return found


def references(value: Any) -> dict[str, dict[str, Any]]:
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


def is_titled(headline: str | None, wanted: str) -> bool:
    """Whether one of the two holds the other; `wanted` is given by its letters."""
    own = letters(headline or "")
    return min(len(own), len(wanted)) > LEAST_TITLE and (own in wanted or wanted in own)
