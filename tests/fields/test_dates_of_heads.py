"""Days and clocks of an article's head: in attributes, apart by style alone, in zones, against a template's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
H1 = "<h1>Harbour bridge reopens</h1>"


def declared(published: str, modified: str = "") -> str:
    change = f', "dateModified": "{modified}"' if modified else ""
    node = f'{{"@type": "NewsArticle", "datePublished": "{published}"{change}}}'
    return f'<script type="application/ld+json">{node}</script>'


def test_the_head_s_own_aside_holds_its_date(read: Read) -> None:
    aside = "<aside><address><a rel=author href=/by/lee>Ann Lee</a></address><p>Thu 26 Feb 2026 07.00 GMT</p></aside>"
    other = "<aside class=related><time datetime='2026-03-09T10:00Z'>9 March</time></aside>"
    assert (read("", H1 + "<p>A line.</p>" + aside, other).date or "")[:16] == "2026-02-26T07:00"


@pytest.mark.parametrize(
    "line",
    [
        "<time title='2026-03-11 21.14'>Yesterday 21.14</time>",
        "<span class=date title='Published on 11 March 2026, 21:14'>Updated 12 March 2026, 8:02</span>",
        "<div class=date>Updated 8:02 AM, Thu March 12, 2026 · Published 9:14 PM, Wed March 11, 2026</div>",
    ],
)
def test_the_publication_is_read_where_what_first_meets_the_eye_is_none(read: Read, line: str) -> None:
    assert read("", H1 + line).date == "2026-03-11T21:14"


def test_a_day_that_style_alone_parts_from_its_clock_has_it(read: Read) -> None:
    line = "<time><span>March 9, 2026</span><span>12:58 PM GMT</span><span>Updated March 9, 2026, 5:41 PM</span></time>"
    assert read("", H1 + line).date == "2026-03-09T12:58+00:00"


@pytest.mark.parametrize(
    ("published", "line", "date"),
    [
        ("2026-03-04T05:20:00Z", "4 March 2026, 05:20 CET", "2026-03-04T05:20:00+01:00"),
        ("2026-03-04T10:20:00Z", "4 March 2026, 05:20 EST", "2026-03-04T05:20:00-05:00"),
        ("2026-03-04T10:20:00", "4 March 2026, 05:20 EST", "2026-03-04T05:20:00-05:00"),
        ("2026-03-04T10:20:00Z", "4 March 2026, 07:55 EST", "2026-03-04T10:20:00+00:00"),
        ("2026-03-04T10:20:00+02:00", "4 March 2026, 10:20 EST", "2026-03-04T10:20:00+02:00"),
        ("2026-03-04T14:31:00Z", "4. marca 2026 o 15:31 SEČ", "2026-03-04T15:31:00+01:00"),
    ],
)
def test_a_declared_moment_has_the_zone_that_the_head_names_for_it(
    read: Read, published: str, line: str, date: str
) -> None:
    assert read(declared(published), f"{H1}<p>{line}</p>").date == date


def test_so_has_the_change(read: Read) -> None:
    line = "<p><span>4 March 2026, 05:20 CET</span><span>Updated: 4 March 2026, 09:03 CET</span></p>"
    fields = read(declared("2026-03-04T04:20:00Z", "2026-03-04T08:03:00Z"), H1 + line)
    assert fields.date_modified == "2026-03-04T09:03:00+01:00"


@pytest.mark.parametrize(
    "template", ["1970-01-01T00:00:00Z", "2020-01-01T00:00:00+01:00", "2025-12-31T23:00:00Z"]
)
def test_the_first_moment_of_a_year_is_a_templates_where_the_head_tells_another_day(
    read: Read, template: str
) -> None:
    meta = f"<meta property='article:published_time' content='{template}'>"
    line = "<div class=date>17 February 2026, 3:22</div>"
    assert read(declared(template) + meta, H1 + line).date == "2026-02-17T03:22"


def test_a_day_of_that_date_that_nothing_speaks_against_is_the_publication(read: Read) -> None:
    assert read(declared("2020-01-01T00:00:00+01:00"), H1).date == "2020-01-01T00:00:00+01:00"


def test_midnight_sharp_gives_way_to_the_clock_that_the_head_shows_for_the_day(read: Read) -> None:
    meta = "<meta property='article:published_time' content='2026-03-01T00:00:00-05:00'>"
    line = "<div class=date><time datetime=2026-03-01>March 1, 2026 <span>7:00 AM ET</span></time></div>"
    assert read(declared("2026-03-01T00:00:00-05:00") + meta, H1 + line).date == "2026-03-01T07:00-05:00"


def test_the_change_is_read_below_a_standfirst_a_picture_and_the_bylines() -> None:
    from scraper import Page, extract_page

    text = "".join(
        f"<p class=t>The {n} train left the new station on time, said the driver.</p>" for n in "abcdefg"
    )
    html = (
        "<html><title>Trains on time</title><main><article><h1>Trains on time</h1><p class=t>Nobody had expected it, "
        "least of all the drivers of the trains.</p><img src=/a.jpg width=900 height=600><p>By Ann Lee</p><p>Foto: Bo "
        f"Roe</p><p>3 minutes</p><p>3 March 2026, 10:00 | Updated 3 March 2026, 16:21</p>{text}</article></main>"
    )
    page = Page(url="https://a.example/x", body=html.encode(), fetched_at="2026-11-23T12:00:00+00:00")
    assert extract_page(page).date_modified == "2026-03-03T16:21"


def test_a_day_far_above_the_title_is_a_bars_where_another_stands_below_the_title(read: Read) -> None:
    menu = "".join(f"<p>{name}</p>" for name in ("News", "Town", "County", "Sport", "Letters", "Shop"))
    above = f"<div class=date>Thursday, 5 March 2026</div>{menu}{H1}<div class=date>4 March 2026, 20:00</div>"
    assert read("", above).date == "2026-03-04T20:00"
