"""The quality run, as a user runs it, on a small made data folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from made_corpus import PAGES, SITES

from benchmarks.body.corpus import FOLDS, fold_of, read_truth
from benchmarks.peers import LOADERS, installed, load_extractor
from benchmarks.run import share_out

Run = Callable[..., CompletedProcess[str]]
MODULE = "benchmarks.quality"


@pytest.fixture(scope="module")
def done(
    run_module: Run, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[CompletedProcess[str], Path]:
    """A run over all pages beside trafilatura, and the folder it wrote."""
    out = tmp_path_factory.mktemp("out")
    return run_module(MODULE, data, "--jobs", 2, "--worst", "body", 2, "--reliability", "-o", out), out


def test_a_run_ends_well(done: tuple[CompletedProcess[str], Path]) -> None:
    assert done[0].returncode == 0, done[0].stderr


@pytest.mark.parametrize("extractor", ["scraper", "trafilatura"])
def test_there_is_one_prediction_a_page_with_its_seconds(
    done: tuple[CompletedProcess[str], Path], data: Path, extractor: str
) -> None:
    rows = [json.loads(line) for line in (done[1] / f"{extractor}.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == [row["id"] for row in read_truth(data)]
    assert all(row["seconds"] > 0 and row["body"] for row in rows)


def test_one_table_holds_every_set_and_extractor(done: tuple[CompletedProcess[str], Path]) -> None:
    starts = [line.split()[:2] for line in done[0].stdout.splitlines()]
    assert all(
        [name, peer] in starts for name in ("all", "even", "odd") for peer in ("scraper", "trafilatura")
    )


def test_the_shipped_model_is_said_not_to_be_cross_validated(
    done: tuple[CompletedProcess[str], Path],
) -> None:
    assert done[0].stdout.startswith("NOT cross-validated")


def test_times_exceptions_and_worst_pages_are_printed(done: tuple[CompletedProcess[str], Path]) -> None:
    assert "CPU ms a page" in done[0].stdout
    assert f"scraper: 0 exceptions on {SITES * PAGES} pages" in done[0].stdout
    assert "Worst by body" in done[0].stdout


def test_a_folder_without_labels_is_refused_by_name(run_module: Run, tmp_path: Path) -> None:
    done = run_module(MODULE, tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path}: no labelled pages here")


def test_a_page_that_is_not_there_is_named(run_module: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "truth.jsonl").write_bytes((data / "truth.jsonl").read_bytes())
    done = run_module(MODULE, tmp_path)
    assert done.returncode == 2
    assert "made-0-0.html.gz: no such page" in done.stderr


def test_the_worst_of_no_such_field_is_wrong_usage(run_module: Run, data: Path) -> None:
    done = run_module(MODULE, data, "--worst", "colour", 5)
    assert done.returncode == 2
    assert "--worst colour 5" in done.stderr


def test_missing_models_of_folds_are_named(run_module: Run, data: Path, tmp_path: Path) -> None:
    done = run_module(MODULE, data, "--folds", tmp_path, "--peers")
    assert done.returncode == 2
    assert str(tmp_path / "fold-0.npz") in done.stderr


def test_a_measure_below_its_floor_fails_the_run(run_module: Run, data: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    pinned = run_module(MODULE, data, "--peers", "--floors", floors, "--pin")
    assert pinned.returncode == 0
    saved = json.loads(floors.read_text())
    saved["floors"]["title"] = 1.01
    floors.write_text(json.dumps(saved))
    done = run_module(MODULE, data, "--peers", "--floors", floors)
    assert done.returncode == 1
    assert "title: 1.0000 is below its floor 1.0100" in done.stdout


def test_a_page_is_extracted_by_the_model_of_its_own_sites_fold(data: Path, tmp_path: Path) -> None:
    for fold in range(FOLDS):
        (tmp_path / f"fold-{fold}.npz").touch()
    rows = read_truth(data)
    domains = {row["id"]: row["domain"] for row in rows}
    shares = share_out("scraper", data, rows, 2, tmp_path)
    assert sorted(id for share in shares for id, _ in share.pages) == sorted(domains)
    assert all(
        share.model == tmp_path / f"fold-{fold_of(domains[id])}.npz"
        for share in shares
        for id, _ in share.pages
    )


def test_a_peer_has_no_folds(data: Path, tmp_path: Path) -> None:
    shares = share_out("trafilatura", data, read_truth(data), 2, tmp_path)
    assert [share.model for share in shares] == [None, None]


@pytest.mark.parametrize("name", [name for name in LOADERS if installed(name)])
def test_a_peer_takes_bytes_and_gives_a_body(name: str) -> None:
    text = (
        "The harbour board said on Monday that the last ferry of the Sound will be lifted in November. " * 4
    )
    html = f"<html><body><article><h1>Ferry</h1><p>{text}</p><p>{text}</p></article></body></html>"
    assert "last ferry" in load_extractor(name)(html.encode(), "https://news.example/a")["body"]


def test_the_speed_run_prints_every_step_and_a_peer(run_module: Run, data: Path) -> None:
    done = run_module("benchmarks.speed", data, "--limit", 12)
    assert done.returncode == 0, done.stderr
    assert all(
        step in done.stdout for step in ("whole", "parse", "scan", "body", "fields", "blocks", "trafilatura")
    )
