"""Words behind a name for what its owner did, and houses that are written as one with their writers' names."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import lead_of, parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
DECLARED = "<meta name=author content='{}'><meta name=parsely-author content='{}'>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline if person.role == "author"]


def names_in(text: str) -> list[str]:
    return [person.name for person in parse_names(text, strict=True)]


def test_a_box_of_writers_has_a_photographer_beside_them(read: Read) -> None:
    boxes = "".join(
        f"<li class=author><span class=author__name>{name}</span><span class=author__role>{job}</span></li>"
        for name, job in (("Ann Lee", "Journalist"), ("Bo Roe", "Journalist"), ("Cy Poe", "Fotograf"))
    )
    page = f"{HEADLINE}<div class=byline-box><ul class=authors>{boxes}</ul><p>We report from <b>Oslo</b></p></div>"
    assert named(read("", page)) == ["Ann Lee", "Bo Roe"]


def test_brackets_behind_a_name_say_what_its_owner_did(read: Read) -> None:
    boxes = "".join(
        f"<span class=byline__item><a class=byline__name href='/autor/{at}'>{name}</a> <span>({job})</span></span>"
        for at, (name, job) in enumerate(
            (("Ana Ruiz", "texto"), ("Bo Roe", "fotografia"), ("Cy Poe", "vídeo"))
        )
    )
    assert named(read("", f"{HEADLINE}<div class='byline story__byline'>{boxes}</div>")) == ["Ana Ruiz"]


def test_who_took_the_pictures_is_no_writer_though_declared(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": [{"name": "Ana Ruiz"}, {"name": "Bo Roe"}]}')
    line = "<div><a href='/p/1'>Ana Ruiz</a> <span>Texto</span> <a href='/p/2'>Bo Roe</a> <span>Fotografia</span></div>"
    assert named(read(head, HEADLINE + line)) == ["Ana Ruiz"]


def test_a_line_names_the_writer_by_a_link_beside_buttons(read: Read) -> None:
    line = (
        "<div>By <a rel=author href='/author/ann-lee/'>Ann Lee</a> <a href='?print=1'>Print</a> "
        "<a href='#send'>Send by email</a></div>"
    )
    head = DECLARED.replace("{}", "External Source")
    assert named(read(head, HEADLINE + line)) == ["Ann Lee"]


def test_a_line_of_two_writers_outweighs_the_box_about_one(read: Read) -> None:
    line = (
        "<div class=is-meta>By <a class=author-url href='/author/a/'>Ann Lee</a><a class=author-url "
        "href='/author/b/'>Bo Roe</a></div><div class=caption>Photo: Bo Roe</div>"
    )
    box = "<div class=author-box><h4>By Ann Lee</h4><p>Writes on harbours.</p></div>"
    head = DECLARED.replace("{}", "harbouradmin")
    assert named(read(head, HEADLINE + line, box)) == ["Ann Lee", "Bo Roe"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Aus Bad Ems berichten Ann Lee und Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("Aus Kiel berichtet Ann Lee", ["Ann Lee"]),
        ("Van onze redactrice Ann Lee", ["Ann Lee"]),
        ("Von Ann Lee, ARG-Studio Rom", ["Ann Lee"]),
    ],
)
def test_a_line_tells_whence_or_for_whom_its_writer_reports(line: str, expected: list[str]) -> None:
    assert lead_of(line) == "author"
    assert names_in(line) == expected


def test_an_accounts_number_makes_it_nobody_else() -> None:
    assert parse_names("admin3") == []
    assert [person.name for person in parse_names("News24")] == ["News24"]


def test_the_sites_name_before_a_writers_is_cut_off(read: Read) -> None:
    head = "<meta property='og:site_name' content='Harbour-Mail'>"
    line = "<div class=signature><span>Harbour-Mail</span> <span>Gaëtane LE BIHAN.</span> 3 April 2026</div>"
    assert named(read(head, HEADLINE + line)) == ["Gaëtane LE BIHAN"]


def test_a_sign_behind_a_declared_name_is_a_houses_where_the_name_is_marked_without(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"name": "Helmi Harju RS"}}')
    line = (
        "<div class=byline><span class=author-name>Helmi Harju</span> <span class=author-org>RS</span></div>"
    )
    assert named(read(head, HEADLINE + line)) == ["Helmi Harju"]


@pytest.mark.parametrize("house", ["HS", "Agencias", "HC Web"])
def test_a_house_that_is_but_declared_gives_way_to_a_marked_writer(read: Read, house: str) -> None:
    head = DECLARED.replace("{}", house)
    line = "<div><a href='https://www.example.com/autor/ana-ruiz/'>Ana Ruiz</a></div>"
    assert named(read(head, f"{HEADLINE}<p>It took a year.</p>{line}<div>3 April 2026</div>")) == ["Ana Ruiz"]


def test_name_and_job_apart_in_one_line_are_a_writers(read: Read) -> None:
    cards = (
        "<div class=x8><span>Gwen Parf</span><span>Public News, Monmouth</span></div><div>and</div>"
        "<div class=x8><span>Ellis Vaughan</span><span>Religious affairs reporter</span></div>"
    )
    assert named(read("", HEADLINE + cards)) == ["Gwen Parf", "Ellis Vaughan"]


def test_name_and_job_in_one_line_right_below_the_text_sign_it(read: Read) -> None:
    below = "<ul><li><a href='/av/9a'>Frida Stål</a><span>Reporter</span></li><li><span>TT</span></li></ul>"
    assert named(read("", HEADLINE, below)) == ["Frida Stål", "TT"]


def test_an_editor_after_the_writers_of_a_card_is_none_of_them(read: Read) -> None:
    cards = "".join(
        f"<div><h6>{name}</h6><span>{job}</span></div>"
        for name, job in (("Ayu Lestari", "Penulis"), ("Bagas Putra", "Penulis"), ("Retno Kusuma", "Editor"))
    )
    assert named(read("", f"{HEADLINE}<p>Tim Redaksi</p>{cards}")) == ["Ayu Lestari", "Bagas Putra"]


def test_a_name_above_the_editors_line_signs_the_text(read: Read) -> None:
    below = "<div><p><b>Таисия Боскова</b></p><p>Редактор: Нина Ляхова</p></div>"
    assert named(read("", HEADLINE, below)) == ["Таисия Боскова"]


def test_a_term_leads_to_all_that_stand_behind_it(read: Read) -> None:
    terms = "<dl><dt>Texto</dt><dd>Ana Ruiz</dd><dd>Bo Roe</dd><dt>Fotos</dt><dd>Cy Poe</dd></dl>"
    assert named(read("", HEADLINE + terms)) == ["Ana Ruiz", "Bo Roe"]


def test_a_link_that_is_all_of_the_writers_name_leads_to_them(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"name": "Ann Lee"}}')
    line = "<p>Par <a href='/signataires/ann-lee/'>Ann Lee</a></p>"
    assert [p.url for p in read(head, HEADLINE + line).byline] == [
        "https://www.example.com/signataires/ann-lee/"
    ]


def test_a_weekday_and_the_word_before_it_are_none_of_the_name() -> None:
    assert names_in("Enviado por Carla Ruiz el Mié, 04/06/2025 - 12:30") == ["Carla Ruiz"]


def test_a_chinese_weekly_before_a_name_is_its_house() -> None:
    assert names_in("文｜财讯周刊 柳若琳（发自安徽）") == ["柳若琳"]
    assert names_in("来源于 《财讯周刊》 2026年03月05日 08:05 出版日期 2026年03月09日") == []


def test_a_sites_name_with_a_small_word_is_given_whole(read: Read) -> None:
    head = "<meta property='og:site_name' content='Hafen heute'>" + DECLARED.replace("{}", "Hafen heute")
    line = "<div>Von <span class='author vcard'><a class='url fn n' href='/author/red/'>Hafen heute</a></span></div>"
    assert named(read(head, HEADLINE + line)) == ["Hafen heute"]


def test_a_first_line_that_tells_of_a_place_signs_nothing(read: Read) -> None:
    text = "Di Simpang Tujuh, segelas kopi dibayar dengan satu kisah yang belum pernah diceritakan"
    head = DECLARED.replace("{}", "Wira Nugraha")
    assert named(read(head, HEADLINE, text=text, lang="id")) == ["Wira Nugraha"]


def test_the_pages_own_address_is_no_writers(read: Read, json_ld: Callable[[str], str]) -> None:
    own = "https://www.example.com/news/harbour-bridge-reopens"
    head = json_ld(f'{{"@type": "NewsArticle", "author": {{"name": "Ann Lee", "url": "{own}"}}}}')
    line = f"<p>By <a href='{own}'>Ann Lee</a></p>"
    assert [person.url for person in read(head, HEADLINE + line).byline] == [None]


def test_names_below_the_text_sign_it_before_a_place_and_a_house(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example News"}}')
    below = "<p>Hürrem ALTIN / Cihat SOYAK / İSTANBUL, (DHX)</p>"
    assert named(read(head, HEADLINE, below, lang="tr")) == ["Hürrem ALTIN", "Cihat SOYAK"]


def test_a_house_beside_its_writer_is_called_by_the_beginning_of_the_sites_name(read: Read) -> None:
    head = "<meta property='og:site_name' content='テックナビNEWS'>"
    assert named(read(head, f"{HEADLINE}<div class=byline>[岡田有希子，テックナビ]</div>")) == ["岡田有希子"]


def test_our_reporter_in_tamil_is_a_lead_in() -> None:
    assert names_in("- நமது நிருபர் பூங்கோதை இளங்கோ -") == ["பூங்கோதை இளங்கோ"]


@pytest.mark.parametrize("name", ["story:author", "cse_author", "cxenseparse:abc-authors", "dc:creator"])
def test_a_meta_of_a_vendors_or_the_sites_own_making_tells_the_writer(read: Read, name: str) -> None:
    assert named(read(f"<meta name='{name}' content='Ann Lee'>", HEADLINE)) == ["Ann Lee"]


def test_the_account_of_the_site_in_a_meta_is_no_writer(read: Read) -> None:
    assert named(read("<meta name='smartbanner:author' content='Ann Lee'>", HEADLINE)) == []


def test_a_name_in_small_letters_is_whole_where_the_link_to_its_page_spells_it(read: Read) -> None:
    link = "<p>Author <a href='/authors/swim-more-often.21/'>Swim more often</a></p>"
    assert named(read("", HEADLINE + link)) == ["Swim more often"]


@pytest.mark.parametrize("job", ["Projektleiterin", "Auslandskorrespondent", "Rechtsreferentin"])
def test_a_job_is_known_by_its_end_in_languages_that_write_it_as_one_word(job: str) -> None:
    assert names_in(f"Von Ute Vogt, {job} der Stiftung") == ["Ute Vogt"]
