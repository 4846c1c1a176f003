"""Parts of a page that React streamed after its frame, put where its own script would put them.

React's server sends what is ready, and a `<template id="B:0">` beside a fallback where something is not. That comes
at the end of the page, as `<div hidden id="S:0">`, with a call that moves it: `$RC("B:0","S:0")` in the place of a
boundary and its fallback, `$RS("S:1","P:1")` in that of a part within (react-dom, ReactDOMFizzInstructionSetShared).
Without it, such an article is hidden, below the footer, and in no order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

STREAMED = 'id="S:'
"""In the text of each page that has such parts."""
CALL = re.compile(r'\$R[CS]\("([BPS]:[0-9a-f]{1,8})","([BPS]:[0-9a-f]{1,8})"')
"""A call that moves a part, with the ids of the two."""
PART = re.compile(r"S:[0-9a-f]{1,8}")
MOST_PARTS = 200
MOST_FALLBACK = 100
"""Nodes; a fallback is a few grey boxes."""


def place_streamed(tree: LexborHTMLParser, html: str) -> None:
    """Moves every part that has a place, and shows it."""
    places = _places(html)
    for part in tree.css('div[hidden][id^="S:"]')[:MOST_PARTS]:
        name = part.attributes["id"] or ""
        if PART.fullmatch(name) and (place := _find(tree, places.get(name), "B" + name[1:], "P" + name[1:])):
            del part.attrs["hidden"]
            place.insert_before(part)
            part.decompose()
            _drop_fallback(place)
            place.decompose()


def _places(html: str) -> dict[str, str]:
    """By a part's id that of its place, as the page's calls have it; they name the two in either order."""
    calls = [match.groups() for match in CALL.finditer(html)]
    return {
        part: place for one, other in calls for place, part in ((one, other), (other, one)) if part[0] == "S"
    }


def _find(tree: LexborHTMLParser, *names: str | None) -> LexborNode | None:
    """The first of these templates that is there. Without its call a part has the number of its place."""
    found = (tree.css_first(f'template[id="{name}"]') for name in names if name)
    return next((node for node in found if node is not None), None)


def _drop_fallback(place: LexborNode) -> None:
    """Takes out what stands for the part until it comes: all up to the comment that ends the boundary."""
    fallback: list[LexborNode] = []
    node = place.next
    while node is not None and len(fallback) < MOST_FALLBACK:
        if node.is_comment_node:
            if (node.comment_content or "").strip() == "/$":
                for one in fallback:
                    one.remove()
            return
        fallback.append(node)
        node = node.next
