"""Whatever a page holds, it gets a kind that is known and a reason."""

from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_pages import sight

from scraper.article import Access
from scraper.page import Page
from scraper.verdict import BODILESS, KINDS, judge_answer, judge_page, judge_walls

PIECES = [
    "<p>",
    "</p>",
    "<h1>404</h1>",
    "Page not found",
    "cookie consent ",
    "<button>Accept</button>",
    "<title>Log in</title>",
    '<input type="password">',
    "<script>window._cf_chl_opt={}</script>",
    "<article>",
    "<figure><img src=x>",
    "市议会投票",
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
    "A sentence of some length stands here. " * 4,
    '<meta property="og:type" content="video.other">',
    "<body class=error404>",
    "\x00",
    "<div id=root></div>",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.sampled_from([200, 403, 404, 503]),
    st.text(max_size=30),
)
def test_every_page_has_a_kind_and_a_reason(pieces: list[str], status: int, body: str) -> None:
    page = Page(url="https://a.example/x", body="".join(pieces).encode(), status=status)
    seen = sight(page)
    verdict = judge_answer(page) or judge_walls(seen) or judge_page(seen, body, [], [], Access())
    assert verdict.kind in KINDS
    assert verdict.reason


def test_kinds_without_a_body_are_kinds() -> None:
    assert set(KINDS) >= BODILESS
