"""What embeds cost and how well they are found: `python benchmarks/embeds.py FOLDER [--gold EMBEDS.jsonl]`.

FOLDER holds `pages/<id>.html.gz` and `truth.jsonl` (id, url). Printed are CPU milliseconds a page: of
the scan, of what recognising adds to it, and of choosing, the body being found. `--predictions OUT` writes
what was chosen, one JSON object a page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from pathlib import Path
from typing import Any

from scraper import embeds
from scraper.body.find import find_body
from scraper.body.own_embeds import choose_embeds
from scraper.document import Document, parse
from scraper.page import Page


def seconds_of_recognising(doc: Document) -> float:
    """CPU seconds that `may_embed` and `recognise_embed` take over all elements of the page."""
    elements = [(e.node, e.tag, e.attrs) for e in doc.scan.elements]
    begun = time.process_time()
    for node, tag, attrs in elements:
        if embeds.may_embed(tag, attrs):
            embeds.recognise_embed(node, tag, attrs)
    return time.process_time() - begun


def measure(folder: Path, pages: list[dict[str, Any]]) -> tuple[list[list[float]], list[dict[str, Any]]]:
    times: list[list[float]] = []
    rows = []
    for row in pages:
        body = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
        doc = parse(Page(url=row.get("url") or "https://example.org/", body=body))
        begun = time.process_time()
        doc.scan  # noqa: B018
        scanned = time.process_time() - begun
        recognised = seconds_of_recognising(doc)
        kept = find_body(doc).kept
        doc.json_ld  # noqa: B018
        begun = time.process_time()
        chosen = choose_embeds(doc, kept[0], kept[-1] + 1, kept) if kept else []
        times.append([scanned, recognised, time.process_time() - begun])
        found = [leaf.embed for leaf in chosen if leaf.embed is not None]
        rows.append(
            {
                "id": row["id"],
                "embeds": [{"provider": e.provider, "key": e.key, "url": doc.absolute(e.url)} for e in found],
            }
        )
    return times, rows


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path)
    options.add_argument("--gold", type=Path, help="take only the pages labelled there")
    options.add_argument("--every", type=int, default=1, help="take every Nth page")
    options.add_argument("--predictions", type=Path)
    args = options.parse_args()
    pages = [json.loads(line) for line in (args.folder / "truth.jsonl").open(encoding="utf-8")]
    if args.gold:
        wanted = {json.loads(line)["id"] for line in args.gold.open(encoding="utf-8")}
        pages = [row for row in pages if row["id"] in wanted]
    times, rows = measure(args.folder, pages[:: args.every])
    for name, column in zip(
        ("scan (recognising in it)", "recognising", "choosing"), zip(*times, strict=True), strict=True
    ):
        ordered = sorted(1000 * value for value in column)
        middle, mean, high = (
            statistics.median(ordered),
            statistics.fmean(ordered),
            ordered[int(0.95 * len(ordered))],
        )
        print(f"{name:<26} median {middle:.3f} ms  mean {mean:.3f}  p95 {high:.3f}")
    if args.predictions:
        args.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
