"""Bylines in places and forms that pages written blind showed: labels within a line, a dateline's brackets, cards."""

from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields, read_fields
from scraper.fields.byline import byline_options
from scraper.fields.clues import Clues
from scraper.fields.names.parse import parse_names
from scraper.page import Page

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
SURE = 0.8
CHINESE = "清晨七点，渡口的大桥重新开放，渡轮停止运营。"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 October 2026 Words: Jane Doe Pictures: Al Snap", ["Jane Doe"]),
        ("Ciclismo | Texto: Juana Pérez | Fotos: Al Snap", ["Juana Pérez"]),
        ("2026年9月4日掲載<br>文:三浦 海(学芸員)", ["三浦 海"]),
        ("Filed 11/24/2026, 17:25 | Westport Newsroom: Jane Doe", ["Jane Doe"]),
        ("24.11.2026, 17:25 | Redaktion Nordhafen: Jana Doe", ["Jana Doe"]),
        ("Redazione Nord: Gianna Doe | 24/11/2026", ["Gianna Doe"]),
        ("12 octobre 2026 · Reportage : Jeanne Doe · Infographie : Al Snap", ["Jeanne Doe"]),
        ("2026.11.17 文／三浦 海 写真／桐生大地", ["三浦 海"]),
        ("Westport Newsroom: Jane Doe", []),
        ("12 October 2026 Pictures: Al Snap", []),
        ("2026-11-17 08:36 来源：半月", []),
        ("Books | About: Jane Doe", []),
    ],
)
def test_a_label_within_a_line_says_who_wrote_it(read: Read, line: str, expected: list[str]) -> None:
    assert named(read("", f"{HEADLINE}<p>{line}</p>")) == expected


def test_a_label_within_a_line_goes_before_a_name_beside_the_day(read: Read) -> None:
    above = f"{HEADLINE}<p>Harbour Stories</p><p>12 October 2026 Words: Jane Doe</p>"
    fields = read("", above, "<p>Al Snap</p>")
    assert (named(fields), fields.sources["byline"].step) == (["Jane Doe"], "words_above")
    assert fields.sources["byline"].confidence > SURE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe and Al Snap (photos)", ["Jane Doe"]),
        ("By Al Snap (photos) and Jane Doe", ["Jane Doe"]),
    ],
)
def test_brackets_tell_of_another_job(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


@pytest.mark.parametrize(
    "line", ["By Jane Doe on Mon, 8:05pm in Front page", "By Jane Doe, 14:32Uhr in Sport Lokal"]
)
def test_a_clock_and_a_place_of_the_site_after_the_name_are_no_names(line: str) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("נעמה ברק ואורי שגב", ["נעמה ברק", "אורי שגב"]),
        ("נעמה ברק, דן כץ ואורי שגב", ["נעמה ברק", "דן כץ", "אורי שגב"]),
        ("רון וקנין", ["רון וקנין"]),
    ],
)
def test_a_hebrew_and_is_written_as_one_with_the_next_name(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line)] == expected


def test_where_no_capitals_tell_names_a_preposition_ends_one() -> None:
    assert [p.name for p in parse_names("گزارش سپید از بندر؛", strict=True)] == ["سپید"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"本报云汀11月17日电（记者周岚 实习生何一鸣）{CHINESE}", ["周岚", "何一鸣"]),
        (f"云汀社渡口17日电 (记者 王小明){CHINESE}", ["王小明"]),
        (f"渡口的大桥（图左）{CHINESE}", ["江湾日报"]),
    ],
)
def test_the_reporters_stand_in_brackets_after_place_and_day(
    read: Read, line: str, expected: list[str]
) -> None:
    head = "<meta property='og:site_name' content='江湾日报'><meta name='author' content='江湾日报'>"
    assert named(read(head, HEADLINE, lang="zh", text=line)) == expected


def test_whom_a_quotation_names_does_not_sign_the_text(read: Read) -> None:
    below = "<blockquote><p>I never knew.</p><p>Beryl Adeyinka</p></blockquote>"
    assert named(read("", HEADLINE, below)) == []


