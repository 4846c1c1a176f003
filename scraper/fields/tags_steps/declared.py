"""Tags that the page declares: in JSON-LD and metas, one string each or many in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import listed
from scraper.entities import one_line, unescape
from scraper.fields.choice import Reading
from scraper.fields.metas import contents_by_step
from scraper.fields.tags_steps.texts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

MAX_TAGS, MAX_CHARS = 60, 100
MAX_STRING = 4_000
JSON_LD = {"keywords": True, "about": False, "mentions": False, "articleSection": True}
"""By key, whether one string may hold several tags."""
META_NAMES = {
    "meta_article_tag": ("article:tag", "og:article:tag", "og:tag", "article:tags"),
    "meta_news_keywords": ("news_keywords",),
    "meta_vendor": ("parsely-tags", "sailthru.tags", "cxenseparse:tags", "cse.keywords", "mrf:tags",
                    "dc.subject", "tags", "vr:keywords", "cxenseparse:keywords"),
    "meta_keywords": ("keywords", "itemprop:keywords"),
}  # fmt: skip
_FURTHER = re.compile(
    r"(?:cxenseparse:\w{3}-|(?!fastly|fb|google|linkedin|twitter)[a-z]\w{1,14}[:._-])(?:keywords?|tags?)"
    r"|(?:dc|dcterms)[:.]subject"
)
"""Further names, of a vendor's, a library's or the site's own making: `custom-keywords`, `cxenseparse:abc-tags`."""
_NO_TAG = re.compile(
    r"[_@]|https?:|www\.|[\da-f]{8}-[\da-f]{4}-|[\w.-]+:[\w.-]+(?:$|:)|(?:[\w-]+ )?(?:cat|category|subject|type):|\d+$",
    re.I,
)
"""A sign to the software ("_evergreen", "@all-news"), an address, an id (UUID), `key:value`, a category or a type of
the site's own scheme, a number."""


def declared_tags(clues: Clues) -> Iterator[Reading]:
    """The readings of JSON-LD, then those of metas."""
    for key, split in JSON_LD.items():
        for node in clues.articles[:2]:
            if value := node.get(key):
                yield from _reading(f"json_ld_{key.lower()}", _json_ld(value, split=split))
    for step, contents in contents_by_step(clues.doc.meta, META_NAMES, _FURTHER):
        yield from _reading(step, _split_all(contents[:MAX_TAGS]))


def _split_all(texts: list[str]) -> list[str]:
    return [tag for text in texts for tag in split_tags(text, many=len(texts) > 1)]


def _reading(step: str, tags: list[str]) -> Iterator[Reading]:
    tags = [t for t in tags if t]
    if tags:
        yield Reading(step, tags, " | ".join(tags))


def _json_ld(value: Any, *, split: bool) -> list[str]:
    """The tags of a JSON-LD value: strings joined or apart, or things with a name."""
    items = listed(value)
    found: list[str] = []
    for item in items[:MAX_TAGS]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            found += split_tags(name, many=len(items) > 1) if split else [tidy(name)]
    return found


def split_tags(text: str, *, many: bool = False) -> list[str]:
    """The tags of one string. Where several strings are given, a comma in one may belong to it.

    >>> split_tags("Politics, Labour Party; UK")
    ['Politics', 'Labour Party', 'UK']
    """
    text = unescape(text[:MAX_STRING])
    separator = ";" if ";" in text and text.count(";") >= text.count(",") else "," if "," in text else None
    words = text.split() if separator is None and not many else []
    if len(words) > 2 and all(map(UNSPACED.match, words)):
        return words
    if separator is None:
        separator = next((s for s in ("،", "、", "，", "|", ";", "\n") if s in text), None)
    if many and separator == "," and text.count(",") == 1 and ", " in text:
        separator = None
    if separator == ";" and "," in text and not many:
        return [t for part in re.split(r"[;,]", text) if (t := tidy(part))]
    return [t for part in (text.split(separator) if separator else [text]) if (t := tidy(part))]


def tidy(tag: str) -> str:
    """White space collapsed, the hash sign and quotes off, and Shareaholic's "tag:"; "" for what is no tag."""
    tag = one_line(tag).strip(" #\"'“”„,;|•·").removeprefix("tag:")
    return "" if len(tag) > MAX_CHARS or _NO_TAG.match(tag) else tag
