"""The site's name as its links tell it: those to its feeds, and those to its front page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.folders import HOME, path_of
from scraper.fields.names.compare import fold
from scraper.fields.outlets import is_latin
from scraper.fields.site_names import SEPARATOR, labels_of, letters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from scraper.fields.clues import Clues

MAX_LINKS, MAX_LOGO = 80, 60
"""How many of the page's first links may be its logo, and how long a name of a site there is."""
MAX_FEEDS = 4
_FEED = re.compile(r"\s»\s[^»]*$")
"""How WordPress hangs the word for a feed, in whatever language, on the site's name."""
_LOGO = re.compile(
    r"(?i)^(?:(?:site|header|company|brand) )?logo\b(?: (?:of|for)(?: the)?\b)?[\s:–-]*"
    r"|[\s_–-]+logo(?:$|[\s_.–-].*)|[\s–-]+home(?:[ -]?page)?$"
)
"""What the text of a picture says that it is."""
MIN_INITIALS = 2


def name_of_feed(clues: Clues) -> str | None:
    """What the page's first feed is of, if WordPress titled it: the site, and no folder of it that has its own feed."""
    title = next(iter(_feed_titles(clues)), "")
    name = _FEED.split(title)[0]
    if name == title or SEPARATOR.search(name):
        return None
    return name if fold(name) not in (path_of(clues, clues.doc.url) or "").split("/") else None


def name_in_feed(clues: Clues) -> str | None:
    """The part of a feed's title that is the site's address."""
    parts = [part.strip() for title in _feed_titles(clues) for part in SEPARATOR.split(title)]
    return next((part for part in parts if is_whole(part, clues)), None)


def _feed_titles(clues: Clues) -> list[str]:
    feeds = clues.doc.tree.css('link[rel="alternate"][title][type$="+xml"]')[:MAX_FEEDS]
    return [" ".join((feed.attributes.get("title") or "").split()) for feed in feeds]


def name_in_logo(clues: Clues, is_owner: Callable[[str, str], bool]) -> str | None:
    """What a link to the front page says, in words or by its picture, if the site's address is like it, or `<title>` or
    the page's owner has it too; or if it is called a logo, and in letters that no address has.
    """
    for link in _to_front_page(clues):
        for name in _names_of(link):
            if not 2 < len(name) <= MAX_LOGO or fold(name) in HOME or "{" in name:
                continue
            if is_like(name, clues) or name in clues.title or is_owner(name, clues.doc.html):
                return name
            if is_foreign(name) and _is_logo(link):
                return name
        for key in ("aria-label", "title"):  # it may tell the reader where to go
            name = _cleaned(link.attributes.get(key) or "")
            if is_whole(name, clues):
                return name
    return None


def name_in_letters_of(text: str, clues: Clues, is_owner: Callable[[str, str], bool]) -> str | None:
    """What the logo says in the letters of the text, if these are not Latin: in words; or by its picture, if `<title>`,
    the article or the page's owner has it too.
    """
    if not is_foreign(text):
        return None
    for link in _to_front_page(clues):
        image = link.css_first("img[alt]")
        if image is None and not _is_logo(link):
            continue
        for name in _names_of(link):
            if not 1 < len(name) <= MAX_LOGO or not is_foreign(name) or fold(name) in HOME:
                continue
            told = name in clues.title or name in clues.region.text
            if image is None or told or is_owner(name, clues.doc.html):
                return name
    return None


def _is_logo(link: LexborNode) -> bool:
    return "logo" in (link.attributes.get("class") or "").lower()


def is_foreign(text: str) -> bool:
    """Whether no more than a few of its letters are Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    return 5 * sum(map(is_latin, letters)) < len(letters)


def _to_front_page(clues: Clues) -> Iterator[LexborNode]:
    """The links there, or to that of the site which the page's is a part of."""
    for link in clues.doc.tree.css("a[href]")[:MAX_LINKS]:
        href = link.attributes.get("href")
        if not href or path_of(clues, href) != "":
            continue
        labels = labels_of(clues.doc.absolute(href) or "")
        if labels == clues.host_labels[: len(labels)]:
            yield link


def _names_of(link: LexborNode) -> list[str]:
    image = link.css_first("img[alt]")
    text = " ".join(link.text().split())
    return [_cleaned(text or (image and image.attributes.get("alt")) or "")]


def _cleaned(text: str) -> str:
    """Without the words for a logo, and said once where it is said twice."""
    name = _LOGO.sub("", " ".join(text.split())).strip()
    half = len(name) // 2
    return name[:half].rstrip() if half > 2 and name[:half].strip() == name[half:].strip() else name


def is_like(name: str, clues: Clues) -> bool:
    """Whether a label of the site's address is the name without its spaces and accents, or a part of it, or it of the
    label; or some of its words ("valegazette": "The Vale & District Gazette").
    """
    squashed = letters_of(name)
    labels = [label for one in clues.host_labels if len(label := letters_of(one)) > 2]
    is_part = len(squashed) > 2 and any([squashed in label or label in squashed for label in labels])
    return is_part or any([_is_of_words(label, name) for label in labels])


def _is_of_words(label: str, name: str) -> bool:
    """Whether it is two or more of the name's words, in their order."""
    found = 0
    for word in map(letters_of, name.split()):
        if word and label.startswith(word):
            label, found = label[len(word) :], found + 1
    return found > 1 and not label


def is_whole(name: str, clues: Clues) -> bool:
    """Whether the name is the label of the site's address, or all of its words' first letters are, or it begins the
    label and is the most of it.
    """
    squashed, label = letters_of(name), letters_of(clues.host_label)
    if len(squashed) > 2 and label.startswith(squashed):
        return 2 * len(squashed) > len(label)
    initials = "".join([word[0] for word in fold(name).split()])
    return len(initials) >= MIN_INITIALS and initials == label


def begins_with_address(name: str, clues: Clues) -> bool:
    """Whether the name's first word is the site's address, or its label; or its words are the label."""
    label = letters_of(clues.host_label)
    first = next(iter(name.casefold().split()), "").removeprefix("www.")
    is_first = letters_of(first) == label or first.startswith(f"{clues.host_label}.")
    return len(label) > 2 and (is_first or _is_of_words(label, name))
