"""What walls and shapes are judged by: the page's texts weighed once, and its claim to be an article."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scraper.document.headings import HEADINGS, is_linked_heading
from scraper.document.json_ld import STORY_TYPES, types_of
from scraper.verdict.cards import card_heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document import Document, Leaf

LONG = 80
"""Characters of a leaf that is a sentence rather than a label."""
TITLE, MOSTLY = 12, 0.6
"""Characters that a menu's entries seldom have, and a share of the text."""
NO_TEXT = HEADINGS | {"button", "label", "legend"}
"""Tags of what is no sentence, however long."""
MAX_LINE = 700
"""Characters of a line that may say why there is no article."""
ENOUGH = 6_000
"""Prose is not weighed beyond this: no wall has so much."""
FEW_LINKS = 12
"""A wall leads to hardly any other page."""
WORD, NAMED = re.compile(r"\w+"), 0.6
"""The share of a story's words that are in the title of its page, which may be worded anew."""
LIVE = "LiveBlogPosting"
LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage"})
"""What JSON-LD calls a list of pages; an `ItemList` stands in articles, too."""
WIDE = re.compile("[\u2e80-\uffff]")
"""CJK, kana, Hangul: a character stands for about two letters."""


def volume(text: str) -> int:
    """Characters of text, wide ones counted twice."""
    if text.isascii() or WIDE.search(text, 0, 1_000) is None:
        return len(text)
    return len(text) + len(WIDE.findall(text))


def is_title(leaf: Leaf) -> bool:
    """Whether a line is a link as a whole, and as long as a title."""
    return TITLE < leaf.link_chars == len(leaf.text)


