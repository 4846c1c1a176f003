"""What several fields ask of a page, each found once: its JSON-LD article, its title, its site's names, and
the elements whose class, id, itemprop or rel says that an author, a date or a tag is in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from scraper.document.lines import line_text, text_of
from scraper.fields.asides import Asides
from scraper.fields.headings import heading_text
from scraper.fields.locale import declared_language, order_told, writes_month_first
from scraper.fields.marks import find_named, find_valued, links_by_kind
from scraper.fields.names.compare import fold
from scraper.fields.own_articles import own_articles
from scraper.fields.site_names import label_of, labels_of, names_of_site
from scraper.fields.stories import is_of_list

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf
    from scraper.document.region import Region

PAGE_TYPES = frozenset(("WebPage", "ItemPage", "MedicalWebPage"))
ALL = 10**6
SPANS = {"author": (41, 13, 13), "date": (46, 11, 9), "title": (16, 2, 2), "tag": (31, ALL, 61)}
"""How far above the body, within it from either end, and below it, in leaves, what a class marks may stand."""
ITEMPROP_SPAN = (60, 13, 30)
"""The same for what an itemprop marks."""
HEAD_ABOVE, HEAD_INSIDE = 24, 12
"""How far above the body's start, and below it, a line with the article's writers or day may stand."""
LINKS_ABOVE, LINKS_BELOW = 40, 60
"""The same for links to an author's or a topic's page."""
MAX_LINKS, MAX_LOST_LINKS, MAX_LOST_ELEMENTS = 600, 300, 3_000
"""How many links are read at most, and how many links and elements from the top of a page without a body."""
FOLDED_CHARS, START_CHARS = 6_000, 2_500
"""How much of the body is its beginning: for names and topics, and for words of the language."""
_first_leaf = attrgetter("first_leaf")
MAX_H1, MAX_H2 = 8, 12
_TITLE_END = re.compile(r".*\s[|–—·-]\s(.{3,60})$")


class Place(msgspec.Struct, frozen=True):
    """Where an element stands to the body: `where` is above, inside, below or lost (the page has no body); the distance
    is in leaves, at least 1 (a reading that stands nowhere on the page has 0).
    """

    where: str
    distance: int

    def within(self, above: int, below: int) -> bool:
        """Whether it stands at most so many leaves above the body, or so many within it or below."""
        return self.distance <= (above if self.where == "above" else below)


class Clues:
    """A page and its body's region, with what the fields share. Nothing is computed before it is asked."""

    def __init__(self, doc: Document, region: Region) -> None:
        self.doc = doc
        self.region = region
        elements = doc.scan.elements
        found = 0 <= region.start < len(elements) and region.end < len(elements)
        self.first_leaf = elements[region.start].first_leaf if found else -1
        self.last_leaf = elements[region.end].last_leaf if found else -1
        if found and region.leaves:
            self.first_leaf = max(self.first_leaf, region.leaves.start)
        ends = (elements[region.start], elements[region.end]) if found else ()
        self._asides = Asides(self.first_leaf, self.last_leaf, region.others, ends)
        self._named: dict[str, list[Element]] = {}
        self._of_list: dict[int, bool] = {}

    @cached_property
    def title(self) -> str:
        """The text of `<title>`."""
        return (self.doc.title or "")[:600]

    @cached_property
    def title_end(self) -> str:
        """What the title ends on, after a divider, folded: most often the site's name."""
        ending = _TITLE_END.match(self.title)
        return fold(ending[1]) if ending else ""

    @cached_property
    def articles(self) -> list[dict[str, Any]]:
        """The JSON-LD objects that describe this article, the best first."""
        return own_articles(self.doc, fold(" ".join([self.title, *self.doc.meta.all("og:title")])))

    @cached_property
    def pages(self) -> list[dict[str, Any]]:
        """The JSON-LD objects of the page as such."""
        return self.doc.json_ld.of_type(PAGE_TYPES)[:3]

    @cached_property
    def language(self) -> str:
        """The primary subtag that the page declares, "" where it declares none."""
        return declared_language(self.doc)

    @cached_property
    def month_first(self) -> bool:
        """Whether 3/4/2023 is the fourth of March: as the page's other days tell, or else its language and country."""
        told = order_told([leaf.text for leaf in self.doc.scan.leaves])
        return writes_month_first(self.doc, self.language) if told is None else told

    @cached_property
    def fetched(self) -> datetime:
        """When the page was fetched; now, where that is not told."""
        told = self.doc.page.fetched_at
        try:
            at = datetime.fromisoformat(told) if told else datetime.now(UTC)
        except ValueError:
            at = datetime.now(UTC)
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    @cached_property
    def site_names(self) -> list[str]:
        """What the site calls itself, folded."""
        return names_of_site(self.doc, self.articles, self.host_label)

    @cached_property
    def squashed_sites(self) -> list[str]:
        """The same without spaces."""
        return list(dict.fromkeys(name.replace(" ", "") for name in self.site_names))

    @cached_property
    def host_label(self) -> str:
        """What the host calls the site: `nytimes` of www.nytimes.com."""
        return label_of(self.doc.url)

    @cached_property
    def host_labels(self) -> list[str]:
        """All parts of the host that may name the site."""
        return labels_of(self.doc.url)

    @cached_property
    def own_labels(self) -> set[str]:
        """What the site is called in addresses: in the page's, and in those that it gives for it."""
        meta = self.doc.meta
        urls = [self.doc.url, *meta.links.get("canonical", ())[:1], *meta.all("og:url")[:1]]
        return {label for url in urls if (label := label_of(url))}

    @cached_property
    def h1_texts(self) -> list[tuple[Element, str]]:
        """The first h1s with their texts."""
        return [(e, heading_text(self.doc.scan, e)) for e in self.doc.scan.by_tag.get("h1", [])[:MAX_H1]]

    @cached_property
    def h2_texts(self) -> list[tuple[Element, str]]:
        """The first h2s with their texts."""
        return [(e, heading_text(self.doc.scan, e)) for e in self.doc.scan.by_tag.get("h2", [])[:MAX_H2]]

    @cached_property
    def h1s(self) -> list[Element]:
        """The first h1s, without those in asides."""
        return [h1 for h1, _ in self.h1_texts if not self.is_aside(h1)]

    def named(self, mark: str) -> list[Element]:
        """The elements around the body whose class or id has a word of the mark: author, date, tag, title."""
        if mark not in self._named:
            self._named[mark] = find_named(self._around(*SPANS[mark]), mark)
        return self._named[mark]

    @cached_property
    def itemprop(self) -> dict[str, list[Element]]:
        """The elements around the body and in it by itemprop, in lower case."""
        return find_valued(self._around(*ITEMPROP_SPAN), "itemprop")

    @cached_property
    def rel(self) -> dict[str, list[Element]]:
        """The links around the body and in it by rel, in lower case."""
        return find_valued(self.near_links, "rel")

    def _around(self, above: int, inside: int, below: int) -> list[Element]:
        """The elements within so many leaves of the body's two ends."""
        elements = self.doc.scan.elements
        if self.first_leaf < 0:
            return elements[:MAX_LOST_ELEMENTS]
        start = bisect_left(elements, self.first_leaf - above, key=_first_leaf)
        middle = bisect_left(elements, self.first_leaf + inside, lo=start, key=_first_leaf)
        end = bisect_left(elements, self.last_leaf + below, lo=start, key=_first_leaf)
        again = bisect_left(elements, self.last_leaf - inside, lo=start, hi=end, key=_first_leaf)
        return elements[start:end] if again <= middle else elements[start:middle] + elements[again:end]

    @cached_property
    def link_kinds(self) -> dict[str, list[Element]]:
        """The links near the body to an author's page ("author") or to a topic's ("tag"), by their path's words."""
        return links_by_kind(self.near_links)

    @cached_property
    def near_links(self) -> list[Element]:
        """The links around the body, and those in it, in the page's order: at most some hundreds."""
        links = self.doc.scan.by_tag.get("a", [])
        if self.first_leaf < 0:
            return links[:MAX_LOST_LINKS]
        start = bisect_left(links, self.first_leaf - LINKS_ABOVE, key=_first_leaf)
        end = bisect_left(links, self.last_leaf + LINKS_BELOW + 1, lo=start, key=_first_leaf)
        return links[start:end][:MAX_LINKS]

    @cached_property
    def body_text(self) -> str:
        """The body's beginning without case: to see whether a name or a topic stands in it."""
        return self.region.text[:FOLDED_CHARS].casefold()

    @cached_property
    def body_start(self) -> str:
        """The body's beginning as written."""
        return self.region.text[:START_CHARS]

    def head_lines(self, inside: int = HEAD_INSIDE, above: int = HEAD_ABOVE) -> list[Leaf]:
        """The lines about the body's start, in the page's order: `above` of them before it, `inside` from there on."""
        start = max(self.first_leaf, 0)
        return self.doc.scan.leaves[max(0, start - above) : start + inside]

    def end_lines(self, before: int, after: int) -> list[Leaf]:
        """The lines about the body's end, in the page's order: `before` of its last ones, and `after` of the next."""
        end = max(self.last_leaf, 0)
        return self.doc.scan.leaves[max(self.first_leaf, end - before, 0) : end + after]

    def text_of(self, element: Element) -> str:
        """The element's text as read: blocks apart by newlines."""
        return text_of(self.doc.scan, element)

    def content_of(self, element: Element) -> str:
        """What an element says that markup gives a meaning: in its `content`, else by its text."""
        return element.attrs.get("content") or self.text_of(element)

    def line_text(self, leaf: Leaf) -> str:
        """The line with its text nodes apart, where it is all that its element holds."""
        return line_text(self.doc.scan, leaf)

    def place(self, element: Element) -> Place:
        """Where it stands to the body."""
        return self.place_of_leaf(element.first_leaf)

    def distance_of(self, leaf: Leaf) -> int:
        """How far from the body it stands, in leaves."""
        return self.place_of_leaf(leaf.index).distance

    def place_of_leaf(self, at: int) -> Place:
        """Where the leaf of this index stands to the body."""
        if self.first_leaf < 0:
            return Place("lost", 99)
        if at < self.first_leaf:
            return Place("above", self.first_leaf - at)
        if at < self.last_leaf:
            return Place("inside", max(1, min(at - self.first_leaf, self.last_leaf - at)))
        return Place("below", at - self.last_leaf + 1)

    def begins_in(self, element: Element) -> bool:
        """Whether the body begins in it."""
        return element.first_leaf <= self.first_leaf < element.last_leaf

    def is_aside(self, element: Element) -> bool:
        """Whether it stands in comments, related stories, navigation or the like: never around the body itself."""
        at = element.first_leaf
        return self._asides.hold(element) or (at >= self.last_leaf and self.is_of_list(at))

    def is_of_list(self, leaf: int) -> bool:
        """Whether the leaf of this index stands below the text in a list of other stories, under one's title."""
        leaves, known = self.doc.scan.leaves, self._of_list
        if not 0 <= self.last_leaf <= leaf < len(leaves):
            return False
        if leaf not in known:
            known[leaf] = is_of_list(leaves, leaf, self.last_leaf)
        return known[leaf]