def test_cards_that_touch_hold_one_byline_though_the_second_is_declared_to_have_helped(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    card = (
        "<section class='author-card'><img src='a.jpg'><h4 class='author-card-name'>{0}</h4>"
        "<p class='author-card-role'>Vibration</p><p class='author-card-bio'>Came from a railway.</p></section>"
    )
    people = '"author": {"name": "Jane Doe"}, "contributor": [{"name": "Lor Pfeil"}]'
    head = json_ld(f'{{"@type": "Article", {people}}}')
    cards = card.format("Jane Doe") + card.format("Lor Pfeil")
    assert named(read(head, f"{HEADLINE}<div>{cards}</div>")) == ["Jane Doe", "Lor Pfeil"]


def test_the_second_label_for_twitter_names_nobody(read: Read) -> None:
    head = (
        "<meta name='twitter:label1' content='Geschrieben von'><meta name='twitter:data1' content='Jane Doe'>"
    )
    head += (
        "<meta name='twitter:label2' content='Filed under'><meta name='twitter:data2' content='Field Notes'>"
    )
    fields = read(head, HEADLINE)
    losers = [loser.value for loser in fields.sources["byline"].losers]
    assert (named(fields), losers) == (["Jane Doe"], [])


def test_the_footer_of_an_item_holds_its_byline(read: Read) -> None:
    below = "<div class='item-footer'><div>Author: Jane Doe</div></div>"
    assert named(read("", HEADLINE, below)) == ["Jane Doe"]


def test_what_holds_the_later_half_of_the_body_is_no_aside_of_it() -> None:
    text = "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
    lines = f"<p class='line'>{text}</p>" * 4
    html = (
        "<body><div class='motto'><p class='line'>Mud, birds and repairs, from a long lane.</p></div>"
        f"<div class='widget Blog'><h2>Bridge</h2>{lines}"
        "<div class='post-footer'>Posted by <a rel='author' href='/x'>Jane Doe</a></div></div></body>"
    )
    doc = parse(Page(url="https://a.example/b", body=html.encode()))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "line"]
    assert named(read_fields(doc, Region(inside[0], inside[-1], text))) == ["Jane Doe"]


@pytest.mark.parametrize("text", ["Zeige alle Beiträge von Petra Ruland", "Petra Ruland"])
def test_a_link_to_all_that_somebody_wrote_names_whom_it_leads_to(read: Read, text: str) -> None:
    link = f"<h1>Harbour bridge reopens</h1><p><a rel='author' href='/author/petra'>{text}</a></p>"
    assert named(read(above=link)) == ["Petra Ruland"]


def test_single_words_behind_a_byline_are_its_topics(read: Read) -> None:
    line = "<p>Posted by Nesselsetzer under Fun, Rebloggt | Antipoden, Kasparei, Theorie</p>"
    assert named(read(above=f"<h1>Harbour bridge reopens</h1>{line}")) == ["Nesselsetzer"]


def test_a_branch_of_the_house_is_none_beside_a_writer(read: Read) -> None:
    site = "<meta property='og:site_name' content='XYZ News'>"
    above = f"{HEADLINE}<div class='byline'><p>Jane Doe</p><p>XYZ Scotland</p></div>"
    assert named(read(site, above)) == ["Jane Doe"]


def test_a_line_of_one_cell_that_leads_to_a_writer_is_read_from_there_on(read: Read) -> None:
    cell = "<td>OVER THE WALL<br>The harbour bridge may stay shut<br>By <b>Jane Doe</b><br>Friday, 6 March 2026</td>"
    assert named(read("", f"<table><tr>{cell}</tr></table>")) == ["Jane Doe"]


