"""Who is in the byline of a page that declares nobody: its lines, wherever and in whatever language they stand."""

from collections.abc import Callable

import pytest

from scraper import extract
from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
JAPANESE = "古い港に架かる橋が、十一か月の修理を終えて月曜日に再び開通した。渡し船は終わる。"
KOREAN = "옛 항구의 다리가 열한 달 동안의 보수를 마치고 월요일에 다시 열렸다. 나룻배는 멈춘다."
CHINESE = "旧港口的大桥在十一个月的维修后于周一重新开放，渡轮将停止运营。"
BODY_START = (
    "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
)
HEADLINE = "Harbour bridge reopens after eleven months"
SURE = 0.8
TITLE = f"<title>{HEADLINE}</title>"


def credited(fields: Fields) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in fields.byline]


def names(read: Read, line: str, lang: str = "en", text: str = "") -> list[str]:
    fields = read(TITLE, f"<h1>{HEADLINE}</h1><p>{line}</p>", lang=lang, text=text)
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("lang", "line", "expected", "text"),
    [
        ("ja", "記者 山田太郎", ["山田太郎"], JAPANESE),
        ("ko", "홍길동 기자", ["홍길동"], KOREAN),
        ("zh", "作者：王小明、李美玲", ["王小明", "李美玲"], CHINESE),
        ("zh", "2024年11月18日09:26 来源：江湾日报 作者：王小明", ["王小明"], CHINESE),
        ("ja", "文字サイズ 小 中 大", [], JAPANESE),
    ],
)  # fmt: skip
def test_an_east_asian_name_is_whole_without_a_space(
    read: Read, lang: str, line: str, expected: list[str], text: str
) -> None:
    assert names(read, line, lang, text) == expected


def test_whom_a_line_calls_the_author_after_the_source_goes_before_lines_that_nothing_marks(
    read: Read,
) -> None:
    line = "<p>2024年11月18日09:26 来源：江湾日报 作者：林雨桐 陈思远</p>"
    around = "<p>民生·老城故事</p><p>微信微博空间</p><p>江湾网>>江湾>>民生</p>"
    fields = read(TITLE, f"{around}<h1>{HEADLINE}</h1>{line}{around}", around, lang="zh", text=CHINESE)
    assert [person.name for person in fields.byline] == ["林雨桐", "陈思远"]
    assert fields.sources["byline"].confidence > SURE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By J. R. Tollund and C. S. Leuvis", ["J. R. Tollund", "C. S. Leuvis"]),
        ("12 October 2026 Words: Jane Doe Pictures: Ivo Roe", ["Jane Doe"]),
        ("By Jane Doe and John Roe, Reuters", ["Jane Doe", "John Roe", "Reuters"]),
        ("Jane Doe • 25 Sep 2023 • 4 min read", ["Jane Doe"]),
        ("Posted on 2023-09-25 10:05 EST by Jane Doe", ["Jane Doe"]),
        ("A column by Jane Doe", ["Jane Doe"]),
        ("by oz on September 25, 2023", ["oz"]),
        ("Posted by oz on Tuesday March, 09:14AM", ["oz"]),
        ("By nightfall 236 sandbags had been filled, most of them by children.", []),
        ("Text and layout", []),
        ("Photo by Al Snap", []),
    ],
)
def test_a_line_names_its_writers_and_nobody_else(read: Read, line: str, expected: list[str]) -> None:
    assert names(read, line) == expected


def test_the_words_before_a_later_by_are_no_names(read: Read) -> None:
    line = "Dieser Beitrag wurde am Samstag, 12. Januar 2008 um 23:40 von Jane Doe veröffentlicht."
    assert credited(read(TITLE, below=f"<p>{line}</p>", lang="de")) == [("Jane Doe", "author")]


def test_the_owner_of_the_address_in_the_articles_header_wrote_it(read: Read) -> None:
    above = f"<header><h1>{HEADLINE}</h1><address><a title='x'>Jane Doe</a> knows the quay</address></header>"
    assert credited(read(TITLE, above)) == [("Jane Doe", "author")]


