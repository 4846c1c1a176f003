"""What outlets of the last ten years put beside their writers, among their keywords, and on the way to a story."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
URL = "https://www.example.com/news/harbour-bridge-reopens"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("QRS Gannet North\nBy Ann Lee and Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("Ann Lee\nWritten by Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("About the author:\nAbout Ann Lee Email See more articles by Ann Lee", ["Ann Lee"]),
        ("Tan Hui Min", ["Tan Hui Min"]),
        ("Ann Lee 3 Min Lesezeit", ["Ann Lee"]),
        ("Ann Lee, The Evening Gull of Lundy", ["Ann Lee"]),
        ("Ann Lee, The Associated Press", ["Ann Lee", "The Associated Press"]),
        ("Texte : Ann Lee — Photos : Bo Roe", ["Ann Lee"]),
        ("本报记者\u3000周岚山\u3000覃\u3000月", ["周岚山", "覃 月"]),
    ],
)
def test_a_line_names_its_writers_and_nothing_around_them(line: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(line, strict=True)] == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("di Ana Ruiz", ["Ana Ruiz"]),
        ("Di Ana Ruiz", ["Di Ana Ruiz"]),
        ("Marl & Quay plc", ["Marl & Quay plc"]),
    ],
)
def test_a_declared_name_has_no_lead_in_and_a_company_is_one(declared: str, expected: list[str]) -> None:
    assert [person.name for person in parse_names(declared)] == expected


def test_an_itemprop_in_a_caption_is_the_photographers(read: Read) -> None:
    box = "<div itemprop='author'><a href='/author/ann-lee'>Ann Lee</a></div>"
    picture = (
        "<figure><img src='/q.jpg'><figcaption>The quay <b itemprop='author'>BO ROE</b></figcaption></figure>"
    )
    assert named(read("", f"{HEADLINE}{box}{picture}")) == ["Ann Lee"]


def test_a_link_amid_a_sentence_leads_to_whom_the_text_quotes(read: Read) -> None:
    link = "<a href='/about/people/ann-lee'>Ann Lee</a>"
    text = f"The town has waited for a year to see who would pay, said {link}, who is head of the harbour office."
    assert named(read("", HEADLINE, text=f"{text}</p><p class='story-text'>The bridge is open again.")) == []


def test_an_agency_beside_the_house_below_the_text_wrote_it_too(read: Read, json_ld: Declare) -> None:
    site = "<meta property='og:site_name' content='Lake Post'>"
    head = site + json_ld(
        '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Lake Post"}}'
    )
    assert named(read(head, HEADLINE, "<p><span class='author'>By Lake Post/ANP</span></p>")) == [
        "Lake Post",
        "ANP",
    ]


def test_a_link_that_has_a_writers_place_too_leads_to_the_writer(read: Read) -> None:
    line = "<div class='author'>Oleh <a href='/author/7'>Kontributor Ungaran, Dian Setyowati</a> | Editor Bo Roe</div>"
    [writer] = read("", HEADLINE + line, lang="id").byline
    assert (writer.name, writer.url) == ("Dian Setyowati", "https://www.example.com/author/7")


def test_the_title_and_the_section_among_keywords_are_no_tags(read: Read) -> None:
    title = "<title>Harbour bridge reopens after repairs - Example News</title>"
    keywords = "<meta name='keywords' content='quays, Harbour bridge reopens after repairs - Example News'>"
    assert read(title + keywords, HEADLINE).tags == []
    assert read(title + keywords.replace("quays", "harbour, ferry"), HEADLINE).tags == ["harbour", "ferry"]


def test_keywords_that_are_the_addresss_words_are_no_tags(read: Read) -> None:
    keywords = "<meta name='keywords' content='town,bridge,waits,ferry,news'>"
    assert (
        read(keywords, HEADLINE, url="https://www.example.com/news/town-waits-bridge-ferry.html").tags == []
    )
    assert read(keywords, HEADLINE, url="https://www.example.com/a/1").tags != []


def test_keywords_that_are_words_of_the_sites_name_are_of_every_page(read: Read) -> None:
    site = "<meta property='og:site_name' content='Harbour Echo'>"
    keywords = "<meta name='keywords' content='news, local, harbour, echo'>"
    assert read(site + keywords, HEADLINE).tags == []


def test_a_type_among_keywords_is_no_tag(read: Read) -> None:
    assert read("<meta name='news_keywords' content='harbour, bridge, type: report'>").tags == [
        "harbour",
        "bridge",
    ]


def test_a_file_to_load_is_no_tag(read: Read) -> None:
    below = "<ul><li><a href='/get/17'>{}</a></li></ul>"
    assert read("", HEADLINE, below.format("Detour map (PDF, 1.2 MB)")).tags == []
    assert read("", HEADLINE, below.format("Detours")).tags == ["Detours"]


def test_places_to_share_at_with_counts_are_no_tags(read: Read) -> None:
    assert (
        read("", HEADLINE, "<div class='labels'><span>Gullbook 212</span><span>Quaygram 40</span></div>").tags
        == []
    )


def test_a_part_of_the_site_with_a_host_of_its_own_is_a_section(read: Read) -> None:
    home = "<a href='https://www.example.com/'>Gull</a>"
    way = f"<div class='crumbs'>{home} <a href='https://town.example.com/'>Town</a> <a href='/quays'>Quays</a></div>"
    assert read("", way + HEADLINE, url="https://town.example.com/2026/bridge").sections == ["Town", "Quays"]


def test_folders_below_one_another_with_arrows_between_are_the_way(read: Read) -> None:
    links = (
        "<a href='/town'>Town</a> › <a href='/town/local'>Local</a> › <a href='/town/local/north'>North</a>"
    )
    url = "https://www.example.com/content/1334102"
    assert read("", f"<div class='css-bc'>{links}</div>{HEADLINE}", url=url).sections == [
        "Town",
        "Local",
        "North",
    ]


def test_arrows_join_what_one_folder_calls_a_section(read: Read) -> None:
    links = "<a href='/data_centre/'>Data Centre</a> &gt; <a href='/data_networking/'>Networks</a>"
    url = "https://www.example.com/2017/05/18/router"
    assert read("", f"<p class='top'>{links}</p>{HEADLINE}", url=url).sections == ["Data Centre", "Networks"]


def test_a_link_below_the_text_to_a_folder_around_the_page_is_its_section(read: Read) -> None:
    url = "https://www.example.com/town/local/quays/bridge-reopens"
    below = "<div class='end'><a href='/town/local/quays'>Quays</a></div>"
    assert read("", HEADLINE, below, url=url).sections == ["Quays"]
    assert read("", HEADLINE, below.replace(">Quays", ">Back"), url=url).sections == []
