"""What stands beyond the article's own box and its tags is another's, where the model is unsure of all of it."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.beyond import MOST_CHARS, UNSURE, drop_beyond
from scraper.body.table import LeafTable

ABOUT = "A reporter who grew up on the quay, and who has never learned to swim."
TAGS = "<div class=x2><p>Ferries</p></div>"
TEXT = f"<div class=x1>{paragraphs(*FERRY)}</div>"


def stays(html: str, probability: float = UNSURE - 0.1) -> bool:
    """Whether the note stays where all was kept but for the tags."""
    head = "<head><title>The last ferry</title></head>"
    table = LeafTable(document(f"{head}<body><h1>The last ferry</h1><main>{html}</main></body>"))
    kept = np.array(
        [text != "Ferries" and leaf.index > 0 for text, leaf in zip(table.texts, table.leaves, strict=True)]
    )
    likely = np.array([0.95 if text in FERRY else probability for text in table.texts], np.float32)
    left = drop_beyond(table, likely, kept)
    assert left[[text in FERRY for text in table.texts]].all()
    return any(ABOUT in text for text, one in zip(table.texts, left.tolist(), strict=True) if one)


def test_a_note_below_the_tags_and_outside_of_the_texts_box_is_no_part_of_it() -> None:
    assert not stays(f"{TEXT}{TAGS}<div class=x3><p>{ABOUT}</p></div>")


def test_what_the_model_is_sure_of_and_what_nothing_parts_from_the_text_stay() -> None:
    assert stays(f"{TEXT}{TAGS}<div class=x3><p>{ABOUT}</p></div>", UNSURE + 0.1)
    assert stays(f"{TEXT}<div class=x3><p>{ABOUT}</p></div>")


def test_the_next_piece_of_a_text_in_pieces_stays() -> None:
    assert stays(f"{TEXT}{TAGS}<div class=x1><p>{ABOUT}</p></div>")


def test_more_than_a_note_is_a_next_part() -> None:
    longer = f"<p>{ABOUT}</p>" * (1 + MOST_CHARS // len(ABOUT))
    assert stays(f"{TEXT}{TAGS}<div class=x3>{longer}</div>")
