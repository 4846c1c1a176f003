"""The clock in a page's top bar is no date of its article."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scraper import Page, extract_page
from scraper.fields.choice import Option, Reading
from scraper.fields.date_steps.page_clock import without_clock
from scraper.fields.times.moment import Moment

NOW = datetime(2026, 11, 23, tzinfo=UTC)

TEXT = "".join(
    f"<p>The ferry left at {hour} with some forty people on board, and came back in the evening with as many, "
    "which nobody on the quay had thought likely when the wind turned.</p>"
    for hour in ("six", "seven", "eight", "nine")
)
MENU = "".join(
    f"<li><a href=/{name}>{name}</a></li>" for name in ("News", "Town", "County", "Sport", "Letters")
)


def _date(clock: str, line: str) -> str | None:
    html = f"""<html lang=en><title>The ferry left at six</title><body><div class=top>{clock}</div><ul>{MENU}</ul>
    <article><h1>The ferry left at six</h1><div class=line>{line}</div>{TEXT}</article>"""
    page = Page(url="https://a.example/x", body=html.encode(), fetched_at="2026-11-23T12:00:00+00:00")
    return extract_page(page).date


def _option(day: str, step: str, distance: int) -> Option:
    at = date.fromisoformat(day)
    moment = Moment(at.year, at.month, at.day)
    return Option(moment, [Reading(step, moment, day, distance=distance)])


def test_the_clock_is_not_taken_where_a_date_stands_by_the_text() -> None:
    assert _date("Monday 23 November 2026, 09:14", "By Ana Lind | 22 July 2024") == "2024-07-22"


def test_a_clock_outside_of_what_holds_title_and_text_is_none_however_near() -> None:
    html = f"""<title>The ferry</title><div class=date>Monday 23 November 2026</div><header>A</header>
    <article><h1>The ferry</h1><p>July 22, 2024</p>{TEXT}</article>"""
    page = Page(url="https://a.example/x", body=html.encode(), fetched_at="2026-11-23T12:00:00+00:00")
    assert extract_page(page).date == "2024-07-22"


def test_an_article_of_the_same_day_keeps_its_date() -> None:
    assert _date("Monday 23 November 2026", "By Ana Lind | 23 November 2026") == "2026-11-23"


def test_the_clock_of_a_page_saved_long_after_its_article_is_none_either() -> None:
    assert _date("Monday 2 March 2026, 09:14", "By Ana Lind | 22 July 2024") == "2024-07-22"


def test_a_day_soon_after_the_one_by_the_text_is_weighed_like_any_other() -> None:
    options = [_option("2024-08-01", "text_above", 9), _option("2024-07-22", "text_above", 1)]
    assert without_clock(options, NOW) == options


def test_without_a_date_by_the_text_the_one_in_the_bar_stays() -> None:
    options = [_option("2026-03-02", "text_above", 9), _option("2024-07-22", "text_inside", 1)]
    assert without_clock(options, NOW) == options


def test_yesterday_is_no_clock_where_the_page_was_changed_today() -> None:
    options = [_option("2026-11-22", "text_above", 9), _option("2026-11-23", "meta_modified", 0)]
    assert without_clock(options, NOW) == options
    assert without_clock([options[0], _option("2026-11-20", "meta_modified", 0)], NOW) != options[:1]


def test_a_readers_day_right_below_the_text_is_not_the_articles() -> None:
    options = [_option("2025-10-08", "class_above", 4), _option("2025-02-06", "class_aside", 0)]
    assert without_clock(options, NOW) == options


def test_a_clock_right_above_the_title_gives_way_to_a_day_that_words_by_the_text_tell() -> None:
    options = [_option("2026-11-23", "text_above", 3), _option("2026-11-21", "words_above", 2)]
    assert [o.value.day for o in without_clock(options, NOW)] == [21]


def test_todays_stories_below_the_text_do_not_hold_the_clock() -> None:
    clock = _option("2026-11-23", "text_above", 9)
    clock.readings += _option("2026-11-23", "text_below", 5).readings
    assert [o.value.day for o in without_clock([clock, _option("2026-11-21", "text_above", 2)], NOW)] == [21]


def test_a_day_in_an_aside_does_not_hold_the_clock_nor_drive_out_yesterdays_date() -> None:
    clock, shown = _option("2026-11-23", "text_aside", 0), _option("2026-11-22", "text_above", 4)
    assert without_clock([clock, shown], NOW) == [shown]


def test_yesterdays_date_far_below_the_title_stays_beside_an_older_story() -> None:
    line = "<p>22 November 2026</p>" + "".join(
        f"<p>{word}</p>" for word in ("Share", "Mail", "Print", "Save")
    )
    older = "<aside class=related><h3>More</h3><div class=date>11/11/2026</div></aside>"
    assert _date("Monday 23 November 2026, 09:14", line + older) == "2026-11-22"
