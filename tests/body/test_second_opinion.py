"""trafilatura, where our model keeps next to nothing of a page that calls itself an article."""

from __future__ import annotations

from scraper.body import second_opinion as asked
from scraper.body.second_opinion import second_opinion
from scraper.document import parse
from scraper.extract import extract
from scraper.page import Page

LINES = [
    f"The {thing} was carried across the frozen harbour on a sledge, and nobody in the town would say who paid."
    for thing in ("organ", "bell", "clock", "printing press", "lifeboat", "school piano")
]
UNSEEN = (
    '<meta property="og:type" content="article"><title>Things on ice</title>'
    '<div class="modal" aria-hidden="true"><div class="related-posts">'
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "</div></div>"
)


def test_a_text_that_the_model_passes_over_is_taken_from_trafilatura() -> None:
    article = extract(UNSEEN, "https://news.example/ice")
    assert (article.sources["body"].step, article.body.split("\n\n")) == ("trafilatura", LINES)


def test_a_page_that_does_not_call_itself_an_article_is_not_asked_about() -> None:
    article = extract(UNSEEN.replace('content="article"', 'content="website"'), "https://news.example/ice")
    assert "body" not in article.sources or article.sources["body"].step != "trafilatura"


def test_a_page_too_large_for_it_is_not_given_to_it() -> None:
    page = UNSEEN + f"<!-- {'x' * asked.MAX_CHARS} -->"
    assert second_opinion(parse(Page(url="https://news.example/ice", body=page.encode()))) == []
