"""What embeds cost and how well they are found: `python -m benchmarks.embeds FOLDER [--gold EMBEDS.jsonl]`.

FOLDER holds `pages/<id>.html.gz` and `truth.jsonl` (id, url). Printed are CPU milliseconds a page: of
the scan, of what recognising adds to it, and of choosing, the body being found. With `--gold`, for the pages
labelled there: how right the embeds of their articles are, and whether they come in order. `--predictions OUT`
writes the articles' embeds, one JSON object a page.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.body.corpus import read_lines, read_page
from benchmarks.embed_scores import are_in_order, count_embeds, summarise_embeds
from benchmarks.peers import load_extractor
from scraper import embeds
from scraper.body.embeds.own import choose_embeds
from scraper.body.find import find_body
from scraper.document import Document, parse
from scraper.page import Page

Row = dict[str, Any]


def seconds_of_recognising(doc: Document) -> float:
    """CPU seconds that `may_embed` and `recognise_embed` take over all elements of the page."""
    elements = [(e.node, e.tag, e.attrs) for e in doc.scan.elements]
    begun = time.process_time()
    for node, tag, attrs in elements:
        if embeds.may_embed(tag, attrs):
            embeds.recognise_embed(node, tag, attrs)
    return time.process_time() - begun


def measure(folder: Path, pages: list[Row]) -> list[list[float]]:
    """CPU seconds of each page: of the scan, of recognising, of choosing."""
    times = []
    for row in pages:
        doc = parse(Page(url=row.get("url") or "https://example.org/", body=read_page(folder, row["id"])))
        begun = time.process_time()
        doc.scan  # noqa: B018
        scanned = time.process_time() - begun
        recognised = seconds_of_recognising(doc)
        kept = find_body(doc).kept
        doc.json_ld  # noqa: B018
        begun = time.process_time()
        if kept:
            choose_embeds(doc, kept[0], kept[-1] + 1, kept)
        times.append([scanned, recognised, time.process_time() - begun])
    return times


def predict(folder: Path, pages: list[Row]) -> list[Row]:
    """The embeds of each page's article, by the whole extraction."""
    extract = load_extractor("scraper")
    return [
        {"id": row["id"], "embeds": extract(read_page(folder, row["id"]), row.get("url") or "")["embeds"]}
        for row in pages
    ]


def print_times(times: list[list[float]]) -> None:
    names = ("scan (recognising in it)", "recognising", "choosing")
    for name, column in zip(names, zip(*times, strict=True), strict=True):
        ordered = sorted(1000 * value for value in column)
        middle, mean = statistics.median(ordered), statistics.fmean(ordered)
        print(
            f"{name:<26} median {middle:.3f} ms  mean {mean:.3f}  p95 {ordered[int(0.95 * len(ordered))]:.3f}"
        )


def print_scores(found: list[Row], gold: dict[str, list[Row]]) -> None:
    """Over pages: how right the embeds are; on pages without any, how often none is given; and their order."""
    counts = [count_embeds(row["embeds"], gold[row["id"]]) for row in found]
    measures = summarise_embeds(counts)
    print(
        f"F1 {measures['embeds_f1']:.4f}  precision {measures['embeds_precision']:.4f}  "
        f"recall {measures['embeds_recall']:.4f}  pages exactly right {measures['embeds_exact']:.4f} of {len(found)}"
    )
    bare = [count for row, count in zip(found, counts, strict=True) if not gold[row["id"]]]
    print(f"pages without embeds: none given on {sum(not count.wrong for count in bare)} of {len(bare)}")
    orders = [are_in_order(row["embeds"], gold[row["id"]]) for row in found]
    ordered = [order for order in orders if order is not None]
    print(f"pages with two or more found: in order on {sum(ordered)} of {len(ordered)}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path)
    options.add_argument("--gold", type=Path, help="take only the pages labelled there, and score them")
    options.add_argument("--every", type=int, default=1, help="take every Nth page")
    options.add_argument("--predictions", type=Path)
    args = options.parse_args()
    pages = read_lines(args.folder / "truth.jsonl")
    gold = {row["id"]: row["embeds"] for row in read_lines(args.gold)} if args.gold else {}
    pages = [row for row in pages if row["id"] in gold or not args.gold][:: args.every]
    print_times(measure(args.folder, pages))
    found = predict(args.folder, pages) if args.gold or args.predictions else []
    if args.gold:
        print_scores(found, gold)
    if args.predictions:
        args.predictions.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")


if __name__ == "__main__":
    main()
