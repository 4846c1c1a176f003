"""Boosted oblivious trees in numpy: every tree asks one question of all leaves at each level.

An oblivious tree of depth d is d pairs (feature, threshold) and 2^d values (Prokhorenkova et al., CatBoost,
2018); a leaf's answers are the bits of its index into the values. The weights are plain arrays in an .npz file
(docs/model.md tells how they came about).
"""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.model.names import NameReader
from scraper.body.model.weights import TextWeights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from scraper.body.table import Array, Columns

CHUNK = 1_000
"""Rows judged at once: the answers of all trees for more of them would fill the memory."""


class Forest:
    """`features` names the inputs; `asked`, `threshold`: (trees, depth); `values`: (trees, 2^depth)."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> None:
        self.features: list[str] = str(arrays[prefix + "features"]).split()
        asked = arrays[prefix + "asked"].astype(np.int64)
        self.trees, self.depth = asked.shape
        pairs = np.stack([asked.T.ravel(), arrays[prefix + "threshold"].T.ravel()])
        (known, least), place = np.unique(pairs, axis=1, return_inverse=True)
        # Many trees ask the same: each question is answered once, and looked up level by level.
        self.asked, self.least = known.astype(np.int64), least.astype(np.float32).reshape(-1, 1)
        self.levels = list(place.reshape(self.depth, self.trees))
        self.values = arrays[prefix + "values"].astype(np.float32).ravel()
        self.bias = float(arrays[prefix + "bias"])
        first = np.arange(self.trees, dtype=np.min_scalar_type(self.values.size)) << self.depth
        self._first = first.reshape(-1, 1)

    def score(self, columns: Columns) -> Array:
        """The sum of all trees for each row of the columns (log-odds, for a classifier)."""
        # All in single precision: one column of wider numbers would make all of them so, and take a third longer.
        matrix = np.array([columns[name] for name in self.features])
        rows = range(0, matrix.shape[1], CHUNK)
        return np.concatenate([self._score(matrix[:, start : start + CHUNK]) for start in rows])

    def _score(self, matrix: Array) -> Array:
        answers = (matrix.take(self.asked, axis=0) > self.least).view(np.uint8)
        places = answers.take(self.levels[-1], axis=0)
        for level in reversed(self.levels[:-1]):
            places += places
            places |= answers.take(level, axis=0)
        found: Array = self.values.take(places + self._first).sum(axis=0) + np.float32(self.bias)
        return found

    def probability(self, columns: Columns) -> Array:
        """The score through the logistic function."""
        found: Array = (1 / (1 + np.exp(-self.score(columns)))).astype(np.float32)
        return found


class Model:
    """All learned parts: the weights of names and words, and the forests."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.names = NameReader(_weights(arrays, "names"))
        self.words = TextWeights(_weights(arrays, "words"))
        self.leaves = Forest(arrays, "leaves_")


def _weights(arrays: Mapping[str, NDArray[np.generic]], kind: str) -> dict[str, float]:
    """Tokens, one a line, and their log-odds, kept in twentieths."""
    tokens = bytes(arrays[kind].tobytes()).decode().split("\n")
    return dict(zip(tokens, (arrays[kind + "_weight"].astype(np.float64) / 20).tolist(), strict=True))


@cache
def load_model() -> Model:
    """The model that ships with the package, read once a process; SCRAPER_BODY_MODEL names another file."""
    path = os.environ.get("SCRAPER_BODY_MODEL")
    source = Path(path) if path else files("scraper.body.model").joinpath("model.npz")
    with source.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Model({name: arrays[name] for name in arrays.files})
