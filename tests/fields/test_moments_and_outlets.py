"""Moments of one day told in several zones and places, and publishers under the name of their outlet."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Declare = Callable[[str], str]
HEADLINE = "<h1>Harbour bridge reopens</h1>"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [("2025-06-04T23:50:00+00:00", "2025-06-04T23:50:00+00:00"), ("2025-06-04T12:50:00+00:00", None)],
)
def test_a_change_in_utc_may_be_of_the_day_before_if_it_is_later_than_the_publication(
    read: Read, json_ld: Declare, changed: str, expected: str | None
) -> None:
    head = json_ld(
        f'{{"@type": "NewsArticle", "datePublished": "2025-06-05T05:14:00+10:00", "dateModified": "{changed}"}}'
    )
    assert read(head, HEADLINE).date_modified == expected


def test_a_scripts_moment_of_another_story_gives_way_to_the_clock_that_the_head_shows(read: Read) -> None:
    others = '<script>window.state = {"more": [{"publishedAt": "2026-01-22T09:39:00Z"}]}</script>'
    assert read(others, f"{HEADLINE}<p>2026-01-22 14:16</p>").date == "2026-01-22T14:16"


def test_the_word_of_a_change_behind_a_time_is_of_the_next_one_whoever_is_named_before(read: Read) -> None:
    times = (
        "<time datetime='2020-02-12T16:20:00Z'>16:20, 12 Feb 2020</time> "
        "<time datetime='2020-02-13T08:05:00Z'>Updated 08:05, 13 Feb 2020</time>"
    )
    fields = read("", f"{HEADLINE}<div>By <a href='/authors/x'>Ann Lee</a> Editor {times}</div>")
    assert (fields.date, fields.date_modified) == ("2020-02-12T16:20:00+00:00", "2020-02-13T08:05:00+00:00")


def test_the_number_of_comments_is_no_part_of_a_heading(read: Read) -> None:
    heading = "<h1>Harbour bridge reopens <span class='cm-count'>3</span></h1>"
    assert read("<title>Harbour bridge reopens | Post</title>", heading).headline == "Harbour bridge reopens"


@pytest.mark.parametrize(
    ("publisher", "site", "expected"),
    [
        ("Ediciones EL FARO S.L.U.", "El Faro", "El Faro"),
        ("西の日新聞社", "西の日新聞", "西の日新聞"),
        ("Faro Media GmbH", "Das Blatt", "Faro Media GmbH"),
        ("WA", "Westport Avis", "Westport Avis"),
        ("BBX", "Westport Avis", "BBX"),
        ("Notun Alo", "নতুন আলো", "নতুন আলো"),
        ("নতুন আলো", "Notun Alo", "নতুন আলো"),
        ("The Post", "Post", "The Post"),
    ],
)
def test_a_publisher_is_called_as_its_outlet_is(
    read: Read, json_ld: Declare, publisher: str, site: str, expected: str
) -> None:
    head = json_ld(
        f'{{"@type": "NewsArticle", "publisher": {{"@type": "Organization", "name": "{publisher}"}}}}'
    )
    head += f"<meta property='og:site_name' content='{site}'>"
    assert read(head, HEADLINE).publisher == expected
