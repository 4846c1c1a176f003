"""Scores and trains the choosers of headline, byline, date and tags on a folder of labelled pages.

    python benchmarks/fields.py DEV                cross-validated by site: the choice, the oracle, the cost a page
    python benchmarks/fields.py DEV --train        the same, then writes scraper/fields/model_*.json
    python benchmarks/fields.py DEV --misses 20    that many misses of each field, with all candidates

DEV holds `truth.jsonl` and `pages/<id>.html.gz`; scores are those of `score.py` beside it (see --scorer).
Deterministic: one thread, fixed seeds, folds by hash of the domain.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from scraper.body.blocks import build_blocks
from scraper.body.find import find_body, region_of
from scraper.body.own_embeds import choose_embeds
from scraper.document import parse
from scraper.fields import byline as byline_field
from scraper.fields import byline_features, date_features, headline_features, tag_features
from scraper.fields import tags as tags_field
from scraper.fields.byline import byline_options
from scraper.fields.choice import Option, log_odds
from scraper.fields.clues import Clues
from scraper.fields.date import date_options
from scraper.fields.headline import headline_options
from scraper.fields.tags import tag_options
from scraper.page import Page

FOLDS = 5
MODELS = Path(__file__).parents[1] / "scraper" / "fields"
FEATURES: dict[str, Any] = {
    "headline": headline_features,
    "byline": byline_features,
    "date": date_features,
    "tags": tag_features,
}
TRUTH_KEY = {"headline": "title", "byline": "authors", "date": "date", "tags": "tags"}
PARAMETERS = {
    "learning_rate": 0.08, "num_leaves": 6, "min_data_in_leaf": 20, "min_sum_hessian_in_leaf": 1,
    "lambda_l2": 3.0,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 7, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "verbosity": -1,
}  # fmt: skip
SURE = 10.0
"""Stands for the score of an option that the page is of one mind about."""
BIAS = -1.0
"""Where the scores start: an option is a little less likely than none."""
LEAST = {"byline": byline_field.LEAST, "tags": tags_field.LEAST}
ROUNDS = {"headline": 65, "byline": 65, "date": 65, "tags": 50}


@dataclass
class Row:
    """One page's options for one field, each with its score against the truth."""

    id: str
    set: str
    domain: str
    truth: Any
    url: str
    options: list[Option]
    scores: list[float]

    @property
    def doubtful(self) -> bool:
        """Whether there is a choice to make: the chooser learns from the other pages too, but is not asked there."""
        return bool(self.options) and not any(option.agreed for option in self.options)

    @property
    def fold(self) -> int:
        return int(hashlib.sha1(self.domain.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("dev", type=Path)
    ap.add_argument("--scorer", type=Path)
    ap.add_argument("--fields", nargs="*", default=list(TRUTH_KEY))
    ap.add_argument("--train", action="store_true")
    ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--misses", type=int, default=0)
    args = ap.parse_args()
    scorer = _load_scorer(args.scorer or args.dev.parent / "score.py")
    rows = read_rows(args.dev, scorer, args.fields, args.every)
    for name in args.fields:
        print(f"\n{name}: {len(rows[name])} pages")
        columns = list(FEATURES[name].COLUMNS)
        predicted = cross_validate(name, rows[name], columns)
        report(rows[name], predicted, LEAST.get(name, -np.inf))
        print_misses(rows[name], predicted, args.misses)
        if args.train:
            write_model(name, rows[name], columns, predicted)


def _load_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(dev: Path, scorer: Any, fields: list[str], every: int) -> dict[str, list[Row]]:
    """The options of every labelled page, scored."""
    rows: dict[str, list[Row]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for line in list((dev / "truth.jsonl").open(encoding="utf-8"))[::every]:
        truth = json.loads(line)
        if not any(truth.get(TRUTH_KEY[name]) for name in fields):
            continue
        clues = clues_of(dev, truth)
        for name in fields:
            started = time.process_time()
            options = _options(name, clues)
            seconds[name].append(time.process_time() - started)
            if any(option.agreed for option in options):
                FEATURES[name].describe(clues, options)
            label = truth.get(TRUTH_KEY[name])
            if label:
                scores = [_score(scorer, name, label, option) for option in options]
                rows[name].append(
                    Row(
                        truth["id"],
                        truth["set"],
                        truth["domain"],
                        label,
                        truth.get("url") or "",
                        options,
                        scores,
                    )
                )
    for name in fields:
        print(f"{name}: {statistics.median(seconds[name]) * 1000:.3f} ms a page at the median")
    return rows


def clues_of(dev: Path, truth: dict[str, Any]) -> Clues:
    """The page as `extract` would hand it to the fields: with the body that it finds itself."""
    body = gzip.decompress((dev / "pages" / f"{truth['id']}.html.gz").read_bytes())
    doc = parse(Page(url=truth.get("url") or "", body=body))
    found = find_body(doc)
    text = ""
    if found.kept:
        embeds = choose_embeds(doc, found.kept[0], found.kept[-1] + 1)
        text = build_blocks(doc, found.kept, embeds).body
    return Clues(doc, region_of(doc, found.kept, text))


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


def _score(scorer: Any, name: str, label: Any, option: Option) -> float:
    """As `score.py` scores the field."""
    match name:
        case "headline":
            return float(scorer.norm(label) == scorer.norm(option.value))
        case "byline":
            people = [p.name for p in option.value]
            return float(scorer.set_f1(scorer.name_set(label), scorer.name_set(people)))
        case "date":
            return float(label[:10] == option.value.iso()[:10])
    wanted, got = ({scorer.norm(t) for t in tags} - {""} for tags in (label, option.value))
    return float(scorer.set_f1(wanted, got))


def _matrix(rows: list[Row]) -> Any:
    features = [option.features for row in rows for option in row.options]
    return np.array(features, dtype=float)


def _fit(name: str, rows: list[Row], columns: list[str]) -> Any:
    """Trees whose scores are the log-odds of each option against "none of these", learned page by page.

    On each page the chances of all options and of none add up to one (a softmax with a fixed zero for none),
    so the score of a winner says how likely it is right, and not only that it is better than the others.
    """
    x = _matrix(rows)
    targets = np.concatenate([_targets(row.scores) for row in rows])
    pages = np.repeat(np.arange(len(rows)), [len(row.scores) for row in rows])

    def objective(predicted: Any, _: Any) -> tuple[Any, Any]:
        odds = np.exp(np.clip(predicted, -30, 30))
        chances = odds / (np.bincount(pages, odds) + 1.0)[pages]
        return chances - targets, np.maximum(chances * (1 - chances), 1e-3)

    data = lightgbm.Dataset(x, targets, feature_name=columns, init_score=np.full(len(targets), BIAS))
    return lightgbm.train(PARAMETERS | {"objective": objective}, data, num_boost_round=ROUNDS[name])


def _targets(scores: list[float]) -> Any:
    """The share of each option in being right: the best ones have it, those near them a little."""
    values = np.array(scores)
    best = values.max()
    weights = np.where(values >= best - 1e-9, 1.0, values**4)
    return best * weights / weights.sum() if best > 0 else np.zeros(len(values))


def cross_validate(name: str, rows: list[Row], columns: list[str]) -> list[list[float]]:
    """For each row the log-odds of its options, by a model that saw no page of its site."""
    predicted = [[SURE if option.agreed else -SURE for option in row.options] for row in rows]
    for fold in range(FOLDS):
        model = _fit(name, [r for r in rows if r.fold != fold and r.options], columns)
        for at, row in enumerate(rows):
            if row.fold == fold and row.doubtful:
                predicted[at] = list(BIAS + model.predict(_matrix([row]), raw_score=True))
    return predicted


def _picked(row: Row, predicted: list[float]) -> int:
    return max(range(len(predicted)), key=lambda i: (predicted[i], -i))


def report(rows: list[Row], predicted: list[list[float]], least: float) -> None:
    """Per data set: the cross-validated choice, the first option, the best option, and pages without any."""
    by_set: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    for row, scores in zip(rows, predicted, strict=True):
        cell = (0.0, 0.0, 0.0, True)
        if row.options:
            chosen = row.scores[_picked(row, scores)] if log_odds(scores) >= least else 0.0
            cell = (chosen, row.scores[0], max(row.scores), False)
        by_set[row.set].append(cell)
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
        at = _picked(row, scores) if row.options else -1
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


def write_model(name: str, rows: list[Row], columns: list[str], predicted: list[list[float]]) -> None:
    """The model of all pages, and the calibration of the cross-validated scores of the winners."""
    model = _fit(name, [r for r in rows if r.options], columns)
    trees = [_tree(t["tree_structure"], columns) for t in model.dump_model()["tree_info"]]
    given = [(r, log_odds(p), r.scores[_picked(r, p)]) for r, p in zip(rows, predicted, strict=True) if p]
    reliability(given)
    scores, chances = isotonic(sorted((odds, right) for row, odds, right in given if row.doubtful))
    agreed = _rate([right for row, _, right in given if not row.doubtful])
    data = {
        "columns": columns, "trees": trees, "bias": BIAS, "scores": scores, "chances": chances, "agreed": agreed,
    }  # fmt: skip
    path = MODELS / f"model_{name}.json"
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"  wrote {path.name}, {path.stat().st_size:,} bytes")


def _tree(node: dict[str, Any], columns: list[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    left, right = _tree(node["left_child"], columns), _tree(node["right_child"], columns)
    return [node["split_feature"], round(node["threshold"], 5), left, right]


def isotonic(pairs: list[tuple[float, float]], least: int = 20) -> tuple[list[float], list[float]]:
    """Steps of the best non-decreasing fit (pool adjacent violators), each over at least `least` pages."""
    blocks: list[list[float]] = []
    for at in range(0, len(pairs), least):
        group = pairs[at : at + least]
        blocks.append([group[0][0], sum(y for _, y in group), float(len(group))])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            _, total, count = blocks.pop()
            blocks[-1][1] += total
            blocks[-1][2] += count
    return [round(b[0], 4) for b in blocks[1:]], [round((b[1] + 0.5) / (b[2] + 1), 4) for b in blocks]


def _rate(rights: list[float]) -> float:
    """How often right, with half a page of doubt."""
    return round((sum(rights) + 0.5) / (len(rights) + 1), 4)


def reliability(given: list[tuple[Row, float, float]]) -> None:
    """The reliability table: how often fields given with a confidence were right.

    Calibrated, too, on other sites than those that are counted.
    """
    bins: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for fold in range(FOLDS):
        others = [g for g in given if g[0].fold != fold]
        scores, chances = isotonic(sorted((odds, right) for row, odds, right in others if row.doubtful))
        agreed = _rate([right for row, _, right in others if not row.doubtful])
        for row, odds, right in given:
            if row.fold == fold:
                chance = chances[int(np.searchsorted(scores, odds, side="right"))] if row.doubtful else agreed
                bins[min(9, int(chance * 10))].append((chance, right))
    for at in sorted(bins):
        said, was = (statistics.mean(p[i] for p in bins[at]) for i in (0, 1))
        print(
            f"  confidence {at / 10:.1f}-{at / 10 + 0.1:.1f}: said {said:.3f}, was {was:.3f}, n={len(bins[at])}"
        )


if __name__ == "__main__":
    main()
