"""Which text leaves of the page are the article's body, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scraper.body.model.features import leaf_features
from scraper.body.model.forest import load_model
from scraper.body.refine import refined
from scraper.body.refine.edges import drop_last_headings
from scraper.body.refine.machine_facts import without_machine_facts
from scraper.body.refine.outweighed import likeliest_outside, outside_consent
from scraper.body.refine.teasers import drop_teasers
from scraper.body.table import LeafTable

if TYPE_CHECKING:
    from scraper.body.table import Array, Columns, Flags
    from scraper.document import Document, Leaf

THRESHOLDS = np.arange(0.25, 0.7, 0.05, dtype=np.float32)
"""The cuts that are tried; with a lowest one of 0.35 to 0.5 bodies were no better (docs/experiments.md)."""
MISTAKEN = 0.3
"""Of the characters chosen, what the rules must drop for the choice to be made again: 0.15 changes no page more."""


@dataclass
class Body:
    """`kept`: indices into `Scan.leaves`, in order. `probability`: of each leaf judged, by that index."""

    kept: list[int] = field(default_factory=list)
    probability: dict[int, float] = field(default_factory=dict)
    teased: list[int] = field(default_factory=list)
    """Leaves that were taken, and given up as teasers of other stories: a page with little else is a list of these."""
    confidence: float = 0.0
    """The F1 (in characters) that is expected of the choice."""
    others: range = range(0)
    """Leaves below it that others wrote: readers, or the writer of a second article."""
    step: str = "model"


class _Choice(NamedTuple):
    """What the model says of a page's leaves, and which of them it takes, with the F1 that is expected of that."""

    table: LeafTable
    columns: Columns
    probability: Array
    kept: Flags
    confidence: float


def find_body(doc: Document) -> Body:
    """The leaves judged to be the body. Never raises; a page without text has none."""
    choice = _ask_model(doc)
    if choice is not None and (own := outside_consent(choice.table, choice.kept)) is not None:
        choice = _ask_model(doc, own)
    if choice is None:
        return Body()
    table, columns, probability, kept, confidence = choice
    if (unmarked := without_machine_facts(table, probability, kept)) is not None:
        probability = unmarked
        kept, confidence = best_cut(probability, table.chars)
    if (unthreaded := likeliest_outside(table, probability, kept)) is not None:
        kept, _ = best_cut(unthreaded, table.chars)
    kept = settled(table, columns, probability, kept)
    article = drop_teasers(table, kept)
    left = drop_last_headings(table, article)
    return Body(
        kept=table.index[left].tolist(),
        teased=table.index[kept & ~article].tolist(),
        probability=dict(zip(table.index.tolist(), probability.tolist(), strict=True)),
        confidence=confidence,
        others=table.others,
    )


def _ask_model(doc: Document, leaves: list[Leaf] | None = None) -> _Choice | None:
    """The choice among these text leaves of the page, or all of them; None where there are none."""
    table = LeafTable(doc, leaves)
    if not table.size:
        return None
    model = load_model()
    columns = leaf_features(table, model.names, model.words)
    probability = model.leaves.probability(columns)
    return _Choice(table, columns, probability, *best_cut(probability, table.chars))


def settled(table: LeafTable, columns: Columns, probability: Array, chosen: Flags) -> Flags:
    """What was chosen, set right; where much of it had to go (a box of offers, taken for the article), the cut was made
    with the wrong leaves in sight, and is made once more without them."""
    kept = refined(table, columns, probability, chosen)
    gone = chosen & ~kept
    if float(table.chars[gone].sum()) <= MISTAKEN * float(table.chars[chosen].sum()):
        return kept
    left = np.where(gone, np.float32(0), probability)
    again, _ = best_cut(left, table.chars)
    return refined(table, columns, left, again | kept) if (again & ~chosen).any() else kept


def best_cut(probability: Array, chars: Array) -> tuple[Flags, float]:
    """The cut of highest expected F1, and that F1: leaves above it are kept.

    With independent leaves of probability p and weight w the expected F1 of a choice S is about
    2 Σ_S p w / (Σ_S w + Σ p w) (Jansche, A maximum expected
    utility framework for binary sequence labeling, 2007).
    """
    expected = probability * chars
    whole = float(expected.sum())
    above = probability[None, :] > THRESHOLDS[:, None]
    f1 = 2 * (above @ expected) / np.maximum(above @ chars + whole, 1e-6)
    best = int(f1.argmax())
    return above[best], float(f1[best])
