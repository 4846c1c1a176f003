"""The place set before the first paragraph is the article's."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.places import add_place


def added(above: str) -> list[str]:
    """What is added where the paragraphs are kept."""
    table = table_of(f"<div class=text>{above}{paragraphs(*FERRY)}</div>")
    kept = add_place(table, np.array([text in FERRY for text in table.texts]))
    return [text for text, keep in zip(table.texts, kept.tolist(), strict=True) if keep and text not in FERRY]


def test_a_place_and_its_dash_are_added() -> None:
    assert added("<strong>Holm</strong> - ") == ["Holm -"]


@pytest.mark.parametrize(
    "above",
    [
        "<strong>Holm</strong>",
        "<div><strong>Holm</strong> -</div>",
        "Advertisement - why this is shown to you, and what you can do about it -",
    ],
)
def test_what_has_no_dash_or_stands_elsewhere_is_not(above: str) -> None:
    assert added(above) == []
