"""The choosers of headline, byline, date and tags: trained, cross-validated by site, calibrated, written as JSON."""

from __future__ import annotations

import hashlib
import json
import statistics
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from scraper.fields.choice import Option, log_odds

FOLDS = 5
MODELS = Path(__file__).parents[1] / "scraper" / "fields"
PARAMETERS = {
    "learning_rate": 0.08, "num_leaves": 6, "min_data_in_leaf": 20, "min_sum_hessian_in_leaf": 1,
    "lambda_l2": 3.0,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "verbosity": -1,
}  # fmt: skip
SURE = 10.0
"""Stands for the score of an option that the page is of one mind about."""
BIAS = -1.0
"""Where the scores start: an option is a little less likely than none."""
ROUNDS = {"headline": 100, "byline": 100, "date": 100, "tags": 50}
SEEDS = (1, 2, 3, 4)
"""Forests whose mean is the chooser: on other sites' pages up to .003 better than one of them, and none has
to be picked among seeds."""


@dataclass
class Row:
    """One page's options for one field, each with its score against the truth."""

    id: str
    set: str
    domain: str
    truth: Any
    url: str
    options: list[Option]
    scores: list[float]
    weight: float = 1.0
    """How much a page counts in learning."""

    @property
    def writerless(self) -> bool:
        """Whether the reviewers found that the page names nobody: then no option is the right choice."""
        return self.truth == set()

    @property
    def doubtful(self) -> bool:
        """Whether there is a choice to make: the chooser learns from the other pages too, but is not asked there."""
        return bool(self.options) and not any(option.agreed for option in self.options)

    @property
    def fold(self) -> int:
        return int(hashlib.sha1(self.domain.encode()).hexdigest(), 16) % FOLDS


def matrix(rows: list[Row]) -> Any:
    """The features of all options of all rows, one option a line."""
    features = [option.features for row in rows for option in row.options]
    return np.array(features, dtype=float)


def fit(name: str, rows: list[Row], columns: list[str]) -> list[lightgbm.Booster]:
    """Forests whose mean scores are the log-odds of each option against "none of these", learned page by page.

    On each page the chances of all options and of none add up to one (a softmax with a fixed zero for none),
    so the score of a winner says how likely it is right, and not only that it is better than the others.
    """
    x = matrix(rows)
    targets = np.concatenate([_targets(row.scores) for row in rows])
    sizes = [len(row.scores) for row in rows]
    pages, weights = np.repeat(np.arange(len(rows)), sizes), np.repeat([row.weight for row in rows], sizes)

    def objective(predicted: Any, _: Any) -> tuple[Any, Any]:
        odds = np.exp(np.clip(predicted, -30, 30))
        chances = odds / (np.bincount(pages, odds) + 1.0)[pages]
        return (chances - targets) * weights, np.maximum(chances * (1 - chances), 1e-3) * weights

    def forest(seed: int) -> lightgbm.Booster:
        data = lightgbm.Dataset(x, targets, feature_name=columns, init_score=np.full(len(targets), BIAS))
        settings = PARAMETERS | {"objective": objective, "seed": seed}
        return lightgbm.train(settings, data, num_boost_round=ROUNDS[name])

    return [forest(seed) for seed in SEEDS]


def _targets(scores: list[float]) -> Any:
    """The share of each option in being right: the best ones have it, those near them a little."""
    values = np.array(scores)
    best = values.max()
    weights = np.where(values >= best - 1e-9, 1.0, values**4)
    return best * weights / weights.sum() if best > 0 else np.zeros(len(values))


def cross_validate(name: str, rows: list[Row], columns: list[str]) -> list[list[float]]:
    """For each row the log-odds of its options, by a model that saw no page of its site."""
    predicted = [[SURE if option.agreed else -SURE for option in row.options] for row in rows]
    for fold in range(FOLDS):
        forests = fit(name, [r for r in rows if r.fold != fold and r.options], columns)
        for at, row in enumerate(rows):
            if row.fold == fold and row.doubtful:
                scores = [forest.predict(matrix([row]), raw_score=True) for forest in forests]
                predicted[at] = list(BIAS + np.mean(scores, axis=0))
    return predicted


def picked(row: Row, predicted: list[float]) -> int:
    """Which option wins; of equal ones the first."""
    return max(range(len(predicted)), key=lambda i: (predicted[i], -i))


def write_model(name: str, rows: list[Row], columns: list[str], predicted: list[list[float]]) -> None:
    """The model of all pages, and the calibration of the cross-validated scores of the winners."""
    forests = fit(name, [r for r in rows if r.options], columns)
    trees = [_tree(tree["tree_structure"]) for f in forests for tree in f.dump_model()["tree_info"]]
    given = [
        (r, log_odds(p), r.scores[picked(r, p)])
        for r, p in zip(rows, predicted, strict=True)
        if p and r.weight == 1.0
    ]
    reliability(given)
    scores, chances = isotonic(sorted((odds, right) for row, odds, right in given if row.doubtful))
    agreed = _rate([right for row, _, right in given if not row.doubtful])
    data = {
        "columns": columns, "trees": trees, "bias": BIAS, "scores": scores, "chances": chances, "agreed": agreed,
    }  # fmt: skip
    path = MODELS / f"{name}_steps" / "model.json"
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"  wrote {path.name}, {path.stat().st_size:,} bytes")


def _tree(node: dict[str, Any]) -> Any:
    """A tree as `scraper.fields.choice.Model` reads it, with its share in the mean."""
    if "leaf_value" in node:
        return round(node["leaf_value"] / len(SEEDS), 5)
    left, right = _tree(node["left_child"]), _tree(node["right_child"])
    return [node["split_feature"], round(node["threshold"], 5), left, right]


def isotonic(pairs: list[tuple[float, float]], least: int = 20) -> tuple[list[float], list[float]]:
    """Steps of the best non-decreasing fit (pool adjacent violators), each over at least `least` pages."""
    blocks: list[list[float]] = []
    for at in range(0, len(pairs), least):
        group = pairs[at : at + least]
        blocks.append([group[0][0], sum(y for _, y in group), float(len(group))])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            _, total, count = blocks.pop()
            blocks[-1][1] += total
            blocks[-1][2] += count
    return [round(b[0], 4) for b in blocks[1:]], [round((b[1] + 0.5) / (b[2] + 1), 4) for b in blocks]


def _rate(rights: list[float]) -> float:
    """How often right, with half a page of doubt."""
    return round((sum(rights) + 0.5) / (len(rights) + 1), 4)


def reliability(given: list[tuple[Row, float, float]]) -> None:
    """The reliability table: how often fields given with a confidence were right.

    Calibrated, too, on other sites than those that are counted.
    """
    bins: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for fold in range(FOLDS):
        others = [g for g in given if g[0].fold != fold]
        scores, chances = isotonic(sorted((odds, right) for row, odds, right in others if row.doubtful))
        agreed = _rate([right for row, _, right in others if not row.doubtful])
        for row, odds, right in given:
            if row.fold == fold:
                chance = chances[int(np.searchsorted(scores, odds, side="right"))] if row.doubtful else agreed
                bins[min(9, int(chance * 10))].append((chance, right))
    for at in sorted(bins):
        said, was = (statistics.mean(p[i] for p in bins[at]) for i in (0, 1))
        print(
            f"  confidence {at / 10:.1f}-{at / 10 + 0.1:.1f}: said {said:.3f}, was {was:.3f}, n={len(bins[at])}"
        )
