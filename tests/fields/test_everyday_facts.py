"""Days, tags and descriptions on ordinary sites of the middle size."""

import json
from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields
from scraper.fields.clues import Clues
from scraper.page import Page

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
MORE = "<p class='story-text'>The ferry, which ran every ten minutes in the meantime, will stop by then.</p>"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Last Updated on Monday, 08 March 2010 09:05</p>", "2010-03-08T09:05"),
        ("<div>This page was last updated on Nov. 20, 2025.</div>", "2025-11-20"),
        ("<p>Publicado: 09/12/2024. Última actualización: 11/12/2024</p>", "2024-12-11"),
        ("<div class='comment'>Updated Nov. 20, 2025</div>", None),
    ],
)
def test_a_line_below_the_text_tells_of_the_change(read: Read, line: str, expected: str | None) -> None:
    assert read("", HEADLINE, f"{MORE * 6}{line}", lang="es").date_modified == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Oct. 9, 2025, 5:00 a.m. | Updated 7:12 a.m.", "2025-10-09T07:12"),
        ("donderdag 9 oktober 2025, 05:00 • Aangepast 7:12 • Door Jana Doe", "2025-10-09T07:12"),
        ("Publié le 12 mars 2024 – Mise à jour : 8 janvier 2025", "2025-01-08"),
        ("A cura di Ornella Bassi – 14/01/2025 – agg. 02/02/2025", "2025-02-02"),
        (
            "<time datetime='2025-11-06T10:02:00-06:00'>Updated Nov 6, 2025</time>",
            "2025-11-06T10:02:00-06:00",
        ),
    ],
)
def test_a_line_of_the_head_tells_of_the_change(read: Read, line: str, expected: str) -> None:
    assert read("", f"{HEADLINE}<p>{line}</p>", lang="fr").date_modified == expected


def test_the_order_of_day_and_month_is_told_by_other_days_on_the_page(read: Read) -> None:
    calendar = "<div>Calendar</div><div>{} Ham supper</div>"
    line = f"{HEADLINE}<p>Posted: 11/03/2025 7:42 AM</p>"
    assert read("", line, calendar.format("11/28/2026"), lang="en-gb").date == "2025-11-03T07:42"
    assert read("", line, calendar.format("28/11/2026"), lang="en-us").date == "2025-03-11T07:42"


def test_a_day_told_above_the_text_goes_before_that_of_the_template(read: Read, json_ld: Declare) -> None:
    head = json_ld('{"@type": "WebPage", "datePublished": "2019-01-01"}')
    assert read(head, f"{HEADLINE}<p>Published 12 March 2024</p>").date == "2024-03-12"
    assert read(head, HEADLINE).date == "2019-01-01"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<ul class='kw'><li>#ferries</li><li>#towers</li></ul>", ["ferries", "towers"]),
        (
            "<div class='tags'><span>Topics</span><ul><li>ferries</li><li>towers</li></ul></div>",
            ["ferries", "towers"],
        ),
    ],
)
def test_tags_without_links_are_told_by_their_list(read: Read, below: str, expected: list[str]) -> None:
    assert read("", HEADLINE, below).tags == expected


def test_tags_may_follow_a_sentence(read: Read) -> None:
    line = "Filed from the press bench at 9.40pm. Tags: <a href='/t/council'>council</a>, <a href='/t/b'>budget</a>"
    assert read("", f"{HEADLINE}<p>{line}</p>").tags == ["council", "budget"]


def test_the_name_of_the_software_is_no_tag(read: Read) -> None:
    keywords = "<meta name='keywords' content='joomla, Joomla'>"
    assert read(f"{keywords}<meta name='generator' content='Joomla! 1.5'>", HEADLINE).tags == []


def test_a_sentence_of_few_signs_is_a_description(read: Read) -> None:
    head = "<meta name='description' content='{}'>"
    assert (
        read(head.format("三つの工夫を取材した。"), HEADLINE, lang="ja").description
        == "三つの工夫を取材した。"
    )
    assert read(head.format("au Webポータル"), HEADLINE, lang="ja").description is None
    assert read(head.format("Three ways."), HEADLINE).description is None


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("<p>Garrow Weekly Post, 9 Elm Street. &copy; 2026</p>", "Garrow Weekly Post"),
        ("<p>9 Elm Street. &copy; 2026 Garrow Weekly Post</p>", "Garrow Weekly Post"),
        ("<p>9 Elm Street</p>", "example"),
    ],
)
def test_the_end_of_the_title_is_the_publisher_if_it_stands_beside_the_sign_of_copyright(
    read: Read, foot: str, expected: str
) -> None:
    head = "<title>Harbour bridge reopens - Garrow Weekly Post</title>"
    assert read(head, HEADLINE, f"<footer>{foot}</footer>", lang="en").publisher == expected


def test_the_owner_is_the_publisher_if_the_address_is_that_name(read: Read) -> None:
    foot = "<footer>Copyright &copy; 2010-2026 Pellhaven Online - <b>All Rights Reserved.</b></footer>"
    url = "https://www.{}.example/news/1"
    assert read("", HEADLINE, foot, url=url.format("pellhavenonline")).publisher == "Pellhaven Online"
    assert read("", HEADLINE, foot, url=url.format("pellhaven")).publisher == "pellhaven"


def test_an_empty_last_element_is_of_no_list() -> None:
    stories = "<h3>Why the river path is shut until May</h3><p>12 May 2026</p>" * 2
    html = f"<body><p class='story-text'>The bridge was opened again.</p>{stories}<div class='tags'></div></body>"
    doc = parse(Page(url="https://a.example/b", body=html.encode()))
    text = next(e.index for e in doc.scan.elements if e.names.strip() == "story-text")
    clues = Clues(doc, Region(text, text, "The bridge was opened again."))
    assert not clues.is_aside(doc.scan.elements[-1])
    assert clues.is_of_list(2)


@pytest.mark.parametrize(("clock", "expected"), [("12:00:00Z", ""), ("12:05:00Z", "T12:05:00+00:00")])
def test_noon_in_utc_is_software_for_the_mere_day_that_readers_see(
    read: Read, clock: str, expected: str
) -> None:
    line = f"<p><time datetime='2025-11-19T{clock}'>19 November 2025</time></p>"
    assert read("", HEADLINE + line).date == f"2025-11-19{expected}"


def test_the_day_of_a_change_in_romanian_is_none_of_publication(read: Read) -> None:
    changed = "<p>Data actualizării: <time>24.11.2025 13:30</time></p>"
    published = "<p>Data publicării: <time>23.11.2025 12:48</time></p>"
    fields = read("", HEADLINE + changed + published, lang="ro")
    assert (fields.date, fields.date_modified) == ("2025-11-23T12:48", "2025-11-24T13:30")


@pytest.mark.parametrize(
    ("sections", "expected"), [(["News"], []), (["Ferries", "Steel"], ["Ferries", "Steel"])]
)
def test_the_one_section_that_is_declared_is_no_tag(
    read: Read, json_ld: Declare, sections: list[str], expected: list[str]
) -> None:
    head = json_ld(json.dumps({"@type": "NewsArticle", "articleSection": sections}))
    assert read(head, HEADLINE).tags == expected


def test_a_footer_right_behind_the_text_has_the_articles_tags(read: Read) -> None:
    tags = "<li><a href='/tag/harbour/'>Harbour</a></li><li><a href='/tag/steel/'>Steel</a></li>"
    assert read("", f"<div>{HEADLINE}", f"<footer><ul>{tags}</ul></footer></div>").tags == [
        "Harbour",
        "Steel",
    ]
