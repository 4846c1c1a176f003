"""Floors: what a data folder has once given, it must go on giving.

A floors file holds the digest of the labels that it was made on, and one number for each measure. `--pin`
only ever raises them; to lower a floor, edit the file, so that the lowering is seen in review.
"""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("truth.jsonl", "audit.jsonl", "embeds.jsonl")
SPEED = "times_as_fast_as_trafilatura"
SLACK = {SPEED: 0.75}
"""Times vary from run to run: what is pinned is this share of the figure. Scores do not vary."""
KEPT = ("body_f1", "body_exact", "snippets_f1", "title", "authors", "date", "tags", "embeds_f1", SPEED)


def digest(folder: Path) -> str:
    """SHA-256 over the folder's label files."""
    found = hashlib.sha256()
    for name in LABELS:
        path = folder / name
        if path.exists():
            found.update(name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def fallen(measures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each measure that is below its floor, or missing.

    >>> fallen({"date": 0.9}, {"date": 0.91})
    ['date: 0.9000 is below its floor 0.9100']
    """
    return [
        f"{name}: not measured, its floor is {floor:.4f}"
        if name not in measures
        else f"{name}: {measures[name]:.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if name not in measures or measures[name] < floor
    ]


def read_floors(path: Path, corpus: str, cross_validated: bool) -> dict[str, float] | None:
    """The floors of this corpus, measured in this way; None where the file has none of them."""
    if not path.exists():
        return None
    saved = json.loads(path.read_text())
    floors: dict[str, float] | None = saved["floors"] if saved["corpus"] == corpus else None
    return floors if saved["cross_validated"] == cross_validated else None


def pin(path: Path, corpus: str, cross_validated: bool, measures: dict[str, float]) -> None:
    """Writes the measures as floors, rounded down; a floor of the same corpus that is higher stays."""
    old = read_floors(path, corpus, cross_validated) or {}
    new = {name: _down(measures[name] * SLACK.get(name, 1)) for name in KEPT if name in measures}
    floors = {name: max(value, old.get(name, 0.0)) for name, value in new.items()}
    saved = {"corpus": corpus, "cross_validated": cross_validated, "floors": old | floors}
    path.write_text(json.dumps(saved, indent=2) + "\n")


def _down(value: float) -> float:
    return math.floor(value * 1000) / 1000
