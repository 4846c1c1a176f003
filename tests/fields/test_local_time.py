"""An instant declared in UTC is given in the time that the page's head shows for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
DECLARED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'


def dated(read: Read, declared: str, shown: str) -> str | None:
    """The date of a page that declares the one, and shows the other above its text."""
    return read(DECLARED.format(declared), f"<h1>The lamps came back</h1><p>{shown}</p>").date


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("20 March 2026, 6.30am", "2026-03-20T06:30+08:00"),
        ("Mar 19, 2026 6:30 PM", "2026-03-19T18:30-04:00"),
        ("20. März 2026, 04:00 Uhr", "2026-03-20T04:00+05:30"),
    ],
)
def test_the_difference_of_both_is_the_offset(read: Read, shown: str, date: str) -> None:
    assert dated(read, "2026-03-19T22:30Z", shown) == date


@pytest.mark.parametrize("shown", ["20 March 2026, 6.37am", "20 March 2026, 6.45am", "22 March 2026, 6.30am"])
def test_a_time_that_no_zone_explains_is_another_moment(read: Read, shown: str) -> None:
    assert (dated(read, "2026-03-19T22:30Z", shown) or "")[16:] in ("", "+00:00")


def test_an_instant_with_an_offset_of_its_own_stays_as_it_is(read: Read) -> None:
    assert (dated(read, "2026-03-20T22:30+01:00", "20 March 2026, 6.30am") or "")[16:] in ("", "+01:00")


def test_where_the_zone_comes_from_is_told(read: Read) -> None:
    head, above = (
        DECLARED.format("2026-03-19T22:30Z"),
        "<h1>The lamps came back</h1><p>20 March 2026, 6.30am</p>",
    )
    assert read(head, above).sources["date"].note == "zone from the time that the page shows"


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("2026-03-04T10:15:00+01:00", "2026-03-04T14:10+01:00"),
        ("2026-03-04T11:15:00+02:00", "2026-03-04T14:10"),
        ("2026-03-04T10:15:00Z", "2026-03-04T14:10"),
    ],
)
def test_a_change_shown_beside_the_publications_own_clock_is_of_its_zone(
    read: Read, declared: str, expected: str
) -> None:
    head = f"<meta property='article:published_time' content='{declared}'>"
    line = "<p>4 March 2026 10:15, updated 4 March 2026 14:10</p>"
    assert read(head, f"<h1>Harbour bridge reopens</h1>{line}").date_modified == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [("+09:00", "2026-06-19T17:02:00+00:00"), ("-01:00", "2026-06-19T15:02:00-02:00")],
)
def test_no_zone_is_taken_from_a_clock_for_which_a_time_element_tells_another_but_for_summers_hour(
    read: Read, told: str, expected: str
) -> None:
    shown = f"<h1>Lamps</h1><p><time datetime='2026-06-19T15:02:00{told}'>19 June 2026 15:02</time></p>"
    assert read(DECLARED.format("2026-06-19T17:02:00Z"), shown).date == expected


def test_a_change_of_no_zone_has_that_of_the_publication_that_json_ld_tells_in_none(read: Read) -> None:
    meta = "<meta property='article:published_time' content='2026-03-04T08:15:00+02:00'>"
    head = (
        f'{meta}<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2026-03-04T08:15:00",'
        ' "dateModified": "2026-03-05T11:40:00"}</script>'
    )
    assert read(head, "<h1>Lamps</h1><p>4 March 2026</p>").date_modified == "2026-03-05T11:40:00+02:00"
