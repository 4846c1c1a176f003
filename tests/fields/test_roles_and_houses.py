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


@pytest.mark.parametrize("house", ["HS", "Agencias"])
def test_a_house_that_is_but_declared_gives_way_to_a_marked_writer(read: Read, house: str) -> None:
    head = DECLARED.replace("{}", house)
    line = "<div><a href='https://www.example.com/autor/ana-ruiz/'>Ana Ruiz</a></div>"
    assert named(read(head, f"{HEADLINE}<p>It took a year.</p>{line}<div>3 April 2026</div>")) == ["Ana Ruiz"]
