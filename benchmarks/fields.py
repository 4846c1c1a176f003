"""Scores and trains the choosers of headline, byline, date and tags on a folder of labelled pages.

    python -m benchmarks.fields DEV                cross-validated by site: the choice, the oracle, the cost a page
    python -m benchmarks.fields DEV --train        the same, then writes scraper/fields/*_steps/model.json
    python -m benchmarks.fields DEV --misses 20    that many misses of each field, with all candidates

DEV holds `truth.jsonl` and `pages/<id>.html.gz`; scores are those of `scores.py`.
Deterministic: one thread, fixed seeds, folds by hash of the domain.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bare import lay_bare
from benchmarks.body.corpus import read_lines, read_page
from benchmarks.choosers import Row, cross_validate, picked, write_model
from benchmarks.reviewed_bylines import name_key, read_reviewed
from benchmarks.scores import name_set, score_page, set_f1
from scraper.body.blocks.build import build_blocks
from scraper.body.embeds.own import choose_embeds
from scraper.body.find import find_body
from scraper.body.whereabouts import region_of
from scraper.document import parse
from scraper.fields import byline as byline_field
from scraper.fields import tags as tags_field
from scraper.fields.byline import byline_options
from scraper.fields.byline_steps import features as byline_features
from scraper.fields.choice import Option, log_odds
from scraper.fields.clues import Clues
from scraper.fields.date import date_options
from scraper.fields.date_steps import features as date_features
from scraper.fields.headline import headline_options
from scraper.fields.headline_steps import features as headline_features
from scraper.fields.tags import tag_options
from scraper.fields.tags_steps import features as tag_features
from scraper.page import Page

FEATURES: dict[str, Any] = {
    "headline": headline_features,
    "byline": byline_features,
    "date": date_features,
    "tags": tag_features,
}
TRUTH_KEY = {"headline": "title", "byline": "authors", "date": "date", "tags": "tags"}
REVIEWED = "reviewed"
"""The set of the pages that this project labelled: learned from, and not counted among `all`."""
BARE = "bare"
"""The set of copies without what pages declare: learned from at a weight, and not counted among `all`."""
BARE_WEIGHTS = {"byline": 0.3}
"""The other fields are no better on other sites' pages for them, be these whole or bare."""
LEAST = {"byline": byline_field.LEAST, "tags": tags_field.LEAST}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("dev", type=Path)
    ap.add_argument("--fields", nargs="*", default=list(TRUTH_KEY))
    ap.add_argument("--train", action="store_true")
    ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--misses", type=int, default=0)
    args = ap.parse_args()
    rows = read_rows(args.dev, args.fields, args.every)
    for name in args.fields:
        print(f"\n{name}: {len(rows[name])} pages")
        columns = list(FEATURES[name].COLUMNS)
        predicted = cross_validate(name, rows[name], columns)
        report(rows[name], predicted, LEAST.get(name, -np.inf))
        print_misses(rows[name], predicted, args.misses)
        if args.train:
            write_model(name, rows[name], columns, predicted)


