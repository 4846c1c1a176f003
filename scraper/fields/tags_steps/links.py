"""Whether a link may be a tag's: it leads to a page of the site's own, and to no file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.clues import Clues

FILE = re.compile(r"\.(?:pdf|zip|docx?|xlsx?|pptx?|odt|epub|mp3|csv)(?=$|[?#])", re.I)
"""The address of a file to load."""
_NO_PAGE = ("#", "tel:", "mailto:", "sms:", "javascript:")
"""How addresses begin of places in the page itself, as a table of contents has them, of what is dialled or run."""
ACCOUNT = re.compile(r"[/?#=](?:log-?in|sign-?(?:in|up)|register|subscribe)(?=$|[/?#&.])", re.I)
"""The address of a page where readers sign in."""


def may_be_topic(clues: Clues, link: Element) -> bool:
    """Whether it leads to a page of the site, be it under a name of its own ("topics.ledger.example"), to no file, no
    front page, and not to the story before or after this one.
    """
    href = link.attrs.get("href") or ""
    if (
        href.startswith(_NO_PAGE)
        or FILE.search(href)
        or ACCOUNT.search(href)
        or link.attrs.get("rel") in ("prev", "next")
    ):
        return False
    if "#" in href and clues.doc.absolute(href.partition("#")[0]) == clues.doc.url:
        return False
    if not href.startswith(("http:", "https:", "//")):
        return True
    host, _, path = href.partition("//")[2].partition("/")
    labels = clues.own_labels
    return path not in ("", "/") and (not labels or any([label in host.lower() for label in labels]))
