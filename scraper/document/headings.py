"""Tags of headings, and those that lead to other pages, as of teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document.elements import Leaf

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SUBHEADINGS = HEADINGS - {"h1"}


def is_linked_heading(leaf: Leaf) -> bool:
    """Whether a heading is a link, and not to its own place on the page."""
    return (
        leaf.element.tag in HEADINGS
        and leaf.link_chars * 2 > len(leaf.text)
        and not any(kind == "link" and (href or "#").startswith("#") for _, _, kind, href in leaf.spans)
    )
