"""Links to the parts of a site: to a folder that the article's own address lies in, and the labels about the headline
that lead to a category.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.folders import folder_around, is_called_so, is_folder, leads_to_section
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import fold
from scraper.fields.names.given import fold_word
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document import Element
    from scraper.fields.clues import Clues

MOST_LABELS, MANY_BELOW = 4, 40
"""So many labels an article has at most: a menu has more."""
MANY_WORDS = 3
"""So many words that lead to a folder are its name, or tell the reader to go there."""
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


def _is_button(link: Element) -> bool:
    """Whether it leads nowhere, and its class says that it does something."""
    return not link.attrs.get("href") and "button" in link.names


def folders_shown(clues: Clues, links: list[Element]) -> list[str]:
    """The texts of the links that lead to a folder which the page's address lies in."""
    paths = [(link, folder_around(clues, _href_of(link))) for link in links]
    told = [(clues.text_of(link), path) for link, path in paths if path]
    texts = [
        (text, path) for text, path in told if not name_words().is_nobody(text) and _may_call(text, path)
    ]
    called = {path for text, path in texts if is_called_so(text, path)}
    return [text for text, path in texts if path not in called or is_called_so(text, path)]


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


def _may_call(text: str, path: str) -> bool:
    """Whether it is short, or the folder's name begins with its first word: not so "Back to all articles"."""
    words = text.split()
    return len(words) < MANY_WORDS or path.rpartition("/")[2].startswith(fold_word(fold(words[0])))


def labels_shown(clues: Clues, links: list[Element]) -> list[str]:
    """The texts of the links that markup, or their address, calls a category, a rubric, a kicker."""
    marked = [e for e in links if _is_label(e) or leads_to_section(_href_of(e))]
    own = [e for e, of_menu in zip(marked, are_of_menus(marked), strict=True) if not of_menu]
    labels = list(dict.fromkeys(map(clues.text_of, own)))
    return labels if len(labels) <= MOST_LABELS else []


def labels_below(clues: Clues) -> list[str]:
    """The same of the links right below the text: of one or two words or to a category, none for a tag, none of other
    stories.
    """
    near = _links_right_below(clues)
    links = [e for e in near if leads_to_section(_href_of(e)) or len(clues.text_of(e).split()) < MANY_WORDS]
    links = [e for e in links if is_folder(clues, e.attrs.get("href")) and not _is_tag(e)]
    if len(links) > MANY_BELOW:
        return []
    return labels_shown(clues, [e for e in links if not clues.is_aside(e) and not _is_of_story(e)])


def _links_right_below(clues: Clues) -> list[Element]:
    end = clues.last_leaf
    return [e for e in clues.near_links if end <= e.first_leaf < end + BELOW] if end >= 0 else []


def _href_of(link: Element) -> str:
    return link.attrs.get("href") or ""


def _is_tag(link: Element) -> bool:
    """Whether a class says so, of it or of what holds it."""
    return any([word in one.names for one in link.upwards(1) for word in ("tag", "topic")])


def _is_of_story(link: Element) -> bool:
    """Whether it stands with a heading that leads elsewhere."""
    return any([one.node.css_first("h2 a, h3 a, h4 a") is not None for one in link.ancestors(STORY_DEPTH)])


def links_about_headline(clues: Clues) -> list[Element]:
    """The links near the headline that no aside holds, but for a menu that leads here; without those to writers. What
    takes longest is asked last.
    """
    first = clues.first_leaf
    near = [e for e in clues.near_links if first - ABOVE <= e.first_leaf < first + INSIDE]
    own = [e for e in near if not _is_button(e) and (not clues.is_aside(e) or _is_of_way(clues, e, near))]
    links = [(e, _href_of(e)) for e in own]
    return [e for e, href in links if "author" not in kinds_of_link(href) and is_folder(clues, href)]


def links_below(clues: Clues) -> list[Element]:
    """The links right below the text that no aside holds, called as the folder is that the page lies in: none back."""
    around = [(e, folder_around(clues, _href_of(e))) for e in _links_right_below(clues)]
    called = [e for e, folder in around if folder and is_called_so(clues.text_of(e), folder)]
    return [e for e in called if not clues.is_aside(e)]


def _is_of_way(clues: Clues, link: Element, near: list[Element]) -> bool:
    """Whether it leads to a folder around the page from a menu half of whose links do, or more."""
    if not folder_around(clues, _href_of(link)):
        return False
    menu = next((one for one in link.ancestors(MENU_DEPTH) if one.tag == "nav"), None)
    if menu is None:
        return False
    links = [e for e in near if menu.first_leaf <= e.first_leaf < max(menu.last_leaf, menu.first_leaf + 1)]
    return len(links) <= 2 * sum([folder_around(clues, _href_of(e)) != "" for e in links])


def names_section(names: str) -> bool:
    """Whether a class is of a category or a section, and not of a kicker, which may be of the one article."""
    label = _LABEL.search(names) if names else None
    return label is not None and not label[0].endswith(("kicker", "overline"))


def _is_label(element: Element) -> bool:
    """Whether it, or what holds it, alone or with others of its kind, is named like a label of sections."""
    return any([_LABEL.search(one.names) is not None for one in element.upwards(2)])
