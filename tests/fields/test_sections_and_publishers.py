"""Sections by the whole way to them, and sites that call themselves by their address."""

import json
from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
WAY = "<nav {}><a href='/'>Start</a> <a href='/local'>Local</a> <a href='/local/{}'>{}</a></nav>"
URL = "https://www.harbourpost.example/a/1"


def test_the_one_section_that_is_declared_is_told_with_the_way_that_ends_on_it(
    read: Read, json_ld: Declare
) -> None:
    head = json_ld('{"@type": "NewsArticle", "articleSection": "Landsby"}')
    way = WAY.format("class='breadcrumb'", "landsby", "Landsby")
    assert read(head, way + HEADLINE).sections == ["Local", "Landsby"]


@pytest.mark.parametrize("mark", ["aria-label='Fil d’Ariane'", "id='bread'", "class='kruimelpad'"])
def test_breadcrumbs_have_names_in_other_languages(read: Read, mark: str) -> None:
    way = WAY.format(mark, "harbour", "Harbour").replace("<a href='/'>Start</a> ", "")
    assert read("", way + HEADLINE, url=URL).sections == ["Local", "Harbour"]


def test_a_class_may_call_a_label_a_section_as_part_of_a_block(read: Read) -> None:
    label = "<div class='detail__section'><a href='/s1'>Harbour</a></div>"
    assert read("", label + "<p>Reading time: two minutes</p>" + HEADLINE, url=URL).sections == ["Harbour"]


def test_a_folder_may_be_called_with_accents_that_its_address_lacks(read: Read) -> None:
    label = "<div><a href='/zpravy_region/'>Zprávy z regionu</a></div>"
    url = "https://www.harbourpost.example/zpravy_region/most-2026.html"
    assert read("", label + HEADLINE, url=url).sections == ["Zprávy z regionu"]


def test_a_section_that_the_menu_has_may_stand_behind_the_day(read: Read) -> None:
    assert read("", f"<p>Mar 11, 2026 - <a href='/world'>World</a></p>{HEADLINE}").sections == ["World"]


@pytest.mark.parametrize(
    ("logo", "expected"),
    [
        ("The Harbour Post", "The Harbour Post"),
        ("to the harbourpost", "harbourpost"),
        ("Team harbourpost.example", "harbourpost"),
    ],
)
def test_a_site_that_declares_but_its_address_is_called_as_its_logo_has_it(
    read: Read, logo: str, expected: str
) -> None:
    head = "<meta property='og:site_name' content='harbourpost'>"
    link = f"<a href='/'><img src='/logo.png' alt='{logo}'></a>"
    assert read(head, link + HEADLINE, url=URL).publisher == expected


@pytest.mark.parametrize(
    ("publisher", "site", "expected"),
    [
        ("Marl Media Holdings", "Harbour Post", "Harbour Post"),
        ("Marl Media Holdings", "Premium", "Marl Media Holdings"),
        ("Harbourpost Online", "The Quay", "Harbourpost Online"),
        ("harbour post", "Harbour Post", "Harbour Post"),
    ],
)
def test_a_firm_that_neither_address_nor_title_names_is_called_as_its_site_is(
    read: Read, json_ld: Declare, publisher: str, site: str, expected: str
) -> None:
    declared = {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": publisher}}
    head = json_ld(json.dumps(declared)) + f"<meta property='og:site_name' content='{site}'>"
    assert read(head, HEADLINE, url=URL).publisher == expected


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("Harbour Post - News from the old docks", "Harbour Post"),
        ("News from the old docks | Harbour Post", "Harbour Post"),
        ("Quay News - All that floats and sinks", "Quay News - All that floats and sinks"),
        ("@harbourpost", "harbourpost"),
        ("www.harbourpost.example | All that floats and sinks", "www.harbourpost.example"),
        ("Harbour Town Post - From the docks to the last lighthouse", "Harbour Town Post"),
        ("HarbourPost 7News | Marl News, Weather, Sports | Marl", "HarbourPost 7News"),
        ("Harbour Post |", "Harbour Post"),
        ("Harbour bridge reopens | HbrP", "HbrP"),
    ],
)
def test_a_motto_is_no_part_of_the_outlets_name_and_an_account_is_none(
    read: Read, site: str, expected: str
) -> None:
    assert read(f"<meta property='og:site_name' content='{site}'>", HEADLINE, url=URL).publisher == expected


def test_the_pages_title_declared_for_the_sites_name_is_no_outlet(read: Read) -> None:
    title = "Bridges: what it costs to mend the old ones of the coast"
    head = f"<title>{title}</title><meta property='og:site_name' content='{title}'>"
    assert read(head, HEADLINE, url=URL).publisher == "harbourpost"


def test_the_initials_before_a_houses_whole_name_are_no_name_with_a_motto(read: Read) -> None:
    site = "<meta property='og:site_name' content='HPA - Harbour and Port Authority'>"
    publisher = read(site, HEADLINE, url="https://www.hpa.example/a/1").publisher
    assert publisher == "HPA - Harbour and Port Authority"


LATIN = "<meta property='og:site_name' content='Limani'>"
GREEK = "<h1>Η γέφυρα του λιμανιού άνοιξε ξανά</h1>"


@pytest.mark.parametrize(
    ("head", "logo", "expected"),
    [
        (LATIN, "<a class='logo' href='/'>Το Λιμάνι</a>", "Το Λιμάνι"),
        (LATIN, "<a class='top' href='/'>Αρχή σελίδας</a>", "Limani"),
        (LATIN, "<a href='/'><img src='/l.png' alt='Λογότυπο'></a>", "Limani"),
        (LATIN + "<title>Η γέφυρα - Το Λιμάνι</title>", "<a href='/'><img src='/l.png' alt='Το Λιμάνι'></a>",
         "Το Λιμάνι"),
        (LATIN + "<title>Η γέφυρα - Limani</title>", "<a class='logo' href='/'>Το Λιμάνι</a>", "Limani"),
    ],
)  # fmt: skip
def test_an_outlet_is_called_in_the_letters_of_its_text_as_its_logo_has_it(
    read: Read, head: str, logo: str, expected: str
) -> None:
    assert read(head, logo + GREEK, url="https://www.limani.example/a/1").publisher == expected