def test_credits_that_style_alone_sets_apart_are_each_read(read: Read, json_ld: Callable[[str], str]) -> None:
    both = json_ld(
        '{"@type": "NewsArticle", "headline": "Harbour bridge reopens", "author": "Jane Doe, Al Snap"}'
    )
    spans = "<span>Words by Jane Doe</span><span>Photographs by Al Snap</span><span>12 May 2026</span>"
    fields = read(both, f"{HEADLINE}<div>{spans}<span>14 minute read</span></div>")
    assert named(fields) == ["Jane Doe"]
    assert fields.date == "2026-05-12"


def test_a_gallery_of_pictures_tells_of_its_writer_and_day(read: Read, json_ld: Callable[[str], str]) -> None:
    gallery = '"headline": "Harbour bridge reopens", "author": {"@type": "Person", "name": "Jane Doe"}'
    fields = read(json_ld(f'{{"@type": "ImageGallery", "datePublished": "2026-05-12", {gallery}}}'), HEADLINE)
    assert (named(fields), fields.date) == (["Jane Doe"], "2026-05-12")


def test_a_card_below_the_text_has_a_writer_of_its_own(read: Read) -> None:
    card = "<div>By {}</div><p>Another day on the quay.</p>"
    below = f"<div><a href='/b'>{card.format('John Roe')}</a></div>"
    assert named(read("", HEADLINE, below)) == []
    assert named(read("", HEADLINE, f"<div>{card.format('Jane Doe')}</div>")) == ["Jane Doe"]


def test_a_line_that_leads_to_a_topic_names_nobody(read: Read) -> None:
    line = "<ul><li><time>12 May 2024</time></li><li><a href='/{}/x'>Jane Doe</a></li></ul>"
    assert named(read("", HEADLINE + line.format("tags"), "")) == []
    assert named(read("", HEADLINE + line.format("x"), "")) == ["Jane Doe"]


def test_what_others_wrote_below_names_no_writer() -> None:
    text = "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
    html = f"<body><p class=line>{text}</p><div><p>Jane Doe</p><p>12 May 2024</p><p>Well.</p></div></body>"
    doc = parse(Page(url="https://a.example/b", body=html.encode()))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "line"]
    assert named(read_fields(doc, Region(inside[0], inside[-1], text))) == ["Jane Doe"]
    assert named(read_fields(doc, Region(inside[0], inside[-1], text, range(1, 4)))) == []


@pytest.mark.parametrize("label", ["Author", "作者", "Συντάκτης", "Penulis"])
def test_a_term_or_a_cell_that_is_a_lead_in_needs_no_colon(read: Read, label: str) -> None:
    for line in (
        f"<dl><dt>{label}</dt><dd>Jane Doe</dd><dt>Day</dt><dd>3 May 2024</dd></dl>",
        f"<table><tr><th>{label}</th><td>Jane Doe</td></tr></table>",
    ):
        assert named(read("", HEADLINE + line)) == ["Jane Doe"]


@pytest.mark.parametrize("name", ["Ana María de los Ríos", "Jane Doe Jr.", "Jane Doe / AFP"])
def test_a_bare_name_may_have_small_words_a_suffix_and_an_agency_beside_it(read: Read, name: str) -> None:
    assert named(read("", f"{HEADLINE}<p>{name}</p><p>3 May 2024</p>")) == name.split(" / ")


def test_a_writer_whose_card_stands_twice_is_one_entry(read: Read) -> None:
    card = "<div><p>Jane Doe</p><p>Political reporter</p></div>"
    assert named(read("", HEADLINE + card * 3)) == ["Jane Doe"]


def test_the_agency_of_the_dateline_wrote_it_where_nobody_is_named(read: Read) -> None:
    text = (
        "LONDON (Reuters) - The bridge over the old harbour was opened again on Monday after repairs to it."
    )
    fields = read("", HEADLINE, text=text)
    assert [(p.name, p.kind) for p in fields.byline] == [("Reuters", "organization")]
    assert fields.dateline == "LONDON"
    assert named(read("", f"{HEADLINE}<p>By Ann Lee</p>", text=text)) == ["Ann Lee"]


