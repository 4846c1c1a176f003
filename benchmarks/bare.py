"""Writes the pages of a data folder without what they declare for machines, for every tool that takes one.

python -m benchmarks.bare ../shared/bench/dev output/bare
python -m benchmarks.quality output/bare

No scripts (JSON-LD, state) and no metas are left: fields are read off what readers see. The labels are those of the
whole pages, so that some ask for what is nowhere to be seen any more; what counts is the figure before and after.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
from pathlib import Path

from benchmarks.body.corpus import page_path, read_lines, read_page
from scraper.document import parse
from scraper.page import Page

DECLARED = "script, meta"
BESIDE = ("truth.jsonl", "audit.jsonl", "embeds.jsonl")


def write_bare(data: Path, folder: Path) -> int:
    """The folder with its labels, and each page laid bare; how many there are."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for name in BESIDE:
        if (data / name).exists():
            shutil.copyfile(data / name, folder / name)
    rows = read_lines(folder / "truth.jsonl")
    for row in rows:
        page_path(folder, row["id"]).write_bytes(
            gzip.compress(lay_bare(read_page(data, row["id"])), 1, mtime=0)
        )
    return len(rows)


def lay_bare(body: bytes) -> bytes:
    """The page in UTF-8 without what it declares; its mark says so, since the meta of its charset is gone too."""
    tree = parse(Page(url="https://bare.invalid/", body=body)).tree
    for node in tree.css(DECLARED):
        node.decompose()
    return (tree.html or "").encode("utf-8-sig", "replace")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bare", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    print(f"{args.folder}: {write_bare(args.data, args.folder)} pages")


if __name__ == "__main__":
    main()
