"""Which elements stand in what is no part of the article: comments, related stories, menus."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.fields.alternatives import alternatives

if TYPE_CHECKING:
    from scraper.document import Element

ASIDE_WORDS = """
    comment disqus respond replies related recommend popular trending latest recent breaking upsell card-list cardlist
    listing carousel slider sidebar side-bar newsletter teaser promo outbrain taboola ticker weather cookie
    consent modal popup menu navbar top-bar topbar
    most-read mostread read-more readmore read-next readnext read-also also-read alsoread
    more-from morefrom more-news more-stories more-articles more-posts
    next-post nextpost next-article prev-post prevpost prev-article
""".split()
_ASIDE = re.compile(alternatives(ASIDE_WORDS))
_OF_TOPICS = re.compile(r"related[-_](?:topic|tag|keyword)s?")
"""What some call the article's own tags."""
_ASIDE_TAGS = frozenset(("aside", "nav"))
_DIALOGS = frozenset(("dialog", "alertdialog"))
_OWN_WORDS = ("meta", "author", "byline", "entry", "post", "article", "story", "tag", "item", "node")
"""In the class of an aside or a footer of the article's own, where its tags, its day and its writers stand."""


class Asides:
    """The asides of a page whose body begins at `first_leaf` (-1: it has none) and ends before `last_leaf`; each
    element is judged once. `others`: leaves that others wrote. `start`: the element in which the body begins.
    """

    def __init__(
        self, first_leaf: int, last_leaf: int = -1, others: range = range(0), start: Element | None = None
    ) -> None:
        self.first_leaf = first_leaf
        self.last_leaf = last_leaf
        self.others = others
        self._blocks = _blocks_around(start) if start is not None else ()
        self._known: dict[int, bool] = {}
        """Answers by the element's index."""

    def hold(self, element: Element) -> bool:
        """Whether it stands in one; what is around the body never does."""
        known = self._known.get(element.index)
        return element.handed_down(self._known, self._judge, start=False) if known is None else known

    def _judge(self, element: Element, within: bool) -> bool:
        """Whether it is an aside or stands in one; `within`: whether what is around it does."""
        return not self._is_around_body(element) and (within or self._is_aside(element))

    def _is_around_body(self, element: Element) -> bool:
        """Whether the body begins in it, or it holds the later half of that: its first line may be the site's motto."""
        first, middle, last = self.first_leaf, (self.first_leaf + self.last_leaf) // 2, self.last_leaf
        if element.first_leaf <= first < element.last_leaf or element.tag in ("body", "html"):
            return True
        return element.first_leaf <= middle < last <= element.last_leaf

    def _is_aside(self, element: Element) -> bool:
        """Whether it is one itself, whatever it stands in: by its tag, by what others wrote, by its class and id."""
        if self._is_below(element) or element.tag == "dialog" or element.attrs.get("role") in _DIALOGS:
            return True
        if self._is_for_others(element) or (element.names and self._is_named_aside(element.names)):
            return True
        return element.first_leaf > self.first_leaf and _is_within_another(element)

    def _is_below(self, element: Element) -> bool:
        """Whether others wrote it, or it is a card below the body: a link around several lines."""
        if element.first_leaf in self.others:
            return True
        return element.tag == "a" and element.leaf_count > 1 and element.first_leaf >= self.last_leaf >= 0

    def _is_for_others(self, element: Element) -> bool:
        """Whether it is an `<aside>`, a menu or a footer, and none of the article's own. Nor does a footer above the
        text count: it is that of the article's head.
        """
        is_footer = element.tag == "footer" or "footer" in element.names
        if element.tag not in _ASIDE_TAGS and not (is_footer and element.last_leaf > self.first_leaf):
            return False
        own = element.tag == "footer" and element.parent is not None and element.parent.tag == "article"
        return not own and not any([word in element.names for word in _OWN_WORDS])

    def _is_named_aside(self, names: str) -> bool:
        """Whether class and id say so, apart from how those of the block around the text begin."""
        if not _names_aside(names):
            return False
        for block in self._blocks:
            names = names.replace(block, "")
        return not self._blocks or _names_aside(names)


def _blocks_around(element: Element) -> tuple[str, ...]:
    """How the names of parts begin ("popup__", by the BEM convention) where a block around the element is named like an
    aside: such names say nothing, since the element that holds the text has such a name, too.
    """
    words = [word for one in element.ancestors() if _names_aside(one.names) for word in one.names.split()]
    return tuple([f"{word}__" for word in words if _names_aside(word)])


@lru_cache(maxsize=8192)
def _names_aside(names: str) -> bool:
    """Whether class and id are those of comments, related stories and the like; Elementor calls all a widget."""
    names = _OF_TOPICS.sub("", names) if "related" in names else names
    return _ASIDE.search(names) is not None or ("widget" in names and "elementor" not in names)


def _is_within_another(element: Element) -> bool:
    """Whether it is an article within an article, that does not hold the text: a card of another story, a comment. One
    above the text may be its head."""
    return element.tag == "article" and any(one.tag == "article" for one in element.ancestors())
