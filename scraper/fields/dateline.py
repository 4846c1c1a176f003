"""The dateline: where the report was filed, at the head of its first paragraph ("KYIV, Ukraine (AP) —")."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.bold_places import (
    DASHES,
    MAX_NAMED,
    MAX_SHORT,
    MAX_UNCASED,
    PARAGRAPHS,
    is_inner_folder,
    is_named,
    place_in_bold,
)
from scraper.fields.clues import START_CHARS
from scraper.fields.eastern_places import eastern_place
from scraper.fields.names.compare import fold
from scraper.fields.names.given import has_given_name
from scraper.fields.names.site import is_site
from scraper.fields.names.words import name_words
from scraper.fields.opening import ENDS, agency_in, match_opening
from scraper.fields.times.visible import tells_day

if TYPE_CHECKING:
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

_NAMED = re.compile(r"dateline|(?:^|[\s_-])(?<!author.)location(?:[\s_-]|$)")
"""In the class of what opens the text with a place; a writer's location is where they live."""
MAX_WORDS = 6
MAX_SIGN = 4
"""Capitals in brackets that are a broadcaster's sign ("(KRON) –")."""
_STOPPED = re.compile(r"((?:[^\W\d_a-z]|[' -]){4,30})\. (?=[^\W\d_a-z]|[«“\"])")
"""What stands in capitals before a full stop, as papers in Italy and Spain have it."""
_BRACKETED = re.compile(
    r"\(([A-ZÀ-ÞΑ-ΩА-ЯЁ][^()\d]{1,40}?)(?:, (?=[^()]{0,12}\d)[^()]{4,20})?\) ?[-–—]"
    r"|([A-ZÀ-ÞΑ-ΩА-ЯЁ][^()\d]{1,40}) \(([^()\d]{2,20})\)(?: ?[-–—])?$"
)
"""A place in brackets before a dash, perhaps with the day ("(Geneva, 3 May 2026) –"); or before an agency in them,
which are all of the line."""
_BEFORE_DAY = re.compile(r"(([A-ZÀ-ÞΑ-ΩА-ЯЁ][^()\d]{1,30}?)( \([^()\d]{2,20}\))?) ?[-–—]$")
"""A place and its dash, which are all of a line: "Monreal (Teruel) -"."""
_DASH = re.compile(r"\s*[-–—]\s+")
MAX_LEAVES, MAX_HEADING, MIN_TOLD = 14, 20, 24
"""Among how many leaves, with buttons and pictures, the text's first lines stand; letters of a heading, and of a text's
beginning that is known again."""
STOPS, NO_HEADING = frozenset(".!?。！？।"), DASHES | {"("}
MAX_SUMMARY = 6
"""Among how many first paragraphs the text may open, below lines of a summary."""
START = 120
"""Characters of the text that are looked at for two dashes."""
_CODED = re.compile(r"[^\W\d][^\d()]{1,30} \(([A-Z]{2})\)")
_NAME_END = re.compile(r"\s*[(\[—–/]|\s-")


def read_dateline(clues: Clues) -> tuple[str | None, Source | None]:
    """The place as the page writes it, without agency, house and dash: by its class, or else by its form in the first
    paragraph, or, with a dash, in the next, below a standfirst; in small letters, if the page's address has it too.
    """
    start = max(clues.first_leaf, 0)
    if place := _classed(clues, start):
        return place, Source(step="class", raw=place, confidence=0.9)
    titles = {text for _, text in clues.h1_texts}
    texts = [text for text in clues.region.text[:START_CHARS].split("\n\n") if not _is_heading(text)]
    kept = [text for text in texts if text not in titles]
    first, *others = kept[:PARAGRAPHS] or [""]
    found = _at_start(clues, first)
    if not found[0] and others:
        found = _below_standfirst(clues, others[0])
    if not found[0]:
        found = _after_summary(clues, kept[PARAGRAPHS:MAX_SUMMARY])
    if not found[0]:
        found = _right_above(clues, start)
    return found if found[0] else _before_day(clues) or place_in_bold(clues, [first, *others])


