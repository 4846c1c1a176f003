"""Who wrote the pages of the data folder whose truth does not tell, labelled for this project; nobody, on many.

The truth hardly ever says that a page names no writer, so that a chooser trained on it alone takes any two capital
letters for a name. `reviewed_bylines.jsonl` has one object a page: `id` and `writers`, each as the key of a name as
the scorer compares it, so that no name of a page stands here. Where only a house or an account signs, labels
differ: such pages are left out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from benchmarks.body.corpus import read_lines

REVIEWED = Path(__file__).with_suffix(".jsonl")


def name_key(name: str) -> str:
    """A short name for a writer's name, as `scores.name_set` folds it."""
    return hashlib.md5(name.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8]


def read_reviewed() -> dict[str, set[str]]:
    """The keys of each page's writers, by the page's id; an empty set where the page names none."""
    return {row["id"]: set(row["writers"]) for row in read_lines(REVIEWED)}
