"""The section that `<title>` has between the headline and the site's name: "Ferry returns | Business | The Post"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import letters
from scraper.fields.folders import LEAST_LETTERS, path_of
from scraper.fields.names.compare import fold
from scraper.fields.names.given import fold_word
from scraper.fields.publisher_links import is_like
from scraper.fields.section_lines import is_in_menu
from scraper.fields.site_names import SEPARATOR

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

_SIGNS = " |–—-·:_＿"
_EASTERN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,8}")
"""A word in the letters of China, Japan or Korea."""
LEAST_PARTS, MAX_CHARS = 2, 40


def section_in_title(clues: Clues, headline: str | None, *, known: bool = True) -> list[str]:
    """What stands right behind the headline, and before another part, if a menu has a link of the same words, or they
    begin with the name of a folder that the page's address lies in. If it need not be `known` there: a word before
    the site's name, as titles in East Asia have it.
    """
    after = clues.title.partition(headline)[2] if headline else ""
    parts = [part for part in (part.strip(_SIGNS) for part in SEPARATOR.split(after)) if part]
    if len(parts) < LEAST_PARTS or len(parts[0]) > MAX_CHARS:
        return []
    if not known:
        return parts[:1] if _is_between(clues, *parts[:2]) and len(parts) == LEAST_PARTS else []
    told = _begins_with_folder(clues, parts[0]) or is_in_menu(clues, fold(parts[0]))
    return parts[:1] if told else []


def _is_between(clues: Clues, part: str, site: str) -> bool:
    return (
        _EASTERN.fullmatch(part) is not None and fold(site) in clues.site_names and not is_like(part, clues)
    )


def _begins_with_folder(clues: Clues, text: str) -> bool:
    name = letters(fold_word(text))
    folders = map(letters, (path_of(clues, clues.doc.url) or "").split("/")[:-1])
    return any([len(folder) >= LEAST_LETTERS and name.startswith(folder) for folder in folders])
