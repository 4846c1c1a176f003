"""Links to the parts of a site: to a folder that the article's own address lies in, and the labels about the headline
that lead to a category.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import letters
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import fold
from scraper.fields.names.given import fold_word
from scraper.fields.names.words import name_words
from scraper.fields.site_names import label_of, spellings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document import Element
    from scraper.fields.clues import Clues

MOST_LABELS, MANY_BELOW = 4, 40
"""So many labels an article has at most: a menu has more."""
MANY_WORDS = 3
"""So many words that lead to a folder are its name, or tell the reader to go there."""
LEAST_LETTERS = 3
"""Of a section's name, where it is told by its address: two are a language's or a country's, "EN"."""
LIST_DEPTH, STORY_DEPTH = 2, 3
"""How many elements above a label its list is, or another story that it stands with."""
MENU_DEPTH = 6
"""How many elements above its links a menu is looked for."""
ABOVE, INSIDE, BELOW = 16, 3, 10
"""How far above the body's start, below it, and below its end, in leaves, the label of a section may stand."""
_LABEL = re.compile(
    r"(?:^|[\s_-])(?<!\bp-)(?:categor(?:y|ies|ia|ie)|cat[es]?|kicker|rubri(?:c|k|que|ca)|overline|ressort"
    r"|section[_-]?(?:label|name|title|tag)|(?<=__)section)(?=[\s_-]|$)"
)
"""In the class of a section's label; what microformats call `p-category` is a tag."""
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


def _is_button(link: Element) -> bool:
    """Whether it leads nowhere, and its class says that it does something."""
    return not link.attrs.get("href") and "button" in link.names


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
    return bool(url and start) and is_of_site(clues, url or "") and _host(url or "") != _host(start or "")


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


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


def folders_shown(clues: Clues, links: list[Element]) -> list[str]:
    """The texts of the links that lead to a folder which the page's address lies in."""
    paths = [(link, folder_around(clues, link)) for link in links]
    told = [(clues.text_of(link), path) for link, path in paths if path]
    texts = [
        (text, path) for text, path in told if not name_words().is_nobody(text) and _may_call(text, path)
    ]
    called = {path for text, path in texts if is_called_so(text, path)}
    return [text for text, path in texts if path not in called or is_called_so(text, path)]


def folder_around(clues: Clues, link: Element) -> str:
    """The folder that the link leads to, if the page's address lies in it, else "": "world/us" of "/world/us/", of
    "/world/us.html" and of "/world/us/us.html".
    """
    return _folder_of(clues, link.attrs.get("href") or "")


def _folder_of(clues: Clues, href: str) -> str:
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


def are_of_menus(elements: Iterable[Element]) -> list[bool]:
    """Of each whether it is in a list of more links than an article has labels; each list is counted once."""
    menus = [
        next((one for one in e.ancestors(LIST_DEPTH) if one.tag in ("ul", "ol")), None) for e in elements
    ]
    long = {
        index
        for index, menu in {menu.index: menu for menu in menus if menu is not None}.items()
        if len(menu.node.css("a")) > MOST_LABELS
    }
    return [menu is not None and menu.index in long for menu in menus]


def is_called_so(text: str, path: str) -> bool:
    """Whether the path's last part is the text without spaces, signs and accents: "/topics/arts-culture"."""
    name = letters(path.rpartition("/")[2])
    return len(name) >= LEAST_LETTERS and name in spellings_of(text)


def is_of_site(clues: Clues, href: str) -> bool:
    """Whether the address is of the page's own site."""
    return "//" not in href or label_of(clues.doc.absolute(href) or "") == clues.host_label


def _may_call(text: str, path: str) -> bool:
    """Whether it is short, or the folder's name begins with its first word: not so "Back to all articles"."""
    words = text.split()
    return len(words) < MANY_WORDS or path.rpartition("/")[2].startswith(fold_word(fold(words[0])))


