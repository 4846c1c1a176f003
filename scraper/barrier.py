"""Whether the page has a barrier: a paywall, a wall to register, a cut with a fade over it, a line that asks."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from scraper.document.headings import is_linked_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Document, Element, Leaf

BARRIER = re.compile(
    r"(?<![^\s_-])(?:pay-?wall[a-z]*|regwall|reg-wall|registrationwall|loginwall|metered?-?wall|barrier|"
    r"subscribe-?wall|subscription-?wall|piano-(?:offer|container|paywall|wall|template|modal|inline)|tp-container-inner|poool-widget|qiota_reserve|"
    r"leaky_paywall_message|pmpro_content_message|wc-memberships-restricted\S*|mepr-unauthorized\S*|zephr-\S{0,60}wall|"
    r"(?:subscriber|subscribers|member|members|premium)-?only|locked-?content|content-?locked?|plus-?wall|"
    r"article-?truncated|is-truncated|truncated-?content|swg-\S{0,60}prompt|steady-paywall|gh-post-upgrade-cta|rcp_restricted)(?=$|[\s_-])"
)
"""Class and id tokens: those of the paywall services' own markup, and those most sites name theirs by."""
TAGS = ("div", "section", "aside", "article", "p", "dialog")


LEAST_CHARS = 15
"""Characters that ask for a subscription, or to sign in."""
REACH, WITHIN = 14, 12
"""Leaves below the body's end among which its barrier stands, and above: some of the offer may have been taken."""
BADGES, DIGITS = 3, re.compile(r"\d+")
"""A line that stands so often is a badge of a list's items, whatever their days."""
SAME = 60
"""Characters by which the body's last line is known again."""
MAX_LINE = 160
"""Characters of a line that asks for one."""
SENTENCE, TEXT = 80, 400
"""Characters of a paragraph, and of those below a line that together are a text and no offer."""
NEXT = 8
"""Leaves right below the body of which an offer is made: heading, conditions, price, button."""
PRICE = re.compile(
    r"[€$£¥₽₹₺₩₪₴]\s?\d|\d\s?(?:[€$£¥₽₹₺₩₪₴円元원]|(?:euros?|eur|usd|gbp|chf|kr|sek|nok|dkk|zł|kč|ft|lei|лв|руб|грн)\b)",
    re.I,
)
LETTERS, MOST_NAMES = re.compile(r"news-?_?letter"), 400
LEVELS, BOX = 6, 6
"""Elements around a line that are asked for such a name, and leaves of a box: heading, text, button, note."""
TITLE_CHARS = 25
"""Characters of a link that tells of something else: the title of another story, which bears the badge of those who
pay."""


def has_barrier(doc: Document) -> bool:
    """Whether an element is named as a barrier. Many pages keep one ready unused: alone it says little."""
    return any(True for _ in _barriers(doc))


def has_raised_barrier(doc: Document, body: str) -> bool:
    """Whether shortly below the body a barrier is visible and says something, or a line asks to subscribe and read on.

    What stands above the headline cuts nothing: it is the site's bar to sign in; nor does a line that the text goes on
    below. What stands far below, or several times, is a list's, whose items bear such badges.
    """
    top = min((h1.first_leaf for h1 in doc.scan.by_tag.get("h1", ())), default=0)
    end = _end_of(doc, body) or top
    start = max(end - WITHIN, top)
    shown = [barrier for barrier in _barriers(doc) if not barrier.hidden and _says_something(doc, barrier)]
    badges = Counter(barrier.names for barrier in shown)
    asking = [leaf for leaf in doc.scan.leaves[start : end + REACH] if asks_to_pay(leaf)]
    lines = [leaf.text for leaf in asking if leaf.index >= end or not _text_follows(doc, leaf, end)]
    alike = Counter(DIGITS.sub("", line) for line in lines)
    near = [barrier for barrier in shown if start <= barrier.first_leaf < end + REACH]
    return any(badges[barrier.names] == 1 and not _holds_text(doc, barrier, end) for barrier in near) or any(
        count < BADGES for count in alike.values()
    )


