"""What tells the section though nothing names it: the way there, link by link, the line right above the title, and the
part of the menu that the reader is in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.fields.folders import HOME, is_called_so, is_folder, is_of_site, is_part, may_be_around, path_of
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import fold
from scraper.fields.section_head import lines_above
from scraper.fields.section_links import MANY_WORDS, names_section

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.document import Leaf
    from scraper.document.elements import RawSpan
    from scraper.fields.clues import Clues

_DIVIDERS = frozenset("›»>＞/→«<‹")
"""Signs between the links of a way. A menu has bars and dots between its own, or none."""
_BEHIND = frozenset("|·•–—-/,")
"""Signs between a section and a day."""
MAX_LINKS, MAX_CALLED, MAX_KICKER, MAX_LINE, MAX_DEPTH, MAX_LISTED = 8, 2, 40, 60, 2, 4
_PLAIN_WORD = re.compile(r"[\w-]+")
"""A folder whose name a selector can hold."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏ\d]")
_CURRENT = re.compile(r"(?:^|[\s_-])(?:active|selected|current|act|sel)(?=[\s_-]|$)")
"""In the class of the part of a menu that the reader is in."""
ABOVE = 16
"""How far above the text, in leaves, the way may stand."""


def way_shown(clues: Clues, headline: str | None) -> list[str]:
    """The links of a line that leads down from the front page, with arrows or slashes between them, or to nothing but
    folders that the page's address lies in; or through folders below one another, with such signs between or around
    the page. Right above the title bars may be between those to one folder and into it, too, or nothing; and arrows
    may be between any two parts of the site or more.
    """
    start = max(clues.first_leaf, 0)
    head = lines_above(clues, headline)
    above = clues.doc.scan.leaves[max(0, start - ABOVE) : start + 1]
    for leaf in [*head, *above]:
        links = [span for span in leaf.spans if span[2] == "link"]
        if len(links) == 1 and leaf.element.tag == "li" and (way := _way_in_list(clues, leaf, links[0])):
            return way
        if 1 < len(links) <= MAX_LINKS and (way := _way_in(clues, leaf, links, is_head=leaf in head)):
            return way
    return []


def _way_in(clues: Clues, leaf: Leaf, links: list[RawSpan], *, is_head: bool) -> list[str]:
    paths, own = [path_of(clues, href) for *_, href in links], path_of(clues, clues.doc.url)
    one = len({(path or "").partition("/")[0] for path in paths if path != ""}) == 1
    divided = _are_divided(leaf, links, _DIVIDERS | _BEHIND if is_head and one else _DIVIDERS)
    if paths[0] != "":
        nested = _are_nested(paths) and (divided or is_head or _leads_down(paths, own))
        nested = nested or (is_head and _are_divided(leaf, links) and _are_parts(clues, links))
        return [leaf.text[a:b] for a, b, *_ in links] if nested else []
    if _leads_down(paths[1:], own):
        return [leaf.text[a:b] for a, b, *_ in links[1:]]
    parts = [leaf.text[a:b] for a, b, _, href in links[1:] if is_part(clues, href, links[0][3])]
    return parts if divided else []


def _are_parts(clues: Clues, links: list[RawSpan]) -> bool:
    return all([href and is_folder(clues, href) and is_of_site(clues, href) for *_, href in links])


def _way_in_list(clues: Clues, first: Leaf, link: RawSpan) -> list[str]:
    """The same of a list that begins with the front page, and is shorter than a menu."""
    whole = first.element.parent
    if fold(first.text) not in HOME or path_of(clues, link[3]) != "" or whole is None:
        return []
    links = [(a.attributes.get("href"), a.text()) for a in whole.node.css("a")]
    if not 1 < len(links) <= MAX_LISTED or clues.is_aside(whole):
        return []
    return [text for href, text in links if is_part(clues, href, links[0][0])]


def _are_nested(paths: list[str | None]) -> bool:
    """Whether each path is of a folder below the one before."""
    return all([bool(path) and (below or "").startswith(f"{path}/") for path, below in pairwise(paths)])


def _leads_down(paths: list[str | None], own: str | None) -> bool:
    """Whether each path is of a folder around the page, below the one before."""
    folders = [f"{path}/" for path in paths if path]
    around = len(folders) == len(paths) and all(map((own or "").startswith, folders))
    return around and folders == sorted(set(folders))


def kicker_shown(clues: Clues, headline: str | None) -> list[str]:
    """The line right above the title, if its class calls it a category, it leads to a folder of the same words, or a
    menu has a link of these: no label of the one article is in it.
    """
    lines = lines_above(clues, headline)
    if not lines:
        return []
    if called := [text for leaf in lines for text in _called_so(clues, leaf)]:
        return called
    if labels := [text for leaf in lines if (text := _labelled(leaf))]:
        return labels[:1]
    leaf = lines[-1]
    linked, text = leaf.link_chars > 0, _without_day(leaf)
    if not _is_kicker(leaf, text):
        return []
    leads = all([_is_part(clues, href) for href in leaf.hrefs])
    return [text] if leads and is_in_menu(clues, fold(text), linked=linked) else []


