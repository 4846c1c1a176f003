"""Where on the page the body stands, for those who read what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.title import find_title_leaf, title_words
from scraper.document.region import Region

if TYPE_CHECKING:
    from scraper.body.find import Body
    from scraper.document import Document, Leaf


def region_of(doc: Document, body: Body, text: str) -> Region:
    """The stretch of elements from the first kept leaf to the last. Where the model kept none, and the text is from
    elsewhere: what follows the page's title.
    """
    places = body.kept or (text and _below_title(doc))
    if not places:
        return Region()
    leaves: list[Leaf] = doc.scan.leaves
    elements = [leaves[i].element.index for i in places]
    stretch = range(places[0], places[-1] + 1)
    return Region(start=min(elements), end=max(elements), text=text, leaves=stretch, others=body.others)


def _below_title(doc: Document) -> list[int]:
    title = find_title_leaf(doc.scan.leaves, title_words(doc))
    return [title + 1] if title is not None and title + 1 < len(doc.scan.leaves) else []
