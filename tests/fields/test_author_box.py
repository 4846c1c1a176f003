"""Who wrote it where an account, initials or the house is declared: the person of whom a box tells."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
BOX = "<div class='author-box'><h4>Jana Vondrová</h4><p>Jana Vondrová writes about the hills.</p></div>"


def names(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize("declared", ["agentur-redaktion", "jvo", "j.v", "Example News"])
def test_the_person_of_the_box_wrote_what_an_account_initials_or_the_house_are_declared_for(
    read: Read, declared: str
) -> None:
    head = f"<meta name='author' content='{declared}'><meta property='og:site_name' content='Example News'>"
    assert names(read(head, below=BOX)) == ["Jana Vondrová"]


def test_initials_beside_an_agencys_are_explained_by_the_box(read: Read, json_ld: Script) -> None:
    writers = '[{"@type": "Organization", "name": "The Hills"}, {"@type": "Organization", "name": "RTA"}]'
    head = json_ld(f'{{"@type": "NewsArticle", "author": {writers}}}')
    head += "<meta name='author' content='jvo, rta'><meta property='og:site_name' content='The Hills'>"
    box = (
        "<div class='author-box'><dl><dt>jvo</dt><dd><b>Jana Vondrová</b> – writes about the hills.</dd>"
        "<dt>rta</dt><dd>Regional agency whose news we carry.</dd></dl></div>"
    )
    assert names(read(head, "<h1>Ski lift closes</h1>", f"<p>(jvo, rta)</p>{box}")) == ["Jana Vondrová"]


def test_boxes_of_two_persons_tell_of_both(read: Read) -> None:
    head = "<meta name='author' content='agentur-redaktion'>"
    found = names(read(head, below=BOX + BOX.replace("Jana Vondrová", "Petr Skála")))
    assert found == ["Jana Vondrová", "Petr Skála"]


def test_an_account_that_is_only_declared_loses_to_the_person_marked_above_the_text(read: Read) -> None:
    head = "<meta name='author' content='andrew.keane'><meta name='twitter:label1' content='Written by'>"
    head += "<meta name='twitter:data1' content='andrew.keane'>"
    assert names(read(head, "<p class='author'>Denise Everhart</p>")) == ["Denise Everhart"]


def test_where_the_writer_works_is_no_byline_though_the_authors_box_tells_of_it(read: Read) -> None:
    head = "<meta property='og:site_name' content='Touchlane'>"
    bio = "".join(f"<li>{line}</li>" for line in (
        "Covers the national soccer league and the women’s team",
        "Joined Touchlane in 2016 after nine years at a daily newspaper in Tacoma",
        "Author of a history of indoor soccer",
    ))  # fmt: skip
    above = (
        "<ul class='authors'><li><div class='author has-bio'>Gil Quinn-Mabry"
        "<span class='author-title'>, Soccer correspondent</span></div>"
        f"<div class='author-bio'><a href='#'>Close</a><ul>{bio}</ul></div></li></ul>"
    )
    fields = read(head, f"<h1>Anchors sink Rovers</h1>{above}")
    assert names(fields) == ["Gil Quinn-Mabry"]
    assert fields.sources["byline"].losers == []


def test_a_name_in_guillemets_is_a_houses_and_what_stands_beside_it_no_persons(read: Read) -> None:
    above = "<p class='author'>هالة المنصوري - مراسلة «صدى الوادي» في رأس المرج / وكالة «نوى»</p>"
    assert names(read("", above, lang="ar")) == ["هالة المنصوري"]
