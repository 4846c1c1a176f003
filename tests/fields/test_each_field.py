"""What each field is on a page, and where it says that it came from."""

from collections.abc import Callable

import pytest

from scraper import extract
from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
HEADLINE = "Harbour bridge reopens after eleven months"


def names(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def test_the_headline_is_without_the_sites_name(read: Read) -> None:
    head = f"<title>{HEADLINE} | Example News</title><meta property='og:site_name' content='Example News'>"
    assert read(head).headline == HEADLINE


def test_the_headline_is_not_the_logo_though_it_is_the_first_h1(read: Read) -> None:
    head = f"<title>{HEADLINE} - Example News</title><meta property='og:site_name' content='Example News'>"
    above = f"<header><h1 class='logo'><a href='/'>Example News</a></h1></header><h1>{HEADLINE}</h1>"
    assert read(head, above).headline == HEADLINE


def test_the_headline_is_the_pages_own_where_the_social_one_is_a_rewrite(read: Read, json_ld: Script) -> None:
    head = (
        f"<title>{HEADLINE} - Example News</title>"
        "<meta property='og:title' content='You will not believe what this city did to its bridge'>"
        + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}')
    )
    assert read(head, f"<h1>{HEADLINE}</h1>").headline == HEADLINE


def test_a_rewrite_that_all_declarations_share_is_not_the_headline_that_the_page_shows(
    read: Read, json_ld: Script
) -> None:
    other = "Ferry to end as four lanes open to traffic again"
    head = f"<title>{other} | Example News</title><meta property='og:title' content='{other}'>"
    head += f"<meta name='twitter:title' content='{other}'>"
    head += json_ld(f'{{"@type": "NewsArticle", "headline": "{other}"}}')
    assert read(head, f"<h1>{HEADLINE}</h1>").headline == HEADLINE


def test_a_quotation_in_angled_marks_is_part_of_the_headline(read: Read) -> None:
    headline = "Il ponte riapre: «Ma il traghetto non si ferma»"
    head = f"<title>{headline} - Example News</title><meta property='og:title' content='{headline}'>"
    assert read(head, f"<h1>{headline}</h1>", lang="it").headline == headline


def test_the_headline_is_without_its_kicker(read: Read) -> None:
    head = f"<title>{HEADLINE} - Example News</title><meta property='og:title' content='{HEADLINE}'>"
    above = f"<h1><span class='kicker'>City traffic</span> <span>{HEADLINE}</span></h1>"
    assert read(head, above).headline == HEADLINE


def test_a_line_of_the_h1_that_is_declared_is_the_headline_and_the_other_a_subtitle(read: Read) -> None:
    head = f"<title>{HEADLINE} - Example News</title><meta property='og:title' content='{HEADLINE}'>"
    above = f"<h1>{HEADLINE}<br>And the ferry that took the commuters over stops by the end of May</h1>"
    assert read(head, above).headline == HEADLINE


def test_the_sites_name_is_no_headline_though_three_places_give_it(read: Read, json_ld: Script) -> None:
    site = "<meta property='og:site_name' content='Example News'><meta property='og:title' content='Example News'>"
    head = f"<title>Example News</title>{site}" + json_ld(
        f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}'
    )
    assert read(head, f"<h1>Example News</h1><h2 class='title'>{HEADLINE}</h2>").headline == HEADLINE


def test_a_soft_hyphen_parts_no_words(read: Read) -> None:
    head = "<title>Harbour bridge re\xadopens</title><meta property='og:title' content='Harbour bridge re\xadopens'>"
    fields = read(head, "<h1>Harbour bridge reopens</h1>")
    assert (fields.headline, fields.sources["headline"].losers) == ("Harbour bridge reopens", [])


def test_a_paywall_mark_is_no_part_of_the_headline(read: Read) -> None:
    assert read(above=f"<h1>Premium: {HEADLINE}</h1>").headline == HEADLINE


def test_the_title_alone_is_enough_for_a_headline(read: Read) -> None:
    assert read(f"<title>{HEADLINE}</title>").headline == HEADLINE


def test_sources_name_step_raw_string_confidence_and_losers(read: Read) -> None:
    source = read(f"<title>{HEADLINE} | Example News</title>", f"<h1>{HEADLINE}</h1>").sources["headline"]
    assert (source.step, source.raw) == ("h1", HEADLINE)
    assert 0.5 < source.confidence <= 1.0
    assert f"{HEADLINE} | Example News" in [loser.value for loser in source.losers]


