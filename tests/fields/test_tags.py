"""Which list is the article's topics where a page gives several: its own before those for search engines."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
STUFFED = '{"@type": "NewsArticle", "keywords": "harbour, bridges, latest news, Example Ledger"}'
SITE = "<meta property='og:site_name' content='Example Ledger'>"
KEYWORDS = "<meta name='keywords' content='news, news today, horoscopes, lottery'>"
SHOWN = "<div class='tags'><a href='/about/harbour'>Harbour</a> <a href='/about/steel'>Steel</a></div>"


def test_keywords_that_name_the_site_are_none_where_the_article_shows_tags_of_its_own(
    read: Read, json_ld: Script
) -> None:
    assert read(SITE + json_ld(STUFFED), below=SHOWN).tags == ["Harbour", "Steel"]


def test_keywords_that_name_the_site_are_none_where_others_are_declared_without(
    read: Read, json_ld: Script
) -> None:
    metas = "<meta name='news_keywords' content='harbour, bridges'>"
    assert read(SITE + metas + json_ld(STUFFED)).tags == ["harbour", "bridges"]


@pytest.mark.parametrize(
    "row", ["<a href='#1'>#Harbour</a> <a href='#2'>#Steel</a>", "#Harbour #Steel", "＃Harbour ＃Steel"]
)
def test_a_row_of_hash_signs_below_the_text_is_its_tags(read: Read, row: str) -> None:
    assert read(KEYWORDS, below=f"<p>{row}</p>").tags == ["Harbour", "Steel"]


def test_a_line_with_a_hash_sign_and_other_words_is_no_list_of_tags(read: Read) -> None:
    assert read(below="<p>#Harbour is what they call it online, and #Steel</p>").tags == []


def test_the_titles_words_one_by_one_are_no_topics(read: Read) -> None:
    head = (
        "<title>Old harbour bridge reopens after repairs</title>"
        "<meta name='keywords' content='Old,harbour,bridge,reopens,repairs'>"
        "<meta name='news_keywords' content='Bridges'>"
    )
    assert read(head).tags == ["Bridges"]


def test_a_key_and_its_value_are_no_topic(read: Read) -> None:
    head = "<meta name='news_keywords' content='Bridges, source:tagname:Example US Source, Ferries'>"
    assert read(head).tags == ["Bridges", "Ferries"]


def test_a_label_on_a_link_between_paragraphs_is_no_list_of_tags(read: Read) -> None:
    label = "<span class='box__label'><span>For members</span></span>"
    text = f"It was opened.</p><p>{label} <a href='/x'>More</a></p><p class='story-text'>It was closed."
    assert read(text=text).tags == []


def test_a_list_of_figures_is_no_list_of_tags(read: Read) -> None:
    figures = "<li>26/09/12</li><li>10:00</li><li>14</li>"
    assert read(below=f"<ul class='card-data label'>{figures}</ul>").tags == []


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<div class='widget_recent_entries'>{}</div>"])
def test_the_titles_of_recent_posts_in_a_sidebar_are_no_list_of_tags(read: Read, around: str) -> None:
    posts = "<ul><li><a href='/a'>Dogs and Doorbells</a></li><li><a href='/b'>A Dog That Pulls</a></li></ul>"
    assert read(below=posts).tags == ["Dogs and Doorbells", "A Dog That Pulls"]
    assert read(below=around.format(posts)).tags == []


def test_a_menu_that_holds_nothing_but_links_to_tag_pages_is_a_list_of_tags(read: Read) -> None:
    tags = "<ul><li><a href='/blog/tags/dogs'>Dogs</a></li><li><a href='/blog/tags/doors'>Doors</a></li></ul>"
    assert read(below=f"<nav>{tags}</nav>").tags == ["Dogs", "Doors"]


def test_a_table_of_contents_is_no_list_of_tags(read: Read) -> None:
    contents = "<li><a href='#turn'>Who turns it</a></li><li><a href='#pays'>Who pays</a></li>"
    assert read(below=f"<ul>{contents}</ul>").tags == []


def test_the_title_of_another_story_is_no_tag_whatever_that_storys_own_are(read: Read) -> None:
    below = "<div class='post tag-harbours tag-politics'><h2><a href='/x'>Bakers go on strike</a></h2></div>"
    assert read(below=below).tags == []


def test_a_tag_with_an_icon_is_read_by_its_own_words(read: Read) -> None:
    links = [
        f"<a href='/tags/{t}'><svg class='icon'><path d='M0'/></svg>{t}</a>" for t in ("ferry", "oil", "sea")
    ]
    assert read(below=f"<div class='tags'>{''.join(links)}</div>").tags == ["ferry", "oil", "sea"]


def test_keywords_without_a_word_of_the_article_are_the_sites(read: Read) -> None:
    assert read("<meta name='keywords' content='Superpress, open source, journalism'>").tags == []


def test_keywords_with_a_word_of_the_article_are_its_tags(read: Read) -> None:
    assert read("<meta name='keywords' content='Bridges, Ferry, Ostrell'>").tags == [
        "Bridges",
        "Ferry",
        "Ostrell",
    ]


def test_the_title_as_the_one_keyword_is_no_tag(read: Read) -> None:
    head = "<title>River ferry sails again - Gannet</title><meta name='keywords' content='River ferry sails again'>"
    assert read(head).tags == []


def test_the_title_parted_at_its_commas_is_no_list_of_tags(read: Read) -> None:
    title = "一条街，十三家修表铺，只剩下他"
    head = f"<title>{title} - 运河湾在线</title><meta name='keywords' content='{title}'>"
    assert read(head, text=title, lang="zh").tags == []


def test_the_stories_before_and_after_are_no_tags(read: Read) -> None:
    assert read(below="<ul><li><a href='/p/3' rel='prev'>Ferry sails again</a></li></ul>").tags == []


def test_one_chinese_sign_is_a_tag(read: Read) -> None:
    links = "<a href='/tag/walks' rel='tag'>散歩</a><a href='/tag/cats' rel='tag'>猫</a>"
    assert read(below=f"<div>{links}</div>", lang="ja").tags == ["散歩", "猫"]


def test_the_label_of_a_place_to_share_at_is_no_topic(read: Read) -> None:
    label = "<span class='share-links__label'><span>Share on</span> Facebook <span>(new tab)</span></span>"
    assert read(below=f"<div><a href='https://f.example/s?u=1'>{label}</a></div>").tags == []


@pytest.mark.parametrize(
    "items",
    [
        "<li><a href='/files/plan.pdf'>Plan of the harbour</a></li><li><a href='/p.zip?v=2'>Pictures</a></li>",
        "<li><a href='/p/4'>Ann Lee</a> Guard, senior year, Holm</li><li><a href='/p/7'>Mia Dahl</a> Centre, Holm</li>",
    ],
)
def test_a_list_of_files_and_one_of_people_with_what_they_are_are_no_topics(read: Read, items: str) -> None:
    assert read(below=f"<ul>{items}</ul>").tags == []


def test_a_class_of_the_text_itself_is_no_place_of_tags(read: Read) -> None:
    text = (
        "The bridge over the old harbour was opened again on Monday.<p><a href=/x>Eleven months</a> it took."
    )
    above = (
        f"<div class='hentry tag-bridges'><h2>Harbour bridge reopens</h2><div class='story-text'>{text}</div>"
    )
    related = "<p class=row><a href='/a'>One comment</a></p></div>"
    assert read(above=above, below=related, text="Engineers had found cracks in it.").tags == []


def test_a_list_of_tags_is_of_no_other_story_though_its_heading_is_as_long_as_a_title(read: Read) -> None:
    tags = "<h2>Topics in this article</h2><ul><li><a href='/topics/bridges'>Bridges</a></li></ul>"
    popular = "<h2>Popular now</h2><ol><li>Choir wins</li><li>Court clears lock-keeper</li></ol>"
    assert read(below=tags + popular).tags == ["Bridges"]


def test_a_list_of_links_below_the_text_whose_label_is_none_of_tags_is_none(read: Read) -> None:
    links = "<ul><li><a href='/a.htm'>Court clears lock-keeper</a></li><li><a href='/b.htm'>Choir wins</a></li></ul>"
    assert read(below=f"<p>Other stories:</p>{links}").tags == []
    assert read(below=f"<p>Tags:</p>{links}").tags == ["Court clears lock-keeper", "Choir wins"]


@pytest.mark.parametrize(
    "links",
    [
        ["Email This", "Share to Twitter", "Share to Facebook"],
        ["2023", "December", "23"],
        ["Follow", "Follow", "Follow"],
        ["The Woman Who Counts Gulls", "The Goalkeeper in the Archive"],
    ],
)
def test_places_to_share_at_parts_of_a_day_buttons_and_titles_below_the_text_are_no_topics(
    read: Read, links: list[str]
) -> None:
    items = "".join(f"<li><a href='/x/{n}'>{link}</a></li>" for n, link in enumerate(links))
    assert read(below=f"<ul>{items}</ul>").tags == []


@pytest.mark.parametrize(
    "link",
    [
        "<a href='https://encyclopedia.invalid/wiki/Steel'>Steel</a>",
        "<a href='tel:15550100'>Call the harbour</a>",
        "<a href='#more'>More details</a>",
        "<a href='/files/plan.pdf'>Plan</a>",
    ],
)
def test_links_to_other_sites_files_and_places_in_the_page_are_no_tags(read: Read, link: str) -> None:
    assert read(below=f"<p class='tags'>{link}</p>").tags == []
    own = "<a href='https://topics.example.com/topic/harbour'>Harbour</a>"
    assert read(below=f"<p class='tags'>{link} {own}</p>").tags == ["Harbour"]


def test_related_topics_are_the_articles_own(read: Read) -> None:
    links = "<a href='/topic/b/'>Bridges</a> / <a href='/topic/f/'>Ferries</a>"
    topics = f"<div class='related-topics'><h3>Related Topics</h3>{links}</div>"
    assert read(below=topics).tags == ["Bridges", "Ferries"]


def test_a_title_whose_class_says_topic_is_no_tag(read: Read) -> None:
    assert read("", "<h1 class='topic-body'><span>Bridge opened</span></h1>").tags == []


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<nav>{}</nav>", "<div class='widget'>{}</div>"])
@pytest.mark.parametrize(
    ("topics", "told"),
    [(["Bridge", "Ferries", "Ostrell"], True), (["Football", "Weather", "Bridge"], False)],
)
def test_tags_in_an_aside_below_the_text_are_the_articles_if_it_has_their_words(
    read: Read, around: str, topics: list[str], told: bool
) -> None:
    links = " ".join(f"<a href='/tag/{topic.lower()}'>{topic}</a>" for topic in topics)
    text = "The bridge at Ostrell was opened on Friday."
    assert read(below=around.format(f"<p>{links}</p>"), text=text).tags == (topics if told else [])


def test_a_label_within_a_link_is_a_word_of_another_storys_title(read: Read) -> None:
    assert read(below="<p><a href='/x'>Topic: Crime without a culprit</a></p>").tags == []


def test_the_label_of_a_forms_field_is_no_tag(read: Read) -> None:
    form = "<form><label class='field_label'>Address <span>(required)</span></label><input></form>"
    assert read(below=form).tags == []


def test_links_that_run_scripts_are_no_list_of_tags(read: Read) -> None:
    links = "".join(f"<li><a href='javascript:;'>{name}</a></li>" for name in ("카카오", "페이스북", "URL"))
    assert read(below=f"<ul>{links}</ul>").tags == []


def test_front_pages_are_no_topics(read: Read) -> None:
    links = "".join(
        f"<li><a href='https://{name}.example.com/'>{name}</a></li>" for name in ("Sport", "Video")
    )
    assert read(below=f"<ul>{links}</ul>").tags == []


def test_a_box_of_an_aside_that_leads_to_no_tags_pages_is_none_whatever_its_class(read: Read) -> None:
    links = "<a href='/2026/bridge'>Bridge</a> <a href='/2026/ostrell'>Ostrell</a>"
    below = f"<div class='related'><div class='tag-box'>{links}</div></div>"
    assert read(below=below, text="The bridge at Ostrell was opened.").tags == []


@pytest.mark.parametrize(
    "name", ["custom-keywords", "cxenseparse:abc-keywords", "veeseo:keywords", "dcterms.subject"]
)
def test_a_meta_of_a_vendors_or_the_sites_own_making_tells_topics(read: Read, name: str) -> None:
    assert read(f"<meta name='{name}' content='Bridges, Ferry'>").tags == ["Bridges", "Ferry"]


def test_a_meta_for_the_site_at_large_tells_no_topics(read: Read) -> None:
    assert read("<meta name='google-tags' content='Bridges, Ferry'>").tags == []


def test_the_kind_before_a_topic_is_no_part_of_it(read: Read) -> None:
    head = "<meta name='shareaholic:keywords' content='tag:stone bridges, cat:river news, type:post'>"
    assert read(head).tags == ["stone bridges"]


def test_a_keyword_for_the_software_is_no_tag(read: Read) -> None:
    head = "<meta property='article:tag' content='ferries'><meta property='article:tag' content='_evergreen'>"
    assert read(head).tags == ["ferries"]
