"""The text of a title: tidied, and taken apart at the signs that sites hang their names and sections on with."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from scraper.document.run import INVISIBLE
from scraper.entities import unescape
from scraper.fields.site_names import SEPARATOR

MAX_CHARS = 400
MIN_ALONE = 18
"""How long a headline is that is told from a site's or a section's name by itself."""
SEPARATING = frozenset("|–—·»«•-:/\\~⋆｜ㅣ_＿")
"""One of these is in every separator: most texts have none."""
_QUOTES = dict.fromkeys(map(ord, "«»"), '"')
"""Where both stand as often they quote, and separate nothing."""
_UNSEEN = {**INVISIBLE, 0x2060: None}
"""Those, and the word joiner: where a word may break, or may not, which is no part of it."""
PAYWALL = re.compile(
    r"^\s*[\[(]?(?:premium|plus|subscribers? only|exclusive|abo|abonn[eé]s?|réservé aux abonnés|S\+"
    r"|\+)[\])]?\s*[:|]\s*",
    re.I,
)
"""The mark that only subscribers may read on: "Premium: ", "[Abo] | ", "S+ : "."""


@lru_cache(maxsize=256)
def tidy(text: str) -> str:
    """White space collapsed, entities decoded, paywall marks off; kept, for a page has the same in several places."""
    text = unescape(text)
    text = " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())
    mark = PAYWALL.match(text)
    return (text[mark.end() :] if mark else text).strip(" |:–—-")


@lru_cache(maxsize=256)
def parts_of(text: str) -> list[str]:
    """What stands before and after the last separator and the first; kept, as metas repeat one another."""
    if SEPARATING.isdisjoint(text):
        return []
    quotes = "«" in text and text.count("«") == text.count("»")
    cuts = list(islice(SEPARATOR.finditer(text.translate(_QUOTES) if quotes else text), 12))
    if not cuts:
        return []
    ends = dict.fromkeys([cuts[-1].span(), cuts[0].span()])
    return [part for start, end in ends for part in (text[:start], text[end:])]