@pytest.mark.parametrize(
    "author",
    [
        '{"@type": "Person", "name": "Jane Doe"}',
        '[{"@type": "Person", "name": "Jane Doe"}]',
        '"Jane Doe"',
        '{"@id": "#jane"}',
        '{"@type": "Person", "name": ["Jane Doe"]}',
        '"By Jane Doe"',
    ],
)
def test_the_byline_is_read_from_json_ld_in_any_of_its_forms(
    read: Read, json_ld: Script, author: str
) -> None:
    script = (
        f'[{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}},'
        ' {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]'
    )
    assert names(read(f"<title>{HEADLINE}</title>{json_ld(script)}")) == ["Jane Doe"]


def test_two_names_in_one_json_ld_string_are_two_people(read: Read, json_ld: Script) -> None:
    script = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe and John Roe"}}'
    assert names(read(json_ld(script))) == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Organization", "Metro Transit Watch"),
        ("NGO", "Harbour Rights Watch"),
        ("Organization", "Privacy Policy Exchange"),
    ],
)
def test_an_organization_in_json_ld_is_one(read: Read, json_ld: Script, kind: str, name: str) -> None:
    script = f'{{"@type": "NewsArticle", "author": {{"@type": "{kind}", "name": "{name}"}}}}'
    assert [(p.name, p.kind) for p in read(json_ld(script)).byline] == [(name, "organization")]


def test_rights_are_a_word_of_names_too(read: Read) -> None:
    head = "<meta name='author' content='{}'>"
    assert [p.name for p in read(head.format("Harbour Rights Watch")).byline] == ["Harbour Rights Watch"]
    assert read(head.format("All Rights Reserved")).byline == []


def test_the_site_is_not_the_author_where_a_person_is_named(read: Read, json_ld: Script) -> None:
    head = "<meta property='og:site_name' content='Example News'>" + json_ld(
        '{"@type": "NewsArticle", "author": [{"@type": "Organization", "name": "Example News"},'
        ' {"@type": "Person", "name": "Jane Doe"}]}'
    )
    assert names(read(head)) == ["Jane Doe"]


def test_cyclic_ids_do_not_hang_the_byline(read: Read, json_ld: Script) -> None:
    script = (
        '[{"@type": "NewsArticle", "author": {"@id": "#a"}},'
        ' {"@id": "#a", "@type": "Person", "author": {"@id": "#b"}, "x": 1},'
        ' {"@id": "#b", "@type": "Person", "author": {"@id": "#a"}, "x": 1}]'
    )
    assert read(json_ld(script), "<p class='byline'>By Jane Doe</p>").byline[0].name == "Jane Doe"


@pytest.mark.parametrize(
    "above",
    [
        "<p class='byline'>By <a rel='author' href='/authors/jane-doe'>Jane Doe</a>, Transport Editor</p>",
        "<span itemprop='author'><span itemprop='name'>Jane Doe</span></span>",
        "<div class='author-name'>Jane Doe</div><div class='author-title'>Transport Editor</div>",
        "<p>By Jane Doe</p>",
        "<p>Published 3 March 2024 by Jane Doe</p>",
        "<div><a href='/authors/jane-doe/'>Jane Doe</a></div>",
    ],
)
def test_a_visible_byline_is_found_however_it_is_marked_up(read: Read, above: str) -> None:
    assert names(read(above=f"<h1>{HEADLINE}</h1>{above}")) == ["Jane Doe"]


def test_the_authors_page_is_kept_as_url(read: Read) -> None:
    above = "<p class='byline'>By <a rel='author' href='/authors/jane-doe'>Jane Doe</a></p>"
    assert read(above=above).byline[0].url == "https://www.example.com/authors/jane-doe"


def test_commenters_and_authors_of_related_stories_are_not_in_the_byline(read: Read) -> None:
    below = (
        "<section class='related-stories'><a href='/x'>Ferry</a><p class='byline'>By Bob Wrong</p></section>"
        "<div id='comments'><div class='comment-author'>Carl Troll</div><p>First!</p></div>"
    )
    assert names(read(above="<p class='byline'>By Jane Doe</p>", below=below)) == ["Jane Doe"]


def test_a_headline_that_quotes_in_guillemets_stays_whole(read: Read, json_ld: Script) -> None:
    headline, quote = "Ana Lind : « Le silence est un bien »", "« Le silence est un bien »"
    head = (
        f"<title>{headline} – Rivages, la revue</title><meta property='og:title' content='{quote}'>"
        + json_ld(f'{{"@type": "NewsArticle", "headline": "{headline}"}}')
    )
    assert read(head, f"<h1>{headline}</h1>").headline == headline


def test_a_date_keeps_the_offset_that_the_page_gives(read: Read) -> None:
    fields = read("<meta property='article:published_time' content='2024-03-03T08:15:30+01:00'>")
    assert (fields.date, fields.sources["date"].note) == ("2024-03-03T08:15:30+01:00", "zone given")


