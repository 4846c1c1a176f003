"""Bylines as the templates of large sites have them: terms, accounts, agencies' signs, writers who took pictures."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
Script = Callable[[str], str]
TITLE = "Harbour bridge reopens"
H1 = f"<h1>{TITLE}</h1>"
HOUSE = "<meta property='og:site_name' content='{0}'><meta name='author' content='{0}'>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def declared(json_ld: Script, *people: str) -> str:
    """A head whose JSON-LD declares these as its authors."""
    nodes = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in people)
    return json_ld(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": [{nodes}]}}')


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("প্রতিনিধি, বাঁকুড়া", []),
        ("Reporter, Reuters", ["Reuters"]),
        ("도하준 기자\n기자 페이지", ["도하준"]),
        ("Ferit Haber Ajansı / FHA", ["Ferit Haber Ajansı"]),
        ("Ferit Haber Ajansı / DHA", ["Ferit Haber Ajansı", "DHA"]),
    ],
)
def test_a_job_with_its_place_a_link_to_a_page_and_a_house_again_by_its_sign_name_nobody(
    line: str, expected: list[str]
) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


@pytest.mark.parametrize("line", ["湖滨新闻记者 陆清和", "记者 陆清和", "实习 记者 陆清和"])
def test_a_reporter_by_that_word_signs_before_the_house_that_a_source_names(read: Read, line: str) -> None:
    head = "<meta property='og:site_name' content='湖滨新闻'>"
    above = f"{H1}<div>{line}</div><div>2026-01-20 11:40</div><div>来源：湖滨新闻</div><div>字号 A-A+</div>"
    assert named(read(head, above, lang="zh")) == ["陆清和"]


def test_a_term_that_leads_elsewhere_too_names_no_writer(read: Read, json_ld: Script) -> None:
    node = '{"@type": "Organization", "name": "Department for Rivers and Lakes"}'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {node}}}')
    terms = "<dl><dt>From:</dt><dd>Department for Rivers and Lakes and Jane Doe</dd></dl>"
    assert named(read(head, H1 + terms)) == ["Department for Rivers and Lakes"]


def test_the_place_with_which_a_report_opens_is_no_writer_though_the_report_tells_a_day(read: Read) -> None:
    text = (
        "PORT MARL — Theodore Quist, 87, of Port Marl, died on Friday, Jan. 30, 2026, at home by the window."
    )
    assert named(read("", H1, text=text)) == []


def test_a_full_name_of_an_accounts_letters_is_the_accounts_owner(read: Read, json_ld: Script) -> None:
    above = f"{H1}<ul><li>{{}}</li><li>May 4</li></ul>"
    assert named(read(declared(json_ld, "janedoe"), above.format("Jane Doe"))) == ["Jane Doe"]
    assert named(read(declared(json_ld, "janedoe"), above.format("Jane Roe"))) == ["janedoe"]


def test_a_name_with_a_shouted_word_is_written_as_the_page_has_it_elsewhere(
    read: Read, json_ld: Script
) -> None:
    box = "<div class='author-box'>{}</div>"
    assert named(read(declared(json_ld, "Jane DOE"), H1 + box.format("Jane Doe"))) == ["Jane Doe"]
    assert named(read(declared(json_ld, "Jane DOE"), H1 + box.format("Jane DOE"))) == ["Jane DOE"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div class='contributors'>Jane Doe &amp; Bo Roe</div>", ["Jane Doe", "Bo Roe"]),
        (
            "<div class='author'><a href='/u/j'>Jane Doe</a> Journalist</div>"
            "<div class='author'><a href='/u/b'>Bo Roe</a> Journalist</div>",
            ["Jane Doe", "Bo Roe"],
        ),
        ("<div class='author'>Bo Roe</div>", ["Bo Roe"]),
    ],
)
def test_a_writer_beside_others_may_have_taken_a_picture(
    read: Read, json_ld: Script, line: str, expected: list[str]
) -> None:
    picture = "<p>Photo: Jane Doe</p>"
    assert named(read(declared(json_ld, "Jane Doe", "Bo Roe"), H1 + line + picture)) == expected


def test_who_is_declared_with_pictures_in_brackets_is_no_writer_beside_others(
    read: Read, json_ld: Script
) -> None:
    assert named(read(declared(json_ld, "Jane Doe", "Bo Roe (foto)"), H1)) == ["Jane Doe"]
    assert named(read(declared(json_ld, "Bo Roe (foto)"), H1)) == ["Bo Roe"]


def test_an_agency_that_is_declared_and_shown_goes_before_the_site(read: Read, json_ld: Script) -> None:
    node = '{"@type": "Organization", "name": "example.com"}'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {node}}}')
    head += "<meta name='articleauthor' content='Ferit Haber Ajansı'>"
    assert named(read(head, f"{H1}<div>Ferit Haber Ajansı / FHA</div>")) == ["Ferit Haber Ajansı"]


def test_a_desk_of_the_house_is_no_contributor(read: Read, json_ld: Script) -> None:
    head = HOUSE.format("Harbour News") + declared(json_ld, "Jane Doe")
    fields = read(head, f"{H1}<p>By Jane Doe</p>", "<p>Mitarbeit: Archiv Harbour News</p>")
    assert named(fields) == ["Jane Doe"]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/reporter/412'><em>{} 기자</em></a>",
        "<a href='/journal?author=5f2c'><span>Written By</span> {}</a>",
        "<span class='authors'><a href='/topics/doe'>{}</a></span>",
    ],
)
def test_a_link_that_names_the_writer_with_a_lead_in_a_job_or_in_a_writers_box_is_theirs(
    read: Read, json_ld: Script, link: str
) -> None:
    name = "도하준" if "기자" in link else "Jane Doe"
    fields = read(declared(json_ld, name), H1 + f"<div>{link.format(name)}</div>")
    assert fields.byline[0].name == name
    assert (fields.byline[0].url or "").startswith("https://www.example.com/")


def test_two_labels_of_different_kinds_are_both_read(read: Read) -> None:
    above = f"{H1}<div>2026-01-20 记者 陆清和</div><div>来源：湖滨新闻</div>"
    assert named(read("<meta property='og:site_name' content='湖滨新闻'>", above, lang="zh")) == ["陆清和"]


def test_a_link_that_is_shown_goes_before_an_address_that_is_declared(read: Read, json_ld: Script) -> None:
    node = '{"@type": "Person", "name": "Jane Doe", "url": "https://www.example.com/author/a98/"}'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {node}}}')
    fields = read(head, f"{H1}<div><a rel='author' href='/author/jane-doe/'>Jane Doe</a></div>")
    assert [person.url for person in fields.byline] == ["https://www.example.com/author/jane-doe/"]
