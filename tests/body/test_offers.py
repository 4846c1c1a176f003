"""An offer in the place of the rest of a text is no part of it."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.offers import cut_offer, drop_terms

TERMS = "<p>Four weeks for one crown, then nine crowns a month, and you may leave on any day of the year.</p>"


def left_of(html: str) -> list[str]:
    """What is left of a body that has all of a page."""
    table = table_of(html)
    kept = cut_offer(table, table.chars > 0)
    return [leaf.text for leaf, stays in zip(table.leaves, kept.tolist(), strict=True) if stays]


@pytest.mark.parametrize(
    "line", ["Subscribe to continue reading", "Köp plus och läs vidare", "Jetzt testen und weiterlesen"]
)
def test_the_text_ends_where_one_must_subscribe_to_read_on(line: str) -> None:
    assert left_of(f"{paragraphs(*FERRY)}<h3>{line}</h3>{TERMS}") == list(FERRY)


def test_a_text_that_goes_on_below_such_a_line_stays() -> None:
    html = f"{paragraphs(*FERRY)}<h3>Subscribe to continue reading</h3>{paragraphs(*FERRY)}{paragraphs(*FERRY) * 2}"
    assert len(left_of(html)) > 3 * len(FERRY)


@pytest.mark.parametrize("offer", ["<div><p>{}</p></div>", "<div>{}</div>", "<aside>{}</aside>"])
def test_the_end_of_a_text_that_goes_on_below_such_a_line_stays_without_it(offer: str) -> None:
    line = offer.format("Subscribe to continue reading")
    html = f"{paragraphs(*FERRY) * 3}{line}<h3>The way back</h3>{paragraphs(FERRY[0])}"
    assert left_of(html)[3 * len(FERRY) :] == ["The way back", FERRY[0]]


def test_a_text_without_such_a_line_stays() -> None:
    assert left_of(paragraphs(*FERRY) + TERMS)[-1].startswith("Four weeks")


def test_a_linked_title_that_bears_the_badge_of_those_who_pay_is_no_offer() -> None:
    badge = "<p>Read on | Reserved for subscribers <a href='/m'>The mill that fights the river</a></p>"
    assert left_of(f"{paragraphs(*FERRY)}{badge}{TERMS}")[-1].startswith("Four weeks")


def test_an_offer_whose_link_says_so_is_one() -> None:
    line = "<p>This story is reserved for subscribers. <a href='/m'>Subscribe and keep reading now</a></p>"
    assert left_of(f"{paragraphs(*FERRY)}{line}{TERMS}") == list(FERRY)


TAKEN = (
    "<ul><li>All articles of the paper, every day.</li><li>The paper itself, to read on a screen.</li></ul>"
)


@pytest.mark.parametrize(
    ("line", "stays"), [("Subscribe to unlock more articles", False), ("What we learned", True)]
)
def test_what_one_gets_for_subscribing_is_dropped_amid_the_text(line: str, stays: bool) -> None:
    box = f"<div><div>{line}</div><p>From one crown a month.</p>{TAKEN}</div>"
    table = table_of(f"{paragraphs(*FERRY)}{box}{paragraphs(*FERRY)}")
    kept = np.array([text not in (line, "From one crown a month.") for text in table.texts])
    left = drop_terms(table, kept)
    assert left.sum() == kept.sum() - (0 if stays else 2)
