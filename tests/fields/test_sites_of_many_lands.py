"""What pages of sites that nobody has seen, in thirty languages, say of themselves in their own ways."""

from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields
from scraper.fields.byline_steps.lines import bylines_above
from scraper.fields.clues import Clues
from scraper.page import Page

Read = Callable[..., Fields]
Declare = Callable[[str], str]
SURE = 0.9
TITLE = "Harbour bridge reopens after eleven months"
HEADLINE = f"<h1>{TITLE}</h1>"
KOREAN = "옛 항구의 다리가 열한 달 동안의 보수를 마치고 월요일에 다시 열렸다. 나룻배는 멈춘다."


def names(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize("rewrite", ["Bridge is back", "bridge reopens after"])
def test_the_only_heading_above_the_text_goes_before_a_rewrite_and_its_own_middle(
    read: Read, rewrite: str
) -> None:
    head = f"<title>{rewrite} | Example</title><meta property='og:title' content='{rewrite}'>"
    fields = read(head, f"<h1 class='story-headline'>{TITLE}</h1>")
    assert fields.headline == TITLE
    assert fields.sources["headline"].confidence > SURE


def test_a_reporter_each_with_a_job_behind_is_each_a_writer(read: Read) -> None:
    line = "<p class='writer'>서지훈 기자, 윤다정 인턴기자</p>"
    fields = read("", f"{HEADLINE}{line}", "<p>서지훈 기자 a@example.com</p>", lang="ko", text=KOREAN)
    assert names(fields) == ["서지훈", "윤다정"]


def test_a_greek_genitive_behind_the_day_goes_before_the_office(read: Read, json_ld: Declare) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Newsroom"}}')
    line = "<p>12.10.2026 • 10:15 Της Αγγελικής Μαυρίδη</p>"
    assert names(read(head, HEADLINE + line, lang="el")) == ["Αγγελικής Μαυρίδη"]


@pytest.mark.parametrize(
    ("line", "signs"),
    [("Texto: Matilde Seixas | Fotografia: Rui Escada", True), ("Texto: Matilde Seixas", False)],
)
def test_a_line_of_several_labels_says_beyond_doubt_who_wrote_it(line: str, signs: bool) -> None:
    html = f"<article><h1>{TITLE}</h1><p>{line}</p><p id='x'>A ponte reabriu na segunda-feira.</p></article>"
    doc = parse(Page(url="https://a.example/b", body=html.encode()))
    text = next(e.index for e in doc.scan.elements if e.attrs.get("id") == "x")
    clues = Clues(doc, Region(text, text, "A ponte reabriu na segunda-feira."))
    assert [reading.signs for reading in bylines_above(clues, bare=False)] == [signs]


def test_a_label_some_way_below_the_text_gives_way_to_one_in_the_head(read: Read) -> None:
    line = "<p>Text Maja Hedlund</p>"
    below = "<p>Så arbetar vi.</p><p>Bio</p><a href='/x'><h3>Älgen fick namn</h3></a><p>Text: Ove Lund</p>"
    assert names(read("", HEADLINE + line, below, lang="sv")) == ["Maja Hedlund"]


def test_the_place_behind_a_job_on_a_line_of_its_own_is_nobody(read: Read) -> None:
    line = "<div class='byline'><span>Ann Lee</span><br>{}</div>"
    assert names(read("", HEADLINE + line.format("Arctic correspondent, Port Lund"))) == ["Ann Lee"]
    assert names(read("", HEADLINE + line.format("Bo Roe, reporter"))) == ["Ann Lee", "Bo Roe"]


def test_a_caption_is_no_byline(read: Read) -> None:
    figure = (
        "<figure><img src='/a.jpg'><figcaption>Pak Slamet (Pesisir Nusa/Dewi Anggraini)</figcaption></figure>"
    )
    assert names(read("", HEADLINE + figure, lang="id")) == []
    line = "<p>交換作業をする職員＝3日、汐見町（佐伯亮撮影）</p>"
    text = "岬に立つ灯台で三日、倉庫に残っていた最後の白熱電球が取り付けられた。製造は終わっている。"
    assert names(read("", HEADLINE + line, lang="ja", text=text)) == []


def test_the_meta_of_the_contents_author_is_one_of_writers(read: Read) -> None:
    head = (
        "<meta name='content_author' content='Dewi Anggraini'><meta name='content_editor' content='Bo Roe'>"
    )
    assert names(read(head, HEADLINE, lang="id")) == ["Dewi Anggraini"]


def test_the_day_of_the_answer_gives_way_to_one_told_above_the_text(read: Read) -> None:
    head = "<meta name='date' content='2026-11-23T06:00:00+01:00'>"
    line = f"<p>Montag, 23. November 2026</p>{HEADLINE}<p>Stand: 12.11.2026, 17:30 Uhr</p>"
    assert read(head, line, lang="de").date == "2026-11-12T17:30"
    assert read(head, HEADLINE).date == "2026-11-23T06:00:00+01:00"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<p>18 Ottobre 2026 alle 09:45</p><p>Aggiornato alle 12:10</p>", "2026-10-18T12:10"),
        ("<p>4 November 2026 | 15:47 Laatste update: 17:02 Door Jan Bos</p>", "2026-11-04T17:02"),
        ("<p>Publié le 4 novembre 2026 à 07h12 | Mis à jour à 18h40</p>", "2026-11-04T18:40"),
        ("<p>입력 2026.05.14 10:22</p><p>수정 2026.05.14 15:48</p>", "2026-05-14T15:48"),
        ("<p>By Ann Lee, edited by Paul Strand, Oct. 30, 2026, 5:58 a.m.</p>", None),
    ],
)
def test_a_change_may_be_told_by_its_clock_alone(read: Read, lines: str, expected: str | None) -> None:
    assert read("", HEADLINE + lines).date_modified == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TEGALREJO, Example – Becak bercat biru itu berhenti di depan masjid.", "TEGALREJO"),
        ("EXAMPLE.COM – Becak bercat biru itu berhenti di depan masjid.", None),
        ("Ein Pilz setzt den Eschen zu.\n\nAubing – Die roten Punkte sind kein Streich.", "Aubing"),
        (
            "Due centimetri in un mese.\n\nPONTE AUBING. Il filo pende. A Ponte Aubing si balla.",
            "PONTE AUBING",
        ),
        ("Due centimetri in un mese.\n\nATTENZIONE. Il filo a piombo non mente.", None),
        ("Ein Pilz setzt den Eschen zu.\n\nFichten – Die roten Punkte sind kein Streich.", None),
        ("Ein Pilz setzt den Eschen zu.\n\nLokales – Die roten Punkte sind kein Streich.", None),
    ],
)
def test_a_dateline_is_without_the_house_and_may_be_the_folder_of_the_address(
    read: Read, text: str, expected: str | None
) -> None:
    assert read("", HEADLINE, url="https://www.example.com/lokales/aubing/a", text=text).dateline == expected


