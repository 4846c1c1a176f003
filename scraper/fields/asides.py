"""Which elements stand in what is no part of the article: comments, related stories, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.marks import is_aside_alone

if TYPE_CHECKING:
    from scraper.document import Element


class Asides:
    """The asides of a page whose body begins at `first_leaf` (-1: it has none) and ends before `last_leaf`; each
    element is judged once. `others`: leaves that others wrote. `blocks`: as `marks.aside_blocks` finds them.
    """

    def __init__(
        self, first_leaf: int, last_leaf: int = -1, others: range = range(0), blocks: tuple[str, ...] = ()
    ) -> None:
        self.first_leaf = first_leaf
        self.last_leaf = last_leaf
        self.others = others
        self.blocks = blocks
        self.known: dict[int, bool] = {}
        """Answers by the element's index."""

    def hold(self, element: Element) -> bool:
        """Whether it stands in one; what is around the body never does."""
        known = self.known.get(element.index)
        return self._ask(element) if known is None else known

    def _ask(self, element: Element) -> bool:
        """Judges the element and those around it, up to the first whose answer holds for all within it."""
        at: Element | None = element
        judged: list[int] = []
        answer: bool | None = None
        while at is not None and answer is None:
            answer = self._answer(at)
            judged.append(at.index)
            at = at.parent
        self.known.update(dict.fromkeys(judged, answer or False))
        return answer or False

    def _answer(self, element: Element) -> bool | None:
        """Whether the element is an aside, if that holds for all within it; None where what is around it decides."""
        known = self.known.get(element.index)
        if known is not None:
            return known
        if self._is_around_body(element):
            return False
        return True if self._is_aside(element) else None

    def _is_around_body(self, element: Element) -> bool:
        """Whether the body begins in it, or it holds the later half of that: its first line may be the site's motto."""
        first, middle, last = self.first_leaf, (self.first_leaf + self.last_leaf) // 2, self.last_leaf
        if element.first_leaf <= first < element.last_leaf or element.tag in ("body", "html"):
            return True
        return element.first_leaf <= middle < last <= element.last_leaf

    def _is_aside(self, element: Element) -> bool:
        """Whether it is one itself, whatever it stands in."""
        if self._is_below(element) or is_aside_alone(
            element, above=element.last_leaf <= self.first_leaf, blocks=self.blocks
        ):
            return True
        return element.first_leaf > self.first_leaf and _is_within_another(element)

    def _is_below(self, element: Element) -> bool:
        """Whether others wrote it, or it is a card below the body: a link around several lines."""
        is_card = element.tag == "a" and element.leaf_count > 1
        return element.first_leaf in self.others or (is_card and element.first_leaf >= self.last_leaf >= 0)


def _is_within_another(element: Element) -> bool:
    """Whether it is an article within an article, that does not hold the text: a card of another story, a comment. One
    above the text may be its head."""
    return element.tag == "article" and any(one.tag == "article" for one in element.ancestors())
