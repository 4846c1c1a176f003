"""Lines and links of pages that declare nothing, which were taken for names: of labelled pages laid bare."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
DAY = "<div>3 April 2026</div>"
LONG = "for the bridge that the harbour board had built at the old mill's end and closed again within its first year."


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def names_in(text: str) -> list[str]:
    return [person.name for person in parse_names(text, strict=True)]


@pytest.mark.parametrize("text", ["© Ann Lee", "© Ann Lee / Lake Pictures"])
def test_whose_picture_it_is_names_no_writer(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    "text", ["Zuletzt geändert am:", "By Course or Type", "High-resolution maps of the bay"]
)
def test_one_word_before_a_small_one_is_no_name(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize("text", ["Posted by Harbourman on Tuesday", "posted by Harbourman under Ferries"])
def test_one_word_after_by_is_a_name_before_a_preposition(text: str) -> None:
    assert names_in(text) == ["Harbourman"]


@pytest.mark.parametrize(
    "text", ["Ein Beitrag von: Ann Lee", "Ein Beitrag von:\nAnn Lee", "Una crónica de: Ann Lee"]
)
def test_the_last_word_of_a_lead_in_is_no_label_of_its_own(text: str) -> None:
    assert names_in(text) == ["Ann Lee"]


def test_a_link_that_is_called_so_has_no_lead_in(read: Read) -> None:
    assert named(read("", f"<div><a href='#'>Text Link</a></div>{HEADLINE}")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2001 the board paid by Lake Ferries and Dunlin Ferries ",
        "The mill of 1904 was bought by Lake Barges ",
    ],
)
def test_a_by_in_a_long_sentence_leads_to_no_writer(read: Read, sentence: str) -> None:
    assert named(read("", f"{HEADLINE}<p>{sentence}{LONG}</p>")) == []


def test_a_row_of_links_is_of_places_and_of_no_writers(read: Read) -> None:
    towns = ("San Dunlin", "Los Skerries", "Port Marlow", "Las Barcas")
    row = "".join(f"<div class=town><a href='/{at}'>{town}</a></div>" for at, town in enumerate(towns))
    assert named(read("", HEADLINE, row)) == []


def test_the_head_of_a_tables_column_is_no_name(read: Read) -> None:
    table = "<table><tr><th>Maren Holloway</th><th>Ferry</th></tr><tr><td>12</td><td>4</td></tr></table>"
    assert named(read("", HEADLINE, table)) == []


@pytest.mark.parametrize("line", ["← Winter Walks", "Harbour → Winter Walks"])
def test_the_way_to_another_story_is_no_name(read: Read, line: str) -> None:
    assert named(read("", f"{HEADLINE}{DAY}<div>{line}</div>")) == []


@pytest.mark.parametrize("href", ["/news/", "/category/29/ferries", "/rubrik/faehren"])
def test_a_link_to_a_section_is_no_writer(read: Read, href: str) -> None:
    line = f"<div class=author-box><a href='{href}'>Ferry Lines</a></div>"
    assert named(read("", f"{HEADLINE}{line}{DAY}")) == []
    assert named(read("", f"{HEADLINE}<div><a href='{href}'>Ferry Lines</a></div>{DAY}")) == []


def test_a_writers_page_may_be_filed_as_a_section(read: Read) -> None:
    line = "<div class=author-box><a href='/category/maria-holloway'>Maria Holloway</a></div>"
    assert named(read("", f"{HEADLINE}{line}{DAY}")) == ["Maria Holloway"]


def test_the_blog_around_the_page_has_writers(read: Read) -> None:
    line = "<div class=author>by <a href='/news?author=LakeGuild'>Lake Guild</a></div>"
    assert named(read("", HEADLINE + line)) == ["Lake Guild"]


def test_the_site_by_its_address_is_no_part_of_the_name_before_it(read: Read) -> None:
    line = "<p>Veröffentlicht am 03.02.2026 von Maria Holloway Lakecourier International</p>"
    page = read("", HEADLINE + line, url="https://www.lakecourier.example/a/bridge")
    assert named(page) == ["Maria Holloway"]


@pytest.mark.parametrize(
    "href",
    [
        "https://creativecommons.org/licenses/by/4.0/deed.de",
        "https://mail.example/mail/u/0/?view=cm&body=https%3A%2F%2Fwww.example.com%2Fnews%2Fbridge",
        "/themen/personen/ann-lee-t2965.html",
    ],
)
def test_a_licence_a_service_to_share_and_a_topic_are_no_writers_pages(href: str) -> None:
    assert "author" not in kinds_of_link(href)
