"""A table that only places things on the page is no table of the article."""

from __future__ import annotations

from scraper import extract

SENTENCE = (
    "The harbour board met on Thursday and put off, for the third time, what it had been called to decide. "
)
PAGE = f"""<html lang=en><title>The board met</title><table><tr><td colspan=3>THE HARBOUR PAPER
<tr><td width=150><table><tr><td>Sections<br>Town<br>County<tr><td>Poll<br>Yes<br>No</table>
<td><table><tr><td><b>The board met</b><hr>
First: {SENTENCE * 3}<br><br>Then: {SENTENCE * 3}<p>Again: {SENTENCE * 3}<p>At last: {SENTENCE * 3}</table>
<td width=150>Weather: fair, with rain</table>"""


def test_a_table_that_holds_tables_gives_its_text_as_paragraphs() -> None:
    assert {block["type"] for block in extract(PAGE).to_dict()["blocks"]} == {"paragraph"}


def test_what_stands_in_the_other_cells_of_a_page_is_left_out() -> None:
    body = extract(PAGE).body
    assert [word for word in ("Sections", "Poll", "Weather", "HARBOUR PAPER") if word in body] == []
    assert body.count("put off, for the third time") == 12
