"""Sections that the lines about the title tell, that links below the text tell, and that say less than is declared."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
MENU = "<nav>{} <a href='/rail'>Rail</a> <a href='/sport'>Sport</a> <a href='/tv'>TV</a></nav>"
URL = "https://www.harbourpost.example/{}/harbour-bridge-reopens"
STORY = URL.format("2026/3")


def test_the_file_of_a_folder_that_servers_answer_with_is_the_folder(read: Read) -> None:
    label = "<h6><a href='/docks/index.php'>DOCKS</a></h6>"
    assert read("", label + HEADLINE, url=STORY).sections == ["DOCKS"]
    menu = "<ul><li><a href='/quay/index.html'>Quay</a></li><li><a href='/rail/index.html'>Rail</a></li></ul>"
    assert read("", menu + HEADLINE, url=URL.format("quay")).sections == ["Quay"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<a href='/'>Start</a> ＞ <a href='/s1'>Harbour</a>", ["Harbour"]),
        ("<a href='/a'>World</a> <a href='/a/b'>Asia</a>", ["World", "Asia"]),
        ("<a href='/'>News</a>|<a href='/l/front'>Living</a>|<a href='/l/eat'>Food</a>", ["Living", "Food"]),
        ("<a href='/'>News</a>|<a href='/s1'>Living</a>|<a href='/s2'>Food</a>", []),
    ],
)
def test_right_above_the_title_signs_of_any_sort_and_none_may_be_in_a_way(
    read: Read, line: str, expected: list[str]
) -> None:
    assert read("", f"<div>{line}</div>{HEADLINE}", url=STORY).sections == expected


def test_folders_below_one_another_that_lie_around_the_page_are_its_way_without_signs(read: Read) -> None:
    way = "<div><a href='/news'>News</a> <a href='/news/north'>North</a></div><p>Listen</p><p>Share</p><p>Print</p>"
    assert read("", way + HEADLINE, url=URL.format("news/north")).sections == ["News", "North"]


@pytest.mark.parametrize(("more", "expected"), [("", ["Docks"]), ("<li><a href='/s'>S</a></li>" * 5, [])])
def test_a_short_list_that_begins_with_the_front_page_is_the_way(
    read: Read, more: str, expected: list[str]
) -> None:
    way = f"<ul><li><a href='/'>Home</a></li><li><a href='/part7'>Docks</a></li>{more}</ul>"
    assert read("", f"{way}<h6>Page 1</h6>{HEADLINE}", url=STORY).sections == expected


def test_a_link_that_a_class_calls_a_crumb_is_told_with_those_beside_it(read: Read) -> None:
    links = "<a class='breadcrumb' href='/s1'>Trade</a> <a class='breadcrumb' href='/s2'>Factories</a>"
    assert read("", f"<div>{links}</div>{HEADLINE}", url=STORY).sections == ["Trade", "Factories"]


@pytest.mark.parametrize("between", ["<p>64 comments</p>", "<p>3 May</p><p>Listen</p>"])
def test_the_link_to_a_folder_of_its_words_may_stand_some_lines_above_the_title(
    read: Read, between: str
) -> None:
    label = "<h4><a href='/off_quay/'>Off-Quay</a></h4>"
    above = f"<header>{label}{between}{HEADLINE}</header>"
    assert read("", above, url=STORY).sections == ["Off-Quay"]


def test_labels_in_a_short_list_above_the_title_are_all_told(read: Read) -> None:
    labels = "<ul><li><a href='/docks'>Docks</a></li><li><a href='/quay'>Quay</a></li></ul>"
    assert read("", f"<div>{labels}{HEADLINE}</div>", url=STORY).sections == ["Docks", "Quay"]


def test_the_last_item_of_a_menu_above_the_title_is_no_section(read: Read) -> None:
    items = "".join(f"<li><a href='/{part}/'>{part.title()}</a></li>" for part in ("docks", "quay", "rail"))
    menu = f"<ul>{items}<li><a href='/jobs/'>Jobs</a></li><li><a href='/archive/'>Archive</a></li></ul>"
    assert read("", menu + HEADLINE, url=STORY).sections == []


def test_a_teaser_line_beside_the_title_is_no_aside(read: Read) -> None:
    label = "<div class='entry-teaser'><a href='/docks/'>Docks</a></div>"
    assert read("", f"<header>{label}{HEADLINE}</header>", url=STORY).sections == ["Docks"]


@pytest.mark.parametrize(
    ("above", "below", "folder"),
    [("<div>ESPAÑA</div>", "", "espana"), ("", "<div>Política 4 May 2026</div>", "politica")],
)
def test_a_line_about_the_title_that_is_called_like_a_folder_around_the_page_is_the_section(
    read: Read, above: str, below: str, folder: str
) -> None:
    expected = "ESPAÑA" if above else "Política"
    assert read("", above + HEADLINE + below, url=URL.format(folder)).sections == [expected]


def test_a_folder_may_be_called_with_umlauts_that_its_address_writes_out(read: Read) -> None:
    menu = MENU.format("<a href='/kuestenlaender/'>Küstenländer</a>")
    assert read("", menu + HEADLINE, url=URL.format("kuestenlaender")).sections == ["Küstenländer"]


def test_a_part_of_the_menu_in_letters_that_no_address_has_is_the_section_if_the_page_lies_in_it(
    read: Read,
) -> None:
    menu = MENU.format("<a href='/social/'>Общество</a>")
    assert read("", menu + HEADLINE, url=URL.format("social")).sections == ["Общество"]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<div class='post__section'>Filed: <a href='/s1/'>Society</a></div>", ["Society"]),
        ("<ul class='categories'><li><a href='/blog/categories/docks'>Docks</a></li></ul>", ["Docks"]),
        ("<div class='topic-list'><a href='/section/crane'>Crane</a></div>", []),
        (
            "<div><a class='category' href='/s2/'>Rail</a><h3><a href='/s2/rail-1'>Trains are late</a></h3></div>",
            [],
        ),
        ("<p class='category'><a href='/all'>Back to all news</a></p>", []),
    ],
)
def test_a_label_below_the_text_is_the_section_unless_it_is_a_tag_or_of_another_story(
    read: Read, below: str, expected: list[str]
) -> None:
    assert read("", HEADLINE, below, url=STORY).sections == expected


def test_titles_in_east_asia_have_the_section_before_the_site(read: Read) -> None:
    head = "<title>老码头的修钟人_人物_临海网</title><meta property='og:site_name' content='临海网'>"
    assert read(head, "<h1>老码头的修钟人</h1>", url=STORY, lang="zh").sections == ["人物"]


def test_a_way_of_several_steps_goes_before_the_one_section_that_is_declared(
    read: Read, json_ld: Declare
) -> None:
    head = json_ld('{"@type": "NewsArticle", "articleSection": "Oddities"}')
    way = "<ul class='breadcrumb'><li><a href='/n'>North</a></li><li><a href='/n/d'>Dives</a></li></ul>"
    assert read(head, way + HEADLINE, url=STORY).sections == ["North", "Dives"]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("crane, dredger", ["Docks"]), ("crane, ferry, fog, rope", ["Docks", "crane", "dredger"])],
)
def test_tags_that_are_declared_among_sections_are_none(
    read: Read, json_ld: Declare, tags: str, expected: list[str]
) -> None:
    sections = '"articleSection": ["Docks", "crane", "dredger"]'
    head = json_ld(f'{{"@type": "NewsArticle", {sections}, "keywords": "{tags}"}}')
    assert read(head, HEADLINE, url=STORY).sections == expected


def test_a_way_that_is_declared_in_one_string_is_parted_though_its_sign_is_written_twice_over(
    read: Read,
) -> None:
    head = "<meta property='article:section' content='Provinces &amp;gt; North'>"
    assert read(head, HEADLINE, url=STORY).sections == ["Provinces", "North"]
