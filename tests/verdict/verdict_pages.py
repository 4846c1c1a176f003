"""Small pages in the manner of the real thing, written for these tests."""

import json

from scraper.document import parse
from scraper.page import Page
from scraper.verdict import Sight

SENTENCE = "The council voted late on Tuesday to keep the old ferry in service for another ten years. "
ARTICLE = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(6))


def page(
    body: str,
    *,
    head: str = "",
    title: str = "Harbour news",
    url: str = "https://paper.example/a/ferry-stays",
) -> Page:
    html = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Page(url=url, body=html.encode(), headers=(("content-type", "text/html; charset=utf-8"),))


def answered(page: Page, status: int, *headers: tuple[str, str]) -> Page:
    return Page(url=page.url, body=page.body, status=status, headers=(*page.headers, *headers))


def sight(page: Page) -> Sight:
    return Sight(parse(page))


def json_ld(**values: object) -> str:
    data = json.dumps({"@context": "https://schema.org", **values})
    return f'<script type="application/ld+json">{data}</script>'


NEWS = json_ld(**{"@type": "NewsArticle", "headline": "Ferry stays", "datePublished": "2026-03-01"})
