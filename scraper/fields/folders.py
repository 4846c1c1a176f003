"""What an address says of the parts of its site: its front page, its folders, and those that the page lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import letters
from scraper.fields.names.compare import fold
from scraper.fields.site_names import host_of, label_of, spellings_of

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

LEAST_LETTERS = 3
"""Of a section's name, where it is told by its address: two are a language's or a country's, "EN"."""
_FOLDERS = frozenset(
    "category categories categoria categorias categorie kategorie kategori kategoria section sections seccion "
    "secao sezione sezioni secciones secoes rubrique rubrica rubriques rubric rubrics rubrik rubriky rubryka "
    "rovat rovatok ressort ressorts".split()
)
"""Words of a path whose next names a section."""
_FRONT = frozenset(
    "index index.html index.htm index.shtml index.php index.asp default.asp default.aspx".split()
)
"""What servers answer with where no page of a folder is named."""
_SERVICES = frozenset("search subscribe login log-in register signup sign-up signin sign-in".split())
"""Last words of addresses of what a site does for its readers: no folder of articles."""
_LOCALE = re.compile(r"(?<=^..)[-_][a-z]{2}$")
"""The country in the name of a language's folder."""
_ARCHIVE = re.compile(r"(?:^|/)(?:19|20)\d\d(?:/\d{1,2}){0,2}$")
"""The end of the address of a year's, a month's, a day's archive."""
HOME = frozenset(
    "home homepage start startseite accueil inicio início home page главная головна strona "
    "główna hjem hem etusivu forside ana sayfa anasayfa ホーム トップ 首页 首頁 홈 الرئيسية "
    "uncategorized uncategorised detail details detailansicht detailseite".split()
) | {fold("الصفحة الرئيسية")}
"""Names of the front page, of the category of what has none, and of the page on which a system shows any text."""
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?)$")
"""Of the file that shows a folder."""


def is_folder(clues: Clues, href: str | None) -> bool:
    """Whether the address may be of a part of the site: not of its front page, of a day's archive, of this page. One
    that is not told ("#") may be.
    """
    path = path_of(clues, href)
    if path is None:
        return not href or href == "#"
    if path == path_of(clues, clues.doc.url):
        return _asks_for_other(href or "", clues.doc.url)
    is_service = _ENDING.sub("", path.rpartition("/")[2]) in _SERVICES
    return path != "" and not is_service and _ARCHIVE.search(path) is None


def _asks_for_other(href: str, own: str) -> bool:
    """Whether both are told by what is asked of one script: "spip.php?rubrique4" beside "spip.php?article874"."""
    (_, _, asked), (_, _, told) = href.partition("#")[0].partition("?"), own.partition("#")[0].partition("?")
    return asked != "" != told and not asked.startswith(told)


def is_part(clues: Clues, href: str | None, first: str | None) -> bool:
    """Whether a link of a way leads to a folder, or to the front page of a part of the site that has a host of its own:
    another than that to which the way's `first` link leads ("society.ledger.example").
    """
    if is_folder(clues, href):
        return True
    url = clues.doc.absolute(href) if href and path_of(clues, href) == "" else None
    start = clues.doc.absolute(first) if first else None
    return bool(url and start) and is_of_site(clues, url or "") and host_of(url or "") != host_of(start or "")


def path_of(clues: Clues, href: str | None) -> str | None:
    """The address' path; "" of the front page, also of one in a language's folder; None where it is of a place in the
    page.
    """
    url = clues.doc.absolute(href) if href and not href.startswith("#") else None
    if url is None:
        return None
    path = url.partition("//")[2].partition("#")[0].partition("?")[0].partition("/")[2].strip("/").lower()
    folder, _, name = path.rpartition("/")
    path = folder if name in _FRONT else path
    return "" if _LOCALE.sub("", path) == clues.language else path


def folder_around(clues: Clues, href: str) -> str:
    """The folder that the address is of, if the page's own lies in it, else "": "world/us" of "/world/us/", of
    "/world/us.html" and of "/world/us/us.html".
    """
    if not may_be_around(clues, href):
        return ""
    own, path = path_of(clues, clues.doc.url) or "", path_of(clues, href) or ""
    folder, _, name = _ENDING.sub("", path).rpartition("/")
    path = folder if folder and folder.rpartition("/")[2] == name else f"{folder}/{name}".lstrip("/")
    return path if path and own.startswith(f"{path}/") and is_of_site(clues, href) else ""


def may_be_around(clues: Clues, href: str) -> bool:
    """Whether the page's address has the last part of this one: cheap, for most links of a page have another."""
    above, _, last = href.strip().partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")
    last = above.rpartition("/")[2] if last in _FRONT else last
    return bool(last) and _ENDING.sub("", last).lower() in clues.doc.url.lower()


def is_called_so(text: str, path: str) -> bool:
    """Whether the path's last part is the text without spaces, signs and accents: "/topics/arts-culture"."""
    name = letters(path.rpartition("/")[2])
    return len(name) >= LEAST_LETTERS and name in spellings_of(text)


def is_of_site(clues: Clues, href: str) -> bool:
    """Whether the address is of the page's own site."""
    return "//" not in href or label_of(clues.doc.absolute(href) or "") == clues.host_label


def leads_to_section(href: str) -> bool:
    """Whether the address is called a section's: "/category/rail"."""
    words = href.lower().partition("?")[0].rstrip("/").split("/")
    return not _FOLDERS.isdisjoint(words[:-1])


def is_of_section(clues: Clues, href: str) -> bool:
    """Whether the address is called a section's, or the page's own lies in it, and nothing is asked of it
    ("?author=ann").
    """
    return "?" not in href and (leads_to_section(href) or folder_around(clues, href) != "")
