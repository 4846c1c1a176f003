"""Training, on a small made corpus: it runs, it is the same every time, and a site does not teach itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import numpy as np
import pytest
from made_corpus import SITES

from benchmarks.body.corpus import FOLDS, fold_of, read_pages, read_truth
from benchmarks.body.examples import (
    count_tokens,
    labelled_documents,
    make_example,
    page_weight,
    snippet_documents,
)
from benchmarks.body.tokens import TokenCounts
from scraper.body.model.names import NameReader
from scraper.body.model.weights import TextWeights

Run = Callable[..., CompletedProcess[str]]


def train(run_module: Run, data: Path, folder: Path) -> list[dict[str, np.ndarray]]:
    """The models of the folds, as arrays."""
    done = run_module("benchmarks.body.train", data, "--folds", folder)
    assert done.returncode == 0, done.stderr
    models = []
    for fold in range(FOLDS):
        with np.load(folder / f"fold-{fold}.npz", allow_pickle=False) as arrays:
            models.append(dict(arrays))
    return models


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("catboost", reason="the `bench` extra is not installed")
    return tmp_path_factory.mktemp("folds")


@pytest.fixture(scope="module")
def models(run_module: Run, data: Path, folder: Path) -> list[dict[str, np.ndarray]]:
    return train(run_module, data, folder)


def test_training_twice_gives_the_same_models(
    run_module: Run, data: Path, models: list[dict[str, np.ndarray]], tmp_path: Path
) -> None:
    again = train(run_module, data, tmp_path)
    assert [m.keys() for m in models] == [m.keys() for m in again]
    assert all(np.array_equal(a[name], b[name]) for a, b in zip(models, again, strict=True) for name in a)


def test_pages_are_extracted_by_the_models_of_the_folds(
    run_module: Run, data: Path, models: list[dict[str, np.ndarray]], folder: Path
) -> None:
    done = run_module("benchmarks.quality", data, "--folds", folder, "--peers")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Body cross-validated")
    line = next(line for line in done.stdout.splitlines() if line.startswith("all "))
    assert float(line.split()[2]) > 0.9


def test_a_site_is_in_one_fold_whatever_the_machine() -> None:
    assert [fold_of(f"site{site}.example") for site in range(6)] == [2, 1, 2, 2, 1, 0]


def test_the_examples_of_a_page_label_its_paragraphs_and_nothing_else(data: Path) -> None:
    pages = labelled_documents(read_pages(data, read_truth(data)))
    counts = count_tokens(pages)
    for page, doc, labels in pages:
        example = make_example(page, doc, labels, counts)
        assert example is not None
        texts = [text for text, label in zip(example.table.texts, example.label, strict=True) if label]
        assert texts == page.truth["body"].split("\n")


def test_all_pages_weigh_the_same(data: Path) -> None:
    pages = labelled_documents(read_pages(data, read_truth(data)))
    counts = count_tokens(pages)
    examples = [make_example(*page, counts) for page in pages]
    weights = [float(page_weight(example).sum()) for example in examples if example is not None]
    assert weights == pytest.approx([100.0] * len(pages), rel=1e-5)


def counted() -> TokenCounts:
    """`story` in the body on four sites; `promo` beside it on three."""
    counts = TokenCounts(3)
    for site in range(4):
        counts.add(f"site{site}", {"story": (1.0, 0.0)} | ({"promo": (0.0, 1.0)} if site else {}))
    return counts


def test_a_name_found_inside_bodies_weighs_for_and_outside_against() -> None:
    weights = counted().weights()
    assert weights["story"] > 0 > weights["promo"]


def test_a_site_has_no_part_in_the_weights_of_its_own_pages() -> None:
    counts = counted()
    assert (counts.weight("story", without="site0") or 0) < (counts.weight("story") or 0)


def test_the_reader_of_texts_reads_the_weights_of_the_other_sites() -> None:
    counts = counted()
    assert TextWeights(counts.without("site0")).read("Story of a day") == counts.weight("story", "site0")


def test_the_reader_of_names_reads_the_weights_of_the_other_sites() -> None:
    counts = counted()
    assert NameReader(counts.without("site0")).read("story")[3] == counts.weight("story", "site0")


def test_a_name_of_few_sites_weighs_nothing() -> None:
    counts = TokenCounts(3)
    for site in range(2):
        counts.add(f"site{site}", {"rare": (1.0, 0.0)})
    counts.prune()
    assert counts.weights() == {}


def test_the_made_corpus_has_a_site_in_every_fold() -> None:
    assert {fold_of(f"site{site}.example") for site in range(SITES)} == set(range(FOLDS))


def test_of_a_page_with_phrases_only_their_leaves_weigh(data: Path) -> None:
    pages = list(read_pages(data, read_truth(data)))[:1]
    wanted = pages[0].truth.pop("body").split("\n")[0]
    pages[0].truth["with"] = [wanted[:60]]
    [page] = snippet_documents(pages)
    example = make_example(*page, count_tokens([]))
    assert example is not None
    heavy = np.nonzero(page_weight(example))[0].tolist()
    assert [example.table.texts[row] for row in heavy] == [wanted]