def test_a_date_without_zone_says_so(read: Read) -> None:
    fields = read("<meta property='article:published_time' content='2024-03-03T08:15:30'>")
    assert (fields.date, fields.sources["date"].note) == ("2024-03-03T08:15:30", "no zone on the page")


def test_a_zone_looked_up_from_its_name_is_told_as_assumed(read: Read) -> None:
    fields = read(above="<p class='dateline'>Published March 3, 2024 8:15 a.m. EST</p>")
    assert (fields.date, fields.sources["date"].note) == ("2024-03-03T08:15-05:00", "zone assumed from EST")


def test_a_day_in_the_url_does_not_override_a_full_timestamp(read: Read) -> None:
    head = "<meta property='article:published_time' content='2024-03-03T08:15:30+01:00'>"
    assert (
        read(head, url="https://www.example.com/2024/03/03/harbour-bridge").date
        == "2024-03-03T08:15:30+01:00"
    )


def test_a_day_in_the_url_is_a_date_where_there_is_no_other(read: Read) -> None:
    assert read(url="https://www.example.com/2024/03/03/harbour-bridge").date == "2024-03-03"


def test_a_future_date_a_copyright_year_and_a_related_storys_date_are_not_taken(read: Read) -> None:
    above = "<p>The event is on 3 March 2031</p><p class='published'>Published 3 March 2024</p>"
    below = "<aside class='related'><time datetime='2024-05-05'>5 May 2024</time></aside>"
    assert read(above=above, below=below).date == "2024-03-03"


def test_the_hour_of_publication_goes_before_that_of_a_change_on_the_same_day(
    read: Read, json_ld: Script
) -> None:
    head = json_ld('{"@type": "NewsArticle", "dateModified": "2024-03-03T15:08:21+00:00"}')
    fields = read(head, "<h1>Bridge</h1><p class='published-date'>Published 3 March 2024, 11:42</p>")
    assert (fields.date, fields.date_modified) == ("2024-03-03T11:42", "2024-03-03T15:08:21+00:00")


def test_published_and_modified_are_apart(read: Read, json_ld: Script) -> None:
    script = (
        '{"@type": "NewsArticle", "datePublished": "2024-03-03T08:15:30Z",'
        ' "dateModified": "2024-03-04T10:00:00Z"}'
    )
    fields = read(json_ld(script))
    assert (fields.date, fields.date_modified) == ("2024-03-03T08:15:30+00:00", "2024-03-04T10:00:00+00:00")


def test_a_line_that_says_updated_does_not_say_when_it_was_published(read: Read) -> None:
    above = "<p>Last updated: March 11, 2019</p><p>July 14, 2015</p>"
    fields = read("<meta property='article:published_time' content='2015-07-14T19:24:13+00:00'>", above)
    assert (fields.date, fields.sources["date"].step) == ("2015-07-14T19:24:13+00:00", "meta_published")


def test_a_change_before_the_publication_is_no_change(read: Read, json_ld: Script) -> None:
    script = '{"@type": "NewsArticle", "datePublished": "2024-03-03", "dateModified": "2024-03-01"}'
    assert read(json_ld(script)).date_modified is None


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (
            "<meta property='article:tag' content='Bridges'>"
            "<meta property='article:tag' content='City council'>",
            "",
        ),
        ("<meta name='news_keywords' content='Bridges, City council'>", ""),
        ("", "<div class='tags'><a href='/tag/bridges'>Bridges</a> <a href='/tag/cc'>City council</a></div>"),
        ("", "<p>Tags: <a rel='tag' href='/t/1'>Bridges</a>, <a rel='tag' href='/t/2'>City council</a></p>"),
        (
            "",
            "<p><a rel='dc:subject' href='/t/1'>Bridges</a><a rel='dc:subject' href='/t/2'>City council</a></p>",
        ),
        ("", "<p>الكلمات المفتاحية: <a href='/t/1'>Bridges</a> - <a href='/t/2'>City council</a></p>"),
        ("", "<p>Ключові слова: <a href='/t/1'>Bridges</a>, <a href='/u/2'>City council</a></p>"),
        (
            "",
            "<ul class='topics'><li><a href='/x'>Bridges</a></li><li><a href='/y'>City council</a></li></ul>",
        ),
    ],
)
def test_tags_are_each_apart_wherever_they_stand(read: Read, head: str, below: str) -> None:
    assert read(head, below=below).tags == ["Bridges", "City council"]


def test_tags_are_written_as_they_are_shown(read: Read) -> None:
    head = "<meta name='keywords' content='bridges, city council, ferries'>"
    links = "".join(
        f"<a href='/tag/{n}'>{t}</a> " for n, t in enumerate(("Bridges", "City Council", "Ferries"))
    )
    assert read(head, below=f"<div class='tags'>{links}</div>").tags == ["Bridges", "City Council", "Ferries"]


