"""Lines above the headings of a list's items are the text's, if there are several made alike."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document

from scraper.body.refine.eyebrows import LEAST_ALIKE, LIKELY, add_eyebrows
from scraper.body.table import LeafTable

BOX = "<div><div class=x1>{line}</div><h2>Boat {n}</h2></div><p>{text}</p>"
NAMES = ["Best in ice", "Best for goats", "Best at night"]


def added(lines: list[str], box: str = BOX, likely: float = LIKELY + 0.01) -> list[str]:
    """Which lines are added where texts and headings are kept."""
    items = "".join(box.format(line=line, n=n, text=FERRY[n]) for n, line in enumerate(lines))
    table = LeafTable(document(f"<body><p>{FERRY[-1]}</p>{items}</body>"))
    kept = np.array([text in FERRY or text.startswith("Boat") for text in table.texts])
    found = add_eyebrows(table, np.where(kept, 0.9, likely).astype(np.float32), kept) & ~kept
    return [text for text, is_new in zip(table.texts, found.tolist(), strict=True) if is_new]


def test_lines_made_alike_above_headings_that_are_kept_are_added() -> None:
    assert added(NAMES) == NAMES


@pytest.mark.parametrize(
    ("lines", "box"),
    [
        (NAMES[: LEAST_ALIKE - 1], BOX),
        (["1.01", "2.02", "3.03"], BOX),
        (["T", "I", "M"], BOX),
        (NAMES, BOX.replace("{line}", "<a href=/boats>{line}</a>")),
        (NAMES, BOX.replace("</div><p>", "<p>Ad</p></div><p>")),
    ],
)
def test_few_numbers_links_and_lines_apart_are_not(lines: list[str], box: str) -> None:
    assert added(lines, box) == []


def test_unlikely_ones_are_not() -> None:
    assert added(NAMES, likely=LIKELY - 0.01) == []