def test_a_name_before_its_owners_address_in_the_head_is_the_writers(read: Read) -> None:
    line = "<b>Jane Doe</b> <a href='mailto:quay@a.example'>jdoe at a.example</a><br><i>Thu May 8 2003</i>"
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1><div>{line}</div>")) == [("Jane Doe", "author")]


def test_a_name_and_its_day_below_the_headline_of_an_h2_are_a_byline(read: Read) -> None:
    above = f"<h2>{HEADLINE}</h2><span>Чт, 22/04/2010 - 13:05 — Анна Ветрова</span>"
    assert credited(read(TITLE, above, lang="ru")) == [("Анна Ветрова", "author")]


def test_a_topic_in_what_calls_itself_a_byline_is_no_writer(read: Read) -> None:
    above = f"<div class='byline'><div><a href='/tag/bells'>bells</a></div></div><h1>{HEADLINE}</h1>"
    assert credited(read(TITLE, above)) == []


def test_what_a_headline_below_the_text_is_to_happen_by_is_no_writer(read: Read) -> None:
    assert credited(read(TITLE, below="<p>Old cinema may reopen by Easter</p>")) == []


def test_a_byline_in_a_head_that_calls_itself_a_top_bar_is_found(read: Read) -> None:
    above = f"<h1>{HEADLINE}</h1><div class='post-top-bar latest'>By Jane Doe</div>"
    assert credited(read(TITLE, above)) == [("Jane Doe", "author")]


def test_who_helped_is_a_contributor_though_a_line_of_its_own_says_so(read: Read, json_ld: Script) -> None:
    author = '{"@type": "Person", "name": "Jane Doe"}'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}')
    below = "<p>Additional reporting by Bo Li and Al Roe.</p>"
    assert credited(read(head, "<p>By Jane Doe</p>", below)) == [
        ("Jane Doe", "author"),
        ("Bo Li", "contributor"),
        ("Al Roe", "contributor"),
    ]


def test_an_agency_whose_copy_was_used_is_no_contributor(read: Read) -> None:
    below = "<p>Additional reporting by Agence France-Presse</p>"
    assert credited(read(TITLE, "<p>By Jane Doe</p>", below)) == [("Jane Doe", "author")]


def test_the_agency_that_wrote_it_is_not_taken_for_the_site(read: Read, json_ld: Script) -> None:
    authors = '[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "EFE"}]'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {authors}}}')
    assert [(p.name, p.kind) for p in read(head).byline] == [("Jane Doe", "person"), ("EFE", "organization")]


def test_the_site_though_declared_twice_is_not_the_writer_who_is_shown(read: Read, json_ld: Script) -> None:
    site = '{"@type": "Person", "name": "Example News"}'
    head = (
        f"{TITLE}<meta property='og:site_name' content='Example News'><meta name='author' content='Example News'>"
        + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {site}}}')
    )
    above = "<p class='byline'>By <a href='/authors/jane-doe' rel='author'>Jane Doe</a></p>"
    assert credited(read(head, above)) == [("Jane Doe", "author")]


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "By <a href='/author/jane-doe'>Jane Doe</a> and Bo Li", ["Jane Doe", "Bo Li"]),
        ("de", "Von <a href='/autor/jane-doe'>Jane Doe</a> und dpa", ["Jane Doe", "dpa"]),
        ("pt", "Por <a href='/autores/jane-doe'>Jane Doe</a> e Bo Li — Porto Novo", ["Jane Doe", "Bo Li"]),
        ("fr", "par <a href='/auteur/jane-doe'>Jane Doe</a>, envoyée spéciale à Ys et Bo Li", ["Jane Doe", "Bo Li"]),
        ("en", "<a href='/profile/jane-doe'>Jane Doe</a> (now) and Bo Li (earlier)", ["Jane Doe", "Bo Li"]),
        ("fr", "Par <a href='/a'>Jane Doe</a> (Ys, envoyée spéciale) et Bo Li", ["Jane Doe", "Bo Li"]),
        ("de", "Eine Reportage von <a href='/autoren/jane-doe'>Jane Doe</a> und Bo Li, Ys", ["Jane Doe", "Bo Li"]),
        ("nl", "Door onze verslaggevers <a href='/auteur/jane-doe'>Jane Doe</a> en Bo Li", ["Jane Doe", "Bo Li"]),
        ("cs", "Napsali: Jana Nováková, Petr Dvořák", ["Jana Nováková", "Petr Dvořák"]),
        ("cs", "Aktualizováno Středa, 25 Září 2023 11:02", []),
    ],
)  # fmt: skip
def test_who_is_linked_does_not_stand_alone_for_a_line_that_names_others(
    read: Read, lang: str, line: str, expected: list[str]
) -> None:
    assert names(read, line, lang) == expected


