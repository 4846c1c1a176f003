"""The headline is no part of the text that it stands above."""

from __future__ import annotations

import pytest
from kept import built_of, document_of

from scraper.body.blocks.own_headline import drop_headline

HEADLINE = "Ferry back: at last!"
TEXT = "<p>She sailed at nine.</p>"


def body_of(markup: str) -> str:
    """The body of a page, all of whose text was kept."""
    built = built_of(markup)
    drop_headline(document_of(f"<article>{markup}</article>"), built, HEADLINE)
    return built.body


@pytest.mark.parametrize("line", ["<h2>Ferry back - at last</h2>", "<p>FERRY BACK: AT LAST!</p>"])
def test_the_headline_at_the_head_of_the_text_is_dropped(line: str) -> None:
    assert body_of(f'<img src="f.jpg">{line}{TEXT}') == "She sailed at nine."


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>Ferry back: at last, and why</h2>{TEXT}",
        f"{TEXT}<h2>{HEADLINE}</h2>{TEXT}",
        f"<h2>{HEADLINE}</h2><h2>{HEADLINE}</h2>{TEXT}",
        f"<p>{HEADLINE}</p>",
        f"<h2>How to cite</h2><p>Lind, A. (2024). {HEADLINE} Quay News.</p>",
    ],
)
def test_what_says_more_stands_below_is_shown_twice_or_is_all_stays(markup: str) -> None:
    assert body_of(markup) == built_of(markup).body


POST = f"<p>The post <a href=/f>{HEADLINE}</a> appeared first on <a href=/>Quay News</a>.</p>"


def test_the_line_with_which_a_feed_ends_is_dropped() -> None:
    assert body_of(f"{TEXT}{TEXT[:-4]} Then on.</p>{POST}<img src=p.gif>").endswith("Then on.")


@pytest.mark.parametrize(
    "last",
    [
        POST.replace(HEADLINE, "Ferry gone"),
        POST.replace(
            "The post", "She sailed again at ten, with some forty people and two dogs on board, as told in"
        ),
    ],
)
def test_a_last_line_with_links_to_others_or_with_more_to_tell_stays(last: str) -> None:
    assert body_of(TEXT + last) == built_of(TEXT + last).body


CITED = f"<h2>Cite this</h2><p>Lind A, Berg J. {HEADLINE} Rev Ferr. 2025;12:41-44.</p>"


@pytest.mark.parametrize(
    ("below", "is_kept"), [(CITED, False), (CITED.replace("2025;12", "12"), True), (CITED[17:], True)]
)
def test_how_to_cite_the_article_is_no_part_of_it(below: str, is_kept: bool) -> None:
    assert ("Lind A" in body_of(f"{TEXT}{TEXT}{below}")) is is_kept


def test_a_headline_without_a_letter_is_found_nowhere() -> None:
    built = built_of(f"{TEXT}<h2>What is next</h2>{TEXT}")
    drop_headline(document_of("<h1>???</h1>"), built, "???")
    assert built == built_of(f"{TEXT}<h2>What is next</h2>{TEXT}")
