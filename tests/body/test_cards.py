"""Titles made alike, each over a price or a mark and nothing else, are cards amid the text."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.cards import drop_cards

CARD = "<div><h6>{}</h6><div>{}</div></div>"
GOODS = ("Brass bell", "Ferry lamp", "Wheel of oak")


def left_of(box: str) -> list[str]:
    """What is left of the headings, where the paragraphs were taken, too."""
    table = table_of(
        f"<div>{paragraphs(*FERRY[:3])}{box}<h2>What comes next</h2>{paragraphs(*FERRY[3:])}</div>"
    )
    kept = np.array([leaf.element.tag != "div" for leaf in table.leaves])
    rows = np.nonzero(drop_cards(table, kept))[0].tolist()
    assert [table.texts[row] for row in rows if table.leaves[row].element.tag == "p"][: len(FERRY)]
    return [table.texts[row] for row in rows if table.leaves[row].element.tag != "p"]


def test_titles_over_prices_go_and_the_heading_over_them() -> None:
    cards = "".join(CARD.format(name, "48.00") for name in GOODS)
    assert left_of(f"<h4>Our goods</h4>{cards}") == ["What comes next"]


@pytest.mark.parametrize("below", ["14 May</div><p>It hung in the wheelhouse.</p><div>", "out of stock"])
def test_titles_over_text_or_without_a_figure_stay(below: str) -> None:
    cards = "".join(CARD.format(name, below) for name in GOODS)
    assert left_of(cards) == [*GOODS, "What comes next"]


def test_one_or_two_stay() -> None:
    cards = [CARD.format(name, "48.00") for name in GOODS]
    assert left_of("".join(cards[:2])) == [*GOODS[:2], "What comes next"]
