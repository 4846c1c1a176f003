"""What a page holds for readers without scripts is its body where nothing else is."""

from __future__ import annotations

import pytest

import scraper

LINES = [
    f"The {thing} was carried across the frozen harbour on a sledge, and nobody in the town would say who paid."
    for thing in ("organ", "bell", "clock", "printing press", "lifeboat", "school piano")
]
HEAD = '<meta property="og:type" content="article"><title>Things on ice</title>'
STORY = "<article><h1>Things on ice</h1>" + "".join(f"<p>{line}</p>" for line in LINES) + "</article>"
URL = "https://news.example/ice"


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_an_article_for_readers_without_scripts_is_read(tag: str) -> None:
    article = scraper.extract(f"{HEAD}<body><div id=app></div><{tag} id=a>{STORY}</{tag}></body>", URL)
    assert (article.page_kind, article.headline) == ("article", "Things on ice")
    assert article.body.split("\n\n") == LINES
    assert article.sources["body"].step == "noscript"


def test_a_wish_for_javascript_is_no_article() -> None:
    wish = "<noscript><p>Please enable JavaScript in the settings of your browser to read on.</p></noscript>"
    article = scraper.extract(f"{HEAD}<body><div id=app></div>{wish}<script src=a.js></script></body>", URL)
    assert (article.page_kind, article.body) == ("shell", "")


def test_a_body_that_all_can_read_stays_as_it_is() -> None:
    longer = f"<noscript>{STORY.replace('The ', 'Another ')}{STORY}</noscript>"
    article = scraper.extract(f"{HEAD}<body>{STORY}{longer}</body>", URL)
    assert article.body.split("\n\n") == LINES
