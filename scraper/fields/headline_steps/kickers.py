"""Kickers within a heading: the short line above the headline that says of what it is, where markup calls it so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of
from scraper.fields.headline_steps.declared import declared_texts
from scraper.fields.headline_steps.steps import DECLARED
from scraper.fields.headline_steps.text import tidy
from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

KICKER_CLASS = re.compile(
    r"kicker|eyebrow|overline|topline|dachzeile|surtitle|supertitle|pretitle|antetitulo|occhiello"
    r"|(?<!\S)(?:label|badge)(?=$|[\s_-])"
)
"""What makers of pages call it, in the languages that have a word for it."""
AFTER = " :|–—-•/\n"
MAX_LINES = 3
COUNT = re.compile(r"\s?\(\d{1,5}\)$")
"""Of the comments, in an element of its own at a heading's end."""
FIRST = 2
"""How many elements into the heading the kicker may be."""


def _without_kicker(clues: Clues, heading: Element, text: str) -> str | None:
    """The heading's text after what its first child marks as a kicker; None where nothing does.

    Nothing does either where the kicker is the most of the heading: it is the headline then, and a subtitle follows.
    """
    for child in clues.doc.scan.elements_in(heading, FIRST):
        if not KICKER_CLASS.search(child.names):
            continue
        kicker = clues.text_of(child)
        rest = text[len(kicker) :].strip(AFTER)
        if kicker and text.startswith(kicker) and len(rest) > len(kicker):
            return rest
    return None


def kicked_headlines(clues: Clues) -> dict[str, str]:
    """The texts of h1s in which markup names a kicker, by these the texts without; not where a colon joins both, and
    the page declares them as one: "Batteries: Enough for a motorcycle?".
    """
    h1s = [(text, _without_kicker(clues, e, text)) for e, text in clues.h1_texts]
    kicked = {text: headline for text, headline in h1s if headline}
    if not kicked:
        return {}
    declared = {fold(tidy(text)) for texts in declared_texts(clues).values() for text in texts}
    return {
        text: headline
        for text, headline in kicked.items()
        if not (_has_colon(text, headline) and _begins_one(fold(text), declared))
    }


def _has_colon(text: str, headline: str) -> bool:
    return text.removesuffix(headline).rstrip().endswith(":")


def _begins_one(text: str, declared: set[str]) -> bool:
    """Whether one of the declared wordings is the text, perhaps with the site's name after it."""
    return any([one.startswith(text) for one in declared])


def heading_texts(clues: Clues, element: Element, text: str) -> list[str]:
    """The text of a heading, and, where a kicker stands in it, or a second title ends it, what is left without: its
    longest line or child.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return [text, *sorted(lines, key=len, reverse=True)[:MAX_LINES]]
    if element.node.first_child is None or element.node.first_child.next is None:
        return [text]
    if counted := COUNT.search(text):
        return [text, text[: counted.start()]]
    parts = pieces_of(element).split("\n")
    longest = max(parts, key=len) if len(parts) > 1 else ""
    if len(longest) * 2 > len(text) and text.endswith(longest):
        return [text, longest]
    child = next((e for e in clues.doc.scan.elements_in(element, FIRST) if e.parent is element), None)
    kicker = clues.text_of(child) if child is not None else ""
    if kicker and text.startswith(kicker) and len(kicker) * 2 < len(text):
        return [text, text[len(kicker) :].lstrip(" :|–—-•")]
    if kicker and text.endswith(f" {kicker}"):
        return [text, text.removesuffix(kicker).rstrip()]
    return [text]


def without_kickers(h1_texts: list[list[str]], grouped: dict[str, Option]) -> list[Option]:
    """The options, without headings made of a kicker and what the page elsewhere gives as its whole title."""
    for texts in h1_texts:
        if len(texts) == 1:
            continue
        whole, *parts = (fold(tidy(text)) for text in texts)
        for part in parts:
            long, short = grouped.get(whole), grouped.get(part)
            if long and short and long is not short and _is_declared(short) and not _is_declared(long):
                short.readings += long.readings
                del grouped[whole]
    return list(grouped.values())


def _is_declared(option: Option) -> bool:
    return not option.steps.isdisjoint(DECLARED)
