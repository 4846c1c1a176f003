"""Whoever owns a site is declared on each of its pages; the writer of one text is named where that text is."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
H1 = "<h1>Harbour bridge reopens after eleven months</h1>"
OWNER = "<meta property='article:author' content='Edda Quill'>"
HIDDEN = "<span hidden itemprop='author'><meta itemprop='name' content='Edda Quill'></span>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize("hidden", ["", HIDDEN])
@pytest.mark.parametrize(
    ("label", "writer"),
    [("Written by: ", "Maren Holloway"), ("本文作者：", "林知遥"), ("Post author: ", "Maren Holloway")],
)
def test_a_label_below_the_text_goes_before_whom_no_line_shows(
    read: Read, hidden: str, label: str, writer: str
) -> None:
    below = (
        f"<ul class='post-copyright'><li><b>{label}</b>{writer}</li><li><b>Link: </b>example.com</li></ul>"
    )
    assert named(read(OWNER, H1 + hidden, below)) == [writer]


def test_a_label_below_the_text_goes_not_before_whom_a_line_shows(read: Read) -> None:
    below = "<p><b>Written by: </b>Maren Holloway</p>"
    assert named(read(OWNER, f"{H1}<p>By Edda Quill</p>", below)) == ["Edda Quill"]


def test_of_two_who_are_declared_the_one_whom_the_head_shows_wrote_it(read: Read) -> None:
    head = f"<meta name='author' content='Maren Holloway'>{OWNER}"
    above = f"{H1}<div><span><i class='icon'></i> Maren Holloway </span><span>12 May 2026</span></div>"
    assert named(read(head, above)) == ["Maren Holloway"]


def test_a_name_before_the_day_is_read_however_many_topics_follow(read: Read) -> None:
    topics = "".join(f"<b>{topic}</b>" for topic in ("ferries", "Skerrow", "local democracy", "transport"))
    above = f"{H1}<div><i>Maren Holloway</i> <i>10/14/2026</i> <i>{topics}</i></div>"
    assert named(read("", above)) == ["Maren Holloway"]


def test_the_site_as_the_title_has_it_is_none_beside_its_writer(read: Read) -> None:
    head = "<title>Harbour bridge reopens | The Marlstone Ledger</title>"
    below = "<ul><li class='author'><b>Post author: </b>Maren Holloway<i>@</i>The Marlstone Ledger</li></ul>"
    assert named(read(head, H1, below)) == ["Maren Holloway"]


CARD = (
    "<div class='sidebar'><div class='postcard'><h2>12 May 2026</h2><ul><li class='author'>"
    "<a href='/author/maren'>Maren Holloway</a></li><li class='tags'><a href='/tag/steel'>steel</a> "
    "<a href='/tag/ferries'>ferries</a></li></ul></div><div class='authors'>Bo Roe (3)</div></div>"
)
TEASER = (
    "<div class='sidebar'><div class='card'><a href='/x'>Ferry fares to rise by a tenth</a>"
    "<div class='author'>Maren Holloway</div><p>12 May 2026</p></div></div>"
)


@pytest.mark.parametrize("head", ["", "<meta name='author' content='Edda Quill'>"])
def test_the_card_of_the_texts_own_facts_in_a_sidebar_names_its_writer(read: Read, head: str) -> None:
    assert named(read(head, CARD + H1)) == ["Maren Holloway"]


def test_the_card_may_go_on_to_other_stories(read: Read) -> None:
    related = "<p>3 min read</p><p>Related</p><a href='/x'>Ferry fares to rise by a tenth</a></div>"
    assert named(read("", CARD.replace("</ul></div>", f"</ul>{related}") + H1)) == ["Maren Holloway"]


def test_the_card_of_another_story_in_a_sidebar_names_not_the_writer_of_this(read: Read) -> None:
    assert named(read("", TEASER + H1 + "<p>Some line</p>" * 10)) == []


@pytest.mark.parametrize(("line", "named_too"), [("Donate Now", False), ("Maren Holloway", True)])
def test_two_words_beside_the_day_are_a_writer_if_they_begin_like_a_name(
    read: Read, json_ld: Callable[[str], str], line: str, named_too: bool
) -> None:
    house = json_ld('{"@type": "NewsArticle", "author": {"@type": "NGO", "name": "Example News"}}')
    head = "<meta property='og:site_name' content='Example News'>"
    fields = read(house + head, f"<p>{line}</p><p>29 October 2025</p>{H1}")
    assert named(fields) == (["Maren Holloway"] if named_too else ["Example News"])


@pytest.mark.parametrize(
    ("term", "expected"), [("Author", ["Maren Holloway"]), ("From:", ["Harbour Ministry"])]
)
def test_a_link_behind_a_term_that_is_none_for_writers_leads_to_no_writer(
    read: Read, json_ld: Callable[[str], str], term: str, expected: list[str]
) -> None:
    house = json_ld(
        '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Harbour Ministry"}}'
    )
    link = "<a href='/people/maren-holloway'>Maren Holloway</a>"
    ministry = "<a href='/ministries/harbour'>Harbour Ministry</a> and " if term == "From:" else ""
    fields = read(house, f"{H1}<dl><dt>{term}</dt><dd>{ministry}{link}</dd></dl>")
    assert named(fields) == expected
