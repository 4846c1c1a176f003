"""Bylines in the manner of sites of many lands, which a lot of pages written blind showed to be misread."""

from collections.abc import Callable

import pytest

from scraper.article import Person
from scraper.fields import Fields
from scraper.fields.byline_steps.rivals import without_initials
from scraper.fields.choice import Option, Reading
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
DAY = "<div>3 April 2026</div>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline if person.role == "author"]


def names_in(text: str) -> list[str]:
    return [person.name for person in parse_names(text, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Author of the article:\nAnn Lee, Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("Das Gespräch führten Norbert Quandt und Elif Yıldız.", ["Norbert Quandt", "Elif Yıldız"]),
        ("Die Fragen stellte Norbert Quandt", ["Norbert Quandt"]),
        ("Content by Ann Lee", ["Ann Lee"]),
    ],
)
def test_these_words_lead_to_writers(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize("text", ["Thứ Năm, 11/12/2025, 16:05", "Chủ nhật 14/12/2025"])
def test_a_weekday_of_two_words_is_no_name(text: str) -> None:
    assert names_in(text) == []


def test_a_second_writer_may_stand_behind_the_job_of_the_first() -> None:
    line = "Ida Pember, Editor-in-Chief and Martin D. Rowe, Snack Correspondent"
    assert names_in(line) == ["Ida Pember", "Martin D. Rowe"]


def test_a_job_goes_on_behind_an_and() -> None:
    assert names_in("Ida Pember, Editor and Publisher") == ["Ida Pember"]


def test_a_house_stands_before_the_label_of_its_writer() -> None:
    assert names_in("Haber Merkezi Muhabir: Ayşe KIR") == ["Ayşe KIR"]


def test_a_desk_stands_before_the_label_of_its_writer(read: Read) -> None:
    line = "<div>ویب ڈیسک رپورٹ: عائشہ نورین، کیمرا: بلال احمد ۱۴ فروری ۲۰۲۶</div>"
    assert named(read("", HEADLINE + line, lang="ur")) == ["عائشہ نورین"]


def test_a_place_stands_before_the_lead_in_of_a_script_without_capitals() -> None:
    assert names_in("كفر النخيل - كتب محمود أبو شادى - تصوير كريم مرعى") == ["محمود أبو شادى"]


def test_a_sign_parts_a_japanese_house_from_its_reporters() -> None:
    assert names_in("港経済＝小野寺遥、滝沢健")[-2:] == ["小野寺遥", "滝沢健"]


def test_an_account_has_its_owners_name_in_brackets(read: Read) -> None:
    assert names_in("rsoder (Rasmus Söder)") == ["Rasmus Söder"]
    line = "<div itemprop=author>\n<a href='/u/rsoder'><span itemprop=name>rsoder</span></a>\n(Rasmus Söder)</div>"
    assert named(read("", HEADLINE + line)) == ["Rasmus Söder"]


def test_the_sites_partner_behind_it_is_no_writer(read: Read) -> None:
    head = "<meta property=og:site_name content='Folha do Vale'>"
    line = "<p class=byline>Por Camila Reis e Otávio Lins, Folha do Vale e TV Figueira — Três Figueiras</p>"
    assert named(read(head, HEADLINE + line, lang="pt")) == ["Camila Reis", "Otávio Lins"]


def test_an_office_that_is_shown_below_a_writer_is_none(read: Read) -> None:
    line = "<div class=byline><p>Gianluca Morn</p><p>Redazione San Rocco</p></div>"
    assert named(read("", HEADLINE + line, lang="it")) == ["Gianluca Morn"]


def test_declared_initials_give_way_to_a_name_that_is_marked(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "G.M."}}')
    line = "<p class=label><a href='/author/profile/gianluca-morn/6120/'>Gianluca Morn</a></p>"
    assert named(read(head, HEADLINE + line, lang="it")) == ["Gianluca Morn"]


def test_words_of_an_address_declared_for_writers_give_way_to_names_that_are_marked() -> None:
    declared = [Person(name="it"), Person(name="esperti")]
    marked = [Person(name="Gianluca Morn"), Person(name="Marta Velli")]
    options = [
        Option(people, [Reading(step, people, "")])
        for step, people in (("json_ld", declared), ("class_above", marked))
    ]
    assert [option.value for option in without_initials(options)] == [marked]


def test_the_title_beside_its_day_is_no_writer(read: Read) -> None:
    title = "Hybrid Battery"
    assert named(read(f"<title>{title}</title>", f"<div>03.04.2026 11:35</div><h4>{title}</h4>")) == []


def test_a_verb_of_a_sentence_that_leads_to_a_law_is_no_writer(read: Read) -> None:
    law = "<a href='https://law.example/doc/U/D1974.pdf'>governs</a>"
    assert named(read("", HEADLINE, text=f"What Marl {law} is the Code.")) == []


def test_an_account_with_figures_gives_way_to_words_below_the_text(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "BlogPosting", "author": {"@type": "Person", "name": "info92214"}}')
    line = "<a href='/profile/info92214/profile'>info92214</a>"
    below = "<p>Words by Cordelia Marsh, photographs by Wilf Tanner</p>"
    assert named(read(head, HEADLINE + line, below)) == ["Cordelia Marsh"]


def test_whom_a_list_joins_to_writers_wrote_though_a_credit_names_them(read: Read) -> None:
    head = (
        "<div class=author>Helmut Sand, Colleen Tate, Amit Dhali</div><figure><img src=/b.jpg width=900 height=600>"
        "<figcaption>The bridge. Photo by Colleen Tate /Supplied</figcaption></figure>"
    )
    assert named(read("", HEADLINE + head)) == ["Helmut Sand", "Colleen Tate", "Amit Dhali"]


def test_joined_names_and_a_place_in_bold_sign_the_text_above_it(read: Read) -> None:
    line = "<p><strong>Bola Ajayi and F. O. Umoru, Ilemba</strong></p>"
    posted = "<div class=meta>By <a href='/author/admin/'>admin</a></div>"
    assert named(read("", HEADLINE + posted + line)) == ["Bola Ajayi", "F. O. Umoru"]


def test_a_line_that_its_class_calls_a_place_names_nobody(read: Read) -> None:
    assert named(read("", f"{HEADLINE}{DAY}<div class=obit-city>Stone Lake</div>")) == []


def test_who_wrote_it_is_told_by_this_class(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<span class=writeBy>Maren</span>")) == ["Maren"]


def test_a_name_beside_the_day_bears_out_the_nearer_of_the_boxes_below(read: Read) -> None:
    head = f"{HEADLINE}<ul><li>Daiva Holloway</li><li>2026-01-21</li></ul>"
    box = "<p>About her</p><div class=author-name>Daiva Holloway</div><p>Writes on ferries and quays.</p><p>More</p>"
    card = "<div><h3>Ferry stays</h3><p>The last one</p><div class=author-name>Ann Lee</div></div>"
    assert named(read("", head, box + card)) == ["Daiva Holloway"]


def test_who_gave_the_last_picture_wrote_no_text(read: Read) -> None:
    gallery = (
        "<figure><img src=/b.jpg width=900 height=600><figcaption>(Town of Dunlin)</figcaption></figure>"
    )
    assert named(read("", f"{HEADLINE}<p class=author>By Ann Lee</p>", gallery)) == ["Ann Lee"]
