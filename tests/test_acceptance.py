"""The acceptance pages that stand beside the checkout (shared/acceptance): exact, or it is not done.

They are others' pages and stay where they are; without them the tests are skipped.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scraper import Article, extract

FOLDER = Path(__file__).parent.parent.parent / "shared" / "acceptance"
PAGES = ["canary-plain.html", "canary-yoast.html"]

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="shared/acceptance is not beside this checkout")


@cache
def _wanted() -> dict[str, Any]:
    wanted = json.loads((FOLDER / "canary.json").read_text(encoding="utf-8"))
    assert isinstance(wanted, dict)
    return wanted


@cache
def _article(page: str) -> Article:
    return extract((FOLDER / page).read_bytes(), url=_wanted()["url"])


def _plain(text: str) -> str:
    """White space collapsed: a no-break space of the page's is a space of ours."""
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES)
def test_the_headline_and_the_byline_are_exact(page: str) -> None:
    article = _article(page)
    names = [person.name for person in article.byline]
    assert (article.headline, names) == (_wanted()["headline"], _wanted()["authors"])


def test_the_date_is_the_articles_and_not_the_clocks() -> None:
    assert _article("canary-plain.html").date == "2023-09-25"
    assert _article("canary-yoast.html").date == "2023-09-25T15:42:52+00:00"


@pytest.mark.parametrize("page", PAGES)
def test_tags_and_sections_stand_apart(page: str) -> None:
    article = _article(page)
    assert (article.tags, sorted(article.sections)) == (_wanted()["tags"], _wanted()["sections"])


@pytest.mark.parametrize("page", PAGES)
def test_the_body_is_exact(page: str) -> None:
    assert _article(page).body.split("\n\n") == [_plain(text) for text in _wanted()["body"]]


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_stand_in_order_with_the_tweet_between_its_neighbours(page: str) -> None:
    blocks = [block for block in _article(page).to_dict()["blocks"] if block["type"] != "image"]
    got = [(block["type"], block.get("text", "")) for block in blocks]
    assert got == [(block["type"], _plain(block.get("text", ""))) for block in _wanted()["blocks"]]


@pytest.mark.parametrize("page", PAGES)
def test_the_tweet_is_named_by_its_id(page: str) -> None:
    (wanted,) = _wanted()["embeds"]
    assert [(embed.provider, embed.key) for embed in _article(page).embeds] == [
        (wanted["provider"], wanted["id"])
    ]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_the_sites_furniture_is_in_the_body(page: str) -> None:
    body = _article(page).body
    assert [text for text in _wanted()["must_not_appear_in_body"] if text in body] == []
