"""Descriptions of the article and of other things, the language of the text, and how a house writes its name."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
LEAD = "Cars may cross the river again after eleven months of work."
WELSH = "Bydd y bont yn agor eto ddydd Llun ar ol misoedd o waith."


@pytest.mark.parametrize(
    "other",
    [
        "<div itemscope itemtype='http://schema.org/Comment'><p itemprop='description'>{}</p></div>",
        "<div itemscope itemtype='https://schema.org/Person'><p itemprop='description'>{}</p></div>",
        "<div class='comments'><p itemprop='description'>{}</p></div>",
    ],
)
def test_what_describes_a_comment_or_a_writer_does_not_describe_the_article(read: Read, other: str) -> None:
    below = other.format("I live around the corner and never heard of it.")
    assert read("", HEADLINE, below).description is None


def test_a_description_that_came_with_the_software_is_none(read: Read) -> None:
    head = "<meta name='generator' content='GullCMS'><meta name='description' content='{} is a fast flat-file system'>"
    assert read(head.format("Gull"), HEADLINE).description is None
    assert read(head.format("This"), HEADLINE).description == "This is a fast flat-file system"


@pytest.mark.parametrize(
    "title",
    [
        "<h1>Harbour bridge reopens <a href='#c'>23 comments</a></h1>",
        "<h3 itemprop='headline'>Harbour bridge reopens</h3>",
    ],
)
def test_the_teaser_below_a_title_is_its_standfirst_however_the_title_is_told(read: Read, title: str) -> None:
    head = "<meta property='og:title' content='Harbour bridge reopens'>"
    assert read(head, f"{title}<div class='teaser-text'><p>{LEAD}</p></div>").description == LEAD


def test_the_language_of_what_holds_the_text_is_the_articles(read: Read) -> None:
    head = "<section lang='{}'><h1>Y bont yn agor</h1>"
    assert read("", head.format("cy"), "</section>", text=WELSH).language == "cy"
    assert read("", head.format("cy"), "</section>", text=WELSH, lang="cy-GB").language == "cy-GB"
    assert read("", f"{head.format('cy')}</section>", text=WELSH).language == "en"


def test_a_house_that_declares_itself_in_letters_of_one_size_is_written_as_its_title_has_it(
    read: Read,
) -> None:
    head = (
        "<title>Harbour bridge reopens - Gull by the Sea</title><meta property='og:site_name' content='{}'>"
    )
    assert read(head.format("GULL BY THE SEA"), HEADLINE).publisher == "Gull by the Sea"
    assert read(head.format("gull by the"), HEADLINE).publisher == "Gull by the"


@pytest.mark.parametrize(
    ("line", "expected"), [(LEAD, LEAD), (f"By Ann Lee and others on 3 May 2026, {LEAD}", None)]
)
def test_the_one_sentence_in_the_titles_own_box_is_its_standfirst(
    read: Read, line: str, expected: str | None
) -> None:
    assert read("", f"<div>{HEADLINE}<p class='x1'>{line}</p></div>").description == expected
