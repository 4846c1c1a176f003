"""Choosing among the readings of a field: a model learned from labelled pages, shipped as plain data.

A reading is what one step found. Readings of equal value are one option, whose features say which steps
support it, and how it stands to the other options and to the page. The model gives each option a score; the
best one wins, and a second small table turns its score into the chance that it is right (calibrated out of
fold, see docs/fields.md).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from scraper.article import Candidate, Source

MAX_RAW = 200
MAX_LOSERS = 8


@dataclass(slots=True)
class Reading:
    """What one named step read from one place of the page."""

    step: str
    value: Any
    raw: str
    note: str | None = None
    distance: int = 0
    """How far from the body it stands, in leaves; 0 for what stands nowhere."""


@dataclass(slots=True)
class Option:
    """A value, the readings that agree on it, and its features: name to number."""

    value: Any
    readings: list[Reading]
    features: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Model:
    """Trees as lists `[column, threshold, left, right]`, leaves as floats; and the calibration's steps."""

    columns: list[str]
    """The features in the order that the trees number them."""
    trees: list[Any]
    bias: float
    scores: list[float]
    chances: list[float]

    def score(self, features: dict[str, float]) -> float:
        """The sum of the trees: log-odds of being right, before calibration."""
        get = features.get
        values = [get(name, 0.0) for name in self.columns]
        total = self.bias
        for tree in self.trees:
            while tree.__class__ is list:
                tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total

    def chance(self, score: float) -> float:
        """How often an option that won with this score was right."""
        if not self.scores:
            return 0.5
        return self.chances[bisect_right(self.scores, score)]


@cache
def model_of(name: str) -> Model | None:
    """The model of a field; None where it has not been trained."""
    path = files("scraper.fields") / f"model_{name}.json"
    if not path.is_file():
        return None
    return Model(**json.loads(path.read_text(encoding="utf-8")))


def choose(name: str, options: list[Option], least: float = -math.inf) -> tuple[Option, float] | None:
    """The best option and the chance that it is right, or None where its log-odds are below `least`.

    Without a model to ask, the first option.
    """
    if not options:
        return None
    model = model_of(name)
    if model is None:
        return options[0], 0.5
    scores = [model.score(option.features) for option in options]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    odds = log_odds(scores)
    return (options[best], model.chance(odds)) if odds >= least else None


def log_odds(scores: list[float]) -> float:
    """The log-odds of the best option against all others and against none, whose score is 0."""
    best = max(scores)
    others = sum(math.exp(min(score, 30.0)) for score in scores) - math.exp(min(best, 30.0))
    return best - math.log(1.0 + max(others, 0.0))


def source_of(winner: Option, options: list[Option], chance: float, note: str | None = None) -> Source:
    """The provenance of a choice."""
    first = winner.readings[0]
    losers = [Candidate(step=o.readings[0].step, value=_plain(o.value)) for o in options if o is not winner]
    notes = [n for n in (first.note, note) if n]
    return Source(
        step=first.step,
        raw=first.raw[:MAX_RAW],
        confidence=round(chance, 3),
        losers=losers[:MAX_LOSERS],
        note="; ".join(notes) or None,
    )


def _plain(value: Any) -> Any:
    """A losing value as short plain data."""
    if isinstance(value, str):
        return value[:MAX_RAW]
    if isinstance(value, list):
        return [_plain(getattr(v, "name", v)) for v in value[:20]]
    return value.iso() if hasattr(value, "iso") else value
