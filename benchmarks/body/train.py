"""Trains the body model on a data folder, on bodies reviewed there, and on fixtures/themes, deterministically.

python -m benchmarks.body.train ../shared/bench/dev            the model that ships: scraper/body/model/model.npz
python -m benchmarks.body.train ../shared/bench/dev --folds output/folds    only the models of the folds
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.body.corpus import FOLDS, fold_of, read_pages, read_truth, theme_pages
from benchmarks.body.examples import (
    Example,
    count_tokens,
    labelled_documents,
    make_example,
    page_weight,
    snippet_documents,
)
from benchmarks.body.reviewed import reviewed_documents

if TYPE_CHECKING:
    from benchmarks.body.corpus import Labelled
    from benchmarks.body.labels import Labels
    from benchmarks.body.tokens import TokenCounts
    from scraper.document import Document

TREES, DEPTH, RATE = 140, 6, 0.15
SEEDS = (1, 2, 3)
"""Forests whose mean is the model: as right as one of as many trees, and less at the mercy of chance on short pages."""
THEME_WEIGHT = 2.0
"""What a page of fixtures/themes weighs. Their names and words are not counted: they are made, and share their makers'
habits."""
REVIEWED_WEIGHT = 0.5
"""What a page weighs whose body this project labelled itself, by other habits than those of the public sets."""
SNIPPET_WEIGHT = 0.05
"""What a page weighs of which some phrases are labelled and not the body: they say little, but of other sites."""
MODEL = Path("scraper/body/model/model.npz")


def train_forest(examples: list[Example], features: list[str]) -> dict[str, np.ndarray]:
    """A forest as arrays (see scraper/body/model/forest.py) from the examples that teach."""
    taught = [example for example in examples if example.teaches]
    inputs = np.vstack([np.stack([e.columns[name] for name in features], axis=1) for e in taught])
    labels, weights = (
        np.concatenate([e.label for e in taught]),
        np.concatenate([page_weight(e) for e in taught]),
    )
    return _arrays([_fit(inputs.astype(np.float32), labels, weights, seed) for seed in SEEDS], features)


def _fit(inputs: np.ndarray, labels: np.ndarray, weights: np.ndarray, seed: int) -> dict[str, Any]:
    """One forest as CatBoost writes it."""
    from catboost import CatBoostClassifier

    model = CatBoostClassifier(
        iterations=TREES, depth=DEPTH, learning_rate=RATE, l2_leaf_reg=5, border_count=64, random_seed=seed,
        bootstrap_type="Bernoulli", subsample=0.8, thread_count=2, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(inputs, labels, sample_weight=weights)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        saved: dict[str, Any] = json.loads(path.read_text())
    return saved


def _arrays(forests: list[dict[str, Any]], features: list[str]) -> dict[str, np.ndarray]:
    """The mean of the forests as one: all their trees, each with its share."""
    trees = [tree for forest in forests for tree in forest["oblivious_trees"]]
    scale = forests[0]["scale_and_bias"][0] / len(forests)
    bias = sum(forest["scale_and_bias"][1][0] for forest in forests) / len(forests)
    asked = np.zeros((len(trees), DEPTH), np.int16)
    threshold = np.full((len(trees), DEPTH), np.inf, np.float32)
    values = np.zeros((len(trees), 1 << DEPTH), np.float32)
    for i, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            asked[i, level] = split["float_feature_index"]
            threshold[i, level] = split["border"]
        values[i, : len(tree["leaf_values"])] = np.array(tree["leaf_values"]) * scale
    used = sorted({int(i) for i in asked.ravel()})
    asked = np.searchsorted(used, asked).astype(np.int16)
    names = " ".join(features[i] for i in used)
    return {"features": np.array(names), "asked": asked, "threshold": threshold,
            "values": values.astype(np.float16), "bias": np.array(bias, np.float32)}  # fmt: skip


def write_model(path: Path, counts: tuple[TokenCounts, TokenCounts], forest: dict[str, np.ndarray]) -> None:
    arrays = {f"leaves_{name}": array for name, array in forest.items()}
    for kind, count in zip(("names", "words"), counts, strict=True):
        weights = count.weights()
        arrays[kind] = np.frombuffer("\n".join(weights).encode(), np.uint8)
        arrays[kind + "_weight"] = np.clip(np.round(np.array(list(weights.values())) * 20), -127, 127).astype(
            np.int8
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB, {len(str(forest['features']).split())} features")


def _examples(
    pages: list[tuple[Labelled, Document, Labels]],
    counts: tuple[TokenCounts, TokenCounts],
    times: float = 1.0,
) -> list[Example]:
    made = (make_example(*page, counts) for page in pages)
    return [replace(example, times=times) for example in made if example is not None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--folds", type=Path, help="write one model a fold, trained on the other folds, into this folder"
    )
    args = parser.parse_args()
    pages = list(read_pages(args.data, read_truth(args.data)))
    reviewed = list(reviewed_documents(pages))
    known = {page.id for page, _, _ in reviewed}
    phrased = snippet_documents(page for page in pages if page.id not in known)
    sets = labelled_documents(pages), reviewed, labelled_documents(theme_pages()), phrased
    print("{} pages with a body, {} reviewed, {} of themes, {} with phrases".format(*map(len, sets)))
    for fold in range(FOLDS) if args.folds else [None]:
        taught, read, ours, phrases = (
            [page for page in of if fold_of(page[0].domain) != fold] for of in sets
        )
        counts = count_tokens(taught + read)
        examples = _examples(taught, counts) + _examples(read, counts, REVIEWED_WEIGHT)
        examples += _examples(ours, counts, THEME_WEIGHT) + _examples(phrases, counts, SNIPPET_WEIGHT)
        forest = train_forest(examples, sorted(examples[0].columns))
        write_model(args.folds / f"fold-{fold}.npz" if args.folds else MODEL, counts, forest)


if __name__ == "__main__":
    main()
