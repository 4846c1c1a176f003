"""A place in bold letters, with which a report opens."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.names.compare import fold
from scraper.fields.names.site import is_site
from scraper.fields.opening import ENDS

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

DASHES = ENDS - {":"}
_HOUSE = re.compile(r"\s\([^()]{2,30}\)(?=\s*[-–—]\s*$)")
"""The house in brackets, before the dash that ends the bold letters."""
_BETWEEN = re.compile(r"[\W_]+")
MAX_NAMED, MAX_UNCASED, MAX_SHORT = 40, 24, 3
"""Letters of a place, also where no capitals tell names, and words of one that nothing but bold or a house tells."""
LINES, PARAGRAPHS = 8, 2
"""How many of the text's first lines may open with what a class names so, and of its paragraphs with a place."""


def place_in_bold(clues: Clues, texts: list[str]) -> tuple[str | None, Source | None]:
    """What is all of the bold letters with which one of the texts opens, in no more words than a place has, before a
    dash; or before a full stop, if the page's address or title names it; or before a sentence, if a folder of the
    address is called so.
    """
    for leaf in clues.doc.scan.leaves[max(clues.first_leaf, 0) :][:LINES]:
        end = next((end for start, end, kind, _ in leaf.spans if kind == "strong" and start == 0), 0)
        if not end or not any([text.startswith(leaf.text[: end + 2]) for text in texts]):
            continue
        bold, rest = leaf.text[:end], leaf.text[end : end + 3].lstrip()
        place = _HOUSE.sub("", bold).strip(" ,.:।-–—")
        longest = MAX_NAMED if place.upper() != place.lower() else MAX_UNCASED
        if not 1 < len(place) <= longest or place.count(" ") >= MAX_SHORT:
            continue
        if not (DASHES.intersection(bold[-2:] + rest[:1]) or _opens(clues, bold, rest)):
            continue
        ends = place[0] + place.rpartition(" ")[2][0]  # of its first and last word
        is_house = is_site(fold(place), clues.squashed_sites)
        if not is_house and not any(map(str.islower, ends)) and all(map(_is_of_name, place)):
            return place, Source(step="bold", raw=leaf.text[: end + 2], confidence=0.7)
    return None, None


def _opens(clues: Clues, bold: str, rest: str) -> bool:
    """Whether bold letters without a dash are a place: before a stop, or in capitals before a sentence, if the page
    names it; in one word before a colon, or before a danda, where no capitals tell names ("தேனி:", "अल्मोड़ा।").
    """
    place, sign = bold.rstrip(" .:।"), bold.rstrip()[-1]
    if sign in ":।":
        return (sign == "।" or " " not in place) and place.upper() == place.lower()
    shouted = place.isupper() and rest[:1].isupper()
    told = is_named(clues, place) or (shouted and place.title() in clues.region.text)
    return told and (shouted or sign == "." or (rest[:1].isupper() and is_inner_folder(clues, place)))


def _is_of_name(sign: str) -> bool:
    """Whether it is a letter, a mark on one, or a space."""
    return sign.isalpha() or sign == " " or unicodedata.category(sign)[0] == "M"


def is_inner_folder(clues: Clues, place: str) -> bool:
    """Whether a folder of the page's address is called so, within one of another name: /lokales/aubing/. A first one
    is a section: "Sport –".
    """
    before, folder, _ = clues.doc.url.lower().partition(f"/{fold(place)}/")
    return bool(folder) and before.count("/") > 2


def is_named(clues: Clues, place: str) -> bool:
    """Whether the page's address or its title has its words."""
    words = f"-{_BETWEEN.sub('-', fold(place))}-"
    return any([words in f"-{_BETWEEN.sub('-', text.lower())}-" for text in (clues.doc.url, clues.title)])
