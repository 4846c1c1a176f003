"""Writes the whole pages of fixtures/themes as a data folder, for every tool that takes one.

python -m benchmarks.themes output/themes
python -m benchmarks.quality output/themes --folds output/folds     each page by a model that has not seen its site
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from fixtures.cases import Case, theme_cases


def write_data(folder: Path, cases: list[Case]) -> None:
    """`truth.jsonl` and `pages/<site>--<slug>.html.gz`, in the form that benchmarks/README.md tells."""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    rows = [_row(case) for case in cases]
    for row, case in zip(rows, cases, strict=True):
        (pages / f"{row['id']}.html.gz").write_bytes(gzip.compress(case.body, mtime=0))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "truth.jsonl").write_text("".join(lines), encoding="utf-8")


def _row(case: Case) -> dict[str, Any]:
    said = case.expected
    return {
        "id": case.name.replace("/", "--"),
        "set": "themes",
        "url": case.meta["url"],
        "domain": case.folder.parent.name,
        "title": said["headline"],
        "authors": said["byline"],
        "date": said["date"],
        "tags": said["tags"],
        "body": "\n".join(said["body"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.themes", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cases = theme_cases()
    write_data(folder, cases)
    print(f"{folder}: {len(cases)} pages")


if __name__ == "__main__":
    main()
