"""The section that `<title>` has between the headline and the site's name: "Ferry returns | Business | The Post"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.lines import letters
from scraper.fields.names.compare import fold
from scraper.fields.names.given import fold_word
from scraper.fields.section_lines import is_in_menu
from scraper.fields.section_links import LEAST_LETTERS, path_of
from scraper.fields.site_names import SEPARATOR

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

_SIGNS = " |–—-·:_＿"
LEAST_PARTS, MAX_CHARS = 2, 40


def section_in_title(clues: Clues, headline: str | None) -> list[str]:
    """What stands right behind the headline, and before another part, if a menu has a link of the same words, or they
    begin with the name of a folder that the page's address lies in.
    """
    after = clues.title.partition(headline)[2] if headline else ""
    parts = [part for part in (part.strip(_SIGNS) for part in SEPARATOR.split(after)) if part]
    if len(parts) < LEAST_PARTS or len(parts[0]) > MAX_CHARS:
        return []
    told = _begins_with_folder(clues, parts[0]) or is_in_menu(clues, fold(parts[0]))
    return parts[:1] if told else []


def _begins_with_folder(clues: Clues, text: str) -> bool:
    name = letters(fold_word(text))
    folders = map(letters, (path_of(clues, clues.doc.url) or "").split("/")[:-1])
    return any([len(folder) >= LEAST_LETTERS and name.startswith(folder) for folder in folders])
