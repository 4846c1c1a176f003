"""Days that software of all times writes: without a year, in RDF, in other calendars, beside a bar's clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
H1 = "<h1>Harbour bridge reopens</h1>"
META = "<meta name=OriginalPublicationDate content='2026/03/18 16:41:09'>"
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-10"}</script>'


def test_of_two_clocks_of_one_day_that_nearest_to_the_text_is_the_articles(read: Read) -> None:
    bar = "<div>8 March 2026, 21:14</div><p>Dollar 1.49, euro 1.97</p>"
    assert read("", bar + H1 + "<p>8 March 2026 - 13:27</p>").date == "2026-03-08T13:27"


def test_a_bar_far_above_the_text_gives_way_to_the_line_below_it(read: Read) -> None:
    bar = "<div>8 March 2026, 21:14</div>" + "<p>A line of the ticker.</p>" * 30
    assert read("", bar + H1, "<p>(8 March 2026, 13:27)</p>").date == "2026-03-08T13:27"


def test_a_bar_s_day_gives_way_to_a_much_older_one_that_stands_nearer_above_the_title(read: Read) -> None:
    bar = "<div class=datebar>Wed 18 Nov 2026, 4:41 pm</div>"
    line = "<div class=posted__date>7:12 am on 4 February 2025</div>"
    assert read("", bar + line + H1 + "<p>Ann Lee</p>" * 8).date == "2025-02-04T07:12"


def test_greenwichs_zone_that_a_line_shows_is_that_of_the_declared_clock(read: Read) -> None:
    line = "<div>Last Updated: Wednesday, 18 March, 2026, 16:41 GMT</div>"
    assert read(META, line + H1).date == "2026-03-18T16:41:09+00:00"


@pytest.mark.parametrize("sure", [LD, ""])
def test_midnight_in_utc_is_no_hour_where_the_day_is_declared_as_a_mere_one_too(
    read: Read, sure: str
) -> None:
    meta = "<meta property='article:published_time' content='2026-03-10T00:00:00.000Z'>"
    assert (read(sure + meta, H1).date or "")[10:] == ("" if sure else "T00:00:00+00:00")


def test_rdf_for_trackback_tells_the_publication(read: Read) -> None:
    rdf = '<!-- <rdf:RDF><rdf:Description dc:title="Bridge" dc:date="2026-01-17T18:22:09-05:00" /></rdf:RDF> -->'
    assert (
        read(rdf, H1, "<p>Posted by Ann Lee at January 17, 2026 6:22 PM</p>").date
        == "2026-01-17T18:22:09-05:00"
    )


def test_a_line_of_the_head_without_the_year_has_the_clock_of_the_day_that_the_address_tells(
    read: Read,
) -> None:
    url = "https://www.example.com/20260309/bridge.html"
    line = "<div>Monday March 9 2:58 PM GMT</div>"
    assert read("", line + H1, url=url).date == "2026-03-09T14:58+00:00"


def test_a_day_without_its_year_that_the_page_tells_nowhere_else_is_of_the_copyrights(read: Read) -> None:
    line = "<p>Enviado el Jueves, 14 agosto a las 10:33:05 por Ann Lee</p>"
    foot = "<p>Todo el resto &copy; 2002-2019 por mí.</p>"
    assert read("", H1 + line, foot, lang="es").date == "2019-08-14T10:33:05"


def test_a_nepali_day_is_converted(read: Read) -> None:
    line = "<p>प्रकाशित : मंसिर १०, २०८२ ०८:३३</p>"
    assert read("", H1 + line, lang="ne").date == "2025-11-26T08:33"


def test_the_foot_of_a_wiki_tells_the_change(read: Read) -> None:
    foot = "<footer><ul><li id=footer-info-lastmod>Tę stronę ostatnio edytowano 21 mar 2026, 08:44.</li></ul></footer>"
    assert read("", H1 + "<p>20 marca 2026</p>", foot, lang="pl").date_modified == "2026-03-21T08:44"
