"""The floors file: of one corpus, and only ever raised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.floors import SPEED, digest, fallen, pin, read_floors

MEASURES = {"body_f1": 0.97123, "date": 0.9, SPEED: 4.0}


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    pin(path, "corpus", False, MEASURES)
    return path


def test_a_measure_at_its_floor_has_not_fallen() -> None:
    assert fallen({"date": 0.9}, {"date": 0.9}) == []


def test_a_measure_below_its_floor_has_fallen() -> None:
    assert fallen({"date": 0.89}, {"date": 0.9}) == ["date: 0.8900 is below its floor 0.9000"]


def test_a_measure_that_is_gone_has_fallen() -> None:
    assert fallen({}, {"date": 0.9}) == ["date: not measured, its floor is 0.9000"]


def test_pinned_floors_are_those_of_the_run_rounded_down(pinned: Path) -> None:
    assert read_floors(pinned, "corpus", False) == {"body_f1": 0.971, "date": 0.9, SPEED: 3.0}


def test_pinning_never_lowers_a_floor(pinned: Path) -> None:
    pin(pinned, "corpus", False, {"body_f1": 0.5, "date": 0.95})
    assert read_floors(pinned, "corpus", False) == {"body_f1": 0.971, "date": 0.95, SPEED: 3.0}


@pytest.mark.parametrize(("corpus", "cross_validated"), [("other", False), ("corpus", True)])
def test_floors_are_of_one_corpus_measured_in_one_way(
    pinned: Path, corpus: str, cross_validated: bool
) -> None:
    assert read_floors(pinned, corpus, cross_validated) is None


def test_no_file_is_no_floors(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "none.json", "corpus", False) is None


@pytest.mark.parametrize("name", ["truth.jsonl", "audit.jsonl", "embeds.jsonl"])
def test_a_changed_label_changes_the_digest(tmp_path: Path, name: str) -> None:
    before = digest(tmp_path)
    (tmp_path / name).write_text(json.dumps({"id": "a"}))
    assert digest(tmp_path) != before
