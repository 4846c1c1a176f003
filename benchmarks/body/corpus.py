"""The labelled pages of a data folder (as ../shared/bench/dev) and of fixtures/themes, and each site's fold."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fixtures.cases import theme_cases
from scraper.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDS = 5


@dataclass
class Labelled:
    """A page and what is known of it: the truth's row as it stands in the file, audited where there is an audit."""

    page: Page
    truth: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.truth["id"])

    @property
    def domain(self) -> str:
        return str(self.truth["domain"])


def fold_of(domain: str) -> int:
    """The fold of a site: all its pages together, the same on every machine."""
    return int(hashlib.md5(domain.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def read_truth(folder: Path) -> list[dict[str, Any]]:
    """The truth's rows; bodies that the audit found bad are corrected, or left out."""
    rows = read_lines(folder / "truth.jsonl")
    audit = folder / "audit.jsonl"
    verdicts = {row["id"]: row for row in read_lines(audit)} if audit.exists() else {}
    for row in rows:
        verdict = verdicts.get(row["id"])
        if verdict is not None and verdict["verdict"] != "ok":
            for key in ("body", "paragraphs", "optional"):
                row.pop(key, None)
            if verdict.get("body"):
                row["body"] = verdict["body"]
    return rows


def read_pages(folder: Path, rows: list[dict[str, Any]]) -> Iterator[Labelled]:
    """The pages of these rows, in their order."""
    for row in rows:
        yield Labelled(Page(url=row.get("url") or "", body=read_page(folder, row["id"])), row)


def read_page(folder: Path, id: str) -> bytes:
    """The raw bytes of a page of the data folder."""
    return gzip.decompress(page_path(folder, id).read_bytes())


def page_path(folder: Path, id: str) -> Path:
    return folder / "pages" / f"{id}.html.gz"


def theme_pages() -> Iterator[Labelled]:
    """The whole pages that this project wrote, whatever the data folder."""
    for case in theme_cases():
        truth = {"id": case.name, "domain": case.folder.parent.name, "body": "\n".join(case.expected["body"])}
        yield Labelled(case.page(), truth)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file in JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
