"""Tags that software declares or picks, and places where tags and sections are taken for each other."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
NEWS = "<meta name='news_keywords' content='{}'>"
WORDS = "<meta name='keywords' content='{}'>"


@pytest.mark.parametrize("sign", ["type_review", "wide_side-nav", "show-published-date", "@all-news"])
def test_words_that_software_joins_are_no_tags_beside_others(read: Read, sign: str) -> None:
    assert read(NEWS.format(f"Harbour, {sign}, Steel")).tags == ["Harbour", "Steel"]


@pytest.mark.parametrize("tag", ["covid-19", "harbour_bridge_fund"])
def test_a_joined_word_of_the_text_or_of_two_parts_is_a_tag(read: Read, tag: str) -> None:
    text = "The harbour bridge fund paid for it."
    assert read(NEWS.format(f"Steel, {tag}"), text=text).tags == ["Steel", tag]


def test_a_line_of_words_that_nothing_parts_is_no_tag(read: Read) -> None:
    assert read(WORDS.format("harbour bridge steel cranes docks ferry quay tide")).tags == []


def test_the_title_among_any_keywords_is_no_tag(read: Read) -> None:
    head = "<title>Old harbour bridge reopens - Ledger</title>"
    assert read(head + NEWS.format("Old harbour bridge reopens, Steel, Docks")).tags == ["Steel", "Docks"]


def test_the_one_section_is_no_tag_where_several_keywords_are_declared(read: Read, json_ld: Script) -> None:
    head = json_ld('{"@type": "NewsArticle", "articleSection": "Courts", "keywords": ["bridges", "tolls"]}')
    below = "<ul class='topics'><li>Filed under <a href='/topics/courts'>Courts</a></li></ul>"
    assert read(head, HEADLINE, below).tags == ["bridges", "tolls"]


def test_keywords_of_which_two_are_forms_of_one_word_were_picked_by_a_machine(read: Read) -> None:
    words = "ferry, bridges, bridge, ferries, quay, docks, cranes, harbours, harbour"
    assert read(WORDS.format(words), text="The ferry and the bridge: ferries and bridges.").tags == []


def test_keywords_that_name_what_the_title_ends_on_are_those_of_every_page(read: Read) -> None:
    head = "<title>大桥重新开放_海门网</title>" + WORDS.format("海门新闻,海门网,海门天气,海门房价,大桥")
    assert read(head, "<h1>大桥重新开放</h1>", text="大桥星期一重新开放。").tags == []


def test_a_link_that_is_marked_as_a_section_is_no_tag_whatever_its_rel(read: Read) -> None:
    link = "<p><a rel='tag' itemprop='articleSection' href='/life/'>Life</a></p>"
    assert read("", HEADLINE + link).tags == []


def test_a_link_to_the_comments_below_is_no_tag(read: Read) -> None:
    url = "https://ledger.example/bridge"
    assert (
        read("", HEADLINE, f"<ul><li><a href='{url}#respond'>No comments</a></li></ul>", url=url).tags == []
    )


@pytest.mark.parametrize("folder", ["/aihe/", "/blog/tag:"])
def test_finnish_topics_and_those_of_grav_are_tags(read: Read, folder: str) -> None:
    links = f"<p><a href='{folder}quay'>Quay</a> <a href='{folder}cranes'>Cranes</a></p>"
    assert read("", HEADLINE + links).tags == ["Quay", "Cranes"]


def test_what_microformats_call_a_category_is_no_section(read: Read) -> None:
    links = "<p><a class='p-category' href='/blog/tag:quay'>Quay</a></p>"
    assert read("", HEADLINE + links, url="https://ledger.example/blog/bridge").sections == []