def test_a_name_may_be_the_value_of_an_object(read: Read, json_ld: Callable[[str], str]) -> None:
    script = json_ld(
        '{"@type": "NewsArticle", "author": {"@type": "Person", "name": {"@value": "Jane Doe"}}}'
    )
    assert named(read(script, HEADLINE)) == ["Jane Doe"]


@pytest.mark.parametrize("sign", ["—", "·", "|"])
def test_a_sign_alone_may_stand_between_a_name_and_its_day(sign: str) -> None:
    text = "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
    line = f"<p>Jane Doe</p><p>{sign}</p><p>12 May 2024</p>"
    doc = parse(Page(url="https://a.example/b", body=f"<body>{line}<p class=line>{text}</p></body>".encode()))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "line"]
    options = byline_options(Clues(doc, Region(inside[0], inside[-1], text)))
    assert "dated_above" in {r.step for option in options for r in option.readings}


@pytest.mark.parametrize(("block", "expected"), [("post-popup", ["Jane Doe"]), ("other-popup", [])])
def test_a_part_named_after_the_popup_that_holds_the_text_is_no_aside_of_it(
    block: str, expected: list[str]
) -> None:
    text = "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
    html = (
        f"<body><div class='post-popup'><p class='line'>{text}</p><p class='line'>{text}</p></div>"
        f"<div class='{block}__author' itemprop='author'>Jane Doe</div></body>"
    )
    doc = parse(Page(url="https://a.example/b", body=html.encode()))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "line"]
    assert named(read_fields(doc, Region(inside[0], inside[-1], text))) == expected


def test_an_article_within_the_article_has_a_writer_of_its_own(read: Read) -> None:
    card = "<article><h2><a href='/b'>Another day on the quay</a></h2><footer><span>By {}</span></footer></article>"
    assert named(read("", HEADLINE, f"<section>{card.format('John Roe')}</section>")) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "<span>Written By: Jane Doe</span><span>Edited By: Bo Roe</span><div>12 May 2026</div>",
            ["Jane Doe"],
        ),
        (
            "<span>Day: 12 May 2026</span><span>Source: AKI</span><span>Muhabir: Jale Demir</span>",
            ["Jale Demir"],
        ),
        ("<a href='/u/7'>Jane Doe</a><span>Level 47</span><span>12 May 2026</span>", ["Jane Doe"]),
    ],
)
def test_what_style_alone_sets_apart_in_a_line_is_apart(read: Read, line: str, expected: list[str]) -> None:
    assert named(read("", f"{HEADLINE}<div>{line}</div>")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Piše: Jana Novak • Snimila: Vesna Kos • 12.5.2026.", ["Jana Novak"]),
        ("Аутор: Јована Илић Извор: ТМС", ["Јована Илић"]),
        ("Текст: Анна Иванова | Редактор: Пётр Ильин", ["Анна Иванова"]),
        ("Редактор: Пётр Ильин", ["Пётр Ильин"]),
        ("By Jane Doe | Reporter: Bo Roe", ["Jane Doe", "Bo Roe"]),
    ],
)
def test_behind_a_writer_any_label_with_a_colon_is_of_somebody_else_but_a_writers(
    line: str, expected: list[str]
) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


def test_a_meta_that_names_one_leaves_room_for_the_boxes_side_by_side(read: Read) -> None:
    card = "<div class='author'><b>{}</b><span>reporter</span></div>"
    head = "<meta property='article:author' content='Jane Doe'>"
    fields = read(head, f"{HEADLINE}<div>{card.format('Jane Doe')}{card.format('Bo Roe')}</div>")
    assert named(fields) == ["Jane Doe", "Bo Roe"]


def test_reporters_in_brackets_at_the_texts_start_go_before_a_declared_editor(read: Read) -> None:
    text = f"本报讯（记者 顾长河 通讯员 罗小满）{CHINESE}"
    fields = read("<meta name='author' content='陈静'>", HEADLINE, lang="zh", text=text)
    assert named(fields) == ["顾长河", "罗小满"]
