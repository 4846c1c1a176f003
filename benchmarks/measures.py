"""From predictions to measures: over all pages, and set by set."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks.body.corpus import read_lines
from benchmarks.embed_scores import count_embeds, summarise_embeds
from benchmarks.scores import score_page, summarise

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.peers import Prediction
    from benchmarks.scores import PageScores

Rows = list[dict[str, Any]]
Measures = dict[str, dict[str, float]]
"""Set to name of measure to value; the set `all` first."""


def read_embeds(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The embeds labelled by hand, by page; none where the folder has no such file."""
    path = folder / "embeds.jsonl"
    return {row["id"]: row["embeds"] for row in read_lines(path)} if path.exists() else {}


def score_all(
    rows: Rows, predictions: list[Prediction], embeds: dict[str, list[dict[str, Any]]]
) -> list[PageScores]:
    """The scores of each row. Embeds are scored if the extractor gives any on any page."""
    scores = [score_page(prediction, row) for row, prediction in zip(rows, predictions, strict=True)]
    if any("embeds" in prediction for prediction in predictions):
        for row, prediction, page in zip(rows, predictions, scores, strict=True):
            if row["id"] in embeds:
                page["embeds"] = count_embeds(prediction.get("embeds") or [], embeds[row["id"]])
    return scores


def measure(rows: Rows, scores: list[PageScores]) -> Measures:
    """The measures over all pages, and those of each set."""
    groups: dict[str, list[PageScores]] = defaultdict(list)
    for row, page in zip(rows, scores, strict=True):
        groups["all"].append(page)
        groups[row["set"]].append(page)
    return {name: measure_pages(pages) for name, pages in groups.items()}


def measure_pages(pages: list[PageScores]) -> dict[str, float]:
    """All measures that these pages have labels for."""
    return summarise(pages) | summarise_embeds(page["embeds"] for page in pages if "embeds" in page)


def milliseconds(seconds: list[float]) -> dict[str, float]:
    """Median, mean, 99th percentile and greatest, in ms."""
    ordered = sorted(1000 * value for value in seconds)
    size = len(ordered)
    return {
        "median": ordered[size // 2],
        "mean": sum(ordered) / size,
        "p99": ordered[min(int(size * 0.99), size - 1)],
        "max": ordered[-1],
    }
