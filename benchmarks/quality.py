"""How good extraction is on a folder of labelled pages, beside its peers, in one table.

    python -m benchmarks.quality ../shared/bench/dev
    python -m benchmarks.quality DATA --jobs 2 --peers trafilatura --worst body 20 -o output/bench
    python -m benchmarks.quality DATA --folds output/folds      cross-validated: no page is judged by a model that saw its site
    python -m benchmarks.quality DATA --floors benchmarks/floors.json        fails where a measure has fallen

DATA holds `truth.jsonl`, `pages/<id>.html.gz` and, where there are any, `audit.jsonl` and `embeds.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.body.corpus import read_truth
from benchmarks.peers import LOADERS, installed
from benchmarks.run import predict
from benchmarks.scores import goodness, score_page, summarise

if TYPE_CHECKING:
    from benchmarks.peers import Prediction
    from benchmarks.scores import PageScores

Rows = list[dict[str, Any]]
COLUMNS = {
    "body F1": "body_f1", "P": "body_precision", "R": "body_recall", "page": "body_page_f1", "exact": "body_exact",
    "snippets": "snippets_f1", "title": "title", "authors": "authors", "date": "date", "tags": "tags",
}  # fmt: skip


def main() -> int:
    args = _arguments()
    rows = chosen_rows(args.data, args.sets, args.limit)
    if not rows:
        print(
            f"{args.data}: no labelled pages there (truth.jsonl, pages/); name a folder that has them",
            file=sys.stderr,
        )
        return 2
    predictions = {}
    for name in _extractors(args.peers):
        print(f"{name}: {len(rows)} pages ...", file=sys.stderr)
        predictions[name] = predict(name, args.data, rows, args.jobs, args.folds)
    report(args, rows, predictions)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--jobs", type=int, default=1, help="worker processes (default 1)")
    parser.add_argument("--limit", type=int, help="about this many pages, evenly spread")
    parser.add_argument("--set", nargs="+", dest="sets", help="only these data sets")
    parser.add_argument(
        "--peers", nargs="*", default=["trafilatura"], choices=[n for n in LOADERS if n != "scraper"]
    )
    parser.add_argument("--worst", nargs=2, action="append", default=[], metavar=("FIELD", "N"))
    parser.add_argument("--folds", type=Path, help="folder of fold-K.npz, from benchmarks.body.train --folds")
    parser.add_argument("--no-audit", action="store_true", help="take the labels as they are")
    parser.add_argument("-o", "--out", type=Path, help="folder for predictions and report.json")
    return parser.parse_args()


def chosen_rows(data: Path, sets: list[str] | None, limit: int | None) -> Rows:
    """The truth's rows that are asked for; none where the folder has no truth."""
    if not (data / "truth.jsonl").exists():
        return []
    rows = [row for row in read_truth(data) if not sets or row["set"] in sets]
    return rows[:: max(1, len(rows) // limit)] if limit else rows


def _extractors(peers: list[str]) -> list[str]:
    absent = [name for name in peers if not installed(name)]
    for name in absent:
        print(f"{name}: left out, its package is not installed", file=sys.stderr)
    return ["scraper", *(name for name in peers if name not in absent)]


def score_all(rows: Rows, predictions: list[Prediction]) -> list[PageScores]:
    """The scores of each row."""
    return [score_page(prediction, row) for row, prediction in zip(rows, predictions, strict=True)]


def by_set(rows: Rows, scores: list[PageScores]) -> dict[str, dict[str, float]]:
    """The measures over all pages, and those of each set."""
    groups: dict[str, list[PageScores]] = defaultdict(list)
    for row, page in zip(rows, scores, strict=True):
        groups["all"].append(page)
        groups[row["set"]].append(page)
    return {name: summarise(pages) for name, pages in groups.items()}


def report(args: argparse.Namespace, rows: Rows, predictions: dict[str, list[Prediction]]) -> None:
    scores = {name: score_all(rows, found) for name, found in predictions.items()}
    measures = {name: by_set(rows, pages) for name, pages in scores.items()}
    print(
        "cross-validated over sites"
        if args.folds
        else "NOT cross-validated: the shipped model may have seen these sites"
    )
    print_measures(measures)
    print_times(predictions)
    for field, count in args.worst:
        print_worst(rows, scores["scraper"], field, int(count))
    if args.out:
        write_predictions(args.out, predictions)
        (args.out / "report.json").write_text(json.dumps(measures, indent=1) + "\n")


def print_measures(measures: dict[str, dict[str, dict[str, float]]]) -> None:
    print(f"\n{'set':<12} {'extractor':<22}" + "".join(f"{column:>9}" for column in COLUMNS))
    for name in next(iter(measures.values())):
        for extractor, sets in measures.items():
            cells = (
                f"{sets[name][key]:9.4f}" if key in sets[name] else f"{'–':>9}" for key in COLUMNS.values()
            )
            print(f"{name:<12} {extractor:<22}" + "".join(cells))


def print_times(predictions: dict[str, list[Prediction]]) -> None:
    print(f"\n{'CPU ms a page':<22}{'median':>9}{'mean':>9}{'p99':>9}{'max':>9}{'errors':>9}")
    for extractor, found in predictions.items():
        ordered = sorted(1000 * prediction["seconds"] for prediction in found)
        figures = (
            ordered[len(ordered) // 2],
            sum(ordered) / len(ordered),
            ordered[int(len(ordered) * 0.99)],
            ordered[-1],
        )
        errors = [prediction for prediction in found if "error" in prediction]
        print(f"{extractor:<22}" + "".join(f"{figure:9.2f}" for figure in figures) + f"{len(errors):9}")
        for prediction in errors[:20]:
            print(f"  {prediction['id']}: {prediction['error']}")


def print_worst(rows: Rows, scores: list[PageScores], field: str, count: int) -> None:
    print(f"\nworst by {field}")
    known = [(goodness(page, field), row) for row, page in zip(rows, scores, strict=True) if field in page]
    for value, row in sorted(known, key=lambda pair: pair[0])[:count]:
        print(f"{value:.3f} {row['id']} {row.get('url') or ''}")


def write_predictions(folder: Path, predictions: dict[str, list[Prediction]]) -> None:
    """`<extractor>.jsonl` for each, one JSON object a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for extractor, found in predictions.items():
        lines = "".join(json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in found)
        (folder / f"{extractor}.jsonl").write_text(lines, encoding="utf-8", errors="surrogatepass")


if __name__ == "__main__":
    sys.exit(main())
