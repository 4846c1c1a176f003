"""Links are made absolute as urllib does it, whatever short way is taken, and blanks in them encoded."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.document import parse
from scraper.page import Page

URL = "https://Made.example:8080/news/a.html?x=1"
DOC = parse(Page(url=URL, body=b"<p>x"))
PARTS = st.sampled_from(
    [
        "/",
        "//",
        ".",
        "..",
        "a",
        "b.html",
        "?",
        "x=1",
        "&",
        "#",
        "%20",
        "é",
        ";",
        "\n",
        ":",
        "https://",
        "HTTP://",
        " ",
        "www.made.example",
        "@",
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_a_link_is_joined_as_urllib_joins_it(href: str) -> None:
    found = DOC.absolute(href)

    assert found is None or found == urljoin(URL, href.strip().replace("\n", "")).replace(" ", "%20")


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/sport/", "https://Made.example:8080/sport/"),
        ("//cdn.example/x.png", "https://cdn.example/x.png"),
        ("/a/../b", "https://Made.example:8080/b"),
        ("b?c", "https://Made.example:8080/news/b?c"),
        ("http://other.example/a%20b?c=d", "http://other.example/a%20b?c=d"),
        (" /my photo.jpg?a=<b> ", "https://Made.example:8080/my%20photo.jpg?a=%3Cb%3E"),
        ("http://other.example/a\n/b", "http://other.example/a/b"),
        ("https://other.example/a b", "https://other.example/a%20b"),
        ("javascript:void(0)", None),
        ("mailto:desk@made.example", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_links_of_the_web_are_made_absolute(href: str | None, url: str | None) -> None:
    assert DOC.absolute(href) == url


def test_a_page_of_no_address_has_no_paths() -> None:
    assert parse(Page(url="", body=b"<p>x")).absolute("/a") is None