class Sight:
    """A document's texts by weight. Cheap on a page with an article: it stops at ENOUGH prose."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.sentences: list[Leaf] = []
        self.prose = self._weigh()
        """Characters of visible sentences, at most about ENOUGH."""

    def _weigh(self) -> int:
        prose, sentences = 0, self.sentences
        for leaf in self.doc.scan.leaves:
            size = len(leaf.text)
            if size < LONG and (size < LONG / 2 or leaf.text[size // 2] < "\u2e80"):
                continue
            if leaf.link_chars * 2 < size and not leaf.element.hidden:
                sentences.append(leaf)
                prose += volume(leaf.text)
                if prose > ENOUGH:
                    break
        return prose

    def speaks(self, leaves: Iterable[Leaf]) -> bool:
        """Whether one of them is a sentence and no label; a shorter one does on a page that claims to be an article."""
        least = LONG / 2 if self.claimed else LONG
        return any(
            volume(leaf.text) >= least
            and leaf.link_chars * 2 < len(leaf.text)
            and leaf.element.tag not in NO_TEXT
            for leaf in leaves
        )

    def runs_on(self, least: int) -> bool:
        """Whether so many sentences stand side by side, as paragraphs do; teasers each have a box of their own."""
        parents = Counter(id(leaf.element.parent) for leaf in self.sentences)
        return max(parents.values(), default=0) >= least

    @cached_property
    def texts(self) -> list[Leaf]:
        """The visible leaves of text."""
        return [leaf for leaf in self.doc.scan.leaves if leaf.kind == "text" and not leaf.element.hidden]

    @cached_property
    def text(self) -> int:
        """Characters of all visible text."""
        return sum(len(leaf.text) for leaf in self.texts)

    @cached_property
    def headings(self) -> list[str]:
        """Lower-case texts of the title and the first headings."""
        found: list[str] = []
        for tag in ("h1", "h2", "legend"):
            for element in self.doc.scan.by_tag.get(tag, ())[:3]:
                leaves = self.doc.scan.leaves_in(element)
                found.append(" ".join(leaf.text for leaf in leaves).lower())
        return [(self.doc.title or "").lower(), *found]

    @cached_property
    def all_headings(self) -> list[str]:
        """These, and the headings below them, where dialogs within a page have theirs."""
        leaves = [leaf for leaf in self.texts if leaf.element.tag in ("h3", "h4", "h5")]
        return [*self.headings, *(leaf.text.lower() for leaf in leaves[:10])]

    @cached_property
    def lines(self) -> list[str]:
        """Lower-case texts of the first lines that are neither a link nor longer than a wall's sentences."""
        shown = [leaf.text for leaf in self.texts[:30] if leaf.link_chars < len(leaf.text) <= MAX_LINE]
        return [text.lower() for text in shown]

    @cached_property
    def labels(self) -> list[str]:
        """What can be pressed: buttons, and links that stand alone."""
        labels = [element.node.text()[:60] for element in self.doc.scan.by_tag.get("button", ())[:20]]
        inputs = [element.attrs for element in self.doc.scan.by_tag.get("input", ())]
        labels += [attrs.get("value") or "" for attrs in inputs if attrs.get("type") in ("submit", "button")]
        return labels + [leaf.text for leaf in self.texts if leaf.link_chars == len(leaf.text) < 40][:20]

    @cached_property
    def fields(self) -> set[str | None]:
        """The kinds of the fields to fill in that are shown, and what browsers may complete in them."""
        fields = [field for field in self.doc.scan.by_tag.get("input", ()) if not field.hidden]
        return {field.attrs.get(name) for field in fields for name in ("type", "autocomplete")}

    @cached_property
    def story(self) -> bool:
        """Whether the page says that it is an article, with a date or a text. Where it tells of several, one must have
        its title or its address: sections tell of the stories that they lead to."""
        if self.doc.meta.first("article:published_time") is not None:
            return True
        stories = self.doc.json_ld.of_type(STORY_TYPES)
        told = [node for node in stories if node.get("datePublished") or node.get("articleBody")]
        return len(told) == 1 or any(map(self._is_own, told))

    @cached_property
    def live(self) -> bool:
        """Whether the page says that it is a live blog; not where that is another's beside its own story."""
        stories = self.doc.json_ld.of_type(STORY_TYPES) if LIVE in self.types else []
        return any(LIVE in types_of(story) for story in [*filter(self._is_own, stories)] or stories)

    def _is_own(self, story: dict[str, Any]) -> bool:
        """Whether a story of the JSON-LD has the page's title or address, or none."""
        name = set(WORD.findall(str(story.get("headline") or story.get("name") or "").lower()))
        page = story.get("mainEntityOfPage")
        addresses = [page.get("@id") if isinstance(page, dict) else page, story.get("url")]
        paths = {self._path(address) for address in addresses if isinstance(address, str)}
        if not name and not paths:
            return True
        shown = " ".join([self.doc.title or "", *self.doc.meta.all("og:title")]).lower()
        return sum(word in shown for word in name) > NAMED * len(name) or self._path(self.doc.url) in paths

    def _path(self, address: str) -> str:
        return urlsplit(self.doc.absolute(address) or "").path.strip("/")

    @cached_property
    def claimed(self) -> bool:
        """Whether the page says that it is an article, or knows the address it was asked for as its own, as no page
        does that answers for any."""
        if self.story or self.og_type == "article":
            return True
        own = urlsplit(self.doc.url).path.strip("/")
        said = [*self.doc.meta.links.get("canonical", [])[:1], *self.doc.meta.all("og:url")[:1]]
        return bool(own) and any(
            own == urlsplit(self.doc.absolute(href) or "").path.strip("/") for href in said
        )

    @cached_property
    def bare(self) -> bool:
        """Whether the page claims to be nothing, and hardly leads anywhere."""
        return not self.claimed and len(self.doc.scan.by_tag.get("a", ())) < FEW_LINKS

    @cached_property
    def unlisted(self) -> bool:
        """Whether the page asks not to be found, as tests, refusals and notices do, and hardly any article."""
        return any("noindex" in said.lower() for said in self.doc.meta.all("robots"))

    @property
    def is_notice(self) -> bool:
        """Whether nothing speaks for an article: no claim, no links, none that is the original of a print version, no
        paragraphs side by side, and the page asks not to be found."""
        return self.unlisted and self.bare and "canonical" not in self.doc.meta.links and not self.runs_on(2)

    @cached_property
    def og_type(self) -> str:
        """The page's `og:type` in lower case, "" where it has none."""
        return (self.doc.meta.first("og:type") or "").lower()

    @cached_property
    def types(self) -> set[str]:
        """All `@type`s of the JSON-LD."""
        return self.doc.json_ld.known_types

    @cached_property
    def lists(self) -> bool:
        """Whether the page says that it is a list, and of no article: SEO plugins call archives articles as well."""
        return not self.types & STORY_TYPES and (bool(self.types & LIST_TYPES) or self._is_archive)

    @property
    def archives(self) -> bool:
        """Whether it says so in both ways: then even a text kept apart for scripts is a list's."""
        return self.lists and self._is_archive and bool(self.types & LIST_TYPES)

    @property
    def _is_archive(self) -> bool:
        body = next(iter(self.doc.scan.by_tag.get("body", ())), None)
        return body is not None and "archive" in body.names.split()

    @cached_property
    def teasers(self) -> int:
        """How many headings and cards of the page lead to other pages."""
        return sum(map(self.is_teaser, self.texts))

    def is_teaser(self, leaf: Leaf) -> bool:
        """Whether a leaf is a linked heading, or the title of a card that leads to another page."""
        return leaf.index in self._card_heads or (is_linked_heading(leaf) and not self._leads_home(leaf))

    def _leads_home(self, leaf: Leaf) -> bool:
        """Whether its link is the page's own address, as those of the titles of blogs are."""
        own = urlsplit(self.doc.url).path.strip("/")
        paths = [urlsplit(self.doc.absolute(href) or "").path.strip("/") for href in leaf.hrefs]
        return bool(own) and {*paths} == {own}

    @cached_property
    def titles(self) -> int:
        """How many lines are a link as a whole and as long as a title."""
        return len(self._titles)

    @property
    def linked_lines(self) -> int:
        """The same, where these are most of the text; else 0."""
        return self.titles if sum(leaf.link_chars for leaf in self._titles) > self.text * MOSTLY else 0

    @cached_property
    def _titles(self) -> list[Leaf]:
        return [leaf for leaf in self.texts if is_title(leaf)]

    @cached_property
    def _card_heads(self) -> set[int]:
        return card_heads(self.doc)
