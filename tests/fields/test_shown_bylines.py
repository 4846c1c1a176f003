"""Bylines as sites show them that declare nothing: agencies beside writers, jobs behind names, sources, editors."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
KOREAN = "옛 항구의 다리가 열한 달 동안의 보수를 마치고 월요일에 다시 열렸다. 나룻배는 멈춘다."


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Par Jeanne Doe et Luc Roe avec AFP", ["Jeanne Doe", "Luc Roe", "AFP"]),
        ("Von Jana Doe (mit dpa)", ["Jana Doe", "dpa"]),
        ("Juana Doe con EFE", ["Juana Doe", "EFE"]),
        ("By Jane Doe with AP", ["Jane Doe", "AP"]),
        ("By Jane Doe with Bo Roe", ["Jane Doe", "Bo Roe"]),
        ("By Jane Doe with photographs by Bo Roe", ["Jane Doe"]),
        ("Juana Doe con beta", ["Juana Doe"]),
    ],
)
def test_an_agency_or_a_second_writer_may_stand_behind_a_with(byline: str, expected: list[str]) -> None:
    found = [person.name for person in parse_names(byline, strict=True) if person.role == "author"]
    assert found == expected


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        ("Gannet Ferries, Inc.", "Gannet Ferries, Inc."),
        ("Gannet Ferries, LLC", "Gannet Ferries, LLC"),
        ("Department for Harbour Works", "Department for Harbour Works"),
        ("BBC News in London", "BBC News"),
    ],
)
def test_a_house_keeps_its_form_and_what_it_is_for(house: str, expected: str) -> None:
    assert [(p.name, p.kind) for p in parse_names(house, strict=True)] == [(expected, "organization")]


def test_a_department_is_whom_a_statement_is_from(read: Read) -> None:
    terms = "<dl><dt>From:</dt><dd><a href='/o/works'>Department for Harbour Works</a></dd></dl>"
    assert named(read("", HEADLINE + terms)) == ["Department for Harbour Works"]


@pytest.mark.parametrize(
    "line",
    [
        "<ul class=authors><li class=author><a rel=author href='/j'>Jane Doe</a><span>Journalist</span></li>"
        "<li class=author><a rel=author href='/b'>Bo Roe</a><span>Fotograf</span></li></ul>",
        "<div class=byline><p>Jane Doe</p><p>Reporter</p><p>Bo Roe</p><p>Photographer</p></div>",
    ],
)
def test_a_word_behind_a_name_says_that_its_owner_took_the_pictures(read: Read, line: str) -> None:
    assert named(read("", HEADLINE + line)) == ["Jane Doe"]


def test_an_editor_beside_the_writer_is_none_though_a_class_says_author(read: Read) -> None:
    line = "<p>edited by <a class=byline-link href='/s'>Sam Ed</a>, reviewed by <a href='/r'>Rae View</a></p>"
    assert named(read("", f"{HEADLINE}<p class=byline>by Jane Doe, Harbour College</p>{line}")) == [
        "Jane Doe"
    ]


def test_the_agency_of_a_source_below_the_text_gives_way_to_the_writer_above(read: Read) -> None:
    above = f"{HEADLINE}<p class=author>Jana Doe</p><p>12 listopada 2026</p>"
    assert named(read("", above, "<p>Źródło: PAP</p>", lang="pl")) == ["Jana Doe"]


def test_the_agency_of_a_source_wrote_it_where_nobody_is_named(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<p>Kaynak: AA</p><p>12.10.2026 10:15</p>", lang="tr")) == ["AA"]


def test_a_meta_with_an_agency_that_the_head_shows_is_all_of_the_byline(read: Read) -> None:
    line = "<div class=md><a href='/autor/jane-doe/'>Jane Doe</a><span>EFE</span></div>"
    assert named(read("<meta name=author content='Jane Doe, EFE'>", HEADLINE + line)) == ["Jane Doe", "EFE"]


def test_the_last_of_several_reporters_has_the_job_behind(read: Read) -> None:
    line = "<ul><li>서지훈·윤다정 기자 seo@a.example</li><li>2026-10-12 10:15</li></ul>"
    assert named(read("", HEADLINE + line, lang="ko", text=KOREAN)) == ["서지훈", "윤다정"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Б.Энхжин</p><p>12.10.2026 10:15</p>", ["Б.Энхжин"]),
        ("<p>Jane Doe,</p><p>Bo Roe</p><p>12 October 2026</p>", ["Jane Doe", "Bo Roe"]),
        ("<ul><li>PTI</li><li>12 October 2026, 10:15</li></ul>", ["PTI"]),
        ("<p>Publié le mardi 13 octobre 2026 - 10h15<br>Ann Lee (avec AFP)</p>", ["Ann Lee", "AFP"]),
        ("<p>Ann LEE / OSLO (DHA) 12.10.2026 10:15</p>", ["Ann LEE", "DHA"]),
        ("<p><span>DHA / Ann Lee</span> <span>12.10.2026 10:15</span></p>", ["DHA", "Ann Lee"]),
        ("<p>Last Update: 12 October 2026 10:15</p>", []),
        ("<p>November 24, 2026 08:00 AM Eastern Standard Time</p>", []),
        ("<p>Ann Lee, Oslo Published: Monday, 12 October 2026, 06:40 PM</p>", ["Ann Lee"]),
        ("<p>Boats at low water, Monday.(HARBOUR POST/ANN LEE)</p>", []),
    ],
)
def test_a_name_that_nothing_marks(read: Read, line: str, expected: list[str]) -> None:
    assert named(read("", HEADLINE + line)) == expected


def test_a_contributing_writer_is_a_job(read: Read) -> None:
    fields = read("", f"{HEADLINE}<p class=byline>Jane Doe</p>", "<p>Contributing Writer, Harbour Week</p>")
    assert named(fields) == ["Jane Doe"]


def test_a_label_and_its_day_behind_a_name_are_no_part_of_it(read: Read) -> None:
    line = "<p><span>Автор: <b>Тарас Гнатів</b></span> <span>Дата: 12.10.2026, 10:15</span></p>"
    assert named(read("", HEADLINE + line, lang="uk")) == ["Тарас Гнатів"]


def test_the_sites_name_behind_a_writers_is_no_part_of_it(read: Read) -> None:
    line = "<div class=byline>By <a href='/person/jane/'>Jane Doe</a> <span><a href='/'>Example News</a></span></div>"
    head = "<title>Harbour bridge reopens | Example News</title>"
    assert named(read(head, HEADLINE + line, url="https://www.examplenews.com/a")) == ["Jane Doe"]


def test_the_texts_own_first_line_says_who_wrote_what_the_web_desk_posted(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Bo Roe"}}')
    above = (
        f"{HEADLINE}<p class=byline>By <a rel=author href='/author/bo-roe/'>Bo Roe</a> - 12 October 2026</p>"
    )
    assert named(
        read(head, above, text="By Jane Doe, Abuja</p><p class='story-text'>The bridge is open.")
    ) == ["Jane Doe"]
    assert named(read(head, above)) == ["Bo Roe"]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Words: Jane Doe. Photography: Bo Roe", ["Jane Doe"]),
        ("Jane Doe, teksti\nBo Roe, kuvat", ["Jane Doe"]),
        ("Harbour Public Media | By Jane Doe", ["Jane Doe"]),
        ("Jane Doe, Editor, and Bo Roe, Writer", ["Jane Doe", "Bo Roe"]),
        ("Анна Белова Вчера, 10:15 Просмотров: 318", ["Анна Белова"]),
        ("泾河日报 记者 孙佳宁 通讯员 郑立 2026-11-24 10:15", ["泾河日报", "孙佳宁", "郑立"]),
        ("محرر: كريم حداد", ["كريم حداد"]),
        ("Jane Doe (Dunmore University) and Prof. Bo Roe (Wexcombe)", ["Jane Doe", "Prof. Bo Roe"]),
        ("Von unserem Redaktionsmitglied Jana Doe", ["Jana Doe"]),
    ],
)
def test_a_line_that_tells_more_than_its_writers(byline: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(byline, strict=True)] == expected


def test_a_reporter_between_spaces_signs_the_head_and_the_editor_at_the_end_does_not(read: Read) -> None:
    line = "<p>泾河日报 记者 孙佳宁 通讯员 郑立 2026-11-24 10:15</p>"
    fields = read(
        "", HEADLINE + line, "<p>编辑：周文昊</p>", lang="zh", text="清晨七点，渡口的大桥重新开放。"
    )
    assert named(fields) == ["孙佳宁", "郑立"]


def test_the_photographers_own_box_is_no_byline(read: Read) -> None:
    box = "<div class=byline><b>{}</b><i>{}</i></div>".format
    boxes = box("Jane Doe", "Journalist") + box("Bo Roe", "Fotograf")
    assert named(read("", f"{HEADLINE}<p>12. okt. 2026</p>{boxes}", lang="da")) == ["Jane Doe"]


def test_an_agency_behind_a_dash_is_of_the_byline_beside_the_day(read: Read) -> None:
    line = "<p><span>Jane Doe – MTI</span> <span>2026.10.12. | 10:15</span></p>"
    assert named(read("", HEADLINE + line, lang="hu")) == ["Jane Doe", "MTI"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("【佐久間理沙】", ["佐久間理沙"]),
        ("（佐久間理沙、岡田英）", ["佐久間理沙", "岡田英"]),
        ("（佐久間 理沙）", ["佐久間 理沙"]),
        ("（敬称略）", []),
        ("（一部 敬称略）", []),
        ("（つづく）", []),
    ],
)
def test_brackets_behind_the_last_sentence_hold_the_reporters(
    read: Read, end: str, expected: list[str]
) -> None:
    fields = read(
        "", HEADLINE, lang="ja", text=f"清晨の渡し場で、大きな橋が再び開いた。渡し船は止まった。{end}"
    )
    assert named(fields) == expected


def test_a_genitive_behind_the_day_goes_before_the_office_that_is_declared(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Newsroom"}}')
    line = "<div class=meta><span>12.10.2026 • 10:15</span> <span>Της Αγγελικής Μαυρίδη</span></div>"
    assert named(read(head, HEADLINE + line, lang="el")) == ["Αγγελικής Μαυρίδη"]


def test_an_account_gives_way_to_the_full_name_that_is_the_last_line(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "webteam"}}')
    text = "The bridge was opened again on Monday.\n\n— Lorna Doe"
    line = "<p class=byline>by <a rel=author href='/author/webteam/'>webteam</a></p>"
    assert named(read(head, HEADLINE + line, text=text)) == ["Lorna Doe"]
    assert named(read(head, HEADLINE + line)) == ["webteam"]


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("<span>[새벽일보=이서진 기자]</span> <span>등록 2026-10-12 10:15</span>", "ko", ["이서진"]),
        ("<span>公開日：2026年10月12日</span><span>ライター：三島 由佳</span>", "ja", ["三島 由佳"]),
    ],
)
def test_a_label_or_a_house_before_an_eastern_name(
    read: Read, line: str, lang: str, expected: list[str]
) -> None:
    assert named(read("", f"{HEADLINE}<div>{line}</div>", lang=lang, text=KOREAN)) == expected


@pytest.mark.parametrize(
    ("term", "name", "expected"),
    [("Author", "Jane Doe", ["Jane Doe"]), ("From", "Plant Health Agency", ["Plant Health Agency"])],
)
def test_a_term_that_is_but_a_lead_in_needs_no_colon(
    read: Read, term: str, name: str, expected: list[str]
) -> None:
    terms = f"<dl><dt>{term}</dt><dd>{name}</dd><dt>Ref</dt><dd>12-B</dd></dl>"
    assert named(read("", f"<h1>Harbour bridge reopens</h1>{terms}")) == expected