def test_words_for_search_engines_are_no_tags_where_the_article_shows_its_own(read: Read) -> None:
    head = "<meta name='keywords' content='bridge, harbour, ferry, repairs, engineers, council'>"
    links = "<a href='/k/1'>Crossings</a> <a href='/k/2'>Town hall</a>"
    assert read(head, below=f"<p class='keywords'>{links}</p>").tags == ["Crossings", "Town hall"]


@pytest.mark.parametrize(
    ("folder", "label", "expected"),
    [
        ("/t/", "{0}", ["Bridges", "City council"]),
        ("/world/", "{0}", []),
        ("/t/", "{0}<b>£449</b>", []),
    ],
)
def test_a_line_of_links_is_of_tags_if_the_page_links_to_that_folder_nowhere_else(
    read: Read, folder: str, label: str, expected: list[str]
) -> None:
    texts = enumerate(("Bridges", "City council"))
    links = "".join([f"<a href='{folder}{n}'>{label.format(text)}</a>" for n, text in texts])
    menu = "<p><a href='/world/asia'>Asia</a></p>"
    assert read(above=menu, below=f"<div>{links}</div>").tags == expected
    assert read(above=menu, below=f"<aside class='related'>{links}</aside>").tags == []


def test_a_list_of_tags_is_whole_though_a_place_in_it_has_a_page_of_another_kind(read: Read) -> None:
    paths = ("/topics/1", "/topics/2", "/area/3", "/topics/4")
    texts = ("Bridges", "City council", "Harbourtown", "Ferries")
    links = "".join(f"<li><a href='{p}'>{t}</a></li>" for p, t in zip(paths, texts, strict=True))
    assert read(below=f"<section><h2>On this story</h2><ul>{links}</ul></section>").tags == list(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Facebook", "Gmail"),
        ("港の橋が月曜日に再び開通した十一か月の修理", "渡し船は十一か月の役目を終えて終わる"),
    ],
)
def test_a_list_of_ways_to_share_or_of_headlines_is_no_list_of_tags(
    read: Read, texts: tuple[str, ...]
) -> None:
    items = "".join(f"<li><a href='/x/{n}'>{text}</a></li>" for n, text in enumerate(texts))
    assert read(below=f"<ul>{items}</ul>").tags == []


def test_categories_beside_tags_are_none_though_their_links_are_marked_as_both(read: Read) -> None:
    categories = "<a href='/c/1' rel='category tag'>News</a> <a href='/c/2' rel='category tag'>Council</a>"
    tags = "<a href='/t/angling' rel='tag'>Angling</a> <a href='/t/kayaks' rel='tag'>Kayaks</a>"
    assert read(below=f"<p>Posted in {categories}</p><p>Tagged {tags}</p>").tags == ["Angling", "Kayaks"]


def test_the_writers_name_is_no_tag(read: Read) -> None:
    head = "<meta property='article:tag' content='Jane Doe'><meta property='article:tag' content='Bridges'>"
    assert read(head, "<p class='byline'>By Jane Doe</p>").tags == ["Bridges"]


def test_sections_come_without_the_front_page_and_the_headline(read: Read, json_ld: Script) -> None:
    script = (
        '{"@type": "BreadcrumbList", "itemListElement":'
        ' [{"name": "Home"}, {"name": "News"}, {"name": "City"},'
        f' {{"name": "{HEADLINE}"}}]}}'
    )
    assert read(f"<title>{HEADLINE}</title>{json_ld(script)}").sections == ["News", "City"]


def test_the_last_crumb_is_a_section_if_it_leads_elsewhere(read: Read, json_ld: Script) -> None:
    crumbs = ", ".join(
        f'{{"position": {at}, "name": "{name}", "item": "https://www.example.com{path}"}}'
        for at, (name, path) in enumerate((("Frontpage", "/"), ("Stadt", "/stadt"), ("Archiv", "/2026/11/")))
    )
    script = f'{{"@type": "BreadcrumbList", "itemListElement": [{crumbs}]}}'
    assert read(f"<title>{HEADLINE}</title>{json_ld(script)}").sections == ["Stadt"]


@pytest.mark.parametrize(
    "above",
    [
        "<ol class='breadcrumbs'><li><a href='/'>Start</a></li><li><a href='/p?id=2'>Harbour</a></li></ol>",
        "<nav aria-label='Breadcrumb'><a href='https://www.example.com'>Start</a> <a href='/p/2'>Harbour</a></nav>",
        "<div><a href='/news/'>Harbour</a> <a href='/sports'>Sports</a></div>",
        "<ol class='topicpath'><li><a href='/'>Start</a></li><li><a href='/p?id=2'>Harbour</a></li></ol>",
        "<span class='post-cat-wrap'><a class='post-cat' href='/h'>Harbour</a></span>",
        "<div><a href='/rubrik/harbour'>Harbour</a></div>",
    ],
)
def test_sections_are_the_way_there_as_the_page_shows_it(read: Read, above: str) -> None:
    byline = "<p class='byline'>By <a href='/news'>Ann Lee</a></p><a href='#top'>Up</a>"
    assert read("", f"{above}<h1>{HEADLINE}</h1>{byline}").sections == ["Harbour"]


