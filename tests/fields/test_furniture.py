"""What stands near the text and names nobody: buttons, links to what may be done, labels, sentences cut short."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens after eleven months</h1>"
DAY = "<time>12 May 2026</time>"
THAI = "ทั้งนี้ ในช่วงเดือนแรกจะเปิดให้ใช้บริการโดยไม่เก็บค่าโดยสาร"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def test_an_office_of_the_house_is_named_whole() -> None:
    people = parse_names("Courier newsroom", strict=True)
    assert [(person.name, person.kind) for person in people] == [("Courier newsroom", "organization")]


@pytest.mark.parametrize(
    "below",
    [
        "<div class='author-posts'><h2>Latest news</h2><p>Jury sent home in trial</p><p>Clerk took files</p></div>",
        "<div class='author-note'><p>Police have reopened a lane. Everyone else is still turned back.</p></div>",
    ],
)
def test_words_that_begin_sentences_in_an_authors_box_are_no_names(read: Read, below: str) -> None:
    assert named(read("", HEADLINE, below)) == []


def test_a_class_that_says_there_is_no_byline_marks_none(read: Read) -> None:
    above = (
        f"{HEADLINE}<div class='block--no-byline'><p>Police have reopened a lane of the crossing</p></div>"
    )
    assert named(read("", above)) == []


def test_what_follows_a_by_is_no_figure(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<p>Viser 1–4 av 1 208 treff på broen</p>", lang="nb")) == []


@pytest.mark.parametrize(
    "line",
    [
        "<div class='obit-actions'><a href='/flowers'>Send Flowers</a></div>",
        "<p class='share'>Send Flowers</p>",
        "<button><p>Adlumen Barrow</p></button>",
        "<div role='dialog'><section><div><p>Adlumen Barrow</p></div></section></div>",
        "<div class='slide'><span class='credit'>Adlumen Barrow</span></div>",
        "<p>[Adlumen Barrow]</p>",
        f"<p>{THAI}</p>",
        "<p>リンク</p>",
        "<p><span>کد خبر: 88231</span><span>تاریخ انتشار: سه‌شنبه ۳ آذر ۱۴۰۵</span><a>نسخه چاپی</a></p>",
    ],
)
def test_a_button_a_link_to_an_action_or_a_label_is_no_name_that_nothing_marks(read: Read, line: str) -> None:
    assert named(read("", f"{HEADLINE}{DAY}{line}", line)) == []


def test_a_name_alone_in_a_link_to_its_owners_page_is_one_still(read: Read) -> None:
    above = f"{HEADLINE}{DAY}<p><a href='/bdavies'>Adlumen Barrow</a></p>"
    assert named(read("", above)) == ["Adlumen Barrow"]


@pytest.mark.parametrize("topics", ["<i>ferries</i><i>Skerrow</i>", "<i>Ferry Piers</i><i>Old Skerrow</i>"])
def test_a_name_before_the_day_needs_no_names_after_it(read: Read, topics: str) -> None:
    above = f"{HEADLINE}<div><i>Maren Holloway</i> <i>10/14/2026</i> <i>{topics}</i></div>"
    assert named(read("", above)) == ["Maren Holloway"]


def test_from_the_site_is_its_motto_and_no_byline(read: Read) -> None:
    head = "<title>Harbour bridge reopens – and not too soon - The Harbour Courier</title>"
    assert named(read(head, f"{HEADLINE}<div>From The Harbour Courier</div>")) == []


def test_a_place_in_the_site_after_the_day_is_no_name(read: Read) -> None:
    above = f"{HEADLINE}<p>Posted on Wed 28 October 2026 in <a href='/c/wen-hua'>文化</a></p>"
    assert named(read("", above)) == []
