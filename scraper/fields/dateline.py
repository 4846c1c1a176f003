"""The dateline: where the report was filed, at the head of its first paragraph ("KYIV, Ukraine (AP) —")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.clues import START_CHARS
from scraper.fields.names.compare import fold
from scraper.fields.names.site import is_site
from scraper.fields.names.words import name_words
from scraper.fields.opening import ENDS, agency_in, match_opening

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

_NAMED = re.compile(r"dateline|(?:^|[\s_-])location(?:[\s_-]|$)")
"""In the class of what opens the text with a place."""
DASHES = ENDS - {":"}
MAX_BOLD = 3
"""Words of a place in bold."""
MAX_WORDS, MAX_NAMED = 6, 40
MAX_SIGN = 4
"""Capitals in brackets that are a broadcaster's sign ("(KRON) –")."""
LINES, PARAGRAPHS = 6, 2
"""How many of the text's first lines may open with what a class names so, and of its paragraphs with a place."""
_STOPPED = re.compile(r"((?:[^\W\d_a-z]|[' -]){4,30})\. (?=[^\W\d_a-z]|[«“\"])")
"""What stands in capitals before a full stop, as papers in Italy and Spain have it."""
_BRACKETED = re.compile(
    r"\(([A-ZÀ-ÞΑ-ΩА-ЯЁ][^()\d]{1,40})\) ?[-–—]|([A-ZÀ-ÞΑ-ΩА-ЯЁ][^()\d]{1,40}) \(([^()\d]{2,20})\)$"
)
"""A place in brackets before a dash ("(Geneva) –"); or before an agency in them, which are all of the line."""
_NAME_END = re.compile(r"\s*[(\[—–/]|\s-")


def read_dateline(clues: Clues) -> tuple[str | None, Source | None]:
    """The place as the page writes it, without agency, house and dash: by its class, or else by its form in the first
    paragraph, or, with a dash, in the next, below a standfirst; in small letters, if the page's address has it too.
    """
    start = max(clues.first_leaf, 0)
    for leaf in clues.doc.scan.leaves[start : start + LINES]:
        names = leaf.inner.names
        if names and _NAMED.search(names) and (place := _place_in(clues.text_of(leaf.inner))):
            return place, Source(step="class", raw=place, confidence=0.9)
    titles = {text for _, text in clues.h1_texts}
    texts = clues.region.text[:START_CHARS].split("\n\n")
    first, *others = [text for text in texts if text not in titles][:PARAGRAPHS] or [""]
    found = _at_start(clues, first)
    if not found[0] and others:
        found = _at_start(clues, others[0], DASHES)
    return found if found[0] else _in_bold(clues)


def _in_bold(clues: Clues) -> tuple[str | None, Source | None]:
    """What is all of the bold letters with which the text opens, in no more words than a place has, before a dash."""
    for leaf in clues.doc.scan.leaves[max(clues.first_leaf, 0) :][:PARAGRAPHS]:
        end = next((end for start, end, kind, _ in leaf.spans if kind == "strong" and start == 0), 0)
        bold, rest = leaf.text[:end], leaf.text[end : end + 3].lstrip()
        place = bold.strip(" ,-–—")
        if (
            not 1 < len(place) <= MAX_NAMED
            or place.count(" ") >= MAX_BOLD
            or not DASHES.intersection(bold[-2:] + rest[:1])
        ):
            continue
        ends = place[0] + place.rpartition(" ")[2][0]  # of its first and last word
        is_house = is_site(fold(place), clues.squashed_sites)
        if not is_house and not any(map(str.islower, ends)) and place.replace(" ", "").isalpha():
            return place, Source(step="bold", raw=leaf.text[: end + 2], confidence=0.7)
    return None, None


def _place_in(text: str) -> str | None:
    """The place in an element of such a class: before its agency and dash, and no more than a name."""
    place = _NAME_END.split(f"{text} ", maxsplit=1)[0].strip(" ,:-")
    place = place if ", " in place else place.rstrip(".")
    return place if 1 < len(place) <= MAX_NAMED and not any(map(str.isdigit, place)) else None


def _at_start(clues: Clues, text: str, ends: frozenset[str] = ENDS) -> tuple[str | None, Source | None]:
    match = match_opening(text, ends)
    if match is None:
        return _in_brackets(clues, text) if "(" in text[:MAX_NAMED] else _before_stop(clues, text)
    place, agency = _without_house(clues, match["place"].strip(" ,-")), agency_in(match)
    shouted = place.split(",")[0].isupper() and len(place) > 3
    known = name_words().is_agency(agency)
    if (
        not place
        or not (shouted or known or _is_inner_folder(clues, place))
        or len(place.split()) > MAX_WORDS
    ):
        return None, None
    return place, Source(step="body_start", raw=match[0], confidence=0.9 if agency else 0.75)


def _in_brackets(clues: Clues, text: str) -> tuple[str | None, Source | None]:
    match, words = _BRACKETED.match(text), name_words()
    place = (match[1] or match[2]).strip() if match else ""
    if match is None or len(place.split()) > MAX_WORDS or not _may_file(match[3] or ""):
        return None, None
    is_sign = place.isupper() and len(place) <= MAX_SIGN
    if is_sign or words.is_organization(place) or is_site(fold(place), clues.squashed_sites):
        return None, None
    return place, Source(step="body_start", raw=match[0], confidence=0.75)


def _may_file(name: str) -> bool:
    """Whether it is an agency, or the sign of one ("ots")."""
    return name.islower() or not name or name_words().is_agency(name)


def _without_house(clues: Clues, place: str) -> str:
    """The place without the site's name behind it, or nothing if it is but its address ("EXAMPLE.COM") or all of a name
    of several words: a town's own site bears the town's name. A stop ends no shouted word.
    """
    town, _, house = place.rpartition(", ")
    if (town or "." in house) and is_site(fold(house), clues.squashed_sites):
        return town
    if " " in place and fold(place) in clues.site_names:
        return ""
    is_stopped = place.count(".") == 1 and place.rpartition(" ")[2].isupper()
    return place.removesuffix(".") if is_stopped else place


def _is_inner_folder(clues: Clues, place: str) -> bool:
    """Whether a folder of the page's address is called so, within one of another name: /lokales/aubing/. A first one
    is a section: "Sport –".
    """
    before, folder, _ = clues.doc.url.lower().partition(f"/{fold(place)}/")
    return bool(folder) and before.count("/") > 2


def _before_stop(clues: Clues, text: str) -> tuple[str | None, Source | None]:
    """What is shouted before the first full stop ("GIJÓN. "), if the text tells of it in small letters too, or the
    page's address does.
    """
    match = _STOPPED.match(text) if text[:2].isupper() else None
    if match is None or not match[1].isupper():
        return None, None
    squashed = fold(match[1]).replace(" ", "")
    if match[1].title() not in clues.region.text and squashed not in clues.doc.url.lower().replace("-", ""):
        return None, None
    return match[1], Source(step="body_start", raw=match[0], confidence=0.75)