@pytest.mark.parametrize("authors", ["Jane Doe", "Example News", "admin-example"])
def test_a_line_that_names_more_than_is_declared_is_believed(
    read: Read, json_ld: Script, authors: str
) -> None:
    author = f'{{"@type": "Person", "name": "{authors}"}}'
    head = f"{TITLE}<meta property='og:site_name' content='Example News'><meta name='author' content='{authors}'>"
    head += json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}')
    above = f"<h1>{HEADLINE}</h1><p>By Jane Doe and Bo Li</p>"
    assert credited(read(head, above)) == [("Jane Doe", "author"), ("Bo Li", "author")]


def test_writers_in_boxes_side_by_side_are_one_byline(read: Read) -> None:
    boxes = (
        "<div><div class='x1 ContributorName'><a href='/authors/jane-doe'>Jane Doe</a></div>"
        "<div class='x2'>Health correspondent</div><div class='x1 ContributorName'>Bo Li</div></div>"
    )
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>{boxes}")) == [
        ("Jane Doe", "author"),
        ("Bo Li", "author"),
    ]


@pytest.mark.parametrize("mark", ["szerzo", "penulis", "yazar", "author-name", "byline"])
def test_a_class_that_says_author_in_another_language_marks_one(read: Read, mark: str) -> None:
    boxes = f"<div class='{mark}'>Jane Doe</div><div class='{mark}'>Bo Li</div>"
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>{boxes}")) == [
        ("Jane Doe", "author"),
        ("Bo Li", "author"),
    ]


def test_writers_who_are_marked_together_are_one_byline(read: Read) -> None:
    line = "<span itemprop='author'><a href='/authors/jane-doe'>Jane Doe</a>, Bo Li</span> — Monday"
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1><p>{line}</p>")) == [
        ("Jane Doe", "author"),
        ("Bo Li", "author"),
    ]


def test_commas_join_those_whom_the_page_names_one_by_one(read: Read, json_ld: Script) -> None:
    people = '"author": {"@type": "Person", "name": "Jane Doe"}, "contributor": {"@type": "Person", "name": "Bo Li"}'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", {people}}}')
    assert credited(read(head, "<h4 class='author-name'>Jane Doe, Bo Li</h4>")) == [
        ("Jane Doe", "author"),
        ("Bo Li", "author"),
    ]


def test_a_house_that_is_declared_and_nowhere_shown_is_not_the_writer_whom_markup_names(
    read: Read, json_ld: Script
) -> None:
    site = '{"@type": "Organization", "name": "Example News"}'
    head = TITLE + json_ld(
        f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {site}, "publisher": {site}}}'
    )
    assert credited(read(head, "<div class='article-author'>Jane Doe</div>")) == [("Jane Doe", "author")]


def test_the_writers_of_stories_to_read_next_are_not_side_by_side_with_this_ones(read: Read) -> None:
    story = "<div class='inline'><h3>A ferry story</h3><p class='story-author'>By {}</p></div><p>{}</p>"
    stories = "".join(story.format(name, BODY_START) for name in ("Bo Li", "Al Roe"))
    start = f"{BODY_START}</p><p>" * 6
    text = f"{start}{BODY_START}</p>{stories}<p class='story-text'>{BODY_START}"
    above = f"<h1>{HEADLINE}</h1><p class='story-author'>By <a href='/authors/jane-doe'>Jane Doe</a></p>"
    fields = read(TITLE, above, text=text)
    assert credited(fields) == [("Jane Doe", "author")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By <a rel='author' href='/a'>Jane Doe</a>, Bo Li", 2),
        ("By <a rel='author' href='/a'>Jane Doe</a>, Old Harbour", 1),
    ],
)
def test_what_follows_a_comma_after_by_is_a_writer_unless_the_text_tells_of_it(
    read: Read, json_ld: Script, line: str, expected: int
) -> None:
    author = '{"@type": "Person", "name": "Jane Doe"}'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}')
    assert len(read(head, f"<h1>{HEADLINE}</h1><p>{line}</p>").byline) == expected


