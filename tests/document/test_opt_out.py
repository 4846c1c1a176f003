"""A page's own words against text and data mining are found, and nothing else is taken for them."""

import pytest

from scraper.document import parse
from scraper.document.opt_out import find_opt_out
from scraper.page import Page


def opt_out(*metas: tuple[str, str]) -> list[str]:
    tags = "".join(f'<meta name="{name}" content="{content}">' for name, content in metas)
    return find_opt_out(parse(Page(url="https://a.example/", body=f"<head>{tags}</head><p>x".encode())))


@pytest.mark.parametrize(
    ("metas", "signals"),
    [
        ([("robots", "noai, noimageai")], ["robots=noai", "robots=noimageai"]),
        ([("ROBOTS", "index,NOAI")], ["robots=noai"]),
        ([("googlebot", "noai")], ["googlebot=noai"]),
        ([("tdm-reservation", "1")], ["tdm-reservation=1"]),
        (
            [("tdm-reservation", "1"), ("tdm-policy", "https://a.example/tdm.json")],
            ["tdm-reservation=1", "tdm-policy=https://a.example/tdm.json"],
        ),
    ],
)
def test_a_signal_is_found(metas: list[tuple[str, str]], signals: list[str]) -> None:
    assert opt_out(*metas) == signals


@pytest.mark.parametrize(
    "meta", [("robots", "noindex, nofollow"), ("tdm-reservation", "0"), ("description", "noai")]
)
def test_other_words_are_no_signal(meta: tuple[str, str]) -> None:
    assert opt_out(meta) == []