def read_rows(dev: Path, fields: list[str], every: int) -> dict[str, list[Row]]:
    """The options of every labelled page, scored; where a field learns from bare pages too, those of its bare copy."""
    rows: dict[str, list[Row]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    reviewed = read_reviewed() if "byline" in fields else {}
    for truth in read_lines(dev / "truth.jsonl")[::every]:
        labels = {name: label for name in fields if (label := _label(name, truth, reviewed)) is not None}
        if not labels:
            continue
        page = read_page(dev, truth["id"])
        whole = clues_of(page, truth)
        for name, (label, data_set) in labels.items():
            started = time.process_time()
            rows[name].append(_row(name, whole, truth, label, data_set))
            seconds[name].append(time.process_time() - started)
            if name in BARE_WEIGHTS:
                bare = clues_of(lay_bare(page), truth)
                rows[name].append(_row(name, bare, truth, label, BARE, BARE_WEIGHTS[name]))
    for name in fields:
        print(f"{name}: {statistics.median(seconds[name]) * 1000:.3f} ms a page at the median")
    return rows


def _label(name: str, truth: dict[str, Any], reviewed: dict[str, Any]) -> tuple[Any, str] | None:
    """What the field should be, and the set that says so; None where nobody does."""
    if label := truth.get(TRUTH_KEY[name]):
        return label, truth["set"]
    return (reviewed[truth["id"]], REVIEWED) if name == "byline" and truth["id"] in reviewed else None


def _row(
    name: str, clues: Clues, truth: dict[str, Any], label: Any, data_set: str, weight: float = 1.0
) -> Row:
    options = _options(name, clues)
    if any(option.agreed for option in options):
        FEATURES[name].describe(clues, options)
    scores = [score_option(name, label, option) for option in options]
    url = truth.get("url") or ""
    return Row(truth["id"], data_set, truth["domain"], label, url, options, scores, weight)


def clues_of(page: bytes, truth: dict[str, Any]) -> Clues:
    """The page as `extract` would hand it to the fields: with the body that it finds itself."""
    doc = parse(Page(url=truth.get("url") or "", body=page))
    found = find_body(doc)
    text = ""
    if found.kept:
        embeds = choose_embeds(doc, found.kept[0], found.kept[-1] + 1)
        text = build_blocks(doc, found.kept, embeds).body
    return Clues(doc, region_of(doc, found, text))


def _options(name: str, clues: Clues) -> list[Option]:
    match name:
        case "headline":
            return headline_options(clues)
        case "byline":
            return byline_options(clues)
        case "date":
            return date_options(clues)
    first = byline_options(clues)[:1]  # not the chosen byline: tags must not hang on the last byline model
    return tag_options(clues, [person.name for option in first for person in option.value])


def score_option(name: str, label: Any, option: Option) -> float:
    """As `scores.py` scores the field; a label that is a set holds the keys of writers."""
    value = option.value
    if name == "byline":
        value = [person.name for person in value if person.role == "author"]
    elif name == "date":
        value = value.iso()
    if isinstance(label, set):
        return set_f1(label, {name_key(one) for one in name_set(value)})
    key = TRUTH_KEY[name]
    return float(score_page({key: value}, {key: label})[key])


def report(rows: list[Row], predicted: list[list[float]], least: float) -> None:
    """Per data set: the cross-validated choice, the first option, the best option, and pages without any."""
    by_set: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    for row, scores in zip(rows, predicted, strict=True):
        cell = (0.0, 0.0, 0.0, True)
        if row.options:
            none = float(row.writerless)
            chosen = row.scores[picked(row, scores)] if log_odds(scores) >= least else none
            cell = (chosen, row.scores[0], max(*row.scores, none), False)
        elif row.writerless:
            cell = (1.0, 1.0, 1.0, True)
        by_set["nobody" if row.writerless and row.set != BARE else row.set].append(cell)
        if row.set not in (REVIEWED, BARE):
            by_set["all"].append(cell)
    for name, cells in by_set.items():
        chosen, first, best, empty = (statistics.mean(c[i] for c in cells) for i in range(4))
        print(
            f"  {name:<12} n={len(cells):<5} cv {chosen:.4f}  first {first:.4f}  best {best:.4f}  "
            f"empty {empty:.3f}"
        )


def print_misses(rows: list[Row], predicted: list[list[float]], limit: int) -> None:
    """Misses with all candidates, for reading by hand."""
    shown = 0
    for row, scores in zip(rows, predicted, strict=True):
        at = picked(row, scores) if row.options else -1
        if at >= 0 and row.scores[at] >= 1.0:
            continue
        if (shown := shown + 1) > limit:
            return
        print(f"\n{row.id} {row.url}\n   truth: {row.truth}")
        order = sorted(range(len(scores)), key=lambda i: -scores[i])
        for i in order[:10]:
            option = row.options[i]
            steps = ",".join(sorted({r.step for r in option.readings}))
            value = option.value if isinstance(option.value, (str, list)) else option.value.iso()
            text = str([getattr(v, "name", v) for v in value] if isinstance(value, list) else value)[:200]
            print(f"   {scores[i]:6.2f} {row.scores[i]:.2f} {text}  [{steps}]")


if __name__ == "__main__":
    main()
