"""Sections that are told by being called like the folder that leads to them, or by the page's `<title>`."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.harbourpost.example/{}/harbour-bridge-reopens"
STORY = URL.format("2026/3")


def test_a_link_above_the_title_that_is_called_like_its_folder_is_the_section_however_far_the_text_is(
    read: Read,
) -> None:
    label = "<div class='slug'><a href='/areas/arts-culture/'>Arts &amp; Culture</a></div>"
    players = "".join(f"<p>Listen to part {number}</p>" for number in range(20))
    assert read("", label + HEADLINE + players, url=STORY).sections == ["Arts & Culture"]


@pytest.mark.parametrize("link", ["<a href='/cart'>0</a>", "<a href='https://other.example/rail'>Rail</a>"])
def test_another_link_above_the_title_is_no_section(read: Read, link: str) -> None:
    assert read("", f"<p>{link}</p>{HEADLINE}", url=STORY).sections == []


@pytest.mark.parametrize(("link", "expected"), [("Közélet", ["Közélet"]), ("All stories", [])])
def test_a_part_of_the_menu_that_is_called_like_its_folder_is_the_section_if_the_address_lies_in_it(
    read: Read, link: str, expected: list[str]
) -> None:
    menu = f"<nav><a href='/kozelet/'>{link}</a> <a href='/sport/'>Sport</a> <a href='/tv/'>TV</a></nav>"
    assert read("", menu + HEADLINE, url=URL.format("kozelet/2026")).sections == expected


@pytest.mark.parametrize("declared", ["kozelet", "hirek/kozelet", "Hirek/kozelet"])
def test_a_declared_folder_is_called_as_the_menu_calls_it(
    read: Read, json_ld: Declare, declared: str
) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "articleSection": "{declared}"}}')
    menu = "<nav><a href='/kozelet/'>Közélet</a> <a href='/sport/'>Sport</a></nav>"
    assert read(head, menu + HEADLINE, url=URL.format("kozelet")).sections == ["Közélet"]


def test_the_one_section_that_is_declared_is_told_with_the_way_that_leads_on_from_it(
    read: Read, json_ld: Declare
) -> None:
    head = json_ld('{"@type": "NewsArticle", "articleSection": "Culture"}')
    way = "<ul class='breadcrumb'><li><a href='/c'>Culture</a></li><li><a href='/h'>Heritage</a></li></ul>"
    assert read(head, way + HEADLINE, url=STORY).sections == ["Culture", "Heritage"]


@pytest.mark.parametrize(
    ("title", "folder", "expected"),
    [
        ("Harbour bridge reopens | World | Harbour Post", "2026", ["World"]),
        ("Harbour bridge reopens - Bhopal News - Harbour Post", "city/bhopal", ["Bhopal News"]),
        ("Harbour bridge reopens | Eleven months late | Harbour Post", "2026", []),
        ("Harbour bridge reopens | World", "2026", []),
    ],
)
def test_the_title_has_the_section_between_headline_and_site_if_menu_or_address_knows_it(
    read: Read, title: str, folder: str, expected: list[str]
) -> None:
    assert read(f"<title>{title}</title>", HEADLINE, url=URL.format(folder)).sections == expected


def test_the_folder_of_a_section_may_have_a_hungarian_name(read: Read) -> None:
    label = "<div class='meta'><a href='/rovat/kozelet-1'>Közélet</a> <a href='/cimke/hid'>híd</a></div>"
    assert read("", HEADLINE + label, url=STORY).sections == ["Közélet"]