def test_a_byline_below_the_headline_is_found_though_a_gallery_stands_before_the_text(read: Read) -> None:
    pictures = "".join(
        f"<figure><img src='/{n}.jpg'><figcaption>Picture {n} of the works</figcaption></figure>"
        for n in range(30)
    )
    fields = read(TITLE, f"<h1>{HEADLINE}</h1><p>By Jane Doe and Bo Li</p>{pictures}")
    assert credited(fields) == [("Jane Doe", "author"), ("Bo Li", "author")]


def test_a_photographer_in_a_box_beside_the_writer_is_not_in_the_byline(read: Read) -> None:
    boxes = (
        "<p><span class='author'>By Jane Doe</span> <span class='author'>Photography by Al Snap</span></p>"
    )
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>{boxes}")) == [("Jane Doe", "author")]


def test_the_byline_may_stand_below_standfirst_and_buttons(read: Read) -> None:
    buttons = "".join(
        f"<button>{text}</button>" for text in ("Share", "Post", "Send", "Save", "Gift", "Print")
    )
    text = f"{BODY_START}</p>{buttons}<p>By Jane Doe</p><p class='story-text'>{BODY_START}"
    assert [p.name for p in read(TITLE, f"<h1>{HEADLINE}</h1>", text=text).byline] == ["Jane Doe"]


def test_names_in_brackets_at_the_end_of_the_text_sign_it(read: Read) -> None:
    text = f"{JAPANESE}</p><p class='story-text'>（山田花子、佐藤次郎）"
    fields = read(
        TITLE, f"<h1>{HEADLINE}</h1>", "<p>会員になると、続きをお読みいただけます。</p>", lang="ja", text=text
    )
    assert [p.name for p in fields.byline] == ["山田花子", "佐藤次郎"]


def test_the_footer_of_the_articles_head_holds_its_byline(read: Read) -> None:
    above = f"<h1>{HEADLINE}</h1><div class='footer'><span class='news-author'>By Jane Doe</span></div>"
    assert credited(read(TITLE, above)) == [("Jane Doe", "author")]


def test_a_sentence_of_an_authors_box_holds_no_names_where_no_capitals_tell_them(read: Read) -> None:
    box = "문가람 기자<br>버스 타고 출근하는 사회부 기자입니다. 길 위의 이야기를 듣습니다.<br>구독 1,204 응원 388"
    below = f"<div class='author-box'>{box}</div>"
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>", below, lang="ko")) == [("문가람", "author")]


def test_the_words_of_buttons_beside_a_name_are_no_names(read: Read) -> None:
    line = "来源：江湾晚报 作者：沈砚 2026-10-08 07:42:19 评论（26） 字体：大 中 小 打印"
    assert names(read, line, "zh", CHINESE) == ["沈砚"]


@pytest.mark.parametrize(
    "line",
    [
        "212 Second Street NE, Tamarack Falls, MN 56601",
        "183 views6 comments",
        "Post not marked as liked",
        "Copyright: Jane Doe",
        "Run Windows smoothly",
        "Related Products",
    ],
)
def test_addresses_counts_labels_and_common_words_below_the_text_name_nobody(read: Read, line: str) -> None:
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>", f"<p>{line}</p>")) == []


def test_a_heading_that_says_how_a_list_beside_the_text_is_ordered_names_nobody(read: Read) -> None:
    menu = "<div class=sidebar><h3>By {}</h3><a href=/2026/11>Nov 2026</a></div>"
    assert credited(read(TITLE, f"{menu.format('Month')}<h1>{HEADLINE}</h1>")) == []


