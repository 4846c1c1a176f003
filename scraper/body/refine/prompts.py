"""Lines amid the text that ask the reader to sign up, to follow or to go on to the site's front page, told by where
their link leads, in any language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.body.links import is_link
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS
from scraper.document.lines import letters

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Document, Leaf

MAX_CHARS = 150
"""A longer paragraph with such a link is a text that mentions it: on labelled pages, by a
wider list of links, 43 of 49 were the article's, of the shorter ones 4 of 24."""
MAX_OWN_CHARS = 200
"""The same of a line that links the site's own account somewhere, or is set in a box of its own."""
MAX_HREF = 300
HOST = re.compile(r"(?:https?:)?//[^/]{0,200}", re.I)
CHANNEL = re.compile(
    r"(?:https?:)?//(?:[\w-]{1,60}\.){0,4}(?:(?:(?:apps\.apple|itunes\.apple|play\.google|news\.google|whatsapp|viber)\.com"
    r"|pf\.kakao\.com|wa\.me|line\.me|lin\.ee)/|google\.com/preferences/"
    r"|(?:t|telegram)\.me/(?!(?:s/)?\w{1,40}/\d))",
    re.I,
)
"""Shops of apps, and channels to follow; a single post of a channel is where a text has its news from."""
ACCOUNT = re.compile(
    r"(?:https?:)?//(?:(?:www|m|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)?"
    r"(?:(?:facebook|instagram|twitter|x|tiktok|threads|youtube|linkedin|vk)\.com|threads\.net|(?:ok|dzen|rutube)\.ru|bsky\.app)/"
    r"(?:@|(?:company|channel|c|user|profile|groups?|pages)/){0,2}([\w.%-]{2,80})/?(?:[?#]|$)",
    re.I,
)
"""Somebody's page on a social network, and the name that they have there; no post or video of theirs."""
LEAST_NAME = 5
"""Letters by which a name is known within another."""
SIGN_UP = re.compile(
    r"(?<![a-z])(?:newsletters?|subscribe|subscriptions?|sign-?_?up|log-?in|register|registration|abo|abonnement"
    r"|abonnieren|abonnez-vous|suscripcion|suscribete|assine|iscriviti)(?![a-z])",
    re.I,
)
"""In the path or query; hosts may be called so and sell something else."""


def drop_prompts(table: LeafTable, kept: Flags) -> Flags:
    """Drops the short lines with such a link."""
    kept = kept.copy()
    for row in rows_of(kept & (table.link > 0) & (table.chars < MAX_OWN_CHARS)):
        kept[row] = not _is_prompt(table.leaves[row], table)
    return kept


def _is_prompt(leaf: Leaf, table: LeafTable) -> bool:
    doc = table.doc
    links = [href[:MAX_HREF] for href in leaf.hrefs]
    if any(map(_asks, links)) and (len(leaf.text) < MAX_CHARS or _is_boxed(leaf, table)):
        return True
    accounts = (match for href in links if (match := ACCOUNT.match(href)) is not None)
    return any(_is_own(match[1], doc.url) for match in accounts) or _leads_to_front(leaf, doc)


def _is_boxed(leaf: Leaf, table: LeafTable) -> bool:
    """Whether it stands in a box of its own, made as no other text's is."""
    box = leaf.element.parent
    return box is not None and box.leaf_count == 1 and table.boxes[box.make] == 1


def _leads_to_front(leaf: Leaf, doc: Document) -> bool:
    """Whether it is but a link to the front page of the site; a heading is where a firm tells of itself."""
    if not is_link(leaf) or leaf.element.tag in HEADINGS:
        return False
    return bool(leaf.hrefs) and all(_is_front(doc.absolute(href), doc.url) for href in leaf.hrefs)


def _is_front(there: str | None, here: str) -> bool:
    parts = urlsplit(there or "")
    return parts.path in ("", "/") and not parts.query and parts.netloc == urlsplit(here).netloc != ""


def _asks(href: str) -> bool:
    return CHANNEL.match(href) is not None or SIGN_UP.search(HOST.sub("", href, count=1)) is not None


def _is_own(account: str, url: str) -> bool:
    """Whether an account is called as the site of this URL is: "MetroUK" on metro.co.uk."""
    name = letters(account)
    parts = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    site = letters(max(parts[:-1], key=len, default=""))
    if not site:
        return False
    return site in name if len(site) >= LEAST_NAME else name.startswith(site)
