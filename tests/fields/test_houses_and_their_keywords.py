"""What a site is called on its pages, and the keywords that every page of it has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
H1 = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.gannetpost.example/a/1"
SIGN = "".join(f"&#{ord(sign)};" for sign in "Газета Олуша")


def test_a_motto_behind_a_comma_is_no_part_of_the_outlets_name(read: Read) -> None:
    title = "<title>Harbour bridge reopens - Gannet Post, the paper that looks out to sea</title>"
    assert read(title, H1, url=URL).publisher == "Gannet Post"


@pytest.mark.parametrize("sign", ["&copy; Gannet Post 1999 by all of us", "&#169; Gannet Post, Selby"])
def test_the_owner_may_stand_before_the_year_and_behind_the_sign_in_figures(read: Read, sign: str) -> None:
    assert read("", H1, f"<p>{sign}</p>", url=URL).publisher == "Gannet Post"


def test_an_owner_in_letters_that_are_written_as_figures_signs_the_title(read: Read) -> None:
    head = "<title>Газета Олуша - Мост открыт</title>"
    below = f"<p>&#169; 2003 {SIGN}</p>"
    assert read(head, "<h1>Мост открыт</h1>", below, lang="ru").publisher == "Газета Олуша"


@pytest.mark.parametrize(
    ("alt", "expected"), [("Северный курьер", "Северный курьер"), ("الصفحة الرئيسية", "gannetpost")]
)
def test_a_logo_in_letters_that_no_address_has_names_the_outlet(read: Read, alt: str, expected: str) -> None:
    logo = f"<a class=logo href='/'><img src='/l.png' alt='{alt}'></a>"
    assert read("", logo + H1, url=URL).publisher == expected


def test_keywords_that_call_a_newspaper_as_such_are_those_of_every_page(read: Read) -> None:
    stuffed = "<meta name=keywords content='newspaper, Selby, news, farm, auctions, harbour'>"
    assert read(stuffed, H1).tags == []
    own = "<meta name=keywords content='bridge, harbour, council, ferry'>"
    assert read(own, H1).tags == ["bridge", "harbour", "council", "ferry"]
