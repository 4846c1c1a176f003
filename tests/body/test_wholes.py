"""A table or a list amid the article is the article's as a whole, or not at all."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, article, paragraphs

from scraper.body.refine.wholes import LEAST_BELOW, add_wholes
from scraper.body.table import LeafTable


def added(middle: str, likely: float, *, below: bool = False, taken: str = "") -> list[str]:
    """Which texts are added to the paragraphs, and to what the model took, if each of the others is this likely."""
    tail = paragraphs(*FERRY[3:])
    table = LeafTable(article(paragraphs(*FERRY[:3]), *((tail, middle) if below else (middle, tail))))
    kept = np.array([text in FERRY or text in taken.split() for text in table.texts])
    probability = np.where(kept, 0.9, likely).astype(np.float32)
    found = add_wholes(table, probability, kept)
    return [text for text, now, before in zip(table.texts, found, kept, strict=True) if now and not before]


def table_of(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in rows)
    return f"<table class=figures>{cells}</table>"


FARES = table_of(("Year", "Boats"), ("1961", "14"), ("2023", "1"))
CREW = "<ul><li>Ebba Rask, at the wheel</li><li>Bo Ek, below deck</li></ul>"


def test_a_table_is_added_with_all_its_cells() -> None:
    assert added(FARES, 0.1) == ["Year", "Boats", "1961", "14", "2023", "1"]


def test_a_list_is_added_with_all_its_items() -> None:
    assert added(CREW, 0.2) == ["Ebba Rask, at the wheel", "Bo Ek, below deck"]


def test_an_unlikely_list_is_left_out() -> None:
    assert added(CREW, 0.06) == []


def test_the_frame_of_a_banner_is_no_table() -> None:
    assert added(table_of(("Swimming course for all ages", "Book now")), 0.2) == []


def test_a_list_of_links_is_left_out() -> None:
    links = '<ul><li><a href="/1">Heron stops trains at Holm</a></li><li>2 May</li></ul>'
    assert added(links, 0.2) == []


def test_a_table_below_the_article_is_left_out() -> None:
    assert added(FARES, 0.1, below=True) == []


def test_a_list_of_which_some_is_taken_is_added_to_its_end_below_the_article() -> None:
    minutes = "<ol><li><b>88'</b><p>A yellow card</p></li><li><b>93'</b><p>All is over</p></li></ol>"
    assert added(minutes, 0.2, below=True, taken="88' 93'") == ["A yellow card", "All is over"]


@pytest.mark.parametrize("whole", [FARES, f"<figure>{FARES}</figure>"])
def test_a_likely_table_right_below_the_last_paragraph_is_added(whole: str) -> None:
    assert added(whole, LEAST_BELOW + 0.01, below=True)[:2] == ["Year", "Boats"]
    assert added(f"<p>Tides</p>{whole}", LEAST_BELOW + 0.01, below=True) == []


def test_a_quotation_is_added_with_the_line_that_says_who_spoke() -> None:
    quote = "<blockquote><p>She was never late.</p><footer>Ebba Rask</footer></blockquote>"
    assert added(quote, 0.5) == ["She was never late.", "Ebba Rask"]


def test_an_unlikely_quotation_is_left_out() -> None:
    quote = "<blockquote><p>She was never late.</p></blockquote>"
    assert added(quote, 0.3) == ["She was never late."]
    assert added(quote, 0.22) == []


def test_buttons_to_share_it_below_the_standfirst_are_no_list_of_the_article() -> None:
    share = "<div class='share-page'><ul><li>Copy link</li><li>Read later</li></ul></div>"
    standfirst, *text = FERRY
    table = LeafTable(article(paragraphs(standfirst), share, paragraphs(*text)))
    kept = np.array([one in FERRY for one in table.texts])
    found = add_wholes(table, np.where(kept, 0.9, 0.2).astype(np.float32), kept)
    assert found.tolist() == kept.tolist()


def test_a_program_amid_the_text_is_added_though_its_names_are_hashes() -> None:
    program = (
        '<div class="codeBlock_x1"><pre class="prism_y2"><code>pump --drain 3 pump --stop</code></pre></div>'
    )
    assert added(program, 0.2) == ["pump --drain 3 pump --stop"]


def test_a_list_of_what_readers_gave_is_left_out() -> None:
    """Every item ends on a figure, and none was taken."""
    assert added("<ul><li>Comfort 8</li><li>Heating 70%</li><li>Readers (4 votes)</li></ul>", 0.2) == []
    assert len(added("<ul><li>Comfort 8</li><li>Heating, as ever</li></ul>", 0.2)) == 2
