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
        """Judges the element and those around it, up to the first whose answer holds for all within it. An element that
        holds the later half of the body is around the body, too: the body's first line may be the site's motto.
        """
        first, aside, untold = self.first_leaf, False, []
        middle, last = (first + self.last_leaf) // 2, self.last_leaf
        at: Element | None = element
        while at is not None:
            known = self.known.get(at.index)
            if known is not None:
                aside = known
                break
            untold.append(at.index)
            around = at.first_leaf <= first < at.last_leaf or at.first_leaf <= middle < last <= at.last_leaf
            if around or at.tag in ("body", "html"):
                break
            if (
                self._is_below(at)
                or is_aside_alone(at, above=at.last_leaf <= first, blocks=self.blocks)
                or (at.first_leaf > first and _is_within_another(at))
            ):
                aside = True
                break
            at = at.parent
        self.known.update(dict.fromkeys(untold, aside))
        return aside

    def _is_below(self, element: Element) -> bool:
        """Whether others wrote it, or it is a card below the body: a link around several lines."""
        is_card = element.tag == "a" and element.last_leaf - element.first_leaf > 1
        return element.first_leaf in self.others or (is_card and element.first_leaf >= self.last_leaf >= 0)


def _is_within_another(element: Element) -> bool:
    """Whether it is an article within an article, that does not hold the text: a card of another story, a comment. One
    above the text may be its head."""
    return element.tag == "article" and any(one.tag == "article" for one in element.ancestors())
