"""How good extraction is on a folder of labelled pages, beside its peers, in one table.

    python -m benchmarks.quality ../shared/bench/dev
    python -m benchmarks.quality DATA --jobs 2 --peers trafilatura --worst body 20 -o output/bench
    python -m benchmarks.quality DATA --folds output/folds   each page by a model that has not seen its site
    python -m benchmarks.quality DATA --floors benchmarks/floors.json   exit code 1 where a measure has fallen

DATA holds `truth.jsonl`, `pages/<id>.html.gz` and, where there are any, `audit.jsonl` and `embeds.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import floors
from benchmarks.body.corpus import page_path, read_lines, read_truth
from benchmarks.measures import measure, milliseconds, read_embeds, score_all
from benchmarks.peers import LOADERS, installed
from benchmarks.run import fold_models, predict
from benchmarks.tables import (
    error_lines,
    markdown_lines,
    measure_lines,
    reliability_lines,
    time_lines,
    worst_lines,
)

if TYPE_CHECKING:
    from benchmarks.measures import Measures, Rows
    from benchmarks.peers import Prediction

CROSS_VALIDATED = (
    "Body cross-validated over sites: each page under a model that has not seen its site. "
    "The choosers of the other fields are those that ship."
)
IN_SAMPLE = "NOT cross-validated: the model that ships may have been trained on these very pages."


FIELDS = ("body", "snippets", "title", "authors", "date", "tags", "embeds")


def main() -> int:
    args = _arguments()
    rows = chosen_rows(args)
    if complaint := _complaint(args, rows):
        print(complaint, file=sys.stderr)
        return 2
    predictions = _predictions(args, rows)
    measures, times = _report(args, rows, predictions)
    if args.out:
        write_out(args.out, predictions, measures, times)
    return _hold_to_floors(args, measures["scraper"]["all"], times)


def _complaint(args: argparse.Namespace, rows: Rows) -> str | None:
    """What is missing for the run, in a line; None where nothing is."""
    if not rows:
        return f"{args.data}: no labelled pages here; name their folder, as in make bench DATA=FOLDER"
    paths = [page_path(args.data, row["id"]) for row in rows]
    if absent := [path for path in paths if not path.exists()]:
        return f"{absent[0]}: no such page, nor {len(absent) - 1} others that truth.jsonl names"
    models = fold_models(args.folds) if args.folds else []
    if absent := [path for path in models if not path.exists()]:
        return f"{absent[0]}: no such model; python -m benchmarks.body.train {args.data} --folds {args.folds}"
    return None


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    peers = [name for name in LOADERS if name != "scraper"]
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--jobs", type=int, default=1, choices=range(1, 65), metavar="N", help="worker processes"
    )
    parser.add_argument("--limit", type=int, help="about this many pages, evenly spread")
    parser.add_argument("--set", nargs="+", dest="sets", help="only these data sets")
    parser.add_argument("--peers", nargs="*", default=["trafilatura"], choices=peers)
    parser.add_argument("--worst", nargs=2, action="append", default=[], metavar=("FIELD", "N"))
    parser.add_argument("--reliability", action="store_true", help="what the body's confidence is worth")
    parser.add_argument("--folds", type=Path, help="folder of fold-K.npz, from benchmarks.body.train --folds")
    parser.add_argument("--no-audit", action="store_true", help="take the labels as they are")
    parser.add_argument("--floors", type=Path, help="fail where a measure is below this file's")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what this run has given")
    parser.add_argument("-o", "--out", type=Path, help="folder for predictions and report.json")
    args = parser.parse_args()
    for field, count in args.worst:
        if field not in FIELDS or not count.isdecimal():
            parser.error(f"--worst {field} {count}: a field ({', '.join(FIELDS)}) and a number of pages")
    return args


def chosen_rows(args: argparse.Namespace) -> Rows:
    """The labelled pages that are asked for; none where the folder has no truth."""
    labels = args.data / "truth.jsonl"
    if not labels.exists():
        return []
    rows = read_lines(labels) if args.no_audit else read_truth(args.data)
    rows = [row for row in rows if not args.sets or row["set"] in args.sets]
    return rows[:: max(1, len(rows) // args.limit)] if args.limit else rows


def _predictions(args: argparse.Namespace, rows: Rows) -> dict[str, list[Prediction]]:
    found = {}
    for name in ["scraper", *args.peers]:
        if not installed(name):
            print(f"{name}: left out, {LOADERS[name][0]} is not installed", file=sys.stderr)
            continue
        print(f"{name}: {len(rows)} pages ...", file=sys.stderr)
        found[name] = predict(name, args.data, rows, args.jobs, args.folds)
    return found


def _report(
    args: argparse.Namespace, rows: Rows, predictions: dict[str, list[Prediction]]
) -> tuple[dict[str, Measures], dict[str, dict[str, float]]]:
    """Prints all tables, and gives the figures."""
    embeds = read_embeds(args.data)
    scores = {name: score_all(rows, found, embeds) for name, found in predictions.items()}
    measures = {name: measure(rows, pages) for name, pages in scores.items()}
    times = {name: milliseconds([p["seconds"] for p in found]) for name, found in predictions.items()}
    _show(CROSS_VALIDATED if args.folds else IN_SAMPLE, measure_lines(measures))
    _show("Time", time_lines(times))
    _show("Exceptions", error_lines(predictions))
    if args.reliability:
        _show("Confidence of the body", reliability_lines(predictions["scraper"], scores["scraper"]))
    for field, count in args.worst:
        _show(f"Worst by {field}", worst_lines(rows, scores["scraper"], field, int(count)))
    return measures, times


def _show(title: str, lines: object) -> None:
    print(title, *lines, sep="\n", end="\n\n")  # type: ignore[misc]


def write_out(
    folder: Path,
    predictions: dict[str, list[Prediction]],
    measures: dict[str, Measures],
    times: dict[str, dict[str, float]],
) -> None:
    """`<extractor>.jsonl`, one prediction a line; `report.json`; `report.md`, the table for a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for extractor, found in predictions.items():
        with (folder / f"{extractor}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(prediction) + "\n" for prediction in found)
    report = {"measures": measures, "milliseconds": times}
    (folder / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    (folder / "report.md").write_text("\n".join(markdown_lines(measures)) + "\n", encoding="utf-8")


def _hold_to_floors(
    args: argparse.Namespace, measures: dict[str, float], times: dict[str, dict[str, float]]
) -> int:
    """The exit code: 1 where a measure has fallen below its floor."""
    if args.floors is None:
        return 0
    if args.limit or args.sets or args.no_audit:
        print("Floors not checked: they are those of all pages, audited.")
        return 0
    corpus, known = floors.digest(args.data), dict(measures)
    if "trafilatura" in times:
        known[floors.SPEED] = times["trafilatura"]["median"] / times["scraper"]["median"]
    pinned = floors.read_floors(args.floors, corpus, bool(args.folds))
    if args.pin:
        floors.pin(args.floors, corpus, bool(args.folds), known)
        print(f"Floors pinned: {args.floors}")
    if pinned is None:
        print(f"Floors not checked: {args.floors} has none for labels {corpus[:12]}, measured this way.")
        return 0
    lines = floors.fallen(known, pinned)
    print("\n".join(lines) if lines else "All measures at or above their floors.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
