"""The article's topics, as shown or declared: each apart, case kept.

Every step gives a whole list; the model picks the list to believe: sites use some of these places for the
topics of the article, and others for the same words on every page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from scraper.document.json_ld import listed
from scraper.entities import unescape
from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.names.compare import fold
from scraper.fields.tags_steps.features import describe
from scraper.fields.tags_steps.shown import shown_tags, tags_of_card
from scraper.fields.tags_steps.texts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

MAX_TAGS, MAX_CHARS = 60, 100
META_NAMES = {
    "meta_article_tag": ("article:tag", "og:article:tag", "og:tag", "article:tags"),
    "meta_news_keywords": ("news_keywords",),
    "meta_vendor": ("parsely-tags", "sailthru.tags", "cxenseparse:tags", "cse.keywords", "mrf:tags",
                    "dc.subject", "tags", "vr:keywords", "cxenseparse:keywords"),
    "meta_keywords": ("keywords", "itemprop:keywords"),
}  # fmt: skip
OWN = frozenset(("class_inside", "class_below", "tag_page_below", "label_below"))
"""The steps that read what the article itself shows as its tags; sections stand above it, links of the text within."""
KEYWORDS = frozenset(("json_ld_keywords", "meta_news_keywords", "meta_keywords"))
SHOWN_WITHIN = frozenset(("tag_page_inside", "label_below"))
_NO_TAG = re.compile(
    r"https?:|www\.|[\da-f]{8}-[\da-f]{4}-|[\w.-]+:[\w.-]+(?:$|:)|(?:[\w-]+ )?category:|\d+$", re.I
)
_BETWEEN = re.compile(r"[/:=?&]+")
LEAST_REPEATED, MOST = 5, 0.8
"""How many keywords, and which share of them, are words of the title where a machine made them of it."""
LONG = 5
"""Letters from which a keyword is told by the beginning of a word: shorter ones begin others ("open", "opened")."""
LEAST = -2.6
"""Log-odds below which no tags are given: no tags are better than a section menu (docs/fields.md)."""


def read_tags(clues: Clues, byline: list[str]) -> tuple[list[str], Source | None]:
    """The topics and where they came from. `byline`: the writers' names, which some sites tag too."""
    options = tag_options(clues, byline)
    chosen = choose("tags", options, LEAST)
    if chosen is None or _are_the_sites(chosen[0], clues):
        return [], None
    winner, chance = chosen
    return winner.value, source_of(winner, options, chance)


def tag_options(clues: Clues, byline: list[str]) -> list[Option]:
    """All distinct lists of tags with their features."""
    unwanted = {fold(name) for name in byline} | {""}
    grouped: dict[frozenset[str], Option] = {}
    for reading in list(_readings(clues)) or tags_of_card(clues):
        tags = {key: tag for tag in reversed(reading.value) if (key := fold(tag)) not in unwanted}
        if tags and len(tags) <= MAX_TAGS:
            _add(grouped, frozenset(tags), reading, list(tags.values())[::-1])
    options = list(grouped.values())
    describe(clues, options)
    options = [o for o in options if o.steps != {"meta_keywords"} or not _is_address(o, clues.doc.url)]
    return _without_stuffing(options, set(clues.site_names), fold(clues.title))


def _without_stuffing(options: list[Option], sites: set[str], title: str) -> list[Option]:
    """The options, without what only `<meta name=keywords>` has if the article shows several tags of its own, or if it
    repeats the title: it is for search engines, and often the same on every page. Nor are keywords kept that name the
    site, if other tags are shown, or declared without it.
    """
    own = any([len(o.value) > 1 and not OWN.isdisjoint(o.steps) for o in options])
    kept = [o for o in options if o.steps != {"meta_keywords"} or not (own or _repeats(o, title))]
    signed = [option for option in kept if option.steps <= KEYWORDS and _names_one(option, sites)]
    others = [option for option in kept if option not in signed and _may_replace(option, own=own)]
    return [option for option in kept if option not in signed] if signed and others else kept


def _repeats(option: Option, title: str) -> bool:
    """Whether the tags are the title's words, one by one, or one of several words begins it."""
    words = title.split()
    if len(option.value) == 1 and " " in (whole := fold(option.value[0])):
        return title == whole or title.startswith(f"{whole} ")
    shared = sum([tag in words for tag in map(fold, option.value)])
    return len(option.value) >= LEAST_REPEATED and shared >= MOST * len(option.value)


def _are_the_sites(option: Option, clues: Clues) -> bool:
    """Whether only `<meta name=keywords>` gives these tags, and the article has none of their words: they are on every
    page.
    """
    if len(option.value) < 2 or option.steps != {"meta_keywords"}:
        return False
    text = f" {fold(f'{clues.title} {clues.body_text}')} "
    return not any(_has_word(text, word) for tag in option.value for word in fold(tag).split())


def _has_word(text: str, word: str) -> bool:
    """Whether a word of the text begins with it, if it is long, or is it; scripts without spaces have it anywhere."""
    return word in text if not word.isascii() else f" {word}{' ' if len(word) < LONG else ''}" in text


def _is_address(option: Option, url: str) -> bool:
    """Whether several tags are all words of the page's address, its last word among them, as wikis declare."""
    words = _BETWEEN.split(unquote(url))
    return len(option.value) > 1 and words[-1] in option.value and set(words).issuperset(option.value)


def _names_one(option: Option, sites: set[str]) -> bool:
    return not sites.isdisjoint([fold(tag) for tag in option.value])


def _may_replace(option: Option, *, own: bool) -> bool:
    """Whether it may be the tags where another list names the site."""
    return own or (len(option.value) > 1 and not option.steps.isdisjoint(KEYWORDS | SHOWN_WITHIN))


def _add(
    grouped: dict[frozenset[str], Option], key: frozenset[str], reading: Reading, tags: list[str]
) -> None:
    """Adds the reading to the option of its tags, which are written as they are shown."""
    option = grouped.setdefault(key, Option(tags, []))
    if _is_shown(reading.step) and not any([_is_shown(r.step) for r in option.readings]):
        option.value = tags
    option.readings.append(reading)


def _is_shown(step: str) -> bool:
    return not step.startswith(("json_ld", "meta"))


def _readings(clues: Clues) -> Iterator[Reading]:
    for key in ("keywords", "about", "mentions", "articleSection"):
        for node in clues.articles[:2]:
            if value := node.get(key):
                tags = _declared(value, split=key in ("keywords", "articleSection"))
                yield from _reading(f"json_ld_{key.lower()}", tags)
    for step, names in META_NAMES.items():
        values = clues.doc.meta.all(*names)[:MAX_TAGS]
        yield from _reading(step, [t for v in values for t in split_tags(v, many=len(values) > 1)])
    yield from shown_tags(clues)


def _reading(step: str, tags: list[str]) -> Iterator[Reading]:
    tags = [t for t in tags if t]
    if tags:
        yield Reading(step, tags, " | ".join(tags))


def _declared(value: Any, *, split: bool) -> list[str]:
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
    text = unescape(text[:4000])
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
    """White space collapsed, the hash sign and quotes off; "" for what is no tag: an address, an id, `key:value`."""
    tag = " ".join(unescape(tag).split()).strip(" #\"'“”,;|•·")
    return "" if len(tag) > MAX_CHARS or _NO_TAG.match(tag) else tag
