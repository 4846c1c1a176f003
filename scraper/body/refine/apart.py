"""Text that names itself as no part of the article: consent dialogs, comments, related stories, bios, captions.

The model has met few of them with long running text, and takes such text for an article's. Their names are
conventions all the same; they are believed where enough of an article is left without what bears them, since
themes also hang such names on what holds the whole page (`dialog-off-canvas-main-canvas`, `has-comments`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.body.blocks.clock_lines import is_minute
from scraper.body.surroundings import common_element
from scraper.body.table import MOST_SHARE, rows_of
from scraper.document.attributes import TESTED_AS
from scraper.document.caption_names import names_caption
from scraper.document.caption_places import is_described

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Element, Leaf

LEAST_LEFT = 500
"""Characters of the body that must be left."""
CRUMBS, CRUMB_WORDS = 3, 2
"""Items whose text alone would go, or minutes of a match; and the words of the marks left of such items."""
TAGS = frozenset(("footer", "dialog", "figcaption"))
"""Not `aside`: what the model keeps of these is as often the article's own box of facts."""
COMMENTS = (
    r"comments?|comment-?list|disqus\w*|respond|replies"
    r"|coment\w*|coms|commentaires?|kommentare?|commenti|komentar\w*|reacties|yorum\w*"
)
WORDS = (
    rf"modal|pop-?up|dialog|cookie-?\w*|consent(?:banner|box|notice|overlay|layer|message|prompt|wall)?|opt-?in|gdpr"
    rf"|ccpa|onetrust|didomi|privacy|{COMMENTS}"
    r"|related\w*|recommend\w*|recirc\w*|more-?from|(?:read|see)-?also|also-?read|(?:read-?more|more-?on)$|up-?next"
    r"|rel-?(?:box|links?)|outbrain|taboola"
    r"|gift-?(?:article|link)s?|paywall[_-]*(?:note|prompt|message|promo|offer|form|login|barrier|gate|benefit)s?|donat\w*"
    r"|support-(?:us|message|prompt|banner|box)|app-?(?:box|promo|banner|download)\w*|whatsapp\w*|google-?news"
    r"|newsletter\w*|subscribe|subscription|sign-?up|cta\w*|call-?to-?action|mood-?meter|reactions|emotions"
    r"|(?:author-?)?bios?|biograph\w*|about-?(?:the-?)?author|author-?(?:box|info|description)|post-author"
    r"|why-?(?:you-?can-?)?trust\w*|disclosure-statement"
    r"|(?:image|img|photo|picture|media|video|figure|pic)?[_-]?captions?|sponsor\w*|advert\w*|(?<!--)ads?|adv"
    r"|(?<!quote[_-])testimonials?|disclaimer|boilerplate|copyright|legal|tags|tag-?list|(?:post|entry|article)-tags"
    r"|post-?metadata|entry-utility|share-?sheet|outils$|consumer-marketing\w*"
)
"""Not the list in surroundings.py, which tells of embeds and pictures: on labelled pages its teasers and banners cost
more text than they spared, and its sidebars helped some pages and emptied others.
"""
NAME = re.compile(rf"(?:^|[_-])(?:{WORDS})(?=$|[_-])|^widget_(?!sow|black-studio|siteorigin)\w")
"""WordPress calls each widget of a sidebar by its kind (`widget_text`); builders that set articles in widgets, too."""
UNSEEN = re.compile(r"(?<!\S)d-none(?!\S)(?!.*(?<!\S)d-(?:sm|md|lg|xl|xxl)-(?!none))", re.S)
"""Bootstrap's class for what no screen shows (only print, at most), of whatever width.

Source: https://getbootstrap.com/docs/5.3/utilities/display/
"""
OF_TOPICS = ("tag-", "category-", "topic-", "has-", "no-", "with-")
"""Beginnings of names that say what an article is about, or what else its page has."""
MAX_NAMES, MAX_CHARS = 20, 80
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def drop_apart(table: LeafTable, kept: Flags) -> Flags:
    """Drops the leaves inside such elements, if enough of the body is left.

    What holds all of the body is not asked: Drupal's `dialog-off-canvas-main-canvas` holds every page. Where nothing is
    left, nor is what holds the title: Substack calls its articles `newsletter-post`.
    """
    rows = rows_of(kept)
    known = _around_all(table.leaves[rows[0]], table.leaves[rows[-1]]) if rows else {}
    left = _not_apart(table, kept, dict(known))
    if _cuts_to_crumbs(table, kept, left) or _cuts_a_ticker(table, kept & ~left):
        return kept
    if table.title is None or left.any():
        return table.left_if_enough(left, kept, LEAST_LEFT)
    title = table.leaves[table.title].element
    left = _not_apart(table, kept, known | dict.fromkeys((one.index for one in title.ancestors()), False))
    return table.left_if_enough(left, kept, MOST_SHARE * float(table.chars[kept].sum()))


