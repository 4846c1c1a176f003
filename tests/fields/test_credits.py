"""Who of those whom a page names wrote it: its lines go before what its markup and its metas lump together."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
HEADLINE = "Harbour bridge reopens after eleven months"
TITLE = f"<title>{HEADLINE}</title>"
H1 = f"<h1>{HEADLINE}</h1>"
END = "<h2>Read next</h2><p>The ferry will stop before long, as the council expects.</p>"


def names(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def declared(json_ld: Script, *people: str) -> str:
    """A head whose JSON-LD and meta declare these people as authors, as one plugin fills both."""
    nodes = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in people)
    article = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": [{nodes}]}}'
    return TITLE + f"<meta name='author' content='{', '.join(people)}'>" + json_ld(article)


def test_who_took_the_pictures_is_no_author_though_declared_as_one(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Jane Doe", "Al Snap", "Bo Cut")
    lines = "<p>By Jane Doe</p><p>Photography by Al Snap</p><p>Edited by Bo Cut</p>"
    assert names(read(head, H1 + lines)) == ["Jane Doe"]


def test_an_editor_is_no_author_where_no_line_says_who_the_writer_is(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Jane Doe", "Bo Cut")
    assert names(read(head, f"{H1}<p>Edited by: Bo Cut</p>")) == ["Jane Doe"]


def test_who_helped_is_a_contributor_though_declared_an_author(read: Read, json_ld: Script) -> None:
    fields = read(declared(json_ld, "Jane Doe", "Al Snap"), f"{H1}<p>Contributions from: Al Snap</p>")
    assert [(one.name, one.role) for one in fields.byline] == [
        ("Jane Doe", "author"),
        ("Al Snap", "contributor"),
    ]


def test_what_tells_of_the_author_names_nobody(read: Read) -> None:
    note = "<div class=dynamic-author-description>Licensed Harbour Pilot, M.A. Journalism</div>"
    box = f"<div><div><p>Jane Doe</p>{note}</div></div>"
    assert names(read(TITLE, H1 + box)) == ["Jane Doe"]


def test_who_wrote_it_and_took_the_pictures_stays(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Jane Doe", "Al Snap")
    lines = "<p>By Jane Doe and Al Snap</p><p>Photography by Al Snap</p>"
    assert names(read(head, H1 + lines)) == ["Jane Doe", "Al Snap"]


def test_whoever_uploaded_it_gives_way_to_the_line_that_names_the_writer(read: Read, json_ld: Script) -> None:
    assert names(read(declared(json_ld, "Site Keeper"), f"{H1}<p>By: Jane Doe</p>")) == ["Jane Doe"]


def test_a_title_before_a_name_makes_nobody_else_of_its_owner(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Ann Lee")
    fields = read(head, f"{H1}<p>Written by Dr Ann Lee, Dr Bo Roe, Cy van Poe</p>")
    assert names(fields) == ["Dr Ann Lee", "Dr Bo Roe", "Cy van Poe"]


def test_a_byline_may_go_on_in_the_next_line(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Ann Lee")
    assert names(read(head, f"{H1}<p>By Ann Lee</p><p>and Bo Roe</p>")) == ["Ann Lee", "Bo Roe"]


def test_a_lead_in_may_be_a_line_of_its_own(read: Read) -> None:
    assert names(read(TITLE, f"{H1}<div><h5>Autor:</h5>Jana Dorn</div>", lang="de")) == ["Jana Dorn"]


def test_a_login_that_is_a_given_name_goes_into_the_full_one(read: Read) -> None:
    head = TITLE + "<meta name='author' content='Nils'>"
    assert names(read(head, f"{H1}<p>Von Nils Petersen</p>", lang="de")) == ["Nils Petersen"]


def test_a_name_alone_below_the_text_signs_it_where_only_the_site_is_declared(
    read: Read, json_ld: Script
) -> None:
    head = declared(json_ld, "Example News") + "<meta property='og:site_name' content='Example News'>"
    assert names(read(head, H1, f"<p><b>Lê Phương Mai</b></p>{END}", lang="vi")) == ["Lê Phương Mai"]


@pytest.mark.parametrize("date", ["19 October 2023", "Oct 19, 2023 · 4 min read"])
def test_a_name_beside_the_date_goes_before_the_site(read: Read, json_ld: Script, date: str) -> None:
    head = declared(json_ld, "Example News") + "<meta property='og:site_name' content='Example News'>"
    assert names(read(head, f"{H1}<ul><li>{date}</li><li>Boris T. Karr</li></ul>")) == ["Boris T. Karr"]


def test_a_site_in_a_meta_between_the_lines_is_not_shown(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Example News") + "<meta property='og:site_name' content='Example News'>"
    lines = "<span itemprop='author'><meta itemprop='name' content='Example News'></span>"
    fields = read(head, f"{H1}{lines}<div class='author'>Jane Doe | Published 3 hours ago</div>")
    assert names(fields) == ["Jane Doe"]


def test_a_name_in_small_letters_is_one_where_the_link_says_so(read: Read) -> None:
    assert names(read(TITLE, f"{H1}<p>Posted by <a rel='author' href='/u'>crazy lennys</a></p>")) == [
        "crazy lennys"
    ]


def test_a_month_is_a_name_where_the_link_says_so(read: Read) -> None:
    assert names(read(TITLE, f"{H1}<p>2023 <a rel='author' href='/u'>april</a></p>")) == ["april"]


def test_the_site_is_left_out_of_the_metas_though_only_the_copyright_names_it(read: Read) -> None:
    head = "<meta name='copyright' content='© 강변일보'><meta name='author' content='강변일보'>"
    fields = read(f"{TITLE}{head}<meta name='author' content='김다솔 기자'>", H1, lang="ko")
    assert names(fields) == ["김다솔"]


def test_a_chapter_of_the_text_is_no_byline(read: Read) -> None:
    text = "The works began in May.</p><h2>From Distant Goals</h2><p class='story-text'>They ended in April."
    assert names(read(TITLE, H1, text=text)) == []


def test_a_byline_below_the_text_goes_before_a_site_that_is_but_declared(read: Read, json_ld: Script) -> None:
    head = declared(json_ld, "Example News") + "<meta property='og:site_name' content='Example News'>"
    assert names(read(head, H1, "<p>Penulis: Galih Permana</p>", lang="id")) == ["Galih Permana"]


def test_buttons_are_no_names_where_a_line_leads_to_one(read: Read) -> None:
    above = "<p>字号：小 中 大</p><p>分享让更多人看到</p><p>2026年11月18日09:26 来源：江湾日报 作者：林雨桐 陈思远</p>"
    assert names(read(TITLE, H1 + above, lang="zh", text="旧港口的大桥重新开放。")) == ["林雨桐", "陈思远"]
