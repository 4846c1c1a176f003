"""Bylines as papers of many lands give them: reporters' brackets, contributors with their town, desks by their town."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.compare import fold
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
Script = Callable[[str], str]
TITLE = "Harbour bridge reopens"
H1 = f"<h1>{TITLE}</h1>"
HOUSE = "<meta property='og:site_name' content='{0}'><meta name='author' content='{0}'>"
SIMPLIFIED = "清晨六点半，巷口的卷帘门升起，老匠人把矮凳和砧铁一样样摆到门前，最后挂出一块木牌。"
JAPANESE = "古い港に架かる橋が、十一か月の修理を終えて月曜日に再び開通した。渡し船は終わる。"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline if person.role == "author"]


def declared(json_ld: Script, *people: str) -> str:
    """A head whose JSON-LD declares these as its authors."""
    nodes = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in people)
    return json_ld(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": [{nodes}]}}')


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kontributor Seruyan, Bima Lestari", ["Bima Lestari"]),
        ("Reporter Anna, Bima Lestari", ["Anna", "Bima Lestari"]),
        ("สมชาย ทองดี รายงาน\nมานี ใจงาม ภาพ", ["สมชาย ทองดี"]),
        ("文＝相馬悠里、写真＝桐生大地", ["相馬悠里"]),
    ],
)
def test_a_town_behind_a_job_and_whoever_took_the_pictures_are_no_writers(
    line: str, expected: list[str]
) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("（记者 周岚 通讯员 何一）", ["周岚", "何一"]),
        ("（本报记者 周岚 文/图）", ["周岚"]),
        ("（周岚 摄）", ["云汀日报"]),
    ],
)
def test_the_reporters_in_brackets_behind_the_last_sentence_wrote_it(
    read: Read, end: str, expected: list[str]
) -> None:
    assert named(read(HOUSE.format("云汀日报"), H1, lang="zh", text=SIMPLIFIED + end)) == expected


def test_a_line_in_brackets_below_the_text_signs_it_by_its_lead_in(read: Read) -> None:
    below = "<p>（文・相馬悠里、写真・桐生大地）</p>"
    assert named(read(HOUSE.format("汐見新聞社"), H1, below, lang="ja", text=JAPANESE)) == ["相馬悠里"]


@pytest.mark.parametrize("office", ["Redacția", "Szerkesztőség", "Redaksia"])
def test_before_an_editorial_office_that_is_declared_goes_whoever_signs_the_text(
    read: Read, office: str
) -> None:
    text = "The bridge has reopened.</p><p class='story-text'>ILEANA P. MOLDOVAN, RADU STERE"
    fields = read(f"<meta name='author' content='{office}'>", H1, text=text)
    assert named(fields) == ["ILEANA P. MOLDOVAN", "RADU STERE"]


def test_a_branch_called_by_the_house_and_its_region_is_no_writer_beside_one(
    read: Read, json_ld: Script
) -> None:
    site = "<meta property='og:site_name' content='n7'>"
    head = site + declared(json_ld, "Davi Torres, n7 Acre e Região")
    above = f"{H1}<p class='byline'>Por Davi Torres, n7 Acre e Região</p>"
    assert named(read(head, above, lang="pt")) == ["Davi Torres"]


def test_who_is_declared_a_writer_and_by_a_line_of_the_page_but_helped_is_a_contributor(
    read: Read, json_ld: Script
) -> None:
    above = f"{H1}<div class='byline'>By <a rel='author' href='/a/ann'>Ann Lee</a></div>"
    below = "<p><i>Staff writer Bo Roe contributed to this report.</i></p>"
    fields = read(declared(json_ld, "Ann Lee", "Bo Roe"), above, below)
    assert [(person.name, person.role) for person in fields.byline] == [
        ("Ann Lee", "author"),
        ("Bo Roe", "contributor"),
    ]


def test_declared_writers_whom_nobody_is_shown_beside_stay_writers_though_one_also_helped(
    read: Read, json_ld: Script
) -> None:
    below = "<p><i>Bo Roe contributed to this report.</i></p>"
    assert named(read(declared(json_ld, "Ann Lee", "Bo Roe"), H1, below)) == ["Ann Lee", "Bo Roe"]


def test_a_line_that_says_no_more_than_its_class_names_nobody(read: Read) -> None:
    above = "<div class='sonDakika'><b>SON DAKİKA</b></div>" + H1
    assert named(read("", above, lang="tr")) == []


def test_what_may_be_sent_to_an_address_is_nobodys_name(read: Read) -> None:
    below = "<p>तपाईंको प्रतिक्रिया पठाउनुहोस् : mail@example.com</p>"
    assert named(read(HOUSE.format("Gazette"), H1, below, lang="ne")) == ["Gazette"]


def test_capitals_of_turkish_names_are_those_of_their_small_letters() -> None:
    assert fold("Nilgün Işık İnanlı") == fold("NİLGÜN IŞIK İNANLI")


def test_a_name_in_capitals_is_given_as_the_page_has_it_in_small_letters(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "NİLGÜN İNANLI") + "<meta name='author' content='Nilgün İnanlı'>"
    assert named(read(head, H1, lang="tr")) == ["Nilgün İnanlı"]


def test_a_journalist_who_took_the_pictures_too_is_a_writer(read: Read, json_ld: Script) -> None:
    lines = (
        "<div class=fig-credit>Foto: Oddgeir Bakken / Kysten</div>"
        "<div class=author__details><span class=author__name>Mathea Furnes</span>"
        "<span class=author__role>Journalist</span></div>"
        "<div class=author__details><span class=author__name>Oddgeir Bakken</span>"
        "<span class=author__role>Journalist og fotograf</span></div>"
    )
    head = declared(json_ld, "Mathea Furnes", "Oddgeir Bakken")
    assert named(read(head, H1 + lines, lang="nb")) == ["Mathea Furnes", "Oddgeir Bakken"]


def test_a_slash_joins_two_persons_to_whom_one_is_declared(read: Read, json_ld: Script) -> None:
    line = "<div class=a_md><a href=/autor/jimena-lastra/>Jimena Lastra</a> / Fernando Oyarzun</div>"
    page = read(declared(json_ld, "Jimena Lastra"), H1 + line, lang="es")
    assert named(page) == ["Jimena Lastra", "Fernando Oyarzun"]


def test_a_slash_joins_no_house_to_a_writer(read: Read, json_ld: Script) -> None:
    line = "<div class=a_md>Jimena Lastra / Correo Libre</div>"
    assert named(read(declared(json_ld, "Jimena Lastra"), H1 + line, lang="es")) == ["Jimena Lastra"]


def test_where_writers_live_and_how_to_follow_them_are_no_names(read: Read) -> None:
    aside = (
        "<div class=sidebar><div class=author__content><h3 class=author__name>Sabela Rouco</h3></div>"
        "<div class=author__urls-wrapper><button>Seguir</button><ul class='author__urls social-icons'>"
        "<li>Lugo</li><li><a href='mailto:s@rouco.example'>Email</a></li></ul></div></div>"
    )
    assert named(read("", aside + H1, lang="es")) == ["Sabela Rouco"]


def test_of_two_writers_each_before_their_house_the_second_has_one_too(read: Read) -> None:
    line = "<p class=byline>by Tess Okonjo, Harbour News, and Marlow Finch, Coast Beacon</p>"
    assert named(read(HOUSE.format("Harbour News"), H1 + line)) == ["Tess Okonjo", "Marlow Finch"]


def test_a_lead_in_may_stand_behind_day_and_topics(read: Read) -> None:
    line = (
        "<div class=mt-7><time>29. elokuuta 2024</time><a href=/a>Saaristo</a>"
        "<span>Teksti Veera Kallas ja Jyri Östman</span></div>"
    )
    page = read(HOUSE.format("Rantalehti"), H1 + line, lang="fi")
    assert named(page) == ["Veera Kallas", "Jyri Östman"]


def test_who_asked_the_questions_wrote_a_czech_interview(read: Read) -> None:
    box = "<div class=label>Ptali se</div><div>Vendula Hájná</div>"
    assert named(read("<meta name=author content=redakce>", H1 + box, lang="cs")) == ["Vendula Hájná"]


def test_an_elements_name_for_tests_marks_a_byline_where_its_class_is_a_hash(read: Read) -> None:
    line = (
        "<div data-testid=byline-contributor-0 class=sc-801d><span class=gdsDxq>Aidan Threlfall</span></div>"
    )
    (person,) = (page := read(HOUSE.format("Harbour News"), H1 + line)).byline
    assert (person.name, page.sources["byline"].step) == ("Aidan Threlfall", "class_above")


def test_a_place_behind_the_sites_name_is_no_writer(read: Read) -> None:
    line = "<div class=byline><div>Morwenna Hext</div><div>Harbour News, West of Marl</div></div>"
    assert named(read(HOUSE.format("Harbour News"), H1 + line)) == ["Morwenna Hext"]


@pytest.mark.parametrize(("generator", "count"), [("Ghost 5.82", 2), ("Gannet 5.82", 1)])
def test_ghost_declares_all_writers_but_the_first_for_contributors(
    read: Read, json_ld: Script, generator: str, count: int
) -> None:
    people = '"author": {"name": "Noor Vantongeren"}, "contributor": [{"name": "Piotr Wachs"}]'
    head = json_ld(f'{{"@type": "Article", {people}}}') + f"<meta name=generator content='{generator}'>"
    assert named(read(head, H1)) == ["Noor Vantongeren", "Piotr Wachs"][:count]


def test_who_posted_for_the_site_is_no_writer_beside_it_on_ghost(read: Read, json_ld: Script) -> None:
    people = '"author": {"name": "Harbour News"}, "contributor": [{"name": "Piotr Wachs"}]'
    head = "<meta name=generator content='Ghost 5.82'><meta property='og:site_name' content='Harbour News'>"
    line = "<p class=byline>By Noor Vantongeren</p>"
    page = read(json_ld(f'{{"@type": "Article", {people}}}') + head, H1 + line)
    assert named(page) == ["Noor Vantongeren"]
