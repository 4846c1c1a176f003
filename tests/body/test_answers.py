"""Questions and answers that end an article are its own."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.answers import add_answers
from scraper.body.table import LeafTable

QUESTION, ANSWER = "When does the last ferry leave?", "At half past nine, or when the wind takes the flag."
OTHER, REPLY = "May I bring a goat?", "Goats ride free, by arrangement with the captain."


def added_of(markup: str, likely: float = 0.2, *texts: str) -> list[str]:
    """What is added below the paragraphs, and beside the texts that are kept, too."""
    html = f"<body><main><article>{paragraphs(*FERRY)}{markup}</article></main><p>Help?</p><p>Ask us now.</p></body>"
    table = LeafTable(document(html))
    kept = np.array([text in FERRY or text in texts for text in table.texts])
    added = add_answers(table, np.full(table.size, likely, np.float32), kept) & ~kept
    return [text for text, is_new in zip(table.texts, added.tolist(), strict=True) if is_new]


def folded(question: str, answer: str) -> str:
    return f"<details><summary>{question}</summary><p>{answer}</p></details>"


def test_questions_and_their_answers_below_the_text_are_added() -> None:
    assert added_of(folded(QUESTION, ANSWER) + folded(OTHER, REPLY)) == [QUESTION, ANSWER, OTHER, REPLY]


def test_one_question_below_the_text_is_a_polls() -> None:
    assert added_of(folded(QUESTION, ANSWER)) == []


def test_a_prompt_that_asks_is_no_question_of_the_article() -> None:
    assert added_of(folded(QUESTION, ANSWER) + folded(OTHER, REPLY), 0.01) == []


def test_the_question_whose_answer_is_kept_is_added_though_a_link_unfolds_it() -> None:
    page = f"<h5><a>{QUESTION}</a></h5><p>{ANSWER}</p>"
    assert added_of(page, 0.2, ANSWER) == [QUESTION]


def test_an_entry_of_the_table_of_contents_is_no_question() -> None:
    assert added_of(f"<p><a href='#b'>{QUESTION}</a></p><p>{ANSWER}</p>", 0.2, ANSWER) == []


def test_the_title_of_a_film_that_asks_is_no_question_of_the_text() -> None:
    film = f"<figure><button><img src='/a.jpg' alt=''></button><div>{QUESTION}</div></figure><p>{ANSWER}</p>"
    assert added_of(film, 0.2, ANSWER) == []


def test_one_question_below_a_heading_that_is_kept_is_the_articles() -> None:
    page = f"<h2>Questions</h2>{folded(QUESTION, ANSWER)}"
    assert added_of(page, 0.2, "Questions") == [QUESTION, ANSWER]


ITEM = f"<div class={{name}}><h4>{QUESTION}</h4><div><p>{ANSWER}</p>{{more}}</div></div>"


OTHERS = f"</div></div><div class=x1><h4>{OTHER}</h4><div><a href=/goats>Goats</a>"


@pytest.mark.parametrize(
    ("name", "more", "kept", "expected"),
    [
        ("x1", OTHERS, (QUESTION,), [ANSWER]),
        ("kg-toggle-card", "", (), [QUESTION, ANSWER]),
        ("x1", "", (QUESTION,), [ANSWER]),
        ("x1", OTHERS, (), []),
        ("x1", "<a href=/fares>Book a seat</a>", (QUESTION,), []),
    ],
)
def test_a_question_amid_the_text_that_unfolds_or_is_kept_goes_with_its_answer(
    name: str, more: str, kept: tuple[str, ...], expected: list[str]
) -> None:
    item = ITEM.format(name=name, more=more)
    assert added_of(f"{item}<p>The end.</p>", 0.2, "The end.", *kept) == expected
