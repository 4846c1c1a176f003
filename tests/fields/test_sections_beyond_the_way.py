"""Sections that the page's way leaves out, and what in a way or beside it is none."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.harbourpost.example/{}"
STORY = URL.format("2026/3/harbour-bridge-reopens")
CRUMBS = "<nav class='breadcrumb'><a href='/'>Home</a> {}</nav>"
TOWN = "<a href='/town'>Town</a>"


def test_folders_may_be_told_by_what_is_asked_of_the_script_that_shows_the_page_too(read: Read) -> None:
    way = "<p><a href='/'>Home</a> &gt; <a href='page.php?part4'>Coast</a> &gt; Harbour bridge reopens</p>"
    assert read("", way + HEADLINE, url=URL.format("page.php?story874")).sections == ["Coast"]


def test_another_view_of_the_page_is_no_folder(read: Read) -> None:
    way = "<p><a href='/'>Home</a> &gt; <a href='page.php?story874&amp;print=1'>Print</a></p>"
    assert read("", way + HEADLINE, url=URL.format("page.php?story874")).sections == []


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/town'>Back to Town</a>",
        "<a href='/search.php'>Find</a>",
        "<a href='/subscribe/'>Get our letter</a>",
        "<a onclick='history.back()'>Back</a>",
        "<a href='/town/detail'>Detail</a>",
    ],
)
def test_what_leads_back_or_to_a_service_is_no_part_of_the_way(read: Read, link: str) -> None:
    assert read("", CRUMBS.format(TOWN + link) + HEADLINE, url=STORY).sections == ["Town"]


def test_of_two_links_to_one_folder_that_called_so_names_it(read: Read) -> None:
    links = "<p><a href='/harbour/'>Go back</a></p><p><a href='/harbour/'>Harbour</a></p>"
    url = URL.format("harbour/bridge-reopens")
    assert read("", f"{HEADLINE}<p>3 May 2026</p>{links}", url=url).sections == ["Harbour"]


def test_labels_that_have_all_of_the_way_and_more_are_the_sections(read: Read) -> None:
    labels = f"<div class='categories'>{TOWN} <a href='/water'>Water</a></div>"
    assert read("", CRUMBS.format(TOWN) + labels + HEADLINE, url=STORY).sections == ["Town", "Water"]


def test_labels_that_say_something_else_than_the_way_are_left(read: Read) -> None:
    labels = "<div class='categories'><a href='/rail'>Rail</a> <a href='/water'>Water</a></div>"
    assert read("", CRUMBS.format(TOWN) + labels + HEADLINE, url=STORY).sections == ["Town"]


def test_a_button_beside_links_to_categories_is_no_section(read: Read) -> None:
    labels = "<div class='categories'><a class='outline-button' data-open='letter'>Our letter</a></div>"
    assert read("", f"{HEADLINE}<p>3 May 2026</p>{labels}", url=STORY).sections == []


def test_a_meta_of_the_category_tells_the_section_where_nothing_else_does(read: Read) -> None:
    head = "<meta name='category' content='{}'>"
    assert read(head.format("Politics"), HEADLINE, url=STORY).sections == ["Politics"]
    assert read(head.format("{$category}"), HEADLINE, url=STORY).sections == []
    labels = "<div class='categories'><a href='/rail'>Rail</a></div>"
    assert read(head.format("Politics"), labels + HEADLINE, url=STORY).sections == ["Rail"]
