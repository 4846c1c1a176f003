"""Which leaves are labelled as body, by the truth's text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.body.labels import label_leaves, label_snippets

ONE = "The last wooden ferry on the Sound will leave the water in November."
TWO = "Nobody on the board spoke against it, though two members learned to swim there."
THREE = "The crew of seven will move to the island line before the winter."
OTHER = "Sign up for our newsletter and never miss a story from the harbour again."
TRUTH = f"{ONE}\n{TWO}\n{THREE}"


def labels(*leaves: str, truth: str = TRUTH) -> list[int]:
    return label_leaves(list(leaves), truth, []).label


def test_a_leaf_whose_words_stand_in_the_truth_is_body() -> None:
    assert labels(ONE, OTHER, TWO, THREE) == [1, 0, 1, 1]


def test_case_of_letters_matters_and_punctuation_does_not() -> None:
    assert labels(ONE.replace(".", " –"), ONE.upper()) == [1, 0]


def test_of_two_copies_the_one_among_its_neighbours_is_body() -> None:
    assert labels(TWO, OTHER, ONE, TWO, THREE) == [0, 0, 1, 1, 1]


def test_a_copy_of_the_whole_text_is_body_once() -> None:
    assert labels(ONE, TWO, THREE, ONE, TWO, THREE) in ([1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1])


def test_a_short_leaf_in_the_gap_of_the_truth_is_body() -> None:
    truth = f"{ONE}\nThe crew\n{THREE}"
    assert labels(ONE, "The crew", THREE, truth=truth) == [1, 1, 1]


def test_a_short_leaf_that_the_truth_has_elsewhere_is_not_body() -> None:
    truth = f"{ONE}\n{THREE}\nThe crew"
    assert labels(ONE, "The crew", THREE, truth=truth) == [1, 0, 1]


def test_short_leaves_in_one_gap_are_taken_in_order() -> None:
    assert labels(ONE, "Aye", "Share", "Nay", TWO, truth=f"{ONE}\nAye\nNay\n{TWO}") == [1, 1, 0, 1, 1]


def test_a_short_leaf_above_the_body_is_body_if_the_truth_begins_with_it() -> None:
    assert labels("Holm", "News", ONE, truth=f"Holm\n{ONE}") == [1, 0, 1]


def test_paragraphs_in_another_order_than_the_truth_are_body_too() -> None:
    assert labels(TWO, THREE, ONE) == [1, 1, 1]


def test_a_leaf_that_the_truth_has_half_of_is_less_sure() -> None:
    half = f"{ONE} {OTHER}"
    found = label_leaves([half, TWO], TRUTH, [])
    assert found.weight == [0.3, 1.0]


def test_an_optional_paragraph_teaches_nothing() -> None:
    assert label_leaves([ONE, TWO], TRUTH, [ONE]).weight == [0.0, 1.0]


def test_the_share_of_the_truth_that_is_found_is_told() -> None:
    whole, part = label_leaves([ONE, TWO, THREE], TRUTH, []), label_leaves([ONE], TRUTH, [])
    assert whole.coverage > 0.75
    assert part.coverage < 0.4


def test_letters_of_a_script_without_spaces_are_matched() -> None:
    truth = "港務局は月曜日に最後の木造フェリーを引き揚げると決めた。"
    assert labels(truth, "購読のお申し込みはこちらからどうぞ。", truth=truth) == [1, 0]


def test_no_truth_and_no_leaves_are_no_error() -> None:
    assert label_leaves([], TRUTH, []).label == []
    assert label_leaves([ONE], "", []).label == [0]


@given(st.lists(st.sampled_from([ONE, TWO, THREE, OTHER, "The crew", ""]), max_size=12))
@settings(deadline=None)
def test_every_leaf_has_a_label_and_a_weight(leaves: list[str]) -> None:
    found = label_leaves(leaves, TRUTH, [THREE])
    assert len(found.label) == len(found.weight) == len(leaves)
    assert set(found.label) <= {0, 1}
    assert all(label == 0 for label, leaf in zip(found.label, leaves, strict=True) if leaf == OTHER)


def test_a_leaf_that_holds_a_wanted_phrase_is_body_and_the_rest_unknown() -> None:
    found = label_snippets([ONE, TWO, OTHER], ["WOODEN  ferry"], ["our newsletter"])
    assert (found.label, found.weight, found.coverage) == ([1, 0, 0], [1, 0, 1], 1)


def test_of_a_wanted_phrase_that_stands_there_twice_nobody_knows_which_is_meant() -> None:
    assert label_snippets([ONE, ONE], ["wooden ferry"], []).weight == [0, 0]


def test_an_unwanted_phrase_is_unwanted_wherever_it_stands() -> None:
    assert label_snippets([OTHER, ONE, OTHER], [], ["newsletter"]).weight == [1, 0, 1]


def test_a_page_none_of_whose_phrases_is_found_teaches_nothing() -> None:
    assert label_snippets([ONE], ["the lighthouse", " "], ["a lantern"]).coverage == 0
