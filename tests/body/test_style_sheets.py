"""A style sheet that a page shows as text is no part of its article."""

from __future__ import annotations

from body_pages import FERRY, paragraphs

from scraper.extract import extract

SHEET = "*,:after,:before{box-sizing:border-box}" + "".join(
    f".column-{at}{{margin:0 {at}px;padding:{at}px;border:0}}" for at in range(60)
)
PAGE = "<html><head><title>Last ferry</title>{}</head><body><main><article><h1>Last ferry</h1>{}</article></main>"


def test_a_style_sheet_whose_tags_are_lost_is_no_text() -> None:
    shown = extract(PAGE.format(SHEET, paragraphs(*FERRY))).body
    assert shown == extract(PAGE.format("", paragraphs(*FERRY))).body


def test_a_style_sheet_that_is_shown_as_code_is_text() -> None:
    text = paragraphs(*FERRY) + f"<pre><code>{SHEET}</code></pre>" + paragraphs(*FERRY)
    assert "box-sizing" in (extract(PAGE.format("", text)).body or "")
