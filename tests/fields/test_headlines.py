"""Which wording is the headline where a page gives it in several: whole, cut short, or with the site's name."""

from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields, read_fields
from scraper.page import Page

Read = Callable[..., Fields]
Script = Callable[[str], str]
SHORT = "After 61 years Inger closes the kiosk on the quay"
SURE = 0.9
WHOLE = f"{SHORT}: “I never cared for liquorice myself”"


def test_what_is_declared_of_the_headlines_beginning_does_not_cut_the_headline_short(
    read: Read, json_ld: Script
) -> None:
    head = f"<title>{SHORT} | Vestfjord Post</title><meta property='og:title' content='{SHORT}'>"
    head += json_ld(f'{{"@type": "NewsArticle", "headline": "{SHORT}"}}')
    assert read(head, f"<h1>{WHOLE}</h1>").headline == WHOLE


def test_without_an_h1_the_line_that_begins_as_the_title_does_and_goes_on_is_the_headline(read: Read) -> None:
    head = f"<title>{SHORT} » Vestfjord Post – News of the Coast</title>"
    assert read(head, f"<div><b>{WHOLE}</b></div>").headline == WHOLE


def test_without_an_h1_the_line_that_the_title_repeats_is_not_cut_to_what_og_title_gives(read: Read) -> None:
    line = "The last bus to Corley Moor runs on a spreadsheet and eleven volunteers"
    head = f"<title>{line} – The Curb</title><meta property='og:title' content='The last bus to Corley Moor'>"
    fields = read(head, f"<div class='hed'>{line}</div>")
    assert fields.headline == line
    assert fields.sources["headline"].confidence > SURE


def test_a_part_of_the_title_that_stands_below_the_texts_first_lines_is_the_headline() -> None:
    html = (
        "<html><head><title>Wexford Vale Courier : Obituaries : Everett L. Halvorsen</title></head><body>"
        "<p class=t>Home, Community, Obituaries</p><p>Print this page</p><div><b>Everett L. Halvorsen</b></div>"
        "<p class=t>He was born in the front room of the house in which he died, the third of five.</p></body></html>"
    )
    doc = parse(Page(url="https://courier.example/obit/7", body=html.encode()))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "t"]
    assert read_fields(doc, Region(inside[0], inside[-1], "He was born")).headline == "Everett L. Halvorsen"


@pytest.mark.parametrize("separator", [" – ", " | "])
def test_the_sites_name_that_hangs_on_the_heading_is_no_part_of_it(read: Read, separator: str) -> None:
    signed = f"Critics’ choice: the best exhibitions{separator}Artlist"
    head = f"<title>{signed}</title><meta property='og:site_name' content='Artlist'>"
    assert read(head, f"<h1>{signed}</h1>").headline == "Critics’ choice: the best exhibitions"


UNKICKED = "How a lough that lost its eels counts them again"
KICKED = f"<h1><span class='x-kicker'>Long read</span><span>: </span>{UNKICKED}</h1>"


def test_what_markup_within_the_h1_calls_a_kicker_is_no_part_of_the_headline(
    read: Read, json_ld: Script
) -> None:
    head = f"<title>Long read: {UNKICKED} | Ireland | Liffey Herald</title>"
    head += json_ld(
        '{"@type": "NewsArticle", "headline": "Eels: the volunteers counting what the State won’t"}'
    )
    assert read(head, KICKED).headline == UNKICKED


def test_a_kicker_with_which_the_page_declares_its_headline_is_a_part_of_it(
    read: Read, json_ld: Script
) -> None:
    whole = f"Long read: {UNKICKED}"
    head = f"<title>{whole}</title>" + json_ld(f'{{"@type": "NewsArticle", "headline": "{whole}"}}')
    assert read(head, KICKED).headline == whole


@pytest.mark.parametrize("size", ["5", "+2"])
def test_the_line_in_large_letters_is_the_headline_where_there_is_no_heading(read: Read, size: str) -> None:
    head = "<title>The Ledger - Opinion - Over the Wall</title>"
    above = (
        "<p><font size=7><b>The Example Ledger</b></font></p><p>OPINION</p>"
        f"<p><font size='{size}'><b>The harbour bridge may stay shut</b></font></p><p>By Jane Doe</p>"
    )
    assert read(head, above).headline == "The harbour bridge may stay shut"


def test_letters_of_the_usual_size_are_no_headline(read: Read) -> None:
    head = "<title>Harbour bridge reopens</title>"
    above = "<p><font size=3>The harbour bridge may stay shut</font></p>"
    assert read(head, above).headline == "Harbour bridge reopens"


def test_an_h1_that_leads_to_the_front_page_is_the_sites_name(read: Read) -> None:
    head = f"<title>The Vestfjord Post - {SHORT}</title>"
    above = f"<h1><a href='/'>The Vestfjord Post</a></h1><h2><a href='/kiosk'>{SHORT}</a></h2>"
    assert read(head, above).headline == SHORT


def test_of_two_h1s_that_which_leads_elsewhere_is_not_the_headline(read: Read) -> None:
    head = "<title>news:inger [The Vestfjord Post]</title>"
    above = f"<h1><a href='/doku.php?id=start'><span>The Vestfjord Post</span></a></h1><h1>{SHORT}</h1>"
    assert read(head, above).headline == SHORT


