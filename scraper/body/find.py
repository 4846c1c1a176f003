"""Which text leaves of the page are the article's body, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from scraper.body.apart import drop_apart
from scraper.body.boxes import drop_boxed
from scraper.body.edges import (
    add_following,
    add_last_lines,
    cut_stream,
    drop_head,
    drop_labels,
    drop_last_headings,
)
from scraper.body.features import leaf_features
from scraper.body.headings import add_headings
from scraper.body.model import load_model
from scraper.body.notes import add_notes
from scraper.body.outweighed import likeliest_outside
from scraper.body.prompts import drop_prompts
from scraper.body.standfirst import add_standfirst
from scraper.body.stretch import add_within, drop_far, drop_scraps
from scraper.body.table import LeafTable
from scraper.body.threads import drop_thread
from scraper.body.typed_lines import drop_typed_lines
from scraper.body.wholes import add_wholes
from scraper.document.region import Region

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import Array, Columns
    from scraper.document import Document, Leaf

THRESHOLDS = np.arange(0.25, 0.7, 0.05, dtype=np.float32)
"""The cuts that are tried; with a lowest one of 0.35 to 0.5 bodies were no better (docs/model.md)."""


@dataclass
class Body:
    """`kept`: indices into `Scan.leaves`, in order. `probability`: of each leaf judged, by that index."""

    kept: list[int] = field(default_factory=list)
    probability: dict[int, float] = field(default_factory=dict)
    confidence: float = 0.0
    """The F1 (in characters) that is expected of the choice."""
    step: str = "model"


def find_body(doc: Document) -> Body:
    """The leaves judged to be the body. Never raises; a page without text has none."""
    table = LeafTable(doc)
    if not table.size:
        return Body()
    model = load_model()
    columns = leaf_features(table, model.names, model.words)
    probability = model.leaves.probability(columns)
    kept, confidence = choose(probability, table.chars)
    outside = likeliest_outside(table, probability, kept)
    if outside is not None:
        kept, _ = choose(outside, table.chars)
    kept = _amended(table, columns, probability, kept)
    return Body(
        kept=table.index[kept].tolist(),
        probability=dict(zip(table.index.tolist(), probability.tolist(), strict=True)),
        confidence=confidence,
    )


def _amended(
    table: LeafTable, columns: Columns, probability: Array, kept: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """What the model chose, leaf by leaf, set right by what the leaves are to each other: added to, cut, and
    at last given its headings and notes."""
    kept = drop_far(table, kept)
    kept = add_within(table, probability, kept)
    kept = add_following(table, probability, kept)
    kept = add_wholes(table, probability, kept)
    kept = add_standfirst(table, kept)
    kept = drop_apart(table, kept)
    kept = drop_prompts(table, kept)
    kept = drop_typed_lines(table, kept)
    kept = drop_boxed(table, probability, kept)
    kept = drop_head(table, kept)
    kept = drop_labels(table, kept)
    kept = cut_stream(table, columns, kept)
    kept = drop_thread(table, kept)
    kept = add_last_lines(table, columns, kept)
    kept = add_headings(table, probability, kept)
    kept = drop_last_headings(table, kept)
    kept = add_notes(table, probability, kept)
    return drop_scraps(table, kept)


def choose(probability: Array, chars: Array) -> tuple[NDArray[np.bool_], float]:
    """The cut of highest expected F1, and that F1: leaves above it are kept.

    With independent leaves of probability p and weight w the expected F1 of a choice S is about
    2 Σ_S p w / (Σ_S w + Σ p w) (Jansche, A maximum expected
    utility framework for binary sequence labeling, 2007).
    """
    expected = probability * chars
    whole = float(expected.sum())
    above = probability[None, :] > THRESHOLDS[:, None]
    f1 = 2 * (above @ expected) / np.maximum(above @ chars + whole, 1e-6)
    best = int(np.argmax(f1))
    return above[best], float(f1[best])


def region_of(doc: Document, kept: list[int], text: str) -> Region:
    """The stretch of elements from the first kept leaf to the last."""
    if not kept:
        return Region()
    leaves: list[Leaf] = doc.scan.leaves
    places = [leaves[i].element.index for i in kept]
    return Region(start=min(places), end=max(places), text=text)
