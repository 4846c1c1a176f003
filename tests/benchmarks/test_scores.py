"""The scorer's numbers: those that the published measures give."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scores import goodness, score_body, score_page, score_snippets, summarise

TRUTH: dict[str, Any] = {
    "title": "Owls, at last!",
    "authors": ["Ana Lind", "Bo Ek"],
    "date": "2024-03-02",
    "tags": ["Sea Trade", "Owls"],
    "with": ["tide  gauge", "reads"],
    "without": ["cookies"],
    "body": "The tide gauge",
}
PREDICTION: dict[str, Any] = {
    "title": "OWLS at last",
    "authors": ["By Ana Lind"],
    "date": "2024-03-02T10:00:00+01:00",
    "tags": ["sea-trade"],
    "body": "The tide gauge. Accept cookies",
}


@pytest.mark.parametrize(
    ("text", "truth", "expected"),
    [
        ("The tide gauge reads low. Nobody knows why.", "The tide gauge reads low.", (0.4, 1, 4 / 7, 0)),
        ("The tide gauge reads low.", "The tide gauge reads low, and nobody at the harbour knows why.",
         (1, 2 / 9, 4 / 11, 0)),
        ("Completely different words stand here", "The tide gauge reads low", (0, 0, 0, 0)),
        ("the cat sat on the mat the cat sat on the mat", "the cat sat on the mat", (1 / 3, 1, 0.5, 0)),
        ("Two words", "Two words", (1, 1, 1, 1)),
        ("１２ boats", "12 boats!", (1, 1, 1, 1)),
    ],
)  # fmt: skip
def test_a_body_is_scored_by_its_4_grams(text: str, truth: str, expected: tuple[float, ...]) -> None:
    assert score_body(text, truth) == pytest.approx(expected)


def test_a_letter_of_a_script_without_spaces_is_a_word() -> None:
    assert score_body("港の水位計が低い値を示した", "港の水位計は低い値を示した。").f1 == pytest.approx(0.6)


def test_an_empty_body_has_no_precision() -> None:
    assert score_body("", "Something was here") == (None, 0, 0, 0)


@pytest.mark.parametrize("given_paragraphs", [(1, 2), (0, 1, 2)])
def test_an_optional_paragraph_may_be_there_or_not(given_paragraphs: tuple[int, ...]) -> None:
    paragraphs = ["A standfirst long enough", "The first paragraph is here", "The second paragraph is here"]
    truth = {"body": "\n".join(paragraphs), "paragraphs": paragraphs, "optional": [0]}
    body = "\n\n".join(paragraphs[i] for i in given_paragraphs)
    assert score_page({"body": body}, truth)["body"].exact == 1


def test_snippets_are_found_whatever_the_white_space() -> None:
    assert score_snippets("the tide\ngauge", ["tide  gauge", "reads"], ["cookies"]) == (1, 2, 0, 1)


def test_each_field_with_a_truth_is_scored() -> None:
    scores = score_page(PREDICTION, TRUTH)
    assert (scores["title"], scores["date"]) == (1, 1)
    assert (scores["authors"], scores["tags"]) == pytest.approx((2 / 3, 2 / 3))
    assert scores["snippets"] == (1, 2, 1, 1)


def test_a_page_without_a_prediction_counts_as_empty() -> None:
    scores = score_page({}, TRUTH)
    assert [scores[field] for field in ("title", "authors", "date", "tags")] == [0, 0, 0, 0]
    assert scores["snippets"] == (0, 2, 0, 1)


def test_a_field_without_a_truth_is_not_scored() -> None:
    assert score_page(PREDICTION, {"title": "Owls"}).keys() == {"title"}


def test_f1_of_many_pages_is_that_of_the_averages() -> None:
    pages = [
        score_page({"body": "a b c d x y"}, {"body": "a b c d"}),
        score_page({"body": "a b c d"}, {"body": "a b c d"}),
    ]
    found = summarise(pages)
    assert found["body_precision"] == pytest.approx(2 / 3)
    assert found["body_f1"] == pytest.approx(2 * (2 / 3) / (2 / 3 + 1))
    assert found["body_exact"] == 0.5


def test_pages_without_output_do_not_count_for_precision() -> None:
    pages = [score_page({"body": text}, {"body": "a b c d"}) for text in ("", "a b c d")]
    assert (summarise(pages)["body_precision"], summarise(pages)["body_recall"]) == (1, 0.5)


def test_no_pages_give_no_measures() -> None:
    assert summarise([]) == {}


@given(st.text(), st.text())
def test_any_two_texts_have_a_score_between_0_and_1(text: str, truth: str) -> None:
    assert 0 <= score_body(text, truth).f1 <= 1


@given(st.text(min_size=1))
def test_a_text_against_itself_is_word_perfect(text: str) -> None:
    assert score_body(text, text)[2:] == (1, 1)


def test_the_worst_page_is_the_one_with_the_lowest_score() -> None:
    good, bad = score_page(PREDICTION, TRUTH), score_page({}, TRUTH)
    assert all(goodness(bad, field) <= goodness(good, field) for field in good)