@pytest.mark.parametrize("text", ["Back to all articles", "Subscribe", "Uncategorized"])
def test_a_link_to_the_folder_that_is_not_called_like_it_is_no_section(read: Read, text: str) -> None:
    assert read("", f"<p><a href='/news/'>{text}</a></p><h1>{HEADLINE}</h1>").sections == []
    assert read("", f"<p><a href='/news/'>News:</a></p><h1>{HEADLINE}</h1>").sections == ["News"]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<a href='/city/bridges.html'>Bridges</a>", ["Bridges"]),
        ("<a href='/city/bridges/bridges.shtml'>Bridges</a>", ["Bridges"]),
        ("<a href='/city/bridges/#from=label'>Bridges</a>", ["Bridges"]),
        ("<a href='https://social.invalid/city.php'>said</a>", []),
        ("<nav><a href='/city/'>City</a> <a href='/city/bridges/'>Bridges</a></nav>", ["City", "Bridges"]),
        ("<nav><a href='/city/'>Around us</a> <a href='/sport/'>Sport</a> <a href='/tv/'>TV</a></nav>", []),
    ],
)
def test_links_to_folders_around_the_page_are_its_sections_be_they_all_of_a_menu(
    read: Read, above: str, expected: list[str]
) -> None:
    url = "https://www.example.com/city/bridges/old-bridge-reopens"
    assert read(above=f"<article>{above}<h1>{HEADLINE}</h1></article>", url=url).sections == expected


def test_a_line_of_links_with_arrows_down_from_the_front_page_is_the_way_there(read: Read) -> None:
    links = (
        "<a href='/'>Startside</a> › <a href='/docks'>Docks</a> › <a href='/docks/old'>Old docks</a> › Here"
    )
    assert read("", f"<p class='x1'>{links}</p><h1>{HEADLINE}</h1>").sections == ["Docks", "Old docks"]
    menu = links.replace("›", "|").replace("/docks/old", "/old")
    assert read("", f"<p class='x1'>{menu}</p><h1>{HEADLINE}</h1>").sections == []


@pytest.mark.parametrize(
    "kicker",
    [
        "World",
        "<a href='/world'>World</a>",
        "<a href='/world/'>World</a>",
        "<a href='/world'>World</a> | <span>3 May 2026, 11:05</span>",
    ],
)
def test_the_line_above_the_title_is_the_section_if_the_menu_has_it_too(read: Read, kicker: str) -> None:
    assert read("", f"<div>{kicker}</div><h1>{HEADLINE}</h1>").sections == ["World"]
    assert read("", f"<div>{kicker.replace('World', 'Wide')}</div><h1>{HEADLINE}</h1>").sections == []


@pytest.mark.parametrize(
    "menu",
    [
        "<ul><li><a href='/news/'>Harbour</a></li><li class=active><a href='/sports/'>Sports</a></li></ul>",
        "<ul><li class=active><a href='/'>Start</a></li><li class='nav__item--active'>"
        "<a href='/news/'>Harbour</a></li></ul>",
        "<ul><li><a href='/news/' aria-current='true'>Harbour</a></li></ul>",
    ],
)
def test_the_part_of_the_menu_that_the_reader_is_in_is_the_section_if_the_address_lies_in_it(
    read: Read, menu: str
) -> None:
    is_marked = "item--" in menu or "aria" in menu
    expected = ["Harbour"] if is_marked else []
    assert read("", f"<h1>{HEADLINE}</h1>", f"<nav>{menu}</nav>").sections == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("docks", ["News", "Docks"]),
        ("news/docks", ["News", "Docks"]),
        ("Docks", ["News", "Docks"]),
        ("News", ["News", "Docks"]),
        ("ships", ["ships"]),
        ("News > Old docks", ["News", "Old docks"]),
    ],
)
def test_a_folder_that_is_declared_is_called_as_the_breadcrumb_calls_it(
    read: Read, declared: str, expected: list[str]
) -> None:
    head = f"<meta property='article:section' content='{declared}'>"
    crumbs = "<ol class=breadcrumb><li><a href='/'>Home</a><li><a href='/n/'>News</a><li><a href='/d/'>Docks</a></ol>"
    assert read(head, f"{crumbs}<h1>{HEADLINE}</h1>").sections == expected


