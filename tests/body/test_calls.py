"""Small boxes that call on readers go by what they hold: buttons to answer with, or a title and a link to follow."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.calls import MOST_CHARS, UNSURE, drop_calls
from scraper.body.table import LeafTable

ASKS = "Did you find what you came for?"
BUTTONS = "<button>Ja</button><button>Nei</button>"
TITLE, LINE, LINK = (
    "Join the ferry club",
    "Members sail for less.",
    "<a href='/join'>Join the ferry club now</a>",
)
OFFER = f"<div class=x7><h2>{TITLE}</h2><p>{LINE}</p><p>{LINK}</p></div>"
HEAD, REST = paragraphs(*FERRY[:3]), paragraphs(*FERRY[3:])


def gone(html: str, probability: float = UNSURE - 0.1) -> set[str]:
    """What goes of a page that was all kept but for links and buttons."""
    table = LeafTable(document(f"<body><main>{html}</main></body>"))
    kept = np.array([leaf.element.tag != "button" and not leaf.link_chars for leaf in table.leaves])
    likely = np.array([probability if text not in FERRY else 0.99 for text in table.texts], np.float32)
    left = drop_calls(table, likely, kept)
    return {text for text, lost in zip(table.texts, (kept & ~left).tolist(), strict=True) if lost}


@pytest.mark.parametrize(
    "box", [f"<div><p>{ASKS}</p>{BUTTONS}</div>", f"<div><p>{ASKS}</p><div>{BUTTONS}</div></div>"]
)
def test_a_line_with_buttons_to_answer_it_is_no_part_of_the_article(box: str) -> None:
    assert gone(HEAD + box + REST) == {ASKS}
    assert gone(HEAD + REST + box) == {ASKS}


def test_what_the_model_is_sure_of_and_what_one_button_stands_beside_stay() -> None:
    assert not gone(f"{HEAD}<div><p>{ASKS}</p>{BUTTONS}</div>{REST}", UNSURE + 0.1)
    assert not gone(f"{HEAD}<div><p>{ASKS}</p><button>Copy</button></div>{REST}")


def test_buttons_above_the_text_or_beside_much_of_it_share_it() -> None:
    assert not gone(f"<div><p>{ASKS}</p>{BUTTONS}</div>{HEAD}{REST}")
    assert not gone(f"{HEAD}<div><p>{ASKS * (1 + MOST_CHARS // len(ASKS))}</p>{BUTTONS}</div>{REST}")


def test_a_title_a_line_and_a_link_in_the_one_box_of_its_make_are_an_offer() -> None:
    assert gone(HEAD + OFFER + REST) == {TITLE, LINE}


def test_a_link_within_a_line_is_no_button() -> None:
    assert not gone(HEAD + OFFER.replace("<a", "Or write to us: <a") + REST)
