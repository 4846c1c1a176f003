"""The site's own header, footer and menus are passed by; an article's are read."""

from __future__ import annotations

import pytest

from scraper.document import parse
from scraper.page import Page

TEXT = "<p>The ferry sailed at noon.</p>"


def texts_of(body: str) -> list[str]:
    scan = parse(Page(url="https://made.example/", body=f"<body>{body}</body>".encode())).scan
    return [leaf.text for leaf in scan.leaves if leaf.kind == "text"]


@pytest.mark.parametrize(
    "landmark",
    [
        "<header><a href=/>The Lantern</a><ul><li>News<li>Sport</ul></header>",
        "<nav><a href=/news>News</a></nav>",
        "<footer><p>Imprint</p><p>Privacy</p></footer>",
        "<header><div><nav><article>A teaser in the menu</article></nav></div></header>",
        "<div class=page><footer itemscope itemtype=https://schema.org/WPFooter>About us</footer></div>",
    ],
)
def test_a_sites_landmark_has_no_leaves(landmark: str) -> None:
    assert texts_of(landmark + TEXT) == ["The ferry sailed at noon."]


@pytest.mark.parametrize(
    "landmark",
    [
        "<article><header>Ferry strike ends</header></article>",
        "<main><footer>Ferry strike ends</footer></main>",
        "<section><nav>Ferry strike ends</nav></section>",
        "<header><h1>Ferry strike ends</h1></header>",
        "<header class=entry-header>Ferry strike ends</header>",
        "<footer><a rel=author>Ferry strike ends</a></footer>",
        "<footer>Ferry strike ends<time></time></footer>",
        "<header itemprop=headline>Ferry strike ends</header>",
        "<header><h2 itemprop=headline>Ferry strike ends</h2></header>",
        "<header><h1></h1><nav>Ferry strike ends</nav></header>",
    ],
)
def test_an_articles_landmark_is_read(landmark: str) -> None:
    assert "Ferry strike ends" in texts_of(landmark + TEXT)


def test_a_menu_that_never_ends_hides_no_article() -> None:
    assert len(texts_of("<nav>News" + TEXT * 5)) == 6


def test_a_landmark_passed_by_is_still_an_element() -> None:
    scan = parse(Page(url="https://made.example/", body=b"<body><nav>News</nav>")).scan
    assert [element.tag for element in scan.by_tag["nav"]] == ["nav"]