def _is_kicker(leaf: Leaf, text: str) -> bool:
    """Whether it is short, and all link, if it is one."""
    return 0 < len(text) <= MAX_KICKER and (not leaf.link_chars or leaf.link_chars >= len(text))


def _labelled(leaf: Leaf) -> str:
    """The line, if its class, or that of what holds it, calls it a category."""
    text, parent = _without_day(leaf), leaf.element.parent
    alone = parent is not None and parent.last_leaf - parent.first_leaf <= MAX_CALLED
    named = names_section(leaf.element.names) or (
        alone and parent is not None and names_section(parent.names)
    )
    return text if named and _is_kicker(leaf, text) and not any(map(str.isdigit, text)) else ""


def _called_so(clues: Clues, leaf: Leaf) -> list[str]:
    """The link of a short line, or the two, that are called as the folders are that they lead to, or the whole way if
    arrows divide it; a menu has more.
    """
    links = [span for span in leaf.spans if span[2] == "link"] if len(leaf.text) <= MAX_LINE else []
    links = links if len(links) <= MAX_CALLED else []
    folders = [(leaf.text[a:b], href) for a, b, _, href in links if href and is_of_site(clues, href)]
    parts = [
        (text, href) for text, href in folders if not kinds_of_link(href) - {"tag"} and is_folder(clues, href)
    ]
    called = [text for text, href in parts if is_called_so(text, path_of(clues, href) or "")]
    return [text for text, _ in parts] if called and _are_divided(leaf, links) else called


def _are_divided(leaf: Leaf, links: list[RawSpan], signs: frozenset[str] = _DIVIDERS) -> bool:
    """Whether arrows or slashes, or such signs, and nothing else stand between the links."""
    gaps = [leaf.text[a[1] : b[0]].strip() for a, b in pairwise(links)]
    return all(gap and signs.issuperset(gap) for gap in gaps)


def _without_day(leaf: Leaf) -> str:
    """The line, or its link alone, if a divider and a day follow it: "Sports | 3 May 2026"; or stand before it."""
    spans = leaf.spans[:1] if leaf.link_chars else ()
    start = next((start for start, end, kind, _ in spans if kind == "link" and end == len(leaf.text)), 0)
    before = leaf.text[:start].rstrip()
    if before[-1:] in _BEHIND and any(map(str.isdigit, before)):
        return leaf.text[start:]
    end = next((end for start, end, kind, _ in spans if kind == "link" and start == 0), len(leaf.text))
    rest = leaf.text[end:].lstrip()
    return leaf.text[:end] if rest[:1] in _BEHIND and any(map(str.isdigit, rest)) else leaf.text


def is_in_menu(clues: Clues, text: str, *, linked: bool = False) -> bool:
    """Whether a link to a part of the site has the text; a second one, if the line is one. All of the page is asked,
    since the scan passes menus by; and only where nothing else tells the section.
    """
    same = [a.attributes.get("href") for a in clues.doc.tree.css("a") if fold(a.text()) == text]
    return len([href for href in same if href and _is_part(clues, href)]) > linked


def _is_part(clues: Clues, href: str) -> bool:
    return (
        is_folder(clues, href)
        and (path_of(clues, href) or "").count("/") < MAX_DEPTH
        and not kinds_of_link(href)
    )


def menu_current(clues: Clues) -> list[str]:
    """The links to folders about the page's own address that are called as these are, or that markup says the reader is
    in. All of the page is asked, as above.
    """
    own = path_of(clues, clues.doc.url) or ""
    first, inner, _ = own.partition("/")
    called: dict[str, str] = {}
    for link in clues.doc.tree.css(f'a[href*="{first}" i]') if inner and _PLAIN_WORD.fullmatch(first) else ():
        href = link.attributes.get("href") or ""
        if not may_be_around(clues, href) or not (path := path_of(clues, href)) or path in called:
            continue
        if not own.startswith(f"{path}/") or not _is_part(clues, href):
            continue
        text = " ".join(link.text().split())
        if is_called_so(text, path) or _is_current(link) or _has_other_letters(clues, text):
            called[path] = text
    return [called[path] for path in sorted(called)]


def _has_other_letters(clues: Clues, text: str) -> bool:
    """Whether it is a word or two in letters that no address has, be the folder called so or in English."""
    return (
        0 < len(text.split()) < MANY_WORDS
        and text[0].isalpha()
        and _LATIN.search(text) is None
        and fold(text) != clues.title_end
    )


def _is_current(link: LexborNode) -> bool:
    """Whether it, or what holds it, is marked as what the reader is in."""
    parent = link.parent
    around = [node.attributes for node in (link, parent, parent.parent if parent else None) if node]
    return any(["aria-current" in attrs or _CURRENT.search(attrs.get("class") or "") for attrs in around])
