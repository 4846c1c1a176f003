"""The report of a quality run, as text."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.scores import goodness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measures import Measures, Rows
    from benchmarks.peers import Prediction
    from benchmarks.scores import PageScores

COLUMNS = {
    "body F1": "body_f1",
    "P": "body_precision",
    "R": "body_recall",
    "page": "body_page_f1",
    "exact": "body_exact",
    "snippets": "snippets_f1",
    "title": "title",
    "authors": "authors",
    "date": "date",
    "tags": "tags",
    "embeds": "embeds_f1",
}
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99)
"""Where the rows of the reliability table start: closer where most bodies are."""
MOST_ERRORS = 20


def measure_lines(measures: dict[str, Measures]) -> Iterator[str]:
    """A line for each set and extractor; a dash where there are no labels, or no such field."""
    yield f"{'set':<12} {'extractor':<22}" + "".join(f"{column:>9}" for column in COLUMNS)
    for name in next(iter(measures.values())):
        for extractor, sets in measures.items():
            found = (sets[name].get(key) for key in COLUMNS.values())
            cells = (f"{'–':>9}" if value is None else f"{value:9.4f}" for value in found)
            yield f"{name:<12} {extractor:<22}" + "".join(cells)


def markdown_lines(measures: dict[str, Measures]) -> Iterator[str]:
    """The same as a table for a document."""
    yield "| set | extractor | " + " | ".join(COLUMNS) + " |"
    yield "|---|---|" + "--:|" * len(COLUMNS)
    for name in next(iter(measures.values())):
        for extractor, sets in measures.items():
            found = (sets[name].get(key) for key in COLUMNS.values())
            cells = ("–" if value is None else f"{value:.4f}" for value in found)
            yield f"| {name} | {extractor} | " + " | ".join(cells) + " |"


def time_lines(times: dict[str, dict[str, float]]) -> Iterator[str]:
    """A line for each extractor: figures in milliseconds, and the median as a multiple of the first one's."""
    columns = list(next(iter(times.values())))
    yield f"{'CPU ms a page':<35}" + "".join(f"{column:>9}" for column in [*columns, "ratio"])
    first = next(iter(times.values()))["median"]
    for extractor, figures in times.items():
        cells = "".join(f"{figures[column]:9.2f}" for column in columns)
        yield f"{extractor:<35}{cells}{figures['median'] / first:9.2f}"


def error_lines(predictions: dict[str, list[Prediction]]) -> Iterator[str]:
    """How many pages each extractor raised on, and which."""
    for extractor, found in predictions.items():
        errors = [prediction for prediction in found if "error" in prediction]
        yield f"{extractor}: {len(errors)} exceptions on {len(found)} pages"
        for prediction in errors[:MOST_ERRORS]:
            yield f"  {prediction['id']}: {prediction['error']}"


def worst_lines(rows: Rows, scores: list[PageScores], field: str, count: int) -> Iterator[str]:
    """The pages where the field is worst, worst first."""
    known = [(goodness(page, field), row) for row, page in zip(rows, scores, strict=True) if field in page]
    for value, row in sorted(known, key=lambda pair: pair[0])[:count]:
        yield f"{value:.3f} {row['id']} {row.get('url') or ''}"


def reliability_lines(predictions: list[Prediction], scores: list[PageScores]) -> Iterator[str]:
    """What bodies given with some confidence turned out to be worth, as page F1."""
    both = zip(predictions, scores, strict=True)
    pairs = [(p.get("confidence") or 0.0, s["body"].f1) for p, s in both if "body" in s]
    yield f"{'confidence':<14}{'pages':>7}{'said':>8}{'F1':>8}"
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            said, true = (fmean(column) for column in zip(*inside, strict=True))
            yield f"{low:.2f} – {min(high, 1):.2f}  {len(inside):6}{said:8.3f}{true:8.3f}"
    off = fmean(abs(said - true) for said, true in pairs) if pairs else 0.0
    yield f"mean distance of confidence from page F1: {off:.3f}"
