"""Which elements stand in what is no part of the article: comments, related stories, menus."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
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
_STATE = re.compile(rf"(?<!\S)(?:has|no|without|with)[-_]?(?:{alternatives(ASIDE_WORDS)})\S*")
"""A class that tells what an element holds or lacks: "hasMenu"."""
_OF_TOPICS = re.compile(r"related[-_]?(?:topic|tag|keyword)s?")
"""What some call the article's own tags."""
_ASIDE_TAGS = frozenset(("aside", "nav"))
_TELLING = _ASIDE_TAGS | {"a", "article", "dialog", "footer"}
"""Tags that may say that an element is one."""
_WHOLE = frozenset(("body", "html"))
_NEXT = 3
"""So many leaves behind the text a footer begins that is the article's own."""
_HEAD = 4
"""So many of the text's first leaves may be of the article's head."""
_MOST_OF_PART = 8
"""So many leaves are in a part of the article that is an `<article>` of its own: its day, its writers, its tags."""
_OF_STORY = "h1, h2, h3, h4 a, h5 a"
"""What another story's card or text has: its title."""
_DIALOGS = frozenset(("dialog", "alertdialog"))
_SIGNED = "address, [rel~=author], [itemprop=author]"
"""What holds a writer's name."""
_OF_PAGE = ("page", "site")
"""In the class of what is called the page's own footer."""
_OWN_WORDS = ("meta", "author", "byline", "entry", "post", "article", "story", "tag", "item", "node")
"""In the class of an aside or a footer of the article's own, where its tags, its day and its writers stand."""


class Asides:
    """The asides of a page whose body begins at `first_leaf` and ends before `last_leaf` (-1: it has none); each
    element is judged once. `others`: leaves that others wrote. `ends`: the elements in which the body begins and ends.
    """

    def __init__(self, first_leaf: int, last_leaf: int, others: range, ends: tuple[Element, ...]) -> None:
        self.first_leaf = first_leaf
        self.last_leaf = last_leaf
        self._ends = ends
        self._middle = (first_leaf + last_leaf) // 2
        self.others = others
        self._blocks = _blocks_around(ends[0]) if ends else ()
        self._known: dict[int, bool] = {}
        """Answers by the element's index."""

    def hold(self, element: Element) -> bool:
        """Whether it stands in one; what is around the body never does."""
        if element.index in self._known:
            return self._known[element.index]
        return element.handed_down(self._known, self._judge, start=False)

    def _judge(self, element: Element, within: bool) -> bool:
        """Whether it is an aside or stands in one; `within`: whether what is around it does. Not so where the body
        begins in it, or where it holds the later half of that, whose first line may be the site's motto.
        """
        start, end = element.first_leaf, element.last_leaf
        if start <= self.first_leaf < end or start <= self._middle < self.last_leaf <= end:
            return False
        return element.tag not in _WHOLE and (within or self._is_aside(element))

    def _is_aside(self, element: Element) -> bool:
        """Whether it is one itself, whatever it stands in: others wrote it, or its class and id, or its tag say so."""
        names = element.names
        if element.first_leaf in self.others or (names and _names_aside(names) and self._is_named(names)):
            return True
        if element.tag not in _TELLING and "footer" not in names and "role" not in element.attrs:
            return False
        return self._is_for_others(element) or self._is_card(element)

    def _is_card(self, element: Element) -> bool:
        """Whether it is a dialog, a card below the body (a link around several lines), or a card of another story."""
        if element.tag == "dialog" or element.attrs.get("role") in _DIALOGS:
            return True
        if element.tag == "a":
            return element.leaf_count > 1 and element.first_leaf >= self.last_leaf >= 0
        if element.first_leaf <= self.first_leaf or _article_around(element) is None:
            return False
        return not self._is_part(element)

    def _is_part(self, element: Element) -> bool:
        """Whether it is an article of a few lines and no title in that which holds the text's own: some systems call
        all parts so (ndsoft's, in Korea).
        """
        whole = self._whole
        if whole is None or _article_around(element) is not whole or element.leaf_count > _MOST_OF_PART:
            return False
        return element.node.css_first(_OF_STORY) is None

    @cached_property
    def _whole(self) -> Element | None:
        """The article around the article in which the text ends, if there is one."""
        own = self._ends[-1].closest("article") if self._ends else None
        return _article_around(own) if own is not None else None

    def _is_for_others(self, element: Element) -> bool:
        """Whether it is an `<aside>`, a menu or a footer, and none of the article's own. Nor does a footer above the
        text count: it is that of the article's head.
        """
        is_footer = element.tag == "footer" or "footer" in element.names
        is_above = element.last_leaf <= self.first_leaf
        is_in_head = element.first_leaf < min(self.last_leaf, self.first_leaf + _HEAD)
        if element.tag not in _ASIDE_TAGS and (not is_footer or is_above or is_in_head):
            return False
        if is_footer and self._ends_article(element):
            return False
        if is_in_head and element.tag == "aside" and element.node.css_first(_SIGNED) is not None:
            return False  # beside the title: who wrote it, and when
        return not any([word in element.names for word in _OWN_WORDS])

    def _ends_article(self, footer: Element) -> bool:
        """Whether it is the article's: in an `<article>`, or right behind the text in an element that holds both. What
        but its class calls a footer is so only right behind the text in an `<article>`.
        """
        around = footer.parent
        if around is None or around.tag in _WHOLE:
            return False
        is_next = 0 <= footer.first_leaf - self.last_leaf <= _NEXT and around.first_leaf <= self.first_leaf
        if footer.tag != "footer":
            return around.tag == "article" and is_next and not any([w in footer.names for w in _OF_PAGE])
        return around.tag == "article" or is_next

    def _is_named(self, names: str) -> bool:
        """Whether class and id say so, apart from how those of the block around the text begin."""
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
    if _ASIDE.search(names) is not None and _ASIDE.search(_STATE.sub("", names)) is not None:
        return True
    return "widget" in names and "elementor" not in names


def _article_around(element: Element) -> Element | None:
    """The article that holds this one, which is then a card of another story or a comment, if it does not hold the
    text. One above the text may be its head.
    """
    return element.parent.closest("article") if element.tag == "article" and element.parent else None