def test_one_word_that_begins_the_last_line_does_not_sign_it(read: Read) -> None:
    text = f"{BODY_START}</p><p class='story-text'>Eingetragen mit der App für Android."
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>", lang="de", text=text)) == []


def test_a_link_to_the_readers_own_account_names_no_writer(read: Read) -> None:
    above = "<div>Zoek naar 3 liften <a href='/user/login'>Mijn Example</a></div>"
    assert credited(read(TITLE, f"<h1>{HEADLINE}</h1>{above}", lang="nl")) == []


def test_whom_the_head_credits_with_the_photographs_is_no_author_though_declared_first(
    read: Read, json_ld: Script
) -> None:
    people = '[{"@type": "Person", "name": "Tom Akande"}, {"@type": "Person", "name": "Odile Hahn"}]'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {people}}}')
    above = (
        "<div><span>Story by</span><a href='/author/o'>Odile Hahn</a></div>"
        "<div><span>Photographs by</span><a href='/author/t'>Tom Akande</a></div>"
    )
    assert credited(read(head, f"<h1>{HEADLINE}</h1>{above}")) == [("Odile Hahn", "author")]


def test_the_second_writer_of_a_line_of_an_authors_class_is_found_though_one_is_declared(
    read: Read, json_ld: Script
) -> None:
    author = '{"@type": "Person", "name": "Galih Wicaksana"}'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}')
    head += "<meta name='author' content='Galih Wicaksana'>"
    above = (
        f"<h1>{HEADLINE}</h1><div class='detail__author'>Galih Wicaksana, Nuraini Lubis - kabarJateng</div>"
    )
    expected = [("Galih Wicaksana", "author"), ("Nuraini Lubis", "author")]
    assert credited(read(head, above, lang="id")) == expected


def test_a_desk_called_by_the_end_of_the_sites_address_is_no_writer(read: Read) -> None:
    line = "By: Marivic Tolentino, Jericho Abasolo - Correspondents<br>Tambuli Southern Luzon / 02:15 PM"
    above = f"<h1>{HEADLINE}</h1><div class='byline'>{line}</div>"
    fields = read(TITLE, above, url="https://www.dailytambuli.example/bridge")
    assert credited(fields) == [("Marivic Tolentino", "author"), ("Jericho Abasolo", "author")]


@pytest.mark.parametrize("line", ["Northern Tower", "In Holm", "© Port Office", "Cracks › Lanes"])
def test_a_bare_line_of_the_texts_own_words_or_with_a_sign_is_no_byline(read: Read, line: str) -> None:
    assert read(above=f"<h1>Harbour bridge reopens</h1><p>{line}</p>").byline == []


@pytest.mark.parametrize(
    "names",
    [
        "<div class='author-byline'><span>By <a href='/p/jd'>Jane Doe</a>, <a href='/p/ir'>Ivo Roe</a></span>"
        " <b>Vixen News</b></div>",
        "<div>By <a href='/p/jd'>Jane Doe</a></div><div>By <a href='/p/ir'>Ivo Roe</a></div>",
    ],
    ids=["in a line", "each in a line"],
)
def test_a_meta_that_has_room_for_one_does_not_cut_the_declared_list_that_the_head_shows(
    read: Read, json_ld: Script, names: str
) -> None:
    authors = '[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Ivo Roe"}]'
    head = f"{TITLE}<meta name='dc.creator' content='Jane Doe'>"
    head += json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {authors}}}')
    assert credited(read(head, names)) == [("Jane Doe", "author"), ("Ivo Roe", "author")]


def test_whom_a_text_greets_wrote_nothing(read: Read) -> None:
    text = "Liebe Leserinnen und Leser,</p><p>Der Markt war voll, und niemand sprach von etwas anderem als dem Kran."
    assert read(TITLE, f"<h1>{HEADLINE}</h1>", lang="de", text=text).byline == []


