"""fundus over the sitemaps of maps.json into out.jsonl: run by a Python that has it, from the folder of the maps.

fundus has no parser for sites that it does not know; its own, one a publisher, read six attributes (all six in
157 of its 195 parsers of version 0.5.7): title, authors, publishing date, topics, the body by selectors for
summary, sub-headlines and paragraphs, and images with captions and credits. This one does the same work in
their manner, with selectors that fit pages in general. It says what a crawl costs, not how right it is.
"""

import datetime
import json
from pathlib import Path

from fundus import Crawler, Sitemap
from fundus.parser import ArticleBody, BaseParser, Image, ParserProxy, attribute
from fundus.parser.utility import (
    extract_article_body_with_selector,
    generic_author_parsing,
    generic_date_parsing,
    generic_topic_parsing,
    image_extraction,
)
from fundus.publishers.base_objects import Publisher
from lxml.cssselect import CSSSelector
from lxml.etree import XPath


class Parser(ParserProxy):
    """As long as its publishers' own."""

    class V1(BaseParser):
        _summary_selector = CSSSelector("[class*='standfirst'], [class*='summary'], [class*='lead'] > p")
        _subheadline_selector = CSSSelector("article h2, article h3, main h2, main h3")
        _paragraph_selector = XPath(
            "//article//p[text()] | //main//p[text()] | //div[contains(@class, 'content')]//p[text()]"
        )

        @attribute
        def body(self) -> ArticleBody | None:
            return extract_article_body_with_selector(
                self.precomputed.doc,
                summary_selector=self._summary_selector,
                subheadline_selector=self._subheadline_selector,
                paragraph_selector=self._paragraph_selector,
            )

        @attribute
        def publishing_date(self) -> datetime.datetime | None:
            declared = self.precomputed.ld.bf_search("datePublished")
            return generic_date_parsing(declared or self.precomputed.meta.get("article:published_time"))

        @attribute
        def authors(self) -> list[str]:
            return generic_author_parsing(
                self.precomputed.ld.bf_search("author") or self.precomputed.meta.get("author")
            )

        @attribute
        def title(self) -> str | None:
            return self.precomputed.ld.bf_search("headline") or self.precomputed.meta.get("og:title")

        @attribute
        def topics(self) -> list[str]:
            declared = self.precomputed.ld.bf_search("keywords")
            return generic_topic_parsing(declared or self.precomputed.meta.get("keywords"))

        @attribute
        def images(self) -> list[Image]:
            return image_extraction(
                doc=self.precomputed.doc,
                paragraph_selector=self._paragraph_selector,
                upper_boundary_selector=XPath("(//h1 | //main | //article)[1]"),
            )


def make_publisher(number: int, sitemap: str) -> Publisher:
    """A host of the benchmark as one of its publishers."""
    name = f"P{number}"
    sources = [Sitemap(sitemap, languages={"en"})]
    publisher = Publisher(name, sitemap, Parser, sources, suppress_robots=True)
    publisher.__name__ = name
    return publisher


if __name__ == "__main__":
    maps = json.loads(Path("maps.json").read_text())
    publishers = [make_publisher(number, url) for number, url in enumerate(maps)]
    with open("out.jsonl", "w") as file:
        crawler = Crawler(*publishers, delay=lambda: 0.0)
        for article in crawler.crawl(only_complete=False, only_unique=False, timeout=20):
            file.write(
                json.dumps(
                    article.to_json("title", "authors", "publishing_date", "topics", "body", "images"),
                    default=str,
                )
                + "\n"
            )
