"""Lists of stories (sections, tags, authors, search results): by address, by their name for themselves, or by entries.

An entry is a heading that is a link, with no more below it than a teaser has; no word of a language is needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.document.headings import HEADINGS
from scraper.document.json_ld import STORY_TYPES
from scraper.verdict.otherwise import LEAST_ENTRIES, LITTLE, says_otherwise
from scraper.verdict.sight import is_title
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.verdict.sight import Sight

TEASER = 350
"""Characters below a heading that a teaser hardly exceeds, and a chapter does."""
LEAST_LINES = 6
"""Lines that are links, where nothing says they are entries."""
ONE_TEASER = 140
"""Characters of a body that is but what stands below one entry, where the model took nothing of the others."""
ENTRIED = 0.8
"""The share of the body's characters that stands in entries, where there is nothing else."""
MANY, MOSTLY = 4, 0.7
"""Entries and their share of a text that is else a line about the list, and no paragraphs side by side."""
MANY_ABOVE = 8
"""Linked titles between the headline and the text."""
PLACE = re.compile(
    r"^(?:[a-z]{2}/)?(?:(?:blog|news)/)?(?:tags?|topics?|themen?|thema|tema|category|categor[íi]as?|categorie|kategori\w*|"
    r"rubri[ck]\w*|sections?|authors?|autore?s?|auteurs?|autor(?:en|in)?|profile|"
    r"reporters?|contributors?|journalists?|columnists?|yazar(?:lar)?|"
    r"product-category|kategorie-produktu|search|suche|sok|søk|haku|zoeken|recherche|buscar?|busca|ricerca|cerca|szukaj|"
    r"hledat|kereses|cautare|arama|pesquisa)(?:/[^/]+)?(?:/page/\d+)?$"
    r"|^(?:archives?|archiv|archief|archivio)$",
    re.I,
)
"""Paths of lists: such a word, and at most one after it (`/archives/1207` is a post of many a blog). SEO plugins call
these pages articles, too."""
QUERY = re.compile(
    r"(?:^|&)(?:q|s|query|search|search_api_fulltext|searchword|keywords?|suche|suchbegriff|buscar?|busca|recherche|"
    r"texto)=(?!\d+(?:&|$))[^&]",
    re.I,
)
"""Parameters by which searches get their words; a number is the key of a page."""


def find_listing(sight: Sight, kept: Sequence[int], chars: int) -> Verdict | None:
    """`kept`: the leaves of the body, by their index; `chars`: how much text that is."""
    if sight.story:
        return None
    listed = sight.lists or _is_place(sight)
    kind = "" if listed else sight.og_type
    if (other := says_otherwise(sight, kind, chars)) is not None:
        return Verdict("index", f"says it is {other}")
    if chars < LITTLE and kind != "article" and _is_search(sight):
        return Verdict("index", "the address of a search, and little text of its own")
    if chars < LITTLE and listed:
        if sight.teasers >= LEAST_ENTRIES or sight.titles >= LEAST_LINES:
            return Verdict("index", "the address of a list, linked titles, and little text of its own")
        if chars == 0:
            return Verdict("index", "the address of a list, and no text of its own")
    if kept and chars < LITTLE and kind != "article" and _is_below(sight, kept[0]):
        return Verdict("index", "little text of its own, below many linked titles")
    claims = kind == "article" or kind.startswith("video")
    entries, share = (0, 0.0) if claims else _entries(sight, kept, titled=listed)
    introduced = (
        entries >= MANY and chars < 3 * LITTLE and not (sight.types & STORY_TYPES or sight.runs_on(2))
    )
    if share >= (MOSTLY if introduced else ENTRIED) and (
        entries >= LEAST_ENTRIES or (0 < chars < ONE_TEASER and sight.teasers >= LEAST_ENTRIES)
    ):
        return Verdict("index", f"{entries} linked headings hold {share:.0%} of the text")
    return None


def _is_below(sight: Sight, start: int) -> bool:
    """Whether many linked titles stand between the headline and the text: those of related stories stand below it. A
    heading that is but the site's name, above its menu, comes last in the title."""
    h1 = next(iter(sight.doc.scan.by_tag.get("h1", ())), None)
    title, headline = sight.headings[:2] if h1 is not None else ("", "")
    if h1 is None or not headline or not title.startswith(headline):
        return False
    between = [leaf for leaf in sight.texts if h1.last_leaf <= leaf.index < start]
    return sum(map(sight.is_teaser, between)) >= MANY_ABOVE


def _is_place(sight: Sight) -> bool:
    return PLACE.search(urlsplit(sight.doc.url).path.strip("/")) is not None


def _is_search(sight: Sight) -> bool:
    """Whether the address asks for words: `?q=ferry`, also in the path of a search."""
    return QUERY.search(urlsplit(sight.doc.url).query) is not None


def _entries(sight: Sight, kept: Sequence[int], *, titled: bool) -> tuple[int, float]:
    """How many entries the body has, and the share of its characters that stands in them. `titled`: a line that is
    all link begins one, too."""
    wanted, entries, inside, all_of_them = set(kept), 0, 0, 0
    below, in_entry, counted = 0, False, False
    for leaf in sight.doc.scan.leaves[: max(kept, default=-1) + 1]:
        if leaf.kind != "text":
            continue
        leads = sight.is_teaser(leaf) or (titled and is_title(leaf))
        if leads or leaf.element.tag in HEADINGS:
            below, in_entry, counted = 0, leads, False
        else:
            below += len(leaf.text)
        if leaf.index in wanted:
            all_of_them += len(leaf.text)
            if in_entry and below <= TEASER:
                inside += len(leaf.text)
                entries, counted = entries + (not counted), True
    return entries, inside / max(1, all_of_them)
