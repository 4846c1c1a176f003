"""One article of a page's state: its text, and what the object that holds it says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import listed
from scraper.document.state_keys import normal_key

if TYPE_CHECKING:
    from scraper.document.rich_text import StateBlock

HEADLINES = ("headline", "title", "headlines", "headlinetext", "articletitle", "name")
DATES = ("datepublished", "publishedat", "publisheddate", "publishdate", "firstpublishdate", "displaydate",
         "publicationdate", "firstpublished", "firstpublishedat", "published", "date", "datetime", "pubdate",
         "createdat")  # fmt: skip
BYLINES = ("authors", "author", "byline", "bylines", "by", "creator", "writers")
TAGS = ("tags", "topics", "keywords", "newskeywords")
SECTIONS = ("primarysection", "section", "sections", "primarycategory", "category", "categories")
NAMES = ("name", "fullName", "displayName", "text", "label", "title")
YEAR = re.compile(r"\d{4}")


@dataclass
class StateArticle:
    """One text of the state, in order."""

    blocks: list[StateBlock]
    headline: str | None = None
    byline: list[str] = field(default_factory=list)
    date: str | None = None
    tags: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    titled: bool = False
    """Whether its headline is the page's."""

    @property
    def paragraphs(self) -> list[str]:
        """The texts of headings, paragraphs, quotes and list items."""
        return [block.text for block in self.blocks if block.is_text]

    @property
    def text(self) -> str:
        """The paragraphs, a blank line apart; each once, for a state may hold one text in two forms."""
        return "\n\n".join(dict.fromkeys(self.paragraphs))


def describe(article: StateArticle, item: Any) -> None:
    """Fills in headline, byline, date, tags and sections from the article's own object."""
    if not isinstance(item, dict):
        return
    facts = _by_normal_key(item)
    article.headline = _headline_in(facts)
    dates = (_plain(facts.get(key)) for key in DATES)
    article.date = next((date for date in dates if date and YEAR.search(date)), None)
    article.byline = _first_names(facts, BYLINES, "credits")
    article.tags = _first_names(facts, TAGS, "taxonomy")
    article.sections = _first_names(facts, SECTIONS, "taxonomy")


def headline_of(item: dict[str, Any]) -> str | None:
    """The headline that an object gives."""
    return _headline_in(_by_normal_key(item))


def _headline_in(facts: dict[str, Any]) -> str | None:
    return next((text for key in HEADLINES if (text := _plain(facts.get(key)))), None)


def _by_normal_key(item: dict[str, Any]) -> dict[str, Any]:
    return {normal_key(key): value for key, value in item.items()}


def _first_names(facts: dict[str, Any], keys: tuple[str, ...], wrapper: str) -> list[str]:
    """The names under the first of these keys that has any: in the object itself, or in the one it wraps."""
    inner = facts.get(wrapper)
    wrapped = _by_normal_key(inner) if isinstance(inner, dict) else {}
    return next((names for key in keys if (names := _names(facts.get(key)) or _names(wrapped.get(key)))), [])


def _plain(value: Any) -> str | None:
    """A string, or the one that an object such as `{"basic": ...}` or `{"rendered": ...}` wraps."""
    if isinstance(value, dict):
        value = next((value[k] for k in ("basic", "rendered", "text", "value", "iso") if k in value), None)
    return value.strip() if isinstance(value, str) and 0 < len(value.strip()) < 500 else None


def _names(value: Any) -> list[str]:
    names = [_plain(_name_in(item)) for item in listed(value)[:20]]
    return [name for name in names if name and len(name) < 80]


def _name_in(item: Any) -> Any:
    if isinstance(item, dict):
        return next((item[key] for key in NAMES if item.get(key)), None)
    return item