def labels_shown(clues: Clues, links: list[Element]) -> list[str]:
    """The texts of the links that markup, or their address, calls a category, a rubric, a kicker."""
    marked = [e for e in links if _is_label(e) or _leads_to_section(e)]
    own = [e for e, of_menu in zip(marked, are_of_menus(marked), strict=True) if not of_menu]
    labels = list(dict.fromkeys(map(clues.text_of, own)))
    return labels if len(labels) <= MOST_LABELS else []


def labels_below(clues: Clues) -> list[str]:
    """The same of the links right below the text: of one or two words or to a category, none for a tag, none of other
    stories.
    """
    end = clues.last_leaf
    near = [e for e in clues.near_links if end <= e.first_leaf < end + BELOW] if end >= 0 else []
    links = [e for e in near if _leads_to_section(e) or len(clues.text_of(e).split()) < MANY_WORDS]
    links = [e for e in links if is_folder(clues, e.attrs.get("href")) and not _is_tag(e)]
    if len(links) > MANY_BELOW:
        return []
    return labels_shown(clues, [e for e in links if not clues.is_aside(e) and not _is_of_story(e)])


def _is_tag(link: Element) -> bool:
    """Whether a class says so, of it or of what holds it."""
    return any([word in one.names for one in (link, *link.ancestors(1)) for word in ("tag", "topic")])


def _is_of_story(link: Element) -> bool:
    """Whether it stands with a heading that leads elsewhere."""
    return any([one.node.css_first("h2 a, h3 a, h4 a") is not None for one in link.ancestors(STORY_DEPTH)])


def links_about_headline(clues: Clues) -> list[Element]:
    """The links near the headline that no aside holds, but for a menu that leads here; without those to writers. What
    takes longest is asked last.
    """
    first = clues.first_leaf
    near = [e for e in clues.near_links if first - ABOVE <= e.first_leaf < first + INSIDE]
    links = [
        (e, e.attrs.get("href") or "")
        for e in near
        if not _is_button(e) and (not clues.is_aside(e) or _is_of_way(clues, e, near))
    ]
    return [e for e, href in links if "author" not in kinds_of_link(href) and is_folder(clues, href)]


def links_below(clues: Clues) -> list[Element]:
    """The links right below the text that no aside holds, called as the folder is that the page lies in: none back."""
    end = clues.last_leaf
    links = [e for e in clues.near_links if end <= e.first_leaf < end + BELOW] if end >= 0 else []
    around = [(e, folder_around(clues, e)) for e in links]
    called = [e for e, folder in around if folder and is_called_so(clues.text_of(e), folder)]
    return [e for e in called if not clues.is_aside(e)]


def _is_of_way(clues: Clues, link: Element, near: list[Element]) -> bool:
    """Whether it leads to a folder around the page from a menu half of whose links do, or more."""
    if not folder_around(clues, link):
        return False
    menu = next((one for one in link.ancestors(MENU_DEPTH) if one.tag == "nav"), None)
    if menu is None:
        return False
    links = [e for e in near if menu.first_leaf <= e.first_leaf < max(menu.last_leaf, menu.first_leaf + 1)]
    return len(links) <= 2 * sum([folder_around(clues, e) != "" for e in links])


def names_section(names: str) -> bool:
    """Whether a class is of a category or a section, and not of a kicker, which may be of the one article."""
    label = _LABEL.search(names) if names else None
    return label is not None and not label[0].endswith(("kicker", "overline"))


def _is_label(element: Element) -> bool:
    """Whether it, or what holds it, alone or with others of its kind, is named like a label of sections."""
    parent = element.parent
    around = (element, parent, parent.parent if parent else None)
    return any([one is not None and _LABEL.search(one.names) is not None for one in around])


def _leads_to_section(element: Element) -> bool:
    return _is_called_section(element.attrs.get("href") or "")


def _is_called_section(href: str) -> bool:
    words = href.lower().partition("?")[0].rstrip("/").split("/")
    return not _FOLDERS.isdisjoint(words[:-1])


def is_of_section(clues: Clues, href: str) -> bool:
    """Whether the address is called a section's, or the page's own lies in it, and nothing is asked of it
    ("?author=ann").
    """
    return "?" not in href and (_is_called_section(href) or _folder_of(clues, href) != "")
