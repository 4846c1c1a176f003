"""The features: a number each for every leaf judged, whatever the page."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, article, document, paragraphs
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.body.model.features import leaf_features
from scraper.body.model.forest import load_model
from scraper.body.model.names import NameReader
from scraper.body.model.weights import TextWeights
from scraper.body.table import Columns, LeafTable


def features(html: str) -> tuple[LeafTable, Columns]:
    table = LeafTable(document(html))
    return table, leaf_features(table, NameReader({"story": 1.0}), TextWeights({"the": 0.5}))


def test_the_model_asks_for_no_feature_that_is_not_made() -> None:
    table = LeafTable(article(paragraphs(*FERRY)))
    model = load_model()
    assert set(model.leaves.features) <= set(leaf_features(table, model.names, model.words))


soup = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=story>",
                "</div>",
                "<ul><li>",
                "<br>",
                "<article>",
                "</article>",
                "<h1>",
                "<table><tr><td>",
                '<a href="/x">',
                "</a>",
                "<figure>",
                "<b>",
                "<em>",
                "<title>",
                "<p hidden>",
            ]
        ),
        st.sampled_from([*FERRY, "The Gannet", "…", "最後の木造フェリー。", "\u00ad", "0", "\u202eabc"]),
        st.text(max_size=40),
    ),
    max_size=40,
).map("".join)


@given(soup)
@settings(max_examples=80, deadline=None)
def test_every_leaf_judged_has_one_finite_value_of_each_feature(html: str) -> None:
    table = LeafTable(document(html))
    if table.size:
        columns = leaf_features(table, NameReader({}), TextWeights({}))
        assert {name: values.shape for name, values in columns.items()} == dict.fromkeys(
            columns, (table.size,)
        )
        assert [name for name, values in columns.items() if not np.isfinite(values).all()] == []
        # One that is wider makes all of the forest's numbers so.
        assert [name for name, values in columns.items() if values.dtype != np.float32] == []


def test_a_page_of_one_leaf_has_all_features() -> None:
    _, one = features("<p>Alone.")
    _, many = features(paragraphs(*FERRY))
    assert one.keys() == many.keys()


def test_the_same_page_gives_the_same_features() -> None:
    (_, first), (_, second) = features(paragraphs(*FERRY)), features(paragraphs(*FERRY))
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_how_much_of_a_leaf_is_linked_is_a_share() -> None:
    _, columns = features('<p>Half of <a href="/x">this here</a></p>')
    assert 0.4 < float(columns["link"][0]) < 0.6


def test_a_text_that_stands_twice_is_counted_twice() -> None:
    _, columns = features(paragraphs(FERRY[0], FERRY[1], FERRY[0]))
    assert columns["dup"].tolist() == [2, 1, 2]