def test_a_menu_a_way_back_and_a_months_archive_are_no_sections(read: Read) -> None:
    menu = "".join(f"<a class='cat' href='/c/{at}'>Part {at}</a> " for at in range(9))
    above = f"<div>{menu}</div><a href='/news/'>← All news</a> <a class='cat' href='/2026/11'>November</a>"
    assert read("", f"{above}<h1>{HEADLINE}</h1>").sections == []


def test_the_publisher_is_who_the_article_says(read: Read, json_ld: Script) -> None:
    script = '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Example News Ltd"}}'
    assert read(json_ld(script)).publisher == "Example News Ltd"


@pytest.mark.parametrize("name", [HEADLINE, "{$plugin.site_name}", "{{ site.name }}", "Blogger"])
def test_a_headline_a_variable_and_the_software_are_no_publisher(read: Read, name: str) -> None:
    head = f"<title>{HEADLINE} - Harbour Mail</title><meta property='og:site_name' content='{name}'>"
    url = "https://www.harbourmail.example/news/bridge"
    assert read(head, f"<h1>{HEADLINE}</h1>", url=url).publisher == "Harbour Mail"


@pytest.mark.parametrize(
    ("title", "above", "publisher"),
    [
        (f"{HEADLINE} | City | The Harbour Mail", "", "The Harbour Mail"),
        (f"{HEADLINE} ‹ The Harbour Mail", "", "The Harbour Mail"),
        (f"The Harbour Mail: {HEADLINE}", "", "The Harbour Mail"),
        (f"{HEADLINE} - Маяк", "<img src='/l.png' alt=\"Маяк\">", "Маяк"),
        (f"{HEADLINE} - City traffic", "", "harbourmail"),
        (f"{HEADLINE} - 2019", "", "harbourmail"),
    ],
)
def test_the_publisher_is_what_the_title_ends_on_if_address_or_logo_has_it(
    read: Read, title: str, above: str, publisher: str
) -> None:
    url = "https://www.harbourmail.example/news/bridge"
    assert read(f"<title>{title}</title>", f"{above}<h1>{HEADLINE}</h1>", url=url).publisher == publisher


def test_a_language_that_is_not_written_in_the_texts_letters_is_not_the_articles(
    read: Read, json_ld: Script
) -> None:
    text = "\u0938\u0941\u0928\u0915\u094b\u0936\u0940 \u0928\u0926\u0940\u092e\u093e \u092a\u0941\u0932 " * 9
    head = json_ld('{"@type": "NewsArticle", "inLanguage": "en-US"}')
    assert read(head, lang="ne-NP", text=text).language == "ne-NP"


def test_a_declared_language_is_kept_where_the_text_agrees(read: Read) -> None:
    assert read(lang="en-GB").language == "en-GB"


def test_the_text_overrules_a_wrong_declaration(read: Read) -> None:
    fields = read(lang="de")
    assert (fields.language, fields.sources["language"].note) == ("en", "the page declares de")


def test_the_canonical_url_is_absolute_and_without_tracking(read: Read) -> None:
    head = "<link rel='canonical' href='/news/bridge?id=7&utm_source=mail&fbclid=x#top'>"
    assert read(head).canonical_url == "https://www.example.com/news/bridge?id=7"


def test_what_else_a_canonical_url_asks_for_stays_to_the_letter(read: Read) -> None:
    """A number without a name, and Latin-1, lead to other pages, or to none, once they are written anew."""
    head = "<link rel='canonical' href='/story.asp?4711&town=K%F6ln&utm_source=mail'>"
    assert read(head).canonical_url == "https://www.example.com/story.asp?4711&town=K%F6ln"


def test_the_lead_image_has_caption_credit_and_alt(read: Read) -> None:
    head = "<meta property='og:image' content='/media/bridge-1200x630.jpg'>"
    above = (
        "<figure><img src='/media/bridge-800x420.jpg' alt='A bridge'>"
        "<figcaption>The bridge on Monday. <span class='credit'>Photo: Ann Lee</span></figcaption></figure>"
    )
    image = read(head, above).images[0]
    assert (image.url, image.alt) == ("https://www.example.com/media/bridge-1200x630.jpg", "A bridge")
    assert (image.caption, image.credit) == ("The bridge on Monday.", "Ann Lee")


