"""A list above the text that holds its day is the byline, whatever its items are called."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.datelines import drop_datelines, drop_tools

ITEMS = "<li>Role, Correspondent</li><li>Reporting from Holm</li>"
DAY = "<time datetime=2024-11-18>18 November</time>"


def left_of(html: str) -> list[str]:
    """What is left where the model has kept every leaf."""
    table = table_of(html)
    kept = drop_datelines(table, np.ones(table.size, bool))
    return [text for text, keep in zip(table.texts, kept.tolist(), strict=True) if keep]


def test_the_items_beside_the_day_are_dropped() -> None:
    assert left_of(f"<ul>{ITEMS}<li>{DAY}</li></ul>{paragraphs(*FERRY)}") == list(FERRY)


def test_an_item_may_be_no_more_than_a_day() -> None:
    assert left_of(f"<ul>{ITEMS}<li>18 November 2024, 08:07</li></ul>{paragraphs(*FERRY)}") == list(FERRY)
    points = f"<li>The board met on 18 November 2024</li>{ITEMS}"
    assert len(left_of(f"<ul>{points}</ul>{paragraphs(*FERRY)}")) == len(FERRY) + 3


def test_a_list_in_a_byline_is_of_it_with_the_line_above() -> None:
    byline = f"<section class='x-byline'><strong>About this text</strong><ul>{ITEMS}</ul></section>"
    assert left_of(byline + paragraphs(*FERRY)) == list(FERRY)


def test_a_byline_may_hold_a_standfirst() -> None:
    byline = f"<div class='byline'><p>The crossing opens again</p><div><ul>{ITEMS}</ul></div></div>"
    assert left_of(byline + paragraphs(*FERRY)) == ["The crossing opens again", *FERRY]


def test_the_points_of_a_summary_stay() -> None:
    points = ["Role, Correspondent", "Reporting from Holm"]
    assert left_of(f"<ul>{ITEMS}</ul><p>{DAY}</p>{paragraphs(*FERRY)}") == [*points, "18 November", *FERRY]


def test_the_entries_of_a_live_blog_stay() -> None:
    entries = "".join(f"<li>{DAY}<p>It goes on.</p><p>{text}</p></li>" for text in FERRY)
    assert left_of(f"<ol>{entries}</ol>").count("It goes on.") == len(FERRY)


SIZES = "<ul><li>Normal text size</li><li>Larger text size</li></ul>"


def tools_left(head: str, likely: float = 0.6) -> list[str]:
    table = table_of(head + paragraphs(*FERRY))
    probability = np.array([0.99 if text in FERRY else likely for text in table.texts], np.float32)
    kept = drop_tools(table, probability, np.ones(table.size, bool))
    return [text for text, keep in zip(table.texts, kept.tolist(), strict=True) if keep and text not in FERRY]


def test_the_items_among_buttons_are_dropped() -> None:
    assert tools_left(f"<div><button>Save</button><button>Share</button>{SIZES}</div>") == ["Save", "Share"]


def test_items_without_buttons_or_likelier_stay() -> None:
    assert tools_left(f"<div>{SIZES}</div>") == ["Normal text size", "Larger text size"]
    assert "Larger text size" in tools_left(f"<div><button>A</button><button>B</button>{SIZES}</div>", 0.8)


def test_the_one_item_with_a_text_in_a_list_of_signs_is_dropped() -> None:
    assert tools_left("<ul><li><svg></svg></li><li><svg></svg></li><li>Copy link</li></ul>") == []
    assert tools_left("<ul><li>Copy link</li></ul>") == ["Copy link"]
