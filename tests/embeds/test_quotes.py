"""What a quoted post carries besides its key."""

import pytest

from scraper.document import parse
from scraper.embeds import FoundEmbed
from scraper.embeds.quotes import status_date
from scraper.page import Page


def quoted(markup: str) -> FoundEmbed:
    leaves = parse(Page(url="https://news.example/a", body=markup.encode())).scan.leaves
    return next(leaf.embed for leaf in leaves if leaf.embed is not None)


def test_a_tweet_carries_author_handle_text_and_date() -> None:
    found = quoted(
        '<blockquote class="twitter-tweet"><p>The ferry sails<br>at noon.</p>'
        "&mdash; Mara Lindqvist (@maralindq) "
        '<a href="https://twitter.com/maralindq/status/1690000000000000001">August 11, 2023</a></blockquote>'
    )
    assert (found.author, found.handle, found.text) == (
        "Mara Lindqvist",
        "maralindq",
        "The ferry sails\nat noon.",
    )
    assert found.date == "2023-08-11T13:59:33Z"


def test_the_text_of_a_quoted_post_is_no_text_of_the_page() -> None:
    link = '<a href="https://x.com/m/status/1690000000000000001">x</a>'
    page = f"<p>Above.</p><blockquote><p>Ahoy.</p>{link}</blockquote>"
    leaves = parse(Page(url="https://news.example/a", body=page.encode())).scan.leaves
    assert [leaf.text for leaf in leaves if leaf.kind == "text"] == ["Above."]


@pytest.mark.parametrize("status", ["20", "99999999999999", "not a number", "9" * 30])
def test_ids_of_before_snowflake_have_no_date(status: str) -> None:
    assert status_date(status) is None


def test_a_blockquote_around_a_whole_article_is_read_on() -> None:
    page = (
        "<blockquote class='instagram-media'><h2>Ferry</h2><p>Text.</p>"
        "<a href='https://www.instagram.com/p/CzAbCdEfGhI/'>x</a></blockquote>"
    )
    leaves = parse(Page(url="https://news.example/a", body=page.encode())).scan.leaves
    assert [leaf.text for leaf in leaves if leaf.kind == "text"] == ["Ferry", "Text.", "x"]
