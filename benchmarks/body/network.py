"""Trains the network of scraper/body/network.py with scikit-learn, deterministically."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.body.examples import page_weight
from scraper.body.network import standardised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sklearn.neural_network import MLPClassifier

    from benchmarks.body.examples import Example
    from scraper.body.table import Array

REACH, UNITS = 2, 64
"""Leaves before and after that it sees, and the size of its hidden layer."""
PENALTY, BATCH, RATE, EPOCHS = 3.0, 256, 1e-3, 5
"""Sum of squares (as scikit-learn counts it, a batch), rows a step, Adam's rate, and passes."""
HIDDEN = 0.3
"""Share of inputs that are taken away at random in training (dropout, Srivastava et al. 2014)."""
OUTLYING = 0.01
"""Share of leaves on either side whose values count no further."""
PORTION = 8_192
"""Rows whose inputs are hidden at once."""


def train_network(examples: list[Example], features: list[str], seed: int = 1) -> dict[str, np.ndarray]:
    """The network as arrays (see scraper/body/network.py) from the examples that teach."""
    taught = [(example, _inputs(example, features)) for example in examples if example.teaches]
    standard = _standard(np.vstack([inputs for _, inputs in taught]))
    rows = np.vstack([_windows(standardised(inputs, *standard)) for _, inputs in taught])
    labels = np.concatenate([example.label for example, _ in taught]) > 0.5
    weights = np.concatenate([page_weight(example) for example, _ in taught])
    heavy = weights > 0
    model = _fit(rows[heavy], labels[heavy], weights[heavy] / weights[heavy].mean(), seed)
    return _arrays(model, features, standard)


def _inputs(example: Example, features: list[str]) -> Array:
    return np.stack([example.columns[name] for name in features], axis=1).astype(np.float32)


def _standard(inputs: Array) -> tuple[Array, Array, Array, Array]:
    """Between which bounds the features' logarithms count, their mean and their deviation there."""
    nothing = np.zeros(1, np.float32)
    logs = standardised(inputs, nothing - np.inf, nothing + np.inf, nothing, nothing + 1)
    low, high = np.quantile(logs, [OUTLYING, 1 - OUTLYING], axis=0).astype(np.float32)
    high = np.where(high > low, high, low + 1)
    kept = np.clip(logs, low, high)
    return low, high, kept.mean(axis=0), kept.std(axis=0) + np.float32(1e-6)


def _windows(inputs: Array) -> Array:
    """Each row with those before and after it, nothing beyond the page's ends, and the page's mean."""
    padded = np.pad(inputs, ((REACH, REACH), (0, 0)))
    places = [padded[place : place + len(inputs)] for place in range(2 * REACH + 1)]
    return np.concatenate([*places, np.broadcast_to(inputs.mean(axis=0), inputs.shape)], axis=1)


def _fit(rows: Array, labels: np.ndarray, weights: np.ndarray, seed: int) -> MLPClassifier:
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        (UNITS,), alpha=PENALTY, batch_size=BATCH, learning_rate_init=RATE, random_state=seed
    )
    chance = np.random.default_rng(seed)
    for portion in _portions(len(rows), chance):
        shown = chance.random((len(portion), rows.shape[1]), dtype=np.float32) >= HIDDEN
        inputs = rows[portion] * shown / np.float32(1 - HIDDEN)
        model.partial_fit(inputs, labels[portion], sample_weight=weights[portion], classes=[False, True])
    return model


def _portions(size: int, chance: np.random.Generator) -> Iterator[np.ndarray]:
    """All rows in another order each time, a portion after the other."""
    for _ in range(EPOCHS):
        order = chance.permutation(size)
        yield from np.array_split(order, max(size // PORTION, 1))


def _arrays(
    model: MLPClassifier, features: list[str], standard: tuple[Array, Array, Array, Array]
) -> dict[str, np.ndarray]:
    inner, outer = model.coefs_
    places = inner.reshape(2 * REACH + 2, len(features), UNITS).astype(np.float16)
    low, high, mean, scale = standard
    return {
        "features": np.array(" ".join(features)),
        "low": low, "high": high, "mean": mean, "scale": scale,
        "inner": places[:-1], "page": places[-1], "hidden_bias": model.intercepts_[0].astype(np.float32),
        "outer": outer[:, 0].astype(np.float32), "bias": model.intercepts_[1][0].astype(np.float32),
    }  # fmt: skip
