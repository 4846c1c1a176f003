"""Bylines on ordinary sites of the middle size: portraits, letters, guests, offices, other stories below."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("par Jean-Baptiste d’Aubrac, Solène Kervadec", ["Jean-Baptiste d’Aubrac", "Solène Kervadec"]),
        ("By: Hannah Vickery, Esq.", ["Hannah Vickery, Esq."]),
        ("Nwosu, Chidi A.", ["Chidi A. Nwosu"]),
        ("Filed by Jane Doe from the press bench, 12 March 2025", ["Jane Doe"]),
        ("Jane Doe, Bo Roe", ["Jane Doe", "Bo Roe"]),
        ("מאת נעמה ברקוביץ'", ["נעמה ברקוביץ'"]),
        ("Autor: Grzegorz Wróbel Źródło: UM Lipowiec Odsłon: 1204", ["Grzegorz Wróbel"]),
    ],
)
def test_a_name_is_whole(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


def test_a_name_beside_a_picture_that_bears_it_is_the_writers(read: Read) -> None:
    card = "<div><img src='/p.png' alt='{}'><div>Jane Doe</div><div>Database lead</div></div><p>21 August 2025</p>"
    fields = read("", HEADLINE + card.format("Jane Doe"))
    assert (named(fields), fields.sources["byline"].step) == (["Jane Doe"], "class_above")
    text = "Asked about the bridge, Doe said that the harbour had waited long enough for all of its lanes."
    sources = read("", HEADLINE + card.format("Jane Doe"), text=text).sources
    assert "byline" not in sources or sources["byline"].step != "class_above"


def test_one_small_word_that_is_but_declared_gives_way_to_a_name_above_a_job(
    read: Read, json_ld: Declare
) -> None:
    head = json_ld('{"@type": "Article", "author": {"@type": "Person", "name": "wpengine"}}')
    card = "<p>Dr Jane Doe, PhD</p><p>Senior lecturer in education, University of Marl</p><p>07/06/2025</p>"
    assert named(read(head, f"{HEADLINE}{card}")) == ["Dr Jane Doe, PhD"]
    assert named(read(head, HEADLINE)) == ["wpengine"]


def test_a_letter_is_signed_by_its_writer_and_not_by_the_town(read: Read) -> None:
    signed = "<p>{}<br>Odd Quay</p>"
    text = "The last bus to Odd Quay leaves at ten past five, which is no use to anyone who works in town."
    html = f"<p class='story-text'>{text}</p>"
    fields = read("", f"{HEADLINE}{html}", signed.format("Wilma Garside"), text=text)
    assert named(fields) == ["Wilma Garside"]


def test_an_office_gives_way_to_the_full_name_that_is_the_last_line(read: Read) -> None:
    line = "<div class='author'>di <a rel='author' href='/author/redazione/'>redazione</a></div>"
    text = "The bridge over the old harbour was opened again on Monday.\n\n{}"
    last = text.format("Gian Luca Delle Piane")
    assert named(read("", HEADLINE + line, text=last, lang="it")) == ["Gian Luca Delle Piane"]
    assert named(read("", HEADLINE + line, text=text.format("/ENDS"), lang="it")) == ["redazione"]


def test_the_outlet_behind_an_upright_line_is_no_writer(read: Read) -> None:
    line = "<p class='byline'>Annika Stroud | Calder Watch</p>"
    told = (
        "The suit over the swan boats was thrown out. Calder Watch is a newsroom that takes no money for ads."
    )
    assert named(read("", HEADLINE + line, text=told)) == ["Annika Stroud"]
    assert named(read("", HEADLINE + line)) == ["Annika Stroud", "Calder Watch"]


def test_the_guest_is_named_in_the_note_above_the_text(read: Read, json_ld: Declare) -> None:
    head = json_ld('{"@type": "Article", "author": {"@type": "Organization", "name": "Example News"}}')
    note = "This is a guest post by Hollis Wray, a schoolteacher in Garrow."
    paragraph = f"<p class='story-text'><em>{note}</em></p>"
    assert named(read(head, HEADLINE + paragraph)) == ["Hollis Wray"]


def test_a_company_that_tells_about_itself_signs_nothing(read: Read) -> None:
    below = "<p><strong>About Example News</strong></p><p>It was founded in 2011.</p>"
    title = "<title>Harbour bridge reopens - Example News</title>"
    assert named(read(title, HEADLINE, below)) == []


def test_a_clock_may_stand_before_a_label(read: Read) -> None:
    line = "<p>Posted: 11/03/2025 7:42 AM Reported by: Denny Crosswhite</p>"
    assert named(read("", HEADLINE + line)) == ["Denny Crosswhite"]


STORY = "<h3>{title}</h3><p>By {name}</p>"
TITLES = ("The night market moves to the tannery", "Why the river path is shut until May")


def test_lines_under_the_titles_of_a_list_of_stories_name_their_writers(read: Read) -> None:
    names = ("John Roe", "Bo Lee")
    stories = [STORY.format(title=title, name=name) for title, name in zip(TITLES, names, strict=True)]
    assert named(read("", HEADLINE, "".join(stories))) == []
    assert named(read("", HEADLINE, STORY.format(title="Author", name="Jane Doe"))) == ["Jane Doe"]


def test_a_list_above_a_line_makes_it_no_storys(read: Read) -> None:
    items = "".join([f"<li><a href='/{at}'>{title}</a></li>" for at, title in enumerate(TITLES * 2)])
    lines = "<div class='foot'>By Jane Doe</div><div class='foot'>12 May 2026</div>"
    assert named(read("", HEADLINE, f"<ul>{items}</ul>{lines}")) == ["Jane Doe"]


def test_an_agency_that_the_text_tells_of_is_no_outlet(read: Read) -> None:
    line = "<p class='byline'>Annika Stroud | Mashriq News Agency</p>"
    told = "The suit was thrown out on Monday, the judge told Mashriq News Agency, which had asked for his reasons."
    assert named(read("", HEADLINE + line, text=told)) == ["Annika Stroud", "Mashriq News Agency"]


def test_the_second_writer_whom_the_text_quotes_is_no_outlet(read: Read, json_ld: Declare) -> None:
    people = '{"@type": "Person", "name": "Annika Stroud"}, {"@type": "Person", "name": "Hollis Wray"}'
    told = "The suit over the swan boats was thrown out on Monday, says Hollis Wray, who had followed it for a year."
    head = json_ld(f'{{"@type": "Article", "author": [{people}]}}')
    assert named(read(head, HEADLINE, text=told)) == ["Annika Stroud", "Hollis Wray"]


def test_the_title_of_a_box_about_the_house_names_no_writer(read: Read) -> None:
    assert named(read("", HEADLINE, "<h4>About Gannet</h4><p>Gannet builds ferries for towns.</p>")) == []
    assert named(read("", HEADLINE, "<h4>About Jane Doe</h4><p>She writes on ferries.</p>")) == ["Jane Doe"]


def test_the_number_of_a_release_names_nobody(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<p>23.11.2025 Pressemitteilung Nr. 61/2025</p>", lang="de")) == []


def test_where_a_writer_is_told_by_its_class_names_nobody(read: Read) -> None:
    box = "<div class='contributor-name'>{}</div><span class='author-location'>বরিশাল</span>"
    assert named(read("", HEADLINE + box.format("নিজস্ব প্রতিবেদক"), lang="bn")) == []
    wrapped = f"<div class='author-name-location-wrapper'>{box}</div>"
    assert named(read("", HEADLINE + wrapped.format("নিজস্ব প্রতিবেদক"), lang="bn")) == []
    assert named(read("", HEADLINE + wrapped.format("রফিকুল বারী"), lang="bn")) == ["রফিকুল বারী"]


def test_a_label_before_a_day_is_no_name_though_signs_for_vowels_are_in_it(read: Read) -> None:
    line = "<div class=author-n-date><span>প্রতিনিধি</span><span>আপডেট: ০৫ নভেম্বর ২০২৫</span></div>"
    assert named(read("", HEADLINE + line, lang="bn")) == []


@pytest.mark.parametrize(("last", "expected"), [("Jane Doe", ["Jane Doe"]), ("100. Jane Doe", ["kev"])])
def test_a_name_that_is_the_last_line_goes_before_a_handle_but_no_item_of_a_list(
    read: Read, last: str, expected: list[str]
) -> None:
    head = "<meta name='author' content='kev'>"
    text = f"The bridge over the old harbour was opened again on Monday after repairs to it.\n\n{last}"
    assert named(read(head, HEADLINE, text=text)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Jane Doe EN", "Jane Doe"), ("Jane Doe HN", "Jane Doe HN")],
)
def test_the_houses_sign_behind_a_full_name_is_no_part_of_it(
    read: Read, json_ld: Declare, name: str, expected: str
) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{name}"}}}}')
    head += "<meta property='og:site_name' content='Example News'>"
    assert named(read(head, HEADLINE)) == [expected]
