"""Days, sections and names of outlets as ordinary sites of many lands have them."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.languages.text import language_of
from scraper.fields.times.visible import find_date

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.harbourpost.example/{}/harbour-bridge-reopens"
SERVED = "2026-05-02T21:10:44+03:00"


def test_a_persian_month_may_be_written_with_arabic_letters() -> None:
    found = find_date("۲۵ فروردين ۱۴۰۵")
    assert found is not None
    assert found.moment.iso() == "2026-04-14"


def test_a_bar_gives_way_to_words_right_above_the_title_that_tell_of_the_publication(read: Read) -> None:
    bar = "<div class='header_date'>Wednesday 15 April 2026</div><p>Rail</p><p>Town</p><p>Sport</p><p>Sea</p>"
    line = "<div class='news_pdate'>Published: 14:26 - 14 April 2026</div><p>No. 88412</p><p>Harbour</p>"
    assert read("", bar + line + HEADLINE).date == "2026-04-14T14:26"


@pytest.mark.parametrize(
    ("folder", "changed", "expected"),
    [
        ("2025/8/21", SERVED, "2025-08-21"),
        ("2026/5/1", SERVED, SERVED),
        ("2025/8/21", "2026-05-03T21:10:44+03:00", SERVED),
    ],
)
def test_a_day_declared_for_publication_and_change_gives_way_to_one_that_address_and_head_tell(
    read: Read, json_ld: Declare, folder: str, changed: str, expected: str
) -> None:
    node = f'{{"@type": "NewsArticle", "datePublished": "{SERVED}", "dateModified": "{changed}"}}'
    shown = "1 May 2026" if "2026" in folder else "21 August 2025"
    head = json_ld(node) + f"<meta property='article:published_time' content='{SERVED}'>"
    assert read(head, f"{HEADLINE}<p>{shown}</p>", url=URL.format(folder)).date == expected


ROWS = "<article><ul><li>Published 13 May 2026 10:44</li><li>Changed 13 May 2026 11:20</li></ul></article>"
TAGS = "<article class='tag-group'><a href='/l?w=1'>#docks</a><a href='/l?w=2'>#rail</a></article>"
STORY = "<article><h4><a href='/1'>Ferry sold</a></h4><p>#boats #sea</p></article>"


def test_parts_of_the_article_may_be_articles_where_its_text_is_one(read: Read) -> None:
    inner = "<p>The bridge was opened again on Monday.</p><p class='story-text'>It is wide.</p>"
    text = f"</p></div><article>{inner}</article>"
    first = "<p class='story-text'>The old bridge over the harbour is open."
    fields = read("", HEADLINE, TAGS, text=f"{first}</p>{ROWS}<div><p>{text}<div><p>")
    assert fields.date_modified == "2026-05-13T11:20"
    assert fields.tags == ["docks", "rail"]
    assert read("", HEADLINE, STORY, text=f"{first}</p>{ROWS}<div><p>{text}<div><p>").tags == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<a href='/p7'>Province</a> » <a href='/d9'>Marl</a>", ["Province", "Marl"]),
        ("<a href='/p7'>Province</a> | <a href='/d9'>Marl</a>", []),
        ("<a href='/p7'>Province</a> » <a>Marl</a>", []),
        ("<a href='/p7'>Province</a> » <a href='https://ads.example/d'>Marl</a>", []),
    ],
)
def test_arrows_between_parts_of_the_site_right_above_the_title_are_a_way(
    read: Read, line: str, expected: list[str]
) -> None:
    assert read("", f"<div>{line}</div>{HEADLINE}", url=URL.format("news/88412")).sections == expected


def test_a_days_edition_is_no_section(read: Read) -> None:
    way = "<div class='breadcrumb'><a href='/'>Home</a> <a href='/e1'>2026-01-15 edition</a> <a href='/s'>Sea</a></div>"
    assert read("", way + HEADLINE, url=URL.format("news")).sections == ["Sea"]


def test_a_label_in_the_title_does_not_hide_the_line_above_it(read: Read, json_ld: Declare) -> None:
    node = json_ld(
        '{"@type": "NewsArticle", "headline": "Harbour bridge reopens", "articleSection": "docks"}'
    )
    title = "<h1><span class='badge'>Subscriber</span> <span itemprop='headline'>Harbour bridge reopens</span></h1>"
    head = node + "<meta property='og:title' content='Harbour bridge reopens'>"
    above = f"<header><a class='part' href='/news/town/docks/'>Docks</a>{title}</header>"
    assert read(head, above, url=URL.format("news/town/docks")).sections == ["Docks"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Harbour Valley Post", "The Harbour Valley Post"),
        ("The Harbour Valley Mail", "harbourpost"),
        ("The Post Valley Harbour", "harbourpost"),
    ],
)
def test_a_site_is_called_by_its_title_if_some_of_its_words_are_its_address(
    read: Read, name: str, expected: str
) -> None:
    assert read(f"<title>{name}</title>", HEADLINE, url=URL.format("2026")).publisher == expected


ARABIC = "افتتاح جسر الميناء في رأس السنديان"
LATIN = "<meta property='og:site_name' content='Harbourpost'>"


@pytest.mark.parametrize(("sign", "expected"), [("©", "بريد الميناء"), ("", "Harbourpost")])
def test_a_latin_name_gives_way_to_the_titles_end_in_the_headlines_letters_if_it_owns_the_page(
    read: Read, sign: str, expected: str
) -> None:
    head = f"<title>{ARABIC} | بريد الميناء</title>{LATIN}"
    below = f"<p>{sign} ٢٠٢٦ بريد الميناء</p>"
    assert read(head, f"<h1>{ARABIC}</h1>", below, url=URL.format("1"), lang="ar").publisher == expected


@pytest.mark.parametrize(
    ("told", "expected"), [("قال مراسل بريد الميناء", "بريد الميناء"), ("قال", "Harbourpost")]
)
def test_a_latin_name_gives_way_to_a_logo_of_which_the_text_tells(
    read: Read, told: str, expected: str
) -> None:
    logo = "<a href='/'><img src='/l.png' alt='بريد الميناء'></a>"
    text = f"{told} إن الجسر القديم افتتح يوم الاثنين بعد أحد عشر شهرا من الإصلاح."
    fields = read(LATIN, f"{logo}<h1>{ARABIC}</h1>", text=text, url=URL.format("1"), lang="ar")
    assert fields.publisher == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jembatan lama itu dibuka lagi setelah sebelas bulan, ujarnya saat ditemui usai rapat, Senin.",
            "id",
        ),
        ("Jambatan lama itu dibuka semula selepas sebelas bulan, beliau berkata setakat ini boleh.", "ms"),
    ],
)
def test_indonesian_and_malay_are_told_by_the_words_that_only_one_has(text: str, expected: str) -> None:
    assert language_of(text)[0] == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("article-subtitle", "After eleven months the old bridge is open.", True),
        ("subtitle", "Bridges and roads", False),
        ("byline", "After eleven months the old bridge is open.", False),
    ],
)
def test_what_a_class_below_the_title_calls_a_standfirst_describes_a_page_that_declares_nothing(
    read: Read, name: str, text: str, expected: bool
) -> None:
    below = f"{HEADLINE}<div class='{name}'>{text}</div>"
    assert read("", below).description == (text if expected else None)
    declared = "<meta name='description' content='All about the old bridge.'>"
    assert read(declared, below).description == "All about the old bridge."


@pytest.mark.parametrize(("href", "expected"), [("/blog/categories/docks", []), ("/blog/t/docks", ["Docks"])])
def test_the_one_link_below_the_text_that_leads_to_a_category_is_no_tag(
    read: Read, href: str, expected: list[str]
) -> None:
    fields = read("", HEADLINE, f"<ul class='post-end'><li><a href='{href}'>Docks</a></li></ul>")
    assert fields.tags == expected
