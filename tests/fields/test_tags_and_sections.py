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
