"""Bylines of pages that declare one and show another: editors, places, houses, desks; and where writers' links lead."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import lead_of, parse_names

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
TEXT = (
    "The bridge over the old harbour of {} was opened again on Monday after eleven months of repairs to it."
)


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def declared(json_ld: Declare, name: str, url: str = "") -> str:
    return json_ld(
        f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{name}", "url": "{url}"}},'
        ' "publisher": {"@type": "Organization", "name": "Selby Sentinel"}}'
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Γράφουν Χάρης Μελάς, Ιωάννα Κυπραίου", ["Χάρης Μελάς", "Ιωάννα Κυπραίου"]),
        ("Рассказала Вера Подъячева", ["Вера Подъячева"]),
        ("Kari Moe\nJournalist\nSend e-post", ["Kari Moe"]),
        ("الفيوم ـ رباب الجمل", ["الفيوم", "رباب الجمل"]),
    ],
)
def test_what_stands_about_a_name_is_no_part_of_it(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


def test_a_word_behind_the_names_leads_to_writers_too() -> None:
    assert lead_of("Anna Jónsdóttir og Bjarni Eldjárn skrifa") == "author"
    assert lead_of("Anna Jónsdóttir") is None


def test_who_is_declared_gives_way_to_those_before_a_word_for_writing(read: Read, json_ld: Declare) -> None:
    head = declared(json_ld, "Karl Helgason") + "<meta name='author' content='Karl Helgason'>"
    line = "<div>Anna Jónsdóttir og Bjarni Eldjárn skrifa</div>"
    assert named(read(head, HEADLINE + line, lang="is")) == ["Anna Jónsdóttir", "Bjarni Eldjárn"]


def test_an_editor_by_a_line_below_the_text_gives_way_to_whom_a_class_above_it_marks(
    read: Read, json_ld: Declare
) -> None:
    above, below = HEADLINE + "<div class='byline'>Mari Kask</div>", "<p>Toimetaja: Jaan Tamm</p>"
    assert named(read(declared(json_ld, "Toimetaja: Jaan Tamm"), above, below, lang="et")) == ["Mari Kask"]
    assert named(read(declared(json_ld, "Toimetaja: Jaan Tamm"), HEADLINE, below, lang="et")) == ["Jaan Tamm"]


def test_a_declared_place_before_a_dash_and_a_name_is_dropped_if_the_text_tells_of_it(
    read: Read, json_ld: Declare
) -> None:
    head = declared(json_ld, "Lundy - Jane Doe")
    assert named(read(head, HEADLINE, text=TEXT.format("Lundy"))) == ["Jane Doe"]


def test_a_declared_word_that_the_head_has_before_a_dash_and_a_writer_is_a_house(
    read: Read, json_ld: Declare
) -> None:
    line = "<div class='author'>هسبار - إيطو أوبلا</div>"
    assert named(read(declared(json_ld, "هسبار"), HEADLINE + line, lang="ar")) == ["إيطو أوبلا"]
    assert named(read(declared(json_ld, "هسبار"), HEADLINE, lang="ar")) == ["هسبار"]


def test_the_word_of_houses_that_ends_the_sites_name_is_no_part_of_a_name(
    read: Read, json_ld: Declare
) -> None:
    assert named(read(declared(json_ld, "Jane Doe Sentinel Staff Writer"), HEADLINE)) == ["Jane Doe"]
    assert named(read(declared(json_ld, "Jane Doe Howell"), HEADLINE)) == ["Jane Doe Howell"]
    assert named(read(declared(json_ld, "The Selby Sentinel"), HEADLINE)) == ["The Selby Sentinel"]


def test_a_desk_behind_a_by_goes_before_the_site_that_is_but_declared(read: Read, json_ld: Declare) -> None:
    head = json_ld(
        '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example News"},'
        ' "publisher": {"@type": "Organization", "name": "Example News"}}'
    )
    fields = read(head, HEADLINE + "<div>โดย ทีมข่าวสิ่งแวดล้อม</div>", lang="th")
    assert [(p.name, p.kind) for p in fields.byline] == [("ทีมข่าวสิ่งแวดล้อม", "organization")]


def test_a_card_like_the_writers_before_it_names_another_whatever_its_second_part(
    read: Read, json_ld: Declare
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example News"}}')
    card = "<div class='k7'><span>{}</span><span>{}</span></div>"
    cards = card.format("Jane Doe", "Highlands reporter") + card.format("Ben Osei", "Gannet Scotland")
    assert named(read(head, HEADLINE + cards)) == ["Jane Doe", "Ben Osei"]


def test_a_name_before_a_comma_and_an_editor_signs_the_text(read: Read, json_ld: Declare) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example News"}}')
    below = "<div><p>Лев Строганов, редактор Вера Подъячева</p></div>"
    assert named(read(head, HEADLINE, below, lang="ru")) == ["Лев Строганов"]


def test_reporters_behind_their_jobs_in_a_line_that_a_house_begins_are_all_writers(read: Read) -> None:
    line = "<div>清江新闻记者 宋知夏 特约撰稿 马得祥</div><div>来源：清江新闻</div>"
    assert named(read("", HEADLINE + line, lang="zh")) == ["宋知夏", "马得祥"]


def test_whom_a_class_calls_the_author_of_a_quotation_is_quoted(read: Read) -> None:
    quoted = "<div class='pp-blockquote__author'>Jane Doe, Harbour Works</div>"
    text = f"The bridge was opened again.</p>{quoted}<p class='story-text'>It was shut."
    assert named(read("", HEADLINE, text=text)) == []


def test_a_list_of_sections_that_is_called_a_byline_too_names_nobody(read: Read) -> None:
    box = (
        "<div class='documentByLine' id='category'><span>Categoria</span><div>Educação e Pesquisa</div></div>"
    )
    text = "</p><p class='story-text'>".join([TEXT.format("Lundy")] * 9)
    assert named(read("<meta name='DC.creator' content='jdoe_press'>", HEADLINE, box, text=text)) == [
        "jdoe_press"
    ]


def test_a_house_behind_writers_that_a_word_joins_keeps_none_of_them_out(
    read: Read, json_ld: Declare
) -> None:
    line = "<div>by <a href='/author/jane-doe'>Jane Doe</a> and Ben Osei / Great Lakes Collaborative</div>"
    assert named(read(declared(json_ld, "Jane Doe"), HEADLINE + line)) == ["Jane Doe", "Ben Osei"]


@pytest.mark.parametrize(
    ("url", "href", "expected"),
    [
        ("https://www.example.com/author/jane", "/author/j-doe", "https://www.example.com/author/j-doe"),
        ("https://www.example.com/@jane", "/@jane?source=byline", "https://www.example.com/@jane"),
        ("https://www.example.com/author/jane", "#jane", "https://www.example.com/author/jane"),
        ("https://www.example.com", "#jane", None),
        ("https://www.example.com/", "/", None),
    ],
)
def test_the_link_of_a_name_in_the_head_goes_before_the_declared_address_but_no_front_page_is_one(
    read: Read, json_ld: Declare, url: str, href: str, expected: str | None
) -> None:
    above = f"{HEADLINE}<p>By <a href='{href}'>Jane Doe</a></p>"
    assert [p.url for p in read(declared(json_ld, "Jane Doe", url), above).byline] == [expected]