def _is_heading(text: str) -> bool:
    """Whether it is but some words, as above a summary ("In short:"), and neither a sentence nor with a dash."""
    return len(text) <= MAX_HEADING and NO_HEADING.isdisjoint(text) and text[-1:] not in STOPS


def _classed(clues: Clues, start: int) -> str | None:
    """The place that a class names so: right above the text, or at the start of one of its first lines."""
    for leaf in clues.doc.scan.leaves[max(start - 1, 0) : start + MAX_LEAVES]:
        names = leaf.inner.names
        if not names or not _NAMED.search(names) or not (place := _place_in(clues.text_of(leaf.inner))):
            continue
        if leaf.index <= start or _opens(clues, leaf):
            return place
    return None


def _opens(clues: Clues, leaf: Leaf) -> bool:
    """Whether a line, or else the one below it, is of the text's beginning: between them stand others' places, too."""
    below = clues.doc.scan.leaves[leaf.index : leaf.index + 2]
    return any(one.text and one.text[:MIN_TOLD] in clues.region.text[:START_CHARS] for one in below)


def _below_standfirst(clues: Clues, text: str) -> tuple[str | None, Source | None]:
    """The place with which the second paragraph opens; before a colon only if the page's description begins so, too, or
    it is shouted and the page's address or title names it.
    """
    described = any([told.startswith(text[:MIN_TOLD]) for told in clues.doc.meta.all("og:description")[:1]])
    place, colon, _ = text[:MAX_NAMED].partition(": ")
    is_told = described or (colon and place.isupper() and is_named(clues, place))
    return _at_start(clues, text, ENDS if is_told else DASHES)


def _after_summary(clues: Clues, texts: list[str]) -> tuple[str | None, Source | None]:
    """The place in brackets with which a text opens below the lines of a summary: no other text begins so."""
    for text in [text for text in texts if text[0] in "([〔【（"]:
        if place := eastern_place(text):
            return place, Source(step="body_start", raw=text[:MAX_NAMED], confidence=0.7)
        found = _in_brackets(clues, text)
        if found[0]:
            return found
    return None, None


def _before_day(clues: Clues) -> tuple[str, Source] | None:
    """The place that with its dash is all of a line of the head, before that of the day, if the text tells of it."""
    lines = [leaf for leaf in clues.head_lines() if leaf.text]
    for leaf, after in pairwise(lines):
        if leaf.text[-1] not in DASHES or len(leaf.text) > MAX_NAMED or not tells_day(after.text):
            continue
        match = _BEFORE_DAY.match(leaf.text)
        if match and match[2] in clues.region.text and (match[3] or not has_given_name(match[2])):
            return match[1], Source(step="line", raw=leaf.text, confidence=0.75)
    return None


def _right_above(clues: Clues, start: int) -> tuple[str | None, Source | None]:
    """The place and the agency that are all of the line above the text, up to their dash."""
    line = clues.doc.scan.leaves[start - 1].text.strip() if start else ""
    return _in_brackets(clues, line) if line[-1:] in DASHES and len(line) <= MAX_NAMED else (None, None)


def _place_in(text: str) -> str | None:
    """The place in an element of such a class: before its agency and dash, and no more than a name; with the code of
    its state in brackets.
    """
    if (coded := _CODED.fullmatch(text)) and not name_words().is_agency(coded[1]):
        return text
    place = _NAME_END.split(f"{text} ", maxsplit=1)[0].strip(" ,:-")
    place = place if ", " in place else place.rstrip(".")
    is_other = "\n" in place or any([name_words().is_job(word) for word in place.split()])
    return None if is_other or not 1 < len(place) <= MAX_NAMED or any(map(str.isdigit, place)) else place


def _at_start(clues: Clues, text: str, ends: frozenset[str] = ENDS) -> tuple[str | None, Source | None]:
    match = match_opening(text, ends)
    if match is None:
        return _in_other_forms(clues, text)
    whole, agency = match["place"].strip(" ,-"), agency_in(match)
    place = _without_house(clues, whole)
    shouted = place.split(",")[0].isupper() and len(place) > 3
    known = shouted or ", " in whole.removeprefix(place) or _files(clues, agency, match["day"])
    if not place or len(place.split()) > MAX_WORDS or not (known or _is_told(clues, place, match)):
        return _in_other_forms(clues, text)
    return place, Source(step="body_start", raw=match[0], confidence=0.9 if agency else 0.75)


