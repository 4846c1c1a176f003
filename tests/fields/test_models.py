"""The choosers that ship, against the features that the code computes."""

import pytest

from scraper.fields.byline_steps import features as byline_features
from scraper.fields.choice import Model, model_of
from scraper.fields.date_steps import features as date_features
from scraper.fields.headline_steps import features as headline_features
from scraper.fields.tags_steps import features as tag_features

COLUMNS = {
    "headline": headline_features.COLUMNS,
    "byline": byline_features.COLUMNS,
    "date": date_features.COLUMNS,
    "tags": tag_features.COLUMNS,
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_model_was_trained_on_the_features_in_their_present_order(name: str) -> None:
    assert tuple(model_of(name).columns) == COLUMNS[name]


def test_the_score_is_the_sum_of_the_leaves_that_the_features_lead_to() -> None:
    trees = [[0, 0.5, -1.0, [1, 2.0, 0.25, 4.0]], [1, 2.0, 0.5, -8]]
    model = Model(columns=["a", "b"], trees=trees, bias=-1.0, scores=[], chances=[], agreed=1.0)
    assert [model.score(*v) for v in ([0.5, 9.0], [1.0, 2.0], [1.0, 3.0])] == [-10.0, -0.25, -5.0]
