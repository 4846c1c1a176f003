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
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from scraper.article import Candidate, Source
from scraper.fields.provenance import MAX_RAW, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_LOSERS = 8


class Reading(msgspec.Struct):
    """What one named step read from one place of the page."""

    step: str
    value: Any
    raw: str
    note: str | None = None
    distance: int = 0
    """How far from the body it stands, in leaves; 0 for what stands nowhere."""
    signs: bool = False
    """Of bylines: whether the line says beyond doubt that they wrote the text."""


class Option(msgspec.Struct):
    """A value, the readings that agree on it, and its features."""

    value: Any
    readings: list[Reading]
    features: list[float] = []
    """In the order of the field's `COLUMNS`."""
    agreed: bool = False
    """Whether the page is of one mind about it, so that there is nothing to choose: it needs no features."""

    @property
    def steps(self) -> set[str]:
        """The steps that read it."""
        return {reading.step for reading in self.readings}


@dataclass(eq=False)
class Model:
    """Trees as lists `[column, threshold, left, right]`, leaves as floats; and the calibration's steps."""

    columns: list[str]
    """The names of the features that it was trained on, in the order that the trees number them."""
    trees: list[Any]
    bias: float
    scores: list[float]
    chances: list[float]
    agreed: float
    """How often an option that the page was of one mind about was right."""

    @cached_property
    def score(self) -> Callable[..., float]:
        """From an option's features to the sum of the trees: log-odds of being right, before calibration.

        The trees are compiled to one expression of nested conditionals, which takes less than a fifth of the time of
        walking them. Its arguments are the features.
        """
        features = ",".join([f"v{at}" for at in range(len(self.columns))])
        scorer: Callable[..., float] = eval(f"lambda {features}: {_sum_of([self.bias, *self.trees])}", {})
        return scorer

    def chance(self, score: float) -> float:
        """How often an option that won with this score was right."""
        return self.chances[bisect_right(self.scores, score)]


def _sum_of(trees: list[Any]) -> str:
    """The sum of trees as a Python expression over the features `v0`, `v1`, ...; nothing but numbers goes into it.
    Trees that begin with the same question are asked it once.
    """
    leaves = 0.0
    asked: dict[tuple[int, float], tuple[list[Any], list[Any]]] = {}
    for tree in trees:
        if not isinstance(tree, list):
            leaves += float(tree)
            continue
        at, cut, low, high = tree
        lows, highs = asked.setdefault((int(at), float(cut)), ([], []))
        lows.append(low)
        highs.append(high)
    terms = [
        f"({_sum_of(lows)} if v{at} <= {cut!r} else {_sum_of(highs)})"
        for (at, cut), (lows, highs) in asked.items()
    ]
    return "+".join([repr(leaves), *terms] if leaves or not terms else terms)


class Support:
    """Which kinds of step read an option: how strongly those that did, -1 those that read something else on the page,
    0 the rest.
    """

    def __init__(
        self, kinds: tuple[str, ...], options: list[Option], kind_of: Callable[[str], str] = str
    ) -> None:
        """`kind_of` gives the kind of a step; without it, each step is one."""
        present = {kind_of(r.step) for option in options for r in option.readings}
        self._at = {kind: at for at, kind in enumerate(kinds)}
        self._without = [-1.0 if kind in present else 0.0 for kind in kinds]

    def of(self, strengths: Iterable[tuple[str, float]]) -> list[float]:
        """The support as features, in the kinds' order; the strongest of each kind."""
        features = self._without.copy()
        for kind, strength in strengths:
            if (at := self._at.get(kind)) is not None:
                features[at] = max(features[at], strength)
        return features


@cache
def model_of(name: str) -> Model:
    """The model of a field."""
    path = files(f"scraper.fields.{name}_steps") / "model.json"
    return Model(**json.loads(path.read_text(encoding="utf-8")))


def choose(name: str, options: list[Option], least: float = -math.inf) -> tuple[Option, float] | None:
    """The best option and the chance that it is right, or None where its log-odds are below `least`."""
    if not options:
        return None
    model = model_of(name)
    for option in options:
        if option.agreed:
            return option, model.agreed
    scores = [model.score(*option.features) for option in options]
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
    others = [option for option in options if option is not winner][:MAX_LOSERS]
    losers = [Candidate(step=o.readings[0].step, value=plain(o.value)) for o in others]
    notes = [n for n in (first.note, note) if n]
    return Source(
        step=first.step,
        raw=first.raw[:MAX_RAW],
        confidence=round(chance, 3),
        losers=losers,
        note="; ".join(notes) or None,
    )
