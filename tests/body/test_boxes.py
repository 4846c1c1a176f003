"""Prompts and captions are told by the small box that they stand in, whatever its classes are called."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.boxes import CAPTION_CHARS, PROMPT_CHARS, SURE, UNSURE, drop_boxed
from scraper.body.table import LeafTable

PROMPT = "Five stories from the quay in your inbox, every Friday."
CAPTION = "The ferry at her berth, seen from the customs house."
PICTURE = '<img src="/ferry.jpg" width="900" height="600">'
BETWEEN = "<div class='x1'>{}</div>"


def texts_left(inside: str, probability: float = 0.5) -> list[str]:
    """What is left of a page that was all kept, with the box amid its paragraphs."""
    body = f"<body><div>{paragraphs(*FERRY[:3])}{BETWEEN.format(inside)}{paragraphs(*FERRY[3:])}</div></body>"
    table = LeafTable(document(body))
    kept = np.ones(table.size, bool)
    left = drop_boxed(table, np.full(table.size, probability, np.float32), kept)
    return [text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays]


@pytest.mark.parametrize("field", ["<input type=email>", "<form><input></form>", "<textarea></textarea>"])
def test_a_text_beside_a_field_to_fill_in_is_a_prompt(field: str) -> None:
    assert texts_left(f"<p>{PROMPT}</p>{field}", probability=0.99) == list(FERRY)


def test_a_hidden_field_asks_for_nothing() -> None:
    assert PROMPT in texts_left(f"<p>{PROMPT}</p><input type=hidden>")


def test_a_form_around_much_text_holds_the_article() -> None:
    longer = "A sentence that somebody wrote about the harbour. " * (PROMPT_CHARS // 50 + 1)
    assert PROMPT in texts_left(f"<form><p>{PROMPT}</p><p>{longer}</p><input></form>")


def test_an_unsure_text_beside_a_picture_is_its_caption() -> None:
    assert texts_left(f"{PICTURE}<div>{CAPTION}</div>", probability=UNSURE - 0.1) == list(FERRY)


def test_a_likely_text_beside_a_picture_is_the_articles() -> None:
    assert CAPTION in texts_left(f"{PICTURE}<div>{CAPTION}</div>", probability=UNSURE + 0.1)


def test_a_picture_among_paragraphs_makes_none_of_them_a_caption() -> None:
    longer = "It was raining on the quay, and nobody had brought an umbrella. " * (CAPTION_CHARS // 60 + 1)
    assert CAPTION in texts_left(f"{PICTURE}<p>{CAPTION}</p><p>{longer}</p>")


def test_a_page_that_would_be_left_empty_stays_as_it_was() -> None:
    table = LeafTable(document(f"<body><div><p>{PROMPT}</p><input></div></body>"))
    kept = np.ones(table.size, bool)
    assert drop_boxed(table, np.ones(table.size, np.float32), kept).all()


def test_a_box_to_tick_before_the_items_of_a_list_makes_no_prompt_of_them() -> None:
    item = "Two lengths of rope, as thick as a thumb"
    assert item in texts_left(f"<ul><li><input type=checkbox> {item}</li></ul>")


def test_a_box_to_tick_below_a_prompt_is_a_field_like_others() -> None:
    assert texts_left(f"<p>{PROMPT}</p><input type=checkbox>") == list(FERRY)


def test_all_that_stands_in_one_box_with_a_field_for_a_text_was_written_there() -> None:
    longer = "A sentence that somebody wrote about the harbour. " * (PROMPT_CHARS // 50 + 1)
    answers = f"<div><p>{longer}</p></div><form><textarea></textarea></form>"
    assert texts_left(answers, SURE - 0.01) == list(FERRY)
    assert len(texts_left(answers, SURE + 0.01)) == len(FERRY) + 1
    assert len(texts_left(f"<div><p>{longer}</p></div><form><input></form>", 0.99)) == len(FERRY) + 1


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_heading_beside_a_picture_heads_the_text_below_it(tag: str) -> None:
    page = f"{PICTURE}<{tag}>The winch</{tag}>"
    assert "The winch" in texts_left(page, probability=UNSURE - 0.1)


def test_a_step_beside_its_picture_is_no_caption_where_another_step_was_taken() -> None:
    step, other = (
        "Rub the wax into the seams until none is left to see.",
        "Hang it up for a day in a dry room.",
    )
    table = LeafTable(
        document(f"<body>{paragraphs(*FERRY)}<ul><li>{PICTURE}<b>{step}</b></li><li>{other}</li></ul></body>")
    )
    sure = np.array([UNSURE - 0.1 if text == step else 0.9 for text in table.texts], np.float32)
    unsure = np.where(sure > UNSURE, UNSURE - 0.1, sure).astype(np.float32)
    rows = table.texts.index(step)
    kept = np.ones(table.size, bool)
    assert [bool(drop_boxed(table, p, kept)[rows]) for p in (sure, unsure)] == [True, False]


@pytest.mark.parametrize(("tag", "expected"), [("ol", True), ("ul", False)])
def test_likely_steps_of_a_numbered_list_are_no_captions(tag: str, expected: bool) -> None:
    steps = (
        "Wash the net twice in cold water.",
        "Hang it up for a day in a dry room.",
        "Fold it twice, and then roll it up.",
    )
    items = "".join(f"<li>{PICTURE}<div>{step}</div></li>" for step in steps)
    table = LeafTable(document(f"<body>{paragraphs(*FERRY)}<{tag}>{items}</{tag}></body>"))
    left = drop_boxed(table, np.full(table.size, UNSURE - 0.1, np.float32), np.ones(table.size, bool))
    assert bool(left[table.texts.index(steps[0])]) is expected


@pytest.mark.parametrize(("likely", "expected"), [(SURE + 0.01, True), (SURE - 0.01, False)])
def test_a_section_that_a_prompt_ends_is_the_articles_where_the_model_is_sure_of_it(
    likely: float, expected: bool
) -> None:
    text = "Ask the captain before you bring a goat on board."
    prompt = f"<div><p>{PROMPT}</p><form><input type=email><button>Sign up</button></form></div>"
    left = texts_left(f"<h2>Goats</h2><p>{text}</p>{prompt}", probability=likely)
    assert (text in left, "Goats" in left, PROMPT in left) == (expected, expected, False)


def test_a_prompt_is_one_though_the_field_has_no_form_and_shares_its_box_with_the_button() -> None:
    fields = "<div><input type=email><button>Sign up</button></div>"
    assert texts_left(f"<p>{PROMPT}</p>{fields}", probability=0.99) == list(FERRY)


def test_a_small_text_with_its_picture_is_the_articles_where_a_box_made_alike_has_one_that_is_sure() -> None:
    items = "".join(
        f"<div class='item'><h3>Stop {n}</h3>{PICTURE}<p>{FERRY[n][:90]}</p></div>" for n in range(2)
    )
    table = LeafTable(document(f"<body><div>{paragraphs(*FERRY)}{items}</div></body>"))
    probability = np.full(table.size, UNSURE - 0.1, np.float32)
    first = len(FERRY) + 1
    assert not drop_boxed(table, probability, np.ones(table.size, bool))[first]
    probability[first + 2] = UNSURE
    assert drop_boxed(table, probability, np.ones(table.size, bool))[first]


@pytest.mark.parametrize(
    ("title", "stays"),
    [
        ("5. The bell is rung by the one who falls in.", True),
        ("#5: The bell is rung by the one who falls in.", True),
        ("The bell is rung by the one who falls in.", False),
        ("<a href='/bell'>5. The bell is rung by the one who falls in.</a>", False),
    ],
)
def test_an_item_with_a_numbered_heading_is_the_articles_however_short_its_text(
    title: str, stays: bool
) -> None:
    item = f"<h2>{title}</h2><div>{PICTURE}<button>Pin it</button></div><p>Nobody has yet.</p>"
    assert ("Nobody has yet." in texts_left(item)) == stays
