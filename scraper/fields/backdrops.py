"""The picture that a style sets behind the headline, or beside it: of heads that are one (Bootstrap's mastheads)."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from scraper.document.ornaments import ORNAMENT, is_ornament

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

BACKDROP = re.compile(r"background(?:-image)?\s*:[^;]{0,100}?url\(\s*['\"]?([^'\")\s]{4,1000})")
BOXES = ("div", "section", "header", "figure")
AROUND, ABOVE, BELOW = 6, 2, 3
"""Elements around the headline that may bear it, and leaves above and below among which one beside it stands."""
MOST = 200
"""Boxes that are looked at."""


def backdrops(clues: Clues) -> Iterator[str]:
    """The addresses of such pictures, but for ornaments and portraits."""
    for h1 in clues.h1s[:1]:
        near = range(h1.first_leaf - ABOVE, min(h1.first_leaf + BELOW, clues.first_leaf) + 1)
        found = clues.doc.scan.by_tag
        beside = (box for tag in BOXES for box in found.get(tag, ()) if box.first_leaf in near)
        for box in chain(h1.ancestors(AROUND), islice(beside, MOST)):
            if url := _backdrop(box):
                yield url


def _backdrop(box: Element) -> str | None:
    style = box.attrs.get("style") or ""
    told = BACKDROP.search(style) if "url(" in style else None
    if told is None or box.hidden or ORNAMENT.search(box.names) or is_ornament(told[1].lower()):
        return None
    return told[1] if not told[1].startswith("data:") else None
