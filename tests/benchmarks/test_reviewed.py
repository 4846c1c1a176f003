"""Bodies that this project labelled itself: found again by the keys of their texts, whatever else the page has."""

from __future__ import annotations

import re

import pytest

from benchmarks.body.reviewed import label_reviewed, leaf_keys, read_reviewed

TEXTS = ["Menu", "The mill has closed.", "Forty people worked there.", "Read also", "The mill has closed."]


def review(*body: int, unsure: tuple[int, ...] = ()) -> dict[str, list[str]]:
    """The review of a reader for whom these of the texts are the body."""
    keys = leaf_keys(TEXTS)
    return {"body": [keys[i] for i in body], "unsure": [keys[i] for i in unsure]}


def test_the_leaves_that_the_reader_took_are_the_body() -> None:
    assert label_reviewed(TEXTS, review(1, 2)).label == [0, 1, 1, 0, 0]


def test_of_two_equal_texts_only_the_one_that_was_taken_is_the_body() -> None:
    assert label_reviewed(TEXTS, review(2, 4)).label == [0, 0, 1, 0, 1]


def test_a_leaf_that_the_reader_was_not_sure_of_weighs_nothing() -> None:
    assert label_reviewed(TEXTS, review(1, 2, unsure=(4,))).weight == [1.0, 1.0, 1.0, 1.0, 0.0]


def test_leaves_are_found_again_though_others_came_or_went() -> None:
    assert label_reviewed(["Cookies", *TEXTS[1:]], review(1, 2)).label == [0, 1, 1, 0, 0]


def test_the_coverage_tells_how_much_of_the_body_is_found_again() -> None:
    assert label_reviewed(["Menu", "The mill has closed."], review(1, 2)).coverage == pytest.approx(0.5)


def test_the_reviews_hold_keys_and_no_text() -> None:
    rows = read_reviewed().values()
    keys = [key for row in rows for key in (*row["body"], *row["unsure"])]
    assert len(keys) > 10_000
    assert all(re.fullmatch(r"[0-9a-f]{6}(\.\d+)?", key) for key in keys)


def test_no_page_was_reviewed_as_having_no_body() -> None:
    assert all(row["body"] for row in read_reviewed().values())