def test_what_is_of_somebody_wrote_nothing(read: Read) -> None:
    assert names(read, "18 November 2026 <b>|</b> <a href='/s/w'>Women's Basketball</a>") == []


def test_whom_a_quotation_amid_the_text_calls_its_author_did_not_write_it(read: Read) -> None:
    quoted = "<blockquote><p>It rang.</p><footer class='quote__author'>Jon Berg</footer></blockquote>"
    text = f"The bridge was opened again on Monday after eleven months.</p>{quoted}<p class='story-text'>It was late."
    assert read(TITLE, f"<h1>{HEADLINE}</h1>", text=text).byline == []


@pytest.mark.parametrize(
    ("note", "helpers"),
    [
        ("Staff writer Ben Osei contributed to this report.", ["Ben Osei"]),
        (
            "Roe reported from Oslo. Gannet Wire writers Ben Osei in Des Moines, Iowa, and Cy Fox in Accra also "
            "contributed to this story.",
            ["Ben Osei", "Cy Fox"],
        ),
        ("The Gannet's Ben Osei contributed reporting.", ["Ben Osei"]),
        ("“We sang,” the oldest of them said. —WITH A REPORT FROM BEN OSEI", ["BEN OSEI"]),
        ("The council meets again on Monday. (With files from Ben Osei)", ["Ben Osei"]),
        ("The council meets again on Monday. (With Ben Osei in the chair)", []),
        ("The fund contributed to this report on harbours, the council said.", []),
    ],
)
def test_who_is_said_to_have_contributed_helped(read: Read, note: str, helpers: list[str]) -> None:
    fields = read(TITLE, f"<h1>{HEADLINE}</h1><p class='byline'>By Ann Roe</p>", f"<p><i>{note}</i></p>")
    assert credited(fields) == [("Ann Roe", "author"), *((name, "contributor") for name in helpers)]


def test_square_brackets_sign_the_text_as_round_ones_do_and_head_a_list(read: Read, json_ld: Script) -> None:
    house = json_ld('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "港新聞"}}')
    below = "<p>【桜井美沙】</p><h2>【関連記事】</h2><p><a href='/x'>橋の歴史</a></p>"
    assert [p.name for p in read(house, f"<h1>{HEADLINE}</h1>", below, lang="ja", text=JAPANESE).byline] == [
        "桜井美沙"
    ]


def test_a_reporter_in_the_head_of_an_agencys_report_is_parted_from_the_place(read: Read) -> None:
    text = f"（島島社記者陳柏宇台中18日電）{CHINESE}"
    assert names(read, "2026-11-18", "zh-Hant", text) == ["陳柏宇"]


def test_an_account_that_all_declare_gives_way_to_who_is_shown(read: Read, json_ld: Script) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "heraldadmin"}}')
    head += "<meta name='author' content='heraldadmin'>"
    above = f"<h1>{HEADLINE}</h1><div class='author-name'><a href='/author/7'>Ann Roe</a></div>"
    assert credited(read(head, above)) == [("Ann Roe", "author")]


def test_a_byline_stands_above_the_text_though_what_holds_all_holds_some_of_that(read: Read) -> None:
    text = "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it."
    html = (
        f"<html><title>{HEADLINE}</title><body>{'<b>Up:</b> <a href=/>Papers of the Trust</a><br><br>' * 8}"
        f"<h1>{HEADLINE}</h1><p align=center>Jane Doe</p><p align=center>June 19, 2002</p>"
        f"{f'<p>{text}</p>' * 5}<br>{text} {text}<br><br>{text}<hr><address>2004-01-30</address></body></html>"
    )
    article = extract(html, "https://a.example/x")
    assert ([person.name for person in article.byline], article.date) == (["Jane Doe"], "2002-06-19")


def test_the_link_that_leads_where_the_head_says_that_the_writer_is_names_him(read: Read) -> None:
    line = "<div class='row footer'><p>erstellt von <a href='/author/ida'>Ida</a> — 3.11.2026</p></div>"
    fields = read(f"{TITLE}<link rel='author' href='/author/ida'>", f"<h1>{HEADLINE}</h1>", line)
    assert credited(fields) == [("Ida", "author")]
