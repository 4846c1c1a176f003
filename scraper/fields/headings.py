"""The texts of headings: without what a page adds to them for its own use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.lines import text_of

if TYPE_CHECKING:
    from scraper.document import Element, Scan

MAX_INNER = 8
"""How many elements within a heading are looked at for what is no part of its text."""
MAX_SIGN = 2
BESIDE = " \n/|·•–—"
"""Signs between a title and its day."""


def heading_text(scan: Scan, heading: Element) -> str:
    """Its text without a sign at its end that only links to the heading itself: "#", "¶"."""
    text = _shown_text(scan, heading)
    if not text or text[-1].isalnum() or heading.node.last_child is None:
        return text
    links = [e for e in scan.elements_in(heading, MAX_INNER) if e.tag == "a"]
    own = links[-1] if links and (links[-1].attrs.get("href") or "").startswith("#") else None
    sign = text_of(scan, own) if own else ""
    return text.removesuffix(sign).rstrip() if 0 < len(sign) <= MAX_SIGN else text


def _shown_text(scan: Scan, heading: Element) -> str:
    """Its text without what is hidden at its end: a shorter wording for narrow screens; without the number of comments
    there, and without the day beside it. What is hidden from screen readers alone is shown.
    """
    text = text_of(scan, heading)
    for inner in scan.elements_in(heading, MAX_INNER):
        if inner.tag == "time":
            day = text_of(scan, inner)
            text = text.removeprefix(day).removesuffix(day).strip(BESIDE) or text
        if (inner.hidden and inner.attrs.get("aria-hidden") != "true") or _counts(scan, inner):
            text = text.removesuffix(text_of(scan, inner)).rstrip() or text
    return text


def _counts(scan: Scan, inner: Element) -> bool:
    """Whether it is the number of readers' comments."""
    return ("comment" in inner.names or "count" in inner.names) and text_of(scan, inner).isdigit()