def test_a_line_from_the_front_page_down_is_the_way_without_arrows(read: Read) -> None:
    way = "<nav class='bc'><a href='/'>Haberler</a> <a href='/yerel'>{}</a></nav>"
    url = "https://www.example.com/yerel/kopru-acildi"
    assert read("", way.format("Yerel") + HEADLINE, url=url).sections == ["Yerel"]
    assert read("", way.format("Spor").replace("yerel", "spor") + HEADLINE, url=url).sections == []


def test_the_line_above_the_title_is_a_section_if_its_class_is_of_a_category(read: Read) -> None:
    line = "<div class='{}'>Engineering</div>"
    assert read("", line.format("blog-category-badge") + HEADLINE).sections == ["Engineering"]
    assert read("", line.format("blog-kicker") + HEADLINE).sections == []
    dated = "<div class='entry-category'>Posted on April 29, 2022</div>"
    assert read("", dated + HEADLINE).sections == []


def test_signs_of_a_script_that_stand_above_its_letters_part_no_words(read: Read) -> None:
    link = "<div class='top'><a href='/bihar'>बिहार</a></div>"
    assert read("", link + HEADLINE, url="https://www.example.com/bihar/nav").sections == ["बिहार"]


def test_the_label_of_a_section_is_no_tag(read: Read) -> None:
    assert read("", f"<div class='section-label'><a href='/region'>Region</a></div>{HEADLINE}").tags == []


@pytest.mark.parametrize(
    ("head", "host", "expected"),
    [
        (f"<title>{TITLE}: Gemeinde Oberlauch</title>", "gemeinde-oberlauch", "Gemeinde Oberlauch"),
        ("<title>The bridge: Gemeinde Oberlauch</title>", "gemeinde-oberlauch", "Gemeinde Oberlauch"),
        (f"<title>{TITLE}_晚报网</title><meta name='author' content='晚报网'>", "qingtan", "晚报网"),
    ],
)
def test_the_publisher_stands_behind_the_titles_colon_or_is_declared_the_author(
    read: Read, head: str, host: str, expected: str
) -> None:
    fields = read(head, HEADLINE, url=f"https://www.{host}.example/a/1")
    assert fields.publisher == expected
