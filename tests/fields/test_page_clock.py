"""The clock in a page's top bar is no date of its article."""

from __future__ import annotations

from scraper import Page, extract_page

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


def test_the_clock_is_not_taken_where_a_date_stands_by_the_text() -> None:
    assert _date("Monday 23 November 2026, 09:14", "By Ana Lind | 22 July 2024") == "2024-07-22"


def test_an_article_of_the_same_day_keeps_its_date() -> None:
    assert _date("Monday 23 November 2026", "By Ana Lind | 23 November 2026") == "2026-11-23"
