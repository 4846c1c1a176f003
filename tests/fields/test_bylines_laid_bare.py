"""Bylines of pages that declare nothing: what labelled pages, laid bare of scripts and metas, showed to be misread."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline if person.role == "author"]


def test_who_helped_is_told_by_a_line_before_the_name(read: Read) -> None:
    fields = read(
        "",
        f"{HEADLINE}<div class=author-byline><div>By <span class=author-byline__author-name><a rel=author "
        "href='/author/ann-lee/'>Ann Lee</a></span></div><span class=author-byline__contributors>Contributions from "
        "<div><span class=author-byline__author-name><a rel=author href='/author/bo-roe/'>Bo Roe</a></span></div>"
        "</span><span>published 3 April 2026</span></div>",
    )
    assert [(p.name, p.role) for p in fields.byline] == [("Ann Lee", "author"), ("Bo Roe", "contributor")]


def test_who_checked_it_behind_a_divider_did_not_write_it(read: Read) -> None:
    line = (
        "<div>By <a href='/author/1/'>Ann Lee</a> – Updated Apr 3, 2026 | Fact-checked by "
        "<a href='/author/2/'>Bo Roe</a></div>"
    )
    assert named(read("", HEADLINE + line)) == ["Ann Lee"]


def test_a_byline_in_a_caption_is_the_photographers(read: Read) -> None:
    head = (
        "<div class=byline>By Ann Lee</div><figure><img src='/b.jpg' width=900 height=600><figcaption>The bridge at "
        "noon <span class=byline>Bo Roe</span> <span class=credit>AP</span></figcaption></figure>"
    )
    assert named(read("", HEADLINE + head)) == ["Ann Lee"]


@pytest.mark.parametrize("lead", ["By", "Von", "Written by"])
def test_a_lead_in_may_stand_in_a_line_of_its_own(read: Read, lead: str) -> None:
    assert named(read("", f"{HEADLINE}<div>{lead}</div><div>Ann Lee</div>")) == ["Ann Lee"]


def test_a_class_that_tells_what_an_element_has_makes_no_aside(read: Read) -> None:
    line = "<div class='author hasMenu'><a href='/journalists/ann-lee'>Ann Lee</a></div>"
    assert named(read("", HEADLINE + line)) == ["Ann Lee"]


def test_a_portrait_says_whose_it_is(read: Read) -> None:
    head = "<ul><li><div><img alt='Writer: Ben' src='/ben.jpg'></div><span>Ben</span></li><li>2 days ago</li></ul>"
    assert named(read("", HEADLINE + head)) == ["Ben"]


def test_a_day_without_its_year_is_one_beside_a_name(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<ul><li>Ann Lee</li><li>Apr 3</li><li>5 min read</li></ul>")) == [
        "Ann Lee"
    ]


def test_a_line_before_the_day_outweighs_links_to_whom_the_text_tells_of(read: Read) -> None:
    head = "<div>Ann Lee and AP</div><p>April 3, 2026 - 4.34pm</p>"
    told = "<p>The mayor, <a href='/person/clara-poe'>Clara Poe</a>, opened the bridge at noon on Monday.</p>"
    assert named(read("", HEADLINE + head, told)) == ["Ann Lee", "AP"]


def test_a_label_further_below_the_text_says_who_wrote_it(read: Read) -> None:
    below = "".join(
        f"<p>{word} on the quay</p>" for word in "Gulls Nets Ropes Sails Masts Oars Buoys Knots".split() * 2
    )
    assert named(read("", HEADLINE, below=f"{below}<div>Penulis: Ayu Lestari</div>")) == ["Ayu Lestari"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("by Ann Lee, National Institute of Tides and Infectious Diseases", ["Ann Lee"]),
        ("by Ann Lee, University of Leeds, and Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("by Ann Lee\nBrussels, BE", ["Ann Lee"]),
        ("By Ann Lee, MD", ["Ann Lee, MD"]),
        ("By Ann Lee, UK", ["Ann Lee"]),
        ("By Ann Lee\nBo Roe, MD", ["Ann Lee", "Bo Roe, MD"]),
        ("Autor*in Ann Lee", ["Ann Lee"]),
        ("Recueilli par Ann LEE", ["Ann LEE"]),
    ],
)
def test_houses_places_and_words_beside_a_name_are_none(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


def test_a_place_may_stand_between_a_name_and_the_day_below_a_standfirst(read: Read) -> None:
    head = "<p>Eleven months of repairs have come to an end</p>" * 2
    text = f"{head}<div>Ann Lee</div><div>Oslo</div><div>3 April 2026</div>"
    assert named(read("", HEADLINE + text)) == ["Ann Lee"]


def test_a_given_name_alone_between_headline_and_day_is_the_writers(read: Read) -> None:
    assert named(read("", f"{HEADLINE}<div>Stefan</div><div>3 April 2026</div>")) == ["Stefan"]


def test_a_portrait_may_stand_between_a_label_and_the_name(read: Read) -> None:
    below = "<h3>Article written by:</h3><img src='/a.jpg' width=80 height=80><h3>Ann Lee</h3>"
    assert named(read("", HEADLINE, below=below)) == ["Ann Lee"]


def test_a_link_says_by_its_title_whose_posts_it_leads_to(read: Read) -> None:
    link = "<div>3 April 2026 <a href='/?p=3' title='View all posts by Ann Lee'>Ann Lee</a></div>"
    assert named(read("", HEADLINE + link)) == ["Ann Lee"]


def test_a_site_called_after_a_person_is_that_persons(read: Read) -> None:
    page = "<title>Harbour bridge reopens | Jürgen Doe</title>"
    assert named(read(page, HEADLINE, url="https://blog.juergen-doe.example/2026/bridge")) == ["Jürgen Doe"]


def test_a_site_called_after_a_town_is_nobodys(read: Read) -> None:
    page = "<title>Harbour bridge reopens | Leeds Star</title>"
    assert named(read(page, HEADLINE, url="https://leedsstar.example/2026/bridge")) == []


def test_a_footer_in_the_articles_head_is_none_of_the_page(read: Read) -> None:
    head = (
        "<div class=Hero__FooterContainer><span>By <a href='/topics/author/ann-lee'>Ann Lee</a></span></div>"
    )
    assert named(read("", HEADLINE + head)) == ["Ann Lee"]


def test_a_footer_right_below_a_short_text_is_the_pages(read: Read) -> None:
    footer = "<div class=page-footer><p>Ann Lee</p><p>3 April 2026</p></div>"
    assert (
        named(read("", HEADLINE, below=footer, text="The bridge over the old harbour was opened on Monday."))
        == []
    )