@pytest.mark.parametrize(
    ("url", "shown", "caption", "credit"),
    [
        ("/api/9f8e?w=1200", "<figure><img src='/api/9f8e?w=600'><figcaption>The bridge. <span>Photo: Ann Roe</span>"
         "</figcaption></figure>", "The bridge.", "Ann Roe"),
        ("/scale/?file=ab.jpg&w=12", "<figure><img src='/scale/?file=zz.jpg'><figcaption>A cat</figcaption></figure>"
         "<figure><img src='/scale/?file=ab.jpg&w=6'><figcaption>The bridge</figcaption></figure>", "The bridge", None),
        ("/a/bridge.jpg", "<div><img src='/a/bridge.jpg'><span>Fotó: Bíró Levente / Hírek</span></div>",
         None, "Bíró Levente / Hírek"),
        ("/a/bridge.jpg", "<div><img src='/a/bridge.jpg'></div><p>Credit: Ann Roe/Gannet</p><p>At the harbour</p>",
         None, "Ann Roe/Gannet"),
        ("/a/bridge.jpg", "<figure><img src='/a/bridge.jpg'><figcaption><span>The bridge.</span>"
         "<span>Inés Roe (EFE)</span></figcaption></figure>", "The bridge.", "Inés Roe (EFE)"),
        ("/a/bridge.jpg", "<figure><img src='/a/bridge.jpg'><figcaption>The bridge. <b class='credit'>(A. Roe / Gannet)"
         "</b></figcaption></figure>", "The bridge.", "A. Roe / Gannet"),
    ],
)  # fmt: skip
def test_caption_and_credit_of_the_lead_image_as_sites_show_them(
    read: Read, url: str, shown: str, caption: str | None, credit: str | None
) -> None:
    (image,) = read(f'<meta property="og:image" content="{url}">', f"<h1>{HEADLINE}</h1>{shown}").images
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize("name", ["logo.png", "shoplogo.png", "apple-touch-icon@2.png", "default.jpg"])
def test_a_logo_is_no_lead_image(read: Read, name: str) -> None:
    assert read(f"<meta property='og:image' content='/static/{name}'>").images == []


@pytest.mark.parametrize(
    "url", ["https://secure.gravatar.com/blavatar/1f2e?s=200", "/forum/data/avatars/l/8/81.jpg"]
)
def test_a_portrait_or_the_sign_of_a_blog_is_no_lead_image(read: Read, url: str) -> None:
    assert read(f"<meta property='og:image' content='{url}'>").images == []


def test_the_word_for_an_ornament_within_another_refuses_no_lead_image(read: Read) -> None:
    (image,) = read("<meta property='og:image' content='/static/silicon-valley-791x1024.jpg'>").images
    assert image.url == "https://www.example.com/static/silicon-valley-791x1024.jpg"


def test_the_description_is_not_the_headline_again(read: Read) -> None:
    head = f"<title>{HEADLINE}</title><meta property='og:description' content='{HEADLINE}'>"
    text = "The towers have been mended, and the ferry will stop."
    assert read(f"{head}<meta name='description' content='{text}'>").description == text


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KYIV, Ukraine (AP) — The bridge was opened again on Monday after repairs.", "KYIV, Ukraine"),
        ("LONDON — The bridge was opened again on Monday after repairs to the towers.", "LONDON"),
        ("(AGIT) - ROMA, 24 NOV - The bridge was opened again on Monday.", "ROMA"),
        ("NEW YORK -- The bridge was opened again on Monday after repairs.", "NEW YORK"),
        ("SUDBURY, ON, Nov. 24, 2026 /TWR/ - The bridge was opened again.", "SUDBURY, ON"),
        ("PARIS, April 8 — The bridge was opened again on Monday.", "PARIS"),
        ("CHOLUTECA, HONDURAS.- The bridge was opened again.", "CHOLUTECA, HONDURAS"),
        ("The towers have been mended.\n\nLINZ – The bridge was opened again on Monday.", "LINZ"),
        ("The towers have been mended.\n\nTOSS: The bridge was opened again on Monday.", None),
        ("<b>Wonosari</b> - The bridge was opened again on Monday.", "Wonosari"),
        ("<b>Breaking news</b>: The bridge was opened again on Monday.", None),
        ("<b>It came late</b> - The bridge was opened again on Monday.", None),
        ("MARL, 20 NOVEMBER 2026 – The bridge was opened again on Monday.", "MARL"),
        ("<span class='location-stamp'>Hà Nội</span>The bridge was opened again on Monday.", "Hà Nội"),
        ("(Geneva) – The bridge was opened again on Monday.", "Geneva"),
        ("(Marrow Falls) -- The bridge was opened again on Monday.", "Marrow Falls"),
        ("(KLRN) – The bridge was opened again on Monday.", None),
        ("(Reuters) - The bridge was opened again on Monday.", None),
        ("Lauterfurt (ots)\n\nThe bridge was opened again on Monday.", "Lauterfurt"),
        ("Lauterfurt (Kreis Marl)\n\nThe bridge was opened again on Monday.", None),
        ("EXAMPLE NEWS - The bridge was opened again on Monday.", None),
        ("<span class='location-stamp'>DULUTH, Minn.</span>The bridge was opened.", "DULUTH, Minn."),
        ("The bridge — the oldest in town — was opened again on Monday after repairs.", None),
    ],
)
def test_the_dateline_is_the_place_before_agency_and_dash(
    read: Read, text: str, dateline: str | None
) -> None:
    assert read("<meta property='og:site_name' content='Example News'>", text=text).dateline == dateline