def _holds_text(doc: Document, barrier: Element, end: int) -> bool:
    """Whether the headline or the body's paragraphs stand in it: what lies around these is named for what may befall
    the text.
    """
    if any(barrier.first_leaf <= h1.first_leaf < barrier.last_leaf for h1 in doc.scan.by_tag.get("h1", ())):
        return True
    inside = doc.scan.leaves[barrier.first_leaf : min(barrier.last_leaf, end)]
    return sum(len(leaf.text) for leaf in inside if len(leaf.text) >= SENTENCE) >= TEXT


def _text_follows(doc: Document, line: Leaf, end: int) -> bool:
    """Whether paragraphs of the body stand below a line, side by side with it: more than an offer has."""
    beside = line.element.parent
    below = [leaf.text for leaf in doc.scan.leaves[line.index + 1 : end] if leaf.element.parent is beside]
    return sum(len(text) for text in below if len(text) >= SENTENCE) >= TEXT


def makes_offer(doc: Document, body: str) -> bool:
    """Whether the lines right below the body name a price, or say both halves between them: on a page that says it is
    for subscribers, a box like that stands where the text is cut."""
    end = _end_of(doc, body)
    below = [leaf for leaf in doc.scan.leaves[end : end + NEXT] if end and _may_offer(leaf)]
    texts = [leaf.text.lower() for leaf in below]
    return any(map(PRICE.search, texts)) or all(any(map(half.search, texts)) for half in _halves())


def _may_offer(leaf: Leaf) -> bool:
    return (
        leaf.kind == "text"
        and len(leaf.text) <= MAX_LINE
        and not leaf.element.hidden
        and not is_linked_heading(leaf)
    )


def _end_of(doc: Document, body: str) -> int:
    """The leaf after that of the body's last line; 0 where none is found."""
    last = body.rstrip().rsplit("\n", 1)[-1][:SAME]
    found = (leaf.index + 1 for leaf in reversed(doc.scan.leaves) if last and last in leaf.text)
    return next(found, 0)


def asks_to_pay(leaf: Leaf) -> bool:
    """Whether a short line says both halves: that one must subscribe or sign in, and what for."""
    if leaf.kind != "text" or len(leaf.text) > MAX_LINE or leaf.element.hidden or leaf.element.tag == "h1":
        return False
    text = leaf.text.lower()
    asks = "cookie" not in text and all(half.search(text) for half in _halves())
    return asks and not _leads_to_story(leaf) and not _is_letters(leaf)


def _is_letters(leaf: Leaf) -> bool:
    """Whether it stands in a newsletter's box: that asks to sign up for another text. Some newsletters' own posts are
    named so, too, but these are no boxes of some lines."""
    boxes = [e for e in leaf.element.ancestors(LEVELS) if e.names and e.leaf_count <= BOX]
    return any(LETTERS.search(e.names, 0, MOST_NAMES) for e in boxes)


def _leads_to_story(leaf: Leaf) -> bool:
    """Whether it is a badge beside a linked title ("For subscribers: the mill that fights the river"): the link of an
    offer says itself that one must subscribe, or what for."""
    links = [leaf.text[start:end].lower() for start, end, kind, _ in leaf.spans if kind == "link"]
    asks, goes_on = _halves()
    return any(
        len(text) >= TITLE_CHARS and not asks.search(text) and not goes_on.search(text) for text in links
    )


@lru_cache(1)
def _halves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = tomllib.loads((files("scraper") / "barrier.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(told["asks"])), re.compile("|".join(told["goes_on"]))


def _barriers(doc: Document) -> Iterator[Element]:
    found = doc.scan.by_tag
    return (e for tag in TAGS for e in found.get(tag, ()) if e.names and _names_barrier(e.names))


@lru_cache(4096)
def _names_barrier(names: str) -> bool:
    """Asked for names that stand on a page again and again."""
    return BARRIER.search(names) is not None


def _says_something(doc: Document, barrier: Element) -> bool:
    """No leaf is empty, so that few need be counted, however many stand in it, and however deep it is nested."""
    first = barrier.first_leaf
    leaves = doc.scan.leaves[first : min(barrier.last_leaf, first + LEAST_CHARS)]
    return sum(len(leaf.text) for leaf in leaves) >= LEAST_CHARS
