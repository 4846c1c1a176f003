"""Runs an extractor over labelled pages, in worker processes, and times each page in CPU seconds."""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.body.corpus import FOLDS, fold_of, read_page
from benchmarks.peers import load_extractor

if TYPE_CHECKING:
    from benchmarks.peers import Prediction

WARM_UP = 3
"""Pages extracted once before the clock runs: imports and first uses are not the pages' cost."""


@dataclass(frozen=True)
class Share:
    """What one process does: these pages, in this order, with this body model (the shipped one if None)."""

    extractor: str
    folder: Path
    pages: list[tuple[str, str]]
    """Id and URL."""
    model: Path | None = None


def predict(
    extractor: str, folder: Path, rows: list[dict[str, Any]], jobs: int, folds: Path | None
) -> list[Prediction]:
    """One prediction a row, in the rows' order.

    With `folds`, a page is read under the model that has not seen its site, fold-K.npz of that folder.
    """
    shares = share_out(extractor, folder, rows, jobs, folds)
    context = multiprocessing.get_context("spawn")
    # A process a share: no model, cache or warmth is left over from another share.
    with ProcessPoolExecutor(jobs, mp_context=context, max_tasks_per_child=1) as pool:
        found = {prediction["id"]: prediction for part in pool.map(run_share, shares) for prediction in part}
    return [found[row["id"]] for row in rows]


def share_out(
    extractor: str, folder: Path, rows: list[dict[str, Any]], jobs: int, folds: Path | None
) -> list[Share]:
    """The rows in shares of about equal size, each under one model."""
    models: list[Path | None] = [None]
    if folds is not None and extractor == "scraper":
        models = [*fold_models(folds)]
    shares = []
    for number, model in enumerate(models):
        mine = [
            (r["id"], r.get("url") or "") for r in rows if model is None or fold_of(r["domain"]) == number
        ]
        shares += [Share(extractor, folder, mine[i::jobs], model) for i in range(jobs) if mine[i::jobs]]
    return shares


def fold_models(folds: Path) -> list[Path]:
    """Where the folder's models are, or should be."""
    return [folds / f"fold-{fold}.npz" for fold in range(FOLDS)]


def run_share(share: Share) -> list[Prediction]:
    """Extracts the share's pages, in a process of its own."""
    os.environ["OMP_NUM_THREADS"] = "1"  # CPU time is counted over all threads
    if share.model is not None:
        os.environ["SCRAPER_BODY_MODEL"] = str(share.model.resolve())
    extract = load_extractor(share.extractor)
    for id, url in share.pages[:WARM_UP]:
        _timed(extract, read_page(share.folder, id), url)
    return [{"id": id, **_timed(extract, read_page(share.folder, id), url)} for id, url in share.pages]


def _timed(extract: Any, html: bytes, url: str) -> Prediction:
    begun = time.process_time()
    try:
        found: Prediction = extract(html, url)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"[:300]}
    return {**found, "seconds": time.process_time() - begun}
