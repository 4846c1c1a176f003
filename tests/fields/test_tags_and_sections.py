"""Labels above the text: sections that a class calls tags, and beginnings of the list of tags below it."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.harbourpost.example/docks/harbour-bridge-reopens"


@pytest.mark.parametrize(("folder", "tags"), [("docks", []), ("bridges", ["Docks"])])
def test_the_label_above_the_title_that_a_class_calls_a_tag_is_none_if_it_is_the_section(
    read: Read, folder: str, tags: list[str]
) -> None:
    label = f"<div class='tags'><a href='/{folder}/'>Docks</a></div>"
    above = f"<p>Our daily report from the quays and the sheds</p>{label}<p>Heard on the radio</p>{HEADLINE}"
    assert read("", above, url=URL).tags == tags


def test_tags_above_that_a_list_below_goes_on_with_are_told_by_the_longer_list(read: Read) -> None:
    links = "<a href='/news/topic/docks'>Docks</a><a href='/news/topic/quay'>Quay</a>"
    head = "<meta name='keywords' content='dredger, crane, bollard, quay'>"
    below = f"<div><h2>Related topics</h2>{links}<a href='/news/topic/rail'>Rail</a></div>"
    above = f"{HEADLINE}<div>Topic:{links}</div><p>Ann Lee wrote this in the harbour</p>"
    assert read(head, above, below).tags == ["Docks", "Quay", "Rail"]


def test_a_box_that_is_called_related_topics_in_one_word_is_no_aside(read: Read) -> None:
    topics = "<ul class='relatedTopics'><li><a href='/t/quay'>Quay</a></li><li><a href='/t/rail'>Rail</a></li></ul>"
    assert read("", HEADLINE, topics).tags == ["Quay", "Rail"]


LINKS = "<li><a href='/t/1'>Quay</a></li><li><a href='/t/2'>Cranes</a></li>"


@pytest.mark.parametrize(("name", "tags"), [("report_footer", ["Quay", "Cranes"]), ("page-footer", [])])
def test_a_box_that_but_its_class_calls_a_footer_is_the_articles_right_behind_the_text(
    read: Read, name: str, tags: list[str]
) -> None:
    assert read("", HEADLINE, f"<div class='{name}'><ul class='tag_list'>{LINKS}</ul></div>").tags == tags


@pytest.mark.parametrize("codes", ["MARI, BRDG, WEUR", "PRT, TRNS"])
def test_short_words_in_capitals_that_the_text_lacks_are_a_machines_codes(read: Read, codes: str) -> None:
    head = f"<meta name='news_keywords' content='{codes}'>"
    assert read(head, HEADLINE).tags == ([] if codes.count(",") > 1 else codes.split(", "))


def test_topics_in_capitals_of_which_the_text_tells_are_no_codes(read: Read) -> None:
    assert read("<meta name='news_keywords' content='BRIDGE, PORT, DOCKS'>", HEADLINE).tags == [
        "BRIDGE",
        "PORT",
        "DOCKS",
    ]


@pytest.mark.parametrize("name", ["keywords", "news_keywords"])
def test_keywords_that_name_the_site_and_of_which_the_text_hardly_tells_are_on_every_page(
    read: Read, name: str
) -> None:
    site = "<meta property='og:site_name' content='Harbour Post'>"
    words = "<meta name='{}' content='Harbour Post, news, sport, {}'>"
    assert read(site + words.format(name, "ferry"), HEADLINE, url=URL).tags == []
    assert "cracks" in read(site + words.format(name, "cracks, ferry"), HEADLINE, url=URL).tags


def test_a_label_without_a_link_is_no_list_of_tags_wherever_it_stands(read: Read) -> None:
    label = "<div class='tag'><span>Feature</span></div>"
    assert read("", label + HEADLINE).tags == []
    assert read("", HEADLINE, label).tags == []


def test_a_list_of_entities_is_one_of_tags_though_it_has_but_one(read: Read) -> None:
    below = "<p>All our films:</p><div class='entities'><ul><li><a href='/city/marl'>Marl</a></li></ul></div>"
    assert read("", HEADLINE, below).tags == ["Marl"]


def test_the_title_of_another_story_in_a_box_of_tags_between_paragraphs_is_none(read: Read) -> None:
    box = "<div class='entities'><a href='/n/7'>Council votes to keep its ferry</a></div>"
    text = "The bridge was opened again on Monday after eleven months."
    below = f"{box}<p class='story-text'>The ferry will stop by then, says the council.</p>"
    assert read("", HEADLINE, below, text=text).tags == []


def test_links_that_their_own_class_calls_tags_are_those_of_a_page_without_others(read: Read) -> None:
    links = "".join(f"<li><a class='c-tag' href='/i/{t}'>{t}</a></li>" for t in ("Docks", "Cranes"))
    above = f"<ul>{links}</ul>{HEADLINE}<p>Ann Lee</p>"
    assert read("", above).tags == ["Docks", "Cranes"]
    assert read("<meta name='news_keywords' content='Harbour, Bridge'>", above).tags == ["Harbour", "Bridge"]


def test_the_section_at_the_head_of_a_list_of_tags_is_none_of_them(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "articleSection": "Sport"}')
    links = "<a href='/sport'>Sport</a><a href='/tag/regatta'>Regatta</a>"
    assert read(head, HEADLINE, f"<div class='tags'>{links}</div>").tags == ["Regatta"]


def test_suggested_topics_are_a_label_of_tags(read: Read) -> None:
    below = f"<div><span>Suggested Topics:</span><ul>{LINKS}</ul></div>"
    assert read("", HEADLINE, below).tags == ["Quay", "Cranes"]


def test_one_korean_syllable_is_a_tag_and_quotes_around_one_are_none_of_it(read: Read) -> None:
    links = "<a href='/tag/1'>섬</a><a href='/tag/2'>„Quay”</a>"
    assert read("", HEADLINE, f"<div class='tags'>{links}</div>").tags == ["섬", "Quay"]
