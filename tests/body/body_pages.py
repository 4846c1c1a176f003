"""Small pages for the tests of the body, written for them."""

from __future__ import annotations

from scraper.body.blocks.build import build_blocks
from scraper.body.find import find_body
from scraper.body.table import LeafTable
from scraper.document import Document, parse
from scraper.page import Page

NAV = """<header class="site-header"><nav class="main-menu"><ul><li><a href="/n">News</a></li>
<li><a href="/s">Sport</a></li><li><a href="/c">Culture</a></li></ul></nav></header>"""
FOOTER = """<footer class="site-footer">
<ul><li><a href="/about">About us</a></li><li><a href="/jobs">Jobs</a></li></ul>
<p>© 2024 The Gannet. All rights reserved.</p></footer>"""

FERRY = (
    "The last wooden ferry on the Sound will leave the water in November, the harbour board said on Monday.",
    "Nobody on the board spoke against it, though two members said they had learned to swim by its jetty.",
    "Repairs would have cost 1.4 million crowns, more than the boat has earned since the bridge was opened.",
    "The crew of seven will move to the island line, which has been short of deckhands since the spring.",
    "A museum in the old customs house has offered to take the wheel, the bell and, if it fits, the funnel.",
)


def document(html: str) -> Document:
    """The page, parsed, as UTF-8."""
    return parse(Page(url="https://gannet.example/news/ferry", body=html.encode("utf-8", "surrogatepass")))


def article(
    *content: str, title: str = "Last wooden ferry to be lifted from the Sound", lang: str = "en"
) -> Document:
    """A page with a menu, the article's title and content, and a footer."""
    return document(
        f'<!doctype html><html lang="{lang}"><head><title>{title} | The Gannet</title>'
        f'<meta property="og:title" content="{title}"></head><body>{NAV}<main><article><h1>{title}</h1>'
        f'<div class="article-body">{"".join(content)}</div></article></main>{FOOTER}</body></html>'
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(doc: Document) -> str:
    """The body as its blocks give it: paragraphs a blank line apart."""
    return build_blocks(doc, find_body(doc).kept, []).body


def table_of(html: str) -> LeafTable:
    return LeafTable(document(html))
