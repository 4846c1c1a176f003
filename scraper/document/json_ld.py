"""The page's JSON-LD: every object in it, flat, with `@id` references resolvable, however broken the script is."""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from scraper.entities import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Script: TypeAlias = tuple[dict[str, str | None], str]
    """The attributes of a `<script>`, and its text."""

MAX_CHARS = 1_000_000
MAX_NODES = 2_000
STORY_TYPES = frozenset(
    """
    NewsArticle Article BlogPosting ReportageNewsArticle LiveBlogPosting AnalysisNewsArticle
    OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle
    TechArticle ScholarlyArticle Report AdvertiserContentArticle SatiricalArticle MedicalScholarlyArticle
    """.split()
)
"""By which a page says that it is an article."""
LISTS = ("itemListElement", "hasPart", "blogPost")
"""Where lists, sections and blogs name their stories."""
GALLERY_TYPES = frozenset({"ImageGallery", "MediaGallery"})
ARTICLE_TYPES = STORY_TYPES | frozenset(
    "SocialMediaPosting DiscussionForumPosting CreativeWork Review VideoObject ImageGallery Recipe".split()
)
"""Objects whose author, date and text may be the article's: some pages describe it by its film, its pictures, its
recipe or the review that it is. By themselves these say nothing of the page: they also stand for a comment, a part of
it, a film beside the text."""
CONTAINERS = frozenset((dict, list))
"""Values come from a JSON decoder, so that their types are exactly these."""
CONTROL = re.compile(r"[\x00-\x1f]+")
MENDABLE = re.compile(r'/\*.*?\*/|("(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|/\*.*)|//[^\n]*+|,(?=\s*+[}\]])', re.S)
"""A comment, a string (kept, whatever is in it), a trailing comma. A string or comment that never ends runs to the end
of the script: were it passed over, the rest would be searched again from each quotation mark in it.
"""
QUOTE = re.compile(r'\\.|"', re.S)
STRING_END = re.compile(r'\s*+(?:[}\]:]|,\s*+(?:["{}\[\]\d-]|true|false|null)|\Z)')
"""What follows the quotation mark that ends a string."""
WRAPPING = re.compile(
    r"^\s*+(?:<!--|//\s*+<!\[CDATA\[|/\*\s*+<!\[CDATA\[\s*+\*/|<!\[CDATA\[)|(?:-->"
    r"|//\s*+\]\]>|/\*\s*+\]\]>\s*+\*/|\]\]>)\s*+;?\s*+$"
)
"""Comments and CDATA sections that old pages put around the text of scripts."""


class JsonLd:
    """All objects of all scripts, outermost first, in the page's order, but for the stories that a list leads to.
    `broken` tells what was not read.
    """

    def __init__(self) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.by_id: dict[str, dict[str, Any]] = {}
        self.broken: list[str] = []

    @cached_property
    def types(self) -> list[list[str]]:
        """The types of each of `nodes`."""
        return [types_of(node) for node in self.nodes]

    @cached_property
    def known_types(self) -> set[str]:
        """The types of all `nodes`: most questions are for types that a page has none of."""
        return set().union(*self.types)

    def of_type(self, types: frozenset[str]) -> list[dict[str, Any]]:
        """The objects of any of these types."""
        if types.isdisjoint(self.known_types):
            return []
        return [node for node, own in zip(self.nodes, self.types, strict=True) if not types.isdisjoint(own)]

    def resolve(self, value: Any) -> Any:
        """What a bare `{"@id": ...}` refers to on this page; anything else as it is."""
        if isinstance(value, dict) and "@id" in value and len(value) <= 2:
            return self.by_id.get(str(value["@id"]), value)
        return value


def listed(value: Any) -> list[Any]:
    """The values of a property, of which JSON-LD writes several as a list, and one as itself."""
    return value if isinstance(value, list) else [value]


def types_of(node: dict[str, Any]) -> list[str]:
    """The `@type`s without a vocabulary prefix."""
    return [_without_vocabulary(str(name)) for name in listed(node.get("@type") or [])]


