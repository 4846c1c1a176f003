"""The model's file, and the forest in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.body.model.forest import Forest, Model, load_model
from scraper.body.model.weights import TextWeights, leading_words
from scraper.body.table import Columns

MODEL = Path(str(files("scraper.body.model").joinpath("model.npz")))
TREES, DEPTH, FEATURES = 5, 3, 4


def test_the_model_that_ships_is_smaller_than_300_kb() -> None:
    assert MODEL.stat().st_size < 300_000


def test_the_model_that_ships_holds_plain_arrays_only() -> None:
    with np.load(MODEL, allow_pickle=False) as arrays:
        kinds = {arrays[name].dtype.kind for name in arrays.files}
    assert "O" not in kinds


def test_the_model_is_read_once_a_process() -> None:
    assert load_model() is load_model()


def test_no_training_library_is_imported_at_run_time() -> None:
    import subprocess

    code = "import sys, scraper; scraper.extract('<p>a'); print({'catboost', 'lightgbm'} & {*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.fixture
def _model_cache() -> Iterator[None]:
    load_model.cache_clear()
    yield
    load_model.cache_clear()


@pytest.mark.usefixtures("_model_cache")
def test_the_environment_names_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with np.load(MODEL, allow_pickle=False) as shipped:
        arrays = dict(shipped)
    arrays["leaves_bias"] = np.float32(42)
    np.savez(tmp_path / "other.npz", **arrays)
    monkeypatch.setenv("SCRAPER_BODY_MODEL", str(tmp_path / "other.npz"))
    assert load_model().leaves.bias == 42


@pytest.mark.usefixtures("_model_cache")
def test_a_model_with_a_pickle_in_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.savez(tmp_path / "evil.npz", names=np.array([{"a": 1}], dtype=object))
    monkeypatch.setenv("SCRAPER_BODY_MODEL", str(tmp_path / "evil.npz"))
    with pytest.raises(ValueError, match="allow_pickle"):
        load_model()


def plain_score(arrays: dict[str, np.ndarray], row: dict[str, float]) -> float:
    """What a forest of oblivious trees gives, written out."""
    names = str(arrays["features"]).split()
    total = float(arrays["bias"])
    for asked, threshold, values in zip(arrays["asked"], arrays["threshold"], arrays["values"], strict=True):
        place = 0
        for level, (feature, border) in enumerate(zip(asked, threshold, strict=True)):
            if row[names[feature]] > border:
                place += 2**level
        total += float(values[place])
    return total


numbers = st.floats(-8, 8, width=16)
borders = st.one_of(numbers, st.just(float("inf")))


def grid(kind: st.SearchStrategy[float], *shape: int) -> st.SearchStrategy[np.ndarray]:
    size = int(np.prod(shape))
    made = st.lists(kind, min_size=size, max_size=size)
    return made.map(lambda cells: np.array(cells, np.float32).reshape(shape))


@st.composite
def forests(draw: st.DrawFn) -> dict[str, np.ndarray]:
    """A random forest as the model's file holds it: splits that are not there have an infinite border."""
    return {
        "features": np.array(" ".join(f"f{i}" for i in range(FEATURES))),
        "asked": draw(grid(st.integers(0, FEATURES - 1), TREES, DEPTH)).astype(np.int16),
        "threshold": draw(grid(borders, TREES, DEPTH)),
        "values": draw(grid(numbers, TREES, 2**DEPTH)).astype(np.float16),
        "bias": np.array(draw(numbers), np.float32),
    }


@given(arrays=forests(), rows=st.lists(st.tuples(*[numbers] * FEATURES), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_forest_gives_what_a_plain_loop_gives(
    arrays: dict[str, np.ndarray], rows: list[tuple[float, ...]]
) -> None:
    columns: Columns = {
        f"f{i}": np.array(column, np.float32) for i, column in enumerate(zip(*rows, strict=True))
    }
    expected = [plain_score(arrays, {f"f{i}": row[i] for i in range(FEATURES)}) for row in rows]
    actual = Forest({"x_" + name: array for name, array in arrays.items()}, "x_").score(columns)
    assert actual == pytest.approx(expected, abs=1e-3)


def test_a_probability_stays_between_0_and_1_at_any_score() -> None:
    arrays = {
        "features": np.array("f"),
        "asked": np.zeros((1, 1), np.int16),
        "threshold": np.zeros((1, 1), np.float32),
        "values": np.array([[-60, 60]], np.float16),
        "bias": np.array(0, np.float32),
    }
    found = Forest(arrays, "").probability({"f": np.array([-1, 1], np.float32)})
    assert found == pytest.approx([0, 1], abs=1e-6)


def test_names_and_words_of_the_model_have_weights() -> None:
    model: Model = load_model()
    assert len(model.names.weights) > 100
    assert len(model.words.weights) > 100


def test_only_the_first_words_of_a_text_are_read() -> None:
    assert leading_words("One TWO three four five six seven") == [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]


def test_punctuation_stays_with_a_leading_word() -> None:
    assert TextWeights({"related:": -2.0}).read("Related: something else") == -2.0


def test_a_text_of_unknown_words_weighs_nothing() -> None:
    assert TextWeights({"related:": -2.0}).read("Nothing known") == 0.0
