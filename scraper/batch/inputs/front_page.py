"""A site's front page, read for what it names: its feeds, and links that look like articles'."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from scraper.batch.inputs.feeds import Found, absolute
from scraper.document import parse
from scraper.page import Page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MAX_HTML_BYTES = 2_000_000
"""Of a front page that are searched."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
ARTICLE_PATH = re.compile(
    r"(/\d{4}/\d{1,2}\b)|(\d{5,})|(?<![a-z0-9])([a-z0-9]++-){3,}+|(\.s?html?$)", re.IGNORECASE
)
"""What article URLs tend to have, in all languages' sites: a date, a long number, a slug of words, .html.
A slug is sought at the head of a word alone: else a word of thousands of letters is gone over from each of them."""


def parse_front_page(front: Page) -> "LexborHTMLParser":
    """The DOM of a front page, decoded and bounded as an article's is."""
    return parse(msgspec.structs.replace(front, body=front.body[:MAX_HTML_BYTES])).tree


def feeds_of(tree: "LexborHTMLParser", base: str) -> list[str]:
    """The feeds that a page's head names."""
    links = tree.css('link[rel~="alternate"][type][href]')
    named = [n.attributes["href"] or "" for n in links if (n.attributes["type"] or "").lower() in FEED_TYPES]
    urls = [absolute(base, href) for href in named if "/wp-json/" not in href and "oembed" not in href]
    return [url for url in urls if url]


def article_links_of(tree: "LexborHTMLParser", base: str) -> list[Found]:
    """Links of a front page whose paths look like articles'."""
    found = []
    for node in tree.css("a[href]"):
        url = (absolute(base, node.attributes["href"] or "") or "").partition("#")[0]
        if ARTICLE_PATH.search(urlsplit(url).path):
            found.append(Found(url, title=" ".join(node.text().split())[:200] or None, source=base))
    return found