@lru_cache(maxsize=1024)
def _without_vocabulary(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def parse_json_ld(scripts: Iterable[Script]) -> JsonLd:
    """Reads every `<script type="application/ld+json">`. Never raises."""
    found = JsonLd()
    budget = MAX_CHARS
    for attrs, text in scripts:
        if not (attrs.get("type") or "").lower().startswith("application/ld+json"):
            continue
        budget -= len(text)
        if budget < 0:
            found.broken.append(f"more than {MAX_CHARS:,} characters of JSON-LD")
            break
        try:
            values = read_json(text)
        except ValueError as error:
            found.broken.append(str(error)[:200])
            continue
        for value in values:
            _collect(value, found)
    if listed_stories := _listed_stories(found):
        found.nodes = [node for node in found.nodes if id(node) not in listed_stories]
    return found


def _listed_stories(found: JsonLd) -> set[int]:
    """By their `id()`, the stories of which a list that is no story itself has several: they tell nothing of this
    page."""
    stories: set[int] = set()
    for node in found.nodes:
        lists = [entries for key in LISTS if isinstance(entries := node.get(key), list) and len(entries) > 1]
        if lists and ARTICLE_TYPES.isdisjoint(types_of(node)):
            for entries in lists:
                ids = [id(story) for entry in entries if (story := _story_of(entry, found)) is not None]
                stories.update(ids if len(ids) > 1 else ())
    return stories


def _story_of(entry: Any, found: JsonLd) -> dict[str, Any] | None:
    """The story that an entry of a list is, holds as its `item`, or refers to."""
    story = found.resolve(entry.get("item", entry)) if isinstance(entry, dict) else None
    is_story = isinstance(story, dict) and not STORY_TYPES.isdisjoint(types_of(story))
    return story if is_story else None


def read_json(text: str) -> list[Any]:
    """The values of a script, mended where it breaks JSON in one of the usual ways. Raises ValueError."""
    try:
        return [msgspec.json.decode(text)]
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass
    text = WRAPPING.sub("", text).strip()
    if text.startswith(("{&quot;", "[{&quot;")):
        text = unescape(text)
    try:
        return list(_each_value(_mended(text)))
    except json.JSONDecodeError as error:
        try:
            return list(_each_value(_mended(without_bare_quotes(text))))
        except json.JSONDecodeError:
            raise error from None


def _mended(text: str) -> str:
    return CONTROL.sub(" ", MENDABLE.sub(_kept, MENDABLE.sub(_kept, text))).strip()


def without_bare_quotes(text: str) -> str:
    """The text with a backslash before each quotation mark that stands within a string and does not end it.

    >>> without_bare_quotes('{"a": "He said "no", twice"}')
    '{"a": "He said \\\\"no\\\\", twice"}'
    """
    parts, at, inside = [], 0, False
    for sign in QUOTE.finditer(text):
        if sign[0] == '"':
            bare = inside and STRING_END.match(text, sign.end()) is None
            parts.append(text[at : sign.start()] + "\\" * bare)
            at, inside = sign.start(), bare or not inside
    return "".join([*parts, text[at:]])


def _kept(match: re.Match[str]) -> str:
    return match[1] or ""


def _each_value(text: str) -> Iterator[Any]:
    """The values that stand one after the other (some pages put two objects into one script)."""
    decoder, at = json.JSONDecoder(strict=False), 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except RecursionError:
            raise ValueError("nested too deep") from None
        yield value
        while at < len(text) and text[at] in " ,;\n":
            at += 1


def _collect(value: Any, found: JsonLd) -> None:
    """Adds every object under `value`, breadth first, without recursion."""
    queue = [value]
    for item in queue:
        if len(found.nodes) >= MAX_NODES or len(queue) > 20 * MAX_NODES:
            return
        if isinstance(item, dict):
            if "@type" in item:
                found.nodes.append(item)
            if isinstance(identity := item.get("@id"), str) and len(item) > 2:
                found.by_id.setdefault(identity, item)
            queue += [v for v in item.values() if type(v) in CONTAINERS]
        elif isinstance(item, list):
            queue += [v for v in item if type(v) in CONTAINERS]