@pytest.mark.parametrize("sign", ["#", "¶", "🔗"])
def test_the_sign_of_a_headings_own_address_is_no_part_of_it(read: Read, sign: str) -> None:
    assert read("", f"<h1>{SHORT}<a class='headerlink' href='#s'>{sign}</a></h1>").headline == SHORT


def test_what_is_not_a_link_stays_at_the_headlines_end(read: Read) -> None:
    assert read("", "<h1>How the harbour learned C#</h1>").headline == "How the harbour learned C#"


@pytest.mark.parametrize("unseen", ["hidden", "style='display: none'"])
def test_the_wording_for_other_screens_that_a_heading_hides_is_no_part_of_it(read: Read, unseen: str) -> None:
    h1 = f"<h1><span>{SHORT}</span><span {unseen}>The short one</span></h1>"
    assert read("", h1).headline == SHORT


def test_what_a_heading_hides_from_screen_readers_alone_is_shown(read: Read) -> None:
    h1 = f"<h1>Ferry: <span aria-hidden='true'>{SHORT}</span></h1>"
    assert read("", h1).headline == f"Ferry: {SHORT}"


@pytest.mark.parametrize("declared", [SHORT, f"{SHORT} (34)"])
def test_the_number_of_comments_at_a_headings_end_is_no_part_of_it_unless_declared(
    read: Read, json_ld: Script, declared: str
) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{declared}"}}')
    assert read(head, f"<h1>{SHORT}<span> (34)</span></h1>").headline == declared


REST = "A lamp in each hand"


@pytest.mark.parametrize(
    "above",
    [
        f"<h2>November 17, 2004</h2><h3>{REST}</h3>",
        f"<h1><a href='/notes/'>Brass Lantern</a></h1><h2>17 November 2004</h2><div>{REST}</div>",
        f"<div class='entry_header'>{REST}</div><p>Ann, 17 November 2004</p>",
    ],
)
def test_a_line_that_the_title_has_after_a_colon_is_the_headline(read: Read, above: str) -> None:
    fields = read(f"<title>Brass Lantern: {REST}</title>", above, url="https://a.example/notes/2004/11/lamp")
    assert fields.headline == REST


def test_the_sites_name_before_the_titles_colon_is_no_part_of_the_headline(read: Read) -> None:
    head = f"<title>Brass Lantern: {REST}</title><meta property='og:site_name' content='Brass Lantern'>"
    assert read(head).headline == REST


def test_what_a_class_calls_a_subtitle_is_none(read: Read) -> None:
    above = f"<p class='title'>{WHOLE}</p><p class='subtitle'>Ann Lee, the last to serve on the quay</p>"
    assert read(f"<title>{WHOLE}</title>", above).headline == WHOLE


def test_a_line_that_the_title_goes_on_from_to_say_by_whom_it_is_is_the_headline(read: Read) -> None:
    line = "The Clerk and the Map"
    assert read(f"<title>{line}, by Ann Lee</title>", f"<p>{line}</p><p>by Ann Lee</p>").headline == line
    assert read(f"<title>{line} of Ys</title>", f"<p>{line}</p>").headline == f"{line} of Ys"


def test_the_line_in_large_letters_goes_before_the_columns_name_above_it(read: Read) -> None:
    above = (
        f"<div><font size=1>OVER THE WALL</font><br><font size=6><b>{SHORT}</b></font><br>By Ann Lee</div>"
    )
    assert read("<title>Vestfjord Post - Opinion - Over the Wall</title>", above).headline == SHORT


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><time>Dec <b>18</b> 2025</time> {}</h1>",
        "<h1>{} <time>/ Dec 2025</time></h1>",
        "<h2 class='entry-title' itemprop='headline'><time datetime='2025-12-18'>Dec 18 </time>{}</h2>",
    ],
)
def test_a_day_within_the_heading_is_no_part_of_the_headline(read: Read, heading: str) -> None:
    assert read("<title>The Quay</title>", heading.format(SHORT)).headline == SHORT


def test_a_heading_that_tells_the_day_is_no_headline(read: Read) -> None:
    page = f"<h2 class='date-header'>Friday, December 23, 2016</h2><h3 class='post-title'>{SHORT}</h3>"
    assert read("<title>The Quay</title>", page).headline == SHORT


def test_a_line_that_begins_as_the_marked_title_does_is_of_the_text(read: Read) -> None:
    page = f"<h3 class='post-title'>{SHORT}</h3>"
    fields = read(f"<title>The Quay: {SHORT}</title>", page, text=f"{SHORT} and sits down on the steps.")
    assert fields.headline == SHORT


@pytest.mark.parametrize(
    "kicker",
    ["<span class='headline__kicker'>Long read</span> ", "<span class='label label--blue'>Long read</span> "],
)
def test_a_kicker_that_no_colon_joins_is_no_part_of_the_headline_though_the_page_declares_it_with_it(
    read: Read, json_ld: Script, kicker: str
) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "Long read {UNKICKED}"}}')
    assert read(head, f"<h1>{kicker}{UNKICKED}</h1>").headline == UNKICKED


def test_a_second_title_that_ends_the_heading_is_none_of_it_where_the_page_declares_the_first(
    read: Read,
) -> None:
    head = "<title>Harbour bridge reopens — Gannet</title><meta property=og:title content='Harbour bridge reopens'>"
    above = "<h1>Harbour bridge reopens <span class=second>The ferry goes on until the end of the week</span></h1>"
    assert read(head, above).headline == "Harbour bridge reopens"