def test_day_and_month_are_turned_round_where_the_page_states_that_day_elsewhere(read: Read) -> None:
    head = "<meta property='article:published_time' content='2024-04-03'>"
    source = read(head, "<p class='published'>Published 04/03/2024 10:15</p>", lang="en-GB").sources["date"]
    assert not source.losers


def test_day_and_month_are_turned_round_where_the_first_guess_is_yet_to_come(read: Read) -> None:
    assert read("", "<p class='published'>Tors, 11/12/2026 - 14:30</p>", lang="da").date == "2026-11-12T14:30"


def test_an_agency_beside_a_person_may_stay(read: Read) -> None:
    fields = read(above="<p class='byline'>Von Max Müller und AFP</p>", lang="de")
    assert ("Max Müller", "person") in [(p.name, p.kind) for p in fields.byline]


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("eyjatidindi.example", "Eyjatíðindi"),
        ("Eyjatidindi.example", "Eyjatidindi.example"),
        ("other.example", "other.example"),
    ],
)
def test_the_sites_address_is_no_name_of_it_where_the_title_tells_one(
    read: Read, site: str, expected: str
) -> None:
    head = f"<title>{HEADLINE} - Eyjatíðindi</title><meta property='og:site_name' content='{site}'>"
    url = "https://www.eyjatidindi.example/f/bridge"
    assert read(head, f"<h1>{HEADLINE}</h1>", url=url).publisher == expected
    assert read(head.replace("Eyjatíðindi", "Fjord"), f"<h1>{HEADLINE}</h1>", url=url).publisher == site


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("file:///tmp/page.html", None),
        ("http://127.0.0.1:8000/a", None),
        ("https://[::1]/a", None),
        ("https://www.163.com/news", "163"),
        ("https://northmoorpost.example/a", "northmoorpost"),
        ("https://blog.gannet.com/a", "gannet"),
        ("https://news.gannet.co.uk/a", "gannet"),
        ("https://ann-lee.wordpress.com/a", "ann-lee"),
    ],
)
def test_only_a_site_that_has_a_name_is_the_publisher_by_its_address(url: str, publisher: str | None) -> None:
    assert extract("<article><h1>Ferry</h1><p>It sails.</p></article>", url=url).publisher == publisher


@pytest.mark.parametrize(
    ("feed", "publisher"),
    [
        ("The Gannet » Feed", "The Gannet"),
        ("The Gannet » Flux", "The Gannet"),
        ("Gannet News and Letters - NML » Feed", "NML"),
        ("Northmoor Letters: city", "nml"),
        ("Blog » Feed", "nml"),
    ],
)
def test_the_publisher_that_nothing_declares_is_what_the_pages_feed_is_of(
    read: Read, feed: str, publisher: str
) -> None:
    head = f"<link rel='alternate' type='application/rss+xml' title='{feed}' href='/feed'>"
    url = "https://www.nml.example/blog/bridge"
    assert read(head, f"<h1>{HEADLINE}</h1>", url=url).publisher == publisher


def test_the_owner_is_the_publisher_if_the_address_is_the_names_first_letters(read: Read) -> None:
    foot = "<footer><p>© 2026 Northmoor Morning Letter. All rights reserved.</p></footer>"
    url = "https://www.nml.example/a"
    assert read(above=f"<h1>{HEADLINE}</h1>", below=foot, url=url).publisher == "Northmoor Morning Letter"


@pytest.mark.parametrize(
    ("logo", "publisher"),
    [
        ("<a href='/'>Éx-Ample Courier</a>", "Éx-Ample Courier"),
        ("<a href='https://www.example.com/'><img src=l.svg alt='Logo The Example'></a>", "The Example"),
        ("<a href='/'>Вісник</a><p>© 2026 Вісник</p>", "Вісник"),
        ("<a href='/'>Front page</a><a href='https://ads.example.org/'>Example Ads</a>", "example"),
        ("<a href='/'><img src=l.png alt='The Example logo white.png'></a>", "The Example"),
        ("<a href='/'><span>The Example</span> <span>The Example</span></a>", "The Example"),
        ("<a href='/' aria-label='Example'></a>", "Example"),
        ("<a href='/' aria-label='Visit the homepage of Example'></a>", "example"),
        ("<a href='https://shop.example.com/'>Example Shop</a>", "example"),
    ],
)
def test_the_publisher_that_nothing_declares_is_what_the_link_to_the_front_page_says(
    read: Read, logo: str, publisher: str
) -> None:
    assert read("", f"<div>{logo}</div><h1>{HEADLINE}</h1>").publisher == publisher