def _cuts_to_crumbs(table: LeafTable, kept: Flags, left: Flags) -> bool:
    """Whether it takes the text from several items of a list and leaves their marks: so minutes stand beside what a
    ticker calls its comments.
    """
    crumbs = 0
    for row in rows_of(left[:-1] & kept[1:] & ~left[1:]):
        element = table.leaves[row].element
        in_one = element.tag == "li" and table.index[row + 1] < element.last_leaf
        crumbs += in_one and table.words[row] <= CRUMB_WORDS
    return crumbs >= CRUMBS


def _cuts_a_ticker(table: LeafTable, lost: Flags) -> bool:
    """Whether the minutes of a match are in what would go: Marca calls what was said of them comments."""
    return sum(is_minute(table.texts[row]) for row in rows_of(lost)) >= CRUMBS


def _not_apart(table: LeafTable, kept: Flags, known: dict[int, bool]) -> Flags:
    left = kept.copy()
    for row in rows_of(kept):
        leaf = table.leaves[row]
        part = leaf.inner is not leaf.element and (
            _is_apart_part(leaf.inner) or names_caption(leaf.inner.names)
        )
        left[row] = not (part or leaf.element.handed_down(known, _is_apart, start=False))
    return left


def _around_all(first: Leaf, last: Leaf) -> dict[int, bool]:
    holds = common_element(first.element, last.element)
    return dict.fromkeys((one.index for one in holds.upwards()), False)


def _is_apart(element: Element, apart: bool) -> bool:
    """Whether the element names itself so, or stands in one that does (`apart`)."""
    if apart or _is_apart_tag(element):
        return True
    if not element.attrs and not element.names:
        return False
    return is_apart_name(element.names) or _is_apart_part(element) or _is_tested_as(element)


def _is_apart_part(element: Element) -> bool:
    """By its role, by the slot of a custom element that it fills, or by microdata that call it a reader's."""
    attrs = element.attrs
    if attrs.get("role") == "dialog" or attrs.get("slot") == "caption":
        return True
    return attrs.get("itemprop") == "comment" or is_described(element)


def _is_tested_as(element: Element) -> bool:
    attrs = element.attrs
    if TESTED_AS.isdisjoint(attrs):
        return False
    return any(is_apart_name(HUMP.sub("-", attrs.get(name) or "").lower()) for name in TESTED_AS)


def _is_apart_tag(element: Element) -> bool:
    """A quotation's `<footer>` says who spoke, and is of the quotation."""
    if element.tag == "footer" and element.parent is not None:
        return element.parent.tag != "blockquote"
    return element.tag in TAGS


@lru_cache(4096)
def is_apart_name(names: str) -> bool:
    return UNSEEN.search(names, 0, MAX_NAMES * MAX_CHARS) is not None or any(
        NAME.search(name, 0, MAX_CHARS) is not None
        for name in names.split()[:MAX_NAMES]
        if not name.startswith(OF_TOPICS)
    )