def _in_other_forms(clues: Clues, text: str) -> tuple[str | None, Source | None]:
    if place := eastern_place(text) or _before_house(clues, text):
        return place, Source(step="body_start", raw=text[:MAX_NAMED], confidence=0.8)
    if "।" in text[:MAX_NAMED]:
        return _before_danda(clues, text)
    return _in_brackets(clues, text) if "(" in text[:MAX_NAMED] else _before_stop(clues, text)


def _before_danda(clues: Clues, text: str) -> tuple[str | None, Source | None]:
    """What stands before the first danda, perhaps behind the desk and a comma, as papers in India have it, if it is no
    longer than a place and the page tells of it again.
    """
    opening = text[:MAX_NAMED].partition("।")[0]
    place = opening.rpartition(",")[2].strip()
    if not 1 < len(place) <= MAX_UNCASED or place.count(" ") >= MAX_SHORT - 1:
        return None, None
    told = place in clues.title or clues.region.text.count(place) > 1
    if not told and not any([leaf.text == place for leaf in clues.doc.scan.leaves]):
        return None, None
    return place, Source(step="body_start", raw=opening, confidence=0.75)


def _before_house(clues: Clues, text: str) -> str:
    """What stands before a dash, the house, and another dash, as agencies in Iran and Arabia have it; or before one
    dash, if the page's title has it.
    """
    parts = _DASH.split(text[:START], maxsplit=2)
    place, words = parts[0], name_words()
    if len(parts) > 1 and _is_uncased_place(clues, place):
        return place
    if len(parts) < 3:
        return ""
    house = parts[1]
    if not 1 < len(place) <= MAX_NAMED or place.count(" ") >= MAX_SHORT or len(house) > MAX_NAMED:
        return ""
    is_house = words.is_agency(house) or is_site(fold(house), clues.squashed_sites)
    return place if is_house and not words.is_nobody(place) else ""


def _is_uncased_place(clues: Clues, place: str) -> bool:
    """Whether it is of letters that know no capitals, no longer than a place, and the page's title has it."""
    fits = 1 < len(place) <= MAX_UNCASED and place.count(" ") < MAX_SHORT and place.upper() == place.lower()
    return fits and place[0].isalpha() and is_named(clues, place)


def _files(clues: Clues, agency: str, day: str | None) -> bool:
    """Whether it is an agency, or the sign of one ("ots"), the site's own name, or stands behind the day."""
    word = agency.isalpha() and agency.islower()
    known = word or name_words().is_agency(agency) or is_site(fold(agency), clues.squashed_sites)
    return bool(agency) and (known or day is not None)


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
    """The place without the site's name behind it or its address before it, or nothing if it is but that address
    ("EXAMPLE.COM") or all of a name of several words: a town's own site bears the town's name. A stop ends no shouted
    word.
    """
    town, _, house = place.rpartition(", ")
    if (town or "." in house) and is_site(fold(house), clues.squashed_sites):
        return town
    address, _, rest = place.partition(", ")
    if rest and "." in address and is_site(fold(address), clues.squashed_sites):
        return rest
    if " " in place and fold(place) in clues.site_names:
        return ""
    is_stopped = place.count(".") == 1 and place.rpartition(" ")[2].isupper()
    return place.removesuffix(".") if is_stopped else place


def _is_told(clues: Clues, place: str, opening: re.Match[str]) -> bool:
    """Whether a folder of the page's address is called so, within another; or, if none is, a sentence begins behind its
    dash, and the address names it, or the title.
    """
    if f"/{fold(place)}/" in clues.doc.url.lower():
        return is_inner_folder(clues, place)
    begins = opening.string[opening.end() :][:1].isupper() and opening[0][-2:].rstrip() in DASHES
    return begins and opening["day"] is None and is_named(clues, place)


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
